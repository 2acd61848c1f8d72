"""When Home Assistant is killed, and what turns out to have happened until then."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from random import Random
from typing import Any

from .control import PORTS, Control

READ = "getportmode"
SET = "setportmode"

BUTTON_SHARE = 0.1
"""of the rounds use the button, whose off time is long."""

BUTTON_OFF_TIME = 10.0
HESITATION = 0.3
"""s, the time there is to prepare for the call after the one that is answered."""


class Kind(StrEnum):
    """Why a port goes off."""

    CYCLE = "cycle"
    HELD = "held"
    """A power cycle for which the last port is held off, as it waits for power."""
    SHED = "shed"
    """Load that is shed, and brought back after another port."""


class Phase(StrEnum):
    """How far a port had come on its way off and on again."""

    BEFORE_RECORD = "before the record"
    RECORDED = "recorded, off not sent"
    OFF_SENT = "off sent, not carried out"
    OFF_DONE = "off carried out, not answered"
    OFF_ANSWERED = "off answered, not read back"
    WAIT = "wait"
    ON_SENT = "on sent, not carried out"
    ON_DONE = "on carried out, not answered"
    ON_ANSWERED = "on answered, still recorded"
    OVER = "over"
    UNRECORDED = "off, but not recorded"
    """Which must never be."""


@dataclass(frozen=True, kw_only=True)
class Round:
    """What was drawn."""

    kind: Kind
    aim: Aim
    port: int
    off_time: int | None
    """s; None: by the button. Of shed load the pause before it comes back."""
    pause: float
    """s between the moment that is aimed at and the kill."""
    fraction: float
    """Where in a stretch of time the kill is to be."""
    stretch: int
    """Which of a few stretches that is."""

    @property
    def seconds_off(self) -> float:
        """How long the port is to be off."""
        return BUTTON_OFF_TIME if self.off_time is None else self.off_time


@dataclass(frozen=True)
class Aim:
    """A moment to kill at."""

    name: str
    come: Callable[[Control, Round], Awaitable[None]]
    """Waits for the moment; begins when the port's way off does."""
    kinds: tuple[Kind, ...] = tuple(Kind)
    again: bool = False
    """Kill in the wait first, and at this moment of the restore after it."""


async def _at_first(call: str, carried_out: bool, to: Control, one: Round) -> None:
    """Wait for the first call of a kind."""
    await to.hold(call, carried_out=carried_out)


async def _off_read_back(to: Control, one: Round) -> None:
    await to.hesitate(SET, HESITATION)
    await to.becomes(one.port, on=False)
    await to.hold(READ, carried_out=True)


async def _wait(to: Control, one: Round) -> None:
    await to.becomes(one.port, on=False)
    await asyncio.sleep(one.fraction * (one.seconds_off - 0.5))


async def _on(carried_out: bool, to: Control, one: Round) -> None:
    await to.becomes(one.port, on=False)
    # The off has to be answered first: it is the same call.
    await asyncio.sleep(HESITATION)
    await to.hold(SET, carried_out=carried_out)


async def _on_read_back(to: Control, one: Round) -> None:
    await to.becomes(one.port, on=False)
    await asyncio.sleep(HESITATION)
    await to.hesitate(SET, HESITATION)
    await to.becomes(one.port, on=True)
    await to.hold(READ, carried_out=True)


async def _held_on(to: Control, one: Round) -> None:
    """Wait until what was held is turned on after the cycled port."""
    await to.becomes(one.port, on=False)
    await to.becomes(one.port, on=True)
    # Its on has to be answered first: it is the same call.
    await asyncio.sleep(HESITATION)
    await to.hold(SET, carried_out=True)


async def _by_chance(to: Control, one: Round) -> None:
    """Wait for any moment, of the whole or of its livelier parts."""
    begin, end = (
        (0.0, one.seconds_off + 0.3),
        (0.0, 0.2),
        (one.seconds_off, one.seconds_off + 0.2),
    )[one.stretch]
    await asyncio.sleep(begin + one.fraction * (end - begin))


# What is held goes off before the cycled port.
_NOT_HELD = (Kind.CYCLE, Kind.SHED)

AIMS = (
    Aim("before the record", partial(_at_first, READ, False)),
    Aim("off, not carried out", partial(_at_first, SET, False), kinds=_NOT_HELD),
    Aim("off, carried out", partial(_at_first, SET, True), kinds=_NOT_HELD),
    Aim("hold, not carried out", partial(_at_first, SET, False), kinds=(Kind.HELD,)),
    Aim("hold, carried out", partial(_at_first, SET, True), kinds=(Kind.HELD,)),
    Aim("off, read back", _off_read_back),
    Aim("wait", _wait),
    Aim("on, not carried out", partial(_on, False)),
    Aim("on, carried out", partial(_on, True)),
    Aim("on, read back", _on_read_back),
    Aim("what was held is on", _held_on, kinds=(Kind.HELD,)),
    Aim("by chance", _by_chance),
    Aim("on after a start", partial(_at_first, SET, True), again=True),
)


PLANS = tuple((aim, kind) for aim in AIMS for kind in aim.kinds)


def draw(seed: int, rounds: int) -> list[Round]:
    """Draw what is done; every plan comes as often as any other, in any order."""
    random = Random(seed)  # noqa: S311 - to be drawn once more
    drawn: list[Round] = []
    while len(drawn) < rounds:
        plans = random.sample(PLANS, len(PLANS))
        drawn += (_draw(random, aim, kind) for aim, kind in plans)
    return drawn[:rounds]


def phase(recorder: dict[str, Any], intended: set[int], port: int) -> Phase:
    """Tell how far a power cycle had come, by the recorder and the disk alone."""
    calls = [
        (call["path"], call["query"].get("enabled"), call["status"] is not None)
        for call in recorder["requests"]
        if call["query"].get("port") == str(port)
    ]
    is_on = recorder["ports"][port - 1]["enabled"]
    is_recorded = port in intended
    switched = [call for call in calls if call[0] == SET]
    _, enabled, answered = switched[-1] if switched else (SET, None, False)
    if not is_recorded and (enabled == "no" or not is_on):
        return Phase.UNRECORDED
    if enabled is None:
        return Phase.RECORDED if is_recorded else Phase.BEFORE_RECORD
    if enabled == "no":
        if not answered:
            return Phase.OFF_SENT if is_on else Phase.OFF_DONE
        # Whatever is read after the switching: the read-back comes first.
        is_read = calls[-1][0] == READ and calls[-1][2]
        return Phase.WAIT if is_read else Phase.OFF_ANSWERED
    if not answered:
        return Phase.ON_DONE if is_on else Phase.ON_SENT
    return Phase.ON_ANSWERED if is_recorded else Phase.OVER


def _draw(random: Random, aim: Aim, kind: Kind) -> Round:
    by_button = kind is not Kind.SHED and random.random() < BUTTON_SHARE
    return Round(
        kind=kind,
        aim=aim,
        port=random.choice(_CHOICE[kind]),
        off_time=None if by_button else random.randint(*_OFF_TIMES[kind]),
        pause=random.uniform(0, 0.3),
        fraction=random.random(),
        stretch=random.randrange(3),
    )


# The last one is held, and the first one is shed and comes back before the other.
_CHOICE = {Kind.CYCLE: PORTS, Kind.HELD: PORTS[:-1], Kind.SHED: PORTS[1:]}

# s; long enough for a poll to see that the cycled port is off where one is held.
_OFF_TIMES = {Kind.CYCLE: (1, 4), Kind.HELD: (3, 5), Kind.SHED: (1, 4)}
