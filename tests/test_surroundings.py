"""Finding out who hangs on a recorder, and who that is to Home Assistant."""

import asyncio
import json
from typing import Any

from homeassistant.components.dhcp.models import DATA_DHCP, DHCPData
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from zeroconf import Zeroconf
from zeroconf._cache import DNSCache
from zeroconf._dns import DNSPointer, DNSService, DNSText

from custom_components.axis_nvr_poe.identify import Found, async_identify
from custom_components.axis_nvr_poe.recorder.places import Places
from custom_components.axis_nvr_poe.surroundings import async_find_out
from custom_components.axis_nvr_poe.vapix.errors import AuthenticationError
from custom_components.axis_nvr_poe.vapix.models import Credentials
from custom_components.axis_nvr_poe.vapix.neighbours import Neighbour, Outcome
from simulator import Camera, RecorderModel, Role, Simulator
from simulator.http.accounts import Account

from .common import MAC, entry_for, idle, set_up, switch

GATE, YARD, PC = "ac:cc:8e:fd:1f:ca", "ec:71:db:00:00:01", "02:00:00:00:00:02"
ADMINISTRATOR = Credentials(username="chief", password="l3t-m3-1n")
OPERATOR = Account("operator", "work")


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with two cameras, one of which tells of itself."""
    model = RecorderModel(ports=4)
    gate = Camera(name="AXIS Gate", mac="ACCC8EFD1FCA", requested_power=5.0)
    model.plug(1, gate, running=True)
    model.plug(3, Camera(name="Yard", mac="EC71DB000001"), running=True)
    return model


@pytest.fixture
def recorder(recorder: Simulator) -> Simulator:
    """Return the recorder, with a PC beside the first camera and an uplink."""
    accounts = ADMINISTRATOR.username, ADMINISTRATOR.password
    recorder.set_account(Account(*accounts, Role.ADMINISTRATOR))
    recorder.set_account(OPERATOR)
    dialect = recorder.dialect.neighbours
    dialect.heard = {"1": [PC], "9": ["02:00:00:00:00:09"], "3": [MAC]}
    return recorder


async def found(hass: HomeAssistant, entry: MockConfigEntry) -> tuple[Found, ...]:
    """Return who is found with the entry's own account."""
    return (await async_find_out(hass, entry)).found


def device(
    hass: HomeAssistant, mac: str, name: str, *entities: str, **more: Any
) -> dr.DeviceEntry:
    """Register a device of another integration's, with entities of these domains."""
    entry = MockConfigEntry(domain=f"other_{name}")
    entry.add_to_hass(hass)
    made = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        connections={(dr.CONNECTION_NETWORK_MAC, mac)},
        name=name,
        **more,
    )
    for domain in entities:
        er.async_get(hass).async_get_or_create(
            domain, entry.domain, domain, config_entry=entry, device_id=made.id
        )
    return made


