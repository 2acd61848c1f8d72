"""The examples do what is said of them, also if the recorder is away in the middle.

The quick run has one outage of each, the slow one all.
"""

from collections.abc import AsyncGenerator
from datetime import timedelta
from itertools import batched, chain
from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.helpers import (
    area_registry as ar,
    config_validation as cv,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    label_registry as lr,
)
from homeassistant.helpers.condition import async_validate_condition_config
from homeassistant.helpers.entity_component import async_update_entity
from homeassistant.helpers.trigger import async_validate_trigger_config
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from simulator import Camera, Misbehaviour, RecorderModel, Simulator

from .common import (
    MINUTE,
    OUTAGE,
    device_of,
    entity_id,
    idle,
    pass_minutes,
    pass_time,
    set_up,
    states_seen,
    until,
)
from .repository.files import HERE
from .repository.pages import PAGES
from .selection import every
from .test_condition import ask
from .test_power_cycle import OFF_TIME, cycle
from .test_trigger import changes
from .waiting import RECORDER, pass_by, settled

TEXTS = HERE.integration_json("translations/en.json")
LABELLED = {
    "Front door": (1,),
    "Yard": (2,),
    "Indoor": (2,),
    "Outdoor": (1, 2),
    "Can be spared": (1, 2),
}
"""The labels that the examples use, and the ports whose switches carry them."""

FLAGS = re.DOTALL | re.MULTILINE


@pytest.fixture(autouse=True)
def _begin(freezer: FrozenDateTimeFactory) -> None:
    """Begin each test at the same time of a day, tomorrow; examples go by the minute."""
    tomorrow = dt_util.utcnow() + timedelta(days=1)
    freezer.move_to(tomorrow.replace(hour=10, minute=0, second=5, microsecond=0))


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with eight ports and a camera at the first two."""
    model = RecorderModel(ports=8, power_limit=65.0)
    for port in (1, 2):
        model.plug(port, Camera(requested_power=9.3), running=True)
    return model


@pytest.fixture(autouse=True)
async def _end_examples(hass: HomeAssistant) -> AsyncGenerator[None]:
    """Leave no timer for the next minute or night."""
    yield
    if hass.services.has_service("automation", "turn_off"):
        await hass.services.async_call(
            "automation", "turn_off", {"entity_id": "all"}, blocking=True
        )


def blocks() -> list[dict[str, Any]]:
    """Return the YAML blocks of all pages."""
    read: list[dict[str, Any]] = []
    for page in PAGES:
        for block in re.findall(r"^```yaml\n(.*?)^```", page.read_text(), FLAGS):
            example = parse_yaml(block)
            assert isinstance(example, dict)
            read.append(example)
    return read


def alone(key: str) -> list[Any]:
    """Return what the blocks hold that have nothing else, each by itself."""
    return [block[key] for block in blocks() if [*block] == [key]]


def labels(hass: HomeAssistant) -> None:
    """Put the labels on the switches, as the page says."""
    registry = er.async_get(hass)
    carried: dict[int, set[str]] = {}
    for name, ports in LABELLED.items():
        label = lr.async_get(hass).async_get_label_by_name(name)
        label = label or lr.async_get(hass).async_create(name)
        for port in ports:
            carried.setdefault(port, set()).add(label.label_id)
    for port, label_ids in carried.items():
        switch = entity_id(hass, Platform.SWITCH, f"port{port}-poe")
        registry.async_update_entity(switch, labels=label_ids)


def places(hass: HomeAssistant) -> None:
    """Put port 1 in the area and on the floor that the examples name."""
    floor = fr.async_get(hass).async_create("Ground floor")
    area = ar.async_get(hass).async_create("Garden", floor_id=floor.floor_id)
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, area_id=area.id)


async def use_example(hass: HomeAssistant, alias: str) -> None:
    """Set up the automation of that name."""
    labels(hass)
    [example] = [block for block in blocks() if block.get("alias") == alias]
    assert await async_setup_component(hass, "automation", {"automation": example})
    await hass.async_block_till_done()


async def start(hass: HomeAssistant, entry: MockConfigEntry, alias: str) -> None:
    """Start Home Assistant with an example and a recorder that it knows."""
    await hass.config_entries.async_unload(entry.entry_id)
    hass.set_state(CoreState.not_running)
    await use_example(hass, alias)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_start()
    await hass.async_block_till_done(wait_background_tasks=True)


async def start_before_the_recorder(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel, alias: str
) -> None:
    """Start both at once, as after a power cut; the recorder takes longer."""
    model.restart(OUTAGE)
    await start(hass, entry, alias)
    assert entry.state is ConfigEntryState.SETUP_RETRY


async def go_away(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """Restart the recorder, and see that Home Assistant misses it."""
    model.restart(OUTAGE)
    await pass_time(hass, freezer)
    assert hass.states.is_state("switch.axis_s3008_port_1", STATE_UNAVAILABLE)


async def test_the_reason_of_a_failure_is_told(
    hass: HomeAssistant, entry: MockConfigEntry, recorder: Simulator
) -> None:
    """What the recorder has pushed, once, by the name of the port's device."""
    recorder.dialect.events.listed = True
    told = async_mock_service(hass, "persistent_notification", "create")
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    await use_example(hass, "A camera gets no power")

    recorder.model.inject_fault(1, "Short circuit")
    await until(lambda: told)
    await idle()

    assert [call.data["title"] for call in told] == ["AXIS S3008 port 1 gets no power"]
    assert told[0].data["message"] == "The recorder says: Short circuit"
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_failure_that_a_poll_has_found_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Without an event stream it says what the status says."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await use_example(hass, "A camera gets no power")

    model.inject_fault(1)
    await pass_time(hass, freezer)
    model.clear_fault(1)
    await pass_time(hass, freezer)

    assert [call.data["message"] for call in told] == [
        "The recorder says: Error: Other (Short circuit)"
    ]


