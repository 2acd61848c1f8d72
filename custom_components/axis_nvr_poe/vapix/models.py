"""What a recorder says of itself and its ports, as frozen data.

A datum the recorder did not send, or sent in a form that cannot be read, is
None. Nothing here is made up. Texts take a line of 255 characters at the most, and
figures are ones that a recorder can mean.
"""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

WHOLE_RECORDER = -1
"""Stands for the recorder as a whole in events."""

PORT_LIMIT = 128
"""Ports, numbered from 1; more than any recorder has. What goes beyond is none."""


class PortStatusCode(IntEnum):
    """Status of a port (document: getportstatuses.cgi, StatusCode element)."""

    NOT_CONNECTED = 0
    CONNECTED_POE = 1
    CONNECTED_NO_POE = 2
    DISABLED = 3
    ERROR_POWER_BUDGET = 4
    ERROR_OTHER = 5

    @property
    def is_error(self) -> bool:
        """Return whether the port fails to deliver power.

        An error code hides whether the port is enabled.
        """
        return self in (self.ERROR_POWER_BUDGET, self.ERROR_OTHER)

    @property
    def is_settled(self) -> bool:
        """Return whether a port has come to rest after its mode changed."""
        return self.is_connected or self is self.DISABLED

    @property
    def is_connected(self) -> bool:
        """Return whether a device is at the port, and the port is at rest with it."""
        return self in (self.CONNECTED_POE, self.CONNECTED_NO_POE)


@dataclass(frozen=True, kw_only=True)
class PortStatus:
    """Status of one PoE port (document: getportstatuses.cgi)."""

    port: int
    """Port number, from 1 to PORT_LIMIT."""

    code: PortStatusCode | None = None
    """None where the recorder sent none, or one the document does not list."""

    description: str | None = None
    """The status in the recorder's own words."""

    extra: str | None = None
    """Further status information in the recorder's own words."""

    class_power_limit: float | None = None
    """W, the most the PSE delivers to the detected PD class."""

    poe_class: int | None = None
    """PoE class of the PD; None where no class is detected."""

    allocated_power: float | None = None
    """W, allocated to the PD."""

    power_consumption: float | None = None
    """W, drawn by the PD at this moment."""

    pse_class_limit: int | None = None
    """The highest PoE class the port supports."""

    requested_power: float | None = None
    """W, asked for by the PD; None where no LLDPDU was received from it."""

    @property
    def enabled(self) -> bool | None:
        """Return whether the port is enabled, None where the status hides it."""
        if self.code is None or self.code.is_error:
            return None
        return self.code is not PortStatusCode.DISABLED

    @property
    def may_draw_power(self) -> bool:
        """Return whether a device may draw power, as far as the status tells."""
        return self.code in (None, PortStatusCode.CONNECTED_POE)

    @property
    def reservation(self) -> float | None:
        """Return what is to be allocated to the device, W, as far as the recorder tells."""
        if self.requested_power is not None:
            return self.requested_power
        return self.class_power_limit


@dataclass(frozen=True, kw_only=True)
class FailureNotice:
    """News of a port's failure (document: Event API documentation)."""

    port: int
    """Port number, or WHOLE_RECORDER for the recorder as a whole."""

    failing: bool | None
    """Whether the port fails now; None where the notification does not tell."""

    reason: int | None = None
    """Reason code; what the codes mean is not published."""

    reason_text: str | None = None
    """The reason in the recorder's own words."""


class HardwareFailure(StrEnum):
    """What may fail of the recorder itself (Axis: Event and action services)."""

    FAN = "fan_failure"
    POWER_SUPPLY = "power_supply_failure"
    TEMPERATURE = "temperature_critical"


@dataclass(frozen=True, kw_only=True)
class HardwareNotice:
    """News of a part of the recorder itself (Axis: Event and action services)."""

    failure: HardwareFailure

    part: str
    """Which part, where there are several of a kind; empty where it is not told."""

    failing: bool | None
    """Whether it fails now; None where the notification does not tell."""


@dataclass(frozen=True, kw_only=True)
class SchemaVersion:
    """An XML schema version on offer (document: schemaversions.cgi)."""

    major: int
    minor: int
    deprecated: bool

    def __str__(self) -> str:
        """Return the version as the recorder writes it."""
        return f"{self.major}.{self.minor}"


@dataclass(frozen=True, kw_only=True)
class RecorderInfo:
    """Who the recorder is (Axis: basic device information API)."""

    serial_number: str
    """The MAC address without separators."""

    full_name: str | None = None
    short_name: str | None = None
    number: str | None = None
    product_type: str | None = None
    firmware: str | None = None
    hardware_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """An account of the recorder; needs the Operator role."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class RawAnswer:
    """An answer as it came off the wire, for diagnostics."""

    status: int
    content_type: str | None
    body: str
