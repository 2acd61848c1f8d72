"""Recorders found on the network: who is offered, and at what address."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Account, Authority, Misbehaviour, RecorderModel, Simulator

from .common import MAC, entry_for, set_up
from .discovery import (
    ADDRESS,
    HTTP_SERVICE,
    HTTPS_SERVICE,
    NVR_SERVICE,
    SERIAL,
    announce,
    ask_for_address,
)
from .flows import (
    LOGIN,
    PASSWORD,
    assert_abort,
    assert_created,
    assert_form,
    entry_data,
    start_user,
    submit,
)
from .selection import every

IPV6_ADDRESS = "fe80::aece:8eff:feaf:8c30"


@pytest.fixture(autouse=True)
def _recorder(operator: Account, default_ports: None) -> None:
    """Have a recorder on the network, with an account."""


def offers(hass: HomeAssistant) -> list[str]:
    """Return what Home Assistant shows as discovered."""
    return [
        flow["context"]["title_placeholders"]["name"]
        for flow in hass.config_entries.flow.async_progress()
    ]


@pytest.mark.parametrize(
    ("service", "port", "properties"),
    [
        (NVR_SERVICE, 80, {"macaddress": SERIAL}),
        (NVR_SERVICE, 80, {"macaddress": "AC:CC:8E:AF:8C:30"}),
        (NVR_SERVICE, None, {"macaddress": SERIAL}),
        (HTTPS_SERVICE, 443, {"sn": SERIAL}),
    ],
)
async def test_a_recorder_that_announces_itself_is_offered(
    hass: HomeAssistant,
    recorder: Simulator,
    service: str,
    port: int | None,
    properties: dict[str, str],
) -> None:
    """It has told its name without a login; the rest is as by hand."""
    shown = await announce(hass, service, port=port, **properties)

    assert_form(shown, "discovery_confirm")
    assert shown["description_placeholders"] == {
        "recorder": "AXIS S3008",
        "host": ADDRESS,
    }
    assert offers(hass) == [f"AXIS S3008 ({ADDRESS})"]
    assert {one.authorization for one in recorder.requests} == {None}

    shown = await submit(hass, shown, **LOGIN)
    assert_form(shown, "trust_certificate")
    assert recorder.heard(PASSWORD) == []

    result = await submit(hass, shown)
    assert_created(result)
    assert result["title"] == "AXIS S3008"
    fingerprint = recorder.certificate.fingerprint
    assert result["data"] == entry_data(ADDRESS, 443, fingerprint)
    assert result["result"].unique_id == MAC


async def test_a_recorder_that_asks_for_an_address_is_offered(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """DHCP knows the address and the MAC, and nothing of services."""
    shown = await ask_for_address(hass)
    assert_form(shown, "discovery_confirm")
    assert offers(hass) == [f"AXIS S3008 ({ADDRESS})"]

    shown = await submit(hass, shown, **LOGIN)
    result = await submit(hass, shown)
    assert_created(result)
    assert result["data"][CONF_HOST] == ADDRESS


async def test_a_recorder_at_an_ipv6_address_is_offered(hass: HomeAssistant) -> None:
    """Brackets belong into URLs, not into the entry."""
    shown = await announce(hass, address=IPV6_ADDRESS, macaddress=SERIAL)
    assert_form(shown, "discovery_confirm")

    shown = await submit(hass, shown, **LOGIN)
    result = await submit(hass, shown)
    assert_created(result)
    assert result["data"][CONF_HOST] == IPV6_ADDRESS


@pytest.mark.parametrize("address", [ADDRESS, IPV6_ADDRESS])
async def test_a_recorder_at_an_unusual_port_is_offered(
    hass: HomeAssistant, recorder: Simulator, address: str
) -> None:
    """HTTPS is tried there first; here it is plain HTTP."""
    port = recorder.http_port
    shown = await announce(hass, address=address, port=port, macaddress=SERIAL)
    assert_form(shown, "discovery_confirm")

    result = await submit(hass, shown, **LOGIN)
    assert_created(result)
    assert result["data"] == entry_data(address, port)


async def test_a_recorder_with_a_verified_certificate_is_offered(
    hass: HomeAssistant, recorder: Simulator, authority: Authority
) -> None:
    """There is nothing to trust by hand."""
    recorder.replace_certificate(authority.issue([ADDRESS]))
    shown = await announce(hass, HTTPS_SERVICE, port=443, sn=SERIAL)
    assert_form(shown, "discovery_confirm")

    assert_created(await submit(hass, shown, **LOGIN))


@pytest.mark.parametrize(
    ("wanting", "name"),
    [
        (["discovery_login"], "AXIS S3008"),
        (["device_info_login"], ADDRESS),
        (["discovery_login", "device_info_login"], ADDRESS),
    ],
)
async def test_a_recorder_that_wants_a_login_first_is_offered(
    hass: HomeAssistant, recorder: Simulator, wanting: list[str], name: str
) -> None:
    """Cameras do not announce this service; its name may not be known yet."""
    for call in wanting:
        setattr(recorder.dialect, call, True)
    shown = await announce(hass, macaddress=SERIAL)
    assert_form(shown, "discovery_confirm")
    assert offers(hass) == [f"{name} ({ADDRESS})"]

    shown = await submit(hass, shown, **LOGIN)
    result = await submit(hass, shown)
    assert_created(result)
    assert result["title"] == "AXIS S3008"


async def announced_in_every_way(hass: HomeAssistant) -> list[str]:
    """Let a device be found in each way there is, and return what came of it."""
    return [
        str(result.get("reason") or result["step_id"])
        for result in (
            await announce(hass, HTTPS_SERVICE, port=443, sn=SERIAL),
            await announce(hass, HTTP_SERVICE, port=80, sn=SERIAL),
            await ask_for_address(hass),
            await announce(hass, macaddress=SERIAL),
        )
    ]


@pytest.mark.parametrize(
    "kind",
    every(
        3,
        [
            "Dome Camera",
            "Network Camera",
            "Box Camera",
            "Door Station",
            "Network Speaker",
        ],
    ),
)
@pytest.mark.parametrize("told_by", ["type", "name"])
async def test_a_device_that_says_it_is_something_else_is_not_offered(
    hass: HomeAssistant,
    recorder: Simulator,
    model: RecorderModel,
    kind: str,
    told_by: str,
) -> None:
    """Its list of APIs wants a login; its device information says enough."""
    recorder.dialect.discovery_login = True
    if told_by == "type":
        recorder.dialect.product_type = kind
    else:
        recorder.dialect.omit_properties = {"ProdType"}
        model.full_name = f"AXIS X1 {kind}"

    assert await announced_in_every_way(hass) == ["not_poe_recorder"] * 4
    assert recorder.heard(PASSWORD) == []


@pytest.mark.parametrize("kind", ["Recorder", "Network Video Recorder", "NVR"])
async def test_a_device_that_says_it_is_a_recorder_is_offered(
    hass: HomeAssistant, recorder: Simulator, kind: str
) -> None:
    """However it was found; whether it powers ports is asked with the login."""
    recorder.dialect.discovery_login = True
    recorder.dialect.product_type = kind

    assert_form(await ask_for_address(hass), "discovery_confirm")


@pytest.mark.parametrize("silence", ["a login is wanted", "nothing is told"])
async def test_of_devices_that_say_nothing_those_announced_as_recorders_are_offered(
    hass: HomeAssistant, recorder: Simulator, silence: str
) -> None:
    """Anything by Axis announces the other services, and asks for an address."""
    recorder.dialect.discovery_login = True
    if silence == "a login is wanted":
        recorder.dialect.device_info_login = True
    else:
        recorder.dialect.omit_properties = {"ProdType", "ProdFullName"}

    assert await announced_in_every_way(hass) == [
        *["not_poe_recorder"] * 3,
        "discovery_confirm",
    ]


@pytest.mark.parametrize("port", [0, None])
async def test_a_service_without_a_port_is_at_the_usual_one(
    hass: HomeAssistant, port: int | None
) -> None:
    """Zeroconf lets a device announce none."""
    shown = await announce(hass, port=port, macaddress=SERIAL)
    assert_form(shown, "discovery_confirm")


@pytest.mark.parametrize("serial", ["", "recorder", "ACCC8EAF8C3", "ACCC8EAF8C3G"])
async def test_an_announcement_with_an_odd_serial_number_is_ignored(
    hass: HomeAssistant, recorder: Simulator, serial: str
) -> None:
    """A recorder's is its MAC address."""
    assert_abort(await announce(hass, macaddress=serial), "not_poe_recorder")
    assert recorder.requests == []


