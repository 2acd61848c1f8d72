"""Logging in again after the recorder refused the account."""

from typing import Any

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe.certificates import in_pairs
from simulator import ROOT, Account, RecorderModel, Simulator, self_signed

from .common import POLL, entry_for, set_up, state_of
from .flows import OPERATOR, VIEWER, assert_abort, assert_form, submit, suggested

OTHER_CERTIFICATE = self_signed("B8A44F000001")


@pytest.fixture(autouse=True)
def _account(operator: Account) -> None:
    """Have an account on the recorder."""


@pytest.fixture
def entry(recorder: Simulator) -> MockConfigEntry:
    """Return an entry with that account."""
    return entry_for(recorder, username=OPERATOR.username, password=OPERATOR.password)


@pytest.fixture
def https_entry(recorder: Simulator) -> MockConfigEntry:
    """Return an entry with that account, by HTTPS."""
    return entry_for(
        recorder, https=True, username=OPERATOR.username, password=OPERATOR.password
    )


async def poll(hass: HomeAssistant) -> None:
    """Let the next poll happen."""
    async_fire_time_changed(hass, utcnow() + POLL)
    await hass.async_block_till_done(wait_background_tasks=True)


async def shown_form(hass: HomeAssistant) -> ConfigFlowResult:
    """Return the form that a person finds who follows the call to log in."""
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    return await hass.config_entries.flow.async_configure(flow["flow_id"])


async def test_a_changed_password_is_asked_for_and_polling_goes_on(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The form says at once why it is shown."""
    await set_up(hass, entry)
    recorder.set_account(Account(OPERATOR.username, "changed"))
    await poll(hass)
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE

    shown = await shown_form(hass)
    assert_form(shown, "reauth_confirm", {"base": "invalid_auth"})
    assert shown["description_placeholders"] == {
        "recorder": "AXIS S3008",
        "name": "AXIS S3008",
    }
    assert suggested(shown) == {"username": OPERATOR.username}

    shown = await submit(hass, shown, username=OPERATOR.username, password="guess")
    assert_form(shown, "reauth_confirm", {"base": "invalid_auth"})

    before = dict(entry.data)
    result = await submit(hass, shown, username=OPERATOR.username, password="changed")
    assert_abort(result, "reauth_successful")
    assert entry.data == before | {"password": "changed"}
    assert entry.state is ConfigEntryState.LOADED
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_an_account_that_lost_its_role_is_replaced(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Error 30 needs another account or role, not another password."""
    await set_up(hass, entry)
    recorder.set_account(VIEWER)
    await poll(hass)

    shown = await shown_form(hass)
    assert_form(shown, "reauth_confirm", {"base": "operator_needed"})

    login = {"username": VIEWER.username, "password": VIEWER.password}
    shown = await submit(hass, shown, **login)
    assert_form(shown, "reauth_confirm", {"base": "operator_needed"})

    login = {"username": ROOT.username, "password": ROOT.password}
    assert_abort(await submit(hass, shown, **login), "reauth_successful")
    assert entry.data["username"] == ROOT.username
    assert entry.state is ConfigEntryState.LOADED


async def test_a_refusal_at_set_up_asks_as_well(
    hass: HomeAssistant, entry: MockConfigEntry, recorder: Simulator
) -> None:
    """Home Assistant may have been off while the role changed."""
    recorder.set_account(VIEWER)
    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)

    shown = await shown_form(hass)
    assert_form(shown, "reauth_confirm", {"base": "operator_needed"})

    recorder.set_account(OPERATOR)
    login = {"username": OPERATOR.username, "password": OPERATOR.password}
    assert_abort(await submit(hass, shown, **login), "reauth_successful")
    assert entry.state is ConfigEntryState.LOADED


async def test_a_colon_in_the_user_name_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry, recorder: Simulator
) -> None:
    """As by hand."""
    recorder.set_account(VIEWER)
    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)
    shown = await submit(
        hass, await shown_form(hass), username="a:b", password=ROOT.password
    )
    assert_form(shown, "reauth_confirm", {"username": "invalid_username"})

    login = {"username": ROOT.username, "password": ROOT.password}
    assert_abort(await submit(hass, shown, **login), "reauth_successful")


async def test_another_recorder_at_the_address_is_not_taken(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Its ports power other cameras; the entry stays as it was."""
    recorder.set_account(VIEWER)
    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)
    before = dict(entry.data)
    shown = await shown_form(hass)

    model.serial = "B8A44F000001"
    login = {"username": ROOT.username, "password": ROOT.password}
    assert_abort(await submit(hass, shown, **login), "different_recorder")
    assert entry.data == before


async def test_over_https_the_pinned_certificate_holds(
    hass: HomeAssistant, https_entry: MockConfigEntry, recorder: Simulator
) -> None:
    """There is nothing to trust again."""
    recorder.set_account(VIEWER)
    await set_up(hass, https_entry, ConfigEntryState.SETUP_ERROR)
    before = dict(https_entry.data)
    recorder.set_account(OPERATOR)

    login = {"username": OPERATOR.username, "password": OPERATOR.password}
    shown = await shown_form(hass)
    assert_abort(await submit(hass, shown, **login), "reauth_successful")
    assert https_entry.data == before


async def test_a_new_password_is_not_sent_to_another_certificate(
    hass: HomeAssistant, https_entry: MockConfigEntry, recorder: Simulator
) -> None:
    """Somebody may sit in between; the sentence shows both fingerprints."""
    recorder.set_account(VIEWER)
    await set_up(hass, https_entry, ConfigEntryState.SETUP_ERROR)
    shown = await shown_form(hass)
    own = recorder.certificate
    recorder.replace_certificate(OTHER_CERTIFICATE)
    recorder.reset_log()

    login = {"username": ROOT.username, "password": "brand new"}
    shown = await submit(hass, shown, **login)
    assert_form(shown, "reauth_confirm", {"base": "certificate_changed"})
    told: dict[str, Any] = dict(shown["description_placeholders"] or {})
    assert told["pinned"] == in_pairs(own.fingerprint)
    assert told["presented"] == in_pairs(OTHER_CERTIFICATE.fingerprint)
    assert recorder.requests == []

    recorder.replace_certificate(own)
    recorder.set_account(Account(ROOT.username, "brand new"))
    assert_abort(await submit(hass, shown, **login), "reauth_successful")


async def test_a_call_to_log_in_that_gives_no_reason(
    hass: HomeAssistant, entry: MockConfigEntry, recorder: Simulator
) -> None:
    """Home Assistant itself may make one; then the account is the suspect."""
    await set_up(hass, entry)
    entry.async_start_reauth(hass)
    await hass.async_block_till_done()

    shown = await shown_form(hass)
    assert_form(shown, "reauth_confirm", {"base": "invalid_auth"})

    login = {"username": OPERATOR.username, "password": OPERATOR.password}
    assert_abort(await submit(hass, shown, **login), "reauth_successful")