async def test_a_failure_that_begins_in_an_outage_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Once, when the recorder is back."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await use_example(hass, "A camera gets no power")
    await go_away(hass, freezer, model)
    model.inject_fault(1)
    await pass_minutes(hass, freezer, 5)

    assert [call.data["message"] for call in told] == [
        "The recorder says: Error: Other (Short circuit)"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("alias", "happens", "title"),
    [
        (
            "A camera gets no power",
            "poe_failure_started",
            "AXIS S3008 port 1 gets no power",
        ),
        (
            "A camera is unplugged",
            "device_disconnected",
            "AXIS S3008 port 1 was unplugged",
        ),
    ],
)
async def test_what_happens_while_home_assistant_is_down_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    alias: str,
    happens: str,
    title: str,
) -> None:
    """Once it runs again, and once."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await hass.config_entries.async_unload(running.entry_id)
    changes(model)[happens](1)
    await start(hass, running, alias)
    await pass_minutes(hass, freezer, 5)

    assert [call.data["title"] for call in told] == [title]


@pytest.mark.slow
async def test_a_failure_is_told_when_the_recorder_started_last(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The automation waits for a port that is not there yet."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await start_before_the_recorder(hass, running, model, "A camera gets no power")
    await pass_minutes(hass, freezer, 4)
    assert not told
    model.inject_fault(1)
    await pass_minutes(hass, freezer, 2)

    assert len(told) == 1


async def test_a_camera_that_hangs_is_restarted(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Once it has been unavailable for long enough, and only once."""
    hass.states.async_set("camera.front_door", "idle")
    await use_example(hass, "Restart the front door camera when it hangs")
    seen = states_seen(hass, "port1-poe")

    hass.states.async_set("camera.front_door", "unavailable")
    await pass_time(hass, freezer, timedelta(minutes=4))
    assert model.is_enabled(1)
    await pass_time(hass, freezer, timedelta(minutes=1, seconds=1))
    assert not model.is_enabled(1)
    for _ in range(20):
        await pass_time(hass, freezer)

    assert model.is_enabled(1)
    assert seen == ["off", "on"]


