"""When a device that hangs is restarted, and when it is left alone.

Times are s by a clock that nobody sets, and that is handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from math import inf

from ..vapix.models import PortStatusCode
from .data import Port
from .tally import Tally

# What a device takes to start.
GRACE = 180.0

# What Home Assistant takes until it can tell who is there.
AFTER_START = 300.0

# Devices that go within this time may have gone for one reason, the network.
TOGETHER = 120.0

MOST_IN_A_ROW = 2

# Fewer than these can go without its being the network.
NETWORK = 2

# How long an update is believed to go on after its entity has gone as well.
LONGEST_UPDATE = 3600.0

# How long to wait after a restart that could not be made.
TRIES = (60.0, 300.0, 900.0, 3600.0)

# A timer may come a moment too soon.
TOO_SOON = 0.01


class Presence(Enum):
    """What the entities of a watched device show."""

    HERE = auto()
    """One at least is available."""

    GONE = auto()
    """All are unavailable."""

    UNSEEN = auto()
    """There is none that could show it."""


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What is seen of a port, and of the device that is watched there."""

    port: Port | None
    """What the recorder says of it, None while it does not answer."""

    cycled: bool = False
    """Whether it is being power cycled."""

    presence: Presence | None = None
    """None where no device is watched."""

    since: float = 0.0
    """When that began."""

    protected: bool = False

    updating: bool | None = False
    """Whether the device is being updated, None where its entity cannot tell."""

    @property
    def delivers(self) -> bool:
        """Return whether the port powers its device, and is left to do so."""
        return self.port is not None and not self.cycled and _delivers(self.port)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a person has said of the watchdog of a device."""

    unavailable_for: float
    """How long the device is gone before it is restarted, s."""

    max_restarts: int
    """The most restarts within 24 hours."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When a decision is made."""

    now: float
    date: datetime

    started: float
    """When Home Assistant has started; inf while it has not, -inf if long ago."""


class Step(Enum):
    """What is to be done about a device."""

    NOTHING = auto()

    END = auto()
    """It is here; whatever was begun is over."""

    RESTART = auto()

    GIVE_UP = auto()
    """It was restarted as often as makes sense, or as a person allows a day."""

    TELL_UNSEEN = auto()
    """Tell that it is not watched, for lack of entities."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What is to be done now, and when to look again if nothing happens before."""

    step: Step = Step.NOTHING
    again: float | None = None


_UNWATCHED = Sight(port=None)


