"""Diagnostics: enough to settle what a recorder does, and nothing secret."""

import json

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion
from syrupy.filters import paths

from .common import MAC, pass_time
from .simulator import Misbehaviour, RecorderModel, Simulator


async def test_diagnostics_hold_the_raw_answer_of_every_call(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    hass_client: ClientSessionGenerator,
    running: MockConfigEntry,
    model: RecorderModel,
    snapshot: SnapshotAssertion,
) -> None:
    """A port that fails is asked for its mode, and that answer is there too."""
    model.inject_fault(2)
    await pass_time(hass, freezer)

    found = await get_diagnostics_for_config_entry(hass, hass_client, running)

    assert isinstance(found, dict)
    raw_answers = found["raw_answers"]
    assert isinstance(raw_answers, dict)
    assert list(raw_answers) == [
        "/axis-cgi/basicdeviceinfo.cgi",
        "/axis-cgi/apidiscovery.cgi",
        "/axis-cgi/nvr/poe/schemaversions.cgi",
        "/axis-cgi/nvr/poe/getportstatuses.cgi?schemaversion=1",
        "/axis-cgi/nvr/poe/gettotalpowerlimit.cgi?schemaversion=1",
        "/axis-cgi/nvr/poe/getkeeppower.cgi?schemaversion=1",
        "/axis-cgi/nvr/poe/getportmode.cgi?schemaversion=1&port=2",
    ]
    assert found == snapshot(exclude=paths("entry.port"))


async def test_diagnostics_tell_no_secret(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    hass_client: ClientSessionGenerator,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Neither account nor address nor serial number, whatever went wrong."""
    recorder.misbehave(Misbehaviour.reset())
    await pass_time(hass, freezer)

    found = await get_diagnostics_for_config_entry(hass, hass_client, running)

    assert isinstance(found, dict)
    assert found["last_update_success"] is False
    text = json.dumps(found)
    for secret in ("root", '"pass"', "127.0.0.1", "ACCC8EAF8C30", MAC):
        assert secret not in text
