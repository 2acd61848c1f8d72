"""The recorder and its ports in the device registry."""

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceInfo

from .connected_devices import connected_devices
from .const import DOMAIN
from .coordinator import AxisNvrPoeCoordinator
from .names import port_identifier
from .vapix.models import RecorderInfo


def recorder_device_info(coordinator: AxisNvrPoeCoordinator) -> DeviceInfo:
    """Return how the recorder is registered."""
    device = coordinator.device
    return DeviceInfo(
        configuration_url=str(coordinator.client.transport.origin),
        connections={(dr.CONNECTION_NETWORK_MAC, coordinator.mac)},
        hw_version=device.hardware_id,
        identifiers={(DOMAIN, coordinator.mac)},
        manufacturer="Axis Communications",
        model=device.full_name,
        model_id=device.number,
        name=coordinator.name,
        serial_number=device.serial_number,
        sw_version=device.firmware,
    )


def port_device_info(coordinator: AxisNvrPoeCoordinator, number: int) -> DeviceInfo:
    """Return how a port is registered: a device, to carry its camera's name."""
    entry = coordinator.config_entry
    info = DeviceInfo(
        identifiers={port_identifier(entry, number)},
        manufacturer="Axis Communications",
        # Once the port is named after its camera, this still says which it is.
        model=f"PoE port {number}",
        via_device_id=dr.async_get_device_id_by_identifier(
            coordinator.hass,
            (DOMAIN, coordinator.mac),
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
        # Those that the registry has at the most.
        self._ports: set[int] = set()
        self._names = self._connected_names()

    @callback
    def async_updated(self) -> None:
        """Register the recorder, follow its firmware, and remove ports that are gone."""
        coordinator = self._coordinator
        entry = coordinator.config_entry
        if self._registered != coordinator.device:
            self._registered = coordinator.device
            self._registry.async_get_or_create(
                config_entry_id=entry.entry_id, **recorder_device_info(coordinator)
            )
        if coordinator.data.ports.keys() == self._ports:
            return
        self._ports = set(coordinator.data.ports)
        current = {
            (DOMAIN, coordinator.mac),
            *(port_identifier(entry, port) for port in coordinator.data.ports),
        }
        for device in dr.async_entries_for_config_entry(self._registry, entry.entry_id):
            if device.identifiers.isdisjoint(current):
                self._registry.async_remove_device(device.id)

    @callback
    def async_connected_devices_changed(self) -> None:
        """Give ports the names of what is connected to them now."""
        coordinator = self._coordinator
        before, self._names = self._names, self._connected_names()
        for port in coordinator.data.ports:
            if self._names.get(port) != before.get(port):
                self._registry.async_get_or_create(
                    config_entry_id=coordinator.config_entry.entry_id,
                    **port_device_info(coordinator, port),
                )

    def _connected_names(self) -> dict[int, str]:
        devices = connected_devices(self._coordinator.config_entry)
        return {port: device.name for port, device in devices.items()}
