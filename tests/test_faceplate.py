"""A recorder's front as a card sees it: all at once, then what changes."""

from datetime import timedelta
from functools import partial
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryError, HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components import axis_nvr_poe
from custom_components.axis_nvr_poe import faceplate_feed
from custom_components.axis_nvr_poe.const import DOMAIN
from custom_components.axis_nvr_poe.faceplate import (
    PORT_ENTITIES,
    RECORDER_ENTITIES,
    Faceplate,
    faceplate,
    port_state,
)
from custom_components.axis_nvr_poe.recorder.data import Port
from custom_components.axis_nvr_poe.vapix.models import (
    FailureNotice,
    PortStatus,
    PortStatusCode,
)
from simulator import Camera, Misbehaviour, RecorderModel, Simulator

from .common import (
    MAC,
    POLL,
    connect,
    device_of,
    disable,
    entity_id,
    idle,
    pass_time,
    set_up,
    switch,
    until,
)
from .looking import Json, Look, Onlooker, recorder_id
from .test_power_cycle import OFF_TIME, cycle
from .test_protected import act

CODE = PortStatusCode


@pytest.fixture
async def onlooker(look: Look, running: MockConfigEntry) -> Onlooker:
    """Return somebody who is logged in while the recorder runs."""
    return await look()


@pytest.fixture
async def viewer(hass: HomeAssistant, onlooker: Onlooker) -> Onlooker:
    """Return somebody who has seen the picture."""
    await onlooker.look_at(recorder_id(hass))
    return onlooker


def seen(changes: list[Json], port: int, *keys: str) -> list[Any]:
    """Return what has been told of a port, one value or several a change."""
    told = [
        change["ports"][str(port)]
        for change in changes
        if str(port) in change.get("ports", {})
    ]
    return [
        tuple(one[key] for key in keys) if keys[1:] else one[keys[0]] for one in told
    ]


@pytest.mark.four_ports
async def test_the_whole_picture_comes_at_once(
    hass: HomeAssistant, running: MockConfigEntry, onlooker: Onlooker
) -> None:
    """The recorder's figures, and of each port what it says and what it is called."""
    connect(hass, running, 1, "Gate camera", protected=True, watchdog=True)
    picture = await onlooker.look_at(recorder_id(hass))

    recorder = picture["recorder"]
    assert recorder.pop("entities")["power"] == "sensor.axis_s3008_power"
    assert recorder == {
        "device_id": recorder_id(hass),
        "name": "AXIS S3008",
        "model": "AXIS S3008 Recorder",
        "answers": True,
        "since": None,
        "reason": None,
        "reason_key": None,
        "reason_placeholders": {},
        "failing": False,
        "reason_text": None,
        "budget": 65.0,
        "allocated": 22.4,
        "drawn": 8.8,
        "available": 42.6,
        "largest_class": "4",
    }
    assert list(picture["ports"]) == ["1", "2", "3", "4"]
    gate = picture["ports"]["1"]
    assert gate.pop("entities")["switch"] == "switch.axis_s3008_port_1"
    assert gate == {
        "port": 1,
        "device_id": device_of(hass, 1).id,
        "name": "Gate camera",
        "named": True,
        "state": "powered",
        "until": None,
        "power": 3.4,
        "allocated": 7.0,
        "requested": 5.9,
        "class_power_limit": 7.0,
        "poe_class": 2,
        "reason": None,
        "reason_text": None,
        "protected": True,
        "watched": True,
        "connected_device_id": None,
    }
    assert [
        (port["name"], port["named"], port["state"])
        for port in (picture["ports"][number] for number in "234")
    ] == [
        ("Port 2", False, "powered"),
        ("Port 3", False, "empty"),
        ("Port 4", False, "off"),
    ]


@pytest.mark.usefixtures("all_enabled")
@pytest.mark.four_ports
async def test_every_entity_is_named(
    hass: HomeAssistant, look: Look, running: MockConfigEntry
) -> None:
    """By the id that it has in the registry."""
    picture = await (await look()).look_at(recorder_id(hass))
    registry = er.async_get(hass)

    def registered(prefix: str, wanted: dict[str, Platform]) -> list[str | None]:
        return [
            registry.async_get_entity_id(platform, DOMAIN, f"{prefix}-{key}")
            for key, platform in wanted.items()
        ]

    recorder = list(picture["recorder"]["entities"].values())
    assert recorder == registered(MAC, RECORDER_ENTITIES)
    port = picture["ports"]["3"]["entities"]
    assert list(port.values()) == registered(f"{MAC}-port3", PORT_ENTITIES)
    assert None not in [*recorder, *port.values()]
    assert next(iter(port)) == "switch"


