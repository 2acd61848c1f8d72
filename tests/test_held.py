"""Ports that wait for power are held off while another is power cycled.

Otherwise one of them would take the watts that are freed, and the cycled camera
would stay dark for good.
"""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_ENTITY_ID, EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, Misbehaviour, RecorderModel, Simulator

from .common import (
    MINUTE,
    connect,
    entity_id,
    events_seen,
    pass_time,
    set_up,
    state_of,
    switch,
)
from .selection import every
from .test_power_cycle import OFF_TIME, SECOND, cycle, recorded
from .test_power_cycle_races import put_on_record
from .test_protected import ask, port
from .test_repairs import issues
from .test_restores import full_disk


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder whose port 3 waits for power, with nothing to spare."""
    model = RecorderModel(ports=4, power_limit=30.0)
    model.plug(1, Camera(poe_class=2, power=3.4, boot_time=5), running=True)
    model.plug(2, Camera(poe_class=3, power=5.4, boot_time=5), running=True)
    model.plug(3, Camera(poe_class=3, power=5.4, boot_time=5))
    model.enable(4, on=False)
    return model


@pytest.fixture
async def running(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
) -> MockConfigEntry:
    """Return the entry, set up, once port 3 is known to wait."""
    freezer.tick(10 * SECOND)
    await set_up(hass, entry)
    assert not model.is_powered(3)
    return entry


async def cycle_and_tell(hass: HomeAssistant, port: int = 2) -> Any:
    """Power cycle a port and return who was held."""
    switch = entity_id(hass, Platform.SWITCH, f"port{port}-poe")
    response = await hass.services.async_call(
        DOMAIN,
        "power_cycle",
        {ATTR_ENTITY_ID: switch},
        blocking=True,
        return_response=True,
    )
    assert response
    (answer,) = response.values()
    assert isinstance(answer, dict)
    assert answer["result"] == "cycled"
    return answer["held"]


def on(model: RecorderModel) -> list[bool]:
    """Return which of the ports 2 and 3 are on: the cycled and the held one."""
    return [model.is_enabled(port) for port in (2, 3)]


async def pass_seconds(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: int
) -> None:
    """Let seconds pass; the last ones one after the other."""
    while seconds > 12:
        await pass_time(hass, freezer, 6 * SECOND)
        seconds -= 6
    for _ in range(seconds):
        await pass_time(hass, freezer, SECOND)


async def test_a_port_that_waits_does_not_take_what_a_cycle_frees(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """It is off until the cycled device has its power, and on soon after."""
    connect(hass, running, 3, "Gate camera")

    assert await cycle_and_tell(hass) == {
        entity_id(hass, Platform.SWITCH, "port3-poe"): "Gate camera (port 3)"
    }
    assert on(model) == [False, False]
    await pass_seconds(hass, freezer, 9)
    assert on(model) == [False, False]
    await pass_seconds(hass, freezer, 2)
    assert on(model) == [True, False]

    await pass_seconds(hass, freezer, 6)
    assert model.is_powered(2)
    assert on(model) == [True, True]
    assert not recorded(hass_storage)
    assert set(issues(hass)) <= {"power_budget"}


async def test_a_cycled_device_that_takes_no_power_costs_the_held_one_a_minute(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """After the port is on, and not longer."""
    await cycle(hass, port=2)
    model.unplug(2)
    await pass_seconds(hass, freezer, 11)
    await pass_seconds(hass, freezer, 58)
    assert on(model) == [True, False]
    await pass_seconds(hass, freezer, 3)
    assert on(model) == [True, True]
    assert model.is_powered(3)


async def test_only_what_waits_is_held(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Not a port that has power, one that is off, or the cycled one itself."""
    assert list(await cycle_and_tell(hass)) == [
        entity_id(hass, Platform.SWITCH, "port3-poe")
    ]
    assert [model.is_enabled(port) for port in (1, 4)] == [True, False]


