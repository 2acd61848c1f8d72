"""Outages: what is shown meanwhile, what is logged, how it ends."""

from datetime import timedelta
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import (
    Account,
    Misbehaviour,
    RecorderModel,
    Role,
    SchemaVersion,
    Simulator,
)

from .common import (
    MAC,
    MINUTE,
    POLL,
    entity_id,
    events_seen,
    idle,
    pass_time,
    set_up,
    state_of,
    switch,
)
from .selection import every

OUTAGES = {
    "403": Misbehaviour.status(403),
    "404": Misbehaviour.status(404),
    "500": Misbehaviour.status(500),
    "503": Misbehaviour.status(503),
    "login page": Misbehaviour.login_page(),
    "truncated": Misbehaviour.truncated(),
    "empty": Misbehaviour.empty(),
    "error 10": Misbehaviour.general_error(10),
    "error 20": Misbehaviour.general_error(20),
    "error 40": Misbehaviour.general_error(40),
    "reset": Misbehaviour.reset(),
    "redirect": Misbehaviour.redirect("http://127.0.0.1:9/"),
    "huge": Misbehaviour.huge(),
    "entities": Misbehaviour.entities(),
}


def notable(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what a person finds in the log about the integration."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("custom_components.axis_nvr_poe")
        and record.levelno >= logging.INFO
    ]


@pytest.mark.parametrize("misbehaviour", every(3, OUTAGES.values()), ids=OUTAGES.keys())
async def test_an_outage_shows_is_logged_once_and_ends_by_itself(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
    misbehaviour: Misbehaviour,
) -> None:
    """Unavailable while it lasts; one line when it goes, one when it is back."""
    caplog.clear()
    recorder.misbehave(misbehaviour)
    for _ in range(5):
        await pass_time(hass, freezer, MINUTE)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE
    assert state_of(hass, Platform.SENSOR, "power").state == STATE_UNAVAILABLE
    gone = notable(caplog)
    assert len(gone) == 1
    assert gone[0].startswith("Error fetching AXIS S3008 data: AXIS S3008 ")

    caplog.clear()
    recorder.behave()
    for _ in range(5):
        await pass_time(hass, freezer, MINUTE)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"
    assert state_of(hass, Platform.SENSOR, "power").state == "8.8"
    assert notable(caplog) == ["Fetching AXIS S3008 data recovered"]
    assert running.state is ConfigEntryState.LOADED
    assert not hass.config_entries.flow.async_progress()


