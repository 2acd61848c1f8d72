"""Restarting the device at a port for an assistant, which tells its person how it went."""

from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from .const import DOMAIN
from .names import port_device_name
from .services import SERVICE_POWER_CYCLE
from .spoken import SpokenPort
from .texts import common_text, error_text


async def async_restart(
    hass: HomeAssistant, port: SpokenPort, context: Context | None
) -> str | None:
    """Power cycle a port, and return why that was refused, None where it was not.

    The words are in Home Assistant's language.
    """
    # An action passes over what is unavailable or has no state without a word.
    if why := unavailable_words(hass, port) or _not_loaded_words(hass, port):
        return why
    try:
        await hass.services.async_call(
            DOMAIN,
            SERVICE_POWER_CYCLE,
            {ATTR_ENTITY_ID: port.switch},
            blocking=True,
            context=context,
        )
    except HomeAssistantError as err:
        return error_text(hass, err)
    return None


@callback
def unavailable_words(hass: HomeAssistant, port: SpokenPort) -> str | None:
    """Return why the recorder of a port cannot be reached, None while it can."""
    coordinator = port.entry.runtime_data.coordinator
    reason = coordinator.last_exception
    if coordinator.last_update_success or not isinstance(reason, HomeAssistantError):
        return None
    return error_text(hass, reason)


@callback
def _not_loaded_words(hass: HomeAssistant, port: SpokenPort) -> str | None:
    """Return that a switch is not there yet, such as one that was just enabled.

    Home Assistant reloads half a minute after that.
    """
    state = hass.states.get(port.switch)
    if state is not None and state.state != STATE_UNAVAILABLE:
        return None
    name = port_device_name(hass, port.entry, port.number)
    return common_text(hass, "voice_not_loaded", name=name)
