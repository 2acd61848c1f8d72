"""A port comes on again although more goes wrong than Home Assistant alone."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from .control import Control
from .moments import SET
from .stage import Stage
from .waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

PORT = 2
OWED = ["owed_restore"]
OUTAGE = 8.0
"""s, several attempts long."""


async def owes(stage: Stage) -> None:
    """Wait until a repair issue says that a port is still off, and see that it is."""

    async def is_said() -> bool:
        return await stage.home.issues() == OWED

    await until(is_said)
    assert stage.home.intended() == {PORT}


async def is_restored(stage: Stage) -> None:
    """Wait until the port is on and nothing is owed, and see that it is shown."""

    async def is_over() -> bool:
        return (
            await stage.recorder.is_on(PORT)
            and not stage.home.intended()
            and not await stage.home.issues()
            and await stage.is_shown(PORT) == "on"
        )

    await until(is_over)


async def test_a_recorder_that_is_gone_at_the_start_is_told_once_it_is_back(
    stage: Stage,
) -> None:
    """Nobody listens at its address when Home Assistant starts again."""
    await stage.kill_in_the_wait(PORT)
    await stage.recorder.end()

    await stage.home.start()
    await owes(stage)
    await asyncio.sleep(OUTAGE)
    await owes(stage)

    await stage.recorder.start()
    assert not await stage.recorder.is_on(PORT)
    await is_restored(stage)


async def _refuses(recorder: Control) -> None:
    await recorder.refuse(SET, 10)


async def _resets(recorder: Control) -> None:
    await recorder.misbehave("reset", SET)


async def _knows_nobody(recorder: Control) -> None:
    await recorder.misbehave("status", SET, status=401)


@pytest.mark.parametrize(
    ("misbehave", "killed"),
    [(_refuses, False), (_refuses, True), (_resets, True), (_knows_nobody, True)],
    ids=["error 10", "error 10, killed", "reset, killed", "lost session, killed"],
)
async def test_an_on_that_the_recorder_refuses_is_tried_until_it_is_done(
    stage: Stage, misbehave: Callable[[Control], Awaitable[None]], killed: bool
) -> None:
    """A repair issue is there meanwhile, after a kill too."""
    await stage.cycle(PORT, 2)
    if killed:
        await stage.home.kill()
    await misbehave(stage.recorder)
    if killed:
        await stage.home.start_with_recorder()

    await owes(stage)
    await asyncio.sleep(OUTAGE)
    await owes(stage)
    assert not await stage.recorder.is_on(PORT)

    await stage.recorder.behave()
    await is_restored(stage)


@pytest.mark.parametrize("carried_out", [False, True], ids=["", "carried out"])
async def test_a_recorder_that_restarts_at_the_moment_of_the_on_has_it_on_after_it(
    stage: Stage, carried_out: bool
) -> None:
    """The connection is lost in the middle of the call."""
    await stage.cycle(PORT, 2)
    await stage.recorder.hold(SET, carried_out=carried_out)
    await stage.recorder.do("restart", seconds=OUTAGE)

    await owes(stage)
    await is_restored(stage)


async def test_a_recorder_that_restarts_at_the_first_on_after_a_start_has_it_on(
    stage: Stage,
) -> None:
    """Home Assistant was killed, and is hardly up when the recorder goes."""
    await stage.kill_in_the_wait(PORT)
    await stage.home.begin()
    await stage.recorder.hold(SET, carried_out=False)
    await stage.recorder.do("restart", seconds=OUTAGE)
    await stage.home.connect()

    await owes(stage)
    await is_restored(stage)


async def test_a_port_is_on_before_home_assistant_has_ended(stage: Stage) -> None:
    """It is asked to end in the wait, which would have been long."""
    await stage.cycle(PORT, 600)
    assert not await stage.recorder.is_on(PORT)

    await stage.home.terminate()

    # Nobody else could have turned it on.
    assert await stage.recorder.is_on(PORT)
    assert stage.home.intended() == set()

    await stage.home.start_with_recorder()
    assert await stage.home.issues() == []
    assert await stage.is_shown(PORT) == "on"


async def test_a_port_that_cannot_be_turned_on_at_the_end_is_at_the_next_start(
    stage: Stage,
) -> None:
    """The recorder refuses while Home Assistant ends, which it does all the same."""
    await stage.cycle(PORT, 600)
    await stage.recorder.refuse(SET, 10)
    await stage.home.terminate()
    assert stage.home.intended() == {PORT}

    await stage.recorder.behave()
    await stage.home.start_with_recorder()
    await stage.switch(PORT, on=True)
    await is_restored(stage)


async def test_a_port_that_a_person_turned_off_in_the_wait_stays_off(
    stage: Stage,
) -> None:
    """What a person wants outlives the kill."""
    off_time = 3
    await stage.cycle(PORT, off_time)
    await stage.switch(PORT, on=False)
    await stage.home.kill()

    await stage.home.start_with_recorder()
    await asyncio.sleep(off_time)

    assert not await stage.recorder.is_on(PORT)
    assert stage.home.intended() == set()
    assert await stage.home.issues() == []
    assert await stage.is_shown(PORT) == "off"


async def test_a_port_that_a_person_turned_on_in_the_wait_is_left_alone(
    stage: Stage,
) -> None:
    """It is on, and nothing is intended any more."""
    await stage.cycle(PORT, 600)
    await stage.switch(PORT, on=True)
    await stage.home.kill()
    await stage.recorder.do("reset_log")

    await stage.home.start_with_recorder()
    await is_restored(stage)

    requests = (await stage.recorder.state())["requests"]
    assert SET not in {request["path"] for request in requests}


async def test_two_ports_off_at_once_both_come_on(stage: Stage) -> None:
    """One of them has been off for longer."""
    await stage.cycle(1, 4)
    await stage.cycle(PORT, 1)
    await stage.home.kill()
    assert stage.home.intended() == {1, PORT}

    await stage.home.start_with_recorder()
    await stage.recorder.becomes(1, on=True)
    await is_restored(stage)
