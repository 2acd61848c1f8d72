"""Certificates: which are verified, which are shown, and what is sent when."""

import asyncio
from datetime import date

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PORT, CONF_SSL
from homeassistant.core import HomeAssistant
import pytest

from simulator import Account, Authority, Misbehaviour, Simulator, self_signed

from .flows import (
    LOGIN,
    assert_created,
    assert_form,
    entry_data,
    fingerprint_shown,
    log_in,
    start_user,
    submit,
    suggested,
)

ADDRESS = "192.168.0.90"
OTHER_CERTIFICATE = self_signed("ACCC8EAF8C30")


@pytest.fixture(autouse=True)
def _account(operator: Account) -> None:
    """Have an account on the recorder."""


async def test_a_certificate_an_authority_vouches_for_is_verified(
    hass: HomeAssistant, recorder: Simulator, authority: Authority
) -> None:
    """Nothing is asked, and nothing is pinned."""
    recorder.replace_certificate(authority.issue())
    result = await log_in(hass, await start_user(hass), recorder.https_url)

    assert_created(result)
    assert result["data"] == {
        "host": recorder.host,
        "port": recorder.https_port,
        "ssl": True,
        "fingerprint": None,
        **LOGIN,
    }
    assert result["result"].state is ConfigEntryState.LOADED


@pytest.mark.parametrize("flaw", ["another host", "expired", "unknown authority"])
async def test_a_certificate_with_a_flaw_is_shown(
    hass: HomeAssistant, recorder: Simulator, authority: Authority, flaw: str
) -> None:
    """It holds once a person trusts exactly this one."""
    flawed = {
        "another host": authority.issue(["nvr.example"]),
        "expired": authority.issue(expired=True),
        "unknown authority": Authority().issue(),
    }[flaw]
    recorder.replace_certificate(flawed)
    shown = await log_in(hass, await start_user(hass), recorder.https_url)

    assert_form(shown, "trust_certificate")
    assert fingerprint_shown(shown) == flawed.fingerprint
    assert recorder.requests == []

    result = await submit(hass, shown)
    assert_created(result)
    assert result["data"]["fingerprint"] == flawed.fingerprint


async def test_a_certificate_says_whose_it_is(
    hass: HomeAssistant, recorder: Simulator, authority: Authority
) -> None:
    """To whom and by whom it was issued, for how long, and where it was seen."""
    recorder.replace_certificate(authority.issue(["nvr.example"]))
    shown = await log_in(hass, await start_user(hass), recorder.https_url)
    assert_form(shown, "trust_certificate")
    told = dict(shown["description_placeholders"] or {})
    assert told["address"] == recorder.https_url
    assert told["subject"] == "recorder"
    assert told["issuer"] == "Simulated CA"
    first, last = (
        date.fromisoformat(told[name]) for name in ("valid_from", "valid_until")
    )
    assert (last - first).days == 7300

    assert_created(await submit(hass, shown))