async def test_a_port_that_has_got_its_power_since_the_poll_keeps_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Unless the recorder refuses to tell; then the poll counts."""
    model.unplug(2)
    freezer.tick(5 * SECOND)
    assert model.is_powered(3)
    assert await cycle_and_tell(hass, port=1) == {}
    assert model.is_powered(3)
    await switch(hass, "port1-poe", on=True)

    recorder.misbehave(Misbehaviour.general_error(10), "getportstatuses")
    assert len(await cycle_and_tell(hass, port=1)) == 1


async def test_a_held_port_waits_for_all_that_are_cycled_with_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """One of a group takes longer to get its power; it would not get any."""
    await ask(hass, "power_cycle", 1, 2)
    model.unplug(2)
    await pass_seconds(hass, freezer, 30)
    assert model.is_powered(1)
    assert not model.is_enabled(3)

    model.plug(2, Camera(poe_class=3, power=5.4, boot_time=5))
    await pass_seconds(hass, freezer, 15)
    assert model.is_powered(2)
    assert model.is_enabled(3)


async def test_nothing_is_held_where_nothing_waits(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Nor where the cycled port has no power itself that could be taken."""
    model.unplug(1)
    model.plug(1, Camera(poe_class=3))
    await pass_time(hass, freezer)
    assert await cycle_and_tell(hass, port=3) == {}
    await pass_seconds(hass, freezer, 11)

    model.unplug(1)
    model.unplug(3)
    await pass_time(hass, freezer)
    assert await cycle_and_tell(hass) == {}


