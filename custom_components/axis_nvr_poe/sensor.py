"""Sensors: the power of the ports and of the recorder as a whole."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, Platform, UnitOfEnergy, UnitOfPower
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .connected_devices import async_follow_connected_devices, connected_devices
from .const import DOMAIN
from .entity import (
    PortEntity,
    RecorderEntity,
    ShownEntity,
    async_add_ports,
    port_unique_id,
)
from .recorder.changes import StatusFigure
from .recorder.classes import LARGEST_CLASSES, largest_class
from .recorder.data import RecorderData
from .runtime import AxisNvrPoeConfigEntry, RuntimeData
from .vapix.models import PortStatusCode

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PortSensorDescription(SensorEntityDescription):
    """A sensor of a port."""

    figure: StatusFigure
    value_fn: Callable[[Any], StateType] = lambda figure: figure


@dataclass(frozen=True, kw_only=True)
class RecorderSensorDescription(SensorEntityDescription):
    """A sensor of the recorder."""

    value_fn: Callable[[RecorderData], StateType]


# What tells of a device's negotiation, or of the hardware, is disabled at first.
PORT_SENSORS = (
    PortSensorDescription(
        key="power",
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        figure="power_consumption",
    ),
    PortSensorDescription(
        key="allocated_power",
        translation_key="allocated_power",
        device_class=SensorDeviceClass.POWER,
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        figure="allocated_power",
    ),
    PortSensorDescription(
        key="requested_power",
        translation_key="requested_power",
        device_class=SensorDeviceClass.POWER,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        figure="requested_power",
    ),
    PortSensorDescription(
        key="class_power_limit",
        translation_key="class_power_limit",
        device_class=SensorDeviceClass.POWER,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        native_unit_of_measurement=UnitOfPower.WATT,
        suggested_display_precision=1,
        figure="class_power_limit",
    ),
    PortSensorDescription(
        key="poe_class",
        translation_key="poe_class",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        figure="poe_class",
    ),
    PortSensorDescription(
        key="pse_class_limit",
        translation_key="pse_class_limit",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        figure="pse_class_limit",
    ),
    PortSensorDescription(
        key="status",
        translation_key="status",
        device_class=SensorDeviceClass.ENUM,
        entity_category=EntityCategory.DIAGNOSTIC,
        options=[code.name.lower() for code in PortStatusCode],
        figure="code",
        value_fn=lambda code: code.name.lower(),
    ),
)

ENERGY = SensorEntityDescription(
    key="energy",
    device_class=SensorDeviceClass.ENERGY,
    native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
    state_class=SensorStateClass.TOTAL_INCREASING,
    suggested_display_precision=2,
)

# What is allocated is no draw, so that "power" alone stands for the recorder's power.
RECORDER_SENSORS = (
    RecorderSensorDescription(
        key="power_budget",
        translation_key="power_budget",
        device_class=SensorDeviceClass.POWER,
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=UnitOfPower.WATT,
        suggested_display_precision=0,
        value_fn=lambda data: data.settings.power_budget,
    ),
    RecorderSensorDescription(
        key="allocated_power",
        translation_key="allocated_power",
        device_class=SensorDeviceClass.POWER,
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        value_fn=lambda data: data.allocated_power,
    ),
    RecorderSensorDescription(
        key="available_power",
        translation_key="available_power",
        device_class=SensorDeviceClass.POWER,
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        value_fn=lambda data: data.available_power,
    ),
    RecorderSensorDescription(
        key="largest_class",
        translation_key="largest_class",
        device_class=SensorDeviceClass.ENUM,
        entity_category=EntityCategory.DIAGNOSTIC,
        options=list(LARGEST_CLASSES),
        value_fn=lambda data: largest_class(data.available_power),
    ),
    RecorderSensorDescription(
        key="power",
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        value_fn=lambda data: data.power,
    ),
)

WATCHDOG_RESTARTS = SensorEntityDescription(
    key="watchdog_restarts",
    translation_key="watchdog_restarts",
    entity_category=EntityCategory.DIAGNOSTIC,
    state_class=SensorStateClass.TOTAL,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the sensors of a recorder."""
    runtime = entry.runtime_data
    async_add_entities(
        [
            *(RecorderSensor(runtime, description) for description in RECORDER_SENSORS),
            RecorderEnergy(runtime, ENERGY),
        ]
    )
    async_add_ports(
        entry,
        async_add_entities,
        lambda number: [
            *(PortSensor(runtime, description, number) for description in PORT_SENSORS),
            PortEnergy(runtime, ENERGY, number),
        ],
    )
    _async_follow_watchdog(hass, entry, async_add_entities)


