"""How a port takes over the name and the area of the device that hangs there."""

from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_DEVICE_ID, CONF_PORT
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .connected_devices import CONNECTED_DEVICE, connected_devices
from .const import DOMAIN
from .names import port_identifier, port_name
from .runtime import AxisNvrPoeConfigEntry, RuntimeData
from .texts import common_text, state_text
from .vapix.models import PORT_LIMIT, PortStatus, PortStatusCode


@callback
def known_ports(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> list[int]:
    """Return the ports of a recorder, also of one that is away."""
    registry = dr.async_get(hass)
    registered = {
        identifier
        for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
        for identifier in device.identifiers
    }
    return [
        port
        for port in range(1, PORT_LIMIT + 1)
        if port_identifier(entry, port) in registered
    ]


@callback
def port_choice(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, port: int) -> str:
    """Return a port in a list, as "Port 3 · Powered, 5.4 W · nothing named yet"."""
    name = port_name(hass, entry, port) or common_text(hass, "nothing_named")
    parts = [common_text(hass, "port", port=str(port)), *_status(hass, entry, port)]
    return " · ".join([*parts, name])


def _status(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, port: int) -> list[str]:
    """Return what is known of a port now, in a few words or none."""
    runtime: RuntimeData | None = getattr(entry, "runtime_data", None)
    shown = None if runtime is None else runtime.coordinator.data.ports.get(port)
    if runtime is None or not runtime.coordinator.last_update_success or shown is None:
        return []
    return _status_words(hass, shown.status)


def _status_words(hass: HomeAssistant, status: PortStatus) -> list[str]:
    if status.code is None:
        return []
    words = state_text(hass, "sensor", "status", status.code.name.lower())
    if status.code is PortStatusCode.CONNECTED_POE and status.power_consumption:
        words = f"{words}, {status.power_consumption:g} W"
    return [words]


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
def name_by_person(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> str | None:
    """Return what a person has named the port's device, None where nobody has."""
    device = _port_device(hass, entry, port)
    return None if device is None else device.name_by_user


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
    device = _port_device(hass, entry, port)
    if device is None:
        return
    registry = dr.async_get(hass)
    if device.name_by_user and device.name_by_user != name:
        registry.async_update_device(device.id, name_by_user=None)
    other = registry.async_get(area_of) if area_of else None
    if other is not None and other.area_id and other.area_id != device.area_id:
        registry.async_update_device(device.id, area_id=other.area_id)


def _port_device(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> dr.DeviceEntry | None:
    return dr.async_get(hass).async_get_device_by_identifier(
        port_identifier(entry, port), entry.entry_id
    )


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
        unique_id=f"port{port}",
    )
    hass.config_entries.async_add_subentry(entry, subentry)