async def test_a_protected_port_that_waits_is_left_alone(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """It refuses off from wherever."""
    connect(hass, running, 3, "Gate camera", protected=True)

    assert await cycle_and_tell(hass) == {}
    assert on(model) == [False, True]


async def test_a_port_that_cannot_be_held_does_not_keep_another_from_its_cycle(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """The response names only those held."""
    recorder.misbehave(Misbehaviour.general_error(20), "setportmode", times=1)

    assert await cycle_and_tell(hass) == {}
    assert on(model) == [False, True]
    await pass_seconds(hass, freezer, 80)
    assert on(model) == [True, True]
    assert not recorded(hass_storage)


async def test_a_recorder_that_goes_away_is_not_asked_for_each_port(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The cycle is refused, and all are on once it is back."""
    recorder.misbehave(Misbehaviour.reset(), "setportmode")
    recorder.reset_log()
    with pytest.raises(HomeAssistantError, match=r"^Port 2 was not switched\."):
        await cycle(hass, port=2)
    sent = [one for one in recorder.requests if one.path == "setportmode"]
    assert {one.query["port"] for one in sent} == {"3"}

    recorder.behave()
    await pass_seconds(hass, freezer, 80)
    assert on(model) == [True, True]


async def test_what_is_held_is_on_disk_before_it_goes_off(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """Together with the cycle, and before the cycled port goes off."""
    async with recorder.hold("setportmode", stage="request") as held:
        action = hass.async_create_task(cycle(hass, port=2))
        await held.arrived.wait()
        key = f"{DOMAIN}.power_cycles.{running.entry_id}"
        stored = hass_storage[key]["data"]
        assert {port: one["kind"] for port, one in stored.items()} == {
            "2": "cycle",
            "3": "held",
        }
        assert stored["3"]["for"] == 2
    await action

    off = [
        one.query["port"]
        for one in recorder.requests
        if one.path == "setportmode" and one.query["enabled"] == "no"
    ]
    assert off == ["3", "2"]


async def test_a_full_disk_refuses_the_cycle_and_holds_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Nothing has gone off."""
    with (
        full_disk(),
        pytest.raises(HomeAssistantError, match="Port 2 was not power cycled"),
    ):
        await cycle(hass, port=2)

    await pass_seconds(hass, freezer, 2)
    assert on(model) == [True, True]
    assert not [one for one in recorder.requests if one.query.get("enabled") == "no"]


@pytest.mark.parametrize("wanted", [True, False], ids=["on", "off"])
async def test_a_person_who_switches_a_held_port_wins(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    wanted: bool,
) -> None:
    """The cycle goes on without it."""
    await cycle(hass, port=2)
    await switch(hass, "port3-poe", on=wanted)
    assert on(model) == [False, wanted]
    await pass_seconds(hass, freezer, 80)

    assert on(model) == [True, wanted]


@pytest.mark.parametrize(
    ("wanted", "seconds"), [(True, 58), (False, 1)], ids=["on", "off"]
)
async def test_a_person_who_ends_the_cycle_lets_the_held_port_go(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    wanted: bool,
    seconds: int,
) -> None:
    """At once where the cycled port stays off, for then its power is to be had."""
    await cycle(hass, port=2)
    model.unplug(2)
    await switch(hass, "port2-poe", on=wanted)
    await pass_seconds(hass, freezer, seconds)
    assert on(model) == [wanted, not wanted]
    await pass_seconds(hass, freezer, 3)
    assert on(model) == [wanted, True]


async def test_a_held_port_is_not_power_cycled_itself(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """It is off already, and comes on by itself."""
    await cycle(hass, port=2)
    with pytest.raises(ServiceValidationError, match="Port 3 is held off while"):
        await cycle(hass, port=3)


async def test_a_held_port_is_not_power_cycled_in_a_group_either(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The others come first, and it is off and on with them; that is no failure."""
    model.unplug(1)
    model.plug(1, Camera(poe_class=3))
    await pass_time(hass, freezer)
    first, cycled, third = (port(hass, number) for number in (1, 2, 3))
    assert await ask(hass, "power_cycle", 1, 2) == {
        cycled: {"result": "cycled", "held": {first: "Port 1", third: "Port 3"}},
        first: {"result": "held", "held": {}},
    }


async def test_a_longer_cycle_holds_what_a_shorter_one_held(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Until the last cycled device has its power."""
    await cycle(hass, port=2)
    await cycle(hass, port=1, off_time=60)
    await pass_seconds(hass, freezer, 58)
    assert [model.is_enabled(port) for port in (1, 2, 3)] == [False, True, False]
    await pass_seconds(hass, freezer, 15)
    assert [model.is_enabled(port) for port in (1, 2, 3)] == [True, True, True]
    assert model.is_powered(1)


async def test_a_held_port_waits_for_a_cycled_one_that_cannot_be_turned_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Its power would be gone by then."""
    await cycle(hass, port=2)
    recorder.misbehave(Misbehaviour.general_error(20), "setportmode")
    for _ in range(20):
        await pass_time(hass, freezer)
    assert on(model) == [False, False]

    recorder.behave()
    for _ in range(6):
        await pass_time(hass, freezer)
    assert on(model) == [True, True]
    assert model.is_powered(2)


async def test_a_held_port_does_not_wait_for_one_that_is_gone(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The recorder has another number of ports after an update, say."""
    await cycle(hass, port=2)
    model.remove_port(2)
    for _ in range(5):
        await pass_time(hass, freezer)
    assert model.is_enabled(3)


@pytest.mark.parametrize("leave", ["unload", "reload", "remove", "stop"])
async def test_nothing_that_was_held_stays_off(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    leave: str,
) -> None:
    """The cycled port comes on first."""
    await cycle(hass, port=2, off_time=600)
    recorder.reset_log()
    if leave == "stop":
        hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    else:
        await getattr(hass.config_entries, f"async_{leave}")(running.entry_id)
    await hass.async_block_till_done()

    assert on(model) == [True, True]
    switched = [one for one in recorder.requests if one.path == "setportmode"]
    assert [one.query["port"] for one in switched] == ["2", "3"]


def left_behind(**changes: Any) -> dict[str, Any]:
    """Return what a crash leaves in the middle of a power cycle of ten seconds."""
    now = dt_util.utcnow()
    until = now + timedelta(seconds=10)
    return {
        "2": {"since": now.isoformat(), "until": until.isoformat()},
        "3": {
            "kind": "held",
            "for": 2,
            "since": now.isoformat(),
            "until": (until + MINUTE).isoformat(),
        }
        | changes,
    }


@pytest.mark.parametrize(
    ("changes", "seconds"),
    every(
        3,
        [
            ({}, 20),
            ({"for": None}, 75),
            ({"for": 3}, 75),
            ({"until": None}, 20),
            ({"kind": ["held"]}, 75),
        ],
    ),
)
async def test_what_was_held_comes_on_after_a_crash(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    changes: dict[str, Any],
    seconds: int,
) -> None:
    """However its record is garbled."""
    freezer.tick(10 * SECOND)
    model.enable(3, on=False)
    model.enable(2, on=False)
    put_on_record(hass_storage, entry, left_behind(**changes))
    await set_up(hass, entry)
    await pass_seconds(hass, freezer, 9)
    assert on(model) == [False, False]
    await pass_seconds(hass, freezer, seconds)

    assert on(model) == [True, True]
    assert not recorded(hass_storage)


async def test_a_crash_just_after_the_cycle_does_not_cost_the_held_port_a_minute(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """The cycled device has its power already; nobody has seen it without."""
    freezer.tick(10 * SECOND)
    model.enable(3, on=False)
    put_on_record(hass_storage, entry, left_behind())
    await set_up(hass, entry)
    await pass_seconds(hass, freezer, 9)
    assert on(model) == [True, False]
    await pass_seconds(hass, freezer, 8)

    assert on(model) == [True, True]


async def test_what_cannot_be_turned_on_after_it_was_held_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The repair says what happened; it goes by itself."""
    await cycle(hass, port=2)
    await pass_time(hass, freezer, OFF_TIME)
    recorder.misbehave(Misbehaviour.general_error(20), "setportmode")
    await pass_seconds(hass, freezer, 6)
    told = issues(hass)["owed_held"]
    assert told
    assert told["port"] == "Port 3"

    recorder.behave()
    await pass_seconds(hass, freezer, 6)
    assert on(model) == [True, True]
    assert "owed_held" not in issues(hass)


async def test_a_held_port_from_a_backup_is_asked_about(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """It may be off for another reason by now."""
    model.enable(3, on=False)
    put_on_record(hass_storage, entry, {"3": left_behind()["3"]})
    freezer.tick(timedelta(days=2))
    await set_up(hass, entry)
    await pass_time(hass, freezer)

    assert on(model) == [True, False]
    assert list(issues(hass)) == ["forgotten_held"]

    assert await cycle_and_tell(hass) == {}
    await pass_seconds(hass, freezer, 80)
    assert on(model) == [True, False]
    assert list(issues(hass)) == ["forgotten_held"]


async def test_what_was_held_is_on_although_the_recorder_cannot_be_set_up(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """The cycled port first; the held one when its time has come as well."""
    model.enable(3, on=False)
    model.enable(2, on=False)
    put_on_record(hass_storage, entry, left_behind())
    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    freezer.tick(timedelta(minutes=5))
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    assert on(model) == [True, False]

    freezer.tick(MINUTE)
    await hass.config_entries.async_reload(entry.entry_id)
    assert on(model) == [True, True]
    assert [one.domain for one in ir.async_get(hass).issues.values()] == []


async def test_what_is_held_off_has_not_recovered(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, running: MockConfigEntry
) -> None:
    """It waits for power before and after; nobody is told twice of one failure."""
    seen = events_seen(hass, "port3-activity")
    await cycle_and_tell(hass)
    await pass_seconds(hass, freezer, 180)

    status = state_of(hass, Platform.SENSOR, "port3-status")
    assert status.state == "error_power_budget"
    assert seen == []