@callback
def _async_follow_watchdog(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Have a sensor for each port whose device is watched, as long as it is."""
    runtime = entry.runtime_data
    registry = er.async_get(hass)
    seen: set[int] = set()
    added: set[int] = set()

    @callback
    def follow() -> None:
        ports = set(runtime.coordinator.data.ports)
        watched = {
            port
            for port, device in connected_devices(entry).items()
            if device.watchdog and port in ports
        }
        if (ports, watched) == (seen, added):
            return
        seen.clear()
        seen.update(ports)
        for port in ports - watched:
            name = port_unique_id(runtime.coordinator, port, WATCHDOG_RESTARTS)
            if entity_id := registry.async_get_entity_id(Platform.SENSOR, DOMAIN, name):
                registry.async_remove(entity_id)
        new = watched - added
        added.clear()
        added.update(watched)
        if new:
            async_add_entities(
                WatchdogRestarts(runtime, WATCHDOG_RESTARTS, port)
                for port in sorted(new)
            )

    runtime.coordinator.async_follow(follow)
    async_follow_connected_devices(hass, entry, follow)


class FigureEntity(ShownEntity, SensorEntity):
    """A sensor whose state is its figure alone."""

    @property
    @override
    def shown(self) -> object:
        """Return what the state is made of."""
        return self.native_value


class PortSensor(PortEntity, FigureEntity):
    """A figure the recorder gives for a port."""

    entity_description: PortSensorDescription

    def __init__(
        self, runtime: RuntimeData, description: PortSensorDescription, number: int
    ) -> None:
        """Initialize the sensor."""
        self.figures = (description.figure,)
        super().__init__(runtime, description, number)

    @property
    @override
    def native_value(self) -> StateType:
        """Return the figure, None where the recorder gave none."""
        description = self.entity_description
        figure = getattr(self.port.status, description.figure)
        return None if figure is None else description.value_fn(figure)


class MeteredEntity(FigureEntity):
    """An entity that shows what the meter has counted."""

    runtime: RuntimeData

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the meter, whose figures move once they are on disk."""
        await super().async_added_to_hass()
        meter = self.runtime.meter
        self.async_on_remove(meter.async_add_listener(self.async_show))


class PortEnergy(PortEntity, MeteredEntity):
    """What a port has given its devices."""

    # The meter tells by itself.
    figures = ()

    @property
    @override
    def native_value(self) -> float:
        """Return the energy, kWh."""
        return self.runtime.meter.port_energy(self.number)


class WatchdogRestarts(PortEntity, FigureEntity):
    """How often the watchdog has restarted what hangs on a port."""

    @property
    @override
    def native_value(self) -> int:
        """Return how often that was, ever since there is a watchdog."""
        return self.runtime.watchdog.restarts(self.number)


class RecorderSensor(RecorderEntity, FigureEntity):
    """A figure of the recorder as a whole."""

    entity_description: RecorderSensorDescription

    @property
    @override
    def native_value(self) -> StateType:
        """Return the figure, None where it cannot be known."""
        return self.entity_description.value_fn(self.coordinator.data)


class RecorderEnergy(RecorderEntity, MeteredEntity):
    """What all ports have given."""

    @property
    @override
    def native_value(self) -> float:
        """Return the energy, kWh."""
        return self.runtime.meter.energy
