"""Letting time pass while an automation is in the middle of waiting for it.

Home Assistant's own way, to wait until nothing is left to do, would wait for ever.
"""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from simulator import Simulator

from .common import POLL, idle

RECORDER: HassKey[Simulator] = HassKey("simulated_recorder")


async def pass_by(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, delta: timedelta = POLL
) -> None:
    """Let time pass, and what is due begin."""
    freezer.tick(delta)
    async_fire_time_changed(hass)
    await settled(hass)


async def settled(hass: HomeAssistant) -> None:
    """Wait until nobody asks the recorder for anything any more."""
    requests = hass.data[RECORDER].requests
    quiet = 0
    while quiet < 2:
        asked = len(requests)
        await idle()
        await hass.async_add_executor_job(int)
        quiet = quiet + 1 if len(requests) == asked else 0
