"""The cameras at simulated recorders, as another integration would know them.

For the demo alone: Home Assistant finds them by their MAC addresses, and sees them go
when they hang or lose their power.
"""

from typing import Final

from homeassistant.config_entries import SOURCE_IMPORT
from homeassistant.const import CONF_URL, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .coordinator import CamerasConfigEntry, CamerasCoordinator

DOMAIN: Final = "simulated_cameras"

CONFIG_SCHEMA = vol.Schema({DOMAIN: [cv.url]}, extra=vol.ALLOW_EXTRA)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Take up the recorders of the configuration file."""
    for url in config.get(DOMAIN, ()):
        hass.async_create_task(
            hass.config_entries.flow.async_init(
                DOMAIN, context={"source": SOURCE_IMPORT}, data={CONF_URL: url}
            )
        )
    return True


async def async_setup_entry(hass: HomeAssistant, entry: CamerasConfigEntry) -> bool:
    """Set up the cameras at a recorder."""
    entry.runtime_data = CamerasCoordinator(hass, entry)
    await entry.runtime_data.async_config_entry_first_refresh()
    await hass.config_entries.async_forward_entry_setups(entry, [Platform.CAMERA])
    return True


async def async_unload_entry(hass: HomeAssistant, entry: CamerasConfigEntry) -> bool:
    """Let the cameras go."""
    return await hass.config_entries.async_unload_platforms(entry, [Platform.CAMERA])
