"""A Home Assistant with the blueprints in its folder, and what happens to it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import dump
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import RecorderModel
from tests.common import MINUTE, until
from tests.repository.files import HERE
from tests.waiting import pass_by, settled

BLUEPRINTS = HERE.root / "blueprints" / "automation" / "axis_nvr_poe"


async def use(hass: HomeAssistant, blueprint: str, inputs: dict[str, Any]) -> None:
    """Make an automation of a blueprint."""
    automation = {
        "id": blueprint,
        "alias": blueprint,
        "use_blueprint": {"path": f"axis_nvr_poe/{blueprint}.yaml", "input": inputs},
    }
    _configure(hass, [automation])
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()
    assert hass.states.is_state(f"automation.{blueprint}", "on")


@asynccontextmanager
async def down(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    time: timedelta = MINUTE,
) -> AsyncGenerator[None]:
    """Stop what runs in Home Assistant, and start it again after a while."""
    automations = _configured(hass)
    _configure(hass, [])
    await hass.services.async_call("automation", "reload", blocking=True)
    await hass.config_entries.async_unload(entry.entry_id)
    hass.set_state(CoreState.not_running)
    yield
    freezer.tick(time)
    _configure(hass, automations)
    await hass.services.async_call("automation", "reload", blocking=True)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_start()
    await settled(hass)


async def restart(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, entry: MockConfigEntry
) -> None:
    """Restart Home Assistant, which takes a minute."""
    async with down(hass, freezer, entry):
        pass


def on(model: RecorderModel) -> list[int]:
    """Return which of the ports with cameras are on."""
    return [port for port in range(1, 5) if model.is_enabled(port)]


async def on_soon(model: RecorderModel, ports: list[int]) -> None:
    """See that just these become on without any time that passes."""
    await until(lambda: on(model) == ports)


async def pass_minutes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, minutes: int
) -> None:
    """Let minutes pass, half by half."""
    for _ in range(2 * minutes):
        await pass_by(hass, freezer)


def _configured(hass: HomeAssistant) -> list[dict[str, Any]]:
    automations: list[dict[str, Any]] = HERE.yaml(_configuration(hass))["automation"]
    return automations


def _configure(hass: HomeAssistant, automations: list[dict[str, Any]]) -> None:
    _configuration(hass).write_text(dump({"automation": automations}))


def _configuration(hass: HomeAssistant) -> Path:
    return Path(hass.config.path("configuration.yaml"))
