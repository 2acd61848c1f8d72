"""Port failures as the event API tells them (document: Event API documentation)."""

from dataclasses import dataclass

from .port import Port
from .status import DESCRIPTIONS, StatusCode

ANY_PORT = -1


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A failure of a port raised or cleared; port -1 stands for any port."""

    port: int
    reason: int
    reason_text: str
    disruption: bool


def failure_of(port: Port) -> Failure | None:
    """Tell the failure a port suffers from now."""
    match port.code:
        case StatusCode.ERROR_POWER_BUDGET as code:
            text = DESCRIPTIONS[code].removeprefix("Error: ")
            return Failure(
                port=port.number, reason=code, reason_text=text, disruption=True
            )
        case StatusCode.ERROR_OTHER if port.fault is not None:
            return Failure(
                port=port.number,
                reason=port.fault.code,
                reason_text=port.fault.reason,
                disruption=True,
            )
        case _:
            return None


def changes(before: dict[int, Failure], now: dict[int, Failure]) -> list[Failure]:
    """List what has to be told: ports whose failure came, went or is another one."""
    told = [
        now.get(port) or _cleared(port)
        for port in sorted(before.keys() | now.keys())
        if before.get(port) != now.get(port)
    ]
    if bool(before) == bool(now):
        return told
    first = next(iter(now.values()), None)
    aggregate = _cleared(ANY_PORT)
    if first is not None:
        aggregate = Failure(
            port=ANY_PORT,
            reason=first.reason,
            reason_text=first.reason_text,
            disruption=True,
        )
    return [*told, aggregate]


def _cleared(port: int) -> Failure:
    return Failure(port=port, reason=0, reason_text="", disruption=False)
