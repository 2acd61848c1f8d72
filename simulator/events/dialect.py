"""Everything about the event stream that no document settles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simulator.recorder.hardware import KINDS

# Topics of a PoE failure as devices may write them; the first follows from the
# declaration in the document, the others change or drop the prefixes.
TOPICS = (
    "tns1:Device/tnsaxis:HardwareFailure/PoEFailure",
    "tns1:Device/tnsaxis:HardwareFailure/tnsaxis:PoEFailure",
    "tnsaxis:Device/tnsaxis:HardwareFailure/tnsaxis:PoEFailure",
    "Device/HardwareFailure/PoEFailure",
)

# By which names the states of the recorder's own hardware may be told. The first
# ones are those of other devices of Axis', the second those of ONVIF.
HARDWARE_ITEMS: Mapping[str, Mapping[str, str]] = {
    "axis": {
        "fan": "fan_failure",
        "power": "power_critical",
        "temperature": "temperature_critical",
    },
    "onvif": {"fan": "Failed", "power": "Failed", "temperature": "Critical"},
    "state": dict.fromkeys(KINDS, "state"),
    "unforeseen": dict.fromkeys(KINDS, "out_of_order"),
}


@dataclass(eq=False)
class EventDialect:
    """How this recorder streams events; may be changed at run time."""

    listed: bool = True
    """API discovery lists event-streaming-over-websocket."""
    absent: bool = False
    """The stream answers 404."""
    token_absent: bool = False
    """wssession.cgi answers 404."""
    silent: bool = False
    """New streams open, but nothing ever comes out of them."""

    # The answer to events:configure
    replay: Literal["before", "after", "never"] = "after"
    """When the present state of every port is told: before the acknowledgement..."""
    acknowledge: Literal["at once", "after next", "never"] = "at once"
    """`after next` holds it back until one more notification has been told."""
    configure_error: int | None = None
    """Every events:configure is answered with this error."""

    # Notifications
    topic: str = TOPICS[0]
    truth: tuple[str, str] = ("1", "0")
    """The texts of true and false."""
    hardware: str = "axis"
    """A key of HARDWARE_ITEMS."""
    omit: set[str] = field(default_factory=set)
    """Names in `data` that are left out, e.g. reasonstr."""
