"""The misbehaviours in force, and requests that are held open."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from .http.auth import Authenticator
from .http.exchange import Answer, Exchange
from .misbehaviour import Act, Misbehaviour, Proceed, Situation
from .vapix.poe_api import PoeApi

ANY_PATH = "*"

type Stage = Literal["request", "answer"]


@dataclass(eq=False)
class Rule:
    """A misbehaviour in force for a path."""

    misbehaviour: Misbehaviour
    path: str = ANY_PATH
    left: int | None = None
    """How many requests it still meets; None: until it is cleared."""
    hits: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def meets(self, exchange: Exchange, *, before_login: bool) -> bool:
        """Whether it applies here; counts if it does."""
        if self.misbehaviour.before_login != before_login or self.left == 0:
            return False
        if self.path not in {ANY_PATH, exchange.name}:
            return False
        self.hits += 1
        self.left = None if self.left is None else self.left - 1
        return True


@dataclass(eq=False)
class Held:
    """Requests held open by `hold`."""

    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let them go on before the context ends."""
        self.released.set()

    @property
    def acts(self) -> dict[Stage, Act]:
        """What holds a request at each stage."""
        return {"request": self._hold_request, "answer": self._hold_answer}

    async def _hold_request(self, _: Situation, proceed: Proceed) -> Answer:
        await self._hold()
        return await proceed()

    async def _hold_answer(self, _: Situation, proceed: Proceed) -> Answer:
        answer = await proceed()
        await self._hold()
        return answer

    async def _hold(self) -> None:
        self.arrived.set()
        await self.released.wait()


@dataclass(eq=False)
class Rules:
    """All that is in force."""

    poe: PoeApi
    auth: Authenticator
    in_force: list[Rule] = field(default_factory=list)

    def add(self, misbehaviour: Misbehaviour, path: str, times: int | None) -> Rule:
        """Misbehave from now on."""
        if times is not None and times < 1:
            raise ValueError("A misbehaviour happens at least once")
        rule = Rule(misbehaviour, path, times)
        self.in_force.append(rule)
        return rule

    def remove(self, rule: Rule) -> None:
        """End one misbehaviour; whoever waits is let go on."""
        rule.released.set()
        if rule in self.in_force:
            self.in_force.remove(rule)

    def clear(self) -> None:
        """Behave."""
        for rule in list(self.in_force):
            self.remove(rule)

    @asynccontextmanager
    async def hold(
        self, path: str, stage: Stage, times: int | None
    ) -> AsyncIterator[Held]:
        """Hold requests before or after they are carried out."""
        held = Held()
        rule = self.add(Misbehaviour("hold", held.acts[stage]), path, times)
        try:
            yield held
        finally:
            held.release()
            self.remove(rule)

    async def around(
        self, exchange: Exchange, proceed: Proceed, *, before_login: bool
    ) -> Answer:
        """Carry a request out through every rule that applies."""
        for rule in list(self.in_force):
            if rule.meets(exchange, before_login=before_login):
                situation = Situation(exchange, self.poe, self.auth, rule.released)
                proceed = partial(rule.misbehaviour.act, situation, proceed)
        return await proceed()
