"""What is still reported of a port after its mode was set."""

from .status import PortStatus


class Lag:
    """The statuses that are out of date and reported all the same."""

    def __init__(self) -> None:
        """Report everything as it is."""
        self._late: dict[int, tuple[PortStatus, float]] = {}

    def hold(self, status: PortStatus, until: float) -> None:
        """Report this status of its port for a while."""
        self._late[status.port] = status, until

    def reported(self, port: int, now: float) -> PortStatus | None:
        """Tell what is reported instead of the truth, if anything is."""
        status, until = self._late.get(port, (None, now))
        return status if now < until else None

    def forget(self, port: int | None = None) -> None:
        """Report a port, or all of them, as they are."""
        if port is None:
            self._late.clear()
        else:
            self._late.pop(port, None)
