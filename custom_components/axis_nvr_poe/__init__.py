"""PoE ports of AXIS network video recorders."""

from homeassistant.const import EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType

from .connection import async_create_entry_client, async_create_farewell_client
from .const import DOMAIN
from .coordinator import AxisNvrPoeConfigEntry, AxisNvrPoeCoordinator
from .devices import async_keep_devices
from .issues import async_end_certificate_changed, async_follow_power_budget
from .services import async_setup_services

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.SWITCH,
]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up what all recorders share."""
    async_setup_services(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> bool:
    """Set up a recorder."""
    coordinator = AxisNvrPoeCoordinator(
        hass, entry, async_create_entry_client(hass, entry)
    )
    power_cycles = coordinator.power_cycles
    await power_cycles.async_load()
    try:
        await coordinator.async_config_entry_first_refresh()
        entry.runtime_data = coordinator
        async_keep_devices(hass, entry)
        async_follow_power_budget(hass, entry)
        await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    except Exception as err:
        await power_cycles.async_restore_due(err)
        raise

    async def restore(_: Event) -> None:
        await power_cycles.async_restore_all()

    power_cycles.async_resume()
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, restore))
    coordinator.push.async_follow()
    entry.async_on_unload(coordinator.async_add_listener(coordinator.push.async_follow))
    return True


async def async_unload_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> bool:
    """Unload a recorder; no port stays off that was only to be off for a while."""
    await entry.runtime_data.power_cycles.async_restore_all()
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> None:
    """Remove a recorder."""
    client = async_create_farewell_client(hass, entry)
    coordinator = AxisNvrPoeCoordinator(hass, entry, client)
    await coordinator.power_cycles.async_restore_for_good()
    async_end_certificate_changed(hass, entry)