async def test_a_certificate_that_is_not_trusted_leads_back_to_the_form(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """What was typed is still there; the question comes again with the next try."""
    shown = await log_in(hass, await start_user(hass), recorder.https_url)
    shown = await submit(hass, shown, answer="go_back")
    assert_form(shown, "user")
    assert suggested(shown) == {"host": recorder.https_url, **LOGIN}
    assert recorder.requests == []

    shown = await log_in(hass, shown, recorder.https_url)
    assert_form(shown, "trust_certificate")
    assert_created(await submit(hass, shown, answer="trust"))


async def test_another_certificate_than_the_one_shown_is_shown_too(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """Trust in the first is no trust in the second."""
    shown = await log_in(hass, await start_user(hass), recorder.https_url)
    recorder.replace_certificate(OTHER_CERTIFICATE)
    shown = await submit(hass, shown)

    assert_form(shown, "trust_certificate")
    assert fingerprint_shown(shown) == OTHER_CERTIFICATE.fingerprint
    assert recorder.requests == []

    result = await submit(hass, shown)
    assert_created(result)
    assert result["data"]["fingerprint"] == OTHER_CERTIFICATE.fingerprint


async def test_the_certificate_is_changed_under_way(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """Whoever presents another one does not get the password."""
    own = recorder.certificate
    shown = await log_in(hass, await start_user(hass), recorder.https_url)
    async with recorder.hold("schemaversions", stage="request") as held:
        connecting = asyncio.create_task(submit(hass, shown))
        await held.arrived.wait()
        recorder.reset_log()
        recorder.replace_certificate(OTHER_CERTIFICATE)
        shown = await connecting
    assert_form(shown, "user", {"base": "certificate_changed"})
    assert recorder.requests == []

    recorder.replace_certificate(own)
    assert_created(await log_in(hass, shown, recorder.https_url))


@pytest.mark.parametrize(
    ("flaw", "error"),
    [
        ("self-signed", "certificate_untrusted"),
        ("another host", "certificate_other_host"),
        ("expired", "certificate_not_in_time"),
    ],
)
async def test_the_certificate_stops_being_verified_under_way(
    hass: HomeAssistant,
    recorder: Simulator,
    authority: Authority,
    flaw: str,
    error: str,
) -> None:
    """It is shown to the user, once the user tries again."""
    flawed = {
        "self-signed": OTHER_CERTIFICATE,
        "another host": authority.issue(["nvr.example"]),
        "expired": authority.issue(expired=True),
    }[flaw]
    recorder.replace_certificate(authority.issue())
    async with recorder.hold("schemaversions", stage="request") as held:
        shown = await start_user(hass)
        connecting = asyncio.create_task(log_in(hass, shown, recorder.https_url))
        await held.arrived.wait()
        recorder.reset_log()
        recorder.replace_certificate(flawed)
        shown = await connecting
    assert_form(shown, "user", {"base": error})
    assert recorder.requests == []

    shown = await log_in(hass, shown, recorder.https_url)
    assert_form(shown, "trust_certificate")
    assert_created(await submit(hass, shown))


@pytest.mark.parametrize(
    ("misbehaviour", "error"),
    [
        (Misbehaviour.reset(), "cannot_connect"),
        pytest.param(Misbehaviour.silence(), "no_answer", marks=pytest.mark.slow),
    ],
    ids=["reset", "silence"],
)
@pytest.mark.usefixtures("default_ports")
async def test_trusted_https_is_not_given_up_for_http(
    hass: HomeAssistant,
    recorder: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    misbehaviour: Misbehaviour,
    error: str,
) -> None:
    """A person has just agreed to HTTPS; neither a hiccup nor a try undoes that."""
    timeout = "custom_components.axis_nvr_poe.vapix.transport.REQUEST_TIMEOUT"
    shown = await log_in(hass, await start_user(hass), ADDRESS)
    assert_form(shown, "trust_certificate")

    recorder.misbehave(misbehaviour, "basicdeviceinfo")
    with monkeypatch.context() as hasty:
        hasty.setattr(timeout, 0.5)
        shown = await submit(hass, shown)
        assert_form(shown, "user", {"base": error})
        shown = await log_in(hass, shown, ADDRESS)
        assert_form(shown, "user", {"base": error})
    assert {one.scheme for one in recorder.requests} == {"https"}

    recorder.behave()
    result = await log_in(hass, shown, ADDRESS)
    assert_created(result)
    fingerprint = recorder.certificate.fingerprint
    assert result["data"] == entry_data(ADDRESS, 443, fingerprint)


@pytest.mark.usefixtures("default_ports")
async def test_verified_https_is_not_given_up_for_http(
    hass: HomeAssistant, recorder: Simulator, authority: Authority
) -> None:
    """An authority's word is worth as much as a person's."""
    recorder.replace_certificate(authority.issue([ADDRESS]))
    recorder.misbehave(Misbehaviour.reset(), "basicdeviceinfo", times=1)
    shown = await log_in(hass, await start_user(hass), ADDRESS)
    assert_form(shown, "user", {"base": "cannot_connect"})
    assert {one.scheme for one in recorder.requests} == {"https"}

    result = await log_in(hass, shown, ADDRESS)
    assert_created(result)
    assert result["data"] == entry_data(ADDRESS, 443) | {CONF_SSL: True}


@pytest.mark.usefixtures("default_ports")
async def test_https_is_not_given_up_for_http_after_the_handshake(
    hass: HomeAssistant, recorder: Simulator, authority: Authority
) -> None:
    """It is there, although its first answer got lost."""
    recorder.replace_certificate(authority.issue([ADDRESS]))
    recorder.misbehave(Misbehaviour.reset(), "")
    shown = await log_in(hass, await start_user(hass), ADDRESS)
    assert_form(shown, "user", {"base": "cannot_connect"})
    assert {one.scheme for one in recorder.requests} == {"https"}

    recorder.behave()
    result = await log_in(hass, shown, ADDRESS)
    assert_created(result)
    assert result["data"][CONF_PORT] == 443


@pytest.mark.usefixtures("default_ports")
async def test_a_person_may_choose_http_instead(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """Who writes so means it."""
    shown = await log_in(hass, await start_user(hass), ADDRESS)
    recorder.misbehave(Misbehaviour.reset(), "basicdeviceinfo", times=1)
    shown = await submit(hass, shown)
    assert_form(shown, "user", {"base": "cannot_connect"})

    result = await log_in(hass, shown, f"http://{ADDRESS}")
    assert_created(result)
    assert result["data"] == entry_data(ADDRESS, 80)