@pytest.mark.slow
async def test_a_camera_whose_port_gives_no_power_is_not_restarted(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """It would not help."""
    hass.states.async_set("camera.front_door", "idle")
    await use_example(hass, "Restart the front door camera when it hangs")
    model.inject_fault(1)
    await pass_time(hass, freezer)

    hass.states.async_set("camera.front_door", "unavailable")
    await pass_time(hass, freezer, timedelta(minutes=6))

    assert model.is_enabled(1)


async def test_the_yard_camera_is_restarted_at_night(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """At four, for half a minute."""
    await use_example(hass, "Restart the yard camera every night")
    four = dt_util.find_next_time_expression_time(dt_util.now(), [0], [0], [4])

    await pass_time(hass, freezer, four - dt_util.now() - timedelta(seconds=1))
    assert model.is_enabled(2)
    await pass_time(hass, freezer, timedelta(seconds=2))
    assert not model.is_enabled(2)
    await pass_time(hass, freezer, timedelta(seconds=28))
    assert not model.is_enabled(2)
    await pass_time(hass, freezer, timedelta(seconds=3))
    assert model.is_enabled(2)


@pytest.mark.parametrize("away", [False, True])
async def test_the_action_works_as_shown(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    away: bool,
) -> None:
    """The port is off for the time given, and comes on after an outage as well."""
    labels(hass)
    [action] = [block for block in blocks() if "action" in block]
    domain, name = action["action"].split(".")

    await hass.services.async_call(
        domain, name, action["data"], target=action["target"], blocking=True
    )
    assert not model.is_enabled(2)
    await pass_time(hass, freezer, timedelta(seconds=29))
    assert not model.is_enabled(2)
    if away:
        model.restart(OUTAGE)
        await pass_minutes(hass, freezer, 1)
        assert not model.is_enabled(2)
        await pass_minutes(hass, freezer, 1)
    await pass_time(hass, freezer, timedelta(seconds=2))
    assert model.is_enabled(2)


async def use_load(hass: HomeAssistant, recorder: Simulator) -> list[ServiceCall]:
    """Have what is shown of load as scripts, and return what they tell."""
    labels(hass)
    hass.data[RECORDER] = recorder
    shed, restore = alone("actions")
    scripts = {"shed": {"sequence": shed}, "restore": {"sequence": restore}}
    notices = async_mock_service(hass, "persistent_notification", "create")
    assert await async_setup_component(hass, "script", {"script": scripts})
    return notices


async def run_script(hass: HomeAssistant, name: str) -> None:
    """Begin a script, and let it go on by itself."""
    await hass.services.async_call("script", "turn_on", {"entity_id": f"script.{name}"})
    await settled(hass)


async def test_load_is_shed_and_restored_as_shown(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The one message names what was turned off; it comes back in turn."""
    model = recorder.model
    notices = await use_load(hass, recorder)

    await run_script(hass, "shed")
    await until(lambda: not model.is_enabled(1) and not model.is_enabled(2))
    await pass_by(hass, freezer, timedelta(seconds=11))
    await until(lambda: notices)
    assert [one.data["message"] for one in notices] == ["Turned off: Port 1, Port 2"]
    await run_script(hass, "restore")
    await until(lambda: model.is_enabled(1))
    await pass_time(hass, freezer, timedelta(seconds=19))
    assert not model.is_enabled(2)
    await pass_time(hass, freezer, timedelta(seconds=1))
    assert model.is_enabled(2)


@pytest.mark.parametrize("known", [False, True])
async def test_load_is_shed_and_restored_although_the_recorder_is_away(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    known: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whether Home Assistant knows of the outage already, or does not."""
    model = recorder.model
    await use_load(hass, recorder)
    for name, on in (("shed", False), ("restore", True)):
        model.restart(OUTAGE)
        if known:
            await pass_by(hass, freezer)
        await run_script(hass, name)
        await pass_by(hass, freezer)
        assert model.is_enabled(1) is not on
        for _ in range(12):
            await pass_by(hass, freezer)
        assert [model.is_enabled(port) for port in (1, 2)] == [on, on]
    assert "did not match any entities" not in caplog.text


async def test_an_action_in_an_outage_is_skipped_without_a_word(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """As the page warns: nothing is sent, and nothing is raised."""
    await go_away(hass, freezer, recorder.model)
    asked = len(recorder.requests)

    target = {"entity_id": "switch.axis_s3008_port_1"}
    for domain, name in (("switch", "turn_off"), ("axis_nvr_poe", "power_cycle")):
        await hass.services.async_call(domain, name, target=target, blocking=True)

    assert len(recorder.requests) == asked


async def test_the_indoor_camera_is_on_only_while_nobody_is_home(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """Who comes home turns it off; who leaves last turns it on."""
    hass.states.async_set("zone.home", "0")
    await use_example(hass, "Indoor cameras only while we are away")

    hass.states.async_set("zone.home", "1")
    await hass.async_block_till_done()
    assert not model.is_enabled(2)

    hass.states.async_set("zone.home", "0")
    await hass.async_block_till_done()
    assert model.is_enabled(2)


async def test_a_budget_that_runs_low_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """A budget that stays low is told."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await use_example(hass, "Hardly any available power")

    for port in (3, 4, 5, 6):
        model.plug(port, Camera(requested_power=7.7), running=True)
    await pass_time(hass, freezer)
    assert not told
    await pass_time(hass, freezer, timedelta(minutes=6))

    assert len(told) == 1


async def test_the_indoor_camera_goes_off_although_the_recorder_is_away(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Who comes home in an outage is not filmed once it is over."""
    hass.states.async_set("zone.home", "0")
    await use_example(hass, "Indoor cameras only while we are away")
    await go_away(hass, freezer, model)

    hass.states.async_set("zone.home", "1")
    await pass_minutes(hass, freezer, 3)
    assert not model.is_enabled(2)

    await go_away(hass, freezer, model)
    hass.states.async_set("zone.home", "0")
    await pass_minutes(hass, freezer, 3)
    assert model.is_enabled(2)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["getportstatuses", "setportmode"])
async def test_the_indoor_camera_goes_off_although_a_request_fails(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    path: str,
) -> None:
    """A missed poll or a lost command is made up for."""
    hass.states.async_set("zone.home", "0")
    await use_example(hass, "Indoor cameras only while we are away")
    recorder.misbehave(Misbehaviour.status(503), path)
    await pass_time(hass, freezer)

    hass.states.async_set("zone.home", "1")
    await hass.async_block_till_done()
    recorder.behave()
    await pass_minutes(hass, freezer, 2)

    assert not recorder.model.is_enabled(2)


@pytest.mark.slow
async def test_the_indoor_camera_goes_off_as_the_recorder_goes_away(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The command fails, for the outage is not known yet."""
    hass.states.async_set("zone.home", "0")
    await use_example(hass, "Indoor cameras only while we are away")
    model.restart(OUTAGE)

    hass.states.async_set("zone.home", "1")
    await pass_minutes(hass, freezer, 4)

    assert not model.is_enabled(2)


@pytest.mark.slow
async def test_the_indoor_camera_goes_off_when_the_recorder_starts_last(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """After a power cut nobody is filmed for longer than it takes to start."""
    hass.states.async_set("zone.home", "1")
    await start_before_the_recorder(
        hass, running, model, "Indoor cameras only while we are away"
    )
    await pass_minutes(hass, freezer, 4)

    assert not model.is_enabled(2)


async def test_the_indoor_camera_goes_off_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """As Home Assistant starts, and as the recorder is back; not a minute later."""
    hass.states.async_set("zone.home", "1")
    await start(hass, running, "Indoor cameras only while we are away")
    assert not model.is_enabled(2)

    await go_away(hass, freezer, model)
    model.enable(2, on=True)
    freezer.tick(OUTAGE)
    await async_update_entity(hass, "switch.axis_s3008_port_2")
    await hass.async_block_till_done()
    assert not model.is_enabled(2)


async def test_a_hanging_camera_is_restarted_after_an_outage(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The recorder is away just when its five minutes are over."""
    hass.states.async_set("camera.front_door", "idle")
    await use_example(hass, "Restart the front door camera when it hangs")
    seen = states_seen(hass, "port1-poe")
    hass.states.async_set("camera.front_door", "unavailable")
    await pass_minutes(hass, freezer, 4)

    await go_away(hass, freezer, model)
    await pass_minutes(hass, freezer, 5)
    assert seen == ["unavailable", "on"]
    await pass_minutes(hass, freezer, 5)
    assert seen == ["unavailable", "on", "off", "on"]


@pytest.mark.slow
async def test_a_hanging_camera_is_restarted_after_a_missed_poll(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The poll is missed just when its five minutes are over."""
    hass.states.async_set("camera.front_door", "idle")
    await use_example(hass, "Restart the front door camera when it hangs")
    seen = states_seen(hass, "port1-poe")
    hass.states.async_set("camera.front_door", "unavailable")
    await pass_minutes(hass, freezer, 4)

    recorder.misbehave(Misbehaviour.status(503))
    await pass_time(hass, freezer, MINUTE)
    recorder.behave()
    await pass_minutes(hass, freezer, 8)

    assert seen == ["unavailable", "on", "off", "on"]


@pytest.mark.slow
async def test_a_hanging_camera_is_restarted_although_the_first_try_failed(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The recorder goes away in the very moment; an hour later it is tried again."""
    hass.states.async_set("camera.front_door", "idle")
    await use_example(hass, "Restart the front door camera when it hangs")
    seen = states_seen(hass, "port1-poe")
    hass.states.async_set("camera.front_door", "unavailable")
    recorder.misbehave(Misbehaviour.status(503), "setportmode")
    await pass_minutes(hass, freezer, 7)
    assert any("setportmode" in record.path for record in recorder.requests)
    recorder.behave()

    await pass_minutes(hass, freezer, 62)

    assert seen == ["off", "on"]


@pytest.mark.slow
async def test_a_hanging_camera_is_restarted_after_a_start_of_home_assistant(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """It hung already, and the recorder takes longer to start."""
    hass.states.async_set("camera.front_door", "unavailable")
    await start_before_the_recorder(
        hass, running, model, "Restart the front door camera when it hangs"
    )
    seen = states_seen(hass, "port1-poe")
    await pass_minutes(hass, freezer, 6)
    assert seen == ["on"]
    await pass_minutes(hass, freezer, 4)
    assert seen == ["on", "off", "on"]


@pytest.mark.slow
async def test_a_camera_that_starts_up_with_the_recorder_is_not_restarted(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """It was away for long, but only because the recorder gave no power."""
    hass.states.async_set("camera.front_door", "idle")
    await use_example(hass, "Restart the front door camera when it hangs")
    seen = states_seen(hass, "port1-poe")
    model.restart(600)
    hass.states.async_set("camera.front_door", "unavailable")
    await pass_minutes(hass, freezer, 14)
    hass.states.async_set("camera.front_door", "idle")
    await pass_minutes(hass, freezer, 10)

    assert seen == ["unavailable", "on"]


@pytest.mark.parametrize("ahead", [timedelta(seconds=1), MINUTE])
async def test_the_yard_camera_is_restarted_when_the_recorder_is_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    ahead: timedelta,
) -> None:
    """At four the recorder was away, whether that was known or not."""
    await use_example(hass, "Restart the yard camera every night")
    four = dt_util.find_next_time_expression_time(dt_util.now(), [0], [0], [4])
    await pass_time(hass, freezer, four - dt_util.now() - ahead)
    seen = states_seen(hass, "port2-poe")
    model.restart(OUTAGE)
    await pass_time(hass, freezer, ahead)
    for _ in range(30):
        await pass_time(hass, freezer, timedelta(seconds=10))

    assert seen == ["unavailable", "on", "off", "on"]


@pytest.mark.slow
async def test_the_yard_camera_is_restarted_when_the_recorder_starts_last(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Home Assistant starts a minute before four, and the recorder after it."""
    four = dt_util.find_next_time_expression_time(dt_util.now(), [0], [0], [4])
    await pass_time(hass, freezer, four - dt_util.now() - MINUTE)
    await start_before_the_recorder(
        hass, running, model, "Restart the yard camera every night"
    )
    seen = states_seen(hass, "port2-poe")
    for _ in range(30):
        await pass_time(hass, freezer, timedelta(seconds=10))

    assert seen == ["on", "off", "on"]


@pytest.mark.slow
async def test_a_yard_camera_whose_recorder_stays_away_is_restarted_the_next_night(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Nobody wants it to go off at noon."""
    await use_example(hass, "Restart the yard camera every night")
    four = dt_util.find_next_time_expression_time(dt_util.now(), [0], [0], [4])
    await pass_time(hass, freezer, four - dt_util.now() - MINUTE)
    seen = states_seen(hass, "port2-poe")
    model.restart(2 * 3600)
    for _ in range(130 * 3):
        await pass_time(hass, freezer, timedelta(seconds=20))

    assert seen == ["unavailable", "on"]


async def test_a_camera_that_stays_unplugged_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Also if the recorder goes away meanwhile; not one that is back in time."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await use_example(hass, "A camera is unplugged")
    model.unplug(2)
    await pass_time(hass, freezer)
    model.plug(2, Camera(), running=True)
    await pass_time(hass, freezer)
    await pass_minutes(hass, freezer, 5)
    assert not told

    model.unplug(1)
    await pass_time(hass, freezer)
    await go_away(hass, freezer, model)
    await pass_minutes(hass, freezer, 6)

    assert [call.data["title"] for call in told] == ["AXIS S3008 port 1 was unplugged"]
    assert told[0].data["message"] == "Nothing is connected to port 1 any more."


async def test_the_triggers_are_taken_as_shown(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Each one that there is."""
    triggers = [*chain(*alone("triggers"))]
    assert sorted(one["trigger"] for one in triggers) == [
        f"axis_nvr_poe.{name}" for name in sorted(TEXTS["triggers"])
    ]
    await async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA(triggers))


async def test_the_triggers_fire_as_shown(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Each once, though the recorder is away just then."""
    labels(hass)
    places(hass)
    fired = async_mock_service(hass, "test", "fired")
    automation = {
        "alias": "As shown",
        "mode": "queued",
        "triggers": [*chain(*alone("triggers"))],
        "actions": {
            "action": "test.fired",
            "data": {"trigger": "{{ trigger.platform }}", "port": "{{ trigger.port }}"},
        },
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()

    def take() -> list[tuple[str, int]]:
        taken = [(call.data["trigger"], call.data["port"]) for call in fired]
        fired.clear()
        return taken

    # What has to last begins before the recorder goes away.
    for (begins, begin), (ends, end) in batched(changes(model).items(), 2, strict=True):
        begin(1)
        await pass_time(hass, freezer)
        await go_away(hass, freezer, model)
        await pass_minutes(hass, freezer, 8)
        assert take() == [(f"axis_nvr_poe.{begins}", 1)]
        await go_away(hass, freezer, model)
        end(1)
        await pass_minutes(hass, freezer, 5)
        assert take() == [(f"axis_nvr_poe.{ends}", 1)]

    await cycle(hass)
    model.restart(OUTAGE)
    await pass_time(hass, freezer, OFF_TIME)
    await pass_minutes(hass, freezer, 5)
    assert take() == [("axis_nvr_poe.power_cycle_finished", 1)]


async def test_the_conditions_answer_as_shown(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """None while the recorder is away; the failure once it has lasted after that."""
    labels(hass)
    places(hass)
    shown = {
        condition["condition"]: condition for condition in chain(*alone("conditions"))
    }
    met = await ask(
        hass,
        *(
            shown[f"axis_nvr_poe.{name}"]
            for name in ("is_failing", "is_powered", "fits_in_budget")
        ),
    )
    assert await met() == [False, True, True]
    model.inject_fault(1)
    await pass_minutes(hass, freezer, 1)
    assert await met() == [False, False, True]
    await pass_minutes(hass, freezer, 2)
    assert await met() == [True, False, True]
    await go_away(hass, freezer, model)
    assert await met() == [False, False, False]
    await pass_minutes(hass, freezer, 2)
    assert await met() == [False, False, True]
    await pass_minutes(hass, freezer, 2)
    assert await met() == [True, False, True]


@pytest.mark.parametrize("ahead", every(2, [None, timedelta(seconds=1), MINUTE]))
@pytest.mark.parametrize("room", [True, False])
async def test_the_yard_camera_comes_on_at_night_if_it_fits(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    ahead: timedelta | None,
    room: bool,
) -> None:
    """Also if the recorder is away at eight, whether that is known or not."""
    await use_example(hass, "The yard camera at night")
    model.enable(2, on=False)
    if not room:
        use_up_the_budget(model)
        model.plug(7, Camera(requested_power=7.7), running=True)
    eight = dt_util.find_next_time_expression_time(dt_util.now(), [0], [0], [20])
    before = ahead or MINUTE
    await pass_time(hass, freezer, eight - dt_util.now() - before - 3 * MINUTE)
    await pass_minutes(hass, freezer, 3)
    if ahead:
        model.restart(OUTAGE)
    assert not model.is_enabled(2)
    await pass_time(hass, freezer, before)
    await pass_minutes(hass, freezer, 6)

    assert model.is_enabled(2) is room


@pytest.mark.slow
async def test_the_yard_camera_comes_on_at_night_after_a_start_of_home_assistant(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """A minute before eight, and the recorder starts last."""
    model.enable(2, on=False)
    eight = dt_util.find_next_time_expression_time(dt_util.now(), [0], [0], [20])
    await pass_time(hass, freezer, eight - dt_util.now() - MINUTE)
    await start_before_the_recorder(hass, running, model, "The yard camera at night")
    await pass_minutes(hass, freezer, 8)

    assert model.is_enabled(2)


async def test_the_conditions_are_taken_as_shown(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Each one that there is."""
    conditions = [*chain(*alone("conditions"))]
    assert sorted(one["condition"] for one in conditions) == [
        f"axis_nvr_poe.{name}" for name in sorted(TEXTS["conditions"])
    ]
    for one in cv.CONDITIONS_SCHEMA(conditions):
        await async_validate_condition_config(hass, one)


def use_up_the_budget(model: RecorderModel) -> None:
    """Plug cameras in until hardly any power is available."""
    for port in (3, 4, 5, 6):
        model.plug(port, Camera(requested_power=7.7), running=True)


async def test_a_low_budget_is_not_told_anew_after_an_outage(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Neither after a missed poll nor after two minutes."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await use_example(hass, "Hardly any available power")
    use_up_the_budget(recorder.model)
    await pass_minutes(hass, freezer, 7)
    assert len(told) == 1

    recorder.misbehave(Misbehaviour.status(503))
    await pass_time(hass, freezer)
    recorder.behave()
    await pass_minutes(hass, freezer, 10)
    await go_away(hass, freezer, recorder.model)
    await pass_minutes(hass, freezer, 15)

    assert len(told) == 1


async def test_a_low_budget_is_told_although_the_recorder_was_away(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The recorder goes away just before the five minutes are over."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await use_example(hass, "Hardly any available power")
    use_up_the_budget(model)
    await pass_minutes(hass, freezer, 5)
    await go_away(hass, freezer, model)
    await pass_minutes(hass, freezer, 12)

    assert len(told) == 1


@pytest.mark.slow
async def test_a_low_budget_is_told_after_a_start_of_home_assistant(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Nobody saw it run low."""
    told = async_mock_service(hass, "persistent_notification", "create")
    use_up_the_budget(model)
    await start(hass, running, "Hardly any available power")
    await pass_minutes(hass, freezer, 7)

    assert len(told) == 1


@pytest.mark.slow
async def test_a_budget_that_suffices_is_not_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Neither at a start of Home Assistant nor after an outage."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await start(hass, running, "Hardly any available power")
    await pass_minutes(hass, freezer, 7)
    await go_away(hass, freezer, model)
    await pass_minutes(hass, freezer, 10)

    assert not told


@pytest.mark.slow
async def test_a_low_budget_is_told_when_the_recorder_starts_last(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """There is no figure yet when Home Assistant has started."""
    told = async_mock_service(hass, "persistent_notification", "create")
    use_up_the_budget(model)
    await start_before_the_recorder(hass, running, model, "Hardly any available power")
    await pass_minutes(hass, freezer, 10)

    assert len(told) == 1


def test_every_example_is_tried() -> None:
    """An example that nobody runs may be wrong."""
    tried = set(re.findall(r'use_example\(hass, "(.*?)"\)', Path(__file__).read_text()))
    assert {block["alias"] for block in blocks() if "alias" in block} == tried
