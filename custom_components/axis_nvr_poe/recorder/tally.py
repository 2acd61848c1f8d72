"""What the watchdog has done to a device: how often, when, and how it ended.

Goes by the date, for it outlives Home Assistant. Whatever of a stored one can be
read counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self

DAY = timedelta(days=1)

# As many as the most restarts a day that can be asked for.
KEPT_RESTARTS: Final = 24

# More than any device bears; what goes beyond was spoilt.
LARGEST_COUNT: Final = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The restarts of one device."""

    total: int = 0
    """All there ever were."""

    in_a_row: int = 0
    """Those since the device was last seen alive."""

    restarts: tuple[datetime, ...] = ()
    """When the last ones were, the oldest first."""

    gave_up: bool = False
    """Whether a person was told that there are no more, until it is back."""

    @property
    def last_restart(self) -> datetime | None:
        """Return when the last restart was."""
        return self.restarts[-1] if self.restarts else None

    def within_a_day(self, now: datetime) -> tuple[datetime, ...]:
        """Return the restarts of the last 24 hours.

        One that is still to come was made before the clock was set back; it counts
        unless it is further away than any can be.
        """
        return tuple(one for one in self.restarts if abs(now - one) < DAY)

    def full_for(self, most: int, now: datetime) -> timedelta:
        """Return how long to wait until there are fewer than `most` a day."""
        recent = sorted(self.within_a_day(now))
        if len(recent) < most:
            return timedelta()
        return recent[-most] + DAY - now

    def with_restart(self, now: datetime) -> Self:
        """Return the same with one more restart."""
        return replace(
            self,
            total=self.total + 1,
            in_a_row=self.in_a_row + 1,
            restarts=(*self.restarts, now)[-KEPT_RESTARTS:],
            gave_up=False,
        )

    def with_giving_up(self) -> Self:
        """Return the same once a person was told."""
        return replace(self, gave_up=True)

    def with_end(self) -> Self:
        """Return the same for a device that is back, or no longer watched."""
        return replace(self, in_a_row=0, gave_up=False)

    def as_dict(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return {
            "total": self.total,
            "in_a_row": self.in_a_row,
            "restarts": [one.isoformat() for one in self.restarts],
            "gave_up": self.gave_up,
        }

    @classmethod
    def from_stored(cls, stored: Any) -> Self:
        """Return it as it was stored, as far as that can be read."""
        if not isinstance(stored, Mapping):
            return cls()
        written = stored.get("restarts")
        dates = map(stored_time, written if isinstance(written, list) else ())
        restarts = tuple(sorted(one for one in dates if one is not None))
        return cls(
            total=max(_count(stored.get("total")), len(restarts[-KEPT_RESTARTS:])),
            in_a_row=_count(stored.get("in_a_row")),
            restarts=restarts[-KEPT_RESTARTS:],
            gave_up=stored.get("gave_up") is True,
        )


def _count(stored: Any) -> int:
    """Return a count, 0 where it is none."""
    if isinstance(stored, bool) or not isinstance(stored, int):
        return 0
    return stored if 0 <= stored <= LARGEST_COUNT else 0


def stored_time(stored: Any) -> datetime | None:
    """Return a time that was stored in ISO 8601, in UTC; None where it is none."""
    try:
        return datetime.fromisoformat(stored).astimezone(UTC)
    except OverflowError, TypeError, ValueError:
        return None
