"""Base entities of a recorder and of its ports."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import override

from homeassistant.core import callback
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import AxisNvrPoeCoordinator
from .names import port_device, port_label, recorder_device
from .problems import explained
from .recorder.changes import Figure, figures_of
from .recorder.data import Port
from .runtime import AxisNvrPoeConfigEntry, RuntimeData


def port_unique_id(
    coordinator: AxisNvrPoeCoordinator, number: int, description: EntityDescription
) -> str:
    """Return by what the entity registry knows an entity of a port."""
    return f"{coordinator.mac}-port{number}-{description.key}"


class ShownEntity(CoordinatorEntity[AxisNvrPoeCoordinator]):
    """An entity whose state is written when it is another one, and only then.

    Writing costs a hundred times what it takes to see that nothing is new, and with
    every poll there is an update for all entities of a recorder.
    """

    # What was last written, by whoever wrote it.
    _written: object = None

    @property
    def shown(self) -> object:
        """Return what state and attributes are made of, while there is a recorder.

        Where a kind of entity does not say, each update is written.
        """
        return object()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        if self.coordinator.concerns(self.coordinator_context):
            self.async_show()

    @callback
    def async_show(self) -> None:
        """Write the state where it is another one than was last written."""
        if self._to_write() != self._written:
            self.async_write_ha_state()

    @callback
    @override
    def _async_write_ha_state(self) -> None:
        # Before it is written: that may lead to another update at once.
        self._written = self._to_write()
        super()._async_write_ha_state()

    def _to_write(self) -> object:
        return (self.shown,) if self.available else ()


class RecorderEntity(ShownEntity):
    """An entity of the recorder itself."""

    _attr_has_entity_name = True

    def __init__(self, runtime: RuntimeData, description: EntityDescription) -> None:
        """Initialize the entity."""
        coordinator = runtime.coordinator
        super().__init__(coordinator)
        self.runtime = runtime
        self.entity_description = description
        self._attr_unique_id = f"{coordinator.mac}-{description.key}"
        self.device_entry = recorder_device(coordinator.hass, coordinator.config_entry)

    def explained(self) -> AbstractContextManager[None]:
        """Tell whoever gave a command why it failed."""
        return explained(self.hass, self.coordinator.name)


class PortEntity(ShownEntity):
    """An entity of one PoE port."""

    _attr_has_entity_name = True

    figures: tuple[Figure, ...] | None = None
    """Which of the port's figures `shown` is made of.

    With an update in which none of them has changed it is not looked at. None where it
    is made of more, of whose changes nothing but an update tells.
    """

    def __init__(
        self, runtime: RuntimeData, description: EntityDescription, number: int
    ) -> None:
        """Initialize the entity."""
        coordinator, figures = runtime.coordinator, self.figures
        super().__init__(
            coordinator, None if figures is None else figures_of(number, figures)
        )
        self.runtime = runtime
        self.entity_description = description
        self.number = number
        self._attr_unique_id = port_unique_id(coordinator, number, description)
        self.device_entry = port_device(
            coordinator.hass, coordinator.config_entry, number
        )

    @property
    @override
    def available(self) -> bool:
        """Return whether the recorder answers and still has the port."""
        coordinator = self.coordinator
        return coordinator.last_update_success and self.number in coordinator.data.ports

    @property
    def port(self) -> Port:
        """Return what the recorder last said of the port."""
        return self.coordinator.data.ports[self.number]

    def explained(self) -> AbstractContextManager[None]:
        """Tell whoever gave a command for the port why it failed."""
        label = port_label(self.hass, self.coordinator.config_entry, self.number)
        return explained(self.hass, self.coordinator.name, label)


@callback
def async_add_ports(
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    create: Callable[[int], Iterable[Entity]],
) -> None:
    """Add the entities of every port, now and whenever a port appears."""
    coordinator = entry.runtime_data.coordinator
    known: set[int] = set()

    @callback
    def add_new() -> None:
        current = set(coordinator.data.ports)
        new = current - known
        known.clear()
        known.update(current)
        if new:
            async_add_entities(
                entity for number in sorted(new) for entity in create(number)
            )

    coordinator.async_follow(add_new)
