"""Power cycles: off, wait, on, whatever happens in between."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.button import DOMAIN as BUTTON_DOMAIN, SERVICE_PRESS
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import (
    ATTR_ENTITY_ID,
    EVENT_HOMEASSISTANT_STOP,
    STATE_UNAVAILABLE,
    Platform,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.file import WriteError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Misbehaviour, RecorderModel, Simulator

from .common import entity_id, pass_time, state_of, states_seen, switch
from .selection import every

SECOND = timedelta(seconds=1)
OFF_TIME = timedelta(seconds=11)


async def cycle(hass: HomeAssistant, port: int = 1, **data: Any) -> None:
    """Call the action as an automation does."""
    await hass.services.async_call(
        DOMAIN,
        "power_cycle",
        {ATTR_ENTITY_ID: entity_id(hass, Platform.SWITCH, f"port{port}-poe"), **data},
        blocking=True,
    )


async def press(hass: HomeAssistant, port: int = 1) -> None:
    """Press the button as a person does."""
    button = entity_id(hass, Platform.BUTTON, f"port{port}-power_cycle")
    await hass.services.async_call(
        BUTTON_DOMAIN, SERVICE_PRESS, {ATTR_ENTITY_ID: button}, blocking=True
    )


def owed(hass: HomeAssistant) -> list[dict[str, str] | None]:
    """Return what the repair issues say of ports that are still off."""
    return [
        issue.translation_placeholders
        for issue in ir.async_get(hass).issues.values()
        if issue.domain == DOMAIN and issue.translation_key == "owed_restore"
    ]


def recorded(hass_storage: dict[str, Any]) -> bool:
    """Return whether anything is intended according to the storage."""
    return any(
        content["data"]
        for key, content in hass_storage.items()
        if key.startswith(f"{DOMAIN}.power_cycles.")
    )


@pytest.mark.parametrize(
    ("data", "off_time"),
    every(
        2,
        [
            ({}, 10),
            ({"off_time": {"seconds": 3}}, 3),
            ({"off_time": 2}, 2),
            ({"off_time": "01:00:00"}, 3600),
        ],
    ),
)
async def test_a_power_cycle_turns_the_port_off_and_on_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    data: dict[str, Any],
    off_time: int,
) -> None:
    """The action returns once the port is off."""
    seen = states_seen(hass, "port1-poe")

    await cycle(hass, **data)

    assert model.is_enabled(1) is False
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "off"
    await pass_time(hass, freezer, timedelta(seconds=off_time - 1))
    assert model.is_enabled(1) is False
    await pass_time(hass, freezer, SECOND)
    assert model.is_enabled(1) is True
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"
    assert seen == ["off", "on"]
    assert owed(hass) == []


async def test_the_button_is_a_power_cycle_of_ten_seconds(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The same as the action without an off time."""
    await press(hass)
    assert model.is_enabled(1) is False
    await pass_time(hass, freezer, 9 * SECOND)
    assert model.is_enabled(1) is False
    await pass_time(hass, freezer, 2 * SECOND)
    assert model.is_enabled(1) is True


@pytest.mark.parametrize("off_time", [0, 3601, -5])
async def test_an_off_time_out_of_range_is_refused(
    hass: HomeAssistant,
    running: MockConfigEntry,
    model: RecorderModel,
    off_time: int,
) -> None:
    """One second to one hour."""
    with pytest.raises(vol.Invalid):
        await cycle(hass, off_time=off_time)

    assert model.is_enabled(1) is True