@pytest.mark.parametrize(
    ("code", "enabled", "is_waiting", "pushed", "state"),
    [
        (CODE.CONNECTED_POE, True, False, None, "powered"),
        (CODE.NOT_CONNECTED, True, False, None, "empty"),
        (CODE.CONNECTED_NO_POE, True, False, None, "connected"),
        (CODE.DISABLED, False, False, None, "off"),
        (CODE.CONNECTED_POE, False, False, None, "off"),
        (CODE.DISABLED, True, False, None, "restarting"),
        (CODE.ERROR_OTHER, True, False, None, "failing"),
        (CODE.ERROR_OTHER, False, False, None, "failing"),
        (CODE.ERROR_POWER_BUDGET, True, True, None, "waiting"),
        (CODE.ERROR_POWER_BUDGET, True, True, True, "waiting"),
        (CODE.ERROR_POWER_BUDGET, None, False, None, "failing"),
        (CODE.CONNECTED_POE, True, False, True, "failing"),
        (CODE.CONNECTED_POE, True, False, False, "powered"),
        (None, None, False, None, "unknown"),
    ],
)
def test_the_state_of_a_port(
    code: PortStatusCode | None,
    enabled: bool | None,
    is_waiting: bool,
    pushed: bool | None,
    state: str,
) -> None:
    """What is amiss comes before what is switched, and that before what is plugged in."""
    news = None if pushed is None else FailureNotice(port=1, failing=pushed)
    port = Port(status=PortStatus(port=1, code=code), enabled=enabled, news=news)
    assert port_state(port, is_waiting=is_waiting) == state


async def test_only_what_has_changed_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    viewer: Onlooker,
    model: RecorderModel,
) -> None:
    """The port alone that a camera leaves, and the recorder's sums; else nothing."""
    await pass_time(hass, freezer)
    assert await viewer.changes() == []

    model.unplug(2)
    await pass_time(hass, freezer)
    (change,) = await viewer.changes()
    assert list(change["ports"]) == ["2"]
    assert change["ports"]["2"]["state"] == "empty"
    assert change["recorder"]["allocated"] == 7.0


async def test_a_failure_says_why(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    viewer: Onlooker,
    model: RecorderModel,
) -> None:
    """In the recorder's words, as long as it lasts."""
    model.inject_fault(2, "Short circuit")
    await pass_time(hass, freezer)
    model.clear_fault(2)
    await pass_time(hass, freezer)
    changes = await viewer.changes()

    assert seen(changes, 2, "state", "reason_text") == [
        ("failing", "Error: Other (Short circuit)"),
        ("powered", None),
    ]
    assert [change["recorder"]["failing"] for change in changes] == [True, False]


async def test_a_failure_of_the_whole_recorder(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    look: Look,
) -> None:
    """Is told in words, as long as it lasts; no port shows it."""
    recorder.dialect.events.listed = True
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    await idle()
    onlooker = await look()
    await onlooker.look_at(recorder_id(hass))

    failure = entity_id(hass, Platform.BINARY_SENSOR, "poe_failure")
    told = []
    for disruption in (True, False):
        recorder.events.notify(-1, reason_text="Supply", disruption=disruption)
        shown = "on" if disruption else "off"
        await until(partial(hass.states.is_state, failure, shown))
        told += await onlooker.changes()
    assert [
        (one["recorder"]["failing"], one["recorder"]["reason_text"]) for one in told
    ] == [(True, "Supply"), (False, None)]
    assert not any("ports" in one for one in told)
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_power_cycle_says_until_when(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    viewer: Onlooker,
) -> None:
    """And is over once the port is on."""
    freezer.tick()
    await cycle(hass)
    until = (dt_util.utcnow() + timedelta(seconds=10)).isoformat()
    changes = await viewer.changes()
    assert seen(changes, 1, "state", "until")[-1] == ("restarting", until)
    await pass_time(hass, freezer, OFF_TIME)
    told = seen(await viewer.changes(), 1, "state", "until")
    assert told == [("restarting", until), ("restarting", None)]


