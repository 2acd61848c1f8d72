"""The edge of the transport: which error stands for what went wrong."""

from collections.abc import Awaitable
import errno
from http import HTTPStatus
from typing import Final

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientConnectorSSLError,
    ClientResponse,
    ClientResponseError,
    ServerDisconnectedError,
    ServerFingerprintMismatch,
    WSServerHandshakeError,
    hdrs,
)
from yarl import URL

from .errors import (
    AuthenticationError,
    ChangedCertificateError,
    HttpsWantedError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    ThrottledError,
    Unreachable,
    Untrusted,
    UntrustedCertificateError,
    VapixError,
)

REDIRECTIONS: Final = range(300, 400)

_CONNECTION_FAILURES: dict[int | None, Unreachable] = {
    errno.ECONNREFUSED: Unreachable.REFUSED,
    errno.ECONNRESET: Unreachable.BROKEN,
    errno.ECONNABORTED: Unreachable.BROKEN,
    errno.EPIPE: Unreachable.BROKEN,
}

_FLAWS = {
    9: Untrusted.NOT_IN_TIME,
    10: Untrusted.NOT_IN_TIME,
    62: Untrusted.OTHER_HOST,
    64: Untrusted.OTHER_HOST,
}


async def at_the_edge[T](exchange: Awaitable[T], host: str, timeout: float) -> T:  # noqa: ASYNC109 - for the words alone
    """Let nothing but a VapixError leave the transport, whatever went wrong.

    The error stands alone, in words of its own: a library's error may hold the
    URL, and with it the token of a session. ``host`` is who was asked, ``timeout``
    what the exchange was allowed, s.
    """
    try:
        return await exchange
    except Exception as err:  # noqa: BLE001 - that is the rule
        error = _vapix_error(err, host, timeout)
    raise error


def raise_for_status(response: ClientResponse) -> None:
    """Raise the error that an answer's HTTP status stands for."""
    if response.status in REDIRECTIONS and (address := _https_address(response)):
        raise HttpsWantedError(address)
    if response.status != HTTPStatus.OK:
        raise _status_error(response.status)


def _https_address(response: ClientResponse) -> str | None:
    """Return where a redirect leads, if it is to the same host, but by HTTPS."""
    asked = response.url
    try:
        sent_to = asked.join(URL(response.headers.get(hdrs.LOCATION, "")))
        address = str(sent_to.origin())
    except ValueError:
        return None
    told = (asked.scheme, sent_to.scheme, sent_to.host)
    return address if told == ("http", "https", asked.host) else None


def _vapix_error(err: Exception, host: str, timeout: float) -> VapixError:
    match err:
        case VapixError():
            return err
        case ServerFingerprintMismatch():
            return ChangedCertificateError(
                pinned=err.expected.hex(), presented=err.got.hex()
            )
        case ClientConnectorCertificateError():
            flaw = err.certificate_error
            return UntrustedCertificateError(str(flaw), reason=_flaw(flaw), host=host)
        case WSServerHandshakeError():
            return _handshake_error(err.status)
    return RecorderConnectionError(
        _words(err, timeout), reason=_reason(err), host=host, timeout=timeout
    )


def _flaw(err: Exception) -> Untrusted:
    """Return why a certificate was refused, by OpenSSL's X509_V_ERR codes."""
    return _FLAWS.get(getattr(err, "verify_code", 0), Untrusted.NO_AUTHORITY)


def _reason(err: Exception) -> Unreachable:
    match err:
        case ClientConnectorDNSError():
            return Unreachable.UNKNOWN_NAME
        case ClientConnectorSSLError():
            return Unreachable.NO_TLS
        case ClientConnectorError():
            return _CONNECTION_FAILURES.get(err.os_error.errno, Unreachable.NOT_FOUND)
        case TimeoutError():
            return Unreachable.NO_ANSWER
        case ClientResponseError():
            return Unreachable.NO_HTTP
        case _:
            return Unreachable.BROKEN


def _words(err: Exception, timeout: float) -> str:
    match err:
        case TimeoutError():
            return f"no answer within {timeout} s"
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
            return ResponseError(f"HTTP status {status}", status=status)
