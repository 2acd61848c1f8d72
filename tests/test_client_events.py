"""The event stream as the device client reads it, without Home Assistant."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
import json
import logging
from typing import Any

from aiohttp import ClientSession, WSMsgType, web
import pytest

from custom_components.axis_nvr_poe.vapix import events
from custom_components.axis_nvr_poe.vapix.errors import (
    AuthenticationError,
    ChangedCertificateError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
)
from custom_components.axis_nvr_poe.vapix.events import Subscribed, open_event_stream
from custom_components.axis_nvr_poe.vapix.models import (
    FailureNotice,
    HardwareFailure,
    HardwareNotice,
)
from simulator import Misbehaviour, Simulator
from simulator.http.exchange import Answer
from simulator.misbehaviour import Proceed, Situation

from .clients import OPERATOR, WRONG_LOGIN, client_by_http, client_by_https, client_of

type Speak = Callable[[web.WebSocketResponse], Awaitable[None]]

DEEP = "stands for lists within lists"
TOPIC = "tns1:Device/tnsaxis:HardwareFailure/tnsaxis:PoEFailure"


@pytest.fixture
async def session() -> AsyncGenerator[ClientSession]:
    """Return a session of the test's own."""
    async with ClientSession() as session:
        yield session


def notification(port: Any, topic: str = TOPIC, **data: Any) -> str:
    """Write a notification."""
    message = {"source": {"port": port}, "key": {}, "data": data}
    told = {"timestamp": 0, "topic": topic, "message": message}
    return json.dumps({"method": "events:notify", "params": {"notification": told}})


def hardware(
    source: Any,
    data: Any,
    topic: str = "tns1:Device/tnsaxis:HardwareFailure/tnsaxis:FanFailure",
) -> str:
    """Write a notification of the recorder's own hardware."""
    message = {"source": source, "key": {}, "data": data}
    told = {"timestamp": 0, "topic": topic, "message": message}
    return json.dumps({"method": "events:notify", "params": {"notification": told}})


def speaking(
    speak: Speak,
) -> Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]:
    """Serve a token, and a stream that says what the test wants."""

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        if request.path != "/vapix/ws-data-stream":
            return web.Response(text="a token\n")
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        await speak(socket)
        return socket

    return handle


async def heard(
    speak: Speak, session: ClientSession, end: str = "ended the event stream"
) -> list[object]:
    """Return what the client hears until the stream ends as is to be expected."""
    said: list[object] = []

    async def listen() -> None:
        async with open_event_stream(client.transport) as stream:
            async for news in stream.news():
                said.append(news)  # noqa: PERF401 - the end is an error

    async with client_of(speaking(speak), session) as client:
        with pytest.raises(RecorderConnectionError, match=end):
            await listen()
    return said


@pytest.mark.parametrize("connect", [client_by_http, client_by_https])
async def test_a_failure_is_told_with_its_reason(
    session: ClientSession,
    recorder: Simulator,
    connect: Callable[..., Any],
) -> None:
    """The token stays out of the diagnostics."""
    recorder.set_account(OPERATOR)
    recorder.dialect.events.replay = "never"
    client = connect(session, recorder)

    async with open_event_stream(client.transport) as stream:
        news = stream.news()
        assert isinstance(await anext(news), Subscribed)
        recorder.events.notify(3, reason=7, reason_text="Overload")
        assert await anext(news) == FailureNotice(
            port=3, failing=True, reason=7, reason_text="Overload"
        )

    assert client.transport.raw_answers == {}


@pytest.mark.parametrize(
    ("port", "data", "expected"),
    [
        ("1", {"disruption": "1"}, FailureNotice(port=1, failing=True)),
        (1, {"disruption": True}, FailureNotice(port=1, failing=True)),
        ("-1", {"disruption": "false"}, FailureNotice(port=-1, failing=False)),
        ("1", {"disruption": "maybe"}, FailureNotice(port=1, failing=None)),
        ("1", {}, FailureNotice(port=1, failing=None)),
        (
            "1",
            {"disruption": "0", "reason": "x", "reasonstr": " "},
            FailureNotice(port=1, failing=False),
        ),
        (
            "1",
            {"disruption": 1, "reason": 1e300, "reasonstr": "\ud800\x07" + "x" * 999},
            FailureNotice(port=1, failing=True, reason_text="\ufffd\ufffd" + "x" * 253),
        ),
    ],
)
async def test_values_may_be_texts_or_not_or_missing(
    session: ClientSession, port: Any, data: dict[str, Any], expected: FailureNotice
) -> None:
    """What cannot be read is None."""

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.send_str(notification(port, **data))

    assert await heard(speak, session) == [expected]


