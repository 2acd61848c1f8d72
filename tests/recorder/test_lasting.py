"""PoE failures that last: which they are, and since when."""

from datetime import timedelta

import pytest

from custom_components.axis_nvr_poe.recorder.data import RecorderData
from custom_components.axis_nvr_poe.recorder.lasting import LastingFailures

from .tools import Clock, notice, picture


def lasting(failures: LastingFailures) -> list[int]:
    """Return the ports whose failures have lasted."""
    return [failure.port for failure in failures.lasting]


def shown_after(*pictures: RecorderData, apart: float = 60) -> list[list[int]]:
    """Return the ports that are listed after each picture, a minute apart."""
    clock = Clock()
    failures = LastingFailures(clock)
    listed = []
    for one in pictures:
        failures.update(one)
        listed.append(lasting(failures))
        clock.now += apart
    return listed


FAILS, WELL, UNKNOWN = (picture(port1=code) for code in (5, 1, None))


@pytest.mark.parametrize(
    ("pictures", "listed"),
    [
        ([FAILS, FAILS, FAILS], [[], [], [1]]),
        ([FAILS, WELL, FAILS, FAILS], [[], [], [], []]),
        ([FAILS, FAILS, FAILS, WELL], [[], [], [1], []]),
        ([FAILS, UNKNOWN, FAILS], [[], [], [1]]),
        ([FAILS, FAILS, FAILS, UNKNOWN, FAILS], [[], [], [1], [], [1]]),
        ([UNKNOWN, UNKNOWN, FAILS], [[], [], []]),
        ([FAILS, picture(), FAILS, FAILS], [[], [], [], []]),
    ],
    ids=["lasts", "interrupted", "over", "unknown", "hidden", "new", "vanished"],
)
def test_a_failure_is_listed_once_it_has_lasted_two_minutes(
    pictures: list[RecorderData], listed: list[list[int]]
) -> None:
    """Not while it is unknown; but it has lasted all along if it is there after."""
    assert shown_after(*pictures) == listed


def test_a_port_that_is_refused_power_is_not_listed() -> None:
    """Another repair tells of it; should it fail otherwise, it is listed at once."""
    refused, both = picture(port1=4, port2=5), picture(port1=5, port2=5)

    assert shown_after(refused, refused, refused, both) == [[], [], [2], [1, 2]]


def test_the_recorder_as_a_whole_is_listed_where_no_port_fails() -> None:
    """It stands for any port, and says nothing beside one."""
    whole = {-1: notice(-1, text="Supply")}
    alone = WELL.with_news(whole)
    refused = picture(port1=4).with_news(whole)

    assert shown_after(alone, alone, alone) == [[], [], [-1]]
    assert shown_after(alone, alone, FAILS.with_news(whole)) == [[], [], []]
    assert shown_after(refused, refused, refused) == [[], [], []]
    over = WELL.with_news({-1: notice(-1, failing=False)})
    assert shown_after(alone, alone, over) == [[], [], []]


def test_the_next_failure_that_will_have_lasted_is_looked_forward_to() -> None:
    """Of those that have lasted there is nothing more to come."""
    clock = Clock()
    failures = LastingFailures(clock)
    assert failures.next_in is None
    failures.update(FAILS)
    clock.now += 50
    failures.update(picture(port1=5, port2=5, port3=4))
    assert failures.next_in == timedelta(seconds=70)
    clock.now += 70
    assert failures.next_in == timedelta(seconds=50)
    clock.now += 50
    assert failures.next_in is None
    assert lasting(failures) == [1, 2]
