"""What a real recorder once said of a port, to be said again word by word."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.recorder.status import PortStatus


@dataclass(frozen=True)
class Recalled:
    """The texts that stand for a status as long as it is exactly this one."""

    status: PortStatus
    texts: Mapping[str, str | None]
    """By element; None leaves the element out."""

    def holds(self, status: PortStatus) -> bool:
        """Whether nothing has happened to the port."""
        return self.status == status
