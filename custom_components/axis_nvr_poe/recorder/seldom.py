"""When to read what changes rarely, and how soon to ask again where it is refused."""

from collections.abc import Callable
from datetime import timedelta

INTERVAL = timedelta(minutes=10)

# What was refused is asked for so often with the next poll, then in this interval.
TRIES = 3
REFUSED_INTERVAL = timedelta(minutes=4)


class Seldom:
    """When one setting is to be read."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Be due at once; the clock counts seconds."""
        self._clock = clock
        self._due_at = 0.0
        self._refusals = 0

    @property
    def is_due(self) -> bool:
        """Return whether it is time to ask."""
        return self._clock() >= self._due_at

    def heard(self, answer: float | None) -> None:
        """Let it be for a long time, unless it was refused, which is None."""
        if answer is None:
            self.refused()
        else:
            self._wait(INTERVAL)

    def refused(self, interval: timedelta = REFUSED_INTERVAL) -> None:
        """Ask again with the next poll, after a few in vain in this interval."""
        self._refusals += 1
        if self._refusals >= TRIES:
            self._wait(interval)

    def _wait(self, interval: timedelta) -> None:
        self._due_at = self._clock() + interval.total_seconds()
        self._refusals = 0
