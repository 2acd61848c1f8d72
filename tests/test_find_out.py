"""A recorder is asked what is connected, and a person confirms it."""

import re
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from custom_components.axis_nvr_poe.names import port_label
from simulator import ROOT, Account, Camera, Misbehaviour, RecorderModel, Simulator

from .clients import odd
from .common import connect, device_of, entry_for, set_up

ADMINISTRATOR = {CONF_USERNAME: ROOT.username, CONF_PASSWORD: ROOT.password}


async def choose(hass: HomeAssistant, entry: MockConfigEntry, step: str) -> Any:
    """Open the menu, and choose from it."""
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    assert menu["type"] is FlowResultType.MENU
    return await submit(hass, menu, {"next_step_id": step})


async def submit(hass: HomeAssistant, shown: Any, filled: dict[str, Any]) -> Any:
    """Submit a form, and return what comes of it."""
    result = await hass.config_entries.options.async_configure(shown["flow_id"], filled)
    await hass.async_block_till_done()
    return result


def lines(form: Any) -> dict[str, str | None]:
    """Return the lines of the form with what they hold, as a person reads it."""
    read = {}
    for key, selector in form["data_schema"].schema.items():
        if key == "take_area":
            continue
        labels = {one["value"]: one["label"] for one in selector.config["options"]}
        held = (key.description or {}).get("suggested_value")
        read[str(key).partition(" ·")[0]] = labels.get(held, held)
    return read


def fill(form: Any, **by_port: str | None) -> dict[str, Any]:
    """Return the form as it is submitted, with some lines changed."""
    filled: dict[str, Any] = {"take_area": True}
    for key, selector in form["data_schema"].schema.items():
        if key == "take_area":
            continue
        values = {one["label"]: one["value"] for one in selector.config["options"]}
        held = (key.description or {}).get("suggested_value")
        port = str(key).partition(" ·")[0].replace("Port ", "port")
        if port in by_port:
            chosen = by_port[port]
            held = None if chosen is None else values.get(chosen, chosen)
        if held is not None:
            filled[str(key)] = held
    return filled


def connected(entry: MockConfigEntry) -> dict[str, tuple[str, str | None]]:
    """Return what is connected now: name and device by port."""
    return {
        str(one.unique_id): (one.title, one.data["device_id"])
        for one in entry.subentries.values()
    }


@pytest.fixture
def cameras(hass: HomeAssistant, model: RecorderModel) -> dict[str, dr.DeviceEntry]:
    """Return the cameras at ports 1 and 2 as another integration knows them."""
    entry = MockConfigEntry(domain="onvif")
    entry.add_to_hass(hass)
    registry = dr.async_get(hass)
    garden = ar.async_get(hass).async_create("Garden")
    for name in ("Drive", "Yard"):
        device = registry.async_get_or_create(
            config_entry_id=entry.entry_id,
            connections={(dr.CONNECTION_NETWORK_MAC, Camera(name=name).mac_address)},
            name=f"{name} camera",
        )
        registry.async_update_device(device.id, area_id=garden.id)
    return {
        str(device.name): device
        for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
    }


@pytest.mark.four_ports
async def test_an_administrators_entry_is_asked_nothing(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    cameras: dict[str, dr.DeviceEntry],
) -> None:
    """Two cameras are found, confirmed, and named; four requests at most."""
    recorder.reset_log()
    form = await choose(hass, running, "find_out")
    assert form["step_id"] == "found"
    assert len(recorder.requests) <= 4
    assert lines(form) == {
        "Port 1": "Drive camera",
        "Port 2": "Yard camera",
        "Port 3": None,
        "Port 4": None,
    }

    result = await submit(hass, form, fill(form))

    assert result["reason"] == "added"
    assert result["description_placeholders"]["devices"] == (
        "Drive camera (port 1), Yard camera (port 2)"
    )
    assert connected(running) == {
        "port1": ("Drive camera", cameras["Drive camera"].id),
        "port2": ("Yard camera", cameras["Yard camera"].id),
    }
    assert device_of(hass, 1).name == "Drive camera"
    assert device_of(hass, 2).area_id == "garden"


@pytest.mark.four_ports
async def test_each_line_can_be_changed(
    hass: HomeAssistant,
    running: MockConfigEntry,
    cameras: dict[str, dr.DeviceEntry],
) -> None:
    """Another device, a name that is typed, or nothing at all."""
    form = await choose(hass, running, "find_out")
    form = await submit(hass, form, fill(form, port1="Yard camera"))
    assert form["errors"] == {"base": "found_twice"}
    assert form["description_placeholders"]["device"] == "Yard camera"
    assert lines(form)["Port 1"] == "Yard camera"

    filled = fill(form, port1="Yard camera", port2=None, port3=" My  intercom ")
    filled["take_area"] = False
    await submit(hass, form, filled)

    assert connected(running) == {
        "port1": ("Yard camera", cameras["Yard camera"].id),
        "port3": ("My intercom", None),
    }
    assert device_of(hass, 1).area_id is None


