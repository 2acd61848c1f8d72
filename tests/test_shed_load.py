"""Shedding load, and bringing it back: just that, one port after the other."""

import asyncio
from datetime import timedelta
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import ATTR_ENTITY_ID, EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
import voluptuous as vol

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, Misbehaviour, RecorderModel, Simulator

from .common import connect, entry_for, idle, pass_time, set_up, state_of, switch
from .test_held import pass_seconds
from .test_power_cycle import OFF_TIME, SECOND, cycle, recorded
from .test_power_cycle_races import put_on_record
from .test_protected import act, ask, on, port
from .test_repairs import client, issues  # noqa: F401 - a fixture
from .test_restores import full_disk

pytestmark = pytest.mark.four_ports

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def stored(hass_storage: dict[str, Any], entry: MockConfigEntry) -> dict[str, Any]:
    """Return what is on disk of ports that are off."""
    data = hass_storage[f"{DOMAIN}.power_cycles.{entry.entry_id}"]["data"]
    assert isinstance(data, dict)
    return data


def left_behind(**changes: Any) -> dict[str, Any]:
    """Return the record of load that was shed an hour ago."""
    since = (dt_util.utcnow() - HOUR).isoformat()
    return {"kind": "shed", "since": since, "until": None, **changes}


@pytest.fixture
async def shed(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> MockConfigEntry:
    """Return the entry, the load of its ports 1, 2 and 3 shed."""
    await act(hass, "shed_load", 1, 2, 3, 4)
    assert on(model) == []
    return running


async def test_load_is_shed_where_there_is_some(
    hass: HomeAssistant,
    running: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """What is protected stays on, what is off stays off; the response names all."""
    connect(hass, running, 1, "Gate camera", protected=True)

    assert await ask(hass, "shed_load", 4, 2, 1) == {
        "shed": {port(hass, 2): "Port 2"},
        "protected": {port(hass, 1): "Gate camera (port 1)"},
        "already_off": {port(hass, 4): "Port 4"},
        "failed": {},
    }
    assert on(model) == [1, 3]
    assert list(stored(hass_storage, running)) == ["2"]
    assert state_of(hass, Platform.SWITCH, "port2-poe").state == "off"

    response = await ask(hass, "shed_load", 2, 3)
    assert list(response["shed"]) == [port(hass, 3)]
    assert list(response["already_off"]) == [port(hass, 2)]


async def test_what_is_shed_is_on_disk_before_it_goes_off(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """With no time at which it comes back."""
    async with recorder.hold("setportmode", stage="request") as held:
        action = hass.async_create_task(act(hass, "shed_load", 1))
        await held.arrived.wait()
        record = stored(hass_storage, running)["1"]
        assert (record["kind"], record["until"]) == ("shed", None)
    await action


async def test_a_full_disk_keeps_the_load(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """After a crash nobody would know what to bring back."""
    with (
        full_disk(),
        pytest.raises(HomeAssistantError, match="Port 1 was not turned off: Home"),
    ):
        await act(hass, "shed_load", 1)

    await pass_time(hass, freezer, SECOND)
    assert on(model) == [1, 2, 3]


async def test_load_whose_shedding_was_not_answered_comes_back_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """It went off, but the caller was told that it failed."""
    recorder.misbehave(Misbehaviour.reset(processed=True), "setportmode")
    with pytest.raises(HomeAssistantError, match=r"^Port 1 was not switched\."):
        await act(hass, "shed_load", 1)
    assert on(model) == [2, 3]

    recorder.behave()
    await pass_time(hass, freezer, SECOND)
    assert on(model) == [1, 2, 3]
    assert not recorded(hass_storage)


async def test_nothing_brings_shed_load_back_by_itself(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Neither time, nor a reload, nor the end of Home Assistant, nor the recorder."""
    model.restart(40)
    for _ in range(10):
        await pass_time(hass, freezer)
    await hass.config_entries.async_reload(shed.entry_id)
    await pass_time(hass, freezer, HOUR)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    await hass.config_entries.async_unload(shed.entry_id)
    assert on(model) == []
    assert issues(hass) == {}

    await hass.config_entries.async_setup(shed.entry_id)
    await act(hass, "restore_load", 1, 2, 3, 4, stagger=0)
    await pass_time(hass, freezer, SECOND)
    assert on(model) == [1, 2, 3]


async def test_load_comes_back_one_port_after_the_other(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """The first at once; the response says when the others will."""
    freezer.move_to("2026-11-27 12:00:00+00:00")
    assert await ask(hass, "restore_load", 3, 1, 2, 4, stagger=5) == {
        "restoring": {
            port(hass, 1): "2026-11-27T04:00:00-08:00",
            port(hass, 2): "2026-11-27T04:00:05-08:00",
            port(hass, 3): "2026-11-27T04:00:10-08:00",
        },
        "failed": {},
    }
    for expected in ([1], [1, 2], [1, 2, 3]):
        assert on(model) == expected
        await pass_seconds(hass, freezer, 4)
        assert on(model) == expected
        await pass_seconds(hass, freezer, 1)
    assert not recorded(hass_storage)


@pytest.mark.parametrize(
    ("data", "seconds"), [({}, 10), ({"stagger": {"hours": 1}}, 3600)]
)
async def test_the_pause_is_ten_seconds_or_what_was_said(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
    data: dict[str, Any],
    seconds: int,
) -> None:
    """Up to an hour."""
    await act(hass, "restore_load", 1, 2, **data)
    await pass_time(hass, freezer, timedelta(seconds=seconds - 1))
    assert on(model) == [1]
    await pass_time(hass, freezer, SECOND)
    assert on(model) == [1, 2]


@pytest.mark.parametrize("stagger", [-1, 3601])
async def test_a_pause_out_of_range_is_refused(
    hass: HomeAssistant, shed: MockConfigEntry, model: RecorderModel, stagger: int
) -> None:
    """Nothing comes on."""
    with pytest.raises(vol.Invalid):
        await act(hass, "restore_load", 1, stagger=stagger)
    assert on(model) == []


async def test_only_what_was_shed_comes_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Not what a person turned off, before or after, nor what is not meant."""
    await act(hass, "shed_load", 1, 2, 3)
    await switch(hass, "port1-poe", on=False)
    await switch(hass, "port2-poe", on=True)
    await switch(hass, "port2-poe", on=False)
    response = await ask(hass, "restore_load", 1, 2, 4)
    assert response == {"restoring": {}, "failed": {}}
    await pass_time(hass, freezer)

    assert on(model) == []


async def test_a_person_who_decides_while_load_comes_back_wins(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The others come on as planned."""
    await act(hass, "restore_load", 1, 2, 3)
    await switch(hass, "port2-poe", on=False)
    await pass_seconds(hass, freezer, 21)

    assert on(model) == [1, 3]


async def test_load_that_is_about_to_come_back_may_be_kept_off(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """It stays shed until the next restore."""
    await act(hass, "restore_load", 1, 2, 3)
    response = await ask(hass, "shed_load", 2, 3)
    assert list(response["shed"]) == [port(hass, 2), port(hass, 3)]
    await pass_time(hass, freezer, HOUR)
    assert on(model) == [1]

    await act(hass, "restore_load", 2)
    assert on(model) == [1, 2]


async def test_load_is_kept_off_although_its_time_comes_meanwhile(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Both wait their turn while the recorder is busy; who came first counts."""
    await act(hass, "restore_load", 1, 2, stagger=5)
    async with recorder.hold("setportmode", stage="request") as held:
        busy = hass.async_create_task(switch(hass, "port4-poe", on=True))
        await held.arrived.wait()
        keep = hass.async_create_task(act(hass, "shed_load", 2))
        await idle()
        freezer.tick(6 * SECOND)
        async_fire_time_changed(hass)
        await idle()
    await asyncio.gather(busy, keep)
    await pass_time(hass, freezer)
    assert on(model) == [1, 4]


async def test_another_restore_plans_anew(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """What waited an hour comes at once."""
    await act(hass, "restore_load", 1, 2, 3, stagger=3600)
    await act(hass, "restore_load", 2, 3, stagger=5)
    assert on(model) == [1, 2]
    await pass_seconds(hass, freezer, 5)
    assert on(model) == [1, 2, 3]


async def test_a_power_cycle_becomes_shed_load(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The port was meant to be on; nothing but a restore turns it on."""
    await cycle(hass)
    port_power = running.runtime_data.port_power
    assert port_power.cycle(1)
    response = await ask(hass, "shed_load", 1, 2)
    assert list(response["shed"]) == [port(hass, 1), port(hass, 2)]
    assert not port_power.cycle(1)
    await pass_time(hass, freezer, OFF_TIME)
    assert on(model) == [3]
    with pytest.raises(ServiceValidationError, match="Port 1 is off because its load"):
        await cycle(hass)

    await act(hass, "restore_load", 1)
    assert on(model) == [1, 3]


async def test_a_power_cycle_is_over_although_its_load_is_not_shed_for_sure(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """That shows at once, and the port comes on before the power cycle's time."""
    await cycle(hass)
    assert state_of(hass, Platform.BINARY_SENSOR, "port1-restarting").state == "on"
    recorder.misbehave(Misbehaviour.reset(), "setportmode")
    with pytest.raises(HomeAssistantError, match=r"^Port 1 was not switched\."):
        await act(hass, "shed_load", 1)
    assert state_of(hass, Platform.BINARY_SENSOR, "port1-restarting").state == "off"

    recorder.behave()
    await pass_time(hass, freezer, SECOND)
    assert on(model) == [1, 2, 3]


@pytest.mark.parametrize("target", [2, 3], ids=["cycled", "held"])
async def test_what_is_held_becomes_shed_load_or_is_let_go(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    target: int,
) -> None:
    """Held off itself, it stays off; held for what is shed, it takes the power."""
    model.set_power_limit(30.0)
    model.plug(3, Camera(poe_class=3, boot_time=5))
    await pass_time(hass, freezer)
    await cycle(hass, port=2)
    assert on(model) == [1]
    await act(hass, "shed_load", target)
    await pass_seconds(hass, freezer, 80)

    assert on(model) == [1, 5 - target]


async def test_a_restore_goes_on_after_a_restart_in_its_middle(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """What is late by then keeps its pauses."""
    await act(hass, "restore_load", 1, 2, 3)
    await hass.config_entries.async_unload(shed.entry_id)
    assert on(model) == [1]
    freezer.tick(HOUR)
    await hass.config_entries.async_setup(shed.entry_id)
    await pass_seconds(hass, freezer, 1)
    assert on(model) == [1, 2]
    await pass_seconds(hass, freezer, 8)
    assert on(model) == [1, 2]
    await pass_seconds(hass, freezer, 2)
    assert on(model) == [1, 2, 3]


async def test_a_plan_is_on_disk_before_the_first_port_comes_on(
    hass: HomeAssistant,
    shed: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """A crash from then on changes nothing but the time."""
    async with recorder.hold("setportmode", stage="request") as held:
        action = hass.async_create_task(act(hass, "restore_load", 1, 2))
        await held.arrived.wait()
        records = stored(hass_storage, shed)
        assert [records[port]["until"] is None for port in ("1", "2", "3")] == [
            False,
            False,
            True,
        ]
        assert records["2"]["stagger"] == 10
    await action


async def test_what_was_shed_before_a_crash_is_brought_back_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """A record that says when is due then, one that cannot be read is due now."""
    for number in (1, 2, 3):
        model.enable(number, on=False)
    later = (dt_util.utcnow() + 20 * SECOND).isoformat()
    put_on_record(
        hass_storage,
        entry,
        {
            "1": left_behind(),
            "2": left_behind(until=later),
            "3": left_behind(until="x"),
        },
    )
    await set_up(hass, entry)
    await pass_seconds(hass, freezer, 1)
    assert on(model) == [3]
    await pass_seconds(hass, freezer, 20)
    assert on(model) == [2, 3]
    await act(hass, "restore_load", 1)
    assert on(model) == [1, 2, 3]


async def test_load_comes_back_in_turn_although_the_recorder_cannot_be_set_up(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """One port with each try to set it up; what nobody has asked for stays shed."""
    for number in (1, 2, 3):
        model.enable(number, on=False)
    past = (dt_util.utcnow() - 20 * SECOND).isoformat()
    due = left_behind(until=past)
    put_on_record(hass_storage, entry, {"1": due, "2": due, "3": left_behind()})
    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    assert on(model) == [1]
    for _ in range(2):
        await hass.config_entries.async_reload(entry.entry_id)
        assert on(model) == [1, 2]


async def test_a_restore_that_fails_is_tried_until_it_is_done(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The first one is raised; a repair names each, and goes by itself."""
    recorder.misbehave(Misbehaviour.general_error(20), "setportmode")
    with pytest.raises(HomeAssistantError, match=r"Port 1 .* keeps trying$"):
        await act(hass, "restore_load", 1)
    response = await ask(hass, "restore_load", 1, 2)
    assert list(response["restoring"]) == [port(hass, 1), port(hass, 2)]
    assert list(response["failed"]) == [port(hass, 1)]
    await pass_seconds(hass, freezer, 70)
    assert len([one for one in ir.async_get(hass).issues.values() if one.active]) == 2
    told = issues(hass)["owed_shed"]
    assert told
    assert told["error"].startswith("Port ")

    recorder.behave()
    for _ in range(3):
        await pass_time(hass, freezer)
    assert on(model) == [1, 2]
    assert issues(hass) == {}


async def test_a_restore_in_an_outage_keeps_its_pauses_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Several ports that start at once might be too much."""
    await act(hass, "restore_load", 1, 2, 3, stagger=25)
    model.restart(600)
    for _ in range(19):
        await pass_time(hass, freezer)
    came: list[list[int]] = []
    for _ in range(24):
        await pass_seconds(hass, freezer, 5)
        came.append(on(model))
    assert came[-1] == [1, 2, 3]
    assert came.count([1, 2]) >= 4


async def test_shed_load_that_was_turned_on_elsewhere_is_forgotten(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """On the recorder's own page; nothing is asked in the polls before or after."""
    await pass_seconds(hass, freezer, 40)
    recorder.reset_log()
    await pass_time(hass, freezer)
    assert [one.path for one in recorder.requests] == ["getportstatuses"]

    model.enable(1, on=True)
    await pass_time(hass, freezer)
    assert list(stored(hass_storage, shed)) == ["2", "3"]
    recorder.reset_log()
    await pass_time(hass, freezer)
    assert [one.path for one in recorder.requests] == ["getportstatuses"]


@pytest.mark.parametrize("is_told", [True, False], ids=["told later", "not told"])
async def test_the_recorder_is_not_asked_time_and_again_whether_shed_load_is_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    is_told: bool,
) -> None:
    """Its status and its mode contradict each other, or it would not tell at first."""
    await pass_seconds(hass, freezer, 40)
    model.enable(1, on=True)
    recorder.reset_log()
    if is_told:
        recorder.misbehave(Misbehaviour.general_error(10), "getportmode", times=1)
    else:
        recorder.dialect.replace["Enabled"] = "no"
    for _ in range(4):
        await pass_time(hass, freezer)

    asked = [one for one in recorder.requests if one.path == "getportmode"]
    assert len(asked) == (2 if is_told else 1)
    assert ("1" in stored(hass_storage, shed)) is not is_told


async def test_load_comes_back_in_turn_from_several_recorders(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """One pause for all of them."""
    other = RecorderModel(ports=2, serial="ACCC8E000002")
    async with Simulator(other) as second:
        second.dialect.events.listed = False
        entry = MockConfigEntry(
            domain=DOMAIN,
            title="Barn",
            unique_id="ac:cc:8e:00:00:02",
            data=entry_for(second).data,
        )
        await set_up(hass, entry)
        targets = [
            one.entity_id
            for one in er.async_get(hass).entities.values()
            if one.unique_id.endswith(("port1-poe", "port2-poe"))
        ]
        assert len(targets) == 4
        await hass.services.async_call(
            DOMAIN, "shed_load", {ATTR_ENTITY_ID: targets}, blocking=True
        )
        assert (on(model), on(other)) == ([3], [])
        await hass.services.async_call(
            DOMAIN, "restore_load", {ATTR_ENTITY_ID: targets}, blocking=True
        )
        came = []
        for _ in range(4):
            came.append(len(on(model)) + len(on(other)) - 1)
            await pass_seconds(hass, freezer, 10)
        assert came == [1, 2, 3, 4]
        await hass.config_entries.async_unload(entry.entry_id)


async def test_load_that_stays_shed_for_a_day_is_asked_about(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    shed: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """After a restart as well, until somebody decides."""
    freezer.move_to(dt_util.utcnow() + DAY - timedelta(minutes=2))
    await pass_time(hass, freezer)
    assert issues(hass) == {}
    for _ in range(4):
        await pass_time(hass, freezer)
    assert list(issues(hass)) == ["forgotten_shed"]
    assert len(ir.async_get(hass).issues) == 3

    await hass.config_entries.async_reload(shed.entry_id)
    assert len(ir.async_get(hass).issues) == 3
    assert on(model) == []
    await act(hass, "restore_load", 1, 2, 3, stagger=0)
    await pass_time(hass, freezer, SECOND)
    assert issues(hass) == {}


@pytest.fixture
async def forgotten(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> MockConfigEntry:
    """Return an entry whose port 1 has been shed for two days."""
    model.enable(1, on=False)
    since = (dt_util.utcnow() - 2 * DAY).isoformat()
    put_on_record(hass_storage, entry, {"1": left_behind(since=since)})
    await set_up(hass, entry)
    assert list(issues(hass)) == ["forgotten_shed"]
    return entry


async def choose(
    client: TestClient[Any, Any],  # noqa: F811 - the fixture
    flow_id: str,
    **chosen: str,
) -> Any:
    """Choose from the menu of a repair, or submit its form."""
    response = await client.post(f"/api/repairs/issues/fix/{flow_id}", json=chosen)
    return await response.json()


async def open_menu(
    hass: HomeAssistant,
    client: TestClient[Any, Any],  # noqa: F811 - the fixture
) -> str:
    """Open the only repair and return its flow."""
    (issue_id,) = (issue_id for domain, issue_id in ir.async_get(hass).issues)
    body = {"handler": DOMAIN, "issue_id": issue_id}
    response = await client.post("/api/repairs/issues/fix", json=body)
    menu = await response.json()
    assert menu["menu_options"] == ["turn_on", "leave_off"]
    return str(menu["flow_id"])


async def test_forgotten_load_is_turned_on_by_its_repair(
    hass: HomeAssistant,
    client: TestClient[Any, Any],  # noqa: F811 - the fixture
    forgotten: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """What fails may be tried again."""
    flow_id = await open_menu(hass, client)
    recorder.misbehave(Misbehaviour.general_error(20), "setportmode", times=1)
    form = await choose(client, flow_id, next_step_id="turn_on")
    assert form["errors"] == {"base": "still_off"}
    assert "error 20" in form["description_placeholders"]["error"]
    result = await choose(client, flow_id)

    assert result["type"] == "create_entry"
    assert on(model) == [1, 2, 3]
    assert issues(hass) == {}
    assert not recorded(hass_storage)


async def test_forgotten_load_is_left_off_by_its_repair(
    hass: HomeAssistant,
    client: TestClient[Any, Any],  # noqa: F811 - the fixture
    forgotten: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """For good: a restore does not turn it on any more."""
    flow_id = await open_menu(hass, client)
    recorder.misbehave(Misbehaviour.reset())
    await hass.config_entries.async_reload(forgotten.entry_id)
    form = await choose(client, flow_id, next_step_id="leave_off")
    assert "is not ready" in form["description_placeholders"]["error"]
    recorder.behave()
    result = await choose(client, flow_id)

    assert result["type"] == "create_entry"
    assert issues(hass) == {}
    assert not recorded(hass_storage)
    assert (await ask(hass, "restore_load", 1, 2))["restoring"] == {}
    assert on(model) == [2, 3]


async def test_a_recorder_that_is_removed_leaves_nothing_shed(
    hass: HomeAssistant, shed: MockConfigEntry, model: RecorderModel
) -> None:
    """Nobody would know of it any more."""
    await hass.config_entries.async_remove(shed.entry_id)

    assert on(model) == [1, 2, 3]
    assert issues(hass) == {}


async def test_shed_load_of_a_recorder_removed_while_away_is_told(
    hass: HomeAssistant,
    shed: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Together with what else is off for a while."""
    recorder.misbehave(Misbehaviour.reset())
    await hass.config_entries.async_remove(shed.entry_id)

    told = issues(hass)["left_dark"]
    assert told
    assert told["ports"] == "Port 1, Port 2, Port 3"


async def test_a_disabled_recorder_keeps_what_is_shed(
    hass: HomeAssistant, shed: MockConfigEntry, model: RecorderModel
) -> None:
    """It is remembered once it is enabled again."""
    await hass.config_entries.async_set_disabled_by(
        shed.entry_id, ConfigEntryDisabler.USER
    )
    assert on(model) == []
    assert issues(hass) == {}
    await hass.config_entries.async_set_disabled_by(shed.entry_id, None)
    await hass.async_block_till_done()
    await act(hass, "restore_load", 1)
    assert on(model) == [1]


@pytest.mark.parametrize("enabled", ["maybe", None], ids=["odd", "stopping"])
async def test_load_that_cannot_be_shed_for_sure_stays(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    enabled: str | None,
) -> None:
    """Nobody knows whether it is on, or Home Assistant stops."""
    refused = "Port 1 was not turned off, because "
    if enabled:
        recorder.dialect.replace["Enabled"] = enabled
        refused += "AXIS S3008 does not say"
        action = None
    else:
        refused += "Home Assistant or the integration"
        async with recorder.hold("getportmode", stage="request") as held:
            action = hass.async_create_task(act(hass, "shed_load", 2))
            await held.arrived.wait()
            hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
        await action
        await hass.async_block_till_done()
    with pytest.raises(ServiceValidationError, match=refused):
        await act(hass, "shed_load", 1)
    assert 1 in on(model)
