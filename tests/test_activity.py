"""A port's events: once for each real change, and heard by automations."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from datetime import timedelta
import logging
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import CoreState, HomeAssistant, ServiceCall, State
from homeassistant.helpers import entity_registry as er, restore_state
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from custom_components.axis_nvr_poe.const import DOMAIN
from custom_components.axis_nvr_poe.diagnostics import (
    async_get_config_entry_diagnostics,
)
from custom_components.axis_nvr_poe.recorder.activity import Activity
from custom_components.axis_nvr_poe.recorder.data import RecorderData
from custom_components.axis_nvr_poe.recorder.news import News
from custom_components.axis_nvr_poe.vapix.models import FailureNotice
from simulator import Misbehaviour, RecorderModel, Simulator

from .common import MAC, events_seen, idle, pass_time, set_up, state_of, until
from .selection import every
from .test_push import pass_time as pass_time_beside_a_stream

ACTIVITY = "event.axis_s3008_port_1_activity"
BURST = 9_999
LAST_YEAR = "2025-11-26T22:00:00.000+00:00"


def failure(hass: HomeAssistant, name: str = "port1-poe_failure") -> str:
    """Return what a failure sensor shows."""
    return state_of(hass, Platform.BINARY_SENSOR, name).state


async def listen(hass: HomeAssistant) -> list[ServiceCall]:
    """Set an automation up that hears what happens to port 1."""
    heard = async_mock_service(hass, "test", "heard")
    automation = {
        "alias": "Hear",
        "mode": "queued",
        "triggers": {
            "trigger": "event.received",
            "target": {"entity_id": ACTIVITY},
            "options": {"event_type": [*Activity]},
        },
        "actions": {
            "action": "test.heard",
            "data": {
                "type": "{{ trigger.to_state.attributes.event_type }}",
                "reason": "{{ trigger.to_state.attributes.reason_text | default }}",
            },
        },
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()
    return heard


def types(heard: list[ServiceCall]) -> list[str]:
    """Return the types of the events that were heard."""
    return [call.data["type"] for call in heard]


async def keep(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    last: str | None,
    **extra: Any,
) -> None:
    """Keep a port's last event from before a restart."""
    er.async_get(hass).async_get_or_create(
        Platform.EVENT,
        DOMAIN,
        f"{MAC}-port1-activity",
        suggested_object_id="axis_s3008_port_1_activity",
    )
    state = State(ACTIVITY, LAST_YEAR if last else STATE_UNKNOWN)
    kept = {
        "state": dict(state.as_dict()),
        "extra_data": {"last_event_type": last, "last_event_attributes": None, **extra},
        "last_seen": dt_util.utcnow().isoformat(),
    }
    key = "core.restore_state"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": [kept]}
    await restore_state.async_get(hass).async_load()


@pytest.fixture
async def streaming(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    entry: MockConfigEntry,
) -> AsyncGenerator[MockConfigEntry]:
    """Return an entry whose recorder streams, subscribed for a while."""
    recorder.dialect.events.listed = True
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    await idle()
    yield entry
    await hass.config_entries.async_unload(entry.entry_id)


# While nobody tells of the end


@pytest.mark.parametrize(
    "refusal",
    every(
        3,
        [
            {"absent": True},
            {"token_absent": True, "absent": True},
            {"configure_error": 1100},
            {"silent": True},
            {"listed": False},
        ],
    ),
    ids=["handshake", "token and handshake", "subscription", "silent", "not listed"],
)
async def test_a_failure_ends_by_polls_where_no_stream_can_be_had_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
    refusal: dict[str, bool],
) -> None:
    """The port has recovered, which the lost stream cannot tell."""
    seen = events_seen(hass, "port1-activity")
    recorder.model.inject_fault(1)
    await until(lambda: failure(hass) == "on")
    await idle()
    for name, value in refusal.items():
        setattr(recorder.dialect.events, name, value)
    recorder.events.kill()
    await until(lambda: not recorder.events.clients)
    recorder.model.clear_fault(1)
    for _ in range(4):
        await pass_time_beside_a_stream(hass, freezer)

    assert failure(hass) == "off"
    assert [one["event_type"] for one in seen] == ["failure", "recovered"]


