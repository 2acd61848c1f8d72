"""What can go wrong with an event stream, on demand."""

import asyncio
from contextlib import AsyncExitStack
import json

from aiohttp import ClientSession, ClientWebSocketResponse, Fingerprint, WSMsgType
from freezegun.api import FrozenDateTimeFactory
import pytest

from simulator import RecorderModel, Simulator, self_signed
from simulator.events.dialect import EventDialect
from simulator.events.malformed import malformed
from tests.selection import every

from .streams import STREAM, configure, opened, silence, subscribed, told
from .test_events import (
    ANY_CLEARED,
    ANY_RAISED,
    BASIC,
    CLEARED,
    RAISED,
    _no_replay,  # noqa: F401 - a fixture
)
from .tools import POE, FakeClock, idle, status

LIMIT = f"{POE}/gettotalpowerlimit.cgi?schemaversion=1"


async def unanswered(socket: ClientWebSocketResponse) -> None:
    """Make sure that not even a ping is answered."""
    await socket.ping(b"there?")
    waiting = asyncio.create_task(socket.receive())
    await idle()
    assert not waiting.done()
    waiting.cancel()
    await asyncio.wait([waiting])


async def ended(socket: ClientWebSocketResponse) -> WSMsgType:
    """Wait for the end, and tell how it came."""
    return (await socket.receive()).type


async def test_a_stream_dies_silently_and_comes_back(
    recorder: Simulator, operator: ClientSession
) -> None:
    """What happened meanwhile is lost; a new stream is not concerned."""
    async with subscribed(operator) as socket:
        recorder.events.mute()
        recorder.model.inject_fault(3, "Overload")
        await unanswered(socket)
        assert not socket.closed
        assert recorder.events.notified == 0
        async with subscribed(operator) as other:
            recorder.model.clear_fault(3)
            assert await told(other, 2) == [CLEARED, ANY_CLEARED]
        await unanswered(socket)
        recorder.events.mute(on=False)
        await silence(socket)
        recorder.model.inject_fault(3, "Overload")
        assert await told(socket, 2) == [RAISED, ANY_RAISED]