@pytest.mark.parametrize(
    ("topic", "failure"),
    [
        ("tns1:Device/tnsaxis:HardwareFailure/FanFailure", "fan_failure"),
        ("Device/HardwareFailure/PowerSupplyFailure", "power_supply_failure"),
        (
            "tns1:Device/tnsaxis:HardwareFailure/tnsaxis:TemperatureCritical",
            "temperature_critical",
        ),
    ],
)
async def test_failures_of_the_recorder_itself_are_told_by_their_topics(
    session: ClientSession, topic: str, failure: str
) -> None:
    """However these are prefixed."""

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.send_str(hardware({"fan": 0}, {"state": 1}, topic))

    assert await heard(speak, session) == [
        HardwareNotice(failure=HardwareFailure(failure), part="fan 0", failing=True)
    ]


@pytest.mark.parametrize(
    ("data", "failing"),
    [
        ({"fan_failure": "1"}, True),
        ({"Failed": "false", "Level": "1"}, False),
        ({"power_critical": True, "level": "0"}, True),
        ({"active": "0", "reason": "1"}, False),
        ({"sensor_failure": "yes", "sensor": "front"}, True),
        ({"anything": "1", "text": "hot", "figure": "81.5"}, True),
        ({"anything": "0"}, False),
        ({"one": "1", "other": "0"}, None),
        ({"fan_failure": "perhaps"}, None),
        ({}, None),
        ([], None),
        ("1", None),
    ],
)
async def test_a_failure_of_the_recorder_itself_is_told_by_one_name_or_another(
    session: ClientSession, data: Any, failing: bool | None
) -> None:
    """One that is known, or the only one that says yes or no; else it is unknown."""

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.send_str(hardware({"fan": "0"}, data))

    (told,) = await heard(speak, session)
    assert isinstance(told, HardwareNotice)
    assert told.failing is failing


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ({"fan": "1"}, "fan 1"),
        ({"fan": 1}, "fan 1"),
        ({"slot": "b", "fan": "1"}, "fan 1, slot b"),
        ({"fan": None, "slot": []}, ""),
        ({}, ""),
        (None, ""),
        ({"fan": "\x07" + "x" * 999}, "fan \ufffd" + "x" * 250),
    ],
)
async def test_each_part_of_a_kind_is_one_of_its_own(
    session: ClientSession, source: Any, part: str
) -> None:
    """By whatever the recorder tells it apart."""

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.send_str(hardware(source, {"fan_failure": "1"}))

    (told,) = await heard(speak, session)
    assert isinstance(told, HardwareNotice)
    assert told.part == part


async def test_lists_within_lists_and_control_characters_are_read_past(
    session: ClientSession,
) -> None:
    """The rest of the notification counts."""
    deep = notification("1", disruption=DEEP, reasonstr="a@b")
    deep = deep.replace(f'"{DEEP}"', "[" * 9000 + "]" * 9000).replace("@", "\x01")

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.send_str(deep)

    assert await heard(speak, session) == [
        FailureNotice(port=1, failing=None, reason_text="a\ufffdb")
    ]


@pytest.mark.parametrize(
    "message",
    [
        notification("one", disruption="1"),
        notification(None, disruption="1"),
        notification("1", topic="tns1:Device/tnsaxis:HardwareFailure/StorageFailure"),
        json.dumps({"method": "events:notify", "params": {"notification": 5}}),
        json.dumps({"method": "something:else"}),
        json.dumps(["no", "object"]),
        "no JSON",
        "[" * 60_000,
        notification("1", topic=DEEP).replace(f'"{DEEP}"', "[" * 9000 + "]" * 9000),
    ],
)
async def test_what_is_no_poe_failure_is_passed_over(
    session: ClientSession, message: str
) -> None:
    """The next notification is heard."""

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.send_str(message)
        await socket.send_bytes(b"binary")
        await socket.send_str(notification("2", disruption="1"))

    assert await heard(speak, session) == [FailureNotice(port=2, failing=True)]


async def test_a_message_of_64_kib_ends_the_stream(session: ClientSession) -> None:
    """Far beyond what any notification takes; the largest allowed one is read."""
    largest = notification("2", disruption="1").ljust(64 * 1024 - 1)

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.send_str(largest)
        await socket.send_str(largest + " ")
        await socket.send_str(notification("3", disruption="1"))
        await socket.receive()

    assert await heard(speak, session) == [FailureNotice(port=2, failing=True)]


async def test_a_ping_of_the_recorder_is_answered(session: ClientSession) -> None:
    """Else the recorder would hang up."""
    answers: list[tuple[WSMsgType, bytes]] = []

    async def speak(socket: web.WebSocketResponse) -> None:
        await socket.receive()
        await socket.ping(b"there?")
        answer = await socket.receive()
        answers.append((answer.type, answer.data))

    await heard(speak, session)

    assert [(kind, bytes(data)) for kind, data in answers] == [
        (WSMsgType.PONG, b"there?")
    ]


