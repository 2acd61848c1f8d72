"""The sockets a recorder listens on."""

import asyncio
from collections.abc import Mapping

from .connections import Connections


class Listeners:
    """One socket for HTTP and one for HTTPS, or either alone."""

    def __init__(self, host: str, ports: Mapping[str, int]) -> None:
        """Prepare to listen on `ports`, by scheme; 0 is a free one, kept ever after."""
        self.host = host
        self.ports = dict(ports)
        self._open: list[asyncio.Server] = []

    @property
    def open(self) -> bool:
        """Whether anybody can connect."""
        return bool(self._open)

    async def listen(self, connections: Connections) -> None:
        """Let clients connect; raises OSError where a port is taken."""
        loop = asyncio.get_running_loop()
        for scheme, port in self.ports.items():
            protocol = connections.over_tls if scheme == "https" else connections
            listener = await loop.create_server(protocol, self.host, port)
            self._open.append(listener)
            self.ports[scheme] = listener.sockets[0].getsockname()[1]

    def close(self) -> list[asyncio.Server]:
        """Let nobody connect, drop who has, and return what may be waited for."""
        closed, self._open = self._open, []
        for listener in closed:
            listener.close()
            listener.abort_clients()
        return closed
