"""Switches: power of a port, and keeping power while the recorder restarts."""

from datetime import timedelta
from typing import Any, override

from homeassistant.components.switch import (
    SwitchDeviceClass,
    SwitchEntity,
    SwitchEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import PortEntity, RecorderEntity, async_add_ports
from .runtime import AxisNvrPoeConfigEntry, RuntimeData

PARALLEL_UPDATES = 1

# Without a category the switch is exposed to voice assistants.
PORT_SWITCH = SwitchEntityDescription(
    key="poe",
    translation_key="poe",
    name=None,
    device_class=SwitchDeviceClass.OUTLET,
)
KEEP_POWER_SWITCH = SwitchEntityDescription(
    key="keep_power",
    translation_key="keep_power",
    entity_category=EntityCategory.CONFIG,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the switches of a recorder."""
    runtime = entry.runtime_data
    _async_add_keep_power(runtime, async_add_entities)
    async_add_ports(
        entry,
        async_add_entities,
        lambda number: [PortSwitch(runtime, PORT_SWITCH, number)],
    )


@callback
def _async_add_keep_power(
    runtime: RuntimeData, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the switch once the recorder is seen to have the function."""
    waiting = [KeepPowerSwitch(runtime, KEEP_POWER_SWITCH)]

    @callback
    def add() -> None:
        if waiting and runtime.coordinator.data.settings.keep_power_supported:
            async_add_entities([waiting.pop()])

    runtime.coordinator.async_follow(add)


class PortSwitch(PortEntity, SwitchEntity):
    """Whether a port is enabled, that is, may power its device."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the port is enabled."""
        return self.port.enabled

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Enable the port, which ends a power cycle."""
        with self.explained():
            await self.port_power.async_switch(self.number, enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Disable the port, and leave it so if a power cycle would not."""
        with self.explained():
            await self.port_power.async_switch(self.number, enabled=False)

    async def async_power_cycle(self, off_time: timedelta) -> None:
        """Turn the port off, and on again after a while."""
        with self.explained():
            await self.port_power.async_cycle(self.number, off_time)


class KeepPowerSwitch(RecorderEntity, SwitchEntity):
    """Whether devices stay powered while the recorder restarts."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether power is kept."""
        return self.coordinator.data.settings.keep_power

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Have devices keep their power while the recorder restarts."""
        with self.explained():
            await self.coordinator.async_set_keep_power(enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Let devices lose their power while the recorder restarts."""
        with self.explained():
            await self.coordinator.async_set_keep_power(enabled=False)