async def test_load_that_is_shed(hass: HomeAssistant, viewer: Onlooker) -> None:
    """Is off for a reason of its own."""
    await act(hass, "shed_load", 1)
    assert seen(await viewer.changes(), 1, "state")[-1] == "shed"


async def test_load_that_could_not_be_shed_is_on(
    hass: HomeAssistant, onlooker: Onlooker, recorder: Simulator
) -> None:
    """Although it is seen to that it comes on, for it might be off."""
    recorder.misbehave(Misbehaviour.reset(), "setportmode")
    with pytest.raises(HomeAssistantError):
        await act(hass, "shed_load", 1)
    picture = await onlooker.look_at(recorder_id(hass))
    assert picture["ports"]["1"]["state"] == "powered"


@pytest.mark.four_ports
async def test_what_waits_for_power_is_held_while_another_restarts(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    viewer: Onlooker,
    model: RecorderModel,
) -> None:
    """So that it does not take what that one frees."""
    model.set_power_limit(30.0)
    model.plug(3, Camera(poe_class=3))
    await pass_time(hass, freezer)
    assert seen(await viewer.changes(), 3, "state") == ["waiting"]

    await cycle(hass)
    held = [change["ports"] for change in await viewer.changes()]
    assert [ports["3"]["state"] for ports in held if "3" in ports][-1] == "held"


async def test_renaming_shows_at_once(
    hass: HomeAssistant, running: MockConfigEntry, viewer: Onlooker
) -> None:
    """Of a device, an entity, a connected device, the recorder; a burst in one go."""
    devices, entities = dr.async_get(hass), er.async_get(hass)
    devices.async_update_device(device_of(hass, 1).id, name_by_user="Porch")
    entities.async_update_entity(
        "sensor.axis_s3008_port_1_power", new_entity_id="sensor.porch"
    )
    (change,) = await viewer.changes()
    assert change["ports"]["1"]["name"] == "Porch"
    assert change["ports"]["1"]["entities"]["power"] == "sensor.porch"

    entities.async_update_entity(
        "sensor.porch", disabled_by=er.RegistryEntryDisabler.USER
    )
    (change,) = await viewer.changes()
    assert change["ports"]["1"]["entities"]["power"] is None

    connect(hass, running, 2, "Yard", protected=True)
    assert seen(await viewer.changes(), 2, "name", "named", "protected") == [
        ("Yard", True, True)
    ]
    devices.async_update_device(recorder_id(hass), name_by_user="Cellar")
    (change,) = await viewer.changes()
    assert change["recorder"]["name"] == "Cellar"
    assert "ports" not in change


async def test_the_device_at_the_other_end(
    hass: HomeAssistant, running: MockConfigEntry, viewer: Onlooker
) -> None:
    """Is named as long as there is one; what others do is not looked at."""
    cameras = MockConfigEntry(domain="cameras")
    cameras.add_to_hass(hass)
    devices = dr.async_get(hass)
    camera = devices.async_get_or_create(
        config_entry_id=cameras.entry_id, identifiers={("cameras", "1")}
    )
    connect(hass, running, 1, "Gate camera", device_id=camera.id)
    assert seen(await viewer.changes(), 1, "connected_device_id") == [camera.id]
    devices.async_remove_device(camera.id)
    assert seen(await viewer.changes(), 1, "connected_device_id") == [None]


async def test_a_recorder_that_is_away_is_shown_as_it_was(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    viewer: Onlooker,
) -> None:
    """With since when and why; its ports are told anew only once they change."""
    await recorder.stop()
    await pass_time(hass, freezer)
    away = await viewer.changes()
    await recorder.start()
    await pass_time(hass, freezer)
    back = await viewer.changes()

    assert [list(change) for change in away + back] == [["recorder"]] * 2
    told = away[0]["recorder"]
    assert told["answers"] is False
    assert told["since"] is not None
    assert told["reason"] == (
        "AXIS S3008 cannot be reached: 127.0.0.1 takes no connection."
    )
    # A card says it in the language of who looks.
    assert told["reason_key"] == "connection_refused"
    assert told["reason_placeholders"]["host"] == "127.0.0.1"
    assert told["allocated"] == 22.4
    assert back[0]["recorder"]["answers"] is True
    assert back[0]["recorder"]["since"] is None
    assert back[0]["recorder"]["reason"] is None
    assert back[0]["recorder"]["reason_key"] is None


