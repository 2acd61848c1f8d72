"""The triggers: what happens to a port, as automations hear of it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import CoreState, HomeAssistant, ServiceCall, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, RecorderModel

from .common import MAC, MINUTE, OUTAGE, connect, device_of, entity_id, pass_time
from .selection import every
from .targets import (
    OF_ALL_PORTS,
    OF_PORT_1,
    by_area,
    by_device,
    by_label_of_switch,
    by_recorder,
    by_recorders_event,
    by_switch,
)
from .test_happenings import keep
from .test_power_cycle import OFF_TIME, cycle

ALL = (
    "device_connected",
    "device_disconnected",
    "poe_failure_cleared",
    "poe_failure_started",
    "power_cycle_finished",
)
HANDED_OVER = ("port", "name", "recorder", "reason", "reason_text", "by", "entity_id")


class Fired(list[ServiceCall]):
    """The runs of automations that nobody has looked at yet."""

    def take(self, what: str = "trigger") -> list[Any]:
        """Return a datum of each run since the last time, by default its trigger."""
        taken = [call.data[what] for call in self]
        self.clear()
        return taken


async def automate(
    hass: HomeAssistant,
    target: Mapping[str, Any],
    *triggers: str,
    options: Mapping[str, Any] | None = None,
) -> Fired:
    """Set an automation up that tells what has triggered it."""
    fired = Fired()

    # Anything else than a callback would run in a thread, and be late at times.
    @callback
    def note(call: ServiceCall) -> None:
        fired.append(call)

    hass.services.async_register("test", "fired", note)
    automation = {
        "alias": "Fired",
        "mode": "queued",
        "max": 99,
        "triggers": [
            {
                "trigger": f"{DOMAIN}.{trigger}",
                "target": dict(target),
                "options": dict(options or {}),
            }
            for trigger in triggers or ALL
        ],
        "actions": {
            "action": "test.fired",
            "data": {
                "trigger": f"{{{{ trigger.platform | replace('{DOMAIN}.', '') }}}}",
                **{name: f"{{{{ trigger.{name} }}}}" for name in HANDED_OVER},
            },
        },
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()
    return fired


def changes(model: RecorderModel) -> dict[str, Callable[[int], object]]:
    """Return what is to happen to a port for the triggers to fire, one by one."""
    return {
        "poe_failure_started": model.inject_fault,
        "poe_failure_cleared": model.clear_fault,
        "device_disconnected": model.unplug,
        "device_connected": lambda port: model.plug(port, Camera(), running=True),
    }


async def polls(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, times: int
) -> None:
    """Let some polls pass."""
    for _ in range(times):
        await pass_time(hass, freezer)


async def test_each_trigger_fires_for_what_it_is_named_after(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Once for each change, and hands over what there is to say of it."""
    connect(hass, running, 1, "Gate camera")
    activity = "event.axis_s3008_port_1_activity"
    fired = await automate(hass, {"entity_id": activity})

    model.inject_fault(1, "Short circuit")
    await polls(hass, freezer, 2)
    [run] = fired
    assert {name: run.data[name] for name in HANDED_OVER} == {
        "port": 1,
        "name": "Gate camera",
        "recorder": "AXIS S3008",
        "reason": None,
        "reason_text": "Error: Other (Short circuit)",
        "by": None,
        "entity_id": activity,
    }
    assert fired.take() == ["poe_failure_started"]
    model.clear_fault(1)
    await polls(hass, freezer, 2)
    assert fired.take() == ["poe_failure_cleared"]

    model.unplug(1)
    await polls(hass, freezer, 3)
    assert fired.take() == ["device_disconnected"]
    model.plug(1, Camera(name="Gate"), running=True)
    await polls(hass, freezer, 3)
    assert fired.take() == ["device_connected"]

    await cycle(hass)
    await pass_time(hass, freezer, OFF_TIME)
    await polls(hass, freezer, 2)
    assert fired[0].data["by"] == "person"
    assert fired.take() == ["power_cycle_finished"]


@pytest.mark.parametrize("choose", every(3, [*OF_PORT_1, *OF_ALL_PORTS]))
async def test_every_sort_of_target_fires_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    choose: Callable[..., dict[str, Any]],
) -> None:
    """Each trigger, for the ports that are meant; the recorder stands for all."""
    fired = await automate(hass, choose(hass, running))
    for expected, change in changes(model).items():
        for port in (1, 2):
            change(port)
        await polls(hass, freezer, 4)
        assert {run.data["trigger"] for run in fired} == {expected}
        assert sorted(fired.take("port")) == ([1, 2] if choose in OF_ALL_PORTS else [1])

    for port in (1, 2):
        await cycle(hass, port)
    await pass_time(hass, freezer, OFF_TIME)
    assert {run.data["trigger"] for run in fired} == {"power_cycle_finished"}
    assert sorted(fired.take("port")) == ([1, 2] if choose in OF_ALL_PORTS else [1])


