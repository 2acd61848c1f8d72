"""What the recorder says of one port (document: getportstatuses.cgi)."""

from dataclasses import dataclass
from enum import IntEnum


class StatusCode(IntEnum):
    """The document's status codes."""

    NOT_CONNECTED = 0
    CONNECTED_POE = 1
    CONNECTED_NO_POE = 2
    DISABLED = 3
    ERROR_POWER_BUDGET = 4
    ERROR_OTHER = 5


DESCRIPTIONS = {
    StatusCode.NOT_CONNECTED: "Not connected",
    StatusCode.CONNECTED_POE: "Connected - PoE",
    StatusCode.CONNECTED_NO_POE: "Connected - No PoE",
    StatusCode.DISABLED: "Disabled",
    StatusCode.ERROR_POWER_BUDGET: "Error: Power budget exceeded",
    StatusCode.ERROR_OTHER: "Error: Other",
}

# Only the text for code 1 is documented; the others are plausible inventions.
EXTRAS = {
    StatusCode.CONNECTED_POE: "0x01: 802.3af-compliant device detected",
    StatusCode.ERROR_POWER_BUDGET: "0x20: Power budget exceeded",
}


@dataclass(frozen=True, kw_only=True)
class PortStatus:
    """One PortStatus element; power in W, None is an empty element."""

    port: int
    code: StatusCode
    extra: str
    class_power_limit: float
    poe_class: int | None
    allocated_power: float
    power_consumption: float
    pse_class_limit: int
    requested_power: float | None

    @property
    def description(self) -> str:
        """The status in words, as the document has it."""
        return DESCRIPTIONS[self.code]
