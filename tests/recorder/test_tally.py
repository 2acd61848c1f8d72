"""What is counted of a device's restarts, and what is read of a stored count."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.axis_nvr_poe.recorder.tally import Tally

NOW = datetime(2026, 11, 26, 22, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_restart_counts_in_every_way() -> None:
    """And it ends a giving up: the day has room again."""
    tally = Tally(total=7, in_a_row=1, restarts=(NOW - HOUR,), gave_up=True)
    assert tally.with_restart(NOW) == Tally(
        total=8, in_a_row=2, restarts=(NOW - HOUR, NOW)
    )


def test_a_device_that_is_back_ends_the_row_alone() -> None:
    """The day goes on."""
    tally = Tally(total=7, in_a_row=2, restarts=(NOW,)).with_giving_up()
    assert tally.gave_up
    assert tally.with_end() == Tally(total=7, restarts=(NOW,))


def test_only_so_many_restarts_are_kept() -> None:
    """As many as may be asked for a day."""
    tally = Tally()
    for minute in range(30):
        tally = tally.with_restart(NOW + timedelta(minutes=minute))
    assert tally.total == 30
    assert len(tally.restarts) == 24
    assert tally.last_restart == NOW + timedelta(minutes=29)


@pytest.mark.parametrize(
    ("hours", "most", "wait"),
    [
        ([], 1, 0),
        ([0], 1, 24),
        ([0], 2, 0),
        ([23], 1, 1),
        ([24], 1, 0),
        ([25, 3, 2, 1], 3, 21),
        ([4, 3, 2, 1], 3, 21),
        ([4, 3, 2, 1], 4, 20),
        # Before the clock was set back, by an hour and by a week.
        ([-1], 1, 25),
        ([-168], 1, 0),
    ],
)
def test_a_day_is_the_last_24_hours(hours: list[int], most: int, wait: int) -> None:
    """Whatever the clock did; nobody waits for ever."""
    tally = Tally(restarts=tuple(NOW - hour * HOUR for hour in hours))
    assert tally.full_for(most, NOW) == wait * HOUR


def test_what_is_stored_is_read_as_it_was() -> None:
    """In words that any program reads."""
    tally = Tally(total=9, in_a_row=2, restarts=(NOW - HOUR, NOW), gave_up=True)
    assert tally.as_dict() == {
        "total": 9,
        "in_a_row": 2,
        "restarts": ["2026-11-26T21:00:00+00:00", "2026-11-26T22:00:00+00:00"],
        "gave_up": True,
    }
    assert Tally.from_stored(tally.as_dict()) == tally


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        (None, Tally()),
        ([], Tally()),
        ("total", Tally()),
        ({}, Tally()),
        ({"total": True, "in_a_row": "2", "gave_up": 1}, Tally()),
        ({"total": -1, "in_a_row": 10**9}, Tally()),
        ({"total": 3.0, "in_a_row": float("nan")}, Tally()),
        ({"restarts": "2026-11-26T22:00:00+00:00"}, Tally()),
        ({"restarts": None}, Tally()),
        (
            {"restarts": ["x", 7, None, "9999-12-31T23:59:59-14:00", NOW.isoformat()]},
            Tally(total=1, restarts=(NOW,)),
        ),
        (
            {"restarts": [NOW.isoformat(), (NOW - HOUR).isoformat()], "total": 1},
            Tally(total=2, restarts=(NOW - HOUR, NOW)),
        ),
    ],
)
def test_whatever_can_be_read_counts(stored: Any, read: Tally) -> None:
    """Whoever has spoilt the file."""
    assert Tally.from_stored(stored) == read
