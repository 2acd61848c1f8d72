"""The TCP side of the server: counting, resetting, closing quickly."""

import asyncio
import socket
import struct
from typing import Any, override

from aiohttp import web

# SO_LINGER on with zero seconds: closing sends RST instead of FIN.
LINGER_RESET = struct.pack("ii", 1, 0)


class Connections(web.Server):
    """aiohttp's low-level server, with its connections counted and numbered."""

    def __init__(self, handler: Any, *, keepalive: float) -> None:
        """Serve requests with `handler`; close idle connections after `keepalive` s."""
        super().__init__(
            handler,
            handler_cancellation=True,
            access_log=None,
            keepalive_timeout=keepalive,
        )
        self.accepted = 0
        self._open: dict[web.RequestHandler, tuple[int, asyncio.Transport]] = {}
        self._spared: set[web.RequestHandler] = set()

    @override
    def connection_made(
        self, handler: web.RequestHandler, transport: asyncio.Transport
    ) -> None:
        self.accepted += 1
        self._open[handler] = (self.accepted, transport)
        super().connection_made(handler, transport)

    @override
    def connection_lost(
        self, handler: web.RequestHandler, exc: BaseException | None = None
    ) -> None:
        self._open.pop(handler, None)
        self._spared.discard(handler)
        super().connection_lost(handler, exc)

    def number(self, request: web.BaseRequest) -> int:
        """Which connection, counted from 1, a request came over."""
        return self._open[request.protocol][0]

    def spare(self, request: web.BaseRequest) -> None:
        """Leave the connection of a control request alone from now on."""
        self._spared.add(request.protocol)

    def reset(self, *, tls_only: bool = False, spared: bool = False) -> None:
        """Reset the connections, requests under way included."""
        for handler, (_, transport) in list(self._open.items()):
            if handler in self._spared and not spared:
                continue
            if not tls_only or transport.get_extra_info("sslcontext"):
                reset(transport)

    async def gone(self) -> None:
        """Wait until every request's task has ended."""
        while self.connections:  # noqa: ASYNC110 - aiohttp tells no event
            await asyncio.sleep(0)


def reset(transport: asyncio.BaseTransport | None) -> None:
    """Reset a connection: the client sees ECONNRESET."""
    if not isinstance(transport, asyncio.Transport):
        return
    plug: socket.socket = transport.get_extra_info("socket")
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_RESET)
    transport.abort()
