"""How a port takes over the name and the area of the device that hangs there."""

from types import MappingProxyType
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_DEVICE_ID, CONF_PORT
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .connected_devices import CONNECTED_DEVICE, connected_device_id, connected_devices
from .const import DOMAIN
from .names import port_device

# Whether a person lets ports have the areas of their devices, in a form.
CONF_TAKE_AREA: Final = "take_area"


@callback
def device_name(hass: HomeAssistant, device_id: str | None) -> str | None:
    """Return what people call a device of Home Assistant, None where it is none."""
    device = dr.async_get(hass).async_get(device_id) if device_id else None
    return None if device is None else device.name_by_user or device.name


@callback
def is_own(hass: HomeAssistant, device_id: str) -> bool:
    """Return whether a device is a recorder or a port of this integration."""
    device = dr.async_get(hass).async_get(device_id)
    return device is not None and any(one[0] == DOMAIN for one in device.identifiers)


@callback
def async_adopt(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    port: int,
    *,
    name: str,
    area_of: str | None = None,
) -> None:
    """Let a port take the name that a person has chosen, and the area of a device.

    The name of a connected device is the port's as soon as there is one. A name that
    was given to the port itself would hide it, and goes.
    """
    device = port_device(hass, entry, port)
    if device is None:
        return
    registry = dr.async_get(hass)
    if device.name_by_user and device.name_by_user != name:
        registry.async_update_device(device.id, name_by_user=None)
    other = registry.async_get(area_of) if area_of else None
    if other is not None and other.area_id and other.area_id != device.area_id:
        registry.async_update_device(device.id, area_id=other.area_id)


@callback
def async_connect(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    port: int,
    name: str,
    device_id: str | None,
) -> None:
    """Keep what hangs on a port; how it is looked after stays as it is."""
    present = connected_devices(entry).get(port)
    if present is not None:
        subentry = entry.subentries[present.subentry_id]
        data = {**subentry.data, CONF_PORT: port, CONF_DEVICE_ID: device_id}
        hass.config_entries.async_update_subentry(
            entry, subentry, title=name, data=data
        )
        return
    subentry = ConfigSubentry(
        data=MappingProxyType({CONF_PORT: port, CONF_DEVICE_ID: device_id}),
        subentry_type=CONNECTED_DEVICE,
        title=name,
        unique_id=connected_device_id(port),
    )
    hass.config_entries.async_add_subentry(entry, subentry)
