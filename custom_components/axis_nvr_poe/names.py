"""What ports are called in what people are told."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .connected_devices import connected_devices
from .const import DOMAIN
from .texts import common_text
from .vapix.models import PORT_LIMIT


def recorder_identifier(entry: ConfigEntry[Any]) -> tuple[str, str]:
    """Return by what the device registry knows the recorder."""
    return (DOMAIN, str(entry.unique_id))


def port_identifier(entry: ConfigEntry[Any], port: int) -> tuple[str, str]:
    """Return by what the device registry knows a port."""
    return (DOMAIN, f"{entry.unique_id}-port{port}")


@callback
def recorder_device(
    hass: HomeAssistant, entry: ConfigEntry[Any]
) -> dr.DeviceEntry | None:
    """Return what the device registry has of a recorder."""
    return dr.async_get(hass).async_get_device_by_identifier(
        recorder_identifier(entry), entry.entry_id
    )


@callback
def port_device(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> dr.DeviceEntry | None:
    """Return what the device registry has of a port."""
    return dr.async_get(hass).async_get_device_by_identifier(
        port_identifier(entry, port), entry.entry_id
    )


@callback
def known_ports(hass: HomeAssistant, entry: ConfigEntry[Any]) -> list[int]:
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
def name_by_person(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> str | None:
    """Return what a person has named the port's device, None where nobody has."""
    device = port_device(hass, entry, port)
    return None if device is None else device.name_by_user or None


@callback
def port_name(hass: HomeAssistant, entry: ConfigEntry[Any], port: int) -> str | None:
    """Return what people call the device at a port, None where nobody named it."""
    if name := name_by_person(hass, entry, port):
        return name
    connected = connected_devices(entry).get(port)
    return None if connected is None else connected.name or None


@callback
def port_device_name(hass: HomeAssistant, entry: ConfigEntry[Any], port: int) -> str:
    """Return what the device registry calls a port: as people do, or by its number."""
    device = port_device(hass, entry, port)
    name = device and (device.name_by_user or device.name)
    return name or port_label(hass, entry, port)


@callback
def port_label(hass: HomeAssistant, entry: ConfigEntry[Any], port: int) -> str:
    """Return what a sentence about a port begins with, as "Gate camera (port 8)".

    With the recorder where there are several.
    """
    name = port_name(hass, entry, port)
    is_one_of_many = not is_only_recorder(hass)
    key = ("port" if name is None else "named_port") + "_of" * is_one_of_many
    return common_text(hass, key, name=name or "", port=str(port), recorder=entry.title)


@callback
def is_only_recorder(hass: HomeAssistant) -> bool:
    """Return whether there is but one recorder, so that it need not be named."""
    return len(hass.config_entries.async_entries(DOMAIN, include_ignore=False)) <= 1


@callback
def port_labels(hass: HomeAssistant, entry: ConfigEntry[Any], *ports: int) -> str:
    """Return several ports as one list, in their order."""
    return ", ".join(port_label(hass, entry, port) for port in sorted(ports))
