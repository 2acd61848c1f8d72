"""What ports are called: by what hangs there, and never by a bare number alone."""

from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import SOURCE_IGNORE, ConfigSubentry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from custom_components.axis_nvr_poe.names import port_label, port_labels
from simulator import Misbehaviour, Simulator

from .common import connect, device_of, entity_id, state_of, switch
from .selection import every


@pytest.mark.four_ports
async def test_a_port_takes_the_name_of_its_device_at_once(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """And gives it back once the device is removed; its entities stay."""
    assert device_of(hass, 3).name == "AXIS S3008 port 3"

    subentry = connect(hass, running, 3, "Gate camera")
    await hass.async_block_till_done()
    assert device_of(hass, 3).name == "Gate camera"
    assert state_of(hass, Platform.SWITCH, "port3-poe").name == "Gate camera"
    assert state_of(hass, Platform.SENSOR, "port3-power").name == "Gate camera Power"

    hass.config_entries.async_update_subentry(running, subentry, title="Door camera")
    await hass.async_block_till_done()
    assert device_of(hass, 3).name == "Door camera"

    hass.config_entries.async_remove_subentry(running, subentry.subentry_id)
    await hass.async_block_till_done()
    assert device_of(hass, 3).name == "AXIS S3008 port 3"
    assert state_of(hass, Platform.SWITCH, "port3-poe").state == "on"


@pytest.mark.parametrize(
    ("title", "name", "label"),
    [
        ("", "AXIS S3008 port 3", "Port 3"),
        (" Gate\ncamera", "Gate camera", "Gate camera (port 3)"),
        ("x" * 5000, "x" * 255, f"{'x' * 255} (port 3)"),
    ],
    ids=["none", "two lines", "endless"],
)
@pytest.mark.four_ports
async def test_whatever_a_connected_device_is_renamed_to_is_a_name(
    hass: HomeAssistant, running: MockConfigEntry, title: str, name: str, label: str
) -> None:
    """Home Assistant lets people type anything."""
    subentry = connect(hass, running, 3, "Gate camera")
    hass.config_entries.async_update_subentry(running, subentry, title=title)
    await hass.async_block_till_done()
    assert device_of(hass, 3).name == name
    assert port_label(hass, running, 3) == label


@pytest.mark.four_ports
async def test_a_port_has_the_name_of_its_device_from_the_start(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """After a reload as before it."""
    connect(hass, running, 3, "Gate camera")
    await hass.config_entries.async_reload(running.entry_id)
    await hass.async_block_till_done()

    assert device_of(hass, 3).name == "Gate camera"


@pytest.mark.four_ports
async def test_a_port_keeps_its_name_when_an_entity_gets_another_id(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Home Assistant adds the entity anew, and its device with it."""
    connect(hass, running, 3, "Gate camera")
    er.async_get(hass).async_update_entity(
        entity_id(hass, Platform.SENSOR, "port3-power"), new_entity_id="sensor.gate"
    )
    await hass.async_block_till_done()
    assert hass.states.get("sensor.gate")
    assert device_of(hass, 3).name == "Gate camera"


async def test_a_refusal_names_the_device_and_the_port(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """Nobody knows by heart which camera hangs on which port."""
    connect(hass, running, 1, "Gate camera")
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode")

    with pytest.raises(HomeAssistantError, match=r"^Gate camera \(port 1\) was not"):
        await switch(hass, "port1-poe", on=False)


async def test_the_name_that_a_person_gave_to_the_port_counts(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Without any connected device, and before what one is called."""
    registry = dr.async_get(hass)
    registry.async_update_device(device_of(hass, 2).id, name_by_user="Yard")
    assert port_label(hass, running, 2) == "Yard (port 2)"

    connect(hass, running, 2, "AXIS P3245")
    assert port_label(hass, running, 2) == "Yard (port 2)"


async def test_among_several_recorders_each_is_named(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Every one of them has a port 1."""
    connect(hass, running, 1, "Gate camera")
    MockConfigEntry(domain=DOMAIN, source=SOURCE_IGNORE).add_to_hass(hass)
    assert port_labels(hass, running, 2, 1) == "Gate camera (port 1), Port 2"

    MockConfigEntry(domain=DOMAIN, title="Cellar").add_to_hass(hass)
    assert port_labels(hass, running, 2, 1) == (
        "Gate camera (AXIS S3008, port 1), Port 2 of AXIS S3008"
    )


@pytest.mark.parametrize(
    "data",
    every(
        3,
        [
            {},
            {"port": "1"},
            {"port": 0},
            {"port": 129},
            {"port": True},
            {"port": None, "protected": True},
        ],
    ),
)
async def test_a_connected_device_without_a_port_names_none(
    hass: HomeAssistant, running: MockConfigEntry, data: dict[str, Any]
) -> None:
    """Such as a hand has left in the storage."""
    hass.config_entries.async_add_subentry(
        running,
        ConfigSubentry(
            data=MappingProxyType(data),
            subentry_type="connected_device",
            title="?",
            unique_id=None,
        ),
    )
    await hass.async_block_till_done()
    assert port_label(hass, running, 1) == "Port 1"
