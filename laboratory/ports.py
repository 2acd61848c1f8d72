"""TCP ports of this machine."""

from contextlib import ExitStack
import socket

LOOPBACK = "127.0.0.1"


def free_ports(count: int) -> list[int]:
    """Find ports that nobody listens on."""
    with ExitStack() as stack:
        probes = [
            stack.enter_context(socket.create_server((LOOPBACK, 0)))
            for _ in range(count)
        ]
        return [probe.getsockname()[1] for probe in probes]
