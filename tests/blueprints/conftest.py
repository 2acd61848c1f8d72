"""A house with eight ports, of which the first four power a camera each."""

from collections.abc import AsyncGenerator
from pathlib import Path
from shutil import copytree

from homeassistant.core import HomeAssistant
import pytest

from simulator import Camera, RecorderModel, Simulator
from tests.waiting import RECORDER

from .home import BLUEPRINTS


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with eight ports and a camera at the first four."""
    model = RecorderModel(ports=8, power_limit=65.0)
    for port in range(1, 5):
        model.plug(port, Camera(requested_power=6.2), running=True)
    return model


@pytest.fixture(autouse=True)
async def _folder(
    hass: HomeAssistant, tmp_path: Path, recorder: Simulator
) -> AsyncGenerator[None]:
    """Give Home Assistant a folder with the blueprints, and end what runs in it."""
    hass.data[RECORDER] = recorder
    hass.config.config_dir = str(tmp_path)
    copytree(BLUEPRINTS, hass.config.path("blueprints/automation/axis_nvr_poe"))
    yield
    if hass.services.has_service("automation", "turn_off"):
        await hass.services.async_call(
            "automation", "turn_off", {"entity_id": "all"}, blocking=True
        )
