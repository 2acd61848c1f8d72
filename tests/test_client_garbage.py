"""Whatever a recorder answers, a VapixError tells of it, and the next call works."""

import asyncio
import base64
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
import gc
import hashlib
import logging
import re
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.axis_nvr_poe.vapix.errors import (
    AuthenticationError,
    ClosedError,
    InsecureAuthenticationError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    ThrottledError,
    VapixError,
)
from custom_components.axis_nvr_poe.vapix.origin import Origin
from custom_components.axis_nvr_poe.vapix.transport import Transport

from .clients import LOGIN
from .selection import every

REQUEST_TIMEOUT = "custom_components.axis_nvr_poe.vapix.transport.REQUEST_TIMEOUT"
TOKEN = "a-token-nobody-may-see"
ACCEPT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
GOOD = b'Digest realm="x", nonce="good", qop="auth"'
OTHER = GOOD.replace(b"good", b"other")


def http(status: bytes, *headers: bytes, body: bytes = b"") -> bytes:
    """Write an answer, with its true length unless a header tells otherwise."""
    told = b" ".join((status, *headers))
    if not re.search(rb"^101|Content-Length|Transfer-Encoding", told):
        headers = (*headers, b"Content-Length: %d" % len(body))
    return b"\r\n".join((b"HTTP/1.1 " + status, *headers, b"", body))


def challenged(*challenges: bytes, body: bytes = b"no") -> bytes:
    """Write a 401 with challenges."""
    headers = [b"WWW-Authenticate: " + challenge for challenge in challenges]
    return http(b"401 No", *headers, body=body)


class Wire:
    """A server that answers with the bytes it is given, or else well enough."""

    answer: bytes | None = None
    hangs = False

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Answer request after request; given bytes end the connection."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"(?i)content-length: (\d+)", head)
                await reader.readexactly(int(length[1]) if length else 0)
                if self.answer is not None:
                    writer.write(self.answer)
                    await reader.read(1 if self.hangs else 0)
                    break
                writer.write(self._good_answer(head))
                if b"Upgrade:" in head and b'nonce="good"' in head:
                    await reader.read(1)
                    break
        writer.close()

    def _good_answer(self, head: bytes) -> bytes:
        if b'nonce="good"' not in head:
            return challenged(GOOD)
        key = re.search(rb"(?i)sec-websocket-key: (\S+)", head)
        if key is None:
            return http(b"200 OK", body=b"good")
        accept = base64.b64encode(hashlib.sha1(key[1] + ACCEPT).digest())  # noqa: S324
        return http(
            b"101 Up",
            b"Upgrade: websocket",
            b"Connection: Upgrade",
            b"Sec-WebSocket-Accept: " + accept,
        )


async def get(transport: Transport) -> None:
    """Ask as for a poll."""
    assert await transport.get("/a", {"wssession": TOKEN}) == b"good"


async def post(transport: Transport) -> None:
    """Ask as for the device's name."""
    assert await transport.post_json(f"/a/{TOKEN}", {"a": "b"}) == b"good"


async def handshake(transport: Transport) -> None:
    """Open a stream."""
    async with transport.socket("/stream", {"wssession": TOKEN}):
        pass


