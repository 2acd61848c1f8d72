"""Adding a recorder by hand."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_SSL, CONF_USERNAME
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_socket import socket_allow_hosts

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Account, RecorderModel, Simulator

from .common import MAC
from .flows import (
    LOGIN,
    OPERATOR,
    PASSWORD,
    assert_abort,
    assert_created,
    assert_form,
    entry_data,
    fingerprint_shown,
    log_in,
    start_user,
    submit,
    suggested,
)
from .selection import every

BAD_ADDRESSES = [
    "",
    "AC:CC:8E:AF:8C:30",
    "192.168.0.90:80:1",
    "::1::2",
    "127.0.0.1%lo",
    "a%b",
    f"{'a' * 64}.local",
    "nvr.local:0",
    "ftp://nvr.local",
    "nvr.local:port",
    "nvr.local:70000",
    "two words",
    "http://homeassistant:Tr0ub4dor&3@nvr.local",
    "homeassistant:Tr0ub4dor&3@nvr.local",
]


@pytest.fixture(autouse=True)
def _account(operator: Account) -> None:
    """Have an account on the recorder."""


async def test_over_http_with_digest(hass: HomeAssistant, recorder: Simulator) -> None:
    """The entry holds what is needed to come back, and nothing else."""
    shown = await start_user(hass)
    result = await log_in(hass, shown, recorder.http_url)

    assert_created(result)
    assert result["title"] == "AXIS S3008"
    assert result["data"] == entry_data(recorder.host, recorder.http_port)
    assert result["result"].unique_id == MAC
    assert result["result"].state is ConfigEntryState.LOADED
    assert recorder.heard(PASSWORD) == []


async def test_over_https_once_the_certificate_is_trusted(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The fingerprint is shown before anything at all is sent."""
    shown = await start_user(hass)
    shown = await log_in(hass, shown, recorder.https_url)

    assert_form(shown, "trust_certificate")
    fingerprint = recorder.certificate.fingerprint
    assert fingerprint_shown(shown) == fingerprint
    assert recorder.requests == []

    result = await submit(hass, shown)

    assert_created(result)
    assert result["title"] == "AXIS S3008"
    assert result["data"] == entry_data(recorder.host, recorder.https_port, fingerprint)
    assert result["result"].unique_id == MAC
    assert result["result"].state is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    ("address", "host"),
    every(
        3,
        [
            ("192.168.0.90", "192.168.0.90"),
            ("192.168.0.90:443", "192.168.0.90"),
            ("https://192.168.0.90/", "192.168.0.90"),
            ("https://192.168.0.90/camera/index.html#x?y", "192.168.0.90"),
            (" nvr.local ", "nvr.local"),
            ("NVR.local:443", "nvr.local"),
            ("::1", "::1"),
            ("[::1]:443", "::1"),
            ("https://[::1]", "::1"),
        ],
    ),
)
@pytest.mark.usefixtures("default_ports")
async def test_an_address_leads_to_https_first(
    hass: HomeAssistant, recorder: Simulator, address: str, host: str
) -> None:
    """However it is written, the entry holds the host alone."""
    shown = await log_in(hass, await start_user(hass), address)
    assert_form(shown, "trust_certificate")

    result = await submit(hass, shown)

    assert_created(result)
    fingerprint = recorder.certificate.fingerprint
    assert result["data"] == entry_data(host, 443, fingerprint)
    assert {request.scheme for request in recorder.requests} == {"https"}


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://192.168.0.90", "192.168.0.90"),
        ("192.168.0.90:80", "192.168.0.90"),
        ("http://nvr.local/", "nvr.local"),
        ("http://[::1]:80", "::1"),
    ],
)
@pytest.mark.usefixtures("default_ports")
async def test_http_where_it_is_asked_for_or_nothing_else_answers(
    hass: HomeAssistant, recorder: Simulator, address: str, host: str
) -> None:
    """A port says nothing of the scheme, so HTTP is tried there second."""
    result = await log_in(hass, await start_user(hass), address)

    assert_created(result)
    assert result["data"] == entry_data(host, 80)
    assert {request.scheme for request in recorder.requests} == {"http"}


