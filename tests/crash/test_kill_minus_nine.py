"""A port comes on again whenever Home Assistant is killed."""

import os
import secrets
from time import monotonic

import pytest

from .moments import PLANS, Phase, draw
from .rounds import Outcome, play, table
from .stage import Stage

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "10"))
SEED = int(os.environ.get("CRASH_SEED") or secrets.randbelow(1_000_000))


@pytest.mark.slow
@pytest.mark.timeout(120 + 60 * ROUNDS)
async def test_a_port_comes_on_whenever_home_assistant_is_killed(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    """Within a poll of the start, but for shed load; nothing is owed after it."""

    def say(text: str) -> None:
        with capsys.disabled():
            print(text)  # noqa: T201 - what the suite is run for

    say(f"\n{ROUNDS} rounds, CRASH_SEED={SEED}")
    outcomes: list[Outcome] = []
    for number, one in enumerate(draw(SEED, ROUNDS), start=1):
        began = monotonic()
        outcome = await play(stage, one)
        outcomes.append(outcome)
        off_time = "button" if one.off_time is None else f"{one.off_time} s"
        say(
            f"{number:>4}  {one.kind:<5}  port {one.port}, {off_time:<6}  "
            f"{outcome.phase:<44} "
            f"{outcome.wrong or 'right'} ({monotonic() - began:.1f} s)"
        )
    say(f"\n{table(outcomes)}")

    wrong = [outcome for outcome in outcomes if outcome.wrong]
    assert not wrong
    if len(PLANS) <= ROUNDS:
        met = {outcome.phase for outcome in outcomes}
        assert met >= {
            Phase.BEFORE_RECORD,
            Phase.OFF_SENT,
            Phase.OFF_DONE,
            Phase.OFF_ANSWERED,
            Phase.WAIT,
            Phase.ON_SENT,
            Phase.ON_DONE,
            Phase.ON_ANSWERED,
        }
