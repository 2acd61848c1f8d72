"""When a device that hangs is restarted, and when it is left alone."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import inf
from typing import Any

import pytest

from custom_components.axis_nvr_poe.recorder.data import Port
from custom_components.axis_nvr_poe.recorder.tally import Tally
from custom_components.axis_nvr_poe.recorder.watchdog import (
    Decision,
    Limits,
    Moment,
    Presence,
    Sight,
    Step,
    Vigil,
)

from .tools import notice, status

START = 10_000.0
DATE = datetime(2026, 11, 26, 22, 0, tzinfo=UTC)
POWERED = Port(status=status(1, 1), enabled=True)
WELL = Sight(port=POWERED, presence=Presence.HERE)
DAY = 86_400.0
USUAL = Limits(unavailable_for=300, max_restarts=4)
NEVER = Tally()


@dataclass
class Yard:
    """Devices that are watched, by port; unavailable for 300 s, 4 restarts a day."""

    sights: dict[int, Sight] = field(default_factory=lambda: {1: WELL})
    limits: Limits = USUAL
    tally: Tally = NEVER
    started: float = -inf
    now: float = START
    vigil: Vigil = field(default_factory=Vigil)

    def __post_init__(self) -> None:
        """Have a first look."""
        self.look()

    @property
    def date(self) -> datetime:
        """Return the date, which goes with the clock."""
        return DATE + timedelta(seconds=self.now - START)

    def look(self) -> None:
        """Have everything seen as it is now."""
        self.vigil.look(dict(self.sights), self.now)

    def see(self, number: int = 1, /, **changes: Any) -> None:
        """See something else at a port from now on."""
        self.sights[number] = replace(self.sights.get(number, WELL), **changes)
        self.look()

    def lose(self, *ports: int) -> None:
        """Lose devices now."""
        for port in ports or (1,):
            self.see(port, presence=Presence.GONE, since=self.now)

    def wait(self, seconds: float) -> None:
        """Let time pass, and look."""
        self.now += seconds
        self.look()

    def decide(self, port: int = 1) -> Decision:
        """Return what is to be done now."""
        moment = Moment(now=self.now, date=self.date, started=self.started)
        return self.vigil.decide(port, self.limits, self.tally, moment)

    def next(self, port: int = 1, within: float = DAY) -> tuple[float, Step] | None:
        """Return after how many s something is to be done, if nothing else happens.

        Looks only when it was said to.
        """
        begun = self.now
        while self.now - begun <= within:
            decision = self.decide(port)
            if decision.step is not Step.NOTHING:
                return round(self.now - begun, 3), decision.step
            if decision.again is None:
                return None
            assert decision.again > self.now
            self.wait(decision.again - self.now)
        return None

    def restart(self) -> None:
        """Restart the device: off, on again 10 s later."""
        self.tally = self.tally.with_restart(self.date)
        self.see(cycled=True)
        self.wait(10)
        self.see(cycled=False)


def test_a_device_that_is_gone_is_restarted_in_time() -> None:
    """Not a moment before."""
    yard = Yard()
    yard.lose()
    assert yard.next() == (300, Step.RESTART)


def test_a_device_that_is_here_is_left_alone() -> None:
    """And whatever was begun is over."""
    assert Yard().next() == (0, Step.END)


def test_the_time_counts_from_when_the_device_went() -> None:
    """Although somebody looks only later, the recorder being watched for longer."""
    yard = Yard()
    yard.wait(400)
    yard.see(presence=Presence.GONE, since=yard.now - 200)
    assert yard.next() == (100, Step.RESTART)


def test_the_time_goes_on_while_the_device_is_gone() -> None:
    """Whichever of its entities says so anew."""
    yard = Yard()
    yard.lose()
    yard.wait(200)
    yard.lose()
    assert yard.next() == (100, Step.RESTART)


def test_the_time_does_not_count_from_before_the_port_is_known_to_give_power() -> None:
    """The recorder may have restarted just before it was set up."""
    yard = Yard(sights={1: replace(WELL, presence=Presence.GONE, since=START - 900)})
    assert yard.next() == (300, Step.RESTART)


def test_a_device_that_comes_back_in_time_is_not_restarted() -> None:
    """The next time counts anew."""
    yard = Yard()
    yard.lose()
    yard.wait(299)
    yard.see(presence=Presence.HERE)
    assert yard.next() == (0, Step.END)
    yard.lose()
    assert yard.next() == (300, Step.RESTART)


HINDRANCES = {
    "recorder away": {"port": None},
    "not connected": {"port": replace(POWERED, status=status(1, 0))},
    "without PoE": {"port": replace(POWERED, status=status(1, 2))},
    "disabled": {"port": replace(POWERED, status=status(1, 3))},
    "power budget": {"port": replace(POWERED, status=status(1, 4))},
    "error": {"port": replace(POWERED, status=status(1, 5))},
    "unknown status": {"port": replace(POWERED, status=status(1, None))},
    "just turned off": {"port": replace(POWERED, enabled=False)},
    "failure pushed": {"port": replace(POWERED, news=notice())},
    "being cycled": {"cycled": True},
    "protected": {"protected": True},
    "updating": {"updating": True},
}


@pytest.mark.parametrize("hindrance", HINDRANCES.values(), ids=HINDRANCES.keys())
@pytest.mark.parametrize("when", [0, 299])
def test_a_device_is_never_restarted_while(
    hindrance: dict[str, Any], when: int
) -> None:
    """And once that is over, it has three minutes to start before the time counts."""
    yard = Yard()
    yard.lose()
    yard.wait(when)
    yard.see(**hindrance)
    assert yard.next() is None
    yard.wait(1000)
    assert yard.decide().step is Step.NOTHING

    yard.see(port=POWERED, cycled=False, protected=False, updating=False)
    assert yard.next() == (180 + 300, Step.RESTART)


def test_a_device_whose_port_was_just_turned_on_has_time_to_start() -> None:
    """Although it is seen to be gone only then."""
    yard = Yard()
    yard.see(port=replace(POWERED, enabled=False))
    yard.wait(10)
    yard.see(port=POWERED)
    yard.lose()
    assert yard.next() == (180 + 300, Step.RESTART)


def test_a_port_that_appears_is_watched_from_then_on() -> None:
    """Its device was not there before."""
    yard = Yard()
    yard.wait(900)
    yard.lose(2)
    assert yard.next(2) == (300, Step.RESTART)


# Home Assistant's start


def test_nothing_is_done_before_home_assistant_has_started() -> None:
    """Nothing is told or ended either; states are from before the start."""
    yard = Yard(started=inf)
    for presence in Presence:
        yard.see(presence=presence)
        assert yard.next() is None


@pytest.mark.parametrize(("gone_at", "due"), [(0, 600), (299, 600), (400, 700)])
def test_the_first_five_minutes_after_the_start_do_not_count(
    gone_at: int, due: int
) -> None:
    """Whenever in them the device has gone."""
    yard = Yard(started=START)
    yard.wait(gone_at)
    yard.lose()
    assert yard.next() == (due - gone_at, Step.RESTART)


# Updates


def test_an_update_goes_on_while_its_entity_is_gone_as_well() -> None:
    """As it is while the device starts its new firmware; an hour is enough."""
    yard = Yard()
    yard.see(updating=True)
    yard.wait(60)
    yard.lose()
    yard.see(updating=None)
    assert yard.next() == (3600 + 180 + 300, Step.RESTART)


def test_an_update_that_nobody_saw_begin_is_none() -> None:
    """An entity that is unavailable hides nothing by itself."""
    yard = Yard()
    yard.see(updating=None)
    yard.lose()
    assert yard.next() == (300, Step.RESTART)


def test_an_update_is_over_when_its_entity_says_so() -> None:
    """The device restarts after it, which takes its time."""
    yard = Yard()
    yard.see(updating=True)
    yard.lose()
    yard.see(updating=False)
    yard.see(updating=None)
    assert yard.next() == (180 + 300, Step.RESTART)


# The network

MINUTE = 60


@pytest.mark.parametrize(
    ("watched", "gone", "restarted"),
    [
        # When each has gone, s.
        (1, [0], True),
        (2, [0], True),
        (2, [0, 0], False),
        (2, [0, 120], False),
        (2, [0, 121], True),
        (3, [0, 60], False),
        (4, [0, 60], True),
        (4, [0, 60, 120], False),
        (4, [0, 60, 121], True),
        (5, [0, 100, 200], True),
        (8, [0, 30, 60, 90, 119], False),
    ],
)
def test_more_than_half_that_go_together_are_the_network(
    watched: int, gone: list[int], restarted: bool
) -> None:
    """At least two of them, within two minutes."""
    yard = Yard(sights=dict.fromkeys(range(1, watched + 1), WELL))
    for port, at in enumerate(gone, 1):
        yard.wait(START + at - yard.now)
        yard.lose(port)
    assert (yard.next() is not None) is restarted


def test_the_network_takes_those_along_that_have_not_been_gone_for_long() -> None:
    """Of several, none is restarted before it is known who goes with it."""
    yard = Yard(
        sights={1: WELL, 2: WELL}, limits=Limits(unavailable_for=60, max_restarts=4)
    )
    yard.lose(1)
    assert yard.decide().again == START + 120
    yard.wait(100)
    yard.lose(2)
    assert yard.next() is None

    alone = Yard(limits=Limits(unavailable_for=60, max_restarts=4))
    alone.lose()
    assert alone.next() == (60, Step.RESTART)


def test_whoever_the_network_does_not_bring_back_has_time_to_come() -> None:
    """The others may be a little faster."""
    yard = Yard(sights=dict.fromkeys((1, 2, 3, 4), WELL))
    yard.lose(1, 2, 3)
    yard.wait(1000)
    yard.see(3, presence=Presence.HERE)
    assert yard.next() == (180 + 300, Step.RESTART)


@pytest.mark.parametrize(
    ("third", "restarted"),
    [
        (WELL, True),
        # On a port of its own supply, it still shows that the network is there.
        (replace(WELL, port=replace(POWERED, status=status(3, 2))), True),
        # Without power, not watched, or without entities it shows nothing.
        (Sight(port=replace(POWERED, enabled=False), presence=Presence.GONE), False),
        (Sight(port=POWERED), False),
        (Sight(port=POWERED, presence=Presence.UNSEEN), False),
    ],
)
def test_who_counts_among_the_watched(third: Sight, restarted: bool) -> None:
    """Two of four are half, two of three are more."""
    yard = Yard(sights={1: WELL, 2: WELL, 3: third, 4: WELL})
    yard.lose(1, 2)
    assert (yard.next() is not None) is restarted


# Again


def test_two_restarts_in_a_row_are_all() -> None:
    """With pauses that grow; then the watchdog gives up until the device is back."""
    yard = Yard()
    yard.lose()
    assert yard.next() == (300, Step.RESTART)
    yard.restart()
    assert yard.next() == (180 + 300, Step.RESTART)
    yard.restart()
    assert yard.next() == (350 + 300, Step.GIVE_UP)
    yard.tally = yard.tally.with_giving_up()
    yard.wait(10 * DAY)
    assert yard.decide() == Decision(step=Step.GIVE_UP)

    yard.see(presence=Presence.HERE)
    assert yard.next() == (0, Step.END)
    yard.tally = yard.tally.with_end()
    yard.lose()
    assert yard.next() == (300, Step.RESTART)


@pytest.mark.parametrize(("in_a_row", "due"), [(1, 480), (2, 660)])
def test_the_pauses_hold_beyond_a_restart_of_home_assistant(
    in_a_row: int, due: int
) -> None:
    """They go by the date of the last restart, too."""
    yard = Yard()
    yard.tally = replace(yard.tally, in_a_row=in_a_row, restarts=(DATE,))
    yard.lose()
    found = yard.next()
    assert found is not None
    assert found[0] == due


def test_a_clock_that_was_set_back_holds_nobody_up() -> None:
    """A restart that is still to come was made before that."""
    yard = Yard()
    far = DATE + timedelta(days=400)
    yard.tally = replace(yard.tally, in_a_row=1, restarts=(far, far, far, far))
    yard.lose()
    assert yard.next() == (300, Step.RESTART)


def test_so_many_restarts_a_day_and_no_more() -> None:
    """The last 24 hours count, not the date; then there may be one more."""
    yard = Yard(limits=Limits(unavailable_for=300, max_restarts=3))
    for hours in (0, 1, 2):
        yard.wait(START + hours * 3600 - yard.now)
        yard.lose()
        assert yard.next() == (300, Step.RESTART)
        yard.restart()
        yard.see(presence=Presence.HERE)
        yard.tally = yard.tally.with_end()
    yard.wait(180)
    yard.lose()
    assert yard.next() == (300, Step.GIVE_UP)

    yard.tally = yard.tally.with_giving_up()
    again = yard.decide().again
    assert again is not None
    assert again - START == 300 + DAY
    yard.wait(again - yard.now)
    assert yard.next() == (0, Step.RESTART)


def test_a_restart_that_could_not_be_made_is_tried_again_ever_more_seldom() -> None:
    """After a minute, five, fifteen, and then once an hour."""
    yard = Yard()
    yard.lose()
    assert yard.next() == (300, Step.RESTART)
    tries = []
    for failures in range(1, 6):
        assert yard.vigil.failed(1, yard.now) == failures
        found = yard.next()
        assert found is not None
        tries.append(found)
    assert tries == [(after, Step.RESTART) for after in (60, 300, 900, 3600, 3600)]


def test_a_device_that_comes_back_is_tried_at_once_the_next_time() -> None:
    """What failed before is forgotten."""
    yard = Yard()
    yard.lose()
    for _ in range(4):
        yard.vigil.failed(1, yard.now)
    yard.see(presence=Presence.HERE)
    yard.next()
    yard.lose()
    assert yard.next() == (300, Step.RESTART)
    assert yard.vigil.failed(1, yard.now) == 1


# Nothing to go by


@pytest.mark.parametrize(("started", "due"), [(-inf, 300), (START + 100, 400)])
def test_a_device_without_entities_is_told_of_once_that_is_certain(
    started: float, due: int
) -> None:
    """Five minutes after they went, or after the start; it is never restarted."""
    yard = Yard(started=started)
    yard.see(presence=Presence.UNSEEN)
    yard.wait(200)
    assert yard.next() == (due - 200, Step.TELL_UNSEEN)
    yard.wait(DAY)
    assert yard.next() == (0, Step.TELL_UNSEEN)


def test_a_device_that_was_without_entities_begins_anew() -> None:
    """Nobody knows for how long it has been gone."""
    yard = Yard()
    yard.lose()
    yard.wait(299)
    yard.see(presence=Presence.UNSEEN)
    yard.wait(1)
    yard.lose()
    assert yard.next() == (300, Step.RESTART)
