"""Counts a recorder's energy poll by poll, and saves it before it is shown."""

import asyncio
from collections.abc import Callable, Mapping

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, CoreState, Event, callback

from .const import LOGGER
from .coordinator import AxisNvrPoeCoordinator
from .recorder.data import Port, RecorderData
from .recorder.energy import EnergyCounter
from .totals import EnergyTotals
from .vapix.models import PortStatus


class EnergyMeter:
    """The energy of one recorder and its ports."""

    def __init__(
        self, coordinator: AxisNvrPoeCoordinator, totals: EnergyTotals
    ) -> None:
        """Have counted nothing yet."""
        self._coordinator = coordinator
        self._totals = totals
        self._counter = EnergyCounter(coordinator.hass.loop.time, {})
        # What the last poll brought.
        self._ports: Mapping[int, Port] = {}
        self._statuses: tuple[PortStatus, ...] = ()
        self._saving = asyncio.Lock()
        self._listeners: list[Callable[[], None]] = []

    async def async_start(self) -> None:
        """Go on from what is on disk, and count until the entry is unloaded."""
        hass, entry = self._coordinator.hass, self._coordinator.config_entry

        async def save(_: Event) -> None:
            await self.async_save()

        on_disk = await self._totals.async_load()
        self._counter = EnergyCounter(hass.loop.time, on_disk)
        # Unloading goes backwards: first the end of counting, then the last save.
        entry.async_on_unload(self.async_save)
        entry.async_on_unload(
            hass.bus.async_listen_once(EVENT_HOMEASSISTANT_FINAL_WRITE, save)
        )
        self._coordinator.async_follow_polls(self._async_polled)

    def port_energy(self, number: int) -> float:
        """Return what a port has given, kWh."""
        return _kilowatt_hours(self._counter.shown(number))

    @property
    def energy(self) -> float:
        """Return what all ports have given, with those that are gone, kWh."""
        return _kilowatt_hours(self._counter.shown_total)

    @callback
    def async_add_listener(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call somebody whenever there are new figures; return the end of it."""
        self._listeners.append(listener)

        @callback
        def remove() -> None:
            self._listeners.remove(listener)

        return remove

    @callback
    def _async_polled(self, data: RecorderData) -> None:
        coordinator = self._coordinator
        if data.ports is not self._ports:
            self._ports = data.ports
            self._statuses = tuple(port.status for port in data.ports.values())
        self._counter.add_poll(
            self._statuses, after_outage=not coordinator.last_update_success
        )
        if self._counter.is_save_due and not self._saving.locked():
            coordinator.config_entry.async_create_task(
                coordinator.hass, self.async_save(), f"{coordinator.name} energy"
            )

    async def async_save(self) -> None:
        """Save what was counted; what is on disk then is shown.

        While Home Assistant is stopping its storage only takes notes.
        """
        coordinator = self._coordinator
        async with self._saving:
            counted = self._counter.counted
            is_stopping = coordinator.hass.state is CoreState.stopping
            if is_stopping or not self._counter.unsaved:
                return
            saved = await self._totals.async_save(counted)
            if self._counter.tried_to_save(counted, saved=saved):
                self._note_disk(works=saved)
        for listener in list(self._listeners):
            listener()

    def _note_disk(self, *, works: bool) -> None:
        name = self._coordinator.name
        if works:
            LOGGER.info("The energy of %s is saved again", name)
        else:
            LOGGER.error(
                "The energy of %s cannot be saved, so its figures stay as they are "
                "for now. Check that the disk is not full",
                name,
            )


def _kilowatt_hours(watt_hours: float) -> float:
    return round(watt_hours / 1000, 6)