@pytest.mark.four_ports
async def test_what_a_person_has_said_stays(
    hass: HomeAssistant,
    running: MockConfigEntry,
    cameras: dict[str, dr.DeviceEntry],
) -> None:
    """Unless they choose what was found instead; it is looked after as before."""
    connect(hass, running, 1, "My drive", protected=True, device_id=None)
    form = await choose(hass, running, "find_out")
    assert lines(form)["Port 1"] == "My drive"
    result = await submit(hass, form, fill(form, port2=None))
    assert result["reason"] == "nothing_added"

    form = await choose(hass, running, "find_out")
    await submit(hass, form, fill(form, port1="Drive camera"))
    drive = cameras["Drive camera"].id
    assert connected(running)["port1"] == ("Drive camera", drive)
    (first,) = (one for one in running.subentries.values() if one.data["port"] == 1)
    assert first.data["protected"] is True

    form = await choose(hass, running, "find_out")
    form = await submit(hass, form, fill(form, port3="Drive camera"))
    assert form["errors"] == {"base": "found_twice"}


async def test_a_port_that_a_person_has_named_keeps_its_name(
    hass: HomeAssistant,
    running: MockConfigEntry,
    cameras: dict[str, dr.DeviceEntry],
) -> None:
    """It is only known from now on which camera it is."""
    registry = dr.async_get(hass)
    registry.async_update_device(device_of(hass, 1).id, name_by_user="My drive")
    form = await choose(hass, running, "find_out")
    assert lines(form)["Port 1"] == "Drive camera"
    await submit(hass, form, fill(form, port2=None))

    drive = cameras["Drive camera"].id
    assert connected(running) == {"port1": ("My drive", drive)}
    assert port_label(hass, running, 1) == "My drive (port 1)"


@pytest.mark.parametrize("name", ["Camera", "C" * 255], ids=["short", "long"])
async def test_two_cameras_of_a_name_are_told_apart(
    hass: HomeAssistant,
    running: MockConfigEntry,
    cameras: dict[str, dr.DeviceEntry],
    name: str,
) -> None:
    """By their addresses, for which a name as long as can be makes room."""
    for camera in cameras.values():
        dr.async_get(hass).async_update_device(camera.id, name_by_user=name)
    form = await choose(hass, running, "find_out")
    second = f"{name[:235]} · {Camera(name='Yard').mac_address}"
    assert lines(form)["Port 1"] == name
    assert lines(form)["Port 2"] == second
    await submit(hass, form, fill(form))

    assert [device for _, device in connected(running).values()] == [
        cameras["Drive camera"].id,
        cameras["Yard camera"].id,
    ]

    form = await choose(hass, running, "find_out")
    assert (await submit(hass, form, fill(form)))["reason"] == "nothing_added"


@pytest.mark.four_ports
async def test_two_devices_of_a_name_without_addresses_are_told_apart(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    model: RecorderModel,
    recorder: Simulator,
) -> None:
    """By their numbers, behind one interface."""

    def alike(body: bytes) -> bytes:
        for known, told in (
            (rb'"MACAddress", "value": "[^"]*"', b'"Local", "value": "1"'),
            (rb'"ifName": "[^"]*"', b'"ifName": "eth0.1"'),
            (rb'"sysName": "[^"]*"', b'"sysName": "Camera"'),
        ):
            body = re.sub(known, told, body)
        return body

    model.enable(4, on=True)
    for port in (3, 4):
        camera = Camera(name="AXIS M3057-PLVE", requested_power=8.0)
        model.plug(port, camera, running=True)
    await set_up(hass, entry)
    recorder.dialect.neighbours.change(network_settings=None)
    recorder.misbehave(odd(alike))
    form = await choose(hass, entry, "find_out")
    assert form["description_placeholders"]["unassigned"].endswith(
        "\n- Camera · seen on eth0.1\n- Camera · seen on eth0.1 · 2"
    )


@pytest.mark.four_ports
async def test_a_device_that_nobody_knows_has_its_own_name_or_address(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel
) -> None:
    """Its model will do; an address is no name for a camera, unless it is chosen."""
    known = Camera(name="AXIS M3057-PLVE", requested_power=8.0)
    model.plug(3, known, running=True)
    stranger = Camera(name="AXIS Camera", requested_power=8.0)
    model.enable(4, on=True)
    model.plug(4, stranger, running=True)
    host = f"axis-{stranger.mac_address.replace(':', '')}"
    address = Camera(name="Yard").mac_address
    await set_up(hass, entry)

    form = await choose(hass, entry, "find_out")
    assert lines(form) == {
        "Port 1": None,
        "Port 2": None,
        "Port 3": "AXIS M3057-PLVE · Axis Communications",
        "Port 4": None,
    }
    chosen = fill(form, port2=address, port4=f"{host} · Axis Communications")
    await submit(hass, form, chosen)

    assert connected(entry) == {
        "port2": (address, None),
        "port3": ("AXIS M3057-PLVE", None),
        "port4": (host, None),
    }


