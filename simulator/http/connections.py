"""The TCP side of the server: counting, resetting, closing quickly."""

import asyncio
from asyncio.sslproto import SSLProtocol
from collections.abc import Callable
import socket
import ssl
import struct
from typing import Any, override

from aiohttp import web

# s; long enough that a frozen clock may jump without closing a connection.
KEEPALIVE = 3600.0
# SO_LINGER on with zero seconds: closing sends RST instead of FIN.
LINGER_RESET = struct.pack("ii", 1, 0)


class Connections(web.Server):
    """aiohttp's low-level server, with its connections counted and numbered."""

    def __init__(
        self,
        handler: Any,
        *,
        tls: Callable[[], ssl.SSLContext],
        reachable: Callable[[], bool],
    ) -> None:
        """Serve requests with `handler`; `tls` is asked at each handshake.

        While not `reachable`, a TLS connection is reset before its handshake.
        """
        super().__init__(
            handler,
            handler_cancellation=True,
            access_log=None,
            keepalive_timeout=KEEPALIVE,
        )
        self.accepted = 0
        self._opened = 0
        self.tls = tls
        self.reachable = reachable
        self._open: dict[web.RequestHandler, tuple[int, asyncio.Transport]] = {}
        self._spared: set[web.RequestHandler] = set()

    @override
    def connection_made(
        self, handler: web.RequestHandler, transport: asyncio.Transport
    ) -> None:
        if not transport.get_extra_info("sslcontext"):
            self.accepted += 1
        self._opened += 1
        self._open[handler] = (self._opened, transport)
        super().connection_made(handler, transport)

    @override
    def connection_lost(
        self, handler: web.RequestHandler, exc: BaseException | None = None
    ) -> None:
        self._open.pop(handler, None)
        self._spared.discard(handler)
        super().connection_lost(handler, exc)

    def over_tls(self) -> SSLProtocol:
        """Make the protocol of one TLS connection."""
        return _Tls(self)

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


class _Tls(SSLProtocol):
    """A TLS connection whose handshake may fail without a word.

    A listener of asyncio's own reports a client that refuses the certificate
    to the loop's exception handler, which fails a test of Home Assistant.
    """

    def __init__(self, server: Connections) -> None:
        super().__init__(
            asyncio.get_running_loop(),
            server(),
            server.tls(),
            None,  # type: ignore[arg-type] # nobody waits for the handshake
            server_side=True,
        )
        self._server = server

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._server.accepted += 1
        super().connection_made(transport)
        if not self._server.reachable():
            reset(transport)


def reset(transport: asyncio.BaseTransport | None) -> None:
    """Reset a connection: the client sees ECONNRESET."""
    if not isinstance(transport, asyncio.Transport) or transport.is_closing():
        return
    plug: socket.socket = transport.get_extra_info("socket")
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_RESET)
    transport.abort()