@pytest.mark.usefixtures("names")
async def test_a_name_is_looked_up_from_poll_to_poll(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The entry holds the name, not what it meant today."""
    address = f"localhost:{recorder.https_port}"
    shown = await log_in(hass, await start_user(hass), address)
    result = await submit(hass, shown)

    assert_created(result)
    assert result["data"][CONF_HOST] == "localhost"
    assert result["result"].state is ConfigEntryState.LOADED


async def test_over_ipv6(hass: HomeAssistant, model: RecorderModel) -> None:
    """A recorder that has no other address."""
    socket_allow_hosts(["127.0.0.1", "::1"])
    async with Simulator(model, host="::1") as recorder:
        recorder.set_account(OPERATOR)
        address = f"[::1]:{recorder.https_port}"
        shown = await log_in(hass, await start_user(hass), address)
        assert_form(shown, "trust_certificate")
        result = await submit(hass, shown)

        assert_created(result)
        fingerprint = recorder.certificate.fingerprint
        assert result["data"] == entry_data("::1", recorder.https_port, fingerprint)
        assert result["result"].state is ConfigEntryState.LOADED


async def test_http_where_https_is_switched_off(
    hass: HomeAssistant, model: RecorderModel
) -> None:
    """Nobody listens at the port of HTTPS."""
    async with Simulator(model, https=False) as recorder:
        recorder.set_account(OPERATOR)
        address = f"{recorder.host}:{recorder.http_port}"
        result = await log_in(hass, await start_user(hass), address)

        assert_created(result)
        assert result["data"][CONF_SSL] is False


@pytest.mark.parametrize("address", every(6, BAD_ADDRESSES))
async def test_what_is_no_address_is_refused(
    hass: HomeAssistant, recorder: Simulator, address: str
) -> None:
    """Credentials belong into their own fields."""
    shown = await log_in(hass, await start_user(hass), address)
    assert_form(shown, "user", {CONF_HOST: "invalid_host"})
    assert recorder.requests == []

    assert_created(await log_in(hass, shown, recorder.http_url))


async def test_a_colon_in_a_user_name_is_refused(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """HTTP has no way to send one."""
    shown = await start_user(hass)
    shown = await log_in(hass, shown, recorder.http_url, username="home:assistant")
    assert_form(shown, "user", {CONF_USERNAME: "invalid_username"})
    assert recorder.requests == []

    assert_created(await log_in(hass, shown, recorder.http_url))


@pytest.mark.parametrize(
    "odd", every(3, ["\n", "\x00", "\x1b", "\x7f", "\x85", "\ud800"])
)
async def test_what_no_request_can_carry_is_refused_at_its_field(
    hass: HomeAssistant, recorder: Simulator, odd: str
) -> None:
    """Pasted along, perhaps; it does not come back in the form either."""
    shown = await start_user(hass)
    login = {CONF_USERNAME: f"home{odd}", CONF_PASSWORD: f"pass{odd}word"}
    shown = await submit(hass, shown, host=recorder.http_url, **login)
    assert_form(
        shown,
        "user",
        {CONF_USERNAME: "invalid_username", CONF_PASSWORD: "invalid_password"},
    )
    assert suggested(shown) == {CONF_HOST: recorder.http_url}
    assert recorder.requests == []

    assert_created(await log_in(hass, shown, recorder.http_url))


@pytest.mark.parametrize(
    "address",
    [
        "http://homeassistant:Tr0ub4dor&3@nvr.local",
        "homeassistant:Tr0ub4dor&3@nvr.local/camera/index.html",
        "https://homeassistant:80/Tr0ub4dor&3@nvr.local",
        "https://nvr.local/camera/index.html?homeassistant:Tr0ub4dor&3@",
    ],
)
async def test_a_password_in_an_address_is_neither_shown_nor_logged(
    hass: HomeAssistant,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
    address: str,
) -> None:
    """It was pasted from somewhere, and is refused."""
    caplog.set_level("DEBUG")
    shown = await log_in(hass, await start_user(hass), address, password="another")
    assert_form(shown, "user", {CONF_HOST: "invalid_host"})
    assert PASSWORD not in str(shown)
    assert PASSWORD not in caplog.text

    assert_created(await log_in(hass, shown, recorder.http_url))


async def test_plain_http_is_told_of_once_it_is_used(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The last page says what is unprotected; over HTTPS it says nothing."""
    result = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_created(result)
    assert result["description"] == "plain_http"
    assert result["description_placeholders"] == {"recorder": "AXIS S3008"}

    await hass.config_entries.async_remove(result["result"].entry_id)
    shown = await log_in(hass, await start_user(hass), recorder.https_url)
    result = await submit(hass, shown)
    assert_created(result)
    assert result["description"] is None


async def test_what_was_typed_stays_in_the_form(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """A person corrects what is wrong, and nothing else."""
    shown = await log_in(hass, await start_user(hass), "two words")
    assert suggested(shown) == {CONF_HOST: "two words", **LOGIN}

    assert_created(await submit(hass, shown, host=recorder.http_url, **LOGIN))


@pytest.mark.usefixtures("names")
async def test_a_recorder_is_added_once(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """Its serial number tells, whatever the address, before the login."""
    address = f"http://localhost:{recorder.http_port}"
    recorder.reset_log()
    assert_abort(
        await log_in(hass, await start_user(hass), address), "already_configured"
    )
    assert {one.authorization for one in recorder.requests} == {None}


async def test_a_recorder_that_is_set_up_has_no_certificate_to_trust(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """It tells who it is without a login, and nothing else is asked."""
    recorder.reset_log()
    assert_abort(
        await log_in(hass, await start_user(hass), recorder.https_url),
        "already_configured",
    )
    asked = [(one.path, one.authorization) for one in recorder.requests]
    assert asked == [("basicdeviceinfo", None)]


async def test_another_recorder_than_those_set_up_has_its_certificate_shown(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Also where it does not tell who it is."""
    async with Simulator(RecorderModel(serial="B8A44F00BEEF")) as other:
        other.set_account(OPERATOR)
        shown = await log_in(hass, await start_user(hass), other.https_url)
        assert_form(shown, "trust_certificate")
        other.dialect.device_info_login = True
        shown = await log_in(hass, await start_user(hass), other.https_url)
        assert_form(shown, "trust_certificate")
        assert {one.authorization for one in other.requests} == {None}

        assert_created(await submit(hass, shown))


async def test_two_recorders_of_a_model_have_two_names(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The end of the serial number sets the second one apart."""
    first = await log_in(hass, await start_user(hass), recorder.http_url)
    async with Simulator(RecorderModel(serial="B8A44F00BEEF")) as other:
        other.set_account(OPERATOR)
        second = await log_in(hass, await start_user(hass), other.http_url)

        assert first["title"] == "AXIS S3008"
        assert second["title"] == "AXIS S3008 00BEEF"
        titles = {one.title for one in hass.config_entries.async_entries(DOMAIN)}
        assert titles == {"AXIS S3008", "AXIS S3008 00BEEF"}


@pytest.mark.parametrize(
    ("omitted", "title"),
    [
        ({"ProdShortName"}, "AXIS S3008 Recorder"),
        ({"ProdShortName", "ProdFullName"}, "AXIS recorder"),
    ],
)
async def test_a_recorder_that_does_not_tell_its_name_has_one_nevertheless(
    hass: HomeAssistant, recorder: Simulator, omitted: set[str], title: str
) -> None:
    """The most telling of what it says is taken."""
    recorder.dialect.omit_properties = omitted
    result = await log_in(hass, await start_user(hass), recorder.http_url)

    assert_created(result)
    assert result["title"] == title


@pytest.mark.parametrize("discovery_absent", every(2, [False, True]))
@pytest.mark.parametrize("discovery_login", [False, True])
@pytest.mark.parametrize("device_info_login", [False, True])
async def test_calls_that_want_a_login_get_one(
    hass: HomeAssistant,
    recorder: Simulator,
    discovery_absent: bool,
    discovery_login: bool,
    device_info_login: bool,
) -> None:
    """Firmware differs in what it tells a stranger, and in what it has at all."""
    recorder.dialect.discovery_absent = discovery_absent
    recorder.dialect.discovery_login = discovery_login
    recorder.dialect.device_info_login = device_info_login

    assert_created(await log_in(hass, await start_user(hass), recorder.http_url))
    refused = [one.path for one in recorder.requests if one.status == 401]
    assert len(refused) <= 2
