"""The examples of the README do what the README says."""

import asyncio
from datetime import timedelta
from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from .common import idle, pass_time, set_up
from .simulator import Camera, RecorderModel

README = Path(__file__).parent.parent / "README.md"


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with eight ports and a camera at the first two."""
    model = RecorderModel(ports=8, power_limit=65.0)
    for port in (1, 2):
        model.plug(port, Camera(requested_power=9.3), running=True)
    return model


async def use_example(hass: HomeAssistant, alias: str) -> None:
    """Set up the example of that name."""
    blocks = re.findall(
        r"^```yaml\n(.*?)^```", README.read_text(), re.DOTALL | re.MULTILINE
    )
    examples: dict[str, Any] = {}
    for example in map(parse_yaml, blocks):
        assert isinstance(example, dict)
        examples[example["alias"]] = example
    example = examples[alias]
    if "triggers" in example:
        assert await async_setup_component(hass, "automation", {"automation": example})
    else:
        scripts = {"script": {"example": example}}
        assert await async_setup_component(hass, "script", scripts)
    await hass.async_block_till_done()


async def test_a_camera_without_power_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """A failure that lasts is told by the camera's name, with what is left."""
    told = async_mock_service(hass, "persistent_notification", "create")
    await use_example(hass, "A camera gets no power")

    model.inject_fault(1)
    await pass_time(hass, freezer)
    assert not told
    await pass_time(hass, freezer, timedelta(seconds=61))

    assert [call.data["title"] for call in told] == ["AXIS S3008 port 1 PoE failure"]
    assert "54.0 W left" in told[0].data["message"]


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


async def test_the_script_restarts_the_camera(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The port is off for ten seconds."""
    await use_example(hass, "Restart the front door camera")

    script = hass.async_create_task(
        hass.services.async_call("script", "example", blocking=True)
    )
    while not hass.states.is_state("switch.axis_s3008_port_1", "off"):  # noqa: ASYNC110
        await asyncio.sleep(0)
    assert not model.is_enabled(1)
    await idle()
    assert not script.done()

    await pass_time(hass, freezer, timedelta(seconds=11))
    assert script.done()
    assert model.is_enabled(1)


async def test_a_port_that_a_restart_left_off_is_turned_on(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel
) -> None:
    """What a script could not finish is made up for at the next start."""
    model.enable(1, False)
    hass.set_state(CoreState.starting)
    await set_up(hass, entry)
    await use_example(hass, "The front door camera has power after a start")

    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()

    assert model.is_enabled(1)