async def test_the_restore_is_on_disk_before_the_port_goes_off(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """And is gone once the port is on."""
    async with recorder.hold("setportmode", stage="request") as held:
        action = hass.async_create_task(cycle(hass))
        await held.arrived.wait()
        assert recorded(hass_storage)

    await action
    await pass_time(hass, freezer, OFF_TIME)
    assert not recorded(hass_storage)


async def test_a_second_power_cycle_of_a_port_is_refused(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Another port may be cycled meanwhile, and the first one goes on."""
    await cycle(hass)

    with pytest.raises(ServiceValidationError, match="Port 1 is being power cycled"):
        await press(hass)
    await cycle(hass, port=2)

    assert [model.is_enabled(port) for port in (1, 2)] == [False, False]
    await pass_time(hass, freezer, OFF_TIME)
    assert [model.is_enabled(port) for port in (1, 2)] == [True, True]


@pytest.mark.four_ports
async def test_a_power_cycle_of_a_port_that_is_off_is_refused(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """It stays off, as somebody wanted it."""
    with pytest.raises(ServiceValidationError, match="Port 4 is off"):
        await cycle(hass, port=4)

    await pass_time(hass, freezer, OFF_TIME)
    assert model.is_enabled(4) is False
    assert not recorded(hass_storage)


async def test_a_port_just_turned_off_elsewhere_is_not_cycled(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """Home Assistant shows it on still; the recorder is asked."""
    model.enable(1, on=False)

    with pytest.raises(ServiceValidationError, match="Port 1 is off"):
        await cycle(hass)


@pytest.mark.parametrize(
    "misbehaviour",
    [Misbehaviour.general_error(10), Misbehaviour.status(500)],
    ids=["error 10", "500"],
)
async def test_a_power_cycle_the_recorder_refuses_raises_and_leaves_the_port_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    misbehaviour: Misbehaviour,
) -> None:
    """The caller learns why."""
    recorder.misbehave(misbehaviour, "setportmode", times=1)

    with pytest.raises(HomeAssistantError, match="Port 1 was not switched"):
        await cycle(hass)

    await pass_time(hass, freezer, SECOND)
    assert model.is_enabled(1) is True
    assert not recorded(hass_storage)
    assert owed(hass) == []


async def test_a_port_that_went_off_without_an_answer_comes_on_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The caller gets an error, so nobody waits for the camera to come back."""
    rule = recorder.misbehave(Misbehaviour.reset(processed=True), "setportmode")

    with pytest.raises(HomeAssistantError, match="Port 1 was not switched"):
        await cycle(hass)
    assert model.is_enabled(1) is False
    assert rule.hits

    recorder.behave()
    await pass_time(hass, freezer, SECOND)
    assert model.is_enabled(1) is True


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
async def test_a_person_who_switches_the_port_meanwhile_wins(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    on: bool,
) -> None:
    """What was intended is dropped, on disk too; nothing is switched later."""
    await cycle(hass, off_time=60)
    await switch(hass, "port1-poe", on=on)

    assert not recorded(hass_storage)
    assert model.is_enabled(1) is on
    seen = states_seen(hass, "port1-poe")
    await pass_time(hass, freezer, timedelta(seconds=90))
    assert model.is_enabled(1) is on
    assert seen == []


async def test_a_person_who_cannot_turn_the_port_on_does_not_end_the_cycle(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The camera would stay dark for good."""
    await cycle(hass)
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode", times=1)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "port1-poe", on=True)

    await pass_time(hass, freezer, OFF_TIME)

    assert model.is_enabled(1) is True


@pytest.mark.parametrize(
    "misbehaviour",
    every(
        3,
        [
            Misbehaviour.general_error(10),
            Misbehaviour.general_error(30),
            Misbehaviour.reset(),
            Misbehaviour.status(401),
            Misbehaviour.status(403),
        ],
    ),
    ids=["error 10", "error 30", "reset", "401", "403"],
)
async def test_a_port_that_cannot_be_turned_on_is_tried_until_it_can(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    misbehaviour: Misbehaviour,
) -> None:
    """Meanwhile a repair issue names it, and says since when."""
    freezer.move_to("2026-11-23T12:00:00+00:00")
    await cycle(hass)
    recorder.misbehave(misbehaviour, "setportmode")
    for _ in range(10):
        await pass_time(hass, freezer)

    (issue,) = owed(hass)
    assert issue is not None
    assert issue.pop("error").startswith("Port 1 was not switched. ")
    assert issue == {
        "port": "Port 1",
        "since": "2026-11-23 04:00:00",
    }

    recorder.behave()
    await pass_time(hass, freezer, timedelta(minutes=1))
    await pass_time(hass, freezer, SECOND)

    assert model.is_enabled(1) is True
    assert owed(hass) == []


async def test_a_recorder_that_is_back_is_told_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Minutes of outage have made the attempts rare; the poll notices first."""
    await cycle(hass)
    model.restart(310)
    for _ in range(10):
        await pass_time(hass, freezer)
    assert owed(hass)

    await pass_time(hass, freezer)
    await pass_time(hass, freezer, SECOND)

    assert model.is_enabled(1) is True
    assert owed(hass) == []
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_port_turned_on_while_the_poll_fails_does_not_make_old_figures_current(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The recorder is available again once the poll says so."""
    await cycle(hass, off_time=60)
    seen = states_seen(hass, "port2-poe")
    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    for _ in range(3):
        await pass_time(hass, freezer)

    assert model.is_enabled(1) is True
    assert seen == [STATE_UNAVAILABLE]

    recorder.behave()
    await pass_time(hass, freezer)
    assert seen == [STATE_UNAVAILABLE, "on"]


@pytest.mark.parametrize("leave", ["unload", "reload", "remove"])
async def test_nothing_stays_off_when_the_recorder_is_unloaded(
    hass: HomeAssistant,
    running: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    leave: str,
) -> None:
    """Unload, reload and removal turn the port on first."""
    await cycle(hass, off_time=600)
    await getattr(hass.config_entries, f"async_{leave}")(running.entry_id)
    await hass.async_block_till_done()

    assert model.is_enabled(1) is True
    assert not recorded(hass_storage)


async def test_nothing_stays_off_when_home_assistant_shuts_down(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """The port is turned on before Home Assistant goes."""
    await cycle(hass, off_time=600)

    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()

    assert model.is_enabled(1) is True


async def test_a_port_left_off_by_an_unload_comes_on_with_the_next_set_up(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The recorder was away when the entry was unloaded."""
    await cycle(hass, off_time=60)
    recorder.misbehave(Misbehaviour.reset())
    await hass.config_entries.async_unload(running.entry_id)
    assert len(owed(hass)) == 1

    await hass.config_entries.async_setup(running.entry_id)
    assert running.state is ConfigEntryState.SETUP_RETRY
    assert len(owed(hass)) == 1

    recorder.behave()
    await hass.config_entries.async_reload(running.entry_id)
    await pass_time(hass, freezer, timedelta(seconds=61))

    assert model.is_enabled(1) is True
    assert owed(hass) == []


async def test_a_port_comes_on_although_the_ports_cannot_be_read(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Set-up fails, but switching works."""
    await cycle(hass)
    recorder.misbehave(Misbehaviour.reset(), "setportmode")
    await hass.config_entries.async_unload(running.entry_id)
    recorder.behave()
    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    freezer.tick(OFF_TIME)

    await hass.config_entries.async_setup(running.entry_id)

    assert running.state is ConfigEntryState.SETUP_RETRY
    assert model.is_enabled(1) is True
    assert owed(hass) == []


async def test_a_recorder_removed_while_away_leaves_word_of_its_dark_ports(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """Nobody would try again; a person has to know."""
    await cycle(hass)
    await cycle(hass, port=2)
    recorder.misbehave(Misbehaviour.reset())

    await hass.config_entries.async_remove(running.entry_id)

    assert owed(hass) == []
    (issue,) = ir.async_get(hass).issues.values()
    assert issue.translation_key == "left_dark"
    assert issue.translation_placeholders == {
        "recorder": "AXIS S3008",
        "ports": "Port 1, Port 2",
    }
    assert not recorded(hass_storage)


async def test_a_clock_set_back_does_not_keep_the_port_off(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The port stays off for as long as was meant, at the most."""
    await cycle(hass)
    recorder.misbehave(Misbehaviour.reset(), "setportmode")
    await hass.config_entries.async_unload(running.entry_id)
    recorder.behave()
    freezer.tick(timedelta(days=-1))

    await hass.config_entries.async_setup(running.entry_id)
    await hass.async_block_till_done()
    await pass_time(hass, freezer, OFF_TIME)

    assert model.is_enabled(1) is True


async def test_a_full_disk_prevents_the_power_cycle(
    hass: HomeAssistant,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """After a crash nobody would know of the port."""
    full = patch(
        "homeassistant.helpers.storage.Store._async_write_data",
        side_effect=WriteError("No space left on device"),
    )

    with full, pytest.raises(HomeAssistantError, match="cannot write to its storage"):
        await cycle(hass)

    assert model.is_enabled(1) is True


async def test_another_recorder_at_the_address_is_not_switched(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Port 1 of another recorder may be off for a good reason."""
    await cycle(hass)
    model.restart(90)
    for _ in range(2):
        await pass_time(hass, freezer)
    model.serial = "B8A44F000001"
    recorder.reset_log()
    for _ in range(5):
        await pass_time(hass, freezer)

    assert "setportmode" not in {request.path for request in recorder.requests}
    assert model.is_enabled(1) is False
    assert owed(hass)


async def test_a_long_power_cycle_does_not_hold_up_the_other_ports(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """The action has returned, and the next one is carried out."""
    await cycle(hass, off_time=3600)
    await switch(hass, "port2-poe", on=False)

    assert model.is_enabled(2) is False