async def test_a_dead_stream_does_not_answer_a_farewell(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The client has to give up waiting by itself; then nothing is left of it."""
    async with operator.ws_connect(STREAM) as socket:
        recorder.events.mute()
        leaving = asyncio.create_task(socket.close())
        await idle()
        assert not leaving.done()
        leaving.cancel()
        await asyncio.wait([leaving])
    await recorder.events.idle.wait()


async def test_streams_may_be_dead_from_the_beginning(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Open, and not a word."""
    recorder.dialect.events.silent = True
    async with opened(operator) as socket:
        await socket.send_json(configure())
        await recorder.events.configured.wait()
        await unanswered(socket)
        recorder.events.mute(on=False)


async def test_streams_are_reset(recorder: Simulator, operator: ClientSession) -> None:
    """At once, and nobody is subscribed from then on; others are left alone."""
    async with subscribed(operator) as socket:
        await status(operator, LIMIT)
        recorder.events.kill()
        assert (recorder.events.clients, recorder.events.open) == (0, 0)
        assert not recorder.events.configured.is_set()
        assert await ended(socket) in {WSMsgType.ERROR, WSMsgType.CLOSED}
        assert socket.close_code == 1006
    before = recorder.connections
    assert await status(operator, LIMIT) == 200
    assert recorder.connections == before


@pytest.mark.parametrize("code", [1000, 1001, 1011, 4000])
async def test_streams_are_closed_with_a_code(
    recorder: Simulator, operator: ClientSession, code: int
) -> None:
    """After what was told before; what happens later is not told."""
    async with subscribed(operator) as socket:
        recorder.model.inject_fault(3, "Overload")
        recorder.events.kill(code)
        assert recorder.events.clients == 0
        recorder.model.clear_fault(3)
        assert await told(socket, 2) == [RAISED, ANY_RAISED]
        assert await ended(socket) is WSMsgType.CLOSE
        assert socket.close_code == code
    await recorder.events.idle.wait()


async def test_a_flood(recorder: Simulator, operator: ClientSession) -> None:
    """All at once, in order."""
    async with subscribed(operator) as socket:
        recorder.events.flood(1001, 3)
        everything = await told(socket, 1001)
        assert [one[3] for one in everything[:4]] == ["1", "0", "1", "0"]
        assert everything[-1] == ("3", "4", "Power budget exceeded", "1")
        await silence(socket)


@pytest.mark.parametrize("kind", every(4, list(malformed(EventDialect(), 0))))
async def test_malformed_frames(
    recorder: Simulator, operator: ClientSession, kind: str
) -> None:
    """Each is what its name says; the stream goes on, unless the client ends it."""
    async with subscribed(operator, max_msg_size=4 * 1024 * 1024) as socket:
        recorder.events.send_malformed(kind)
        message = await socket.receive()
        if kind == "no UTF-8":
            assert message.type is WSMsgType.ERROR
            return
        if kind == "binary":
            assert message.type is WSMsgType.BINARY
        else:
            assert message.type is WSMsgType.TEXT
        if kind == "huge":
            assert len(message.data) > 1024 * 1024
        if kind in {"no JSON", "empty", "truncated", "deep"}:
            with pytest.raises((ValueError, RecursionError)):
                json.loads(message.data)
        else:
            json.loads(message.data)
        recorder.events.notify(3)
        assert await told(socket) == [("3", "4", "Power budget exceeded", "1")]
    assert kind in recorder.events.malformed_kinds


async def test_any_text_can_be_sent(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Whatever it is."""
    async with subscribed(operator) as socket:
        recorder.events.send("anything")
        assert await socket.receive_str() == "anything"


async def test_a_restart_ends_the_streams(
    recorder: Simulator, operator: ClientSession, clock: FakeClock
) -> None:
    """At once; afterwards they open again."""
    async with subscribed(operator) as socket:
        recorder.model.restart(60)
        assert recorder.events.clients == 0
        assert not recorder.events.configured.is_set()
        assert await ended(socket) in {WSMsgType.ERROR, WSMsgType.CLOSED}
        clock.tick(60)
        async with subscribed(operator):
            assert recorder.events.clients == 1


async def test_another_certificate_ends_the_streams_over_tls(
    recorder: Simulator, operator: ClientSession
) -> None:
    """And only those; the new certificate holds for the next handshake."""
    async with AsyncExitStack() as stack:
        plain = await stack.enter_async_context(subscribed(operator))
        session = ClientSession(recorder.https_url, headers=BASIC)
        await stack.enter_async_context(session)
        old = Fingerprint(bytes.fromhex(recorder.certificate.fingerprint))
        secure = await stack.enter_async_context(subscribed(session, ssl=old))
        old_one = recorder.certificate
        recorder.replace_certificate(self_signed())
        assert recorder.events.clients == 1
        await ended(secure)
        await silence(plain)
        new = Fingerprint(bytes.fromhex(recorder.certificate.fingerprint))
        await stack.enter_async_context(subscribed(session, ssl=new))
        assert recorder.events.clients == 2
        await plain.close()
        await ended(plain)
        recorder.replace_certificate(old_one)
        assert not recorder.events.configured.is_set()


@pytest.mark.parametrize("muted", [False, True])
async def test_it_stops_at_once_with_open_streams(
    muted: bool, freezer: FrozenDateTimeFactory
) -> None:
    """Dead or flooded, without waiting for any time to pass; no task is left."""
    simulator = Simulator()
    async with ClientSession() as session:
        async with simulator:
            url = f"{simulator.https_url}{STREAM}"
            headers = {"Authorization": "Basic cm9vdDpwYXNz"}
            sockets = [
                await session.ws_connect(url, headers=headers, ssl=False)
                for _ in range(3)
            ]
            for socket in sockets:
                await socket.send_json(configure())
                await socket.receive()
            if muted:
                simulator.events.mute()
            else:
                simulator.events.flood(5_000)
        assert simulator.events.open == 0
        before = set(asyncio.all_tasks())
        assert before == {asyncio.current_task()}


async def test_a_stream_bears_a_frozen_clock(freezer: FrozenDateTimeFactory) -> None:
    """As Home Assistant's tests have it, the loop's own clock included."""
    model = RecorderModel()
    async with (
        Simulator(model) as simulator,
        ClientSession(
            simulator.https_url, headers={"Authorization": "Basic cm9vdDpwYXNz"}
        ) as session,
        opened(session, ssl=False) as socket,
    ):
        simulator.dialect.events.replay = "never"
        await socket.send_json(configure())
        await socket.receive_json()
        freezer.tick(3600)
        model.inject_fault(3, "Overload")
        assert await told(socket, 2) == [RAISED, ANY_RAISED]
        simulator.events.kill(1001)
        assert await ended(socket) is WSMsgType.CLOSE


async def test_the_control_api_troubles_the_streams(
    recorder: Simulator, operator: ClientSession, stranger: ClientSession
) -> None:
    """For whoever runs the simulator as a process of its own."""

    async def act(action: str, **given: object) -> None:
        async with stranger.post(f"/simulator/{action}", json=given) as response:
            assert response.status == 200, await response.text()

    async with subscribed(operator) as socket:
        await act("stream_mute")
        await unanswered(socket)
        await act("stream_mute", on=False)
        await act("stream_kill", code=1012)
        assert await ended(socket) is WSMsgType.CLOSE
    await act("stream_error", code=1100)
    await act("stream_listed", listed=False)
    dialect = recorder.dialect.events
    assert (dialect.configure_error, dialect.listed) == (1100, False)
