"""Power cycles when several things happen at once, or something is broken."""

import asyncio
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Misbehaviour, RecorderModel, Simulator

from .common import entity_id, idle, pass_time, set_up, state_of, switch
from .selection import every
from .test_power_cycle import OFF_TIME, SECOND, cycle, owed, press, recorded

EARLIER = dt_util.utcnow() - timedelta(hours=1)
PAST = {
    "since": EARLIER.isoformat(),
    "until": (EARLIER + timedelta(seconds=10)).isoformat(),
}
# Of a local clock, without its zone.
NAIVE = {key: text.removesuffix("+00:00") for key, text in PAST.items()}


def put_on_record(
    hass_storage: dict[str, Any], entry: MockConfigEntry, restores: Any
) -> None:
    """Leave behind what a crash leaves behind."""
    key = f"{DOMAIN}.power_cycles.{entry.entry_id}"
    hass_storage[key] = {
        "version": 1,
        "minor_version": 1,
        "key": key,
        "data": restores,
    }


@pytest.mark.parametrize("path", every(2, ["getportmode", "setportmode"]))
@pytest.mark.parametrize("stage", ["request", "answer"])
async def test_a_script_stopped_in_the_middle_leaves_no_port_off(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    path: str,
    stage: Any,
) -> None:
    """Nobody waits for the action any more; the port comes on at once."""
    action = {
        "action": f"{DOMAIN}.power_cycle",
        "target": {"entity_id": entity_id(hass, Platform.SWITCH, "port1-poe")},
    }
    scripts = {"script": {"reboot": {"sequence": [action]}}}
    assert await async_setup_component(hass, "script", scripts)
    async with recorder.hold(path, stage=stage) as held:
        await hass.services.async_call("script", "reboot", blocking=False)
        await held.arrived.wait()
        await hass.services.async_call(
            "script", "turn_off", {"entity_id": "script.reboot"}, blocking=True
        )
    for _ in range(3):
        await pass_time(hass, freezer)
    assert model.is_enabled(1) is True

    await cycle(hass)
    await pass_time(hass, freezer, OFF_TIME)
    assert model.is_enabled(1) is True


@pytest.mark.parametrize("earlier", [0, 1], ids=["first", "second"])
async def test_a_button_pressed_while_the_switch_is_turned_on_is_a_whole_cycle(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    earlier: int,
) -> None:
    """Turning on ends earlier cycles, not the one that waits its turn."""
    for _ in range(earlier):
        await cycle(hass)
        await pass_time(hass, freezer, OFF_TIME)
    async with recorder.hold("setportmode", stage="request") as held:
        on = hass.async_create_task(switch(hass, "port1-poe", on=True))
        await held.arrived.wait()
        button = hass.async_create_task(press(hass))
        await idle()
    await asyncio.gather(on, button)

    assert model.is_enabled(1) is False
    assert recorded(hass_storage)
    await pass_time(hass, freezer, OFF_TIME)
    assert model.is_enabled(1) is True


async def test_a_shut_down_in_the_middle_of_the_start_leaves_the_port_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """It waits its turn, and then restores."""
    async with recorder.hold("getportmode", stage="request") as held:
        action = hass.async_create_task(cycle(hass))
        await held.arrived.wait()
        hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
        await idle()
    await action
    await hass.async_block_till_done()

    assert model.is_enabled(1) is True
    with pytest.raises(
        HomeAssistantError, match="integration of AXIS S3008 is stopping"
    ):
        await cycle(hass)


async def test_an_unload_in_the_middle_of_the_start_leaves_the_port_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The same."""
    async with recorder.hold("getportmode", stage="request") as held:
        action = hass.async_create_task(press(hass))
        await held.arrived.wait()
        unload = hass.async_create_task(
            hass.config_entries.async_unload(running.entry_id)
        )
        await idle()
    await asyncio.gather(action, unload)

    assert model.is_enabled(1) is True


async def test_one_refused_port_does_not_keep_the_others_off(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Error 20 concerns one port alone."""
    await cycle(hass, off_time=600)
    await cycle(hass, port=2, off_time=600)
    recorder.misbehave(Misbehaviour.general_error(20), "setportmode", times=1)

    await hass.config_entries.async_unload(running.entry_id)

    assert model.is_enabled(1) is False
    assert model.is_enabled(2) is True


