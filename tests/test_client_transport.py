"""HTTP as a small recorder can bear it, and as nobody can abuse it."""

import asyncio
from collections.abc import AsyncGenerator
import gzip

from aiohttp import ClientSession, web
from aiohttp.test_utils import RawTestServer
import pytest

from custom_components.axis_nvr_poe.vapix.errors import (
    HttpsWantedError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    ThrottledError,
    VapixError,
)
from custom_components.axis_nvr_poe.vapix.origin import Origin
from custom_components.axis_nvr_poe.vapix.transport import Transport
from simulator import Misbehaviour, Simulator

from .clients import (
    LOGIN,
    OPERATOR,
    PASSWORD,
    Handler,
    client_by_http,
    client_by_https,
    client_of,
)
from .selection import every

REQUEST_TIMEOUT = "custom_components.axis_nvr_poe.vapix.transport.REQUEST_TIMEOUT"
LIMIT = 256 * 1024
MEBIBYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def _account(recorder: Simulator) -> None:
    """Have an account on the recorder."""
    recorder.set_account(OPERATOR)


@pytest.fixture
async def session() -> AsyncGenerator[ClientSession]:
    """Return a session as an application would have it."""
    async with ClientSession() as session:
        yield session


def answering(body: bytes, status: int = 200, **headers: str) -> Handler:
    """Return a handler that gives one answer to everything."""

    async def answer(_: web.BaseRequest) -> web.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(body=body, status=status, headers=named)

    return answer


async def test_one_request_at_a_time_over_one_connection(
    session: ClientSession, recorder: Simulator
) -> None:
    """Whatever is asked at once is asked in turn."""
    client = client_by_http(session, recorder)
    recorder.misbehave(Misbehaviour.delay(0.02))
    await asyncio.gather(
        client.get_device_info(),
        client.get_api_ids(),
        *(client.get_port_statuses() for _ in range(5)),
        client.get_port_mode(1),
        client.set_port_mode(2, enabled=False),
    )

    assert len(recorder.requests) > 9
    assert recorder.concurrent_max == 1
    assert recorder.connections == 1


async def test_one_connection_over_tls(
    session: ClientSession, recorder: Simulator
) -> None:
    """A handshake costs a small machine more than the request."""
    client = client_by_https(session, recorder)
    for _ in range(5):
        await client.get_port_statuses()

    assert recorder.connections == 1


@pytest.mark.four_ports
async def test_a_request_that_is_given_up_lets_the_next_one_go(
    session: ClientSession, recorder: Simulator
) -> None:
    """Whoever waits in line is not stuck behind it."""
    client = client_by_http(session, recorder)
    async with recorder.hold("basicdeviceinfo") as held:
        given_up = asyncio.create_task(client.get_device_info())
        await held.arrived.wait()
        waiting = asyncio.create_task(client.get_port_statuses())
        given_up.cancel()

        assert len(await waiting) == 4


@pytest.mark.parametrize("stage", ["before", "after"])
async def test_a_silent_recorder_is_given_up_in_time(
    session: ClientSession,
    recorder: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
) -> None:
    """The error names the time that was allowed."""
    monkeypatch.setattr(REQUEST_TIMEOUT, 0.2)
    client = client_by_http(session, recorder)
    recorder.misbehave(Misbehaviour.silence(processed=stage == "after"))
    with pytest.raises(RecorderConnectionError, match=r"no answer within 0\.2 s"):
        await client.get_device_info()

    recorder.behave()
    assert (await client.get_device_info()).serial_number == "ACCC8EAF8C30"


