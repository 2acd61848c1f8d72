"""HTTP to one recorder: one request at a time, limits, authentication, errors."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http import HTTPStatus
from typing import Any

from aiohttp import (
    ClientConnectorCertificateError,
    ClientError,
    ClientHandlerType,
    ClientRequest,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ClientWebSocketResponse,
    ClientWSTimeout,
    DummyCookieJar,
    Fingerprint,
    ServerFingerprintMismatch,
    WSServerHandshakeError,
    hdrs,
)
from yarl import URL

from .authentication import Authentication, negotiate
from .errors import (
    AuthenticationError,
    ChangedCertificateError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    ThrottledError,
    UntrustedCertificateError,
    VapixError,
)
from .models import Credentials, RawAnswer
from .origin import Origin

REQUEST_TIMEOUT = 10
"""s, for a whole exchange."""

CLOSE_TIMEOUT = 2
"""s, for the farewell of a WebSocket."""

BODY_LIMIT = 1024 * 1024
"""bytes, far beyond what any call answers."""

_NO_FINGERPRINT = bytes(32).hex()
_REDIRECTIONS = range(300, 400)


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
        self._credentials = credentials
        self._tls = Fingerprint(bytes.fromhex(fingerprint)) if fingerprint else True
        self._authentication: Authentication | None = None
        self._one_at_a_time = asyncio.Lock()

    async def get(self, path: str, query: dict[str, str] | None = None) -> bytes:
        """Return the body of the answer to a GET."""
        return await self._exchange("GET", path, query=query)

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
        login = self._authentication
        # Only a session of its own can sign the handshake and refuse redirects.
        session = ClientSession(
            connector=self._session.connector,
            connector_owner=False,
            cookie_jar=DummyCookieJar(),
            headers=self._session.headers,
            middlewares=(login, _refuse_redirects) if login else (_refuse_redirects,),
        )
        async with session:
            async with self._one_at_a_time:
                with _vapix_errors():
                    async with asyncio.timeout(REQUEST_TIMEOUT):
                        socket = await session.ws_connect(
                            self.origin.url(path, query),
                            autoping=False,
                            max_msg_size=BODY_LIMIT,
                            ssl=self._tls,
                            timeout=ClientWSTimeout(ws_close=CLOSE_TIMEOUT),
                        )
            try:
                yield socket
            finally:
                await socket.close()

    async def untrusted_fingerprint(self) -> str | None:
        """Return the fingerprint of a certificate that no authority vouches for.

        None where one does, or where there is no TLS.
        """
        if not self.origin.ssl:
            return None
        try:
            await self.get("/")
        except UntrustedCertificateError:
            return await self.presented_fingerprint()
        except RecorderConnectionError:
            raise
        except VapixError:
            # Whatever the answer, it came over a connection that was verified.
            return None
        return None

    async def presented_fingerprint(self) -> str:
        """Return the fingerprint of the certificate the recorder presents.

        Sends nothing: the connection ends with the TLS handshake.
        """
        # No certificate has this fingerprint, so the check fails and tells which.
        unknown = Transport(self._session, self.origin, fingerprint=_NO_FINGERPRINT)
        try:
            await unknown.get("/")
        except ChangedCertificateError as err:
            return err.presented
        raise RecorderConnectionError("the recorder presented no certificate")

    async def _exchange(
        self,
        method: str,
        path: str,
        query: dict[str, str] | None = None,
        content: dict[str, Any] | None = None,
    ) -> bytes:
        """Send a request and return the body of the answer.

        Raises every VapixError but GeneralError and UnsupportedSchemaError.
        """
        url = self.origin.url(path, query)
        async with self._one_at_a_time:
            with _vapix_errors():
                response, body = await self._authenticated(method, url, content)
        self.raw_answers[url.path_qs] = RawAnswer(
            status=response.status,
            content_type=response.headers.get(hdrs.CONTENT_TYPE),
            body=body.decode(errors="replace"),
        )
        _raise_for_status(response.status)
        return body

    async def _authenticated(
        self, method: str, url: URL, content: dict[str, Any] | None
    ) -> tuple[ClientResponse, bytes]:
        """Send a request; once more where the recorder asks for a login."""
        tried = self._authentication
        response, body = await self._send(method, url, content)
        if response.status != HTTPStatus.UNAUTHORIZED or self._credentials is None:
            return response, body
        self._authentication = negotiate(response, self._credentials)
        if type(self._authentication) is not type(tried):
            response, body = await self._send(method, url, content)
        if response.status == HTTPStatus.UNAUTHORIZED:
            self._authentication = None
        return response, body

    async def _send(
        self, method: str, url: URL, content: dict[str, Any] | None
    ) -> tuple[ClientResponse, bytes]:
        login = self._authentication
        async with self._session.request(
            method,
            url,
            json=content,
            ssl=self._tls,
            allow_redirects=False,
            timeout=ClientTimeout(total=REQUEST_TIMEOUT),
            middlewares=(login, _drain_challenge) if login else (),
        ) as response:
            return response, await _read(response)


@contextmanager
def _vapix_errors() -> Iterator[None]:
    """Raise the VapixError that an error of aiohttp stands for."""
    try:
        yield
    except ServerFingerprintMismatch as err:
        raise ChangedCertificateError(
            pinned=err.expected.hex(), presented=err.got.hex()
        ) from err
    except ClientConnectorCertificateError as err:
        raise UntrustedCertificateError(str(err)) from err
    except WSServerHandshakeError as err:
        _raise_for_status(err.status)
        raise ResponseError("the recorder does not speak WebSocket here") from err
    except TimeoutError as err:
        raise RecorderConnectionError(f"no answer within {REQUEST_TIMEOUT} s") from err
    except (ClientError, OSError) as err:
        raise RecorderConnectionError(str(err) or type(err).__name__) from err


async def _refuse_redirects(
    request: ClientRequest, handler: ClientHandlerType
) -> ClientResponse:
    """Follow a WebSocket handshake nowhere else."""
    response = await handler(request)
    if response.status in _REDIRECTIONS:
        response.close()
        _raise_for_status(response.status)
    return response


async def _drain_challenge(
    request: ClientRequest, handler: ClientHandlerType
) -> ClientResponse:
    """Read a challenge to its end, so that its connection serves the answer too."""
    response = await handler(request)
    if response.status == HTTPStatus.UNAUTHORIZED:
        await _read(response)
    return response


async def _read(response: ClientResponse) -> bytes:
    """Read a body up to the limit."""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > BODY_LIMIT:
            response.close()
            raise ResponseError(f"the answer is larger than {BODY_LIMIT} bytes")
    return bytes(body)


def _raise_for_status(status: int) -> None:
    """Raise the error that an HTTP status stands for."""
    match status:
        case HTTPStatus.OK:
            return
        case HTTPStatus.UNAUTHORIZED:
            raise AuthenticationError("the recorder refuses the user name or password")
        case HTTPStatus.FORBIDDEN:
            raise ThrottledError("the recorder refuses requests for a while")
        case HTTPStatus.NOT_FOUND:
            raise NotFoundError("the recorder does not know this call")
        case _ if status in _REDIRECTIONS:
            raise ResponseError(f"the recorder redirects elsewhere (HTTP {status})")
        case _:
            raise ResponseError(f"HTTP status {status}")
