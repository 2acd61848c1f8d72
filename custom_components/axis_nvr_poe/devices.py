"""The recorder and its ports in the device registry.

Entities only say which of these devices they belong to: to register one anew with
each of its entities would be a tenth of the start of many recorders.
"""

from collections.abc import Iterable

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceInfo

from .connected_devices import connected_devices
from .coordinator import AxisNvrPoeCoordinator
from .names import port_identifier, recorder_identifier
from .vapix.models import RecorderInfo


def _recorder_info(coordinator: AxisNvrPoeCoordinator) -> DeviceInfo:
    """Return how the recorder is registered."""
    device = coordinator.device
    return DeviceInfo(
        configuration_url=str(coordinator.client.transport.origin),
        connections={(dr.CONNECTION_NETWORK_MAC, coordinator.mac)},
        hw_version=device.hardware_id,
        identifiers={recorder_identifier(coordinator.config_entry)},
        manufacturer="Axis Communications",
        model=device.full_name,
        model_id=device.number,
        name=coordinator.name,
        serial_number=device.serial_number,
        sw_version=device.firmware,
    )


def _port_info(coordinator: AxisNvrPoeCoordinator, number: int) -> DeviceInfo:
    """Return how a port is registered: a device, to carry its camera's name."""
    entry = coordinator.config_entry
    info = DeviceInfo(
        identifiers={port_identifier(entry, number)},
        manufacturer="Axis Communications",
        # Once the port is named after its camera, this still says which it is.
        model=f"PoE port {number}",
        via_device_id=dr.async_get_device_id_by_identifier(
            coordinator.hass,
            recorder_identifier(entry),
            config_entry_id=entry.entry_id,
        ),
    )
    connected = connected_devices(entry).get(number)
    if connected is not None and connected.name:
        info["name"] = connected.name
    else:
        info["translation_key"] = "port"
        info["translation_placeholders"] = {
            "recorder": coordinator.name,
            "port": str(number),
        }
    return info


class DeviceKeeper:
    """Keeps the device registry in step with one recorder."""

    def __init__(self, coordinator: AxisNvrPoeCoordinator) -> None:
        """Initialize, with nothing registered yet."""
        self._coordinator = coordinator
        self._registry = dr.async_get(coordinator.hass)
        self._registered: RecorderInfo | None = None
        # Those that are in the registry.
        self._ports: set[int] = set()
        self._names = self._connected_names()

    @callback
    def async_updated(self) -> None:
        """Register the recorder, follow its firmware, and let ports come and go."""
        coordinator = self._coordinator
        entry = coordinator.config_entry
        if self._registered != coordinator.device:
            self._registered = coordinator.device
            self._registry.async_get_or_create(
                config_entry_id=entry.entry_id, **_recorder_info(coordinator)
            )
        if coordinator.data.ports.keys() == self._ports:
            return
        before, self._ports = self._ports, set(coordinator.data.ports)
        self._register(self._ports - before)
        current = {
            recorder_identifier(entry),
            *(port_identifier(entry, port) for port in coordinator.data.ports),
        }
        for device in dr.async_entries_for_config_entry(self._registry, entry.entry_id):
            if device.identifiers.isdisjoint(current):
                self._registry.async_remove_device(device.id)

    @callback
    def async_connected_devices_changed(self) -> None:
        """Give ports the names of what is connected to them now."""
        before, self._names = self._names, self._connected_names()
        self._register(
            port
            for port in self._coordinator.data.ports
            if self._names.get(port) != before.get(port)
        )

    def _register(self, ports: Iterable[int]) -> None:
        """Register ports, or what has changed of them."""
        coordinator = self._coordinator
        for port in sorted(ports):
            self._registry.async_get_or_create(
                config_entry_id=coordinator.config_entry.entry_id,
                **_port_info(coordinator, port),
            )

    def _connected_names(self) -> dict[int, str]:
        devices = connected_devices(self._coordinator.config_entry)
        return {port: device.name for port, device in devices.items()}
