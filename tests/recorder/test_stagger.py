"""Recorders that are set up together are polled apart."""

from collections import Counter
from datetime import timedelta

import pytest

from custom_components.axis_nvr_poe.recorder.stagger import first_pause

INTERVAL = timedelta(seconds=30)


@pytest.mark.parametrize("count", [2, 10, 100, 1000])
def test_no_second_has_more_than_twice_its_share(count: int) -> None:
    """However many there are; where they are few, each has a second to itself."""
    pauses = [first_pause(place, INTERVAL) for place in range(count)]
    seconds = Counter(pause // timedelta(seconds=1) for pause in pauses)
    assert max(seconds.values()) <= max(2 * count / 30, 1)
    assert all(timedelta() < pause <= INTERVAL for pause in pauses)


def test_the_first_recorder_waits_the_interval() -> None:
    """Most people have but one."""
    assert first_pause(0, INTERVAL) == INTERVAL
