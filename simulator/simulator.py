"""A recorder to play with: one that listens, and a door for whoever plays."""

from typing import ClassVar

from .control.door import CONTROL
from .server import Server, SideDoor


class Simulator(Server):
    """A recorder with its control page; an async context manager."""

    side_door: ClassVar[SideDoor | None] = CONTROL
