"""Who is told when a port's failure is raised or cleared."""

from collections.abc import Callable, Iterable

from .failure import Failure, aggregate, changes, cleared, failure_of
from .port import Port


class Alarms:
    """The failures there are, and those who want to hear of them."""

    def __init__(self) -> None:
        """Start with no failure and nobody who listens."""
        self._present: dict[int, Failure] = {}
        self._listeners: list[Callable[[Failure], None]] = []

    def listen(self, callback: Callable[[Failure], None]) -> Callable[[], None]:
        """Call back with every news; returns the end."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def update(self, ports: Iterable[Port]) -> None:
        """Tell what has changed since the last time."""
        now = {port.number: told for port in ports if (told := failure_of(port))}
        news, self._present = changes(self._present, now), now
        for failure in news:
            for listener in list(self._listeners):
                listener(failure)

    def state(self, numbers: Iterable[int]) -> list[Failure]:
        """Tell how every port stands, failing or not, and all together."""
        now = self._present
        return [*(now.get(one) or cleared(one) for one in numbers), aggregate(now)]
