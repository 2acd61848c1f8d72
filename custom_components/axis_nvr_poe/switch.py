"""Switches: power of a port, and keeping power while the recorder restarts."""

from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.components.switch import (
    DOMAIN as SWITCH_DOMAIN,
    SwitchDeviceClass,
    SwitchEntity,
    SwitchEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import (
    AddConfigEntryEntitiesCallback,
    async_get_current_platform,
)

from .aliases import async_add_aliases
from .connected_devices import CONF_PROTECTED, async_follow_connected_devices
from .const import DOMAIN
from .entity import (
    PortEntity,
    RecorderEntity,
    ShownEntity,
    async_add_ports,
    port_unique_id,
)
from .names import port_label
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
        lambda number: [PortSwitch(runtime, number)],
    )
    platform = async_get_current_platform()

    @callback
    def show_protection() -> None:
        for switch in platform.entities.values():
            if isinstance(switch, PortSwitch):
                switch.async_show_protection()

    # Once a recorder: each hears of the changes of all entries.
    async_follow_connected_devices(hass, entry, show_protection)


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


class ToggledEntity(ShownEntity, SwitchEntity):
    """A switch whose state is its truth alone."""

    @property
    @override
    def shown(self) -> object:
        """Return what the state is made of."""
        return self.is_on


class PortSwitch(PortEntity, ToggledEntity):
    """Whether a port is enabled, that is, may power its device."""

    # For protection there is `async_show_protection`.
    figures = ("enabled",)

    def __init__(self, runtime: RuntimeData, number: int) -> None:
        """Initialize the switch."""
        super().__init__(runtime, PORT_SWITCH, number)
        registered = er.async_get(runtime.coordinator.hass).async_get_entity_id(
            SWITCH_DOMAIN, DOMAIN, str(self.unique_id)
        )
        self._is_new = registered is None

    @override
    async def async_added_to_hass(self) -> None:
        """Let a voice assistant find a new port by what it is called at first."""
        await super().async_added_to_hass()
        if self._is_new and self.registry_entry is not None:
            entry = self.coordinator.config_entry
            async_add_aliases(self.hass, entry, self.registry_entry, self.number)
        self._look_at_protection()

    @callback
    def async_show_protection(self) -> None:
        """Show whether the port is protected by now."""
        self._look_at_protection()
        self.async_show()

    def _look_at_protection(self) -> None:
        """Note whether the port is protected, for automations that leave it out.

        Not at each poll: it is read from what a person has said.
        """
        self._attr_extra_state_attributes = (
            {CONF_PROTECTED: True} if self.is_protected else {}
        )

    @property
    @override
    def shown(self) -> object:
        """Return what state and attributes are made of."""
        return self.is_on, self.extra_state_attributes

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the port is enabled."""
        return self.port.enabled

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Enable the port, which ends a power cycle."""
        with self.explained():
            await self.runtime.port_power.async_switch(self.number, enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Disable the port, and leave it so if a power cycle would not."""
        with self.explained():
            await self.runtime.port_power.async_switch(self.number, enabled=False)

    @property
    def label(self) -> str:
        """Return what people call the port."""
        return port_label(self.hass, self.coordinator.config_entry, self.number)

    @property
    def is_protected(self) -> bool:
        """Return whether the port is not to be turned off."""
        return self.runtime.port_power.is_protected(self.number)

    @property
    def is_held(self) -> bool:
        """Return whether the port is held off for the power cycle of another."""
        return self.runtime.port_power.is_held(self.number)

    @property
    def waits_for_power(self) -> bool:
        """Return whether the port is on, and gets no power for want of it."""
        return self.number in self.coordinator.data.waiting_for_power

    @property
    def is_shed(self) -> bool:
        """Return whether the port's load is shed, or is about to come back."""
        return self.runtime.port_power.is_shed(self.number)

    async def async_power_cycle(self, off_time: timedelta) -> dict[str, str]:
        """Turn the port off, and on again after a while.

        Returns what is held off meanwhile: what people call it, by entity id.
        """
        with self.explained():
            held = await self.runtime.port_power.async_cycle(self.number, off_time)
        entry = self.coordinator.config_entry
        return {
            self._entity_id_of(port): port_label(self.hass, entry, port)
            for port in held
        }

    async def async_shed_load(self) -> bool:
        """Turn the port off until its load is wanted back.

        Returns False where it is off already.
        """
        with self.explained():
            return await self.runtime.port_power.async_shed(self.number)

    async def async_restore_load_at(self, time: datetime, stagger: timedelta) -> None:
        """Turn the port on at a given time, if its load is still shed."""
        await self.runtime.port_power.async_bring_back_at(self.number, time, stagger)

    async def async_restore_load_now(self) -> None:
        """Turn the port on, the time for which has come."""
        if why := await self.runtime.port_power.async_bring_back(self.number):
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="restore_failed",
                translation_placeholders={"reason": why},
            )

    def _entity_id_of(self, port: int) -> str:
        """Return the entity id of the switch of another port."""
        unique_id = port_unique_id(self.coordinator, port, PORT_SWITCH)
        registry = er.async_get(self.hass)
        found = registry.async_get_entity_id(SWITCH_DOMAIN, DOMAIN, unique_id)
        return found or unique_id


class KeepPowerSwitch(RecorderEntity, ToggledEntity):
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