async def test_with_a_living_stream_a_failure_stands_beside_the_status(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The status need not show every failure."""
    recorder.events.notify(1, reason_text="Overload")
    await until(lambda: failure(hass) == "on")
    for _ in range(5):
        await pass_time_beside_a_stream(hass, freezer)

    assert failure(hass) == "on"
    assert state_of(hass, Platform.SENSOR, "port1-status").state == "connected_poe"


# What a new stream has found


@pytest.mark.parametrize("replay", ["before", "after"])
async def test_a_reconnect_is_no_event(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
    replay: str,
) -> None:
    """A replay that contradicts the status has the recorder polled, and no more."""
    seen = events_seen(hass, "port1-activity")
    recorder.dialect.events.replay = replay  # type: ignore[assignment]
    recorder.dialect.override[1] = {"StatusCode": "5"}
    await pass_time_beside_a_stream(hass, freezer)
    assert failure(hass) == "on"

    for _ in range(3):
        recorder.events.kill()
        await until(lambda: not recorder.events.clients)
        while not recorder.events.clients:
            await pass_time_beside_a_stream(hass, freezer)
        assert failure(hass) == "on"

    assert [one["event_type"] for one in seen] == ["failure"]


# Straight from unavailable


async def test_what_changed_during_an_outage_is_heard(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """An event that comes straight from unavailable reaches no automation."""
    heard = await listen(hass)
    for change, expected in (
        (model.inject_fault, ["failure"]),
        (model.clear_fault, ["failure", "recovered"]),
    ):
        model.restart(40)
        await pass_time(hass, freezer)
        assert state_of(hass, Platform.EVENT, "port1-activity").state == (
            STATE_UNAVAILABLE
        )
        change(1)
        for _ in range(4):
            await pass_time(hass, freezer)
        assert types(heard) == expected


# Across a restart


@pytest.mark.parametrize(
    ("last", "extra", "fails", "told"),
    every(
        4,
        [
            (None, {}, False, []),
            (None, {}, True, ["failure"]),
            ("failure", {}, True, []),
            ("failure", {}, False, ["recovered"]),
            ("recovered", {}, True, ["failure"]),
            ("recovered", {}, False, []),
            # It failed when the port was new, which was no event.
            (None, {"failing": True}, True, []),
            (None, {"failing": True}, False, ["recovered"]),
            # It changed while Home Assistant was stopping.
            ("failure", {"failing": False}, True, ["failure"]),
        ],
    ),
)
@pytest.mark.parametrize("automation", every(2, ["before", "after"]))
async def test_what_changed_while_home_assistant_was_down_is_told_once(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    automation: str,
    last: str | None,
    extra: dict[str, bool],
    fails: bool,
    told: list[str],
) -> None:
    """Once the start is over: before that, no automation hears anything."""
    entry.add_to_hass(hass)
    await keep(hass, hass_storage, last, **extra)
    if fails:
        model.inject_fault(1)
    hass.set_state(CoreState.not_running)
    if automation == "before":
        heard = await listen(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await pass_time(hass, freezer)
    if automation == "after":
        heard = await listen(hass)

    await hass.async_start()
    await hass.async_block_till_done()
    for _ in range(3):
        await pass_time(hass, freezer)

    assert types(heard) == told
    event = state_of(hass, Platform.EVENT, "port1-activity")
    assert event.attributes["event_type"] == (told[-1] if told else last)


async def test_what_changes_during_the_start_is_told_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """A poll has found it while no automation could hear of it."""
    hass.set_state(CoreState.not_running)
    heard = await listen(hass)
    await set_up(hass, entry)
    model.inject_fault(1)
    await pass_time(hass, freezer)
    assert failure(hass) == "on"

    await hass.async_start()
    await hass.async_block_till_done()
    assert types(heard) == ["failure"]


async def test_a_recorder_that_is_back_after_the_start_is_told_of(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Set up late, its entities come straight from unavailable."""
    entry.add_to_hass(hass)
    await keep(hass, hass_storage, "recovered")
    heard = await listen(hass)
    hass.states.async_set(ACTIVITY, STATE_UNAVAILABLE, {"restored": True})
    model.inject_fault(1)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()

    assert types(heard) == ["failure"]


async def test_a_reload_tells_nothing_twice(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Not even a failure that was there before the port was known."""
    model.inject_fault(1)
    await set_up(hass, entry)
    heard = await listen(hass)
    for _ in range(2):
        assert await hass.config_entries.async_reload(entry.entry_id)
        await pass_time(hass, freezer)
    assert types(heard) == []

    await hass.config_entries.async_unload(entry.entry_id)
    model.clear_fault(1)
    await hass.config_entries.async_setup(entry.entry_id)
    await pass_time(hass, freezer)
    assert types(heard) == ["recovered"]


# What no state tells


async def test_the_watchdog_s_doings_are_told_one_by_one(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Each in a state of its own, also in the same moment; others hear nothing."""
    heard = await listen(hass)
    others = events_seen(hass, "port2-activity")
    happenings = running.runtime_data.happenings
    happenings.async_tell(1, Activity.WATCHDOG_RESTARTED, reason_text="Silent")
    happenings.async_tell(1, Activity.WATCHDOG_GAVE_UP)
    await hass.async_block_till_done()

    assert types(heard) == ["watchdog_restarted", "watchdog_gave_up"]
    assert heard[0].data["reason"] == "Silent"
    assert others == []


async def test_what_happens_during_an_outage_is_told_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """An event that goes from unavailable reaches no automation."""
    heard = await listen(hass)
    model.restart(40)
    await pass_time(hass, freezer)
    running.runtime_data.happenings.async_tell(1, Activity.WATCHDOG_GAVE_UP)
    await hass.async_block_till_done()
    assert types(heard) == []

    for _ in range(3):
        await pass_time(hass, freezer)
    assert types(heard) == ["watchdog_gave_up"]


async def test_what_is_pushed_while_polls_fail_is_told_once_they_work(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """By the recorder as by the port, which is unavailable meanwhile."""
    own = events_seen(hass, "activity")
    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    await pass_time_beside_a_stream(hass, freezer)
    recorder.events.notify(1, reason_text="Overload")
    await until(lambda: streaming.runtime_data.coordinator.data.ports[1].failing)
    await idle()
    assert [one["event_type"] for one in own] == ["unreachable"]

    recorder.behave()
    for _ in range(2):
        await pass_time_beside_a_stream(hass, freezer)
    assert [one["event_type"] for one in own] == ["unreachable", "reachable", "failure"]


# A burst


@pytest.mark.parametrize("polled", every(2, [True, False]))
async def test_a_burst_ends_in_its_last_state_and_holds_nobody_up(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,
    recorder: Simulator,
    polled: bool,
) -> None:
    """News are gathered, and what else is to be done has its turn in between."""
    heard = await listen(hass)
    coordinator = streaming.runtime_data.coordinator
    shown: list[str] = []
    coordinator.async_add_listener(lambda: shown.append(failure(hass)))
    taken = 0
    at_once = [0]

    def take(news: News, notice: FailureNotice, picture: RecorderData) -> bool:
        nonlocal taken
        taken += 1
        return really_take(news, notice, picture)

    async def other_work() -> None:
        while True:
            before = taken
            await asyncio.sleep(0)
            at_once.append(taken - before)

    really_take = News.take
    other = hass.async_create_background_task(other_work(), "other work")
    async with AsyncExitStack() as held:
        if not polled:
            await held.enter_async_context(recorder.hold("getportstatuses"))
        with patch.object(News, "take", take):
            recorder.events.flood(BURST)
            await until(lambda: taken == BURST)
        other.cancel()
        freezer.tick(timedelta(seconds=1))
        await until(lambda: failure(hass) == "on")
    await idle()

    assert failure(hass) == "on"
    assert types(heard)[-1] == "failure"
    # A few at once, and the last one a moment later.
    assert len(shown) < 20
    assert max(at_once) <= 50


# What nobody may read

TROUBLE = {
    "none": None,
    "401": Misbehaviour.status(401),
    "403": Misbehaviour.status(403),
    "404": Misbehaviour.status(404),
    "500": Misbehaviour.status(500),
    "a page": Misbehaviour.login_page(),
    "nothing": Misbehaviour.empty(),
    "too much": Misbehaviour.huge(),
    "half": Misbehaviour.truncated(),
    "a reset": Misbehaviour.reset(),
    "a redirect": Misbehaviour.redirect("http://127.0.0.1:9/vapix/ws-data-stream"),
}


@pytest.mark.parametrize("trouble", every(3, TROUBLE.values()), ids=TROUBLE.keys())
async def test_neither_token_nor_address_of_the_stream_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
    trouble: Misbehaviour | None,
) -> None:
    """From set-up to unload, in a log of everything, in states and in diagnostics."""
    caplog.set_level(logging.DEBUG)
    recorder.dialect.events.listed = True
    if trouble is not None:
        recorder.misbehave(trouble, "ws-data-stream")
    await set_up(hass, entry)
    for _ in range(3):
        await pass_time_beside_a_stream(hass, freezer)
    recorder.behave()
    while not recorder.events.clients:
        await pass_time_beside_a_stream(hass, freezer)
    recorder.events.send("no JSON")
    recorder.model.inject_fault(1, "Short circuit")
    await until(lambda: failure(hass) == "on")
    recorder.events.kill()
    await until(lambda: not recorder.events.clients)
    await pass_time_beside_a_stream(hass, freezer)
    diagnostics = await async_get_config_entry_diagnostics(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    await idle()

    handshakes = [one for one in recorder.requests if one.path == "ws-data-stream"]
    secrets = {one.query["wssession"] for one in handshakes}
    assert secrets
    told = [
        *(f"{one.getMessage()} {one.exc_text}" for one in caplog.records),
        *(str(state.as_dict()) for state in hass.states.async_all()),
        str(diagnostics),
    ]
    for secret in (*secrets, "ws-data-stream", "wssession="):
        assert not [one for one in told if secret in one]
