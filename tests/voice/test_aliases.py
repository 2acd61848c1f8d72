"""Every name and every number reaches its own port by voice, or none."""

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.entity_registry import COMPUTED_NAME
from homeassistant.helpers.intent import IntentResponseType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import RecorderModel, Simulator
from tests.common import connect, device_of, entity_id, set_up

from .saying import say


def aliases(hass: HomeAssistant, port: int) -> list[object]:
    """Return the names of a port's switch, its own one as None."""
    switch = er.async_get(hass).async_get(
        entity_id(hass, Platform.SWITCH, f"port{port}-poe")
    )
    assert switch is not None
    return [None if one is COMPUTED_NAME else one for one in switch.aliases]


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with four ports, all of them on."""
    return RecorderModel(ports=4)


async def test_a_new_port_has_its_first_names_for_good(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """What a person makes of them is theirs, also when the recorder comes back."""
    assert aliases(hass, 2) == [None, "AXIS S3008 port 2", "Port 2"]

    switch = entity_id(hass, Platform.SWITCH, "port2-poe")
    er.async_get(hass).async_update_entity(switch, aliases=[COMPUTED_NAME, "Yard"])
    await hass.config_entries.async_reload(running.entry_id)
    assert aliases(hass, 2) == [None, "Yard"]

    er.async_get(hass).async_remove(switch)
    await hass.config_entries.async_reload(running.entry_id)
    await hass.async_block_till_done()
    assert aliases(hass, 2) == [None, "Yard"]
    assert aliases(hass, 3) == [None, "AXIS S3008 port 3", "Port 3"]


async def test_names_that_a_person_took_away_stay_away(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """They are given once."""
    switch = entity_id(hass, Platform.SWITCH, "port2-poe")
    er.async_get(hass).async_update_entity(switch, aliases=[COMPUTED_NAME])
    await hass.config_entries.async_reload(running.entry_id)
    assert aliases(hass, 2) == [None]


async def test_among_several_recorders_a_bare_number_means_none(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """It would be a port of each."""
    MockConfigEntry(domain=DOMAIN, title="Cellar").add_to_hass(hass)
    await set_up(hass, entry)
    assert aliases(hass, 2) == [None, "AXIS S3008 port 2"]


async def test_a_port_that_was_renamed_is_found_by_its_number(
    hass: HomeAssistant,
    assist: None,
    running: MockConfigEntry,
    model: RecorderModel,
    recorder: Simulator,
) -> None:
    """And by its name; the others stay as they are."""
    registry = dr.async_get(hass)
    registry.async_update_device(device_of(hass, 2).id, name_by_user="Hallway")
    connect(hass, running, 3, "Yard camera")
    await hass.async_block_till_done()

    for sentence in (
        "turn off port 2",
        "turn off the yard camera",
        "turn off AXIS S3008 port 4",
    ):
        response = await say(hass, sentence)
        assert response.response_type is IntentResponseType.ACTION_DONE
    off = [port for port in model.numbers if not model.is_enabled(port)]
    assert off == [2, 3, 4]