@pytest.mark.four_ports
async def test_two_of_a_model_that_nobody_knows_are_called_by_their_ports(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel
) -> None:
    """Two devices of a name could be told apart by nobody, nor by voice."""
    model.enable(4, on=True)
    for port in (3, 4):
        mac = f"ACCC8E00000{port}"
        camera = Camera(name="AXIS M3057-PLVE", mac=mac, requested_power=8.0)
        model.plug(port, camera, running=True)
    await set_up(hass, entry)
    form = await choose(hass, entry, "find_out")
    assert lines(form)["Port 3"] == "AXIS M3057-PLVE port 3 · Axis Communications"
    await submit(hass, form, fill(form))

    assert connected(entry) == {
        "port3": ("AXIS M3057-PLVE port 3", None),
        "port4": ("AXIS M3057-PLVE port 4", None),
    }


async def test_where_no_name_tells_the_port_a_person_does(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    cameras: dict[str, dr.DeviceEntry],
) -> None:
    """The form shows who was seen, and offers them at every port."""
    recorder.dialect.neighbours.change(network_settings=None, first=7)
    form = await choose(hass, running, "find_out")
    assert set(lines(form).values()) == {None}
    assert "Drive camera" in form["description_placeholders"]["unassigned"]

    await submit(hass, form, fill(form, port1="Drive camera · seen on eth0.7"))
    assert connected(running) == {"port1": ("Drive camera", cameras["Drive camera"].id)}


@pytest.fixture
async def operated(
    hass: HomeAssistant, recorder: Simulator, operator: Account
) -> MockConfigEntry:
    """Return an entry whose account is an operator's."""
    entry = entry_for(recorder, username=operator.username, password=operator.password)
    await set_up(hass, entry)
    return entry


@pytest.mark.parametrize(
    ("low_role", "error"),
    [
        ("401", "not_administrator"),
        ("403", "not_administrator"),
        ("error", "cannot_find_out"),
    ],
)
async def test_an_operator_is_asked_for_an_administrator(
    hass: HomeAssistant,
    operated: MockConfigEntry,
    operator: Account,
    recorder: Simulator,
    low_role: Any,
    error: str,
) -> None:
    """Whose account is used for this alone, and kept nowhere."""
    recorder.dialect.neighbours.change(low_role=low_role)
    form = await choose(hass, operated, "find_out")
    assert (form["step_id"], form["errors"]) == ("administrator", None)

    own = {CONF_USERNAME: operator.username, CONF_PASSWORD: operator.password}
    form = await submit(hass, form, own)
    assert form["errors"] == {"base": error}

    form = await submit(hass, form, {**ADMINISTRATOR, CONF_PASSWORD: "wrong"})
    assert form["errors"] == {"base": "invalid_auth"}

    form = await submit(hass, form, {**ADMINISTRATOR, CONF_USERNAME: "a:b"})
    assert form["errors"] == {CONF_USERNAME: "invalid_username"}

    form = await submit(hass, form, {**ADMINISTRATOR, CONF_PASSWORD: "a\nb"})
    assert form["errors"] == {CONF_PASSWORD: "invalid_password"}

    recorder.reset_log()
    form = await submit(hass, form, ADMINISTRATOR)
    assert form["step_id"] == "found"
    assert len([one for one in recorder.requests if one.status != 401]) <= 4
    assert operated.data[CONF_USERNAME] == operator.username
    assert operated.state is ConfigEntryState.LOADED
    assert not hass.config_entries.flow.async_progress_by_handler(DOMAIN)


async def test_a_recorder_that_is_unloaded_while_its_form_is_open_is_not_asked(
    hass: HomeAssistant, operated: MockConfigEntry, recorder: Simulator
) -> None:
    """Nor is anybody's account sent to it."""
    form = await choose(hass, operated, "find_out")
    await hass.config_entries.async_unload(operated.entry_id)
    recorder.reset_log()
    result = await submit(hass, form, ADMINISTRATOR)
    assert result["reason"] == "not_set_up"
    assert recorder.requests == []


