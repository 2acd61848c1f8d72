"""What is kept on disk of a port that is off, and when that is to come on."""

from datetime import datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.restore import Kind, Restore
from custom_components.axis_nvr_poe.restores import Restores

from .selection import every

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock(freezer: FrozenDateTimeFactory) -> None:
    """Let the clock stand still."""
    freezer.move_to("2026-11-27 12:00:00+00:00")


def at(delta: timedelta) -> datetime:
    """Return a time from now."""
    return dt_util.utcnow() + delta


def shed(until: timedelta, stagger: float = 10) -> Restore:
    """Return shed load that is to come back in a while."""
    return Restore(
        kind=Kind.SHED,
        since=at(-HOUR),
        until=at(until),
        stagger=timedelta(seconds=stagger),
    )


CYCLE = Restore.from_stored(
    {"since": "2026-11-27T11:59:50+00:00", "until": "2026-11-27T12:00:10+00:00"}
)


@pytest.mark.parametrize(
    "restore",
    [
        lambda: Restore.cycle(10 * SECOND, "watchdog"),
        lambda: Restore.held(2, Restore.cycle(10 * SECOND, "person")),
        Restore.shed,
        lambda: shed(HOUR, 2.5),
    ],
    ids=["cycle", "held", "shed", "shed and planned"],
)
def test_all_that_is_kept_is_read_again(restore: Any) -> None:
    """Nothing is lost on disk."""
    kept = restore()
    assert Restore.from_stored(dict(kept.as_dict())) == kept


def test_a_record_from_before_there_were_kinds_is_a_cycle() -> None:
    """Wanted by a person."""
    assert (CYCLE.kind, CYCLE.by, CYCLE.held_for) == (Kind.CYCLE, "person", None)
    assert CYCLE.delay() == 10 * SECOND


@pytest.mark.parametrize(
    ("stored", "kind", "delay"),
    every(
        3,
        [
            (None, Kind.CYCLE, 0),
            ([], Kind.CYCLE, 0),
            ({"kind": "held"}, Kind.HELD, 0),
            ({"kind": "shed"}, Kind.SHED, 0),
            ({"kind": "shed", "until": "later"}, Kind.SHED, 0),
            ({"kind": "shed", "until": 0}, Kind.SHED, 0),
            ({"kind": "cycle", "until": None}, Kind.CYCLE, 0),
            ({"kind": "SHED", "until": None}, Kind.CYCLE, 0),
            ({"kind": {"shed": 1}, "until": None}, Kind.CYCLE, 0),
            ({"kind": None}, Kind.CYCLE, 0),
        ],
    ),
)
def test_what_cannot_be_read_is_due_now(stored: Any, kind: Kind, delay: int) -> None:
    """Whatever can be read of it counts."""
    restore = Restore.from_stored(stored)
    assert (restore.kind, restore.waits_for_person) == (kind, False)
    assert restore.delay() == delay * SECOND


@pytest.mark.parametrize("since", ["2026-11-27T11:00:00+00:00", "x", None, 5])
def test_shed_load_stays_shed_although_its_beginning_cannot_be_read(since: Any) -> None:
    """Nobody has said that it is to come back."""
    restore = Restore.from_stored({"kind": "shed", "since": since, "until": None})
    assert restore.waits_for_word
    assert not restore.is_forgotten()


@pytest.mark.parametrize(
    ("stored", "port"),
    [
        (2, 2),
        (128, 128),
        (0, None),
        (129, None),
        (True, None),
        ("2", None),
        (2.0, None),
    ],
)
def test_for_whom_a_port_is_held_is_a_port_or_nobody(
    stored: Any, port: int | None
) -> None:
    """As recorders number them."""
    assert Restore.from_stored({"kind": "held", "for": stored}).held_for == port


@pytest.mark.parametrize(
    ("stored", "seconds"),
    [
        (0, 0),
        (2.5, 2.5),
        (3600, 3600),
        (3601, 3600),
        (10**400, 3600),
        (-1, 0),
        (float("nan"), 0),
        (float("inf"), 3600),
        (True, 10),
        ("5", 10),
        (None, 10),
    ],
)
def test_a_pause_between_two_ports_stays_within_its_bounds(
    stored: Any, seconds: float
) -> None:
    """At most an hour."""
    restore = Restore.from_stored({"kind": "shed", "stagger": stored})
    assert restore.stagger == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("kind", "since", "until", "delay"),
    [
        (Kind.CYCLE, -HOUR, -SECOND, timedelta()),
        (Kind.CYCLE, DAY, DAY + 10 * SECOND, 10 * SECOND),
        (Kind.CYCLE, -DAY, DAY, HOUR),
        (Kind.HELD, -DAY, DAY, HOUR + timedelta(minutes=1)),
        (Kind.SHED, -DAY, 3 * HOUR, 3 * HOUR),
        (Kind.SHED, DAY, HOUR, HOUR),
    ],
    ids=["past", "clock set back", "too long", "held", "shed", "shed, clock set back"],
)
def test_nothing_stays_off_for_longer_than_may_be_meant(
    kind: Kind, since: timedelta, until: timedelta, delay: timedelta
) -> None:
    """However the clock was set since."""
    assert Restore(kind=kind, since=at(since), until=at(until)).delay() == delay


@pytest.mark.parametrize(
    ("restore", "in_a_day"),
    [
        (lambda: Restore(since=at(-HOUR), until=at(-SECOND)), True),
        (lambda: Restore(since=at(-HOUR), until=at(SECOND)), False),
        (Restore.shed, True),
        (lambda: shed(SECOND), False),
    ],
)
def test_a_person_is_asked_a_day_after_it_was_to_be_on(
    freezer: FrozenDateTimeFactory, restore: Any, in_a_day: bool
) -> None:
    """Or after it was shed, where nobody has said until when."""
    one = restore()
    assert not one.is_forgotten()
    freezer.tick(DAY)
    assert one.is_forgotten() is in_a_day
    freezer.tick(2 * SECOND)
    assert one.is_forgotten()


def test_a_time_at_the_end_of_all_times_is_no_trouble() -> None:
    """Written by hand, or by a bit that fell over."""
    last = "9999-12-31T23:59:59+00:00"
    restore = Restore.from_stored({"kind": "shed", "since": last, "until": last})
    assert restore.until_forgotten() == DAY
    assert restore.delay() == 128 * HOUR


def test_only_shed_load_waits_for_a_word() -> None:
    """A power cycle comes to its end by itself, whatever its time."""
    now, last = at(timedelta()).isoformat(), "9999-12-31T23:59:59.999999+00:00"
    restore = Restore.from_stored({"since": now, "until": last})
    assert not restore.waits_for_person
    assert restore.delay() == HOUR


async def test_what_waits_for_a_word_has_no_time(hass: HomeAssistant) -> None:
    """All else comes on by itself."""
    some = Restores(hass, MockConfigEntry(domain="axis_nvr_poe"))
    await some.async_change({1: CYCLE, 2: shed(5 * SECOND), 4: Restore.shed()})
    assert some.delays() == {1: 10 * SECOND, 2: 5 * SECOND}