async def test_somebody_looks_through_unload_and_set_up(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    viewer: Onlooker,
) -> None:
    """What was known last is shown until more is; nobody polls meanwhile."""
    entries = hass.config_entries
    await entries.async_unload(running.entry_id)
    asked = len(recorder.requests)
    await pass_time(hass, freezer, 2 * POLL)
    assert len(recorder.requests) == asked
    changes = await viewer.changes()
    assert not any(change["recorder"]["answers"] for change in changes)
    assert changes[-1]["recorder"]["drawn"] == 8.8

    # What stops the set-up before a recorder is asked.
    no_disk = ConfigEntryError("No disk")
    with patch.object(axis_nvr_poe, "async_setup_entry", side_effect=no_disk):
        await entries.async_setup(running.entry_id)
    told = (await viewer.changes())[-1]["recorder"]
    assert (told["reason"], told["reason_key"]) == ("No disk", None)

    await recorder.stop()
    await entries.async_reload(running.entry_id)
    assert running.state is ConfigEntryState.SETUP_RETRY
    reason = (await viewer.changes())[-1]["recorder"]["reason"]
    assert reason == "AXIS S3008 cannot be reached: 127.0.0.1 takes no connection."

    await recorder.start()
    await entries.async_reload(running.entry_id)
    assert (await viewer.changes())[-1]["recorder"]["answers"] is True
    await switch(hass, "port1-poe", on=False)
    assert seen(await viewer.changes(), 1, "state")[0] == "off"


async def test_a_recorder_that_is_disabled(
    hass: HomeAssistant, running: MockConfigEntry, viewer: Onlooker
) -> None:
    """Does not answer, and the reason is known; nobody can tell since when."""
    await hass.config_entries.async_set_disabled_by(
        running.entry_id, ConfigEntryDisabler.USER
    )
    last = (await viewer.changes())[-1]["recorder"]
    assert last["answers"] is False
    assert last["reason"] == "AXIS S3008 is disabled in Home Assistant."
    assert last["reason_key"] == "recorder_disabled"
    assert last["reason_placeholders"] == {"recorder": "AXIS S3008"}
    assert last["since"] is None


async def test_a_recorder_that_is_removed(
    hass: HomeAssistant, running: MockConfigEntry, viewer: Onlooker
) -> None:
    """Is gone, which is the last that is told; and found no more."""
    device_id = recorder_id(hass)
    await hass.config_entries.async_remove(running.entry_id)
    assert (await viewer.changes())[-1] == {"gone": True}
    answer = await viewer.ask("faceplate", device_id=device_id)
    assert (answer["error"]["code"], answer["error"]["message"]) == (
        "not_found",
        "There is no such recorder. It may have been removed from Home Assistant",
    )
    assert answer["error"]["translation_key"] == "recorder_not_found"


async def test_a_recorder_without_a_device(
    hass: HomeAssistant, viewer: Onlooker
) -> None:
    """Is gone for those who look, until they ask again once there is one."""
    dr.async_get(hass).async_remove_device(recorder_id(hass))
    assert (await viewer.changes())[-1] == {"gone": True}
    assert await viewer.recorders() == []


async def test_a_port_is_no_recorder(hass: HomeAssistant, onlooker: Onlooker) -> None:
    """Its front cannot be looked at."""
    answer = await onlooker.ask("faceplate", device_id=device_of(hass, 1).id)
    assert answer["error"]["code"] == "not_found"


@pytest.mark.four_ports
async def test_ports_that_come_and_go(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    viewer: Onlooker,
    model: RecorderModel,
) -> None:
    """A port that is gone is told as none."""
    model.add_port(5)
    model.remove_port(3)
    await pass_time(hass, freezer)
    told: Json = {}
    for change in await viewer.changes():
        told |= change["ports"]
    assert told["3"] is None
    assert told["5"]["entities"]["switch"] == "switch.axis_s3008_port_5"


