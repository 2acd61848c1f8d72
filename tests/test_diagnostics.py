"""Diagnostics: enough to settle what a recorder does, and nothing secret."""

import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.update_coordinator import UpdateFailed
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion
from syrupy.filters import paths

from custom_components.axis_nvr_poe.vapix.models import RawAnswer
from simulator import Misbehaviour, RecorderModel, Simulator

from .common import MAC, pass_time, set_up
from .selection import every


@pytest.mark.four_ports
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
        "/axis-cgi/nvr/poe/getportmode.cgi?schemaversion=1&port=4",
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


@pytest.mark.parametrize("call", ["*", "schemaversions", "getportstatuses"])
async def test_diagnostics_of_a_recorder_that_is_not_set_up_tell_why(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    entry: MockConfigEntry,
    recorder: Simulator,
    call: str,
) -> None:
    """Just then they are asked for: the error, and what the last try heard."""
    recorder.misbehave(Misbehaviour.status(500), call)
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)

    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)

    assert isinstance(found, dict)
    assert "HTTP status 500" in str(found["last_error"])
    assert found["raw_answers"]
    text = json.dumps(found)
    for secret in ("root", '"pass"', "127.0.0.1", "ACCC8EAF8C30", MAC):
        assert secret not in text


async def test_diagnostics_of_a_recorder_that_is_disabled_are_what_is_left(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, running: MockConfigEntry
) -> None:
    """Its entry, without secrets."""
    await hass.config_entries.async_unload(running.entry_id)

    found = await get_diagnostics_for_config_entry(hass, hass_client, running)

    assert isinstance(found, dict)
    assert found["entry"] == {
        "host": "**REDACTED**",
        "port": running.data["port"],
        "ssl": False,
        "username": "**REDACTED**",
        "password": "**REDACTED**",
        "fingerprint": None,
    }


async def diagnostics_with(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    entry: MockConfigEntry,
    **data: str,
) -> dict[str, Any]:
    """Return the diagnostics as they are with other data in the entry."""
    hass.config_entries.async_update_entry(entry, data={**entry.data, **data})
    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert isinstance(found, dict)
    return dict(found)


@pytest.mark.parametrize(
    ("username", "password"),
    every(
        2, [("", ""), ("on", "1"), ("65", "0"), ("poe", "api"), ("Port", "PoeClass")]
    ),
)
async def test_an_odd_account_does_not_garble_the_answers(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    running: MockConfigEntry,
    username: str,
    password: str,
) -> None:
    """What the recorder wrote stays readable, whatever the account is called."""
    before = await diagnostics_with(hass, hass_client, running)
    found = await diagnostics_with(
        hass, hass_client, running, username=username, password=password
    )
    poll = "/axis-cgi/nvr/poe/getportstatuses.cgi?schemaversion=1"
    apis = "/axis-cgi/apidiscovery.cgi"
    for call in (poll, apis):
        assert found["raw_answers"][call] == before["raw_answers"][call]


async def test_a_secret_in_an_answer_is_redacted(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    running: MockConfigEntry,
) -> None:
    """Names as words of their own, what identifies the recorder anywhere."""
    transport = running.runtime_data.coordinator.client.transport
    body = (
        "<p>User poe-admin (Tr0ub4dor&3) at nvr.local: no access to poe-admins</p>"
        "<a href='http://axis-accc8eaf8c30.local/'>xACCC8EAF8C30x</a>"
    )
    transport.raw_answers["/"] = RawAnswer(status=403, content_type=None, body=body)
    found = await diagnostics_with(
        hass,
        hass_client,
        running,
        username="poe-admin",
        password="Tr0ub4dor&3",
        host="nvr.local",
    )
    assert found["raw_answers"]["/"]["body"] == (
        "<p>User **REDACTED** (**REDACTED**) at **REDACTED**: no access to poe-admins"
        "</p><a href='http://axis-**REDACTED**.local/'>x**REDACTED**x</a>"
    )


REDACTED = (
    (
        "Cannot connect to nvr.local:443 [Call failed ('192.168.0.90', 443)]",
        "Cannot connect to **REDACTED**:443 [Call failed ('**REDACTED**', 443)]",
    ),
    ("('::1', 443, 0, 0)", "('**REDACTED**', 443, 0, 0)"),
    ("(fe80::aece:8eff:feaf:8c30%eth0)", "(**REDACTED**)"),
    ("at 2001:DB8:0:0:1:2:3:4", "at **REDACTED**"),
    ("at [2001:db8::90]:443", "at [**REDACTED**]:443"),
    ("at ::ffff:192.168.0.90.", "at **REDACTED**."),
    ("at 192.168.0.90.", "at **REDACTED**."),
    ("2001:db8::90: no route", "**REDACTED**: no route"),
    ("host:192.168.0.90", "host:**REDACTED**"),
    ("x:192.168.0.90:443", "x:**REDACTED**:443"),
    ("ad:192.168.0.90", "ad:**REDACTED**"),
    ("2001:db8:0:0:1:2:3:4:443", "**REDACTED**:443"),
    ("at 192.168.000.090", "at **REDACTED**"),
    ("at 12:30:45 o'clock", "at 12:30:45 o'clock"),
    ("no answer within 0.3 s: HTTP 500", "no answer within 0.3 s: HTTP 500"),
)


async def test_what_an_address_resolved_to_is_redacted(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, running: MockConfigEntry
) -> None:
    """The last error may name it, where the entry has a name."""
    for error, told in REDACTED:
        running.runtime_data.coordinator.last_exception = UpdateFailed(error)
        found = await diagnostics_with(hass, hass_client, running, host="nvr.local")
        assert found["last_error"] == told
