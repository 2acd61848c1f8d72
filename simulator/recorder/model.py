"""The physical recorder: ports, a power budget, restarts. No I/O, no tasks.

The model stands still between calls and catches up with its clock whenever it
is asked something, so that it follows a frozen clock as well as a real one.
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, InitVar, dataclass, field, replace
from math import inf
from typing import Any, Self

from . import budget
from .alarms import Alarms
from .camera import Camera
from .clock import Clock, wall_clock
from .failure import Failure
from .hardware import Hardware
from .lag import Lag
from .port import UP, Fault, Phase, Port
from .products import PRODUCTS
from .status import PortStatus

MAX_PORTS = 48


class UnknownPortError(LookupError):
    """There is no such port."""


@dataclass(eq=False)
class RecorderModel:
    """A recorder with PoE ports; power in W, times in s."""

    _: KW_ONLY
    ports: InitVar[int] = 8
    power_limit: float = 65.0
    keep_power: bool | None = False
    """None: the device answers error 50 to getkeeppower and setkeeppower."""
    pse_class_limit: int = 4
    serial: str = "ACCC8EAF8C30"
    full_name: str = PRODUCTS["s3008"].full_name
    short_name: str = PRODUCTS["s3008"].short_name
    number: str = PRODUCTS["s3008"].number
    hardware_id: str = PRODUCTS["s3008"].hardware_id
    firmware: str = "11.10.65"
    status_lag: float = 0.0
    """How long getportstatuses lags behind a port mode that was set."""
    clock: Clock = wall_clock
    hardware: Hardware = field(default_factory=Hardware, init=False)

    _ports: dict[int, Port] = field(init=False, repr=False)
    _now: float = field(init=False, repr=False)
    _booted: float = field(init=False, repr=False)
    _boots: int = field(default=1, init=False, repr=False)
    _lag: Lag = field(default_factory=Lag, init=False, repr=False)
    _alarms: Alarms = field(default_factory=Alarms, init=False, repr=False)
    _restart_listeners: list[Callable[[], None]] = field(
        default_factory=list, init=False, repr=False
    )

    def __post_init__(self, ports: int) -> None:
        """Start with every port enabled and empty."""
        if not 1 <= ports <= MAX_PORTS:
            raise ValueError(f"A recorder has 1 to {MAX_PORTS} ports, not {ports}")
        self._now = self._booted = self.clock()
        self._ports = {}
        for number in range(1, ports + 1):
            self.add_port(number)

    @classmethod
    def of(cls, product: str, **changes_: Any) -> Self:
        """Build a recorder from the table of products, with changes if need be."""
        known = PRODUCTS[product]
        figures: dict[str, Any] = {
            "ports": known.ports,
            "power_limit": known.power_limit,
            "full_name": known.full_name,
            "short_name": known.short_name,
            "number": known.number,
            "hardware_id": known.hardware_id,
        }
        return cls(**figures | changes_)

    # What is asked

    @property
    def numbers(self) -> tuple[int, ...]:
        """The port numbers, in order."""
        return tuple(sorted(self._ports))

    @property
    def reachable(self) -> bool:
        """Whether the recorder answers; it doesn't while it restarts."""
        self.advance()
        return self._now >= self._booted

    @property
    def uptime(self) -> float:
        """Seconds since the last boot was over."""
        self.advance()
        return max(0.0, self._now - self._booted)

    @property
    def back_in(self) -> float:
        """Seconds until a restart is over; 0 outside of one."""
        self.advance()
        return max(0.0, self._booted - self._now)

    @property
    def boot_id(self) -> str:
        """Another one after each restart."""
        return f"{self.serial.lower()}-{self._boots:04d}"

    @property
    def allocated(self) -> float:
        """Watts reserved on all ports together."""
        return budget.allocated(self._ports)

    def is_enabled(self, port: int) -> bool:
        """Whether the port's mode is on."""
        return self._port(port).enabled

    def camera(self, port: int) -> Camera | None:
        """Tell what is plugged into the port."""
        return self._port(port).camera

    def fault(self, port: int) -> Fault | None:
        """Tell what was broken at the port."""
        return self._port(port).fault

    def phase(self, port: int) -> Phase:
        """Tell how far the port has come, whatever is reported."""
        self.advance()
        return self._port(port).phase

    def is_up(self, port: int) -> bool:
        """Whether the camera at the port runs and does what it is there for."""
        self.advance()
        there = self._port(port)
        return there.phase in UP and not there.hung

    def is_powered(self, port: int) -> bool:
        """Whether the camera at the port really has power, whatever is reported."""
        self.advance()
        return self._port(port).reserved > 0

    def status(self, port: int) -> PortStatus:
        """Tell what getportstatuses says of the port now, its lag included."""
        self.advance()
        true = self._port(port).status(self._now)
        return self._lag.reported(port, self._now) or true

    def statuses(self) -> list[PortStatus]:
        """Tell what getportstatuses says now."""
        return [self.status(number) for number in self.numbers]

    def failures(self) -> list[Failure]:
        """Tell how every port stands, failing or not, and all together."""
        self.advance()
        return self._alarms.state(self.numbers)

    # What is done to it

    def plug(self, port: int, camera: Camera, *, running: bool = False) -> None:
        """Put a camera into a free port; `running`: it was there long ago."""
        plugged = self._port(port)
        if plugged.camera is not None:
            raise ValueError(f"Port {port} is taken")
        self._change(port, camera=camera)
        while running and plugged.due < inf:
            self._step(plugged)
        self._tell()

    def unplug(self, port: int) -> None:
        """Pull the cable."""
        self._change(port, camera=None)

    def hang(self, port: int) -> None:
        """Let the camera hang: it draws power as before, and answers nobody.

        Only being without power for a moment mends it. Raises ValueError where no
        camera runs.
        """
        if not self.is_up(port):
            raise ValueError(f"No camera runs at port {port}")
        self._port(port).hung = True

    def draw(self, power: float, requested: float | None = None) -> None:
        """Have every camera draw so much, and ask for so much by its LLDPDU; W."""
        self.advance()
        for port in self._ports.values():
            if port.camera is not None:
                port.camera = replace(
                    port.camera, power=power, variation=0.0, requested_power=requested
                )
                if port.phase is Phase.RUNNING:
                    port.run()
        self._relieve()
        self._tell()

    def enable(self, port: int, *, on: bool) -> None:
        """Set the port mode."""
        reported = self.status(port)
        if self._port(port).enabled == on:
            return
        self._change(port, enabled=on)
        if self.status_lag:
            self._lag.hold(reported, self._now + self.status_lag)

    def inject_fault(
        self,
        port: int,
        reason: str = "Short circuit",
        *,
        code: int = 5,
        even_disabled: bool = False,
    ) -> None:
        """Break the port: code 5, no power, `reason` in Extra and in events."""
        fault = Fault(reason=reason, code=code, even_disabled=even_disabled)
        self._change(port, fault=fault)

    def clear_fault(self, port: int) -> None:
        """Mend the port."""
        self._change(port, fault=None)

    def set_power_limit(self, watts: float) -> None:
        """Change the budget; what no longer fits goes dark, the last port first."""
        self.advance()
        self.power_limit = watts
        budget.shed(self._ports, watts)
        self._relieve()
        self._tell()

    def restart(self, seconds: float = 60.0, *, firmware: str | None = None) -> None:
        """Restart, perhaps into another firmware; unreachable for so long."""
        if seconds < 0:
            raise ValueError("A restart can't take negative seconds")
        self.advance()
        self._booted = self._now + seconds
        self._boots += 1
        self._lag.forget()
        self.firmware = firmware or self.firmware
        if not self.keep_power:
            for port in self._ports.values():
                port.begin(self._booted)
        self._tell()
        for listener in list(self._restart_listeners):
            listener()

    def add_port(self, number: int) -> None:
        """Let a port appear."""
        if number in self._ports:
            raise ValueError(f"Port {number} exists")
        self._ports[number] = Port(number=number, pse_class_limit=self.pse_class_limit)

    def remove_port(self, number: int) -> None:
        """Let a port disappear, with what is plugged in."""
        self.unplug(number)
        del self._ports[number]
        self._lag.forget(number)
        self._tell()

    # Time

    def advance(self) -> None:
        """Catch up with the clock, one event after the other."""
        target = max(self._now, self.clock())
        while (port := self._next_due()) is not None and port.due <= target:
            self._now = port.due
            self._step(port)
            self._tell()
        self._now = target

    def next_change(self) -> float | None:
        """When the model will change by itself next, on its own clock."""
        port = self._next_due()
        return None if port is None else port.due

    # Who is told

    def on_change(self, callback: Callable[[Failure], None]) -> Callable[[], None]:
        """Call back when a port's failure is raised or cleared; returns the end."""
        return self._alarms.listen(callback)

    def on_restart(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back when a restart begins; returns the end."""
        self._restart_listeners.append(callback)
        return lambda: self._restart_listeners.remove(callback)

    # Inside

    def _port(self, number: int) -> Port:
        try:
            return self._ports[number]
        except KeyError:
            raise UnknownPortError(f"There is no port {number}") from None

    def _change(self, number: int, **changed: Any) -> None:
        """Change what is at the port; its life begins anew."""
        self.advance()
        port = self._port(number)
        for name, value in changed.items():
            setattr(port, name, value)
        starts = self._now if self.keep_power else max(self._now, self._booted)
        port.begin(starts)
        self._relieve()
        self._tell()

    def _next_due(self) -> Port | None:
        waiting = [port for port in self._ports.values() if port.due < inf]
        return min(waiting, key=lambda port: (port.due, port.number), default=None)

    def _step(self, port: Port) -> None:
        """End the phase that is due."""
        if port.phase is Phase.BOOTING:
            port.run()
            self._relieve()
        elif port.wants_power:
            budget.admit(self._ports, port, self.power_limit, self._now)
        else:
            port.phase, port.due = Phase.NO_POE, inf

    def _relieve(self) -> None:
        budget.relieve(self._ports, self.power_limit, self._now)

    def _tell(self) -> None:
        self._alarms.update(self._ports[number] for number in self.numbers)
