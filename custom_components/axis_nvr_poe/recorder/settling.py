"""Ports that were just switched, and the quicker polls that follow a command.

The status may lag behind a command for seconds. Until it has caught up, the port
mode itself decides where the two disagree.
"""

from collections.abc import Collection, Iterator
from datetime import timedelta

from ..vapix.models import PortStatus

# A device that gets its power is detected, and then negotiates how much.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (2, 3, 5, 10))


class Settling:
    """The ports that have not come to rest since they were switched."""

    def __init__(self) -> None:
        """Know of no port yet."""
        self._ports: set[int] = set()
        self._pauses: Iterator[timedelta] = iter(())

    def switched(self, port: int) -> None:
        """Watch a port that is about to be switched."""
        self._ports.add(port)

    @property
    def rests(self) -> bool:
        """Return whether all ports have come to rest."""
        return not self._ports

    def is_watched(self, port: int) -> bool:
        """Return whether a port has not come to rest yet."""
        return port in self._ports

    def believes(self, status: PortStatus, *, shown: bool | None) -> bool:
        """Return whether a status is to be believed when it tells a port's mode.

        `shown` is the mode that was last read of the port.
        """
        return status.port not in self._ports or status.enabled is shown

    def arrived(self, status: PortStatus) -> None:
        """End the watch where a believed status shows that a port is at rest."""
        if status.code is not None and status.code.is_settled:
            self._ports.discard(status.port)

    def forget_all_but(self, ports: Collection[int]) -> None:
        """Forget ports that the recorder no longer has."""
        self._ports.intersection_update(ports)

    def first_pause(self) -> timedelta:
        """Return how long after a command to poll; the pauses begin anew."""
        self._pauses = iter(PAUSES)
        return next(self._pauses)

    def next_pause(self) -> timedelta | None:
        """Return how long to wait for the next poll, None for as long as ever."""
        return next(self._pauses, None) if self._ports else None
