"""What can be plugged into a port."""

from dataclasses import dataclass
from hashlib import sha256
from math import pi, sin
import re

# W at the port by PoE class; IEEE 802.3 tables the same figures for every PSE.
CLASS_WATTS = (15.4, 4.0, 7.0, 15.4, 30.0, 45.0, 60.0, 75.0, 90.0)

# A class 3 port feeds 15.4 W so that 13 W reach the device at the cable's end.
# The document's figures agree: 6.1 W asked, 7.0 allocated; 11.0 asked, 13.0 allocated.
CABLE_FACTOR = 15.4 / 13.0

# The first half of a MAC address: Axis' own, and one that anybody may give.
AXIS_MAC = "accc8e"
OTHER_MAC = "02a15c"

MAC = re.compile(r"[0-9A-Fa-f]{12}")

BOOT_SHARE = 0.5
WOBBLE_PERIOD = 60.0


@dataclass(frozen=True, kw_only=True)
class Camera:
    """A device at the end of a cable; power in W, times in s."""

    name: str = "Camera"
    poe_class: int = 3
    requested_power: float | None = None
    """What its LLDPDU asks for, at the device; None: it never sends one."""
    power: float = 4.5
    """Typical draw; half of it while booting."""
    variation: float = 0.0
    """How far the draw swings around the typical one, in a cycle of a minute."""
    detection_time: float = 2.0
    boot_time: float = 40.0
    needs_poe: bool = True
    """False: it has its own supply, and the port reports code 2."""
    mac: str | None = None
    """Twelve hexadecimal digits; None: always the same for the same name."""

    def __post_init__(self) -> None:
        """Refuse what no device could be."""
        if not 0 <= self.poe_class < len(CLASS_WATTS):
            raise ValueError(f"PoE class {self.poe_class} is not between 0 and 8")
        figures = (
            self.requested_power or 0.0,
            self.power,
            self.variation,
            self.detection_time,
            self.boot_time,
        )
        if min(figures) < 0:
            raise ValueError("Power and times can't be negative")
        if self.mac is not None and not MAC.fullmatch(self.mac):
            raise ValueError(f"{self.mac} is no MAC address of twelve digits")

    @property
    def is_axis(self) -> bool:
        """Whether it is of Axis' own make."""
        return self.name.startswith("AXIS ")

    @property
    def mac_address(self) -> str:
        """Its MAC address, such as ac:cc:8e:fd:1f:ca."""
        half = AXIS_MAC if self.is_axis else OTHER_MAC
        digits = self.mac or half + sha256(self.name.encode()).hexdigest()[:6]
        return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2)).lower()

    def draw(self, at: float, phase: float) -> float:
        """Watts drawn once booted; `phase` keeps ports from swinging in step."""
        return self.power + self.variation * sin(2 * pi * (at / WOBBLE_PERIOD + phase))


def watts_at_port(requested: float) -> float:
    """Power the port sets aside so that `requested` W reach the device."""
    return round(requested * CABLE_FACTOR, 1)