async def test_a_body_that_trickles_is_given_up_in_time(
    session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time-out is for the whole, not from byte to byte."""
    monkeypatch.setattr(REQUEST_TIMEOUT, 0.3)

    async def trickle(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b" ")
            await asyncio.sleep(0.02)
        return response

    async with client_of(trickle, session) as client:
        with pytest.raises(RecorderConnectionError, match=r"no answer within 0\.3 s"):
            await client.get_device_info()


async def test_a_body_of_256_kib_is_read(session: ClientSession) -> None:
    """Far beyond what any call answers."""
    async with client_of(answering(b"x" * LIMIT), session) as client:
        assert len(await client.transport.get("/")) == LIMIT


@pytest.mark.parametrize(
    "handler",
    [
        answering(b"x" * (LIMIT + 1)),
        answering(gzip.compress(bytes(64 * MEBIBYTE)), Content_Encoding="gzip"),
        answering(b"x" * (LIMIT + 1), status=401),
        answering(b"x" * (LIMIT + 1), status=500),
    ],
    ids=["plain", "gzip bomb", "with 401", "with 500"],
)
async def test_a_larger_body_is_refused(
    session: ClientSession, handler: Handler
) -> None:
    """Packed or not, whatever the status."""
    async with client_of(handler, session, LOGIN) as client:
        with pytest.raises(ResponseError, match="larger than 262144 bytes"):
            await client.transport.get("/")
        assert client.transport.raw_answers == {}


@pytest.mark.four_ports
async def test_a_huge_answer_leaves_the_recorder_usable(
    session: ClientSession, recorder: Simulator
) -> None:
    """The rest of it is not read, and the next answer is a new one."""
    client = client_by_http(session, recorder)
    recorder.misbehave(Misbehaviour.huge(8 * MEBIBYTE), "getportstatuses", 1)
    with pytest.raises(ResponseError, match="larger"):
        await client.get_port_statuses()

    assert len(await client.get_port_statuses()) == 4


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_not_followed(session: ClientSession, status: int) -> None:
    """Elsewhere hears nothing, before a login and after."""
    heard: list[str] = []

    async def elsewhere(request: web.BaseRequest) -> web.Response:
        heard.append(request.path)
        return web.Response()

    async with RawTestServer(elsewhere, host="127.0.0.1") as other:
        redirecting = answering(b"", status, Location=str(other.make_url("/axis-cgi/")))
        async with client_of(redirecting, session, LOGIN) as client:
            with pytest.raises(ResponseError, match=f"redirects.*{status}"):
                await client.get_port_statuses()
            with pytest.raises(ResponseError, match="redirects"):
                await client.get_device_info()
    assert heard == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "error"),
    every(
        2,
        [
            ("https://127.0.0.1/axis-cgi/", HttpsWantedError),
            ("HTTPS://127.0.0.1:8443", HttpsWantedError),
            ("//127.0.0.1:443/", ResponseError),
            ("http://127.0.0.1/", ResponseError),
            ("https://192.168.0.90/", ResponseError),
            ("https://127.0.0.1:port/", ResponseError),
            ("https://[::bad/", ResponseError),
            ("ftp://127.0.0.1/", ResponseError),
            ("/login.html", ResponseError),
            ("", ResponseError),
        ],
    ),
)
async def test_a_redirect_to_https_at_the_same_host_is_told_from_others(
    session: ClientSession, status: int, location: str, error: type[VapixError]
) -> None:
    """None is followed; only the one tells what to do."""

    async def redirecting(_: web.BaseRequest) -> web.Response:
        return web.Response(status=status, headers={"Location": location})

    async with client_of(redirecting, session) as client:
        with pytest.raises(ResponseError) as raised:
            await client.get_device_info()
    assert type(raised.value) is error


@pytest.mark.parametrize(
    ("misbehaviour", "error"),
    [
        (Misbehaviour.status(400), ResponseError),
        (Misbehaviour.status(403), ThrottledError),
        (Misbehaviour.status(404), NotFoundError),
        (Misbehaviour.status(500), ResponseError),
        (Misbehaviour.status(503), ResponseError),
        (Misbehaviour.reset(), RecorderConnectionError),
        (Misbehaviour.reset(processed=True), RecorderConnectionError),
        (Misbehaviour.login_page(), ResponseError),
        (Misbehaviour.truncated(), ResponseError),
        (Misbehaviour.empty(), ResponseError),
        (Misbehaviour.entities(), ResponseError),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
@pytest.mark.four_ports
async def test_each_trouble_has_its_error_and_passes(
    session: ClientSession,
    recorder: Simulator,
    misbehaviour: Misbehaviour,
    error: type[VapixError],
) -> None:
    """The same client goes on when the recorder does."""
    client = client_by_http(session, recorder)
    recorder.misbehave(misbehaviour)
    with pytest.raises(VapixError) as raised:
        await client.get_port_statuses()
    assert type(raised.value) is error
    assert PASSWORD not in str(raised.value)

    recorder.behave()
    assert len(await client.get_port_statuses()) == 4


@pytest.mark.four_ports
async def test_a_right_answer_of_a_wrong_type_is_an_answer(
    session: ClientSession, recorder: Simulator
) -> None:
    """The content tells, not its label."""
    client = client_by_http(session, recorder)
    recorder.misbehave(Misbehaviour.wrong_type())

    assert (await client.get_device_info()).serial_number == "ACCC8EAF8C30"
    assert len(await client.get_port_statuses()) == 4


async def test_nobody_listens(session: ClientSession, recorder: Simulator) -> None:
    """The error says what happened, in the system's words."""
    client = client_by_http(session, recorder)
    await recorder.stop()
    with pytest.raises(RecorderConnectionError, match="Cannot connect"):
        await client.get_port_statuses()


async def test_something_that_does_not_speak_http(session: ClientSession) -> None:
    """A port of some other service."""

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready when you are\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1")
    port = server.sockets[0].getsockname()[1]
    origin = Origin(host="127.0.0.1", port=port, ssl=False)
    async with server:
        with pytest.raises(RecorderConnectionError, match="Expected HTTP"):
            await Transport(session, origin).get("/")


async def test_the_last_raw_answer_to_every_call_is_kept(
    session: ClientSession, recorder: Simulator
) -> None:
    """As it came off the wire, for diagnostics; also what cannot be read."""
    client = client_by_http(session, recorder)
    await client.get_port_mode(1)
    recorder.misbehave(Misbehaviour.login_page(), "basicdeviceinfo")
    with pytest.raises(ResponseError):
        await client.get_device_info()

    answers = client.transport.raw_answers
    assert list(answers) == [
        "/axis-cgi/nvr/poe/schemaversions.cgi",
        "/axis-cgi/nvr/poe/getportmode.cgi?schemaversion=1&port=1",
        "/axis-cgi/basicdeviceinfo.cgi",
    ]
    mode, page = list(answers.values())[1:]
    assert (mode.status, mode.content_type) == (200, "text/xml")
    assert "<Enabled>yes</Enabled>" in mode.body
    assert "<input type=" in page.body
    assert PASSWORD not in str(answers)