async def test_an_announcement_from_nowhere_is_ignored(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """No connection leads to such an address."""
    assert_abort(
        await announce(hass, address="::", macaddress=SERIAL), "cannot_connect"
    )
    assert recorder.requests == []


async def test_a_wrong_password_then_the_right_one(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The certificate is asked about once."""
    shown = await announce(hass, macaddress=SERIAL)
    shown = await submit(hass, shown, **{**LOGIN, "password": "wrong"})
    assert_form(shown, "trust_certificate")
    shown = await submit(hass, shown)
    assert_form(shown, "discovery_confirm", {"base": "invalid_auth"})

    assert_created(await submit(hass, shown, **LOGIN))


async def test_a_recorder_that_spoke_https_does_not_get_the_login_by_http(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """It was heard by HTTPS when it was discovered."""
    shown = await announce(hass, macaddress=SERIAL)
    recorder.misbehave(Misbehaviour.reset(), "basicdeviceinfo", times=1)
    shown = await submit(hass, shown, **LOGIN)
    shown = await submit(hass, shown)
    assert_form(shown, "discovery_confirm", {"base": "cannot_connect"})
    assert {one.scheme for one in recorder.requests} == {"https"}

    result = await submit(hass, shown, **LOGIN)
    assert_created(result)
    fingerprint = recorder.certificate.fingerprint
    assert result["data"] == entry_data(ADDRESS, 443, fingerprint)


@pytest.mark.parametrize(
    "absent", [{"nvr_poe_listed": False}, {"discovery_absent": True}]
)
async def test_a_camera_is_not_offered(
    hass: HomeAssistant, recorder: Simulator, absent: dict[str, bool]
) -> None:
    """Cameras announce the same services."""
    ((name, value),) = absent.items()
    setattr(recorder.dialect, name, value)

    assert_abort(
        await announce(hass, HTTPS_SERVICE, port=443, sn=SERIAL), "not_poe_recorder"
    )
    assert_abort(await ask_for_address(hass), "not_poe_recorder")


async def test_an_announcement_without_a_serial_number_is_ignored(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """Nothing would tell whether it is set up already."""
    assert_abort(await announce(hass, other="1"), "not_poe_recorder")
    assert recorder.requests == []


async def test_a_device_that_does_not_answer_is_not_offered(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """It may be starting up; its next announcement counts."""
    recorder.misbehave(Misbehaviour.reset())
    assert_abort(await announce(hass, macaddress=SERIAL), "cannot_connect")

    recorder.behave()
    assert_form(await announce(hass, macaddress=SERIAL), "discovery_confirm")


@pytest.mark.parametrize(
    "misbehaviour",
    [Misbehaviour.login_page(), Misbehaviour.status(500), Misbehaviour.empty()],
    ids=["login page", "500", "empty"],
)
async def test_a_device_that_answers_nonsense_is_not_offered(
    hass: HomeAssistant, recorder: Simulator, misbehaviour: Misbehaviour
) -> None:
    """It did not confirm that it has PoE ports."""
    recorder.misbehave(misbehaviour)
    assert_abort(await announce(hass, macaddress=SERIAL), "not_poe_recorder")


async def test_a_throttling_recorder_is_not_offered_now(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """It would refuse the login as well."""
    recorder.misbehave(Misbehaviour.status(403))
    assert_abort(await announce(hass, macaddress=SERIAL), "cannot_connect")


async def test_a_recorder_found_twice_is_offered_once(hass: HomeAssistant) -> None:
    """It announces several services, and asks for an address too."""
    await announce(hass, macaddress=SERIAL)
    assert_abort(
        await announce(hass, HTTPS_SERVICE, port=443, sn=SERIAL),
        "already_in_progress",
    )
    assert_abort(await ask_for_address(hass), "already_in_progress")
    assert len(offers(hass)) == 1


async def test_a_recorder_may_be_added_by_hand_although_it_is_offered(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The offer goes when it is."""
    await announce(hass, macaddress=SERIAL)
    shown = await start_user(hass)
    result = await submit(hass, shown, host=recorder.http_url, **LOGIN)

    assert_created(result)
    assert offers(hass) == []


async def test_a_recorder_that_is_verified_by_its_name_keeps_it(
    hass: HomeAssistant, recorder: Simulator, authority: Authority
) -> None:
    """The certificate would not hold for the address."""
    recorder.replace_certificate(authority.issue(["nvr.example"]))
    entry = entry_for(
        recorder, https=True, host="nvr.example", port=443, fingerprint=None
    )
    await set_up(hass, entry)

    assert_abort(await ask_for_address(hass), "already_configured")
    assert entry.data[CONF_HOST] == "nvr.example"


@pytest.mark.parametrize("https", [False, True])
async def test_a_recorder_at_an_unusual_port_keeps_its_address(
    hass: HomeAssistant, recorder: Simulator, https: bool
) -> None:
    """The port may be a forwarded one, and means nothing at another address."""
    entry = entry_for(recorder, https=https)
    await set_up(hass, entry)
    before = dict(entry.data)
    assert before[CONF_PORT] not in {80, 443}

    assert_abort(await ask_for_address(hass), "already_configured")
    assert_abort(
        await announce(hass, HTTPS_SERVICE, port=443, sn=SERIAL), "already_configured"
    )
    assert entry.data == before
    assert entry.state is ConfigEntryState.LOADED


async def test_an_ignored_recorder_stays_ignored(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """A person who wants none of it is not asked again."""
    MockConfigEntry(domain=DOMAIN, unique_id=MAC, source="ignore", data={}).add_to_hass(
        hass
    )

    assert_abort(await announce(hass, macaddress=SERIAL), "already_configured")
    assert_abort(await ask_for_address(hass), "already_configured")
