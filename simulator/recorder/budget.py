"""How the power budget is shared out among the ports; power in W."""

from collections.abc import Mapping

from .port import Phase, Port

# Reservations are sums of decimal fractions of a watt.
TOLERANCE = 1e-6

type Ports = Mapping[int, Port]


def allocated(ports: Ports) -> float:
    """Sum up what is reserved."""
    return sum(port.reserved for port in ports.values())


def admit(ports: Ports, port: Port, limit: float, at: float) -> None:
    """Power the port if its whole class fits into what is left."""
    if port.class_watts <= limit - allocated(ports) + TOLERANCE:
        port.power_up(at)
    else:
        port.refuse()


def relieve(ports: Ports, limit: float, at: float) -> None:
    """Try the refused ports again, the lowest number first."""
    for number in sorted(ports):
        if ports[number].phase is Phase.REFUSED:
            admit(ports, ports[number], limit, at)


def shed(ports: Ports, limit: float) -> None:
    """Leave dark what no longer fits, the last port first."""
    for number in sorted(ports, reverse=True):
        if ports[number].reserved and allocated(ports) > limit + TOLERANCE:
            ports[number].refuse()
