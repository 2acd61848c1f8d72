"""The event stream: news of failures ahead of the poll, and nothing else."""

from collections.abc import AsyncGenerator
from datetime import timedelta
import json
import logging
from unittest.mock import patch

from aiohttp import ClientConnectionResetError, ClientWebSocketResponse
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe import event_stream
from simulator import Misbehaviour, RecorderModel, Simulator, self_signed

from .common import POLL, entry_for, events_seen, idle, set_up, state_of, until
from .selection import every

TOPICS = [
    "tns1:Device/tnsaxis:HardwareFailure/PoEFailure",
    "tns1:Device/tnsaxis:HardwareFailure/tnsaxis:PoEFailure",
]

BOTH_WAYS = pytest.mark.parametrize("https", [False, True], ids=["http", "https"])

OTHER_CERTIFICATE = self_signed("B8A44F000001")
KINDS = Simulator(RecorderModel()).events.malformed_kinds


def failure(hass: HomeAssistant, port: int | None = 1) -> str:
    """Return what the failure sensor of a port, or of the recorder, shows."""
    name = "poe_failure" if port is None else f"port{port}-poe_failure"
    return state_of(hass, Platform.BINARY_SENSOR, name).state


def opened(recorder: Simulator) -> int:
    """Return how often a stream was opened."""
    return [one.path for one in recorder.requests].count("ws-data-stream")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what a person finds in the log about the integration."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("custom_components.axis_nvr_poe")
        and record.levelno >= logging.INFO
    ]


async def pass_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, delta: timedelta = POLL
) -> None:
    """Let time pass beside a stream that never ends."""
    freezer.tick(delta)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    await idle()


@pytest.fixture
def https() -> bool:
    """Return how the recorder is reached; plain where a test does not say."""
    return False


@pytest.fixture
async def streaming(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    https: bool,
) -> AsyncGenerator[MockConfigEntry]:
    """Return an entry whose recorder streams, subscribed."""
    recorder.dialect.events.listed = True
    entry = entry_for(recorder, https=https)
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    await idle()
    recorder.reset_log()
    yield entry
    await hass.config_entries.async_unload(entry.entry_id)


@BOTH_WAYS
async def test_a_failure_shows_at_once_with_its_reason(
    hass: HomeAssistant, streaming: MockConfigEntry, recorder: Simulator
) -> None:
    """The sensor, the event and the recorder's own sensor; the poll says the rest."""
    seen = events_seen(hass, "port1-activity")

    recorder.model.inject_fault(1, "Short circuit")
    await until(lambda: failure(hass) == "on")

    assert failure(hass, None) == "on"
    assert failure(hass, 2) == "off"
    assert [(one["event_type"], one["reason_text"]) for one in seen] == [
        ("failure", "Short circuit")
    ]
    await until(
        lambda: state_of(hass, Platform.SENSOR, "port1-status").state == "error_other"
    )
    assert len(seen) == 1


@BOTH_WAYS
async def test_a_recovery_shows_at_once(
    hass: HomeAssistant, streaming: MockConfigEntry, recorder: Simulator
) -> None:
    """Although the last poll told of a failure."""
    seen = events_seen(hass, "port1-activity")
    recorder.model.inject_fault(1)
    await until(
        lambda: state_of(hass, Platform.SENSOR, "port1-status").state == "error_other"
    )

    async with recorder.hold("getportstatuses"):
        recorder.model.clear_fault(1)
        await until(lambda: failure(hass) == "off")

    assert [one["event_type"] for one in seen] == ["failure", "recovered"]
    assert failure(hass, None) == "off"


async def test_a_poll_under_way_does_not_bring_a_failure_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """It was answered before the recovery was pushed."""
    seen = events_seen(hass, "port1-activity")
    recorder.model.inject_fault(1)
    await until(
        lambda: state_of(hass, Platform.SENSOR, "port1-status").state == "error_other"
    )
    async with recorder.hold("getportstatuses") as held:
        await pass_time(hass, freezer)
        await until(held.arrived.is_set)
        recorder.model.clear_fault(1)
        await until(lambda: failure(hass) == "off")
    await idle()
    for _ in range(3):
        await pass_time(hass, freezer)

    assert [one["event_type"] for one in seen] == ["failure", "recovered"]


