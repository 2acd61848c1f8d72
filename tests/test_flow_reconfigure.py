"""Changing the address, the account or the certificate of a recorder."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_SSL, CONF_USERNAME
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import CONF_FINGERPRINT, DOMAIN
from simulator import (
    Account,
    Authority,
    Misbehaviour,
    RecorderModel,
    Simulator,
    self_signed,
)

from .common import entry_for, set_up
from .flows import (
    OPERATOR,
    PASSWORD,
    assert_abort,
    assert_form,
    entry_data,
    fingerprint_shown,
    submit,
    suggested,
)

NEW_CERTIFICATE = self_signed("ACCC8EAF8C30")
USERNAME = OPERATOR.username


@pytest.fixture
def entry(recorder: Simulator, operator: Account) -> MockConfigEntry:
    """Return an entry with an account that may do what is needed."""
    return entry_for(recorder, username=USERNAME, password=PASSWORD)


@pytest.fixture
async def https_entry(
    hass: HomeAssistant, recorder: Simulator, operator: Account
) -> MockConfigEntry:
    """Return an entry with that account by HTTPS, set up."""
    entry = entry_for(recorder, https=True, username=USERNAME, password=PASSWORD)
    await set_up(hass, entry)
    return entry


@pytest.mark.usefixtures("names")
async def test_a_new_address(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """An empty password stays as it is, and the recorder is loaded anew."""
    shown = await running.start_reconfigure_flow(hass)
    assert_form(shown, "reconfigure")
    assert shown["description_placeholders"] == {"recorder": "AXIS S3008"}
    assert suggested(shown) == {CONF_HOST: recorder.http_url, CONF_USERNAME: USERNAME}

    address = f"localhost:{recorder.http_port}"
    result = await submit(hass, shown, host=address, username=USERNAME)

    assert_abort(result, "reconfigure_successful")
    assert running.data == entry_data("localhost", recorder.http_port)
    assert running.state is ConfigEntryState.LOADED
    assert len(hass.config_entries.async_entries(DOMAIN)) == 1


@pytest.mark.parametrize("left_empty", [{}, {CONF_PASSWORD: ""}])
async def test_an_empty_password_keeps_the_old_one_to_itself(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    left_empty: dict[str, str],
) -> None:
    """It is used, and never shown, not even after an error."""
    recorder.misbehave(Misbehaviour.reset())
    shown = await submit(
        hass,
        await running.start_reconfigure_flow(hass),
        host=recorder.http_url,
        username=USERNAME,
        **left_empty,
    )
    assert_form(shown, "reconfigure", {"base": "cannot_connect"})
    assert PASSWORD not in suggested(shown).values()

    recorder.behave()
    result = await submit(
        hass, shown, host=recorder.http_url, username=USERNAME, **left_empty
    )
    assert_abort(result, "reconfigure_successful")
    assert running.data[CONF_PASSWORD] == PASSWORD


async def test_another_account(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """First with a wrong password, then with the right one."""
    recorder.set_account(Account("poe", "Schalter"))
    shown = await submit(
        hass,
        await running.start_reconfigure_flow(hass),
        host=recorder.http_url,
        username="poe",
        password="wrong",
    )
    assert_form(shown, "reconfigure", {"base": "invalid_auth"})

    result = await submit(
        hass, shown, host=recorder.http_url, username="poe", password="Schalter"
    )
    assert_abort(result, "reconfigure_successful")
    assert running.data[CONF_USERNAME] == "poe"
    assert running.data[CONF_PASSWORD] == "Schalter"


async def test_what_is_no_address_or_user_name_is_refused(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """As by hand."""
    shown = await running.start_reconfigure_flow(hass)
    shown = await submit(hass, shown, host="ftp://nvr.local", username=USERNAME)
    assert_form(shown, "reconfigure", {CONF_HOST: "invalid_host"})

    shown = await submit(hass, shown, host=recorder.http_url, username="a:b")
    assert_form(shown, "reconfigure", {CONF_USERNAME: "invalid_username"})

    result = await submit(hass, shown, host=recorder.http_url, username=USERNAME)
    assert_abort(result, "reconfigure_successful")


async def test_another_recorder_is_not_taken(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """It does not get the password; this entry stays as it was."""
    before = dict(running.data)
    async with Simulator(RecorderModel(serial="B8A44F000001")) as other:
        other.set_account(OPERATOR)
        shown = await running.start_reconfigure_flow(hass)
        shown = await submit(
            hass, shown, host=other.http_url, username="poe", password="Schalter"
        )
        assert {one.authorization for one in other.requests} == {None}

    assert_form(shown, "reconfigure", {"base": "different_recorder"})
    assert suggested(shown) == {
        CONF_HOST: other.http_url,
        CONF_USERNAME: "poe",
        CONF_PASSWORD: "Schalter",
    }
    assert running.data == before
    assert running.state is ConfigEntryState.LOADED

    result = await submit(hass, shown, host=recorder.http_url, username=USERNAME)
    assert_abort(result, "reconfigure_successful")
    assert running.data == before


async def test_from_http_to_https(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """The certificate is shown before the password is sent."""
    shown = await running.start_reconfigure_flow(hass)
    shown = await submit(hass, shown, host=recorder.https_url, username=USERNAME)
    assert_form(shown, "trust_certificate")
    assert recorder.heard(PASSWORD) == []

    assert_abort(await submit(hass, shown), "reconfigure_successful")
    fingerprint = recorder.certificate.fingerprint
    assert running.data == entry_data(recorder.host, recorder.https_port, fingerprint)
    assert running.state is ConfigEntryState.LOADED


async def test_the_same_certificate_is_not_asked_about_again(
    hass: HomeAssistant, https_entry: MockConfigEntry, recorder: Simulator
) -> None:
    """It was trusted when the recorder was added."""
    before = dict(https_entry.data)
    shown = await https_entry.start_reconfigure_flow(hass)
    result = await submit(hass, shown, host=recorder.https_url, username=USERNAME)

    assert_abort(result, "reconfigure_successful")
    assert https_entry.data == before


async def test_a_new_certificate_is_trusted_by_hand(
    hass: HomeAssistant, https_entry: MockConfigEntry, recorder: Simulator
) -> None:
    """The new fingerprint is shown, and nothing is sent before."""
    recorder.replace_certificate(NEW_CERTIFICATE)
    recorder.reset_log()
    shown = await https_entry.start_reconfigure_flow(hass)
    shown = await submit(hass, shown, host=recorder.https_url, username=USERNAME)

    assert_form(shown, "trust_certificate")
    assert fingerprint_shown(shown) == NEW_CERTIFICATE.fingerprint
    assert recorder.requests == []

    assert_abort(await submit(hass, shown), "reconfigure_successful")
    assert https_entry.data[CONF_FINGERPRINT] == NEW_CERTIFICATE.fingerprint
    assert https_entry.state is ConfigEntryState.LOADED


async def test_a_certificate_that_is_not_trusted_leads_back_to_the_form(
    hass: HomeAssistant, https_entry: MockConfigEntry, recorder: Simulator
) -> None:
    """What was typed is still there, and nothing has changed."""
    before, own = dict(https_entry.data), recorder.certificate
    recorder.replace_certificate(NEW_CERTIFICATE)
    recorder.reset_log()
    shown = await https_entry.start_reconfigure_flow(hass)
    shown = await submit(
        hass, shown, host=recorder.https_url, username=USERNAME, password=PASSWORD
    )
    assert_form(shown, "trust_certificate")

    shown = await submit(hass, shown, answer="go_back")
    assert_form(shown, "reconfigure")
    assert suggested(shown) == {
        CONF_HOST: recorder.https_url,
        CONF_USERNAME: USERNAME,
        CONF_PASSWORD: PASSWORD,
    }
    assert recorder.requests == []
    assert https_entry.data == before

    recorder.replace_certificate(own)
    result = await submit(hass, shown, host=recorder.https_url, username=USERNAME)
    assert_abort(result, "reconfigure_successful")
    assert https_entry.data == before


async def test_a_certificate_that_an_authority_vouches_for_replaces_the_pin(
    hass: HomeAssistant,
    https_entry: MockConfigEntry,
    recorder: Simulator,
    authority: Authority,
) -> None:
    """It may be renewed freely from then on."""
    recorder.replace_certificate(authority.issue())
    shown = await https_entry.start_reconfigure_flow(hass)
    result = await submit(hass, shown, host=recorder.https_url, username=USERNAME)

    assert_abort(result, "reconfigure_successful")
    assert https_entry.data[CONF_FINGERPRINT] is None

    recorder.replace_certificate(authority.issue())
    await hass.config_entries.async_reload(https_entry.entry_id)
    assert https_entry.state is ConfigEntryState.LOADED


@pytest.mark.usefixtures("default_ports")
async def test_https_is_not_given_up_for_http(
    hass: HomeAssistant, https_entry: MockConfigEntry, recorder: Simulator
) -> None:
    """Nobody listens there with TLS, which an entry by HTTPS does not excuse."""
    before = dict(https_entry.data)
    recorder.reset_log()
    shown = await https_entry.start_reconfigure_flow(hass)
    address = f"192.168.0.90:{recorder.http_port}"
    shown = await submit(hass, shown, host=address, username=USERNAME)

    assert_form(shown, "reconfigure", {"base": "no_tls"})
    assert recorder.requests == []
    assert https_entry.data == before

    result = await submit(hass, shown, host="192.168.0.90", username=USERNAME)
    assert_abort(result, "reconfigure_successful")
    fingerprint = recorder.certificate.fingerprint
    assert https_entry.data == entry_data("192.168.0.90", 443, fingerprint)


async def test_from_https_to_http(
    hass: HomeAssistant, https_entry: MockConfigEntry, recorder: Simulator
) -> None:
    """Who writes so means it."""
    shown = await https_entry.start_reconfigure_flow(hass)
    result = await submit(hass, shown, host=recorder.http_url, username=USERNAME)

    assert_abort(result, "reconfigure_successful")
    assert https_entry.data == entry_data(recorder.host, recorder.http_port)
    assert https_entry.data[CONF_SSL] is False
    assert https_entry.state is ConfigEntryState.LOADED
