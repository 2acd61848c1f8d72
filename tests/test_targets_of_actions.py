"""What the actions are about: whatever stands for the switches of ports."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import RecorderModel, Simulator

from .common import MAC, entity_id, pass_time, states_seen
from .selection import every
from .targets import OF_PORT_1, by_recorder
from .test_power_cycle import OFF_TIME

SECOND = timedelta(seconds=1)
ACTIONS = ("shed_load", "restore_load", "power_cycle")


async def act(hass: HomeAssistant, action: str, target: Mapping[str, Any]) -> None:
    """Call an action as an automation does."""
    await hass.services.async_call(DOMAIN, action, target=dict(target), blocking=True)


def put_beside(hass: HomeAssistant, switch: str) -> str:
    """Return another integration's switch, on the same device and with its labels."""
    registry = er.async_get(hass)
    port = registry.entities[switch]
    owner = MockConfigEntry(domain="other")
    owner.add_to_hass(hass)
    other = registry.async_get_or_create(
        Platform.SWITCH,
        "other",
        f"{MAC}-port2-poe",
        config_entry=owner,
        device_id=port.device_id,
    )
    registry.async_update_entity(other.entity_id, labels=port.labels)
    hass.states.async_set(other.entity_id, "on")
    return other.entity_id


@pytest.mark.parametrize("choose", every(3, OF_PORT_1))
async def test_every_sort_of_target_stands_for_its_switches(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
    choose: Callable[..., Mapping[str, Any]],
) -> None:
    """Each action, once; a switch of another integration beside it is left alone."""
    target = choose(hass, running)
    other = put_beside(hass, entity_id(hass, Platform.SWITCH, "port1-poe"))
    seen = {port: states_seen(hass, f"port{port}-poe") for port in (1, 2)}
    await act(hass, "shed_load", target)
    assert seen == {1: ["off"], 2: []}
    await act(hass, "restore_load", target)
    await pass_time(hass, freezer, SECOND)
    assert seen == {1: ["off", "on"], 2: []}
    await act(hass, "power_cycle", target)
    await pass_time(hass, freezer, OFF_TIME)

    assert seen == {1: ["off", "on"] * 2, 2: []}
    assert hass.states.is_state(other, "on")
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []


@pytest.mark.parametrize("action", ACTIONS)
async def test_the_recorder_stands_for_no_switch(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator, action: str
) -> None:
    """Nobody takes the power from a whole house by one wrong choice, as is told."""
    asked = len(recorder.requests)
    await act(hass, action, by_recorder(hass, running))

    assert len(recorder.requests) == asked
