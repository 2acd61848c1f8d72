"""Energy: what counts of the time between two polls, and what may be shown of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import pi, sin

import pytest

from custom_components.axis_nvr_poe.recorder.energy import SAVE_INTERVAL, EnergyCounter
from custom_components.axis_nvr_poe.vapix.models import PortStatus

from .tools import Clock, status

type Draw = Callable[[float], float]

POLL = 30.0  # s
DAY = 86_400
EVERY_FIVE_MINUTES = SAVE_INTERVAL.total_seconds()


def drawing(watts: float | None, port: int = 1, **others: float | None) -> PortStatus:
    """Return the status of a port whose device draws so much."""
    return status(port, 1, power_consumption=watts, **others)


def counted(
    *polls: list[PortStatus], apart: float = POLL, outage: bool = False
) -> dict[int, float]:
    """Return what is counted of polls, Wh, the last of them after an outage or not."""
    clock = Clock()
    counter = EnergyCounter(clock, {})
    for number, poll in enumerate(polls, start=1):
        clock.now += apart
        counter.add_poll(poll, after_outage=outage and number == len(polls))
    return counter.counted


def test_between_two_polls_the_mean_of_both_draws_counts() -> None:
    """For as long as lies between them: 6 W for a minute are 0.1 Wh."""
    before = [drawing(4.0), drawing(10.0, 2)]
    after = [drawing(8.0), drawing(2.0, 2)]

    assert counted(before, after, apart=60) == pytest.approx({1: 0.1, 2: 0.1})


@pytest.mark.parametrize(
    ("polls", "how"),
    [
        ([[drawing(6.0)]], {}),
        ([[drawing(6.0)], [drawing(6.0)]], {"outage": True}),
        ([[drawing(6.0)], [drawing(6.0)]], {"apart": 121}),
        ([[drawing(6.0)], [drawing(6.0)]], {"apart": -30}),
        ([[drawing(6.0)], [drawing(None)]], {}),
        ([[drawing(None)], [drawing(6.0)]], {}),
        ([[drawing(6.0)], []], {}),
        ([[], [drawing(6.0)]], {}),
        ([[drawing(6.0)], [drawing(None)], [drawing(6.0)]], {}),
        ([[drawing(6.0)], [], [drawing(6.0)]], {}),
    ],
    ids=[
        "first poll",
        "outage",
        "long gap",
        "clock set back",
        "unknown now",
        "unknown before",
        "vanished",
        "new",
        "unknown between",
        "away between",
    ],
)
def test_what_was_not_seen_counts_nothing(
    polls: list[list[PortStatus]], how: dict[str, float]
) -> None:
    """Nothing is made up for it, before or after."""
    assert counted(*polls, **how) == {}  # type: ignore[arg-type]


def test_a_port_without_power_draws_nothing_whether_it_says_so_or_not() -> None:
    """Its device was unplugged halfway, as far as anybody knows."""
    assert counted([drawing(6.0)], [status(1, 0)], apart=60)[1] == pytest.approx(0.05)


@pytest.mark.parametrize(("limit", "most"), [(15.4, 15.4), (None, 90.0), (0.0, 90.0)])
def test_no_device_draws_more_than_its_class_is_allowed(
    limit: float | None, most: float
) -> None:
    """A port reports 6000 W; without a class, class 8 bounds it."""
    port = drawing(6000.0, class_power_limit=limit)

    assert counted([port], [port], apart=60)[1] == pytest.approx(most / 60)


def test_a_port_that_is_gone_keeps_its_total() -> None:
    """And goes on from there when it is back."""
    clock = Clock()
    counter = EnergyCounter(clock, {1: 500.0, 2: 70.0})
    for poll in ([drawing(6.0)], [], [drawing(6.0)], [drawing(6.0)]):
        clock.now += 60
        counter.add_poll(poll, after_outage=False)

    assert counter.counted == pytest.approx({1: 500.1, 2: 70.0})


def unsaved(watt_hours: float) -> tuple[EnergyCounter, Clock]:
    """Return a counter that has just begun and counted so much."""
    clock = Clock()
    counter = EnergyCounter(clock, {1: 3.0})
    counter.add_poll([drawing(watt_hours * 60)], after_outage=False)
    clock.now += 60
    counter.add_poll([drawing(watt_hours * 60)], after_outage=False)
    return counter, clock


@pytest.mark.parametrize(
    ("watt_hours", "later", "due"),
    [
        (0.99, 0, False),
        (1.0, 0, True),
        (0.01, EVERY_FIVE_MINUTES - 61, False),
        (0.01, EVERY_FIVE_MINUTES - 60, True),
        (0.0, EVERY_FIVE_MINUTES, False),
    ],
)
def test_what_is_new_is_saved_when_it_is_much_or_old(
    watt_hours: float, later: float, due: bool
) -> None:
    """From one watt hour on, or after five minutes; nothing new is never saved."""
    counter, clock = unsaved(watt_hours)
    clock.now += later

    assert counter.is_save_due is due


def test_what_is_shown_is_on_disk() -> None:
    """Neither more nor less, whatever has been counted since."""
    counter, _ = unsaved(1.5)
    assert (counter.shown(1), counter.shown_total) == (3.0, 3.0)

    counter.tried_to_save({1: 4.0}, saved=True)
    assert (counter.shown(1), counter.shown(2), counter.shown_total) == (4.0, 0.0, 4.0)
    assert counter.unsaved == pytest.approx(0.5)


def test_a_disk_that_is_full_is_tried_again_in_five_minutes() -> None:
    """It is news once that it fails, and once that it works."""
    counter, clock = unsaved(1.5)
    news = []
    for saved in (False, False, True, True):
        news.append(counter.tried_to_save(counter.counted, saved=saved))
        if not saved:
            assert not counter.is_save_due
            clock.now += EVERY_FIVE_MINUTES
            assert counter.is_save_due

    assert news == [True, False, True, False]
    assert counter.unsaved == 0


@dataclass
class Day:
    """A recorder, and a Home Assistant that polls it, for a day."""

    draws: dict[int, Draw]
    clock: Clock = field(default_factory=Clock)
    disk: dict[int, float] = field(default_factory=dict)
    seen: float = 0.0
    """Wh, by the model's own sum over the seconds between polls in a row."""
    shown: list[float] = field(default_factory=list)
    reported: dict[float, float] = field(default_factory=dict)
    """W that port 1 reports at a time, whatever it draws."""
    _counter: EnergyCounter = field(init=False)
    _polled_at: float | None = None

    def __post_init__(self) -> None:
        """Start."""
        self.start()

    def start(self) -> None:
        """Start Home Assistant with what is on disk."""
        self._counter = EnergyCounter(self.clock, self.disk)
        self._polled_at = None

    def stop(self) -> None:
        """Stop it as it should be."""
        self._save()

    def poll(self, *, answered: bool) -> None:
        """Let half a minute pass, and poll."""
        before = self.clock.now
        self.clock.now += POLL
        if not answered:
            self._polled_at = None
            return
        self._counter.add_poll(
            [
                drawing(
                    self.reported.get(self.clock.now, draw(self.clock.now))
                    if port == 1
                    else draw(self.clock.now),
                    port,
                    class_power_limit=15.4,
                )
                for port, draw in self.draws.items()
            ],
            after_outage=self._polled_at is None,
        )
        if self._polled_at is not None:
            self.seen += sum(
                draw(before + second) / 3600
                for draw in self.draws.values()
                for second in range(int(POLL))
            )
        self._polled_at = self.clock.now
        if self._counter.is_save_due:
            self._save()
        self.shown.append(self._counter.shown_total)

    def _save(self) -> None:
        self.disk = self._counter.counted
        self._counter.tried_to_save(self.disk, saved=True)


