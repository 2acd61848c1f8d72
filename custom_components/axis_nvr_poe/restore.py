"""A port that is off for a while: why, since when, and when it is to come on.

Whatever of a record can be read counts; what cannot is a power cycle that is due.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Self

from homeassistant.util import dt as dt_util

from .const import DEFAULT_STAGGER, LONGEST_OFF_TIME, LONGEST_STAGGER
from .recorder.tally import stored_time
from .vapix.models import PORT_LIMIT

# A person is asked about a port that was to be on so long ago, from a backup
# maybe, and about load that has been shed for so long.
FORGOTTEN_AFTER = timedelta(days=1)

# How long a held port waits for the cycled device to get its power.
HOLD_TIME = timedelta(minutes=1)

# When a port comes on that waits for somebody to say so.
NEVER = datetime.max.replace(tzinfo=UTC)

# Who wants a power cycle; whoever a record does not name is a person.
BY_PERSON: Final = "person"
BY_WATCHDOG: Final = "watchdog"

type StoredRestore = Mapping[str, str | int | float | None]


class Kind(StrEnum):
    """Why a port is off for a while."""

    CYCLE = "cycle"
    HELD = "held"
    """So that it does not take the power which the cycle of another port frees."""
    SHED = "shed"
    """Until somebody wants the load back."""


# Nothing stays off for longer by itself, however the clock is set.
_LONGEST = {
    Kind.CYCLE: LONGEST_OFF_TIME,
    Kind.HELD: LONGEST_OFF_TIME + HOLD_TIME,
    Kind.SHED: LONGEST_STAGGER * PORT_LIMIT,
}


@dataclass(frozen=True, kw_only=True)
class Restore:
    """A port's being turned on again."""

    kind: Kind = Kind.CYCLE

    since: datetime
    """When the port was about to go off."""

    until: datetime
    """When it is to come on, NEVER as long as nobody has said."""

    by: str = BY_PERSON
    """Who wanted the power cycle: BY_PERSON or BY_WATCHDOG."""

    held_for: int | None = None
    """The port whose power cycle a held one waits for."""

    stagger: timedelta = DEFAULT_STAGGER
    """The least time between shed load that comes on before and this port."""

    @classmethod
    def cycle(cls, off_time: timedelta, by: str) -> Self:
        """Return the restore of a port that is power cycled now."""
        now = dt_util.utcnow()
        return cls(since=now, until=now + off_time, by=by)

    @classmethod
    def held(cls, port: int, cycle: Restore) -> Self:
        """Return the restore of a port that is held off for the cycle of another."""
        until = cycle.until + HOLD_TIME
        return cls(kind=Kind.HELD, since=cycle.since, until=until, held_for=port)

    @classmethod
    def shed(cls) -> Self:
        """Return the restore of a port whose load is shed now."""
        return cls(kind=Kind.SHED, since=dt_util.utcnow(), until=NEVER)

    def due_in(self, delay: timedelta) -> Self:
        """Return the same, to come on after a while."""
        return replace(self, until=dt_util.utcnow() + delay)

    @property
    def waits_for_word(self) -> bool:
        """Return whether the port stays off until somebody says otherwise."""
        return self.kind is Kind.SHED and self.until == NEVER

    @property
    def waits_for_person(self) -> bool:
        """Return whether it does not come on by itself: nobody has said, or asked."""
        return self.waits_for_word or self.is_forgotten()

    def delay(self) -> timedelta:
        """Return how long the port is to stay off yet.

        Never longer than may be meant, should the clock have been set back.
        """
        longest = _LONGEST[self.kind]
        if self.kind is not Kind.SHED:
            longest = min(max(self.until - self.since, timedelta()), longest)
        return min(max(self.until - dt_util.utcnow(), timedelta()), longest)

    def is_forgotten(self) -> bool:
        """Return whether a person is to be asked, for it is so long ago."""
        return not self.until_forgotten()

    def until_forgotten(self) -> timedelta:
        """Return how long it takes until a person is to be asked, a day at most."""
        then = self.since if self.waits_for_word else self.until
        left = FORGOTTEN_AFTER - (dt_util.utcnow() - then)
        return min(max(left, timedelta()), FORGOTTEN_AFTER)

    def as_dict(self) -> StoredRestore:
        """Return it as it is stored."""
        return {
            "kind": self.kind,
            "since": self.since.isoformat(),
            "until": None if self.waits_for_word else self.until.isoformat(),
            "by": self.by,
            "for": self.held_for,
            "stagger": self.stagger.total_seconds(),
        }

    @classmethod
    def from_stored(cls, stored: Any) -> Self:
        """Return it as it was before it was stored; due now where it is garbled."""
        if not isinstance(stored, dict):
            stored = {}
        kind = _KINDS.get(str(stored.get("kind")), Kind.CYCLE)
        since, until = (
            stored_time(stored.get("since")),
            stored_time(stored.get("until")),
        )
        is_shed = kind is Kind.SHED and stored.get("until", "") is None
        if is_shed:
            until = NEVER
        if since is None or until is None:
            since = dt_util.utcnow()
            until = NEVER if is_shed else since
        return cls(
            kind=kind,
            since=since,
            until=until,
            by=BY_WATCHDOG if stored.get("by") == BY_WATCHDOG else BY_PERSON,
            held_for=_port(stored.get("for")),
            stagger=_stagger(stored.get("stagger")),
        )


_KINDS = {str(kind): kind for kind in Kind}


def _port(stored: Any) -> int | None:
    is_number = isinstance(stored, int) and not isinstance(stored, bool)
    return stored if is_number and 1 <= stored <= PORT_LIMIT else None


def _stagger(stored: Any) -> timedelta:
    if not isinstance(stored, (int, float)) or isinstance(stored, bool):
        return DEFAULT_STAGGER
    # In this order, what is not a number counts as none.
    seconds = min(max(0, stored), LONGEST_STAGGER.total_seconds())
    return timedelta(seconds=seconds)
