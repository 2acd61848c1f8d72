"""What is done and answered when a port is spoken of by its name."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from homeassistant.core import Context, HomeAssistant

from .names import port_device_name
from .recorder.data import Port
from .restarting import async_restart, unavailable_words
from .runtime import RuntimeData
from .spoken import SpokenPort
from .texts import common_text, exception_text, number_text, state_text
from .vapix.models import PortStatusCode

type Answer = Callable[[HomeAssistant, SpokenPort, Context], Awaitable[str]]


async def _async_restart(
    hass: HomeAssistant, port: SpokenPort, context: Context
) -> str:
    """Restart the device, and say so or why not."""
    runtime: RuntimeData = port.entry.runtime_data
    if runtime.port_power.is_protected(port.number):
        return _text(hass, "voice_protected", port)
    refusal = await async_restart(hass, port, context)
    return refusal or _text(hass, "voice_restarting", port)


async def _async_refuse_to_turn_off(
    hass: HomeAssistant, port: SpokenPort, context: Context
) -> str:
    """Say why the device stays on, which is all that is done."""
    return _text(hass, "voice_stays_on", port)


async def _async_tell_powered(
    hass: HomeAssistant, port: SpokenPort, context: Context
) -> str:
    """Say whether the device is powered, and if not, why."""
    return _unpowered(hass, port) or _text(hass, "voice_powered", port)


async def _async_tell_draw(
    hass: HomeAssistant, port: SpokenPort, context: Context
) -> str:
    """Say what the device draws."""
    if why := _unpowered(hass, port):
        return why
    watts = _port(port).status.power_consumption
    if watts is None:
        return _text(hass, "voice_not_told", port)
    return _text(hass, "voice_draws", port, watts=number_text(hass, watts))


ANSWERS: Final[Mapping[str, Answer]] = {
    "voice_restart": _async_restart,
    "voice_turn_off": _async_refuse_to_turn_off,
    "voice_ask_powered": _async_tell_powered,
    "voice_ask_draw": _async_tell_draw,
}
"""What answers the sentences in a text of the translations, by the text's key."""

OF_PROTECTED: Final = frozenset({"voice_turn_off"})
"""What is answered where a protected device is meant, and else by Home Assistant.

It turns devices off by itself, but has no words for a refusal.
"""


def _unpowered(hass: HomeAssistant, port: SpokenPort) -> str | None:
    """Return what keeps the device from its power, None where nothing does."""
    if why := unavailable_words(hass, port):
        return why
    shown = _port(port)
    runtime: RuntimeData = port.entry.runtime_data
    if runtime.port_power.is_held(port.number):
        name = port_device_name(hass, port.entry, port.number)
        return exception_text(hass, "power_cycle_of_port_held", port=name)
    code = shown.status.code
    if code is PortStatusCode.CONNECTED_POE:
        return None
    if code is None:
        return _text(hass, "voice_not_told", port)
    reason = shown.failure.reason_text if shown.failing else None
    status = reason or state_text(hass, "sensor", "status", code.name.lower())
    return _text(hass, "voice_not_powered", port, status=status.rstrip("."))


def _port(port: SpokenPort) -> Port:
    runtime: RuntimeData = port.entry.runtime_data
    return runtime.coordinator.data.ports[port.number]


def _text(hass: HomeAssistant, key: str, port: SpokenPort, **more: str) -> str:
    name = port_device_name(hass, port.entry, port.number)
    return common_text(hass, key, name=name, **more)
