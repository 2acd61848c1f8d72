"""What the recorder pushed of its own hardware: fans, power supplies, temperature.

No poll tells of it. What was told stands until the recorder tells otherwise, also
while the stream is lost; what a new stream does not tell again within the time that
it may take is unknown from then on.
"""

from collections.abc import Callable
from datetime import timedelta

from ..vapix.models import HardwareFailure, HardwareNotice
from .data import any_of
from .news import REPLAY_LIMIT

# Parts of a kind; more than any recorder has.
_PARTS_LIMIT = 32


class Hardware:
    """How the parts of the recorder are, as far as it told of them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Know of nothing yet; the clock counts seconds."""
        self._clock = clock
        self._told: dict[HardwareFailure, dict[str, bool | None]] = {}
        self._heard: set[tuple[HardwareFailure, str]] = set()
        self._subscribed_at: float | None = None

    @property
    def states(self) -> dict[HardwareFailure, bool | None]:
        """Return what fails, unknown where nothing is known of any part any more."""
        return {
            failure: any_of(parts.values()) if parts else None
            for failure, parts in self._told.items()
        }

    def begin_stream(self) -> None:
        """Listen to a new stream, which has not told anything yet."""
        self._heard = set()
        self._subscribed_at = None

    def subscribed(self) -> None:
        """Give the new stream some time to tell how everything is."""
        self._subscribed_at = self._clock()

    def take(self, notice: HardwareNotice) -> bool:
        """Take a notice up; return whether it changes what is shown."""
        before = self.states
        parts = self._told.setdefault(notice.failure, {})
        if notice.part in parts or len(parts) < _PARTS_LIMIT:
            parts[notice.part] = notice.failing
            self._heard.add((notice.failure, notice.part))
        return self.states != before

    def end_poll(self) -> None:
        """Forget what only an earlier stream knew of, once it is time."""
        if self._subscribed_at is None:
            return
        if timedelta(seconds=self._clock() - self._subscribed_at) >= REPLAY_LIMIT:
            self._forget_all_but(self._heard)

    def forget(self) -> None:
        """Know nothing any more: the recorder has no stream from now on."""
        self._forget_all_but(set())

    def _forget_all_but(self, heard: set[tuple[HardwareFailure, str]]) -> None:
        for failure, parts in self._told.items():
            for part in list(parts):
                if (failure, part) not in heard:
                    del parts[part]
