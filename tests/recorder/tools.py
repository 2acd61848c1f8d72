"""Pictures of a recorder, and a clock that stands still."""

from dataclasses import dataclass

from custom_components.axis_nvr_poe.recorder.data import Port, RecorderData
from custom_components.axis_nvr_poe.vapix.models import (
    FailureNotice,
    PortStatus,
    PortStatusCode,
)


@dataclass
class Clock:
    """Tells the s that a test sets."""

    now: float = 1000.0

    def __call__(self) -> float:
        """Return the time, s."""
        return self.now


def status(port: int, code: int | None = 1, **figures: float | None) -> PortStatus:
    """Return a port's status by its code."""
    known = None if code is None else PortStatusCode(code)
    return PortStatus(port=port, code=known, **figures)  # type: ignore[arg-type]


def picture(**codes: int | None) -> RecorderData:
    """Return a picture of ports, such as `port1=5`; all are enabled."""
    numbers = {int(name.removeprefix("port")): code for name, code in codes.items()}
    return RecorderData(
        ports={
            number: Port(status=status(number, code), enabled=True)
            for number, code in numbers.items()
        }
    )


def notice(
    port: int = 1, *, failing: bool | None = True, text: str | None = None
) -> FailureNotice:
    """Return what the stream might tell of a port."""
    return FailureNotice(port=port, failing=failing, reason_text=text)
