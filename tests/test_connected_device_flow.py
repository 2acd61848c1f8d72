"""A person says what hangs on a port, and changes their mind."""

from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigSubentry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.adoption import async_connect
from custom_components.axis_nvr_poe.names import port_label
from simulator import Simulator

from .common import connect, device_of, pass_time, state_of

WATCHDOG = {
    "watchdog": False,
    "unavailable_for": {"minutes": 5},
    "max_restarts": 4,
}


def filled(port: str, watchdog: dict[str, Any] | None = None, **fields: Any) -> Any:
    """Return the form as the frontend sends it."""
    return {
        "port": port,
        "take_area": True,
        "protected": False,
        **fields,
        "watchdog_settings": {**WATCHDOG, **(watchdog or {})},
    }


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> Any:
    """Open the form."""
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, "connected_device"), context={"source": SOURCE_USER}
    )


async def submit(hass: HomeAssistant, form: Any, said: dict[str, Any]) -> Any:
    """Submit the form, and return what comes of it."""
    result = await hass.config_entries.subentries.async_configure(form["flow_id"], said)
    await hass.async_block_till_done()
    return result


async def change(
    hass: HomeAssistant, entry: MockConfigEntry, subentry: ConfigSubentry
) -> Any:
    """Open the form of what was said before."""
    return await entry.start_subentry_reconfigure_flow(hass, subentry.subentry_id)


def suggested(form: Any) -> dict[str, Any]:
    """Return what a form is filled with."""
    return {
        str(key): key.description["suggested_value"]
        for key in form["data_schema"].schema
        if key.description
    }


@pytest.fixture
def camera(hass: HomeAssistant) -> dr.DeviceEntry:
    """Return the camera as another integration knows it, in an area."""
    entry = MockConfigEntry(domain="onvif")
    entry.add_to_hass(hass)
    registry = dr.async_get(hass)
    device = registry.async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={("onvif", "gate")},
        name="AXIS P3245",
    )
    area = ar.async_get(hass).async_create("Garden")
    registry.async_update_device(device.id, area_id=area.id)
    found = registry.async_get(device.id)
    assert isinstance(found, dr.DeviceEntry)
    return found


async def test_a_person_says_what_hangs_on_a_port(
    hass: HomeAssistant, running: MockConfigEntry, camera: dr.DeviceEntry
) -> None:
    """All of it, in one form."""
    form = await begin(hass, running)
    result = await submit(
        hass,
        form,
        filled(
            "1",
            name="  Gate \t camera ",
            device_id=camera.id,
            watchdog={
                "watchdog": True,
                "watch": ["camera.gate"],
                "unavailable_for": {"minutes": 2, "seconds": 30},
                "max_restarts": 2,
            },
        ),
    )

    assert result["type"] is FlowResultType.CREATE_ENTRY
    (subentry,) = running.subentries.values()
    assert (subentry.title, subentry.unique_id) == ("Gate camera", "port1")
    assert subentry.data == {
        "port": 1,
        "device_id": camera.id,
        "protected": False,
        "watchdog": True,
        "watch": ["camera.gate"],
        "unavailable_for": 150,
        "max_restarts": 2,
    }
    assert device_of(hass, 1).name == "Gate camera"
    assert device_of(hass, 1).area_id == "garden"


@pytest.mark.four_ports
async def test_the_ports_tell_what_is_known_of_them(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator, freezer: Any
) -> None:
    """Status, power and name, those first that are free; when away, the name."""
    connect(hass, running, 2, "Yard camera")

    async def labels() -> list[str]:
        schema = (await begin(hass, running))["data_schema"].schema
        return [one["label"] for one in schema["port"].config["options"]]

    assert await labels() == [
        "Port 1 · Powered, 3.4 W · nothing named yet",
        "Port 3 · Not connected · nothing named yet",
        "Port 4 · Off · nothing named yet",
        "Port 2 · Powered, 5.4 W · Yard camera",
    ]

    await recorder.stop()
    await pass_time(hass, freezer)
    assert (await labels())[2:] == [
        "Port 4 · nothing named yet",
        "Port 2 · Yard camera",
    ]


async def test_a_port_of_unknown_status_is_offered_without_one(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator, freezer: Any
) -> None:
    """A status code that nobody knows is not put into words."""
    recorder.dialect.override[1] = {"StatusCode": "17"}
    await pass_time(hass, freezer)

    schema = (await begin(hass, running))["data_schema"].schema

    assert schema["port"].config["options"][0]["label"] == (
        "Port 1 · nothing named yet"
    )


async def test_name_and_area_are_those_of_the_device(
    hass: HomeAssistant, running: MockConfigEntry, camera: dr.DeviceEntry
) -> None:
    """Unless the person says no."""
    await submit(hass, await begin(hass, running), filled("1", device_id=camera.id))
    assert device_of(hass, 1).name == "AXIS P3245"
    assert device_of(hass, 1).area_id == "garden"

    unasked = filled("2", name="Yard", device_id=camera.id, take_area=False)
    await submit(hass, await begin(hass, running), unasked)
    assert device_of(hass, 2).name == "Yard"
    assert device_of(hass, 2).area_id is None