async def test_silence_is_an_outage_after_ten_seconds(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A recorder that accepts and never answers is given up, and asked again."""
    caplog.clear()
    async with recorder.hold("getportstatuses", stage="request") as held:
        freezer.tick(POLL)
        async_fire_time_changed(hass)
        await held.arrived.wait()
        await pass_time(hass, freezer, timedelta(seconds=11))

        assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE
        assert len(notable(caplog)) == 1
        assert "no answer within 10 s" in notable(caplog)[0]

    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"
    assert recorder.concurrent_max == 1


@pytest.mark.parametrize(
    "path", every(2, ["getportmode", "gettotalpowerlimit", "getkeeppower"])
)
async def test_an_outage_in_the_middle_of_a_poll_is_an_outage(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    model: RecorderModel,
    path: str,
) -> None:
    """Half an answer is not shown as a whole one."""
    model.inject_fault(2)
    await set_up(hass, entry)
    recorder.misbehave(Misbehaviour.reset(), path)

    for _ in range(20):
        await pass_time(hass, freezer)

    assert state_of(hass, Platform.SENSOR, "port1-power").state == STATE_UNAVAILABLE

    recorder.behave()
    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SENSOR, "port1-power").state == "3.4"


@pytest.mark.parametrize("stage", ["request", "answer"])
async def test_a_poll_that_nobody_waits_for_any_more_is_no_outage(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
    stage: Any,
) -> None:
    """A script that asked for it was stopped; ports can be switched all the same."""
    sensor = entity_id(hass, Platform.SENSOR, "port2-power")
    look = {"action": "homeassistant.update_entity", "data": {"entity_id": sensor}}
    scripts = {"script": {"look": {"sequence": [look]}}}
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "script", scripts)
    told = events_seen(hass, "activity")
    caplog.clear()

    async with recorder.hold("getportstatuses", stage=stage) as held:
        await hass.services.async_call("script", "look", blocking=False)
        await held.arrived.wait()
        await hass.services.async_call(
            "script", "turn_off", {"entity_id": "script.look"}, blocking=True
        )
        # Home Assistant writes what is renamed.
        er.async_get(hass).async_update_entity(sensor, name="Draw of the yard camera")
        await idle()
        assert state_of(hass, Platform.SENSOR, "port2-power").state == "5.4"
    await switch(hass, "port1-poe", on=False)
    assert recorder.model.is_enabled(1) is False

    await pass_time(hass, freezer)
    assert state_of(hass, Platform.SENSOR, "port2-power").state == "5.4"
    assert state_of(hass, Platform.SENSOR, "port1-power").state == "0.0"
    assert (told, notable(caplog)) == ([], [])


async def test_a_throttling_recorder_is_left_alone_for_a_minute(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """403 means too many logins, not a wrong password."""
    recorder.misbehave(Misbehaviour.status(403))
    await pass_time(hass, freezer)
    recorder.reset_log()

    await pass_time(hass, freezer)
    assert recorder.requests == []

    await pass_time(hass, freezer)
    assert len(recorder.requests) == 1
    assert not hass.config_entries.flow.async_progress()


async def test_an_outage_costs_one_request_a_poll(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """A recorder in trouble is not asked more than one in health."""
    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    recorder.reset_log()

    for _ in range(4):
        await pass_time(hass, freezer)

    assert [request.path for request in recorder.requests] == ["getportstatuses"] * 4


async def test_a_changed_password_asks_the_user_to_log_in_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Polling ends, so that the account is not locked out by failed logins."""
    caplog.clear()
    recorder.set_account(Account("root", "changed", Role.ADMINISTRATOR))
    for _ in range(5):
        await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE
    assert len(notable(caplog)) == 1
    assert "no longer accepts the user name and password" in notable(caplog)[0]
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len([r for r in recorder.requests if r.status == 401]) < 5


async def test_an_account_that_lost_its_role_asks_for_another(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Error 30 in an answer says what a 401 would."""
    recorder.set_account(Account("root", "pass", Role.VIEWER))
    await pass_time(hass, freezer)

    assert "It needs the Operator role" in notable(caplog)[-1]
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH


@pytest.mark.parametrize("keep_power", [True, False])
async def test_a_restart_of_the_recorder_needs_no_hand(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
    keep_power: bool,
) -> None:
    """Unavailable once, back once; firmware, settings and ports are read anew."""
    caplog.clear()
    model.keep_power = keep_power
    model.restart(100, firmware="12.0.1")
    model.add_port(5)
    model.power_limit = 124.0
    for _ in range(3):
        await pass_time(hass, freezer)
    assert state_of(hass, Platform.SENSOR, "port1-power").state == STATE_UNAVAILABLE

    for _ in range(3):
        await pass_time(hass, freezer)

    assert len(notable(caplog)) == 2
    assert state_of(hass, Platform.SENSOR, "port1-power").state == "3.4"
    assert state_of(hass, Platform.SENSOR, "power_budget").state == "124.0"
    assert state_of(hass, Platform.SWITCH, "port5-poe").state == "on"
    keep = state_of(hass, Platform.SWITCH, "keep_power").state
    assert keep == ("on" if keep_power else "off")
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, MAC), running.entry_id
    )
    assert device is not None
    assert device.sw_version == "12.0.1"

    # An entity that gets another id is added anew, and its device with it.
    er.async_get(hass).async_update_entity(
        entity_id(hass, Platform.SENSOR, "power"), new_entity_id="sensor.draw"
    )
    await hass.async_block_till_done()
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, MAC), running.entry_id
    )
    assert device is not None
    assert device.sw_version == "12.0.1"


async def test_another_recorder_at_the_address_is_not_taken_for_this_one(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Its ports power other cameras."""
    recorder.misbehave(Misbehaviour.reset())
    await pass_time(hass, freezer)
    recorder.behave()
    model.serial = "B8A44F000001"
    for _ in range(3):
        await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE

    model.serial = "ACCC8EAF8C30"
    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_firmware_with_unknown_schema_versions_is_named_until_it_is_replaced(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The version is chosen anew once the recorder refuses the old one."""
    recorder.dialect.versions = [SchemaVersion(2, 0)]
    for _ in range(3):
        await pass_time(hass, freezer)
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE

    recorder.dialect.versions = [SchemaVersion(2, 0), SchemaVersion(1, 4)]
    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"
