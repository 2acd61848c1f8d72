"""The examples of the README do what the README says."""

from datetime import timedelta
from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from simulator import Camera, RecorderModel, Simulator

from .common import idle, pass_time, set_up, states_seen, until

README = Path(__file__).parent.parent / "README.md"


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with eight ports and a camera at the first two."""
    model = RecorderModel(ports=8, power_limit=65.0)
    for port in (1, 2):
        model.plug(port, Camera(requested_power=9.3), running=True)
    return model


def blocks() -> list[dict[str, Any]]:
    """Return the YAML blocks."""
    found = re.findall(
        r"^```yaml\n(.*?)^```", README.read_text(), re.DOTALL | re.MULTILINE
    )
    read: list[dict[str, Any]] = []
    for block in map(parse_yaml, found):
        assert isinstance(block, dict)
        read.append(block)
    return read


async def use_example(hass: HomeAssistant, alias: str) -> None:
    """Set up the automation of that name."""
    [example] = [block for block in blocks() if block.get("alias") == alias]
    assert await async_setup_component(hass, "automation", {"automation": example})
    await hass.async_block_till_done()


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
        "The recorder says: Error: Other"
    ]


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
    # The test would leave its timer for the next night.
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"})


async def test_the_action_works_as_shown(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The port is off for the time given, and the action does not wait for it."""
    [action] = [block for block in blocks() if "action" in block]
    domain, name = action["action"].split(".")

    await hass.services.async_call(
        domain, name, action["data"], target=action["target"], blocking=True
    )
    assert not model.is_enabled(1)
    await pass_time(hass, freezer, timedelta(seconds=29))
    assert not model.is_enabled(1)
    await pass_time(hass, freezer, timedelta(seconds=2))
    assert model.is_enabled(1)


async def test_the_indoor_camera_is_on_only_while_nobody_is_home(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """Who comes home turns it off; who leaves last turns it on."""
    hass.states.async_set("zone.home", "0")
    await use_example(hass, "Indoor camera only while we are away")

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
    await use_example(hass, "Hardly any power left to reserve")

    for port in (3, 4, 5, 6):
        model.plug(port, Camera(requested_power=7.7), running=True)
    await pass_time(hass, freezer)
    assert not told
    await pass_time(hass, freezer, timedelta(minutes=6))

    assert len(told) == 1


def test_every_example_is_tried() -> None:
    """An example that nobody runs may be wrong."""
    tried = set(re.findall(r'use_example\(hass, "(.*?)"\)', Path(__file__).read_text()))
    assert {block["alias"] for block in blocks() if "alias" in block} == tried
