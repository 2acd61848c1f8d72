"""The event stream: handshake, subscription, notifications."""

import asyncio
from time import monotonic
from typing import Any

from aiohttp import (
    ClientSession,
    Fingerprint,
    WSServerHandshakeError,
    encode_basic_auth,
)
import pytest

from simulator import Camera, Misbehaviour, RecorderModel, Simulator
from simulator.events.dialect import TOPICS
from simulator.events.topics import parse_filter
from tests.selection import every

from .streams import (
    ACKNOWLEDGED,
    STREAM,
    TOKEN,
    configure,
    opened,
    silence,
    subscribed,
    told,
    told_of_hardware,
)
from .tools import FakeClock, idle, status

BASIC = {"Authorization": encode_basic_auth("operator", "work")}
RAISED = ("3", "5", "Overload", "1")
CLEARED = ("3", "0", "", "0")
ANY_RAISED = ("-1", "5", "Overload", "1")
ANY_CLEARED = ("-1", "0", "", "0")


@pytest.fixture(autouse=True)
def _no_replay(recorder: Simulator) -> None:
    """Let a subscription begin with its acknowledgement and nothing else."""
    recorder.dialect.events.replay = "never"


async def token(session: ClientSession) -> str:
    """Fetch a token."""
    async with session.get(TOKEN) as response:
        assert response.status == 200
        assert response.content_type == "text/plain"
        return await response.text()


async def refused(session: ClientSession, query: str = "", **options: Any) -> int:
    """Try to open a stream, and return the HTTP status that came instead."""
    with pytest.raises(WSServerHandshakeError) as caught:
        async with opened(session, query, **options):
            pass
    return caught.value.status


# The handshake


