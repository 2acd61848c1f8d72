"""What people and automations do with the power of ports.

Before a port goes off for a while, its restore is on disk. All that switches a port
happens in the recorder's turn, one after the other.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from .connected_devices import connected_devices
from .const import DOMAIN, LOGGER
from .coordinator import AxisNvrPoeCoordinator
from .names import port_label
from .restore import BY_PERSON, Kind, Restore
from .restorer import Restorer
from .restores import Restores
from .vapix.errors import RecorderConnectionError, VapixError


class PortPower:
    """The power of one recorder's ports."""

    def __init__(
        self,
        coordinator: AxisNvrPoeCoordinator,
        restores: Restores,
        restorer: Restorer,
    ) -> None:
        """Initialize."""
        self._hass = coordinator.hass
        self._coordinator = coordinator
        self._entry = coordinator.config_entry
        self._restores = restores
        self._restorer = restorer
        # Power cycles whose port is not known to have gone off.
        self._not_begun: set[int] = set()

    @callback
    def cycle(self, port: int) -> Restore | None:
        """Return the power cycle of a port that is under way.

        It is from the moment the port is off until it is on, or a person has
        decided otherwise; those who follow the coordinator are told of both.
        """
        cycle = self._restores.get(port)
        if cycle is None or cycle.kind is not Kind.CYCLE or port in self._not_begun:
            return None
        return None if cycle.is_forgotten() else cycle

    @callback
    def is_protected(self, port: int) -> bool:
        """Return whether a port is not to be turned off."""
        device = connected_devices(self._entry).get(port)
        return device is not None and device.protected

    @callback
    def is_held(self, port: int) -> bool:
        """Return whether a port is held off for the power cycle of another."""
        return self._is_off_for(port, Kind.HELD)

    @callback
    def is_shed(self, port: int) -> bool:
        """Return whether the load of a port is shed, or is about to come back."""
        return self._is_off_for(port, Kind.SHED)

    def _is_off_for(self, port: int, kind: Kind) -> bool:
        restore = self._restores.get(port)
        return restore is not None and restore.kind is kind

    async def async_switch(self, port: int, *, enabled: bool) -> None:
        """Switch a port because a person wants it so, which ends what it was off for.

        Raises ServiceValidationError where it is protected, VapixError where it
        cannot be switched; a power cycle goes on then. Raises HomeAssistantError
        where the end of the power cycle cannot be recorded, although the port is
        switched.
        """
        async with self._coordinator.turn.command():
            if not enabled:
                self._refuse_protected(port)
            await self._coordinator.async_set_port(port, enabled=enabled)
            restore = self._restores.get(port)
            is_recorded = await self._restorer.async_drop(port, is_on=enabled)
            is_owed = restore is not None and not restore.waits_for_person
            if is_owed and not enabled and not is_recorded:
                raise HomeAssistantError(
                    translation_domain=DOMAIN,
                    translation_key="switch_not_recorded",
                    translation_placeholders={"port": self._label(port)},
                )

    async def async_leave_off(self, port: int) -> None:
        """Leave a port off for good that was to come on some day."""
        async with self._coordinator.turn.command():
            await self._restorer.async_drop(port, is_on=False)

    async def async_cycle(
        self, port: int, off_time: timedelta, *, by: str = BY_PERSON
    ) -> list[int]:
        """Turn a port off, and on again after a while.

        Other ports that wait for power are held off meanwhile, lest one of them
        take what the port frees. Returns these once the port is off. Raises
        ServiceValidationError where the port is protected, is off already or is
        being cycled, HomeAssistantError where its restore cannot be recorded,
        VapixError where it cannot be switched; it stays on.
        """
        async with self._coordinator.turn.command():
            self._refuse_protected(port)
            if self._restorer.has_stopped:
                raise self._refusal("power_cycle_while_stopping", port)
            if port in self._restores and not self._restores[port].is_forgotten():
                raise self._refusal(_OFF_ALREADY[self._restores[port].kind], port)
            mode = await self._coordinator.async_port_mode(port)
            if mode is None:
                raise self._refusal("power_cycle_of_port_unknown", port)
            if not mode:
                raise self._refusal("power_cycle_of_port_off", port)
            self._restorer.async_forget_tries(port)
            cycle = Restore.cycle(off_time, by)
            held = await self._async_to_be_held(port, cycle)
            self._not_begun.add(port)
            try:
                await self._async_record(
                    {port: cycle, **held}, port, "power_cycle_not_recorded"
                )
                LOGGER.debug(
                    "The power cycle of port %s of %s goes off until %s UTC",
                    port,
                    self._coordinator.name,
                    f"{cycle.until:%H:%M:%S}",
                )
                holds = [each for each in held if await self._async_hold(each)]
                await self._coordinator.async_set_port(port, enabled=False)
            except BaseException:
                # It may be off although the answer is lost, or nobody waits for it.
                self._restores.make_due(port)
                raise
            else:
                self._not_begun.discard(port)
            finally:
                self._restorer.async_schedule(port, *held)
        self._coordinator.async_update_listeners()
        return holds

    async def async_shed(self, port: int) -> bool:
        """Turn a port off until its load is wanted back.

        Returns False where it is off already. Raises ServiceValidationError where
        the port is protected, HomeAssistantError where its restore cannot be
        recorded, VapixError where it cannot be switched; it stays on then.
        """
        async with self._coordinator.turn.command():
            self._refuse_protected(port)
            if self._restorer.has_stopped:
                raise self._refusal("shed_while_stopping", port)
            restore = self._restores.get(port)
            if restore is None or restore.waits_for_person:
                mode = await self._coordinator.async_port_mode(port)
                if mode is None:
                    raise self._refusal("shed_of_port_unknown", port)
                if not mode:
                    return False
            self._restorer.async_forget_tries(port)
            shed = Restore.shed()
            if restore is not None and restore.kind is Kind.SHED:
                shed = replace(shed, since=restore.since)
            let_go = self._restores.let_go(port, timedelta())
            try:
                await self._async_record(
                    {port: shed, **let_go}, port, "shed_not_recorded"
                )
                await self._coordinator.async_set_port(port, enabled=False)
            except BaseException:
                self._restores.make_due(port)
                raise
            finally:
                self._restorer.async_schedule(port, *let_go)
                # A power cycle of the port is over, whatever has become of this.
                self._coordinator.async_update_listeners()
        return True

    async def async_bring_back_at(
        self, port: int, time: datetime, pause: timedelta
    ) -> None:
        """Have a port come on by itself at a given time, if its load is still shed.

        There is a pause between it and what comes on before, though it be late.
        """
        async with self._coordinator.turn.command():
            if not self.is_shed(port):
                return
            self._restorer.async_forget_tries(port)
            restore = replace(self._restores[port], until=time, stagger=pause)
            try:
                # Without a disk it comes on all the same.
                await self._restores.async_change({port: restore})
            finally:
                self._restorer.async_schedule(port)

    async def async_bring_back(self, port: int) -> str | None:
        """Turn a port on now whose time has come.

        Returns why it is still off; it is tried again then.
        """
        return await self._restorer.async_try(port)

    async def _async_to_be_held(self, port: int, cycle: Restore) -> dict[int, Restore]:
        """Return the restores of ports that are held off for a power cycle.

        One that has got its power since the last poll is not to lose it.
        What is held off for a shorter one is held for this one from now on, unless a
        person is to be asked about it.
        """
        if not self._coordinator.data.frees_power(port):
            return {}
        hold = Restore.held(port, cycle)
        waiting = {
            each: hold
            for each in await self._coordinator.async_still_waiting()
            if each != port
            and each not in self._restores
            and not self.is_protected(each)
        }
        longer = {
            each: replace(hold, since=self._restores[each].since)
            for each in self._restores.of_kind(Kind.HELD)
            if self._restores[each].until < hold.until
            and not self._restores[each].waits_for_person
        }
        return waiting | longer

    async def _async_hold(self, port: int) -> bool:
        """Turn a port off that waits for power, and return whether it is.

        Raises RecorderConnectionError where the recorder cannot be reached at all.
        """
        try:
            await self._coordinator.async_set_port(port, enabled=False)
        except RecorderConnectionError:
            raise
        except VapixError as err:
            LOGGER.debug("Port %s of %s is not held: %s", port, self._entry.title, err)
            return False
        return True

    async def _async_record(
        self, restores: Mapping[int, Restore], port: int, refusal: str
    ) -> None:
        """Have ports turned on again, and see that it is on disk."""
        if not await self._restores.async_change(restores):
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key=refusal,
                translation_placeholders={"port": self._label(port)},
            )

    def _refuse_protected(self, port: int) -> None:
        if self.is_protected(port):
            raise self._refusal("protected", port)

    def _refusal(self, key: str, port: int) -> ServiceValidationError:
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders={
                "port": self._label(port),
                "recorder": self._coordinator.name,
            },
        )

    def _label(self, port: int) -> str:
        return port_label(self._hass, self._entry, port)


# Why a port is not power cycled that is off for a while.
_OFF_ALREADY = {
    Kind.CYCLE: "power_cycle_running",
    Kind.HELD: "power_cycle_of_port_held",
    Kind.SHED: "power_cycle_of_port_shed",
}
