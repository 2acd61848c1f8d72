"""What the ports' devices have used, added up from their draws at every poll.

Only what was seen counts: between two polls that follow each other, a port whose
draw both of them tell has used the mean of the two for as long as lay between
them. Figures never fall, and those that are shown are on disk, so that not even a
kill makes them fall. The clock is handed in and knows of no time of day.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from math import fsum

from ..vapix.models import PortStatus

# Four times what lies between two polls; after that long anything may have been.
LONGEST_GAP = timedelta(minutes=2)

# W, what class 8 is allowed, the highest; nothing that can be powered draws more.
HIGHEST_CLASS_LIMIT = 90.0

# What is new is saved once it comes to so much, or has waited for so long.
SAVE_STEP = 1.0  # Wh
SAVE_INTERVAL = timedelta(minutes=5)

_HOUR = timedelta(hours=1).total_seconds()


class EnergyCounter:
    """Counts what each port has given, in Wh, and knows what of it is on disk."""

    def __init__(
        self, clock: Callable[[], float], on_disk: Mapping[int, float]
    ) -> None:
        """Go on from totals in Wh by port number; the clock counts seconds."""
        self._clock = clock
        self._counted = dict(on_disk)
        self._on_disk = dict(on_disk)
        self._drawn: dict[int, float] = {}
        self._statuses: Iterable[PortStatus] = ()
        self._shown_total = fsum(on_disk.values())
        self._polled_at = self._tried_at = clock()
        self._disk_fails = False

    @property
    def counted(self) -> dict[int, float]:
        """Return what each port has given, Wh; a port that is gone keeps its total."""
        return dict(self._counted)

    def shown(self, port: int) -> float:
        """Return what may be shown of a port, Wh."""
        return self._on_disk.get(port, 0.0)

    @property
    def shown_total(self) -> float:
        """Return what may be shown of all ports together, Wh."""
        return self._shown_total

    @property
    def unsaved(self) -> float:
        """Return what is not on disk yet, Wh."""
        return fsum(self._counted.values()) - self.shown_total

    @property
    def is_save_due(self) -> bool:
        """Return whether what is unsaved is worth a save by now."""
        waited = timedelta(seconds=self._clock() - self._tried_at)
        if waited >= SAVE_INTERVAL:
            return self.unsaved > 0
        return self.unsaved >= SAVE_STEP and not self._disk_fails

    def add_poll(self, statuses: Iterable[PortStatus], *, after_outage: bool) -> None:
        """Add what was used since the poll before, unless that one failed.

        The same statuses as at that one, the very object, are not looked at again.
        """
        now = self._clock()
        elapsed = now - self._polled_at
        before = self._drawn
        if statuses is not self._statuses:
            self._statuses = statuses
            self._drawn = _draws(statuses)
        if not after_outage and 0 < elapsed <= LONGEST_GAP.total_seconds():
            for port, watts in self._drawn.items():
                if port in before:
                    used = (before[port] + watts) / 2 * elapsed / _HOUR
                    self._counted[port] = self._counted.get(port, 0.0) + used
        self._polled_at = now

    def tried_to_save(self, totals: Mapping[int, float], *, saved: bool) -> bool:
        """Note whether totals are on disk; return whether that is news of the disk."""
        self._tried_at = self._clock()
        if saved:
            self._on_disk = dict(totals)
            self._shown_total = fsum(totals.values())
        is_news = self._disk_fails is saved
        self._disk_fails = not saved
        return is_news


def _draws(statuses: Iterable[PortStatus]) -> dict[int, float]:
    """Return what the devices draw, W, by port; without those of which it is unknown."""
    return {one.port: watts for one in statuses if (watts := _draw(one)) is not None}


def _draw(status: PortStatus) -> float | None:
    """Return what a port's device draws, W, but no more than its class is allowed."""
    watts = status.power_consumption
    if watts is None:
        return None if status.may_draw_power else 0.0
    return min(watts, status.class_power_limit or HIGHEST_CLASS_LIMIT)