async def test_a_stranger_is_challenged(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """For the stream and for a token."""
    assert await refused(stranger) == 401
    async with stranger.get(TOKEN) as response:
        assert response.status == 401
        assert response.headers["WWW-Authenticate"].startswith("Digest")
    assert recorder.events.open == 0


async def test_digest_opens_the_stream(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The handshake is in the log with its headers, and is not under way for ever."""
    async with subscribed(operator):
        assert recorder.events.clients == 1
        assert recorder.log.under_way == 0
        assert await status(operator, TOKEN) == 200
        assert recorder.concurrent_max == 1
        assert recorder.connections == 2
    first, second, _ = recorder.requests
    assert [one.status for one in (first, second)] == [401, 101]
    assert second.path == "ws-data-stream"
    assert second.query == {"sources": "events"}
    assert second.authorization == "Digest"
    assert recorder.heard('username="operator"') == recorder.requests[1:]


async def test_tls_and_basic_open_the_stream(recorder: Simulator) -> None:
    """And the password is heard there, which a test may want to know."""
    pin = Fingerprint(bytes.fromhex(recorder.certificate.fingerprint))
    async with (
        ClientSession(recorder.https_url, headers=BASIC) as session,
        subscribed(session, ssl=pin) as socket,
    ):
        recorder.model.inject_fault(3, "Overload")
        assert await told(socket, 2) == [RAISED, ANY_RAISED]
    (record,) = recorder.heard("work")
    assert (record.scheme, record.authorization) == ("https", "Basic")


async def test_a_token_opens_the_stream_once(
    recorder: Simulator, operator: ClientSession, stranger: ClientSession
) -> None:
    """And only this one may be opened by it."""
    query = f"&wssession={await token(operator)}"
    async with opened(stranger, query) as socket:
        await socket.send_json(configure())
        assert await socket.receive_json() == ACKNOWLEDGED
    assert await refused(stranger, query) == 401
    assert await refused(stranger, "&wssession=wrong") == 401


async def test_a_token_holds_for_15_s_and_until_a_restart(
    recorder: Simulator,
    operator: ClientSession,
    stranger: ClientSession,
    clock: FakeClock,
) -> None:
    """Not a moment longer."""
    first, second = await token(operator), await token(operator)
    clock.tick(14.9)
    async with opened(stranger, f"&wssession={first}"):
        pass
    clock.tick(0.1)
    assert await refused(stranger, f"&wssession={second}") == 401
    third = await token(operator)
    recorder.model.restart(1)
    clock.tick(1)
    assert await refused(stranger, f"&wssession={third}") == 401


async def test_recorders_without_the_stream_or_without_tokens(
    recorder: Simulator, operator: ClientSession, stranger: ClientSession
) -> None:
    """404, even to a stranger."""
    recorder.dialect.events.absent = True
    recorder.dialect.events.token_absent = True
    assert await refused(stranger) == 404
    assert await refused(operator) == 404
    assert await status(stranger, TOKEN) == 404


async def test_what_is_no_handshake(operator: ClientSession) -> None:
    """No upgrade, no source, no GET."""
    assert await status(operator, STREAM) == 400
    assert await status(operator, "/vapix/ws-data-stream") == 400
    async with operator.post(TOKEN) as response:
        assert response.status == 405


async def test_a_handshake_can_be_misbehaved_with(
    recorder: Simulator, operator: ClientSession
) -> None:
    """By the name of its call, like any other."""
    recorder.misbehave(Misbehaviour.status(503), "ws-data-stream", 1)
    assert await refused(operator) == 503
    async with recorder.hold("ws-data-stream") as held:
        opening = asyncio.create_task(operator.ws_connect(STREAM))
        await held.arrived.wait()
        assert not opening.done()
    await (await opening).close()


# The subscription


@pytest.mark.parametrize(
    ("asked", "code"),
    every(
        3,
        [
            ("{", 2101),
            ("[]", 2101),
            ("", 2101),
            (b"{}", 2101),
            pytest.param("x" * 70_000, 2107, id="too long"),
            (configure(apiVersion="2.0"), 2100),
            (configure(method="events:other"), 2102),
            ({"apiVersion": "1.0", "context": "c"}, 2103),
            ({"method": "events:configure"}, 2103),
            ({"apiVersion": "1.0", "method": "events:configure"}, 2103),
            (configure(params={}), 2103),
            (configure(params={"eventFilterList": [{}]}), 2103),
            (configure(params=[]), 2104),
            (configure(params={"eventFilterList": "tns1:Device"}), 2104),
            (configure(params={"eventFilterList": ["tns1:Device"]}), 2104),
            (configure(params={"eventFilterList": [{"topicFilter": 1}]}), 2104),
            (configure("tns1:Device/ /x"), 2104),
            (configure("other:Device//."), 2104),
            (
                configure(
                    params={
                        "eventFilterList": [{"topicFilter": "a", "contentFilter": ""}]
                    }
                ),
                2104,
            ),
        ],
    ),
)
async def test_bad_requests_get_their_error(
    recorder: Simulator, operator: ClientSession, asked: Any, code: int
) -> None:
    """The stream stays open, and a good request is answered afterwards."""
    async with opened(operator) as socket:
        match asked:
            case bytes():
                await socket.send_bytes(asked)
            case str():
                await socket.send_str(asked)
            case _:
                await socket.send_json(asked)
        answer = await socket.receive_json()
        assert answer["error"]["code"] == code
        assert answer["error"]["message"]
        assert "data" not in answer
        repeated = set(answer) & {"context", "method"}
        assert repeated == (set(asked) if isinstance(asked, dict) else set()) & {
            "context",
            "method",
        }
        assert recorder.events.clients == 0
        await socket.send_json(configure())
        assert await socket.receive_json() == ACKNOWLEDGED
        assert recorder.events.clients == 1


async def test_errors_on_demand(recorder: Simulator, operator: ClientSession) -> None:
    """Any code; nothing is subscribed."""
    recorder.dialect.events.configure_error = 1100
    async with opened(operator) as socket:
        await socket.send_json(configure())
        assert await socket.receive_json() == {
            "apiVersion": "1.0",
            "context": "c",
            "method": "events:configure",
            "error": {"code": 1100, "message": "Internal Error"},
        }
        assert recorder.events.clients == 0
        recorder.dialect.events.configure_error = 9999
        await socket.send_json(configure())
        answer = await socket.receive_json()
        assert answer["error"] == {"code": 9999, "message": "Unknown error"}


async def test_who_is_subscribed_can_be_waited_for(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Opening is not enough; leaving ends it; another one may come."""
    waiting = asyncio.create_task(recorder.events.configured.wait())
    async with opened(operator) as socket:
        assert (recorder.events.open, recorder.events.clients) == (1, 0)
        assert not waiting.done()
        await socket.send_json(configure())
        await waiting
    await recorder.events.idle.wait()
    assert not recorder.events.configured.is_set()
    async with subscribed(operator), subscribed(operator):
        assert recorder.events.clients == 2
        assert recorder.events.configured.is_set()


@pytest.mark.parametrize(
    ("wanted", "hears"),
    every(
        3,
        [
            ("tns1:Device/tnsaxis:HardwareFailure//.", True),
            ("tns1:Device/tnsaxis:HardwareFailure/PoEFailure", True),
            ("tns1:Device/tnsaxis:HardwareFailure/tnsaxis:PoEFailure", True),
            ("tns1:Device/tnsaxis:HardwareFailure/*", True),
            ("tns1:Device//.", True),
            ("tns1:Device/tnsaxis:Status//.|tns1:Device//.", True),
            ("tns1:Device", False),
            ("tns1:Device/tnsaxis:HardwareFailure", False),
            ("tns1:Device/tnsaxis:HardwareFailure/FanFailure", False),
            ("tnsaxis:Device/tnsaxis:HardwareFailure//.", False),
            ("tns1:Device/tns1:HardwareFailure//.", False),
            ("tns1:Device/tnsaxis:HardwareFailure/PoEFailure/More//.", False),
        ],
    ),
)
async def test_the_filter_decides(
    recorder: Simulator, operator: ClientSession, wanted: str, hears: bool
) -> None:
    """What it lets through is told, nothing else."""
    async with subscribed(operator, wanted) as socket:
        recorder.model.inject_fault(3, "Overload")
        if hears:
            assert await told(socket, 2) == [RAISED, ANY_RAISED]
        await silence(socket)


async def test_other_topics_are_filtered_too(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The last configuration counts, and an empty one silences everything."""
    async with subscribed(operator) as socket:
        recorder.events.notify(topic="tns1:Device/tnsaxis:Status/SystemReady")
        await silence(socket)
        recorder.events.notify(topic="tns1:Device/tnsaxis:HardwareFailure/FanFailure")
        assert await told(socket) == [("1", "4", "Power budget exceeded", "1")]
        nothing = configure(params={"eventFilterList": []})
        await socket.send_json(nothing)
        assert await socket.receive_json() == ACKNOWLEDGED
        recorder.events.notify()
        await silence(socket)
    assert parse_filter("*")[0].matches("tns1:Device")


# Notifications


async def test_a_failure_is_told_as_it_is_raised_and_cleared(
    recorder: Simulator, operator: ClientSession, clock: FakeClock
) -> None:
    """In the very form that is known, for the port and for any port."""
    async with subscribed(operator) as socket:
        clock.now = 1639385866.198
        recorder.model.inject_fault(3, "Overload")
        assert await socket.receive_json() == {
            "apiVersion": "1.0",
            "method": "events:notify",
            "params": {
                "notification": {
                    "timestamp": 1639385866198,
                    "topic": "tns1:Device/tnsaxis:HardwareFailure/PoEFailure",
                    "message": {
                        "source": {"port": "3"},
                        "key": {},
                        "data": {
                            "reason": "5",
                            "reasonstr": "Overload",
                            "disruption": "1",
                        },
                    },
                }
            },
        }
        assert await told(socket) == [ANY_RAISED]
        recorder.model.inject_fault(1)
        assert await told(socket) == [("1", "5", "Short circuit", "1")]
        recorder.model.clear_fault(1)
        recorder.model.clear_fault(3)
        assert await told(socket, 3) == [("1", "0", "", "0"), CLEARED, ANY_CLEARED]
        assert recorder.events.notified == 6


async def test_a_fault_from_the_control_api_is_told_at_once(
    operator: ClientSession, stranger: ClientSession
) -> None:
    """With the answer to the control request."""
    async with subscribed(operator) as socket:
        fault = {"port": 3, "reason": "Overload"}
        async with stranger.post("/simulator/fault", json=fault) as response:
            assert (await response.json())["events"]["notified"] == 2
        assert await told(socket, 2) == [RAISED, ANY_RAISED]


async def test_the_state_tells_when_something_was_last_sent(
    operator: ClientSession, stranger: ClientSession
) -> None:
    """By the clock that whoever measures has as well; that may be after the answer."""

    async def sent_at() -> float | None:
        async with stranger.get("/simulator/state") as response:
            sent: float | None = (await response.json())["events"]["sent_at"]
            return sent

    assert await sent_at() is None
    async with subscribed(operator) as socket:
        began = monotonic()
        flood = {"count": 3}
        async with stranger.post("/simulator/stream_flood", json=flood):
            await told(socket, 3)
        sent = await sent_at()
        assert sent is not None
        assert began < sent < monotonic()


async def test_what_is_due_is_told_when_the_model_is_poked(
    model: RecorderModel, operator: ClientSession, clock: FakeClock
) -> None:
    """Under a clock that stands still nothing happens by itself."""
    model.power_limit = 5.0
    model.plug(2, Camera(poe_class=3, detection_time=2))
    async with subscribed(operator) as socket:
        clock.tick(2)
        await idle()
        await silence(socket)
        model.advance()
        refused = ("4", "Power budget exceeded", "1")
        assert await told(socket, 2) == [("2", *refused), ("-1", *refused)]


@pytest.mark.parametrize("topic", TOPICS)
async def test_prefixes_and_truths_vary(
    recorder: Simulator, operator: ClientSession, topic: str
) -> None:
    """Whatever the recorder writes, the filter means the same topic."""
    dialect = recorder.dialect.events
    dialect.topic, dialect.truth = topic, ("true", "false")
    dialect.omit = {"reason"}
    async with subscribed(operator) as socket:
        recorder.model.inject_fault(3, "Overload")
        first = (await socket.receive_json())["params"]["notification"]
        assert first["topic"] == topic
        assert first["message"]["data"] == {
            "reasonstr": "Overload",
            "disruption": "true",
        }


async def test_the_present_state_may_be_told_first_or_last(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Of every port, failing or not, before the acknowledgement or after it."""
    for number in (1, 2, 4, 5, 6, 7):
        recorder.model.remove_port(number)
    recorder.model.inject_fault(3, "Overload")
    present = [RAISED, ("8", "0", "", "0"), ANY_RAISED]
    recorder.dialect.events.replay = "after"
    async with opened(operator) as socket:
        await socket.send_json(configure())
        assert await socket.receive_json() == ACKNOWLEDGED
        assert await told(socket, 3) == present
        recorder.dialect.events.replay = "before"
        await socket.send_json(configure())
        assert await told(socket, 3) == present
        assert await socket.receive_json() == ACKNOWLEDGED
        await silence(socket)


async def test_the_acknowledgement_may_come_late_or_never(
    recorder: Simulator, operator: ClientSession
) -> None:
    """After the next notification, or not at all; the subscription holds."""
    recorder.dialect.events.acknowledge = "after next"
    async with opened(operator) as socket:
        await socket.send_json(configure())
        await recorder.events.configured.wait()
        await silence(socket)
        recorder.model.inject_fault(3, "Overload")
        assert await told(socket) == [RAISED]
        assert await socket.receive_json() == ACKNOWLEDGED
        assert await told(socket) == [ANY_RAISED]
        recorder.dialect.events.acknowledge = "never"
        await socket.send_json(configure())
        await silence(socket)
        recorder.model.clear_fault(3)
        assert await told(socket, 2) == [CLEARED, ANY_CLEARED]


# The recorder's own hardware


async def test_a_part_that_fails_is_told_until_it_is_well(
    recorder: Simulator, operator: ClientSession
) -> None:
    """By its own topic, once for each change."""
    hardware = recorder.model.hardware
    async with subscribed(operator) as socket:
        for failing in (True, True, False):
            hardware.set("fan", failing=failing, part=1)
        for state in ("1", "0"):
            assert await told_of_hardware(socket) == (
                "tns1:Device/tnsaxis:HardwareFailure/FanFailure",
                {"fan": "1"},
                {"fan_failure": state, "description": "fan 1"},
            )
        await silence(socket)


@pytest.mark.parametrize("topic", every(2, TOPICS))
@pytest.mark.parametrize(
    ("style", "item"),
    [
        ("axis", "power_critical"),
        ("onvif", "Failed"),
        ("state", "state"),
        ("unforeseen", "out_of_order"),
    ],
)
async def test_a_part_is_told_this_way_or_that(
    recorder: Simulator, operator: ClientSession, topic: str, style: str, item: str
) -> None:
    """The topic is prefixed as that of a PoE failure is."""
    recorder.dialect.events.topic = topic
    recorder.dialect.events.hardware = style
    async with subscribed(operator) as socket:
        recorder.model.hardware.set("power", failing=True)
        beside, _, data = await told_of_hardware(socket)

    assert beside == topic.replace("PoEFailure", "PowerSupplyFailure")
    assert data[item] == "1"


async def test_present_parts_are_told_to_a_new_stream(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Those that were ever named, after the ports; and only where they are asked for."""
    recorder.model.hardware.set("temperature", failing=True)
    recorder.model.hardware.set("fan", failing=False)
    recorder.dialect.events.replay = "after"
    ports = len(recorder.model.numbers) + 1
    async with subscribed(operator) as socket:
        await told(socket, ports)
        assert (await told_of_hardware(socket))[1] == {"fan": "0"}
        assert (await told_of_hardware(socket))[1] == {"temperature": "0"}
        await silence(socket)
    async with subscribed(operator, TOPICS[0]) as socket:
        await told(socket, ports)
        await silence(socket)
