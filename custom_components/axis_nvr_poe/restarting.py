"""Restarting the device at a port for an assistant, which tells its person how it went."""

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from .const import DOMAIN
from .services import SERVICE_POWER_CYCLE
from .spoken import SpokenPort
from .texts import error_text


async def async_restart(
    hass: HomeAssistant, port: SpokenPort, context: Context | None
) -> str | None:
    """Power cycle a port, and return why that was refused, None where it was not.

    The words are in Home Assistant's language.
    """
    # An action passes over what is unavailable without a word.
    if why := unavailable_words(hass, port):
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