async def test_a_status_that_lags_behind_a_recovery_does_not_bring_the_failure_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The poll tells of the failure for some seconds more."""
    seen = events_seen(hass, "port1-activity")
    recorder.model.inject_fault(1)
    await until(
        lambda: state_of(hass, Platform.SENSOR, "port1-status").state == "error_other"
    )
    # The cooldown of the poll that was pulled forward.
    await pass_time(hass, freezer, timedelta(seconds=11))
    await pass_time(hass, freezer, timedelta(seconds=11))
    recorder.dialect.override[1] = {"StatusCode": "5"}
    recorder.reset_log()

    recorder.model.clear_fault(1)
    await until(lambda: failure(hass) == "off")
    await until(lambda: recorder.requests)
    await idle()
    recorder.dialect.override.clear()
    for _ in range(3):
        await pass_time(hass, freezer)

    assert [one["event_type"] for one in seen] == ["failure", "recovered"]


async def test_a_failure_does_not_outlive_a_stream_that_is_listed_no_longer(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Nobody would tell of its end."""
    recorder.model.inject_fault(1)
    await until(lambda: failure(hass) == "on")
    recorder.model.clear_fault(1)
    recorder.events.notify(1)
    await until(lambda: failure(hass) == "on")
    recorder.dialect.events.listed = False
    recorder.model.restart(60)
    for _ in range(8):
        await pass_time(hass, freezer)

    assert failure(hass) == "off"


async def test_a_stream_that_breaks_while_it_is_spoken_to_is_opened_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
) -> None:
    """A reset may meet the subscription itself."""
    recorder.dialect.events.listed = True
    entry = entry_for(recorder)
    broken = patch.object(
        ClientWebSocketResponse,
        "send_json",
        side_effect=ClientConnectionResetError("Cannot write to closing transport"),
    )
    with broken as send:
        await set_up(hass, entry)
        await until(lambda: send.called)
        await idle()
    for _ in range(4):
        await pass_time(hass, freezer, timedelta(seconds=6))

    await until(lambda: recorder.events.clients == 1)
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("topic", every(3, TOPICS))
@pytest.mark.parametrize("truth", [("1", "0"), ("true", "false"), ("True", "False")])
async def test_every_form_of_a_notification_is_understood(
    hass: HomeAssistant,
    streaming: MockConfigEntry,
    recorder: Simulator,
    topic: str,
    truth: tuple[str, str],
) -> None:
    """Prefixes of topics and forms of truth vary."""
    recorder.dialect.events.truth = truth
    recorder.events.notify(2, reason=7, reason_text="Overload", topic=topic)
    await until(lambda: failure(hass, 2) == "on")
    recorder.events.notify(2, disruption=False, topic=topic)
    await until(lambda: failure(hass, 2) == "off")


async def test_a_topic_without_any_prefix_is_understood(
    hass: HomeAssistant, streaming: MockConfigEntry, recorder: Simulator
) -> None:
    """Numbers and truths that are no texts, too."""
    content = {
        "source": {"port": 2},
        "key": {},
        "data": {"reason": 4, "reasonstr": "", "disruption": True},
    }
    notification = {
        "timestamp": 1639385866198,
        "topic": "Device/HardwareFailure/PoEFailure",
        "message": content,
    }
    message = {"method": "events:notify", "params": {"notification": notification}}
    recorder.events.send(json.dumps(message))

    await until(lambda: failure(hass, 2) == "on")


async def test_a_notification_that_does_not_tell_the_state_pulls_the_poll_forward(
    hass: HomeAssistant, streaming: MockConfigEntry, recorder: Simulator
) -> None:
    """The poll knows."""
    recorder.dialect.events.omit = {"disruption"}
    recorder.events.notify(1)
    await until(lambda: recorder.requests)

    assert [one.path for one in recorder.requests] == ["getportstatuses"]
    assert failure(hass) == "off"


