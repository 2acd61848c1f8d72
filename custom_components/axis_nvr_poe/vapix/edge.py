"""The edge of the transport: which error stands for what went wrong."""

from collections.abc import Awaitable
from http import HTTPStatus
from typing import Final

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorError,
    ClientResponseError,
    ServerDisconnectedError,
    ServerFingerprintMismatch,
    WSServerHandshakeError,
)

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

REDIRECTIONS: Final = range(300, 400)


async def at_the_edge[T](exchange: Awaitable[T], timeout: float) -> T:  # noqa: ASYNC109 - for the words alone
    """Let nothing but a VapixError leave the transport, whatever went wrong.

    The error stands alone, in words of its own: a library's error may hold the
    URL, and with it the token of a session. ``timeout`` is what the exchange
    was allowed, s.
    """
    try:
        return await exchange
    except Exception as err:  # noqa: BLE001 - that is the rule
        error = _vapix_error(err, timeout)
    raise error


def raise_for_status(status: int) -> None:
    """Raise the error that an HTTP status stands for."""
    if status != HTTPStatus.OK:
        raise _status_error(status)


def _vapix_error(err: Exception, timeout: float) -> VapixError:
    match err:
        case VapixError():
            return err
        case ServerFingerprintMismatch():
            return ChangedCertificateError(
                pinned=err.expected.hex(), presented=err.got.hex()
            )
        case ClientConnectorCertificateError():
            return UntrustedCertificateError(str(err.certificate_error))
        case WSServerHandshakeError():
            return _handshake_error(err.status)
        case TimeoutError():
            return RecorderConnectionError(f"no answer within {timeout} s")
        case _:
            return RecorderConnectionError(_words(err))


def _words(err: Exception) -> str:
    match err:
        case ClientConnectorError():
            return f"Cannot connect to {err.host}:{err.port} [{err.strerror}]"
        case ServerDisconnectedError():
            return "the recorder ended the connection without an answer"
        case ClientResponseError():
            return "Expected HTTP, but something else was answered"
        case OSError(strerror=str() as reason):
            return reason
        case _:
            return f"the exchange failed ({type(err).__name__})"


def _handshake_error(status: int) -> VapixError:
    if status in (HTTPStatus.OK, HTTPStatus.SWITCHING_PROTOCOLS):
        return ResponseError("the recorder does not speak WebSocket here")
    return _status_error(status)


def _status_error(status: int) -> VapixError:
    if status in REDIRECTIONS:
        return ResponseError(f"the recorder redirects elsewhere (HTTP {status})")
    match status:
        case HTTPStatus.UNAUTHORIZED:
            return AuthenticationError("the recorder refuses the user name or password")
        case HTTPStatus.FORBIDDEN:
            return ThrottledError("the recorder refuses requests for a while")
        case HTTPStatus.NOT_FOUND:
            return NotFoundError("the recorder does not know this call")
        case _:
            return ResponseError(f"HTTP status {status}")