async def test_a_recorder_that_breaks_off_is_told_in_its_words(
    hass: HomeAssistant, operated: MockConfigEntry, recorder: Simulator
) -> None:
    """Before the account is asked for, and after."""
    form = await choose(hass, operated, "find_out")
    recorder.misbehave(Misbehaviour.reset())
    form = await submit(hass, form, ADMINISTRATOR)
    assert form["errors"] == {"base": "cannot_find_out"}
    assert "AXIS S3008 cannot be reached" in form["description_placeholders"]["reason"]

    result = await choose(hass, operated, "find_out")
    assert result["reason"] == "cannot_find_out"
    assert "cannot be reached" in result["description_placeholders"]["reason"]

    recorder.behave()
    form = await submit(hass, form, ADMINISTRATOR)
    assert form["step_id"] == "found"


async def test_a_recorder_that_bars_this_address_is_no_role_too_low(
    hass: HomeAssistant, operated: MockConfigEntry, recorder: Simulator
) -> None:
    """It answers everything with 403 for a while."""
    form = await choose(hass, operated, "find_out")
    recorder.misbehave(Misbehaviour.status(403))
    form = await submit(hass, form, ADMINISTRATOR)
    assert form["errors"] == {"base": "throttled"}


@pytest.mark.parametrize(
    ("dialect", "reason"),
    [
        ({"discovery": False}, "not_told"),
        ({"lldp": None, "network_settings": None}, "not_told"),
        ({"lldp": None, "switch": False}, "not_told"),
        ({"silent": True}, "nobody_seen"),
    ],
)
async def test_a_recorder_that_cannot_tell_ends_with_a_sentence_of_its_own(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    dialect: dict[str, Any],
    reason: str,
) -> None:
    """Nothing is asked that would lead to nothing."""
    recorder.dialect.neighbours.change(**dialect)
    assert (await choose(hass, running, "find_out"))["reason"] == reason


async def test_a_recorder_that_is_not_set_up_cannot_be_asked(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """The menu is there nevertheless."""
    await hass.config_entries.async_unload(running.entry_id)
    assert (await choose(hass, running, "find_out"))["reason"] == "not_set_up"


async def test_connected_devices_are_looked_after_in_one_form(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Protected or watched, never both."""
    connect(hass, running, 1, "Gate", protected=True)
    connect(hass, running, 2, "Yard", watch=["camera.yard"])
    connect(hass, running, 3, "Door")

    form = await choose(hass, running, "look_after")
    form = await submit(
        hass, form, {"protected_devices": ["2"], "watched_devices": ["2"]}
    )
    assert form["errors"] == {"base": "protected_and_watched"}
    assert form["description_placeholders"]["devices"] == "Yard (port 2)"

    form = await submit(hass, form, {"watched_devices": ["2", "3"]})
    assert form["errors"] == {"base": "nothing_to_watch"}
    assert form["description_placeholders"]["devices"] == "Door (port 3)"

    result = await submit(
        hass, form, {"protected_devices": ["3"], "watched_devices": ["2"]}
    )
    assert result["reason"] == "looked_after"
    said = {
        one.title: (one.data["protected"], one.data["watchdog"])
        for one in running.subentries.values()
    }
    assert said == {
        "Gate": (False, False),
        "Yard": (False, True),
        "Door": (True, False),
    }


async def test_what_the_form_does_not_show_stays_as_it_is(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """One device came while it was open, and another one went."""
    connect(hass, running, 1, "Gate")
    gone = connect(hass, running, 2, "Yard")
    form = await choose(hass, running, "look_after")
    connect(hass, running, 3, "Door", protected=True)
    hass.config_entries.async_remove_subentry(running, gone.subentry_id)
    await submit(hass, form, {"protected_devices": ["1", "2"]})

    assert {
        one.title: one.data["protected"] for one in running.subentries.values()
    } == {
        "Gate": True,
        "Door": True,
    }


async def test_a_form_that_is_opened_anew_is_as_it_was(
    hass: HomeAssistant, operated: MockConfigEntry
) -> None:
    """As when the page is loaded once more."""
    form = await choose(hass, operated, "find_out")
    again = await hass.config_entries.options.async_configure(form["flow_id"])
    assert again["step_id"] == "administrator"

    form = await submit(hass, again, ADMINISTRATOR)
    again = await hass.config_entries.options.async_configure(form["flow_id"])
    assert again["step_id"] == "found"
    assert lines(again) == lines(form)


async def test_an_account_that_is_refused_meanwhile_is_no_end(
    hass: HomeAssistant, operated: MockConfigEntry, recorder: Simulator
) -> None:
    """An administrator's will do."""
    recorder.set_account(Account(operated.data[CONF_USERNAME], "another one"))
    form = await choose(hass, operated, "find_out")
    assert form["step_id"] == "administrator"
    assert (await submit(hass, form, ADMINISTRATOR))["step_id"] == "found"
