"""PoE ports of AXIS network video recorders."""

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant

from .connection import async_create_entry_client
from .coordinator import AxisNvrPoeConfigEntry, AxisNvrPoeCoordinator
from .devices import async_keep_devices

PLATFORMS = [Platform.BINARY_SENSOR, Platform.SENSOR, Platform.SWITCH]


async def async_setup_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> bool:
    """Set up a recorder."""
    coordinator = AxisNvrPoeCoordinator(
        hass, entry, async_create_entry_client(hass, entry)
    )
    await coordinator.async_config_entry_first_refresh()
    entry.runtime_data = coordinator
    async_keep_devices(hass, entry)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> bool:
    """Unload a recorder."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