async def test_a_port_that_a_person_named_keeps_its_name(
    hass: HomeAssistant, running: MockConfigEntry, camera: dr.DeviceEntry
) -> None:
    """Until they type another one."""
    registry = dr.async_get(hass)
    registry.async_update_device(device_of(hass, 1).id, name_by_user="My gate")

    await submit(hass, await begin(hass, running), filled("1", device_id=camera.id))
    (subentry,) = running.subentries.values()
    assert subentry.title == "My gate"
    assert state_of(hass, Platform.SWITCH, "port1-poe").name == "My gate"

    form = await change(hass, running, subentry)
    assert suggested(form)["name"] == "My gate"
    await submit(hass, form, filled("1", name="Gate", device_id=camera.id))
    assert state_of(hass, Platform.SWITCH, "port1-poe").name == "Gate"


@pytest.mark.four_ports
async def test_what_was_said_can_be_changed(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """The form holds it; a camera may have moved to another port."""
    subentry = connect(hass, running, 1, "Gate", watchdog=True, watch=["camera.gate"])
    form = await change(hass, running, subentry)
    assert suggested(form) == {
        "port": "1",
        "name": "Gate",
        "take_area": False,
        "protected": False,
    }

    result = await submit(hass, form, filled("3", name="Gate", protected=True))

    assert result["reason"] == "reconfigure_successful"
    assert (subentry.unique_id, subentry.data["port"]) == ("port3", 3)
    assert subentry.data["protected"] is True
    assert subentry.data["watchdog"] is False
    assert device_of(hass, 1).name == "AXIS S3008 port 1"
    assert device_of(hass, 3).name == "Gate"


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        (filled("2", name="Gate"), {"port": "port_taken"}),
        (filled("1"), {"name": "name_missing"}),
        (filled("1", name=" \n\t"), {"name": "name_missing"}),
        (filled("1", device_id="gone"), {"name": "name_missing"}),
        (
            filled("1", name="Gate", watchdog={"watchdog": True}),
            {"base": "nothing_to_watch"},
        ),
        (
            filled("1", name="Gate", protected=True, watchdog={"watchdog": True}),
            {"base": "protected_and_watched"},
        ),
        (
            filled(
                "1",
                name="Gate",
                watchdog={
                    "watchdog": True,
                    "watch": ["camera.gate"],
                    "unavailable_for": {"seconds": 59},
                },
            ),
            {"base": "unavailable_for_out_of_range"},
        ),
        (
            filled(
                "1",
                name="Gate",
                watchdog={
                    "watchdog": True,
                    "watch": ["camera.gate"],
                    "unavailable_for": {"hours": 25},
                },
            ),
            {"base": "unavailable_for_out_of_range"},
        ),
    ],
)
async def test_what_cannot_be_is_said_clearly(
    hass: HomeAssistant,
    running: MockConfigEntry,
    said: dict[str, Any],
    errors: dict[str, str],
) -> None:
    """And mended in the same form."""
    connect(hass, running, 2, "Yard")
    form = await submit(hass, await begin(hass, running), said)
    assert form["errors"] == errors

    result = await submit(hass, form, filled("1", name="Gate"))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_recorder_that_never_answered_has_no_ports_to_choose_from(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """There is nothing to say yet."""
    entry.add_to_hass(hass)
    assert (await begin(hass, entry))["reason"] == "no_ports"


async def test_a_port_is_no_device_at_the_other_end(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Its entities tell nothing of the camera."""
    said = filled("1", name="Gate", device_id=device_of(hass, 1).id)
    form = await submit(hass, await begin(hass, running), said)
    assert form["errors"] == {"device_id": "own_device"}


async def test_a_device_that_is_removed_meanwhile_cannot_be_changed(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """In another window, while the form is open."""
    subentry = connect(hass, running, 1, "Gate")
    form = await change(hass, running, subentry)
    hass.config_entries.async_remove_subentry(running, subentry.subentry_id)
    result = await submit(hass, form, filled("1", name="Gate"))
    assert result["reason"] == "removed"


async def test_a_device_whose_port_is_garbled_still_has_it(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """There is one a port, by its id; to find out mends the rest."""
    connect(hass, running, 1, "Gate")
    (subentry,) = running.subentries.values()
    hass.config_entries.async_update_subentry(running, subentry, data={"port": "x"})
    assert port_label(hass, running, 1) == "Gate (port 1)"

    form = await submit(hass, await begin(hass, running), filled("1", name="Yard"))
    assert form["errors"] == {"port": "port_taken"}

    async_connect(hass, running, 1, "Yard", None)
    (subentry,) = running.subentries.values()
    assert (subentry.title, subentry.data["port"]) == ("Yard", 1)


@pytest.mark.four_ports
async def test_a_garbled_connected_device_can_be_said_anew(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Its name is left of it."""
    subentry = ConfigSubentry(
        data=MappingProxyType({"port": "?"}),
        subentry_type="connected_device",
        title="Gate",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(running, subentry)
    form = await change(hass, running, subentry)
    assert suggested(form) == {"name": "Gate"}

    await submit(hass, form, filled("3", name="Gate"))
    assert (subentry.unique_id, subentry.data["port"]) == ("port3", 3)
