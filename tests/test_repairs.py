"""Repair issues: what a person is told, what confirming does, when it is over."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.repairs import DOMAIN as REPAIRS_DOMAIN
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.axis_nvr_poe.certificates import in_lines
from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, Misbehaviour, RecorderModel, Simulator, self_signed

from .common import entity_id, entry_for, pass_time, set_up, state_of

OTHER_CERTIFICATE = self_signed("B8A44F000001")


def issues(hass: HomeAssistant) -> dict[str, dict[str, str] | None]:
    """Return what is to be repaired: the texts' placeholders by their key."""
    return {
        str(issue.translation_key): issue.translation_placeholders
        for issue in ir.async_get(hass).issues.values()
        if issue.domain == DOMAIN and issue.active
    }


@pytest.fixture
async def client(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> TestClient[Any, Any]:
    """Return what the browser uses to repair."""
    assert await async_setup_component(hass, REPAIRS_DOMAIN, {})
    return await hass_client()


async def begin(hass: HomeAssistant, client: TestClient[Any, Any]) -> dict[str, Any]:
    """Open the only issue and return the form."""
    (issue_id,) = (issue_id for domain, issue_id in ir.async_get(hass).issues)
    response = await client.post(
        "/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id}
    )
    assert response.status == HTTPStatus.OK, await response.text()
    form: dict[str, Any] = await response.json()
    assert form["step_id"] == "confirm"
    return form


async def confirm(
    hass: HomeAssistant, client: TestClient[Any, Any], form: dict[str, Any]
) -> dict[str, Any]:
    """Confirm the form and return what comes of it."""
    response = await client.post(f"/api/repairs/issues/fix/{form['flow_id']}", json={})
    assert response.status == HTTPStatus.OK, await response.text()
    result: dict[str, Any] = await response.json()
    await hass.async_block_till_done()
    return result


async def test_a_changed_certificate_is_trusted_by_a_repair(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    client: TestClient[Any, Any],
) -> None:
    """Both fingerprints are shown; until then nothing is sent to the other one."""
    own = recorder.certificate.fingerprint
    entry = entry_for(recorder, https=True)
    await set_up(hass, entry)
    recorder.replace_certificate(OTHER_CERTIFICATE)
    recorder.reset_log()
    for _ in range(3):
        await pass_time(hass, freezer)

    assert recorder.requests == []
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE
    told = {
        "recorder": "AXIS S3008",
        "pinned": in_lines(own),
        "presented": in_lines(OTHER_CERTIFICATE.fingerprint),
    }
    assert issues(hass) == {"certificate_changed": told}

    form = await begin(hass, client)
    assert form["description_placeholders"] == told
    result = await confirm(hass, client, form)

    assert result["type"] == "create_entry"
    assert entry.data["fingerprint"] == OTHER_CERTIFICATE.fingerprint
    assert entry.state is ConfigEntryState.LOADED
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"
    assert issues(hass) == {}


async def test_a_certificate_changed_while_home_assistant_was_off_is_a_repair(
    hass: HomeAssistant, recorder: Simulator, client: TestClient[Any, Any]
) -> None:
    """The entry cannot be set up before."""
    entry = entry_for(recorder, https=True)
    recorder.replace_certificate(OTHER_CERTIFICATE)
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    assert recorder.requests == []

    await confirm(hass, client, await begin(hass, client))

    assert entry.state is ConfigEntryState.LOADED
    assert issues(hass) == {}


async def test_a_certificate_that_is_back_needs_no_repair(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, recorder: Simulator
) -> None:
    """The issue goes by itself."""
    own = recorder.certificate
    await set_up(hass, entry_for(recorder, https=True))
    recorder.replace_certificate(OTHER_CERTIFICATE)
    await pass_time(hass, freezer)
    assert list(issues(hass)) == ["certificate_changed"]

    recorder.replace_certificate(own)
    await pass_time(hass, freezer)

    assert issues(hass) == {}
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_changed_certificate_is_no_question_once_the_recorder_is_removed(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """There is nothing left to trust."""
    entry = entry_for(recorder, https=True, fingerprint="ab" * 32)
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    assert list(issues(hass)) == ["certificate_changed"]

    await hass.config_entries.async_remove(entry.entry_id)

    assert issues(hass) == {}


async def test_ports_left_dark_are_confirmed_by_a_person(
    hass: HomeAssistant,
    dark: MockConfigEntry,
    recorder: Simulator,
    client: TestClient[Any, Any],
) -> None:
    """The recorder is gone from Home Assistant; only a person can see to it."""
    await hass.config_entries.async_remove(dark.entry_id)
    assert list(issues(hass)) == ["left_dark"]

    await confirm(hass, client, await begin(hass, client))

    assert issues(hass) == {}


@pytest.mark.four_ports
async def test_a_refused_camera_is_explained(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Ports, what they ask for and what is available; it goes by itself."""
    model.set_power_limit(30.0)
    model.plug(3, Camera(poe_class=3))
    await pass_time(hass, freezer)
    for _ in range(20):
        await pass_time(hass, freezer)

    assert issues(hass) == {
        "power_budget": {
            "recorder": "AXIS S3008",
            "ports": "- Port 3: 15.4 W",
            "available": "7.6 W",
        }
    }

    model.unplug(2)
    await pass_time(hass, freezer)
    assert issues(hass) == {}


async def test_an_explanation_does_not_outlive_the_recorder(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel
) -> None:
    """Unloading takes it back."""
    model.set_power_limit(10.0)
    await set_up(hass, entry)
    assert list(issues(hass)) == ["power_budget"]

    await hass.config_entries.async_unload(entry.entry_id)

    assert issues(hass) == {}


@pytest.fixture
async def dark(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> MockConfigEntry:
    """Return an entry whose port 1 could not be turned on after a power cycle."""
    await hass.services.async_call(
        DOMAIN,
        "power_cycle",
        {ATTR_ENTITY_ID: entity_id(hass, Platform.SWITCH, "port1-poe")},
        blocking=True,
    )
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode")
    await pass_time(hass, freezer, timedelta(seconds=11))
    assert list(issues(hass)) == ["owed_restore"]
    return running


async def test_a_dark_port_is_turned_on_by_a_repair_once_it_can_be(
    hass: HomeAssistant,
    dark: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    client: TestClient[Any, Any],
) -> None:
    """A repair in vain says why, and may be tried again."""
    form = await begin(hass, client)
    result = await confirm(hass, client, form)
    assert result["errors"] == {"base": "still_off"}
    assert "error 10" in result["description_placeholders"]["error"]

    recorder.behave()
    result = await confirm(hass, client, form)

    assert result["type"] == "create_entry"
    assert model.is_enabled(1) is True
    assert issues(hass) == {}


async def test_a_repair_sets_the_recorder_up_first(
    hass: HomeAssistant,
    dark: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    client: TestClient[Any, Any],
) -> None:
    """The recorder was away when Home Assistant started."""
    recorder.behave()
    recorder.misbehave(Misbehaviour.reset())
    await hass.config_entries.async_reload(dark.entry_id)

    form = await begin(hass, client)
    result = await confirm(hass, client, form)
    assert "is not ready" in result["description_placeholders"]["error"]

    recorder.behave()
    await confirm(hass, client, form)

    assert dark.state is ConfigEntryState.LOADED
    assert model.is_enabled(1) is True
    assert issues(hass) == {}
