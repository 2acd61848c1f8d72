"""Binary sensors: whether power fails to reach a port."""

from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import PortEntity, RecorderEntity, async_add_ports
from .runtime import AxisNvrPoeConfigEntry

PARALLEL_UPDATES = 0

POE_FAILURE = BinarySensorEntityDescription(
    key="poe_failure",
    translation_key="poe_failure",
    device_class=BinarySensorDeviceClass.PROBLEM,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the binary sensors of a recorder."""
    runtime = entry.runtime_data
    async_add_entities([RecorderFailure(runtime, POE_FAILURE)])
    async_add_ports(
        entry,
        async_add_entities,
        lambda number: [PortFailure(runtime, POE_FAILURE, number)],
    )


class PortFailure(PortEntity, BinarySensorEntity):
    """Whether the recorder fails to power a port."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the port fails."""
        return self.port.failing


class RecorderFailure(RecorderEntity, BinarySensorEntity):
    """Whether the recorder fails to power any port."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether any port fails."""
        return self.coordinator.data.failing
