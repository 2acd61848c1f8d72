"""HTTP to one recorder: one request at a time, limits, authentication, errors."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, override

from aiohttp import (
    ClientHandlerType,
    ClientRequest,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ClientWebSocketResponse,
    ClientWSTimeout,
    DummyCookieJar,
    Fingerprint,
    hdrs,
)

from .authentication import Authentication
from .body import read_body
from .edge import REDIRECTIONS, at_the_edge, raise_for_status
from .errors import (
    ChangedCertificateError,
    ClosedError,
    RecorderConnectionError,
    UntrustedCertificateError,
    VapixError,
)
from .models import Credentials, RawAnswer
from .open_connection import ONLY_IF_OPEN
from .origin import Origin

# s: for a whole exchange, and for the farewell of a WebSocket.
REQUEST_TIMEOUT = 10
CLOSE_TIMEOUT = 2

# Bytes, far beyond what any notification takes.
FRAME_LIMIT = 64 * 1024


class _Look(Fingerprint):
    """Accept no certificate, and keep the one that is presented."""

    presented: bytes | None = None

    def __init__(self) -> None:
        """Take a fingerprint that no certificate has."""
        super().__init__(bytes(32))

    @override
    def check(self, transport: asyncio.Transport) -> None:
        if tls := transport.get_extra_info("ssl_object"):
            self.presented = tls.getpeercert(binary_form=True)
        super().check(transport)


class Transport:
    """Requests to one recorder, one after the other.

    ``fingerprint`` pins the recorder's certificate (SHA-256 of the DER form, in
    hex): exactly this one is accepted. Without it a certificate authority must
    vouch for the certificate.
    """

    def __init__(
        self,
        session: ClientSession,
        origin: Origin,
        credentials: Credentials | None = None,
        fingerprint: str | None = None,
    ) -> None:
        """Prepare, without sending anything yet."""
        self.origin = origin
        self.raw_answers: dict[str, RawAnswer] = {}
        self._session = session
        self._tls: Fingerprint | bool = (
            Fingerprint(bytes.fromhex(fingerprint)) if fingerprint else True
        )
        self._login = (Authentication(credentials),) if credentials else ()
        self._one_at_a_time = asyncio.Lock()

    async def get(
        self,
        path: str,
        query: dict[str, str] | None = None,
        *,
        only_if_open: bool = False,
    ) -> bytes:
        """Return the body of the answer to a GET.

        Raises NotConnectedError where it would take a new connection, but must not;
        needs a session with a `connection_guard`.
        """
        return await self._exchange(
            "GET", path, query=query, trace=ONLY_IF_OPEN if only_if_open else None
        )

    async def post_json(self, path: str, content: dict[str, Any]) -> bytes:
        """Return the body of the answer to a POST of JSON."""
        return await self._exchange("POST", path, content=content)

    @asynccontextmanager
    async def socket(
        self, path: str, query: dict[str, str]
    ) -> AsyncIterator[ClientWebSocketResponse]:
        """Open a WebSocket, under the same rules as any request.

        Its pings are left to the caller. Raises every VapixError but
        GeneralError and UnsupportedSchemaError.
        """
        # Only a session of its own can sign the handshake and refuse redirects.
        async with self._create_socket_session() as session:
            socket = await at_the_edge(
                self._handshake(session, path, query), self.origin.host, REQUEST_TIMEOUT
            )
            try:
                yield socket
            finally:
                await socket.close()

    async def is_vouched_for(self) -> bool:
        """Return whether a certificate authority vouches for the certificate.

        Raises RecorderConnectionError where nothing answers.
        """
        try:
            await self.get("/")
        except UntrustedCertificateError:
            return False
        except RecorderConnectionError:
            raise
        except VapixError:
            # Whatever the answer, it came over a connection that was verified.
            return True
        return True

    async def presented_certificate(self) -> bytes:
        """Return the certificate the recorder presents, in DER form.

        Sends nothing: the connection ends with the TLS handshake. Raises
        RecorderConnectionError.
        """
        look = _Look()
        stranger = Transport(self._session, self.origin)
        stranger._tls = look
        with suppress(ChangedCertificateError):
            await stranger.get("/")
        if look.presented is None:
            raise RecorderConnectionError("the recorder presented no certificate")
        return look.presented

    async def _exchange(
        self,
        method: str,
        path: str,
        query: dict[str, str] | None = None,
        content: dict[str, Any] | None = None,
        trace: str | None = None,
    ) -> bytes:
        """Send a request and return the body of the answer.

        Raises every VapixError but GeneralError and UnsupportedSchemaError.
        """
        response, body = await at_the_edge(
            self._answer(method, path, query, content, trace),
            self.origin.host,
            REQUEST_TIMEOUT,
        )
        raise_for_status(response)
        return body

    async def _answer(
        self,
        method: str,
        path: str,
        query: dict[str, str] | None,
        content: dict[str, Any] | None,
        trace: str | None,
    ) -> tuple[ClientResponse, bytes]:
        """Send a request, and keep the answer for diagnostics."""
        self._raise_if_closed()
        url = self.origin.url(path, query)
        async with (
            self._one_at_a_time,
            self._session.request(
                method,
                url,
                json=content,
                ssl=self._tls,
                allow_redirects=False,
                timeout=ClientTimeout(total=REQUEST_TIMEOUT),
                middlewares=self._login,
                trace_request_ctx=trace,
            ) as response,
        ):
            body = await read_body(response)
        self.raw_answers[url.path_qs] = RawAnswer(
            status=response.status,
            content_type=_readable(response.headers.get(hdrs.CONTENT_TYPE)),
            body=body.decode(errors="replace"),
        )
        return response, body

    def _create_socket_session(self) -> ClientSession:
        # aiohttp would make a connector of its own, which nobody closes.
        self._raise_if_closed()
        return ClientSession(
            connector=self._session.connector,
            connector_owner=False,
            cookie_jar=DummyCookieJar(),
            headers=self._session.headers,
            middlewares=(*self._login, _refuse_redirects),
        )

    def _raise_if_closed(self) -> None:
        if self._session.closed:
            raise ClosedError("the connections are closed already")

    async def _handshake(
        self, session: ClientSession, path: str, query: dict[str, str]
    ) -> ClientWebSocketResponse:
        async with self._one_at_a_time, asyncio.timeout(REQUEST_TIMEOUT):
            return await session.ws_connect(
                self.origin.url(path, query),
                autoping=False,
                max_msg_size=FRAME_LIMIT,
                ssl=self._tls,
                timeout=ClientWSTimeout(ws_close=CLOSE_TIMEOUT),
            )


def _readable(text: str | None) -> str | None:
    """Return a header's text with what is not UTF-8 replaced."""
    return text and text.encode(errors="surrogateescape").decode(errors="replace")


async def _refuse_redirects(
    request: ClientRequest, handler: ClientHandlerType
) -> ClientResponse:
    """Follow a WebSocket handshake nowhere else."""
    response = await handler(request)
    if response.status in REDIRECTIONS:
        response.close()
        raise_for_status(response)
    return response
