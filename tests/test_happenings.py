"""Devices that come and go, power cycles and outages, as automations hear of them."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import CoreState, HomeAssistant, ServiceCall, State
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    restore_state,
)
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from custom_components.axis_nvr_poe.const import DOMAIN
from custom_components.axis_nvr_poe.recorder.activity import Activity
from simulator import Camera, Misbehaviour, RecorderModel, Simulator

from .common import MAC, pass_time, set_up, state_of, switch
from .selection import every
from .test_power_cycle import OFF_TIME, cycle
from .test_power_cycle_races import put_on_record

OF_PORT = "event.axis_s3008_port_{}_activity"
OF_RECORDER = "event.axis_s3008_activity"
QUICKLY = timedelta(seconds=2)


class Heard(list[str]):
    """The types of events that automations have heard, and all that came with them."""

    def __init__(self, calls: list[ServiceCall]) -> None:
        """Listen through an action that automations call."""
        super().__init__()
        self.calls = calls

    def take(self, entity_id: str = OF_PORT.format(1)) -> list[str]:
        """Return what was heard of an entity since the last time."""
        calls = [one for one in self.calls if one.data["entity"] == entity_id]
        for one in calls:
            self.calls.remove(one)
        return [one.data["attributes"]["event_type"] for one in calls]


@pytest.fixture
async def heard(hass: HomeAssistant) -> Heard:
    """Return what automations hear."""
    calls = async_mock_service(hass, "test", "heard")
    entities = [OF_RECORDER, *(OF_PORT.format(port) for port in range(1, 5))]
    automation = {
        "alias": "Hear",
        "mode": "queued",
        "max": 99,
        "triggers": {
            "trigger": "event.received",
            "target": {"entity_id": entities},
            "options": {"event_type": [*Activity]},
        },
        "actions": {
            "action": "test.heard",
            "data": {
                "entity": "{{ trigger.entity_id }}",
                "attributes": "{{ dict(trigger.to_state.attributes) }}",
            },
        },
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()
    return Heard(calls)


async def keep(hass: HomeAssistant, hass_storage: dict[str, Any], **kept: Any) -> None:
    """Keep what was told of port 1, or under `recorder` of all, before a restart.

    `when` is the moment of the last event, as a state shows it.
    """
    states = []
    for entity_id, name, extra in (
        (OF_PORT.format(1), "port1-activity", kept.get("port")),
        (OF_RECORDER, "activity", kept.get("recorder")),
    ):
        if extra is None:
            continue
        er.async_get(hass).async_get_or_create(
            Platform.EVENT,
            DOMAIN,
            f"{MAC}-{name}",
            suggested_object_id=entity_id.removeprefix("event."),
        )
        when = kept.get("when", "2026-01-01T00:00:00.000+00:00")
        state = State(entity_id, when).as_dict()
        data = {"last_event_type": "recovered", "last_event_attributes": None, **extra}
        seen = dt_util.utcnow().isoformat()
        states.append({"state": dict(state), "extra_data": data, "last_seen": seen})
    key = "core.restore_state"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": states}
    await restore_state.async_get(hass).async_load()


async def polls(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, times: int
) -> None:
    """Let some polls pass."""
    for _ in range(times):
        await pass_time(hass, freezer)


# Devices


async def test_a_pulled_cable_is_an_event_and_so_is_one_plugged_in(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """Of this port alone; with the next poll, and once."""
    model.unplug(1)
    await polls(hass, freezer, 1)
    assert heard.take() == ["disconnected"]
    await polls(hass, freezer, 3)
    assert heard.take() == []

    model.plug(1, Camera(name="Gate"), running=True)
    await polls(hass, freezer, 3)
    assert heard.take() == ["connected"]
    assert heard.take(OF_PORT.format(2)) == []


async def test_a_port_that_is_switched_off_and_on_keeps_its_device(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    heard: Heard,
) -> None:
    """It is the same device that comes back, however slowly."""
    for on in (False, True):
        await switch(hass, "port1-poe", on=on)
        for _ in range(20):
            await pass_time(hass, freezer, QUICKLY)
        await polls(hass, freezer, 3)

    assert state_of(hass, Platform.SENSOR, "port1-status").state == "connected_poe"
    assert heard.calls == []


async def test_what_is_done_to_the_cable_of_a_port_that_is_off_is_told_once_it_is_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """While it is off nobody can see it."""
    await switch(hass, "port1-poe", on=False)
    model.unplug(1)
    await polls(hass, freezer, 3)
    assert heard.take() == []
    await switch(hass, "port1-poe", on=True)
    for _ in range(10):
        await pass_time(hass, freezer, QUICKLY)
    assert heard.take() == []
    await polls(hass, freezer, 3)
    assert heard.take() == ["disconnected"]

    await switch(hass, "port1-poe", on=False)
    model.plug(1, Camera(name="Gate"))
    await polls(hass, freezer, 3)
    assert heard.take() == []
    await switch(hass, "port1-poe", on=True)
    await polls(hass, freezer, 3)
    assert heard.take() == ["connected"]


@pytest.mark.four_ports
async def test_a_port_that_was_off_from_the_start_has_no_news_of_its_device(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """Nobody knows whether it was there before."""
    model.plug(4, Camera(name="Gate"))
    model.enable(4, on=True)
    await polls(hass, freezer, 3)

    assert state_of(hass, Platform.SENSOR, "port4-status").state == "connected_poe"
    assert heard.calls == []


async def test_an_unplugged_camera_that_failed_is_told_of_in_full(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """That it is no longer failing, and that it is gone; the recorder says the same."""
    model.inject_fault(1)
    await polls(hass, freezer, 1)
    assert heard.take() == ["failure"]
    model.clear_fault(1)
    model.unplug(1)
    await polls(hass, freezer, 3)
    assert heard.take() == ["recovered", "disconnected"]
    assert heard.take(OF_RECORDER) == ["failure", "recovered", "disconnected"]


async def test_a_failure_that_ends_is_no_news_of_the_device(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """The port looks for it anew, and reads as empty meanwhile."""
    model.inject_fault(1)
    await polls(hass, freezer, 2)
    freezer.tick(timedelta(seconds=29))
    model.clear_fault(1)
    await pass_time(hass, freezer, timedelta(seconds=1))
    assert state_of(hass, Platform.SENSOR, "port1-status").state == "not_connected"
    await polls(hass, freezer, 3)

    assert heard.take() == ["failure", "recovered"]


async def test_what_is_found_when_a_recorder_is_added_is_no_event(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """Neither a failure, nor a device, nor a port that appears."""
    model.inject_fault(1)
    await set_up(hass, entry)
    model.add_port(5)
    model.plug(5, Camera(name="Gate"), running=True)
    await polls(hass, freezer, 3)

    assert heard.calls == []


# Outages and restarts


@pytest.mark.parametrize("keep_power", [True, False])
async def test_a_restart_of_the_recorder_is_told_once_and_nothing_else(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
    keep_power: bool,
) -> None:
    """By the recorder itself, also while it is away; cameras only look as if gone."""
    model.keep_power = keep_power
    model.restart(90)
    await polls(hass, freezer, 2)
    assert heard.take(OF_RECORDER) == ["unreachable"]
    assert state_of(hass, Platform.EVENT, "port1-activity").state == STATE_UNAVAILABLE
    await polls(hass, freezer, 5)
    assert heard.take(OF_RECORDER) == ["reachable"]
    assert state_of(hass, Platform.SENSOR, "port1-status").state == "connected_poe"
    assert heard.calls == []


@pytest.mark.four_ports
async def test_a_camera_unplugged_during_an_outage_is_told_of_afterwards(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """Once; and so is one plugged in."""
    model.restart(40)
    await polls(hass, freezer, 1)
    model.unplug(1)
    model.plug(3, Camera(name="Gate"))
    await polls(hass, freezer, 5)

    assert heard.take() == ["disconnected"]
    assert heard.take(OF_PORT.format(3)) == []
    assert heard.take(OF_RECORDER) == ["unreachable", "reachable", "disconnected"]


@pytest.mark.parametrize(
    ("kept", "plugged", "expected"),
    every(
        4,
        [
            ({"has_device": True}, True, []),
            ({"has_device": True}, False, ["disconnected"]),
            ({"has_device": False}, True, ["connected"]),
            ({"has_device": False}, False, []),
            ({}, True, []),
            ({}, False, []),
            (
                {"has_device": True, "failing": True},
                False,
                ["disconnected", "recovered"],
            ),
            (
                {"has_device": True, "cycled_by": "person"},
                True,
                ["power_cycle_finished"],
            ),
        ],
    ),
)
async def test_what_happened_while_home_assistant_was_down_is_told_once(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
    kept: dict[str, Any],
    plugged: bool,
    expected: list[str],
) -> None:
    """By the port and by the recorder, once the start is over."""
    entry.add_to_hass(hass)
    await keep(hass, hass_storage, port=kept, recorder={"ports": {"1": kept}})
    if not plugged:
        model.unplug(1)
    hass.set_state(CoreState.not_running)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await polls(hass, freezer, 1)
    assert heard.calls == []

    await hass.async_start()
    await hass.async_block_till_done()
    await polls(hass, freezer, 3)
    assert heard.take() == expected
    assert heard.take(OF_RECORDER) == expected


@pytest.mark.parametrize(
    ("kept", "expected"),
    every(
        2,
        [
            ({"reachable": False}, ["reachable"]),
            ({"reachable": True}, []),
            ({"reachable": "no", "ports": [7]}, []),
            ({"ports": {"1": "?", "x": {}}}, []),
            (None, []),
        ],
    ),
)
async def test_a_recorder_that_is_away_at_the_start_is_no_event(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    heard: Heard,
    kept: dict[str, Any] | None,
    expected: list[str],
) -> None:
    """Unless it was told before that it is away; that it is back is told once."""
    await keep(hass, hass_storage, recorder=kept)
    recorder.misbehave(Misbehaviour.reset())
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    recorder.behave()
    await polls(hass, freezer, 4)

    assert entry.state is ConfigEntryState.LOADED
    assert heard.take(OF_RECORDER) == expected
    assert heard.calls == []


async def test_a_reload_in_the_middle_of_it_all_tells_nothing_twice(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """What was told before it, and what is told after it."""
    model.unplug(1)
    await polls(hass, freezer, 1)
    assert heard.take() == ["disconnected"]
    heard.take(OF_RECORDER)
    model.unplug(2)
    assert await hass.config_entries.async_reload(running.entry_id)
    await polls(hass, freezer, 3)

    assert heard.take() == []
    assert heard.take(OF_PORT.format(2)) == ["disconnected"]
    assert heard.take(OF_RECORDER) == ["disconnected"]


# Power cycles


@pytest.mark.parametrize("by", ["person", "watchdog"])
async def test_a_power_cycle_is_told_from_beginning_to_end(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    heard: Heard,
    by: str,
) -> None:
    """With who wanted it; that the device is away meanwhile is no news."""
    await running.runtime_data.port_power.async_cycle(1, OFF_TIME, by=by)
    await hass.async_block_till_done()
    [begun] = [one for one in heard.calls if one.data["entity"] == OF_PORT.format(1)]
    assert begun.data["attributes"]["by"] == by
    assert heard.take() == ["power_cycle_started"]
    restarting = state_of(hass, Platform.BINARY_SENSOR, "port1-restarting")
    assert restarting.state == "on"
    assert restarting.attributes["until"] == dt_util.utcnow() + OFF_TIME

    await pass_time(hass, freezer, OFF_TIME)
    assert heard.take() == ["power_cycle_finished"]
    restarting = state_of(hass, Platform.BINARY_SENSOR, "port1-restarting")
    assert restarting.state == "off"
    assert "until" not in restarting.attributes
    for _ in range(15):
        await pass_time(hass, freezer, QUICKLY)
    await polls(hass, freezer, 3)
    assert heard.take() == []
    assert heard.take(OF_RECORDER) == ["power_cycle_started", "power_cycle_finished"]


async def test_a_power_cycle_that_a_person_ends_with_the_port_off_is_not_finished(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    heard: Heard,
) -> None:
    """Its port stays off; the next one is told of as ever."""
    await cycle(hass)
    await switch(hass, "port1-poe", on=False)
    await polls(hass, freezer, 2)
    assert heard.take() == ["power_cycle_started"]

    await switch(hass, "port1-poe", on=True)
    await polls(hass, freezer, 2)
    await cycle(hass)
    await pass_time(hass, freezer, OFF_TIME)
    assert heard.take() == ["power_cycle_started", "power_cycle_finished"]


async def test_a_power_cycle_from_long_ago_is_not_under_way(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    heard: Heard,
) -> None:
    """A backup has brought it back; a person is asked about it."""
    then = (dt_util.utcnow() - timedelta(days=30)).isoformat()
    put_on_record(hass_storage, entry, {"1": {"since": then, "until": then}})
    await set_up(hass, entry)
    await polls(hass, freezer, 1)

    restarting = state_of(hass, Platform.BINARY_SENSOR, "port1-restarting")
    assert restarting.state == "off"
    assert heard.calls == []


# The recorder's own


async def test_the_recorder_tells_of_any_port_by_its_number_and_name(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    heard: Heard,
) -> None:
    """The name a person gave it, or the port's own; also where the port's is disabled."""
    devices = dr.async_get(hass)
    device = devices.async_get_device_by_identifier(
        (DOMAIN, f"{MAC}-port1"), running.entry_id
    )
    assert device is not None
    devices.async_update_device(device.id, name_by_user="Gate camera")
    er.async_get(hass).async_update_entity(
        OF_PORT.format(2), disabled_by=er.RegistryEntryDisabler.USER
    )
    await hass.async_block_till_done()
    for port in (1, 2):
        model.unplug(port)
    running.runtime_data.happenings.async_tell(1, Activity.WATCHDOG_GAVE_UP)
    await polls(hass, freezer, 1)

    own = [
        one.data["attributes"]
        for one in heard.calls
        if one.data["entity"] == OF_RECORDER
    ]
    assert [(one["event_type"], one["port"], one["name"]) for one in own] == [
        ("watchdog_gave_up", 1, "Gate camera"),
        ("disconnected", 1, "Gate camera"),
        ("disconnected", 2, "AXIS S3008 port 2"),
    ]
