"""Fans, power supplies and temperature of the recorder itself, by its stream."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import RecorderModel, Simulator
from simulator.events.dialect import HARDWARE_ITEMS

from .common import MAC, idle, state_of, until
from .selection import every
from .test_push import https, pass_time, streaming  # noqa: F401 - fixtures

KEYS = {
    "fan": "fan_failure",
    "power": "power_supply_failure",
    "temperature": "temperature_critical",
}
OTHER_STYLES = [style for style in HARDWARE_ITEMS if style != "axis"]


def there(hass: HomeAssistant, kind: str = "fan") -> bool:
    """Return whether there is a sensor."""
    registry = er.async_get(hass)
    name = f"{MAC}-{KEYS[kind]}"
    return bool(
        registry.async_get_entity_id(Platform.BINARY_SENSOR, "axis_nvr_poe", name)
    )


def shown(hass: HomeAssistant, kind: str = "fan") -> str:
    """Return what a sensor shows."""
    return state_of(hass, Platform.BINARY_SENSOR, KEYS[kind]).state


@pytest.mark.parametrize(
    ("kind", "style"),
    [
        *((kind, "axis") for kind in KEYS),
        *every(3, (("fan", style) for style in OTHER_STYLES)),
    ],
)
async def test_a_failure_shows_at_once_and_so_does_its_end(
    hass: HomeAssistant,
    streaming: MockConfigEntry,  # noqa: F811
    recorder: Simulator,
    kind: str,
    style: str,
) -> None:
    """However the recorder calls it; no request is made for it."""
    recorder.dialect.events.hardware = style
    assert not there(hass, kind)

    recorder.model.hardware.set(kind, failing=True)
    await until(lambda: there(hass, kind))
    await idle()
    assert shown(hass, kind) == "on"

    recorder.model.hardware.set(kind, failing=False)
    await until(lambda: shown(hass, kind) == "off")
    assert [one.path for one in recorder.requests] == []
    assert state_of(hass, Platform.BINARY_SENSOR, "poe_failure").state == "off"


async def test_one_fan_of_two_is_enough(
    hass: HomeAssistant,
    streaming: MockConfigEntry,  # noqa: F811
    model: RecorderModel,
) -> None:
    """On while any of them fails."""
    model.hardware.set("fan", failing=True, part=0)
    model.hardware.set("fan", failing=True, part=1)
    await until(lambda: there(hass))
    await idle()
    model.hardware.set("fan", failing=False, part=0)
    await idle()
    assert shown(hass) == "on"

    model.hardware.set("fan", failing=False, part=1)
    await until(lambda: shown(hass) == "off")


@pytest.mark.parametrize(("replay", "state"), [("after", "on"), ("never", "unknown")])
async def test_what_a_new_stream_does_not_tell_again_is_unknown(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,  # noqa: F811
    recorder: Simulator,
    replay: str,
    state: str,
) -> None:
    """Until then it stands, the time without a stream included."""
    recorder.model.hardware.set("fan", failing=True)
    await until(lambda: there(hass))
    recorder.dialect.events.replay = replay  # type: ignore[assignment]
    recorder.events.kill()
    await until(lambda: not recorder.events.open)
    await idle()
    assert shown(hass) == "on"

    await pass_time(hass, freezer)
    await until(recorder.events.configured.is_set)
    for _ in range(2):
        await pass_time(hass, freezer)
        await idle()

    assert shown(hass) == state


async def test_a_sensor_that_was_there_before_is_there_again(
    hass: HomeAssistant,
    streaming: MockConfigEntry,  # noqa: F811
    recorder: Simulator,
) -> None:
    """With a state that nobody knows until the recorder tells it."""
    recorder.model.hardware.set("fan", failing=True)
    await until(lambda: there(hass))
    recorder.dialect.events.replay = "never"

    await hass.config_entries.async_reload(streaming.entry_id)
    await until(recorder.events.configured.is_set)
    await idle()
    assert streaming.state is ConfigEntryState.LOADED
    assert shown(hass) == STATE_UNKNOWN
    assert not there(hass, "power")

    recorder.model.hardware.set("fan", failing=False)
    await until(lambda: shown(hass) == "off")


async def test_a_recorder_that_has_its_stream_no_more_tells_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,  # noqa: F811
    recorder: Simulator,
) -> None:
    """Another firmware, after a restart."""
    recorder.model.hardware.set("fan", failing=True)
    await until(lambda: there(hass))
    recorder.dialect.events.listed = False
    recorder.model.restart(50)
    for _ in range(4):
        await pass_time(hass, freezer)
        await idle()

    assert shown(hass) == STATE_UNKNOWN
