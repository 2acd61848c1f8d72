"""What may go wrong with a recorder while it is added, and how it is cured.

Every text is looked for by the watch over flows (see conftest).
"""

from typing import Literal

from aiohttp import web
from aiohttp.test_utils import RawTestServer
from homeassistant.core import HomeAssistant
import pytest

from simulator import Account, Misbehaviour, RequestRecord, SchemaVersion, Simulator

from .flows import (
    OPERATOR,
    PASSWORD,
    VIEWER,
    assert_created,
    assert_form,
    log_in,
    start_user,
    submit,
)
from .selection import every

MISBEHAVIOUR = {
    "throttled": (Misbehaviour.status(403), "*", "throttled"),
    "reset": (Misbehaviour.reset(), "*", "cannot_connect"),
    "server error": (Misbehaviour.status(500), "*", "invalid_response"),
    "login page": (Misbehaviour.login_page(), "*", "invalid_response"),
    "login page for ports": (
        Misbehaviour.login_page(),
        "getportstatuses",
        "invalid_response",
    ),
    "truncated JSON": (
        Misbehaviour.truncated(),
        "basicdeviceinfo",
        "invalid_response",
    ),
    "truncated XML": (
        Misbehaviour.truncated(),
        "getportstatuses",
        "invalid_response",
    ),
    "empty": (Misbehaviour.empty(), "schemaversions", "invalid_response"),
    "too much": (Misbehaviour.huge(), "getportstatuses", "invalid_response"),
    "entities": (Misbehaviour.entities(), "schemaversions", "invalid_response"),
    "redirect": (
        Misbehaviour.redirect("http://127.0.0.1:9/"),
        "*",
        "invalid_response",
    ),
    "JSON error": (
        Misbehaviour.json_error(2004),
        "basicdeviceinfo",
        "invalid_response",
    ),
    "no call for device": (
        Misbehaviour.status(404),
        "basicdeviceinfo",
        "not_poe_recorder",
    ),
    "no call for ports": (
        Misbehaviour.status(404),
        "schemaversions",
        "not_poe_recorder",
    ),
    "error 10": (Misbehaviour.general_error(10), "schemaversions", "refused"),
    "error 20": (Misbehaviour.general_error(20), "getportstatuses", "refused"),
    "error 30": (Misbehaviour.general_error(30), "schemaversions", "operator_needed"),
    "error 40": (Misbehaviour.general_error(40), "getportstatuses", "refused"),
    "error 50": (Misbehaviour.general_error(50), "getportstatuses", "refused"),
    "error 99": (Misbehaviour.general_error(99), "getportstatuses", "refused"),
}


@pytest.fixture(autouse=True)
def _account(operator: Account) -> None:
    """Have an account on the recorder."""


@pytest.mark.parametrize(
    ("misbehaviour", "path", "error"),
    every(3, MISBEHAVIOUR.values()),
    ids=MISBEHAVIOUR.keys(),
)
async def test_a_recorder_in_trouble_is_added_once_it_is_well(
    hass: HomeAssistant,
    recorder: Simulator,
    misbehaviour: Misbehaviour,
    path: str,
    error: str,
) -> None:
    """The form says what is wrong, and works as soon as it is not."""
    recorder.misbehave(misbehaviour, path)
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": error})

    recorder.behave()
    assert_created(await log_in(hass, shown, recorder.http_url))


async def test_nobody_answers(hass: HomeAssistant, recorder: Simulator) -> None:
    """The recorder is switched off, and on again."""
    address = recorder.http_url
    await recorder.stop()
    shown = await log_in(hass, await start_user(hass), address)
    assert_form(shown, "user", {"base": "connection_refused"})

    await recorder.start()
    assert_created(await log_in(hass, shown, address))


