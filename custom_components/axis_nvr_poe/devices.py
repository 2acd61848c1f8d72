"""The recorder and its ports in the device registry."""

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceInfo

from .const import DOMAIN
from .coordinator import AxisNvrPoeCoordinator
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
    return DeviceInfo(
        identifiers={_port_identifier(coordinator, number)},
        manufacturer="Axis Communications",
        # Once the port is named after its camera, this still says which it is.
        model=f"PoE port {number}",
        translation_key="port",
        translation_placeholders={"recorder": coordinator.name, "port": str(number)},
        via_device_id=dr.async_get_device_id_by_identifier(
            coordinator.hass,
            (DOMAIN, coordinator.mac),
            config_entry_id=coordinator.config_entry.entry_id,
        ),
    )


class DeviceKeeper:
    """Keeps the device registry in step with one recorder."""

    def __init__(self, coordinator: AxisNvrPoeCoordinator) -> None:
        """Initialize, with nothing registered yet."""
        self._coordinator = coordinator
        self._registry = dr.async_get(coordinator.hass)
        self._registered: RecorderInfo | None = None

    @callback
    def async_updated(self) -> None:
        """Register the recorder, follow its firmware, and remove ports that are gone."""
        coordinator = self._coordinator
        entry_id = coordinator.config_entry.entry_id
        if self._registered != coordinator.device:
            self._registered = coordinator.device
            self._registry.async_get_or_create(
                config_entry_id=entry_id, **recorder_device_info(coordinator)
            )
        current = {
            (DOMAIN, coordinator.mac),
            *(_port_identifier(coordinator, port) for port in coordinator.data.ports),
        }
        for device in dr.async_entries_for_config_entry(self._registry, entry_id):
            if device.identifiers.isdisjoint(current):
                self._registry.async_remove_device(device.id)


def _port_identifier(
    coordinator: AxisNvrPoeCoordinator, number: int
) -> tuple[str, str]:
    return (DOMAIN, f"{coordinator.mac}-port{number}")