async def test_nothing_is_drawn_for_nobody(
    hass: HomeAssistant, viewer: Onlooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as one looks, it is; and once somebody does again."""
    drawn: list[int] = []

    def draw(*args: Any) -> Faceplate:
        drawn.append(1)
        return faceplate(*args)

    monkeypatch.setattr(faceplate_feed, "faceplate", draw)
    other = await viewer.look_at(recorder_id(hass))
    assert other["ports"]["2"]["state"] == "powered"
    await viewer.ignore(1)
    await switch(hass, "port2-poe", on=False)
    assert seen(await viewer.changes(), 2, "state")[0] == "off"

    await viewer.ignore(3)
    drawn.clear()
    await switch(hass, "port2-poe", on=True)
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, name_by_user="Porch")
    assert await viewer.changes() == []
    assert drawn == []

    picture = await viewer.look_at(recorder_id(hass))
    assert picture["ports"]["1"]["name"] == "Porch"
    await switch(hass, "port2-poe", on=False)
    assert seen(await viewer.changes(), 2, "state")[0] == "off"


async def test_all_recorders_by_name(
    hass: HomeAssistant, running: MockConfigEntry, look: Look
) -> None:
    """Those that never answered have no device, and nothing to be seen."""
    for mac in ("ac:cc:8e:00:00:00", "ac:cc:8e:00:00:01"):
        other = MockConfigEntry(domain=DOMAIN, unique_id=mac)
        other.add_to_hass(hass)
    dr.async_get(hass).async_get_or_create(
        config_entry_id=other.entry_id, identifiers={(DOMAIN, mac)}, name="attic"
    )
    onlooker = await look()
    attic, first = await onlooker.recorders()
    assert (attic["recorder"]["name"], attic["ports"]) == ("attic", {})
    assert first == await onlooker.look_at(recorder_id(hass))
    assert await onlooker.recorders() == [attic, first]


@pytest.mark.four_ports
async def test_before_a_recorder_has_answered(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    look: Look,
) -> None:
    """Its ports are those that it had, of which nothing is known."""
    await set_up(hass, entry)
    connect(hass, entry, 1, "Gate camera")
    await hass.config_entries.async_unload(entry.entry_id)
    await recorder.stop()
    await hass.config_entries.async_setup(entry.entry_id)
    (picture,) = await (await look()).recorders()

    assert picture["recorder"]["failing"] is None
    assert picture["recorder"]["allocated"] is None
    assert [(one["name"], one["state"]) for one in picture["ports"].values()] == [
        ("Gate camera", "unknown"),
        ("Port 2", "unknown"),
        ("Port 3", "unknown"),
        ("Port 4", "unknown"),
    ]


@pytest.mark.parametrize(
    ("entities", "visible"),
    [
        ({"switch.axis_s3008_port_1": True}, ["1"]),
        ({"sensor.axis_s3008_port_2_power": True}, ["2"]),
        (
            {"sensor.axis_s3008_power": True, "sensor.axis_s3008_port_1_power": True},
            [],
        ),
    ],
    ids=[
        "by its switch",
        "by another, as its switch is disabled",
        "by its switch only",
    ],
)
@pytest.mark.four_ports
async def test_a_guest_sees_only_what_he_may_read(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    look: Look,
    hass_read_only_user: MockUser,
    hass_read_only_access_token: str,
    entities: dict[str, bool],
    visible: list[str],
) -> None:
    """At first, and of what changes."""
    disable(hass, "port2-poe")
    hass_read_only_user.mock_policy({"entities": {"entity_ids": entities}})
    guest = await look(access_token=hass_read_only_access_token)
    picture = await guest.look_at(recorder_id(hass))
    assert list(picture["ports"]) == visible

    model.unplug(1)
    model.unplug(2)
    await pass_time(hass, freezer)
    (change,) = await guest.changes()
    assert list(change.get("ports", [])) == visible

    dr.async_get(hass).async_update_device(device_of(hass, 3).id, name_by_user="Safe")
    assert await guest.changes() == []


async def test_a_guest_who_may_read_nothing_finds_no_recorder(
    hass: HomeAssistant,
    running: MockConfigEntry,
    look: Look,
    hass_read_only_user: MockUser,
    hass_read_only_access_token: str,
) -> None:
    """As if there were none."""
    hass_read_only_user.mock_policy({"entities": {"entity_ids": {"light.x": True}}})
    guest = await look(access_token=hass_read_only_access_token)
    assert await guest.recorders() == []
    answer = await guest.ask("faceplate", device_id=recorder_id(hass))
    assert answer["error"]["code"] == "not_found"
