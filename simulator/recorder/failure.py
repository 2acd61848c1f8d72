"""Port failures as the event API tells them (document: Event API documentation)."""

from dataclasses import dataclass, replace

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
        now.get(port) or cleared(port)
        for port in sorted(before.keys() | now.keys())
        if before.get(port) != now.get(port)
    ]
    if bool(before) == bool(now):
        return told
    return [*told, aggregate(now)]


def aggregate(now: dict[int, Failure]) -> Failure:
    """Sum all ports up in one state, with the reason of the first that fails."""
    first = next(iter(now.values()), None)
    if first is None:
        return cleared(ANY_PORT)
    return replace(first, port=ANY_PORT)


def cleared(port: int) -> Failure:
    """Tell that a port has no failure."""
    return Failure(port=port, reason=0, reason_text="", disruption=False)