def cameras(restart: range) -> dict[int, Draw]:
    """Return what three cameras draw: by day and night, in jumps, and hardly at all.

    They lose their power while the recorder restarts.
    """

    def powered(watts: Draw) -> Draw:
        return lambda now: 0.0 if int(now) in restart else watts(now)

    return {
        1: powered(lambda now: 6 + 3 * sin(2 * pi * now / DAY)),
        2: powered(lambda now: 2 + 7 * (now // 97) % 11),
        3: powered(lambda _: 0.4),
    }


def test_a_day_is_counted_right_and_never_falls() -> None:
    """With outages, restarts of both, kills, and a port that reports 6000 W once.

    Right is what differs by less than one in a hundred from the model's own sum
    over the time that was seen.
    """
    restart = range(30_000, 30_080)
    outages = [*range(400, 460), *range(1000, 1003), *range(2000, 2480)]
    away = {*outages, *range((30_000 - 1000) // 30, (30_080 - 1000) // 30 + 2)}
    day = Day(cameras(restart))
    day.reported[1000 + 700 * POLL] = 6000.0

    for number in range(DAY // int(POLL)):
        if number in {300, 1500, 2700}:
            day.stop()
        if number in {300, 600, 1200, 1500, 1800, 2700}:
            day.clock.now += 40
            day.start()
        day.poll(answered=number not in away)
    day.stop()

    assert day.seen > 200
    assert sum(day.disk.values()) == pytest.approx(day.seen, rel=0.01)
    assert day.shown == sorted(day.shown)