async def test_a_failure_of_the_recorder_as_a_whole_is_its_own(
    hass: HomeAssistant, streaming: MockConfigEntry, recorder: Simulator
) -> None:
    """Port -1 stands for any."""
    recorder.events.notify(-1, reason_text="Supply")
    await until(lambda: failure(hass, None) == "on")

    assert failure(hass, 1) == "off"

    recorder.events.notify(-1, disruption=False)
    await until(lambda: failure(hass, None) == "off")


@pytest.mark.parametrize("replay", every(3, ["before", "after", "never"]))
@pytest.mark.parametrize("acknowledge", ["at once", "after next"])
async def test_present_states_may_be_told_at_any_time_or_never(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    replay: str,
    acknowledge: str,
) -> None:
    """The acknowledgement is known by its method, not by its place."""
    recorder.dialect.events.listed = True
    recorder.dialect.events.replay = replay  # type: ignore[assignment]
    recorder.dialect.events.acknowledge = acknowledge  # type: ignore[assignment]
    recorder.model.inject_fault(1)
    entry = entry_for(recorder)
    await set_up(hass, entry)
    seen = events_seen(hass, "port1-activity")
    await until(recorder.events.configured.is_set)

    recorder.model.inject_fault(2)
    await until(lambda: failure(hass, 2) == "on")
    await idle()

    assert failure(hass, 1) == "on"
    assert seen == []
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.fixture
def hardly_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let news that have to wait wait for longer than any test."""
    monkeypatch.setattr(event_stream, "NEWS_INTERVAL", timedelta(hours=1))


async def test_a_port_that_fails_again_and_again_is_told_without_a_pause(
    hass: HomeAssistant,
    hardly_ever: None,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Only what goes on and on is gathered."""
    seen = events_seen(hass, "port1-activity")
    for _ in range(3):
        recorder.model.inject_fault(1)
        await until(lambda: failure(hass) == "on")
        recorder.model.clear_fault(1)
        await until(lambda: failure(hass) == "off")

    assert [one["event_type"] for one in seen] == ["failure", "recovered"] * 3