async def test_what_else_is_in_the_area_fires_nothing(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """An event of another integration that has a type of the same name."""
    area = by_area(hass, running)
    owner = MockConfigEntry(domain="other")
    owner.add_to_hass(hass)
    other = er.async_get(hass).async_get_or_create(
        Platform.EVENT, "other", f"{MAC}-port1-activity", config_entry=owner
    )
    er.async_get(hass).async_update_entity(other.entity_id, area_id=area["area_id"])
    fired = await automate(hass, area)
    for second in range(3):
        hass.states.async_set(
            other.entity_id, f"2026-01-01T00:00:0{second}", {"event_type": "failure"}
        )
    await hass.async_block_till_done()

    assert fired == []


async def test_a_port_of_one_recorder_is_not_that_of_another(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Where port 1 of the one is chosen, and port 2 of the other."""
    neighbour = MockConfigEntry(domain=DOMAIN, unique_id="accc8e000002")
    neighbour.add_to_hass(hass)
    other = er.async_get(hass).async_get_or_create(
        Platform.SWITCH, DOMAIN, "accc8e000002-port2-poe", config_entry=neighbour
    )
    chosen = [by_switch(hass, running)["entity_id"], other.entity_id]
    fired = await automate(hass, {"entity_id": chosen})
    for port in (1, 2):
        model.inject_fault(port)
    await polls(hass, freezer, 1)

    assert fired.take("port") == [1]


async def test_a_port_that_moves_to_the_area_counts_from_then_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """And one that moves out does not any more, though it failed inside."""
    area = by_area(hass, running)
    fired = await automate(hass, area, "poe_failure_started", options={"for": 60})
    devices = dr.async_get(hass)
    model.inject_fault(1)
    await polls(hass, freezer, 1)
    devices.async_update_device(device_of(hass, 1).id, area_id=None)
    devices.async_update_device(device_of(hass, 2).id, area_id=area["area_id"])
    model.inject_fault(2)
    await polls(hass, freezer, 4)

    assert fired.take("port") == [2]


# Across outages and restarts


@pytest.mark.parametrize(
    "lasting", every(2, [{}, {"for": "00:00:00"}, {"for": {"seconds": 60}}])
)
async def test_what_changed_during_an_outage_fires_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    lasting: dict[str, Any],
) -> None:
    """Each kind that can; how it stood before is no news."""
    device = by_device(hass, running)
    fired = await automate(hass, device, *ALL[:4], options=lasting)
    for expected, change in changes(model).items():
        model.restart(OUTAGE)
        await polls(hass, freezer, 1)
        change(1)
        await polls(hass, freezer, 9)
        assert fired.take() == [expected]


@pytest.mark.parametrize("lasting", [{}, {"for": 60}])
async def test_what_came_and_went_during_an_outage_fires_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    lasting: dict[str, Any],
) -> None:
    """Nobody has seen it; and what was told before is not told again."""
    device = by_device(hass, running)
    fired = await automate(hass, device, *ALL[:4], options=lasting)
    for change in changes(model).values():
        change(1)
        await polls(hass, freezer, 4)
    assert sorted(fired.take()) == list(ALL[:4])
    model.restart(OUTAGE)
    await polls(hass, freezer, 1)
    for change in changes(model).values():
        change(1)
        await polls(hass, freezer, 1)
    await polls(hass, freezer, 6)

    assert fired.take() == []


@pytest.mark.parametrize("seen", [True, False])
async def test_a_power_cycle_whose_end_the_recorder_misses_is_finished_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    seen: bool,
) -> None:
    """The port comes on when it is back, whether a poll has missed it or not."""
    fired = await automate(hass, by_device(hass, running))
    await cycle(hass, off_time=40)
    await polls(hass, freezer, 1)
    model.restart(OUTAGE)
    if seen:
        await pass_time(hass, freezer, timedelta(seconds=5))
    await pass_time(hass, freezer, OFF_TIME)
    assert fired == []
    await polls(hass, freezer, 10)

    assert model.is_enabled(1)
    assert fired[0].data["by"] == "person"
    assert fired.take() == ["power_cycle_finished"]


@pytest.mark.parametrize("away", [False, True])
@pytest.mark.parametrize(
    ("known", "change", "expected"),
    every(
        3,
        [
            ({}, "inject_fault", ["poe_failure_started"]),
            ({"failing": True}, "inject_fault", []),
            ({"failing": True}, None, ["poe_failure_cleared"]),
            ({}, "unplug", ["device_disconnected"]),
            ({"has_device": False}, None, ["device_connected"]),
            ({"cycled_by": "person"}, None, ["power_cycle_finished"]),
            ({}, None, []),
        ],
    ),
)
async def test_what_changed_while_home_assistant_was_down_fires_once(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    known: dict[str, Any],
    change: str | None,
    expected: list[str],
    away: bool,
) -> None:
    """By the port's event alone, also if the recorder starts last."""
    entry.add_to_hass(hass)
    last = "failure" if known.get("failing") else "recovered"
    known = {"last_event_type": last, "failing": False, "has_device": True, **known}
    await keep(hass, hass_storage, port=known, recorder={"ports": {"1": known}})
    if change is not None:
        getattr(model, change)(1)
    if away:
        model.restart(OUTAGE)
    hass.set_state(CoreState.not_running)
    fired = await automate(
        hass,
        {
            "entity_id": [
                "event.axis_s3008_port_1_activity",
                "event.axis_s3008_activity",
            ]
        },
    )
    await hass.config_entries.async_setup(entry.entry_id)
    assert (entry.state is ConfigEntryState.SETUP_RETRY) is away
    await hass.async_start()
    await hass.async_block_till_done(wait_background_tasks=True)
    await polls(hass, freezer, 12)

    assert fired.take() == expected


async def test_a_renamed_device_or_a_reload_fires_nothing_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The event of old is still what the entity shows."""
    fired = await automate(hass, by_device(hass, running))
    model.inject_fault(1)
    await polls(hass, freezer, 1)
    fired.take()
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, name_by_user="Gate")
    await polls(hass, freezer, 1)
    await hass.config_entries.async_reload(running.entry_id)
    await polls(hass, freezer, 3)
    assert fired.take() == []

    model.clear_fault(1)
    await polls(hass, freezer, 1)
    assert fired.take("name") == ["Gate"]


# What has to last


@pytest.mark.parametrize(
    ("trigger", "end", "before"),
    every(
        2,
        [
            ("poe_failure_started", "poe_failure_cleared", []),
            ("poe_failure_cleared", "poe_failure_started", ["poe_failure_started"]),
            ("device_connected", "device_disconnected", ["device_disconnected"]),
            ("device_disconnected", "device_connected", []),
        ],
    ),
)
async def test_what_is_over_in_time_fires_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    trigger: str,
    end: str,
    before: list[str],
) -> None:
    """The next one lasts from its own beginning on, whatever else happens to it."""
    begin, over = changes(model)[trigger], changes(model)[end]
    for change in before:
        changes(model)[change](1)
        await polls(hass, freezer, 4)
    device = by_device(hass, running)
    fired = await automate(hass, device, trigger, options={"for": "00:05:00"})
    begin(1)
    await polls(hass, freezer, 9)
    over(1)
    await polls(hass, freezer, 4)
    begin(1)
    await polls(hass, freezer, 10)
    assert fired == []
    await polls(hass, freezer, 3)
    assert fired.take() == [trigger]
    await polls(hass, freezer, 20)
    assert fired == []


@pytest.mark.parametrize("ends", every(2, [False, True]))
@pytest.mark.parametrize("away", [2, 6], ids=["within", "over the end"])
async def test_what_lasts_lasts_through_an_outage(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    away: int,
    ends: bool,
) -> None:
    """And what has ended in it has not lasted, though that is told late."""
    model.unplug(1)
    await polls(hass, freezer, 3)
    device = by_device(hass, running)
    fired = await automate(hass, device, "device_connected", options={"for": 180})
    model.plug(1, Camera(), running=True)
    await polls(hass, freezer, 2)
    model.restart(away * 30)
    await polls(hass, freezer, 1)
    if ends:
        model.unplug(1)
    await polls(hass, freezer, away + 1)
    await polls(hass, freezer, 6)

    assert fired.take() == ([] if ends else ["device_connected"])


@pytest.mark.parametrize(
    ("trigger", "last", "before", "ago", "down", "expected"),
    every(
        3,
        [
            ("poe_failure_started", "failure", ["poe_failure_started"], 4, 1, True),
            ("poe_failure_started", "failure", ["poe_failure_started"], 7, 3, True),
            ("poe_failure_started", "failure", ["poe_failure_started"], 7, 1, False),
            ("poe_failure_started", "failure", ["poe_failure_started"], 7, None, False),
            ("poe_failure_started", "failure", [], 7, 3, False),
            ("poe_failure_started", "recovered", [], 4, 1, False),
            ("poe_failure_cleared", "recovered", [], 7, 3, True),
            ("device_connected", "connected", [], 4, 1, True),
            (
                "device_disconnected",
                "disconnected",
                ["device_disconnected"],
                7,
                3,
                True,
            ),
        ],
    ),
)
async def test_what_lasts_goes_on_lasting_after_a_restart(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    trigger: str,
    last: str,
    before: list[str],
    ago: int,
    down: int | None,
    expected: bool,
) -> None:
    """What was due before was told then, and what is over never; nothing is twice."""
    entry.add_to_hass(hass)
    known = {
        "last_event_type": last,
        "failing": last == "failure",
        "has_device": last != "disconnected",
        "seen": (dt_util.utcnow() - (down or 0) * MINUTE).isoformat() if down else "?",
    }
    began = dt_util.utcnow() - ago * MINUTE
    await keep(hass, hass_storage, when=began.isoformat(), port=known)
    for change in before:
        changes(model)[change](1)
    hass.set_state(CoreState.not_running)
    fired = await automate(
        hass,
        {"entity_id": "event.axis_s3008_port_1_activity"},
        trigger,
        options={"for": {"minutes": 5}},
    )
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_start()
    await hass.async_block_till_done()
    await polls(hass, freezer, 1)
    assert fired == []
    await polls(hass, freezer, 3)
    assert fired.take() == [trigger] * expected
    for _ in range(2):
        target = {"entity_id": "automation.fired"}
        await hass.services.async_call("automation", "toggle", target, blocking=True)
    await polls(hass, freezer, 8)
    assert fired == []


async def test_an_automation_that_is_turned_off_and_on_waits_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """What it had waited for before is forgotten, and seen to last anew."""
    device = by_device(hass, running)
    fired = await automate(hass, device, "poe_failure_started", options={"for": 180})
    model.inject_fault(1)
    await polls(hass, freezer, 1)
    for _ in range(2):
        target = {"entity_id": "automation.fired"}
        await hass.services.async_call("automation", "toggle", target, blocking=True)
    await polls(hass, freezer, 9)

    assert fired.take() == ["poe_failure_started"]


# What a person enters


@pytest.mark.parametrize(
    ("trigger", "broken", "said"),
    [
        ("poe_failure_started", {"options": {"for": "soon"}}, "offset soon should be"),
        ("poe_failure_started", {"options": {"for": -1}}, "should be positive"),
        ("power_cycle_finished", {"options": {"for": 1}}, "option at 'options.for'"),
        ("device_connected", {"target": None}, "required key"),
        ("device_exploded", {}, "Invalid trigger 'axis_nvr_poe.device_exploded'"),
    ],
)
async def test_a_slip_in_a_trigger_is_named(
    hass: HomeAssistant,
    running: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    trigger: str,
    broken: dict[str, Any],
    said: str,
) -> None:
    """In Home Assistant's own words."""
    written = {
        "trigger": f"{DOMAIN}.{trigger}",
        "target": by_switch(hass, running),
        **broken,
    }
    automation = {
        "alias": "Slip",
        "triggers": {key: value for key, value in written.items() if value is not None},
        "actions": {"action": "test.fired"},
    }
    await async_setup_component(hass, "automation", {"automation": automation})

    assert said in caplog.text


def by_failure(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by what shows its failures."""
    return {"entity_id": entity_id(hass, Platform.BINARY_SENSOR, "port1-poe_failure")}


@pytest.mark.parametrize(
    ("choose", "expected"),
    every(
        2,
        [
            (by_device, ALL),
            (by_label_of_switch, ALL),
            (by_recorder, ALL),
            (by_recorders_event, ALL),
            (by_failure, ("poe_failure_cleared", "poe_failure_started")),
        ],
    ),
)
async def test_the_triggers_are_offered_for_ports_and_recorders(
    hass: HomeAssistant,
    running: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    choose: Callable[..., dict[str, Any]],
    expected: tuple[str, ...],
) -> None:
    """As the dialog of an automation asks."""
    target = {key: [value] for key, value in choose(hass, running).items()}
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {"type": "get_triggers_for_target", "target": target}
    )
    answer = await client.receive_json()

    offered = {one for one in answer["result"] if one.startswith(f"{DOMAIN}.")}
    assert offered == {f"{DOMAIN}.{trigger}" for trigger in expected}