async def test_who_hangs_where_is_found_with_what_the_recorder_tells(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Without any device in Home Assistant: names, makers, and bare addresses."""
    assert await found(hass, running) == (
        Found(
            port=1,
            mac=GATE,
            host="axis-accc8efd1fca",
            maker="Axis Communications",
            interface="eth0.1",
        ),
        Found(port=1, mac=PC, interface="1"),
        Found(port=3, mac=YARD, interface="3"),
    )


async def test_the_device_with_the_address_is_named_whoever_knows_it(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """By the name that a person gave it, and before others but for a camera."""
    pc = device(hass, PC.upper(), "pc", manufacturer="Acme")
    dr.async_get(hass).async_update_device(pc.id, name_by_user="Laptop")
    dialect = recorder.dialect.neighbours
    dialect.heard = {"1": ["02:00:00:00:00:03", PC]}
    gate, laptop, unknown, _ = await found(hass, running)
    assert laptop == Found(
        port=1, mac=PC, device_id=pc.id, name="Laptop", maker="Acme", interface="1"
    )
    assert (gate.mac, gate.device_id) == (GATE, None)
    assert unknown.mac == "02:00:00:00:00:03"

    camera = device(hass, unknown.mac, "camera", "camera")
    assert (await found(hass, running))[0].device_id == camera.id


@pytest.mark.parametrize("camera_first", [False, True])
async def test_a_camera_goes_before_what_a_router_knows_of_it(
    hass: HomeAssistant, running: MockConfigEntry, camera_first: bool
) -> None:
    """Each integration has a device of its own for one address."""

    def camera() -> dr.DeviceEntry:
        return device(hass, GATE, "gate", "camera", "switch")

    known = camera() if camera_first else None
    device(hass, GATE, "router", "device_tracker", "sensor", "sensor", "button")
    known = known or camera()
    assert (await found(hass, running))[0].device_id == known.id


async def test_the_maker_is_told_by_the_address_where_the_device_has_none(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """As a router's device has not."""
    known = device(hass, GATE, "router")
    first = (await found(hass, running))[0]
    assert (first.device_id, first.maker) == (known.id, "Axis Communications")


async def test_the_recorder_itself_hangs_on_none_of_its_ports(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """Its own address is heard on port 3, and is no device there."""
    assert MAC not in {one.mac for one in await found(hass, running)}


async def test_what_dhcp_discovery_knows_names_a_device(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """By its address, in whatever form; nothing that is none."""
    data = DHCPData(integration_matchers=None)  # type: ignore[arg-type]
    data.address_data = {
        "ec71db000001": {"hostname": "Yard-Camera", "ip": "192.168.0.33"},
        "020000000002": {"hostname": "", "ip": "192.168.0.34"},
        "odd": {"hostname": "odd", "ip": "192.168.0.35"},
    }
    hass.data[DATA_DHCP] = data
    hass.config.components.add("dhcp")
    names = {one.mac: one.name for one in await found(hass, running)}
    assert names == {GATE: None, YARD: "yard-camera", PC: None}


@pytest.mark.parametrize(
    ("told", "described", "name", "host", "make"),
    [
        ("Yard camera", "AXIS P3245-LV Camera", "Yard camera", None, "AXIS P3245-LV"),
        (
            "axis-accc8efd1fca",
            "AXIS P3245-LV",
            None,
            "axis-accc8efd1fca",
            "AXIS P3245-LV",
        ),
        ("axis-accc8efd1fca", "Linux nas 6.12", None, "axis-accc8efd1fca", None),
        ("AXIS M1 - ACCC8EFD1FCA", None, None, "AXIS M1 - ACCC8EFD1FCA", "AXIS M1"),
        ("RLC-810A_fd-1f-ca", None, None, "RLC-810A_fd-1f-ca", "RLC-810A"),
        ("ESP_FD1FCA", None, None, "ESP_FD1FCA", None),
        (None, "AXIS S3008 Mk II Recorder", None, None, "AXIS S3008 Mk II"),
        (None, None, None, None, None),
    ],
)
async def test_a_name_that_is_but_an_address_is_none(
    hass: HomeAssistant,
    running: MockConfigEntry,
    told: str | None,
    described: str | None,
    name: str | None,
    host: str | None,
    make: str | None,
) -> None:
    """What is left of it may be the model, or the device tells that itself."""
    one = Neighbour(mac=GATE, name=told, description=described)
    [seen] = async_identify(hass, running, Places(ports={1: (one,)}))
    assert (seen.name, seen.host, seen.model) == (name, host, make)


async def test_what_zeroconf_discovery_knows_names_a_device(
    hass: HomeAssistant, running: MockConfigEntry, mock_async_zeroconf: Any
) -> None:
    """By any of its properties, from what was announced already."""
    kind = "_axis-video._tcp.local."
    name = f"AXIS Gate - 1.{kind}"
    with_cache = Zeroconf.__new__(Zeroconf)
    with_cache.cache = DNSCache()
    with_cache.cache.async_add_records(
        [
            DNSPointer(kind, 12, 1, 4500, name),
            DNSPointer("odd", 12, 1, 4500, "odd"),
            DNSService(name, 33, 1, 4500, 0, 0, 80, "axis.local."),
            DNSText(name, 16, 1, 4500, b"\x17macaddress=ACCC8EFD1FCA\x05a=\xff\xfe1"),
        ]
    )
    hass.data["zeroconf"] = mock_async_zeroconf
    mock_async_zeroconf.zeroconf = with_cache
    hass.config.components.add("zeroconf")
    assert (await found(hass, running))[0].name == "AXIS Gate - 1"


async def test_who_cannot_be_placed_comes_last_for_a_person_to_place(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """With what the recorder calls the interface."""
    recorder.dialect.neighbours.change(network_settings=None)
    told = {"ifName": "br0", "mgmtIP": {"value": "10.0.0.1"}, "sysName": "Attic"}
    recorder.dialect.neighbours.others = [told]
    recorder.dialect.neighbours.interfaces = "br{}a"
    assert await found(hass, running) == (
        Found(
            port=None,
            mac=GATE,
            host="axis-accc8efd1fca",
            maker="Axis Communications",
            interface="br1a",
        ),
        Found(port=None, mac=None, name="Attic", interface="br0"),
    )


async def test_of_a_whole_network_the_likeliest_are_shown(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """However many the recorder has heard there."""
    crowd = [f"02:00:00:00:01:{number:02x}" for number in range(100)]
    recorder.dialect.neighbours.heard = {"3": crowd}
    seen = await found(hass, running)
    at_port_3 = [one.mac for one in seen if one.port == 3]
    assert len(at_port_3) == 8

    nowhere = Places(unmapped=tuple(Neighbour(mac=mac) for mac in (*crowd, GATE)))
    seen = async_identify(hass, running, nowhere)
    assert len(seen) == 64
    assert seen[0].mac == GATE


async def test_others_have_their_turn_between_two_questions(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """A person who switches a port does not wait for all of them."""
    recorder.reset_log()
    async with recorder.hold("discover") as held:
        finding = hass.async_create_task(async_find_out(hass, running))
        await held.arrived.wait()
        switching = hass.async_create_task(switch(hass, "port1-poe", on=False))
        await idle()
    await asyncio.gather(finding, switching)
    told = [one.path for one in recorder.requests]
    assert told[:4] == ["discover", "setportmode", "getportmode", "neighbors"]


async def test_finding_out_costs_four_requests_in_the_recorders_turn(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """Nothing is asked beside a poll."""
    recorder.reset_log()
    async with running.runtime_data.coordinator.turn.poll():
        finding = hass.async_create_task(async_find_out(hass, running))
        for _ in range(50):
            await hass.async_add_executor_job(lambda: None)
        assert recorder.requests == []
    await finding
    told = [one.path for one in recorder.requests]
    assert told == ["discover", "neighbors", "switch_supported", "switch"]


async def diagnostics(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, entry: MockConfigEntry
) -> dict[str, Any]:
    """Return the raw answers that the diagnostics hold."""
    told = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert isinstance(told, dict)
    answers = told["raw_answers"]
    assert isinstance(answers, dict)
    return dict(answers)


@pytest.mark.parametrize("https", [False, True])
async def test_an_administrators_account_is_used_once_and_kept_nowhere(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    recorder: Simulator,
    https: bool,
) -> None:
    """Its answers are kept for the diagnostics, and outlast a reload."""
    account = {"username": OPERATOR.username, "password": OPERATOR.password}
    entry = entry_for(recorder, https=https, **account)
    await set_up(hass, entry)
    told = (await async_find_out(hass, entry)).findings
    assert told.outcome is Outcome.NOT_ADMINISTRATOR

    dialect = recorder.dialect.neighbours
    dialect.others = [{"sysName": "Welcome, chief", "sysDescr": "l3t-m3-1n"}]
    surroundings = await async_find_out(hass, entry, ADMINISTRATOR)
    assert surroundings.findings.outcome is Outcome.TOLD
    assert [one.port for one in surroundings.found] == [1, 1, 3, None]

    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    answers = await diagnostics(hass, hass_client, entry)
    asked = [call for call in answers if call.startswith("/config/")]
    assert asked == [
        "/config/discover",
        "/config/rest/lldp/v1/neighbors",
        "/config/rest/network-settings/v2beta/switch_supported",
        "/config/rest/network-settings/v2beta/switch",
    ]
    assert [answers[call]["status"] for call in asked] == [200] * 4
    whole = json.dumps([answers, dict(entry.data)])
    for secret in (ADMINISTRATOR.password, ADMINISTRATOR.username):
        assert secret not in whole

    await hass.config_entries.async_remove(entry.entry_id)
    assert not hass.data["axis_nvr_poe_neighbours"]


async def test_a_refused_account_leaves_its_answer_too(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, running: MockConfigEntry
) -> None:
    """And the recorder is polled on with its own."""
    wrong = Credentials(username="chief", password="wrong")
    with pytest.raises(AuthenticationError):
        await async_find_out(hass, running, wrong)
    answers = await diagnostics(hass, hass_client, running)
    assert answers["/config/discover"]["status"] == 401
    assert running.runtime_data.coordinator.last_update_success


async def test_of_other_devices_the_diagnostics_tell_their_makers_alone(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """However an address is written, and wherever it stands."""
    written = {
        "accc8efd1fca": "accc8e**REDACTED**",
        "axis-accc8efd1fca.local": "axis-accc8e**REDACTED**.local",
        "camACCC8EFD1FCA2": "camACCC8E**REDACTED**",
        "AC-CC-8E-FD-1F-CA": "AC-CC-8E**REDACTED**",
        "accc.8efd.1fca": "accc.8e**REDACTED**",
        "ac_cc_8e_fd_1f_ca": "ac_cc_8e**REDACTED**",
        "accc8e-fd1fca": "accc8e**REDACTED**",
        "ac%3acc%3A8e%3afd%3a1f%3aca": "ac%3acc%3A8e**REDACTED**",
        "ac:cc:8e:ff:fe:fd:1f:ca": "**REDACTED**",
        "accc8efffefd1fca": "accc8e**REDACTED**",
        "at 10.10.1.145, or fe80::aecc:8eff:fefd:1fca": (
            "at **REDACTED**, or **REDACTED**"
        ),
        "AXIS S3008 11.10.65": "AXIS S3008 11.10.65",
        f"the recorder, {MAC} or ACCC8EAF8C30": (
            "the recorder, **REDACTED** or **REDACTED**"
        ),
    }
    dialect = recorder.dialect.neighbours
    dialect.others = [{"ifName": "eth1", "sysDescr": one} for one in written]
    await async_find_out(hass, running)

    answers = await diagnostics(hass, hass_client, running)

    body = answers["/config/rest/lldp/v1/neighbors"]["body"]
    first, *others = json.loads(body)["data"]
    assert first["chassisID"]["value"] == "ac:cc:8e**REDACTED**"
    assert first["sysName"] == "axis-accc8e**REDACTED**"
    assert first["mgmtIP"]["value"] == "**REDACTED**"
    assert [one["sysDescr"] for one in others] == list(written.values())
    whole = json.dumps(answers).lower()
    for secret in ("fd1fca", "fd:1f:ca", "00:00:01", "10.10.1", "af8c30", "af:8c:30"):
        assert secret not in whole
