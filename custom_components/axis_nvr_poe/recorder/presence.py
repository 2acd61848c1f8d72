"""Whether a device is at a port, as far as statuses tell.

A port that comes on looks for its device for a moment, and reads as empty until it
has found one. So it may after a failure, and after the recorder was away. An empty
port is believed where it was at rest with its device before, or has been empty for
longer than that takes.
"""

from collections.abc import Callable
from datetime import timedelta
from math import inf

from ..vapix.models import PortStatus, PortStatusCode

# Longer than the quick polls after a command go on; a poll later it is known.
SEARCH_LIMIT = timedelta(seconds=25)


class Presence:
    """The devices at one recorder's ports."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Have seen nothing yet; the clock counts seconds."""
        self._clock = clock
        self._empty_since: dict[int, float] = {}

    def begin_anew(self) -> None:
        """Know that ports may have lost their power meanwhile."""
        self._empty_since.clear()

    def seen(self, status: PortStatus, *, enabled: bool | None) -> bool | None:
        """Return whether a device is at a port; None where its status does not tell.

        A port that is off sees no device, nor tells that there is none.
        """
        port = status.port
        if status.code in _BLIND or enabled is False:
            self._empty_since.pop(port, None)
            return None
        if status.code is PortStatusCode.NOT_CONNECTED:
            since = self._empty_since.setdefault(port, self._clock())
            is_empty = self._clock() - since >= SEARCH_LIMIT.total_seconds()
            return False if is_empty else None
        if status.code is not None and status.code.is_connected:
            self._empty_since[port] = -inf
        else:
            self._empty_since.pop(port, None)
        return True


_BLIND = (None, PortStatusCode.DISABLED)
