"""Buttons: power cycle of a port."""

from typing import override

from homeassistant.components.button import (
    ButtonDeviceClass,
    ButtonEntity,
    ButtonEntityDescription,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DEFAULT_OFF_TIME
from .entity import PortEntity, async_add_ports
from .runtime import AxisNvrPoeConfigEntry

PARALLEL_UPDATES = 1

POWER_CYCLE = ButtonEntityDescription(
    key="power_cycle",
    translation_key="power_cycle",
    device_class=ButtonDeviceClass.RESTART,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the buttons of a recorder."""
    runtime = entry.runtime_data
    async_add_ports(
        entry,
        async_add_entities,
        lambda number: [PowerCycleButton(runtime, POWER_CYCLE, number)],
    )


class PowerCycleButton(PortEntity, ButtonEntity):
    """Turns a port off, and on again after 10 s."""

    figures = ()

    @property
    @override
    def shown(self) -> None:
        """Return that only pressing the button changes its state."""

    @override
    async def async_press(self) -> None:
        """Start the power cycle."""
        with self.explained():
            await self.runtime.port_power.async_cycle(self.number, DEFAULT_OFF_TIME)