async def test_a_silent_stream_is_asked_for_a_sign_of_life_and_given_up_without(
    session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answered ping keeps it; three unanswered ones do not."""
    monkeypatch.setattr(events, "PING_INTERVAL", 0.05)
    monkeypatch.setattr(events, "SILENCE_LIMIT", 0.2)
    pings = 0

    async def speak(socket: web.WebSocketResponse) -> None:
        nonlocal pings
        await socket.receive()
        for _ in range(8):
            ping = await socket.receive()
            await socket.pong(ping.data)
        while (message := await socket.receive()).type is WSMsgType.PING:
            pings += 1
        assert message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)

    await heard(speak, session, end="silent")

    assert pings == 3


async def test_a_refused_subscription_is_an_error(
    session: ClientSession, recorder: Simulator
) -> None:
    """It names the code."""
    recorder.set_account(OPERATOR)
    recorder.dialect.events.configure_error = 2105
    client = client_by_http(session, recorder)

    with pytest.raises(ResponseError, match="2105"):
        async with open_event_stream(client.transport) as stream:
            await anext(stream.news())


@pytest.mark.parametrize(
    ("misbehaviour", "error"),
    [
        (Misbehaviour.status(404), NotFoundError),
        (Misbehaviour.status(401), AuthenticationError),
        (Misbehaviour.login_page(), ResponseError),
        (Misbehaviour.redirect("http://127.0.0.1:9/"), ResponseError),
        (Misbehaviour.reset(), RecorderConnectionError),
    ],
)
async def test_a_handshake_that_fails_is_an_error(
    session: ClientSession,
    recorder: Simulator,
    misbehaviour: Misbehaviour,
    error: type[Exception],
) -> None:
    """As for any request."""
    recorder.set_account(OPERATOR)
    recorder.misbehave(misbehaviour, "ws-data-stream")
    client = client_by_http(session, recorder)

    with pytest.raises(error):
        async with open_event_stream(client.transport):
            pytest.fail("the stream is open")


async def test_a_wrong_password_opens_no_stream(
    session: ClientSession, recorder: Simulator
) -> None:
    """It is refused where the token is asked for."""
    client = client_by_http(session, recorder, WRONG_LOGIN)

    with pytest.raises(AuthenticationError):
        async with open_event_stream(client.transport):
            pytest.fail("the stream is open")


async def _long(_: Situation, __: Proceed) -> Answer:
    return Answer(b"x" * 513, "text/plain")


@pytest.mark.parametrize(
    "oddity",
    [Misbehaviour.login_page(), Misbehaviour.empty(), Misbehaviour("long", _long)],
    ids=lambda oddity: oddity.name,
)
async def test_what_is_no_token_goes_into_no_address(
    session: ClientSession, recorder: Simulator, oddity: Misbehaviour
) -> None:
    """The account opens the stream all the same."""
    recorder.set_account(OPERATOR)
    recorder.misbehave(oddity, "wssession")
    client = client_by_http(session, recorder)

    async with open_event_stream(client.transport):
        pass

    handshakes = [one for one in recorder.requests if one.path == "ws-data-stream"]
    assert handshakes
    assert [one for one in handshakes if "wssession" in one.query] == []


async def test_a_handshake_is_held_to_the_pinned_certificate(
    session: ClientSession, recorder: Simulator
) -> None:
    """A setting that holds for requests and is forgotten here would be no use."""
    client = client_by_https(session, recorder, fingerprint="ab" * 32)

    with pytest.raises(ChangedCertificateError):
        async with client.transport.socket("/vapix/ws-data-stream", {}):
            pytest.fail("the stream is open")

    assert recorder.requests == []


@pytest.mark.four_ports
async def test_requests_go_on_beside_an_open_stream(
    session: ClientSession, recorder: Simulator
) -> None:
    """The stream does not take the turn of the poll."""
    recorder.set_account(OPERATOR)
    client = client_by_http(session, recorder)

    async with open_event_stream(client.transport):
        async with asyncio.timeout(5):
            assert len(await client.get_port_statuses()) == 4


async def test_no_token_and_no_password_in_the_log(
    session: ClientSession, recorder: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    """Even where everything is logged."""
    caplog.set_level(logging.DEBUG)
    recorder.set_account(OPERATOR)
    client = client_by_http(session, recorder)
    async with open_event_stream(client.transport):
        pass

    (handshake,) = [one for one in recorder.requests if one.path == "ws-data-stream"]
    ours = [one.getMessage() for one in caplog.records if "axis_nvr_poe" in one.name]
    assert handshake.query["wssession"] not in "\n".join(ours)
