"""The life of one port: detection, power, boot."""

from dataclasses import dataclass
from enum import Enum, auto
from math import inf

from .camera import BOOT_SHARE, CLASS_WATTS, Camera, watts_at_port
from .status import EXTRAS, PortStatus, StatusCode


class Phase(Enum):
    """Where a port is on the way to a running camera."""

    DARK = auto()
    DETECTING = auto()
    REFUSED = auto()
    BOOTING = auto()
    RUNNING = auto()
    NO_POE = auto()


PHASE_CODES = {
    Phase.DARK: StatusCode.NOT_CONNECTED,
    Phase.DETECTING: StatusCode.NOT_CONNECTED,
    Phase.REFUSED: StatusCode.ERROR_POWER_BUDGET,
    Phase.BOOTING: StatusCode.CONNECTED_POE,
    Phase.RUNNING: StatusCode.CONNECTED_POE,
    Phase.NO_POE: StatusCode.CONNECTED_NO_POE,
}

CLASSIFIED = {Phase.REFUSED, Phase.BOOTING, Phase.RUNNING}
POWERED = {Phase.BOOTING, Phase.RUNNING}
UP = {Phase.RUNNING, Phase.NO_POE}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something broken at a port; shows as code 5."""

    reason: str = "Short circuit"
    code: int = 5
    even_disabled: bool = False
    """The fault shows on a disabled port as well."""


@dataclass(eq=False, kw_only=True)
class Port:
    """One PoE port; power in W, times in s of the model's clock."""

    number: int
    pse_class_limit: int
    enabled: bool = True
    camera: Camera | None = None
    fault: Fault | None = None
    phase: Phase = Phase.DARK
    due: float = inf
    """When the present phase ends by itself."""
    reserved: float = 0.0
    hung: bool = False
    """The camera has its power and does nothing any more, until it loses it."""

    @property
    def poe_class(self) -> int:
        """The class the port detects: a greater one looks like its own limit."""
        return min(self.camera.poe_class if self.camera else 0, self.pse_class_limit)

    @property
    def class_watts(self) -> float:
        """The most the port delivers to the class it detects."""
        return CLASS_WATTS[self.poe_class]

    @property
    def wants_power(self) -> bool:
        """Whether what is plugged in has no supply of its own."""
        return self.camera is not None and self.camera.needs_poe

    def begin(self, at: float) -> None:
        """Cut the power, and look for a device from `at` on if there may be one."""
        self.reserved = 0.0
        self.hung = False
        self.phase, self.due = Phase.DARK, inf
        if self.camera is not None and self.enabled and self.fault is None:
            self.phase, self.due = Phase.DETECTING, at + self.camera.detection_time

    def power_up(self, at: float) -> None:
        """Reserve the class's power and let the camera boot."""
        self.reserved = self.class_watts
        self.phase = Phase.BOOTING
        self.due = at + self.camera.boot_time if self.camera else inf

    def refuse(self) -> None:
        """Leave the camera dark for want of budget."""
        self.reserved = 0.0
        self.hung = False
        self.phase, self.due = Phase.REFUSED, inf

    def run(self) -> None:
        """Call the camera up; its LLDPDU, if it sends one, refines the reservation."""
        self.phase, self.due = Phase.RUNNING, inf
        if (asked := self.requested_power) is not None:
            self.reserved = min(self.class_watts, watts_at_port(asked))

    @property
    def requested_power(self) -> float | None:
        """What the camera's LLDPDU asked for, once it is up."""
        if self.phase is not Phase.RUNNING or self.camera is None:
            return None
        return self.camera.requested_power

    def consumption(self, at: float) -> float:
        """Watts drawn at the time `at`."""
        if self.camera is None or self.phase not in POWERED:
            return 0.0
        if self.phase is Phase.BOOTING:
            return min(self.reserved, self.camera.power * BOOT_SHARE)
        return max(0.0, min(self.reserved, self.camera.draw(at, self.number / 7)))

    @property
    def code(self) -> StatusCode:
        """The status code, the gravest cause first."""
        if self.fault and (self.enabled or self.fault.even_disabled):
            return StatusCode.ERROR_OTHER
        if not self.enabled:
            return StatusCode.DISABLED
        return PHASE_CODES[self.phase]

    def status(self, at: float) -> PortStatus:
        """Tell what the recorder knows of the port at the time `at`."""
        classified = self.phase in CLASSIFIED
        code = self.code
        shown = self.fault if code is StatusCode.ERROR_OTHER else None
        return PortStatus(
            port=self.number,
            code=code,
            extra=shown.reason if shown else EXTRAS.get(code, ""),
            class_power_limit=self.class_watts if classified else 0.0,
            poe_class=self.poe_class if classified else None,
            allocated_power=self.reserved,
            power_consumption=round(self.consumption(at), 1),
            pse_class_limit=self.pse_class_limit,
            requested_power=self.requested_power,
        )