@pytest.fixture(autouse=True)
async def _ground(socket_enabled: None) -> None:
    """Need nothing but sockets: no Home Assistant, and no slow loop either."""
    asyncio.get_running_loop().set_debug(False)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody wait for long."""
    monkeypatch.setattr(REQUEST_TIMEOUT, 5)


@pytest.fixture
async def wire() -> AsyncGenerator[tuple[Wire, Origin]]:
    """Return a server and where it listens."""
    wire = Wire()
    async with await asyncio.start_server(wire.serve, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        yield wire, Origin(host="127.0.0.1", port=port, ssl=False)
        server.close_clients()


@pytest.fixture
async def session() -> AsyncGenerator[ClientSession]:
    """Return a session as an application would have it."""
    async with ClientSession() as session:
        yield session


NO_HTTP = (RecorderConnectionError, RecorderConnectionError)
BROKEN_BODY = (RecorderConnectionError, ResponseError)
REFUSED = (AuthenticationError, AuthenticationError)
CLOSED = b"Connection: close"
GZIP = b"Content-Encoding: gzip"
CHUNKED = b"Transfer-Encoding: chunked"
UPGRADE = (b"Upgrade: websocket", b"Connection: Upgrade")

ANSWERS: dict[str, tuple[bytes, tuple[type[VapixError], type[VapixError]]]] = {
    "nothing": (b"", NO_HTTP),
    "an empty line": (b"\r\n\r\n", NO_HTTP),
    "another protocol": (b"220 ready when you are\r\n\r\n", NO_HTTP),
    "TLS": (b"\x15\x03\x03\x00\x02\x02\x28", NO_HTTP),
    "noise": (bytes(range(256)), NO_HTTP),
    "NULs": (bytes(5000), NO_HTTP),
    "a status that is no number": (b"HTTP/1.1 abc OK\r\n\r\n", NO_HTTP),
    "a status of four digits": (b"HTTP/1.1 2000 OK\r\n\r\n", NO_HTTP),
    "no status": (b"HTTP/1.1\r\n\r\n", NO_HTTP),
    "a version to come": (b"HTTP/9.9 200 OK\r\n\r\n", NO_HTTP),
    "half a status line": (b"HTTP/1.", NO_HTTP),
    "half a header": (b"HTTP/1.1 200 OK\r\nContent-Ty", NO_HTTP),
    "a header without colon": (http(b"200 OK", b"nonsense"), NO_HTTP),
    "a header without name": (http(b"200 OK", b": x"), NO_HTTP),
    "a NUL in a header": (http(b"200 OK", b"X: a\0b"), NO_HTTP),
    "a giant header": (http(b"200 OK", b"X: " + b"x" * 70_000), NO_HTTP),
    "a giant status line": (http(b"200 " + b"x" * 70_000), NO_HTTP),
    "too many headers": (http(b"200 OK", *[b"X: x"] * 5000), NO_HTTP),
    "a length that is none": (http(b"200 OK", b"Content-Length: x"), NO_HTTP),
    "a length below zero": (http(b"200 OK", b"Content-Length: -1"), NO_HTTP),
    "two lengths": (
        http(b"200 OK", b"Content-Length: 1", b"Content-Length: 2", body=b"x"),
        NO_HTTP,
    ),
    "more promised than sent": (
        http(b"200 OK", b"Content-Length: 9", body=b"x"),
        BROKEN_BODY,
    ),
    "a chunk without length": (http(b"200 OK", CHUNKED, body=b"zz\r\n"), NO_HTTP),
    "a chunk cut short": (http(b"200 OK", CHUNKED, body=b"9\r\nx"), BROKEN_BODY),
    "chunks without end": (http(b"200 OK", CHUNKED, body=b"1\r\nx\r\n"), BROKEN_BODY),
    "gzip that is none": (http(b"200 OK", GZIP, body=b"<xml>"), BROKEN_BODY),
    "deflate that is none": (
        http(b"200 OK", b"Content-Encoding: deflate", body=b"\xff\xff<xml>"),
        BROKEN_BODY,
    ),
    "a charset nobody knows": (
        http(b"500 No", b"Content-Type: text/xml; charset=\xff\xfe"),
        (ResponseError, ResponseError),
    ),
    "a status that is no UTF-8": (
        http(b"500 \xff\xfe"),
        (ResponseError, ResponseError),
    ),
    "a status nobody knows": (http(b"799 ?"), (ResponseError, ResponseError)),
    "a redirection nowhere": (
        http(b"302 There", b"Location: http://[::bad"),
        (ResponseError, ResponseError),
    ),
    "a cookie that is none": (
        http(b"404 No", b"Set-Cookie: \xff=\xfe; expires=never; domain=["),
        (NotFoundError, NotFoundError),
    ),
    "a refusal": (http(b"403 No", body=b"no"), (ThrottledError, ThrottledError)),
    "an upgrade nobody asked for": (
        http(b"101 Up", *UPGRADE),
        (ResponseError, ResponseError),
    ),
    "an upgrade with a wrong key": (
        http(b"101 Up", *UPGRADE, b"Sec-WebSocket-Accept: x"),
        (ResponseError, ResponseError),
    ),
    "an upgrade to something else": (
        http(b"101 Up", b"Upgrade: h2c", b"Connection: Upgrade"),
        (ResponseError, ResponseError),
    ),
    "a 401 cut short": (
        b"HTTP/1.1 401 No\r\nContent-Length: 9\r\n"
        b"WWW-Authenticate: " + OTHER + b"\r\n\r\nx",
        NO_HTTP,
    ),
    "a 401 whose gzip is none": (
        http(b"401 No", GZIP, b"WWW-Authenticate: " + OTHER, body=b"<xml>"),
        NO_HTTP,
    ),
}

CHALLENGES: dict[str, list[bytes]] = {
    "none": [],
    "an empty one": [b""],
    "no parameters": [b"Digest"],
    "a comma": [b"Digest ,"],
    "no realm": [b'Digest nonce="y", qop="auth"'],
    "no nonce": [b'Digest realm="x", qop="auth"'],
    "an empty nonce": [b'Digest realm="x", nonce="", qop="auth"'],
    "SHA-512-256": [b'Digest realm="x", nonce="y", qop="auth", algorithm=SHA-512-256'],
    "an unknown algorithm": [b'Digest realm="x", nonce="y", algorithm="AKAv1-MD5"'],
    "an empty algorithm": [b'Digest realm="x", nonce="y", algorithm='],
    "an unknown qop": [b'Digest realm="x", nonce="y", qop="new"'],
    "auth-int alone": [b'Digest realm="x", nonce="y", qop="auth-int"'],
    "a quote at the end": [b'Digest realm="x", qop="auth", nonce="y'],
    "a quote in the middle": [b'Digest realm="x, nonce="y", qop="auth"'],
    "a quote too many": [b'Digest realm="x"", nonce="y", qop="auth"'],
    "a backslash at the end": [b'Digest realm="x", qop="auth", nonce="y\\"'],
    "latin-1 in the realm": [b'Digest realm="Aufnahmeger\xe4t", nonce="y", qop="auth"'],
    "latin-1 in the nonce": [b'Digest realm="x", nonce="\xe4", qop="auth"'],
    "latin-1 in the opaque": [b'Digest realm="x", nonce="y", opaque="\xe4"'],
    "latin-1 in the algorithm": [b'Digest realm="x", nonce="y", algorithm=MD5\xe4'],
    "a tab in the realm": [b'Digest realm="x\ty", nonce="y", qop="auth"'],
    "a C1 character in the realm": [b'Digest realm="x\xc2\x85", nonce="y", qop="auth"'],
    "a surrogate in the nonce": [b'Digest realm="x", nonce="\xed\xa0\x80", qop="auth"'],
    "other schemes": [b"Negotiate", b"NTLM TlRMTVNTUAA=", b'Bearer realm="x"'],
    "a parameter first": [b'realm="x", nonce="y", qop="auth"'],
    "many words": [b"a " * 3000],
    "many quotes": [b"Digest " + b'realm="' * 1000],
    "many backslashes": [b'Digest realm="' + b"\\" * 7001],
    "many parameters": [b"Digest " + b", ".join([b"a=b"] * 1500)],
}

KINDS = ANSWERS | {
    f"401 with {name}": (challenged(*one), REFUSED) for name, one in CHALLENGES.items()
}
KINDS["401 with Basic over HTTP"] = (
    challenged(b'Basic realm="x"'),
    (InsecureAuthenticationError, InsecureAuthenticationError),
)


def told(err: BaseException | None) -> str:
    """Return all that an error and the errors behind it could tell."""
    texts = []
    while err is not None:
        texts += [str(err), repr(err), repr(err.args)]
        err = err.__cause__ or err.__context__
    return "\n".join(texts)


@pytest.mark.parametrize("kind", every(2, KINDS))
async def test_garbage_ends_in_an_error_and_the_next_call_works(
    wire: tuple[Wire, Origin], session: ClientSession, kind: str
) -> None:
    """Before the login and after it, for each way to ask; no URL is told."""
    server, origin = wire
    answer, (on_request, on_handshake) = KINDS[kind]
    for ask, expected in (
        (get, on_request),
        (post, on_request),
        (handshake, on_handshake),
    ):
        transport = Transport(session, origin, LOGIN)
        for _ in ("before the login", "after it"):
            server.answer = answer
            with pytest.raises(VapixError) as raised:
                async with asyncio.timeout(1):
                    await ask(transport)
            assert type(raised.value) is expected
            assert TOKEN not in told(raised.value)

            server.answer = None
            await get(transport)
            await ask(transport)


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", http(b"100 Wait") * 3, challenged(OTHER)[:-1]],
    ids=["silence", "half an answer", "please wait", "half a challenge"],
)
async def test_an_answer_that_never_ends_is_given_up_in_time(
    wire: tuple[Wire, Origin],
    session: ClientSession,
    monkeypatch: pytest.MonkeyPatch,
    answer: bytes,
) -> None:
    """It ends the handshake of a stream as well."""
    server, origin = wire
    transport = Transport(session, origin, LOGIN)
    for ask in (get, post, handshake):
        server.answer, server.hangs = answer, True
        with monkeypatch.context() as patch:
            patch.setattr(REQUEST_TIMEOUT, 0.05)
            with pytest.raises(RecorderConnectionError, match=r"within 0\.05 s"):
                await ask(transport)

        server.answer = None
        await ask(transport)


async def test_garbage_leaves_nothing_open_and_no_token_in_the_log(
    wire: tuple[Wire, Origin],
    session: ClientSession,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Even where everything is logged."""
    caplog.set_level(logging.DEBUG)
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(
        lambda _, context: complaints.append(context)
    )
    server, origin = wire
    for answer, _ in KINDS.values():
        for ask in (get, post, handshake):
            transport = Transport(session, origin, LOGIN)
            server.answer = answer
            with suppress(VapixError):
                await ask(transport)
            server.answer = None
            await get(transport)
    gc.collect()

    assert complaints == []
    assert TOKEN not in caplog.text


async def test_a_header_that_is_no_utf_8_is_kept_readable(
    wire: tuple[Wire, Origin], session: ClientSession
) -> None:
    """Diagnostics are written as UTF-8."""
    server, origin = wire
    transport = Transport(session, origin)
    server.answer = http(
        b"200 OK", b"Content-Type: text/\xe4; charset=foo", body=b"\xe4"
    )
    assert await transport.get("/") == b"\xe4"

    assert transport.raw_answers["/"].content_type == "text/\ufffd; charset=foo"


@pytest.mark.parametrize("ask", [get, post, handshake])
async def test_closed_connections_and_unspeakable_hosts_are_errors_too(
    session: ClientSession, ask: Callable[[Transport], Awaitable[None]]
) -> None:
    """Whoever asks too late, or for what is no address."""
    nowhere = Origin(host="x" * 64, port=80, ssl=False)
    with pytest.raises(RecorderConnectionError):
        await ask(Transport(session, nowhere, LOGIN))
    impossible = Origin(host="127.0.0.1", port=99_999, ssl=False)
    with pytest.raises(RecorderConnectionError):
        await ask(Transport(session, impossible, LOGIN))
    await session.close()
    with pytest.raises(ClosedError):
        await ask(Transport(session, nowhere, LOGIN))
