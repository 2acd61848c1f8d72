"""What happens to a port that no state tells of, such as the watchdog's doings.

Whoever makes it happen tells it here, once; the event entities listen.
"""

from collections.abc import Callable
from typing import Any

from homeassistant.core import CALLBACK_TYPE, callback

from .recorder.activity import Activity, Happening

type Listener = Callable[[int, Happening], None]


class Happenings:
    """Takes what happens to one recorder's ports to whoever listens."""

    def __init__(self) -> None:
        """Have no listener yet."""
        self._listeners: list[Listener] = []

    @callback
    def async_listen(self, listener: Listener) -> CALLBACK_TYPE:
        """Tell somebody of what happens, with the port's number; return how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_tell(self, port: int, activity: Activity, **attributes: Any) -> None:
        """Tell that something has happened to a port; attributes go with the event."""
        happening = Happening(activity=activity, attributes=attributes)
        for listener in list(self._listeners):
            listener(port, happening)
