"""Which PoE failures have lasted so long that a person should look after them.

The clock is handed in. While it is not known how a port is, it is not said to fail;
should it fail before and after, it has failed all along.
"""

from collections.abc import Callable
from datetime import timedelta

from ..vapix.models import WHOLE_RECORDER, FailureNotice, PortStatusCode
from .data import RecorderData

# Until then a failure may be over by itself, such as that of a camera that restarts.
LASTS_AFTER = timedelta(minutes=2)


class LastingFailures:
    """The failures of a recorder's ports, and since when they are there."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Know of nothing yet; the clock counts seconds."""
        self._clock = clock
        self._since: dict[int, float] = {}
        self._present: dict[int, FailureNotice] = {}

    def update(self, data: RecorderData) -> None:
        """Take up how the ports are now.

        The recorder as a whole counts where no port is known to fail. A port that
        is refused power for the budget is not listed, for that is told elsewhere.
        """
        if data.failing is False:
            self._since, self._present = {}, {}
            return
        states = {number: port.failing for number, port in data.ports.items()}
        if data.news is not None and True not in states.values():
            states[WHOLE_RECORDER] = data.news.failing
        self._since = {
            number: self._since.get(number, self._clock())
            for number, failing in states.items()
            if failing or (failing is None and number in self._since)
        }
        self._present = {
            number: port.failure
            for number, port in data.ports.items()
            if states[number]
            if port.status.code is not PortStatusCode.ERROR_POWER_BUDGET
        }
        if data.news is not None and states.get(WHOLE_RECORDER):
            self._present[WHOLE_RECORDER] = data.news

    @property
    def lasting(self) -> tuple[FailureNotice, ...]:
        """Return the failures that have lasted, by port."""
        return tuple(
            failure
            for number, failure in sorted(self._present.items())
            if self._lasted(number) >= LASTS_AFTER
        )

    @property
    def next_in(self) -> timedelta | None:
        """Return when the next failure will have lasted, None where there is none."""
        young = [
            LASTS_AFTER - lasted
            for number in self._present
            if (lasted := self._lasted(number)) < LASTS_AFTER
        ]
        return min(young, default=None)

    def _lasted(self, number: int) -> timedelta:
        return timedelta(seconds=round(self._clock() - self._since[number], 3))