async def test_a_port_that_is_due_does_not_wait_for_one_that_is_not(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """While the entry cannot be set up."""
    await cycle(hass, off_time=3600)
    await cycle(hass, port=2, off_time=5)
    recorder.misbehave(Misbehaviour.reset(), "setportmode")
    await hass.config_entries.async_unload(running.entry_id)
    recorder.behave()
    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    freezer.tick(timedelta(minutes=5))

    await hass.config_entries.async_setup(running.entry_id)

    assert running.state is ConfigEntryState.SETUP_RETRY
    assert [model.is_enabled(port) for port in (1, 2)] == [False, True]
    assert [issue and issue["port"] for issue in owed(hass)] == ["Port 1"]


async def test_a_timer_that_is_due_during_an_unload_does_nothing_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The next set-up takes over."""
    await cycle(hass, off_time=600)
    await cycle(hass, port=2, off_time=5)
    async with recorder.hold("setportmode", stage="request") as held:
        unload = hass.async_create_task(
            hass.config_entries.async_unload(running.entry_id)
        )
        await held.arrived.wait()
        freezer.tick(timedelta(seconds=6))
        async_fire_time_changed(hass)
        await idle()
        model.restart(60)
    await unload
    recorder.reset_log()
    for _ in range(6):
        await pass_time(hass, freezer)
    assert recorder.requests == []
    assert not [one for one in caplog.records if one.levelname == "ERROR"]

    await hass.config_entries.async_setup(running.entry_id)
    await pass_time(hass, freezer, timedelta(minutes=11))
    assert [model.is_enabled(port) for port in (1, 2)] == [True, True]


@pytest.mark.parametrize(
    "restore",
    every(
        2,
        [
            {"since": "x", "until": "y"},
            {"since": PAST["since"]},
            NAIVE,
            {},
            None,
            PAST,
        ],
    ),
    ids=["no dates", "half", "no zone", "empty", "none", "whole"],
)
async def test_a_record_garbled_within_turns_its_port_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    restore: Any,
) -> None:
    """That it was to come on is all that counts."""
    model.enable(1, on=False)
    put_on_record(hass_storage, entry, {"1": restore})

    await set_up(hass, entry)
    await pass_time(hass, freezer, SECOND)

    assert model.is_enabled(1) is True
    assert not recorded(hass_storage)


@pytest.mark.parametrize(
    "stored", [["Port 1"], {"one": PAST}, "text"], ids=["list", "no number", "text"]
)
async def test_a_record_that_is_none_is_told_and_costs_nothing_else(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    stored: Any,
) -> None:
    """The ports are there; a person is asked to look at them."""
    put_on_record(hass_storage, entry, stored)

    await set_up(hass, entry)

    assert "Check that all its ports are on" in caplog.text
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_platform_that_fails_does_not_keep_a_port_off(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """Whatever happens in Home Assistant, the camera comes back."""
    model.enable(1, on=False)
    put_on_record(hass_storage, entry, {"1": PAST})
    broken = patch.object(
        type(hass.config_entries), "async_forward_entry_setups", side_effect=ImportError
    )

    with broken:
        await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)

    assert model.is_enabled(1) is True


async def test_a_login_that_fails_at_the_start_is_told_with_the_port_it_keeps_off(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """Nothing can be switched before somebody logs in again."""
    model.enable(1, on=False)
    put_on_record(hass_storage, entry, {"1": PAST})
    recorder.misbehave(Misbehaviour.status(401))
    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)

    (issue,) = owed(hass)
    assert issue is not None
    assert "no longer accepts" in issue["error"]

    recorder.behave()
    await hass.config_entries.async_reload(entry.entry_id)
    await pass_time(hass, freezer, SECOND)
    assert model.is_enabled(1) is True
    assert owed(hass) == []


async def test_a_disabled_recorder_keeps_word_of_its_dark_port_over_a_restart(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The issue is kept by Home Assistant, for nobody renews it."""
    await cycle(hass, off_time=60)
    recorder.misbehave(Misbehaviour.reset())

    await hass.config_entries.async_set_disabled_by(
        running.entry_id, ConfigEntryDisabler.USER
    )

    (issue,) = ir.async_get(hass).issues.values()
    assert issue.is_persistent


@pytest.mark.four_ports
async def test_a_port_that_vanishes_and_returns_does_not_end_polling(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """It was switched a moment before, and had not come to rest."""
    await switch(hass, "port4-poe", on=True)
    model.remove_port(4)
    await pass_time(hass, freezer)
    model.add_port(4)
    for _ in range(3):
        await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port4-poe").state == "on"


async def test_a_throttling_recorder_is_left_alone_by_owed_ports_too(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """One attempt and one poll a minute."""
    await cycle(hass)
    recorder.misbehave(Misbehaviour.status(403))
    await pass_time(hass, freezer, timedelta(seconds=40))
    recorder.reset_log()
    for _ in range(120):
        await pass_time(hass, freezer, SECOND)

    assert len(recorder.requests) <= 4


async def test_a_mode_the_recorder_keeps_to_itself_is_not_cycled(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """It might be off for a good reason."""
    recorder.dialect.replace["Enabled"] = "maybe"

    with pytest.raises(
        HomeAssistantError,
        match="Port 1 was not power cycled, because AXIS S3008 does not say",
    ):
        await cycle(hass)


async def test_a_recorder_that_took_the_command_is_polled_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """It answers again, which the regular poll would find out half a minute later."""
    await cycle(hass)
    model.restart(44)
    for _ in range(51):
        await pass_time(hass, freezer, SECOND)

    assert model.is_enabled(1) is True
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"
