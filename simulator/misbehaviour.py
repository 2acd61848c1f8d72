"""What can go wrong between a client and the recorder, on demand.

A misbehaviour wraps the ordinary course of a request: it may answer in its
place, change the answer, wait, or hang up.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, Self

from .http.auth import Authenticator
from .http.exchange import Answer, Exchange, page
from .vapix import poe_xml
from .vapix.dialect import Dialect
from .vapix.json_api import json_error
from .vapix.poe_api import PoeApi

ANY_PATH = "*"
MEBIBYTE = 1024 * 1024
TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
LOGIN_PAGE = Answer(
    b"<!DOCTYPE html>\n<html><head><title>AXIS</title></head><body>"
    b'<form method="post"><input name="username"><input type="password" '
    b'name="password"></form></body></html>\n'
)

type Proceed = Callable[[], Awaitable[Answer]]
type Act = Callable[[Situation, Proceed], Awaitable[Answer]]


class HangUpError(Exception):
    """Reset the connection instead of answering."""


@dataclass(frozen=True)
class Situation:
    """What a misbehaviour may need to know."""

    exchange: Exchange
    poe: PoeApi
    auth: Authenticator
    released: asyncio.Event


@dataclass(frozen=True)
class Misbehaviour:
    """One way to misbehave; made by the methods below."""

    name: str
    act: Act
    before_login: bool = False
    """It happens in front of the login, as a broken web server or a proxy does."""

    @classmethod
    def status(cls, status: int) -> Self:
        """Answer with an HTTP status; 401 comes with a fresh challenge."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del proceed
            if status == 401:
                return situation.auth.unauthorized(situation.exchange.scheme)
            return page(status, TITLES.get(status, "Error"))

        return cls(f"status {status}", act, before_login=True)

    @classmethod
    def login_page(cls) -> Self:
        """Answer with an HTML page and status 200."""
        return cls("login page", partial(_instead, LOGIN_PAGE), before_login=True)

    @classmethod
    def redirect(cls, to: str) -> Self:
        """Send the client elsewhere: 302 with this Location."""
        found = replace(page(302, "Found"), headers=(("Location", to),))
        return cls("redirect", partial(_instead, found), before_login=True)

    @classmethod
    def reset(cls, *, processed: bool = False) -> Self:
        """Reset the connection; `processed` carries the request out before."""
        return cls("reset", partial(_reset, processed), before_login=not processed)

    @classmethod
    def silence(cls, *, processed: bool = False) -> Self:
        """Never answer until released; `processed` carries the request out before."""
        return cls("silence", partial(_wait, processed), before_login=not processed)

    @classmethod
    def delay(cls, seconds: float) -> Self:
        """Carry the request out at once and answer later (the loop's seconds)."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del situation
            answer = await proceed()
            await asyncio.sleep(seconds)
            return answer

        return cls(f"delay {seconds:g} s", act)

    @classmethod
    def general_error(cls, code: int) -> Self:
        """Answer with a GeneralError inside HTTP 200; nothing is carried out."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del proceed
            return situation.poe.general_error(code)

        return cls(f"general error {code}", act)

    @classmethod
    def json_error(cls, code: int, message: str = "Internal error") -> Self:
        """Answer a JSON call with an error inside HTTP 200."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del proceed
            return json_error(situation.exchange.path, code, message)

        return cls(f"JSON error {code}", act)

    @classmethod
    def truncated(cls) -> Self:
        """Carry the request out and answer with the first half of the body."""
        return cls("truncated", partial(_changed, _halve))

    @classmethod
    def empty(cls) -> Self:
        """Carry the request out and answer 200 with no body."""
        return cls("empty", partial(_changed, partial(replace, body=b"")))

    @classmethod
    def wrong_type(cls, content_type: str = "application/octet-stream") -> Self:
        """Carry the request out; the right body under a wrong content type."""
        change = partial(replace, content_type=content_type)
        return cls("wrong content type", partial(_changed, change))

    @classmethod
    def huge(cls, size: int = 2 * MEBIBYTE) -> Self:
        """Carry the request out and pad the body with white space to `size` bytes."""
        return cls("huge", partial(_changed, partial(_pad, size)))

    @classmethod
    def entities(cls) -> Self:
        """Answer with XML whose entities would grow to gigabytes."""
        return cls("entities", partial(_instead, _laughs()))


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


@dataclass(eq=False)
class Mischief:
    """The rules in force."""

    poe: PoeApi
    auth: Authenticator
    rules: list[Rule] = field(default_factory=list)

    def add(self, misbehaviour: Misbehaviour, path: str, times: int | None) -> Rule:
        """Misbehave from now on."""
        if times is not None and times < 1:
            raise ValueError("A misbehaviour happens at least once")
        rule = Rule(misbehaviour, path, times)
        self.rules.append(rule)
        return rule

    def remove(self, rule: Rule) -> None:
        """End one misbehaviour; whoever waits is let go on."""
        rule.released.set()
        if rule in self.rules:
            self.rules.remove(rule)

    def clear(self) -> None:
        """Behave."""
        for rule in list(self.rules):
            self.remove(rule)

    @asynccontextmanager
    async def hold(
        self, path: str, stage: Literal["request", "answer"], times: int | None
    ) -> AsyncIterator[Held]:
        """Hold requests before or after they are carried out."""
        held = Held()
        act = partial(_hold, held, stage)
        rule = self.add(Misbehaviour("hold", act), path, times)
        try:
            yield held
        finally:
            held.release()
            self.remove(rule)

    async def around(
        self, exchange: Exchange, proceed: Proceed, *, before_login: bool
    ) -> Answer:
        """Carry a request out through every rule that applies."""
        for rule in list(self.rules):
            if rule.meets(exchange, before_login=before_login):
                situation = Situation(exchange, self.poe, self.auth, rule.released)
                proceed = partial(rule.misbehaviour.act, situation, proceed)
        return await proceed()


async def _instead(answer: Answer, _: Situation, __: Proceed) -> Answer:
    return answer


async def _changed(
    change: Callable[[Answer], Answer], _: Situation, proceed: Proceed
) -> Answer:
    return change(await proceed())


async def _reset(processed: bool, _: Situation, proceed: Proceed) -> Answer:
    if processed:
        await proceed()
    raise HangUpError


async def _wait(processed: bool, situation: Situation, proceed: Proceed) -> Answer:
    if not processed:
        await situation.released.wait()
        return await proceed()
    answer = await proceed()
    await situation.released.wait()
    return answer


async def _hold(
    held: Held, stage: Literal["request", "answer"], _: Situation, proceed: Proceed
) -> Answer:
    if stage == "request":
        held.arrived.set()
        await held.released.wait()
        return await proceed()
    answer = await proceed()
    held.arrived.set()
    await held.released.wait()
    return answer


def _halve(answer: Answer) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _pad(size: int, answer: Answer) -> Answer:
    return replace(answer, body=answer.body.ljust(size))


def _laughs() -> Answer:
    """Ten levels of ten entities each."""
    levels = ['<!ENTITY laugh0 "ha">'] + [
        f'<!ENTITY laugh{level} "{f"&laugh{level - 1};" * 10}">'
        for level in range(1, 10)
    ]
    lines = poe_xml.success(Dialect(), "GetTotalPowerLimitSuccess", "Limit", "@")
    body = poe_xml.envelope(Dialect(), "1.2", lines).decode()
    declaration, rest = body.split("\n", 1)
    document_type = "\n".join(["<!DOCTYPE PoeResponse [", *levels, "]>"])
    text = "\n".join([declaration, document_type, rest.replace("@", "&laugh9;")])
    return Answer(body=text.encode(), content_type="text/xml")