class Vigil:
    """What is remembered of one recorder's devices from look to look."""

    def __init__(self) -> None:
        """Have seen nothing yet."""
        self._sights: Mapping[int, Sight] = {}
        self._gone: dict[int, float] = {}
        self._unseen: dict[int, float] = {}
        self._updating: dict[int, float] = {}
        self._failures: dict[int, int] = {}
        self._tries: dict[int, float] = {}
        # From when the time counts; nothing for ports that are not to be restarted.
        self._counts: dict[int, float] = {}

    def look(self, sights: Mapping[int, Sight], now: float) -> None:
        """Take in what is seen now of all ports."""
        self._gone = {
            port: self._gone.get(port, sight.since)
            for port, sight in sights.items()
            if sight.presence is Presence.GONE
        }
        self._unseen = {
            port: self._unseen.get(port, now)
            for port, sight in sights.items()
            if sight.presence is Presence.UNSEEN
        }
        self._note_updates(sights, now)
        spared = self._together(sights).union(
            self._updating,
            (port for port, sight in sights.items() if sight.protected),
            (port for port, sight in sights.items() if not sight.delivers),
        )
        self._counts = {
            port: self._counts.get(port, self._counts_from(port, now))
            for port in sights.keys() - spared
        }
        self._sights = sights

    def rest(self, ports: Mapping[int, Port | None], now: float) -> None:
        """Take in how ports are while no device is watched; None while unknown.

        What a port has been through before somebody watches its device counts then.
        """
        delivering = {
            number for number, port in ports.items() if port and _delivers(port)
        }
        if delivering == self._counts.keys() and ports.keys() == self._sights.keys():
            return
        self.look(
            {
                number: Sight(port=port) if number in delivering else _UNWATCHED
                for number, port in ports.items()
            },
            now,
        )

    def decide(
        self, port: int, limits: Limits, tally: Tally, moment: Moment
    ) -> Decision:
        """Return what is to be done about a device that is watched."""
        if moment.started > moment.now:
            return Decision()
        if self._sights[port].presence is Presence.HERE:
            self._failures.pop(port, None)
            self._tries.pop(port, None)
            return Decision(step=Step.END)
        due = self._due(port, limits, tally, moment)
        if due is None:
            return Decision(again=self._update_ends(port))
        if due > moment.now + TOO_SOON:
            return Decision(again=due)
        if port in self._unseen:
            return Decision(step=Step.TELL_UNSEEN)
        return _decide_now(limits, tally, moment)

    def failed(self, port: int, now: float) -> int:
        """Try a restart that could not be made again later; return how many failed."""
        failures = self._failures.get(port, 0)
        self._failures[port] = failures + 1
        self._tries[port] = now + TRIES[min(failures, len(TRIES) - 1)]
        return failures + 1

    def _counts_from(self, port: int, now: float) -> float:
        """Return from when the time counts for a port that is not spared any more.

        Its device may be starting, but for a port that is seen for the first time.
        """
        return now + GRACE if port in self._sights else now

    def _note_updates(self, sights: Mapping[int, Sight], now: float) -> None:
        """Remember updates; in the middle of one a device is gone, its entity too."""
        begun, self._updating = self._updating, {}
        for port, sight in sights.items():
            if sight.updating:
                self._updating[port] = now
            elif sight.updating is None and port in begun:
                self._updating[port] = begun[port]
            if now - self._updating.get(port, now) >= LONGEST_UPDATE - TOO_SOON:
                del self._updating[port]

    def _due(
        self, port: int, limits: Limits, tally: Tally, moment: Moment
    ) -> float | None:
        """Return when something is to be done about a device that is not here.

        None while it is to be left alone.
        """
        earliest = moment.started + AFTER_START
        if port in self._unseen:
            return max(self._unseen[port] + AFTER_START, earliest)
        if port not in self._counts:
            return None
        restarted = _grace_after_restart(tally, moment)
        since = max(self._gone[port], self._counts[port], earliest, restarted)
        return max(
            since + limits.unavailable_for,
            self._tries.get(port, since),
            self._gone[port] + self._lonely_after(),
        )

    def _update_ends(self, port: int) -> float | None:
        """Return when an update is no longer believed to go on."""
        seen = self._updating.get(port)
        return None if seen is None else seen + LONGEST_UPDATE

    def _together(self, sights: Mapping[int, Sight]) -> set[int]:
        """Return the devices that went with more than half of all: the network.

        A device without power has gone for a reason of its own.
        """
        gone = {
            port: since for port, since in self._gone.items() if sights[port].delivers
        }
        here = [one for one in sights.values() if one.presence is Presence.HERE]
        together: set[int] = set()
        for first in gone.values():
            went = {port for port, at in gone.items() if 0 <= at - first <= TOGETHER}
            if len(went) >= NETWORK and 2 * len(went) > len(gone) + len(here):
                together |= went
        return together

    def _lonely_after(self) -> float:
        """Return after what time it is known that no others went with a device."""
        watched = [one for one in self._sights.values() if one.presence is not None]
        return TOGETHER if len(watched) > 1 else 0.0


def _delivers(port: Port) -> bool:
    """Return whether a port powers its device."""
    return (
        port.status.code is PortStatusCode.CONNECTED_POE
        and port.enabled is not False
        and not port.failing
    )


def _decide_now(limits: Limits, tally: Tally, moment: Moment) -> Decision:
    """Return what is to be done about a device whose time has come."""
    if tally.in_a_row >= MOST_IN_A_ROW:
        return Decision(step=Step.GIVE_UP)
    if wait := tally.full_for(limits.max_restarts, moment.date):
        again = moment.now + wait.total_seconds()
        return Decision(step=Step.GIVE_UP, again=again)
    return Decision(step=Step.RESTART)


def _grace_after_restart(tally: Tally, moment: Moment) -> float:
    """Return until when a device may be starting; longer after each in vain.

    A restart that is still to come was made before the clock was set back.
    """
    last = tally.last_restart
    if last is None or last > moment.date:
        return -inf
    past = (moment.date - last).total_seconds()
    return moment.now - past + GRACE * tally.in_a_row