async def test_a_recorder_too_slow_to_answer(
    hass: HomeAssistant, recorder: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form comes back, and says for how long it waited."""
    timeout = "custom_components.axis_nvr_poe.vapix.transport.REQUEST_TIMEOUT"
    monkeypatch.setattr(timeout, 0.3)
    recorder.misbehave(Misbehaviour.silence())
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": "no_answer"})
    assert shown["description_placeholders"] == {"host": "127.0.0.1", "seconds": "0.3"}

    recorder.behave()
    assert_created(await log_in(hass, shown, recorder.http_url))


async def test_a_wrong_password_over_http(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """One failed login, lest the recorder locks the address out."""
    recorder.set_account(Account("homeassistant", "another"))
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": "invalid_auth"})
    assert len(failed_logins(recorder)) == 1

    result = await log_in(hass, shown, recorder.http_url, password="another")
    assert_created(result)


async def test_a_wrong_password_over_https(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The certificate was trusted before, and is not asked about again."""
    recorder.set_account(Account("homeassistant", "another"))
    shown = await log_in(hass, await start_user(hass), recorder.https_url)
    assert_form(shown, "trust_certificate")
    shown = await submit(hass, shown)
    assert_form(shown, "user", {"base": "invalid_auth"})
    assert len(failed_logins(recorder)) == 1

    result = await log_in(hass, shown, recorder.https_url, password="another")
    assert_created(result)


@pytest.mark.parametrize(
    ("low_role", "error"), [("error 30", "operator_needed"), ("401", "invalid_auth")]
)
async def test_an_account_that_may_not_see_the_ports(
    hass: HomeAssistant,
    recorder: Simulator,
    low_role: Literal["error 30", "401"],
    error: str,
) -> None:
    """A recorder that answers 401 instead of saying so can't be told apart."""
    recorder.set_account(VIEWER)
    recorder.dialect.low_role = low_role
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": error})

    recorder.set_account(OPERATOR)
    assert_created(await log_in(hass, shown, recorder.http_url))


async def test_a_device_that_does_not_list_the_ports(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """A camera, which is not sent the password."""
    recorder.dialect.nvr_poe_listed = False
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": "not_poe_recorder"})
    assert [one.authorization for one in recorder.requests] == [None, None]

    recorder.dialect.nvr_poe_listed = True
    assert_created(await log_in(hass, shown, recorder.http_url))


async def test_a_device_without_a_serial_number(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """Nothing would tell it from another."""
    recorder.dialect.omit_properties = {"SerialNumber"}
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": "invalid_response"})

    recorder.dialect.omit_properties = set()
    assert_created(await log_in(hass, shown, recorder.http_url))


@pytest.mark.parametrize(
    ("status", "error"), [(404, "not_poe_recorder"), (200, "invalid_response")]
)
async def test_some_other_web_server(
    hass: HomeAssistant, recorder: Simulator, status: int, error: str
) -> None:
    """A router, or a page that answers whatever is asked."""

    async def answer(_: web.BaseRequest) -> web.Response:
        return web.Response(text="<html>Welcome</html>", status=status)

    async with RawTestServer(answer, host="127.0.0.1") as server:
        address = f"http://127.0.0.1:{server.port}"
        shown = await log_in(hass, await start_user(hass), address)
        assert_form(shown, "user", {"base": error})

    assert_created(await log_in(hass, shown, recorder.http_url))


@pytest.mark.parametrize(
    ("versions", "offered"),
    [
        ([SchemaVersion(2, 0)], "2.0"),
        ([SchemaVersion(1, 2, deprecated=True), SchemaVersion(3, 1)], "1.2, 3.1"),
    ],
)
async def test_schema_versions_nobody_knows_here(
    hass: HomeAssistant,
    recorder: Simulator,
    versions: list[SchemaVersion],
    offered: str,
) -> None:
    """The sentence names what the recorder offers."""
    recorder.dialect.versions = versions
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": "unsupported_schema"})
    assert shown["description_placeholders"] == {"offered": offered}

    recorder.dialect.versions = [SchemaVersion(1, 2)]
    assert_created(await log_in(hass, shown, recorder.http_url))


async def test_the_password_is_not_sent_in_the_clear(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """A recorder, or somebody in between, that asks for it by plain HTTP."""
    recorder.auth.policy = "basic"
    shown = await log_in(hass, await start_user(hass), recorder.http_url)
    assert_form(shown, "user", {"base": "insecure_auth"})
    assert recorder.heard(PASSWORD) == []

    recorder.auth.policy = "digest"
    assert_created(await log_in(hass, shown, recorder.http_url))
    assert recorder.heard(PASSWORD) == []


def failed_logins(recorder: Simulator) -> list[RequestRecord]:
    """Return the requests with credentials that the recorder refused."""
    return [one for one in recorder.requests if one.authorization and one.status == 401]
