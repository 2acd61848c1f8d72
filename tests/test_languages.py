"""A person meets the integration in the language of their Home Assistant."""

import json
import logging
from pathlib import Path
from typing import Any

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .common import set_up, state_of
from .repository.languages import LANGUAGES
from .selection import every
from .test_connected_device_flow import begin
from .test_protected import ask

FOLDER = Path(__file__).parents[1] / "custom_components/axis_nvr_poe/translations"


def texts_in(language: str) -> dict[str, Any]:
    """Return what stands in the file of a language."""
    texts: dict[str, Any] = json.loads((FOLDER / f"{language}.json").read_text())
    return texts


@pytest.mark.parametrize("language", every(5, LANGUAGES))
@pytest.mark.four_ports
async def test_names_and_errors_are_in_the_language_of_home_assistant(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    language: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Names of entities and devices, and why something failed; and all can be read."""
    hass.config.language = language
    texts = texts_in(language)

    await set_up(hass, entry)

    budget = state_of(hass, Platform.SENSOR, "power_budget")
    name = texts["entity"]["sensor"]["power_budget"]["name"]
    assert budget.attributes["friendly_name"] == f"AXIS S3008 {name}"
    switch = state_of(hass, Platform.SWITCH, "port4-poe")
    port = texts["device"]["port"]["name"].format(recorder="AXIS S3008", port="4")
    assert switch.attributes["friendly_name"] == port

    response = await ask(hass, "power_cycle", 3, 4)
    label = texts["common"]["port"].format(port="4")
    off = texts["exceptions"]["power_cycle_of_port_off"]["message"].format(port=label)
    assert response[switch.entity_id]["reason"] == off

    assert [
        record.getMessage()
        for record in caplog.records
        if record.levelno > logging.WARNING
    ] == []


async def test_a_number_is_written_as_in_the_language(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """As with the port of a device in the list of a form."""
    hass.config.language = "de"
    await set_up(hass, entry)

    schema = (await begin(hass, entry))["data_schema"].schema

    powered = texts_in("de")["entity"]["sensor"]["status"]["state"]["connected_poe"]
    label = schema["port"].config["options"][0]["label"]
    assert label.startswith(f"Port 1 · {powered}, 3,4 W")
