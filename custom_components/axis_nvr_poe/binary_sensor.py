"""Binary sensors: what fails, which ports are powered, whether the recorder answers."""

from typing import Any, override

from homeassistant.components.binary_sensor import (
    DOMAIN as BINARY_SENSOR_DOMAIN,
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DOMAIN
from .entity import PortEntity, RecorderEntity, ShownEntity, async_add_ports
from .runtime import AxisNvrPoeConfigEntry, RuntimeData
from .texts import error_text
from .vapix.models import FailureNotice, HardwareFailure, PortStatusCode

PARALLEL_UPDATES = 0

CONNECTED = BinarySensorEntityDescription(
    key="connected",
    translation_key="connected",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)
POE_FAILURE = BinarySensorEntityDescription(
    key="poe_failure",
    translation_key="poe_failure",
    device_class=BinarySensorDeviceClass.PROBLEM,
)
# Not named by its device class: so is the sensor that tells how much.
POWERED = BinarySensorEntityDescription(
    key="powered",
    translation_key="powered",
    device_class=BinarySensorDeviceClass.POWER,
)
RESTARTING = BinarySensorEntityDescription(
    key="restarting",
    translation_key="restarting",
    device_class=BinarySensorDeviceClass.RUNNING,
    entity_category=EntityCategory.DIAGNOSTIC,
)
HARDWARE_FAILURES = {
    failure: BinarySensorEntityDescription(
        key=failure,
        translation_key=failure,
        device_class=BinarySensorDeviceClass.PROBLEM,
    )
    for failure in HardwareFailure
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the binary sensors of a recorder."""
    runtime = entry.runtime_data
    async_add_entities(
        [
            RecorderConnected(runtime, CONNECTED),
            RecorderFailure(runtime, POE_FAILURE),
        ]
    )
    _async_add_hardware(hass, runtime, async_add_entities)
    async_add_ports(
        entry,
        async_add_entities,
        lambda number: [
            PortFailure(runtime, POE_FAILURE, number),
            PortPowered(runtime, POWERED, number),
            PortRestarting(runtime, RESTARTING, number),
        ],
    )


@callback
def _async_add_hardware(
    hass: HomeAssistant,
    runtime: RuntimeData,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add what tells of the hardware once the recorder is seen to tell of it.

    What it has told before a restart of Home Assistant is not asked for again.
    """
    coordinator = runtime.coordinator
    registry = er.async_get(hass)
    waiting = {
        failure: RecorderHardware(runtime, description, failure)
        for failure, description in HARDWARE_FAILURES.items()
    }

    known = {
        failure
        for failure, entity in waiting.items()
        if registry.async_get_entity_id(
            BINARY_SENSOR_DOMAIN, DOMAIN, str(entity.unique_id)
        )
    }

    @callback
    def add() -> None:
        told = waiting.keys() & (known | coordinator.data.hardware.keys())
        if told:
            async_add_entities([waiting.pop(failure) for failure in sorted(told)])

    coordinator.async_follow(add)


class TruthEntity(ShownEntity, BinarySensorEntity):
    """A binary sensor whose state is its truth, with what there is to say of it."""

    @property
    @override
    def shown(self) -> object:
        """Return what state and attributes are made of."""
        return self.is_on, self.extra_state_attributes


class PortFailure(PortEntity, TruthEntity):
    """Whether the recorder fails to power a port."""

    figures = ("code", "description", "extra", "news")

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the port fails."""
        return self.port.failing

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return why the port fails, while it does."""
        port = self.port
        return _reasons(port.failure) if port.failing else {}


class PortPowered(PortEntity, TruthEntity):
    """Whether the device at a port has its power from the recorder."""

    figures = ("code",)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the port delivers power."""
        code = self.port.status.code
        return None if code is None else code is PortStatusCode.CONNECTED_POE


class PortRestarting(PortEntity, TruthEntity):
    """Whether the device at a port is being restarted by a power cycle."""

    @property
    @override
    def is_on(self) -> bool:
        """Return whether a power cycle of the port is under way."""
        return self.runtime.port_power.cycle(self.number) is not None

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return when the port comes on again, while it is off."""
        cycle = self.runtime.port_power.cycle(self.number)
        return {} if cycle is None else {"until": cycle.until}


class RecorderFailure(RecorderEntity, TruthEntity):
    """Whether the recorder fails to power any port."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether any port fails."""
        return self.coordinator.data.failing


class RecorderHardware(RecorderEntity, TruthEntity):
    """Whether a part of the recorder itself fails."""

    def __init__(
        self,
        runtime: RuntimeData,
        description: BinarySensorEntityDescription,
        failure: HardwareFailure,
    ) -> None:
        """Initialize the entity."""
        super().__init__(runtime, description)
        self._failure = failure

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it fails, None until the recorder tells."""
        return self.coordinator.data.hardware.get(self._failure)


class RecorderConnected(RecorderEntity, TruthEntity):
    """Whether the recorder answers, which can be told at any time."""

    @property
    @override
    def available(self) -> bool:
        """Return that it can be told."""
        return True

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the last poll was answered."""
        return self.coordinator.last_update_success

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return why the recorder is away, while it is."""
        if self.coordinator.last_update_success:
            return {}
        return {"reason": error_text(self.hass, self.coordinator.last_exception)}


def _reasons(failure: FailureNotice) -> dict[str, Any]:
    return {"reason": failure.reason, "reason_text": failure.reason_text}