async def test_a_flood_ends_in_the_last_state_and_few_polls(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """A thousand notifications pull the poll forward once."""
    recorder.events.flood(1000)
    recorder.events.notify(2)
    await idle()
    await pass_time(hass, freezer, timedelta(seconds=1))
    await until(lambda: failure(hass, 2) == "on")
    await idle()

    assert failure(hass) == "off"
    polls = [one for one in recorder.requests if one.path == "getportstatuses"]
    assert len(polls) == 1


@pytest.mark.parametrize("kind", every(5, KINDS))
async def test_a_malformed_frame_costs_the_stream_at_the_most(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    kind: str,
) -> None:
    """It is passed over, or the stream is opened again; then news come as before."""
    recorder.dialect.events.listed = True
    entry = entry_for(recorder)
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    await idle()

    recorder.events.send_malformed(kind)
    await idle()
    for _ in range(3):
        await pass_time(hass, freezer, timedelta(seconds=6))
    await until(lambda: recorder.events.clients == 1)

    recorder.events.notify(2)
    await until(lambda: failure(hass, 2) == "on")
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_stream_that_is_listed_no_longer_is_given_up_and_taken_up_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Other firmware may lack it."""
    recorder.dialect.events.listed = False
    recorder.model.restart(40)
    for _ in range(4):
        await pass_time(hass, freezer)
    assert recorder.events.clients == 0

    recorder.dialect.events.listed = True
    recorder.model.restart(40)
    for _ in range(4):
        await pass_time(hass, freezer)
    await until(lambda: recorder.events.clients == 1)


@BOTH_WAYS
@pytest.mark.parametrize(
    "code", every(2, [None, 1000, 1011]), ids=["reset", "1000", "1011"]
)
async def test_a_lost_stream_is_opened_again_and_nothing_is_unavailable(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
    code: int | None,
) -> None:
    """One line when it goes, one when it is back."""
    caplog.clear()
    recorder.events.kill(code)
    await until(lambda: not recorder.events.clients)
    await until(lambda: len(lines(caplog)) == 1)
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"

    await pass_time(hass, freezer, timedelta(seconds=6))
    await until(lambda: recorder.events.clients == 1)
    await until(lambda: len(lines(caplog)) == 2)

    assert "is lost, polling goes on" in lines(caplog)[0]
    assert lines(caplog)[1] == "The event stream of AXIS S3008 is back"
    recorder.model.inject_fault(1)
    await until(lambda: failure(hass) == "on")


@BOTH_WAYS
async def test_a_stream_that_died_silently_is_given_up_after_a_minute(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It looks open, but its pings stay unanswered; the poll sees all the same."""
    caplog.clear()
    recorder.events.mute()
    recorder.model.inject_fault(1)
    for _ in range(6):
        await pass_time(hass, freezer, timedelta(seconds=16))

    assert failure(hass) == "on"
    assert "silent for 60 s" in lines(caplog)[0]
    await pass_time(hass, freezer, timedelta(seconds=6))
    await until(lambda: recorder.events.clients == 1)


async def test_a_reconnect_forgets_what_only_the_lost_stream_knew(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The recovery may have been told while nobody listened."""
    recorder.dialect.events.replay = "never"
    recorder.events.notify(1)
    await until(lambda: failure(hass) == "on")
    await idle()

    recorder.events.kill()
    await until(lambda: not recorder.events.clients)
    for _ in range(3):
        await pass_time(hass, freezer, timedelta(seconds=6))
    await until(lambda: recorder.events.clients == 1)
    await pass_time(hass, freezer)

    await until(lambda: failure(hass) == "off")


async def test_a_reconnect_keeps_what_the_new_stream_tells_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """A failure that lasts is no news."""
    seen = events_seen(hass, "port1-activity")
    recorder.model.inject_fault(1)
    await until(lambda: failure(hass) == "on")
    recorder.events.kill()
    await until(lambda: not recorder.events.clients)
    for _ in range(3):
        await pass_time(hass, freezer, timedelta(seconds=6))
    await until(lambda: recorder.events.clients == 1)
    for _ in range(3):
        await pass_time(hass, freezer)

    assert failure(hass) == "on"
    assert [one["event_type"] for one in seen] == ["failure"]


async def test_a_restart_of_the_recorder_is_followed_by_a_new_subscription(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """No attempt is made before the poll has found it again."""
    recorder.model.restart(100)
    await pass_time(hass, freezer)
    await until(
        lambda: state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE
    )
    connections = recorder.connections
    for _ in range(4):
        await pass_time(hass, freezer, timedelta(seconds=5))
    # The next poll is not due yet, and the stream waits for it.
    assert recorder.connections == connections
    for _ in range(4):
        await pass_time(hass, freezer)
    await until(lambda: state_of(hass, Platform.SWITCH, "port1-poe").state == "on")
    await pass_time(hass, freezer)

    await until(lambda: recorder.events.clients == 1)


@pytest.mark.parametrize(
    "spoil",
    every(
        2,
        [
            {"listed": False},
            {"listed": True, "absent": True},
            {"listed": True, "configure_error": 1100},
            {"listed": True, "configure_error": 2105},
            {"listed": True, "silent": True},
        ],
    ),
    ids=["not listed", "absent", "internal error", "not allowed", "silent"],
)
async def test_without_a_stream_the_poll_does_it_all(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
    spoil: dict[str, bool],
) -> None:
    """No warning, at most one line, nothing unavailable; attempts become rare."""
    for name, value in spoil.items():
        setattr(recorder.dialect.events, name, value)
    await set_up(hass, entry)
    seen = events_seen(hass, "port1-activity")
    for _ in range(20):
        await pass_time(hass, freezer)
    recorder.model.inject_fault(1)
    for _ in range(3):
        await pass_time(hass, freezer)
    await until(lambda: failure(hass) == "on")

    assert len(lines(caplog)) <= 1
    assert not [
        one
        for one in caplog.records
        if one.levelno > logging.INFO and one.name.startswith("custom_components")
    ]
    attempts = [one for one in recorder.requests if one.path == "wssession"]
    assert len(attempts) <= 6
    (event,) = seen
    assert (event["event_type"], event["reason"]) == ("failure", None)
    assert event["reason_text"] == "Error: Other (Short circuit)"
    await hass.config_entries.async_unload(entry.entry_id)


async def test_without_session_tokens_the_account_opens_the_stream(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Digest in the handshake, as any request."""
    recorder.dialect.events.listed = True
    recorder.dialect.events.token_absent = True
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)

    (handshake,) = [one for one in recorder.requests if one.path == "ws-data-stream"]
    assert handshake.authorization == "Digest"
    assert recorder.heard("pass") == []
    recorder.model.inject_fault(1)
    await until(lambda: failure(hass) == "on")
    await hass.config_entries.async_unload(entry.entry_id)


async def test_the_stream_is_held_to_the_same_certificate(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, recorder: Simulator
) -> None:
    """Another certificate gets neither a token nor a handshake."""
    recorder.dialect.events.listed = True
    entry = entry_for(recorder, https=True)
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    recorder.replace_certificate(OTHER_CERTIFICATE)
    await until(lambda: not recorder.events.clients)
    recorder.reset_log()
    connections = recorder.connections

    for _ in range(4):
        await pass_time(hass, freezer)

    assert recorder.connections > connections
    assert recorder.requests == []
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_stream_is_not_redirected(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """What another server says of the ports is not heard."""
    async with Simulator(RecorderModel(), certificate=recorder.certificate) as other:
        recorder.dialect.events.listed = True
        target = f"{other.http_url}/vapix/ws-data-stream?sources=events"
        recorder.misbehave(Misbehaviour.redirect(target), "ws-data-stream")
        await set_up(hass, entry)
        for _ in range(3):
            await pass_time(hass, freezer)

        assert other.requests == []
        assert opened(recorder) >= 1
        await hass.config_entries.async_unload(entry.entry_id)


async def test_streams_are_opened_after_the_start_one_after_the_other(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """They do not make it longer. One that is unloaded before its turn has none."""
    hass.set_state(CoreState.not_running)
    others = [
        Simulator(RecorderModel(serial=f"B8A44F00000{place}", ports=1))
        for place in (1, 2, 3)
    ]
    async with others[0] as second, others[1] as third, others[2] as fourth:
        all_four = (recorder, second, third, fourth)
        entries = [entry_for(one) for one in all_four]
        for one, entry in zip(all_four, entries, strict=True):
            one.dialect.events.listed = True
            await set_up(hass, entry)
        await hass.config_entries.async_unload(entries[2].entry_id)
        await pass_time(hass, freezer)
        assert [opened(one) for one in all_four] == [0, 0, 0, 0]

        await hass.async_start()
        await pass_time(hass, freezer, timedelta(seconds=1))
        await until(recorder.events.configured.is_set)
        await hass.config_entries.async_unload(entries[3].entry_id)
        assert [opened(one) for one in all_four] == [1, 0, 0, 0]

        await pass_time(hass, freezer)
        await until(second.events.configured.is_set)
        assert [opened(one) for one in all_four] == [1, 1, 0, 0]
        assert lines(caplog) == []
        for entry in entries[:2]:
            await hass.config_entries.async_unload(entry.entry_id)


async def test_a_failure_that_lasts_over_a_restart_is_no_event(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel
) -> None:
    """The sensor shows it."""
    model.inject_fault(1)
    await set_up(hass, entry)

    assert failure(hass) == "on"
    event = state_of(hass, Platform.EVENT, "port1-activity")
    assert event.state == STATE_UNKNOWN


async def test_a_polled_failure_fires_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """And its end fires once, too."""
    seen = events_seen(hass, "port2-activity")
    model.inject_fault(2)
    for _ in range(3):
        await pass_time(hass, freezer)
    model.clear_fault(2)
    for _ in range(3):
        await pass_time(hass, freezer)

    assert [one["event_type"] for one in seen] == ["failure", "recovered"]
