"""Switching and power cycling ports: what goes off for a while comes on again.

Before a port goes off for a power cycle, its restore is on disk. It is dropped
only when the port is on, or when a person has decided otherwise. All that switches
a port happens in the recorder's turn, one after the other.
"""

from datetime import datetime, timedelta

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER, RESTORE_INTERVALS, THROTTLED_INTERVAL
from .coordinator import AxisNvrPoeCoordinator
from .issues import (
    async_end_owed_restore,
    async_show_left_dark,
    async_show_owed_restore,
)
from .problems import explanation
from .restores import Restore, Restores
from .vapix.errors import RecorderConnectionError, ThrottledError, VapixError


class PortPower:
    """The power of one recorder's ports."""

    def __init__(self, coordinator: AxisNvrPoeCoordinator, restores: Restores) -> None:
        """Initialize; nothing is timed before `async_resume`."""
        self._hass = coordinator.hass
        self._coordinator = coordinator
        self._entry = coordinator.config_entry
        self._restores = restores
        self._timers: dict[int, CALLBACK_TYPE] = {}
        self._failures: dict[int, int] = {}
        self._recorder_answered = True
        self._stopped = False

    @callback
    def async_resume(self) -> None:
        """Turn on what is to come on, each port when its time has come."""
        for port in self._restores:
            self._schedule(port, self._restores[port].delay())

    async def async_switch(self, port: int, *, enabled: bool) -> None:
        """Switch a port because a person wants it so, which ends a power cycle.

        Raises VapixError where the port cannot be switched; a power cycle goes on
        then.
        """
        async with self._coordinator.turn:
            await self._coordinator.async_set_port(port, enabled=enabled)
            await self._async_drop(port)

    async def async_cycle(self, port: int, off_time: timedelta) -> None:
        """Turn a port off, and on again after a while.

        Returns once the port is off. Raises ServiceValidationError where the port
        is off already or is being cycled, HomeAssistantError where its restore
        cannot be recorded, VapixError where it cannot be switched; it stays on.
        """
        async with self._coordinator.turn:
            if self._stopped or self._hass.is_stopping:
                raise _refusal("power_cycle_while_stopping", port)
            if port in self._restores:
                raise _refusal("power_cycle_running", port)
            mode = await self._coordinator.async_port_mode(port)
            if mode is None:
                raise _refusal("power_cycle_of_port_unknown", port)
            if not mode:
                raise _refusal("power_cycle_of_port_off", port)
            # It may be off although the answer is lost, or nobody waits for it.
            delay = timedelta()
            try:
                await self._restores.async_owe(port, Restore.after(off_time))
                await self._coordinator.async_set_port(port, enabled=False)
                delay = off_time
            finally:
                self._schedule(port, delay)

    async def async_let_go(self) -> None:
        """Turn every port on before the entry is unloaded, or Home Assistant ends.

        What cannot be turned on is left to the next start.
        """
        self._stop()
        async with self._coordinator.turn:
            await self._async_restore(*self._restores)

    async def async_not_set_up(self, error: Exception) -> None:
        """Turn on what is due, although the entry cannot be set up.

        A person is told of the rest.
        """
        self._stop()
        async with self._coordinator.turn:
            await self._async_restore(
                *(port for port in self._restores if not self._restores[port].delay())
            )
        for port in self._restores:
            self._show_owed(port, str(error))

    async def async_removed(self) -> None:
        """Turn every port on before the entry is forgotten.

        Nobody will try again, so a person is told of what stays dark.
        """
        await self.async_let_go()
        left_dark = [*self._restores]
        for port in left_dark:
            async_end_owed_restore(self._hass, self._entry, port)
        if left_dark:
            async_show_left_dark(self._hass, self._entry, left_dark)
        await self._restores.async_remove()

    @callback
    def async_follow(self) -> None:
        """Try again at once what failed while the recorder was away."""
        answers = self._coordinator.last_update_success
        if answers and not self._recorder_answered:
            for port in self._failures.keys() & self._timers.keys():
                self._schedule(port, timedelta())
        self._recorder_answered = answers

    def _stop(self) -> None:
        """Start nothing any more."""
        self._stopped = True
        for cancel in self._timers.values():
            cancel()
        self._timers.clear()

    async def _async_restore(self, *ports: int) -> None:
        """Turn ports on again in the recorder's turn, or try again later.

        Ends early where the recorder cannot be reached at all.
        """
        for port in ports:
            if port not in self._restores:
                continue
            try:
                await self._coordinator.async_set_port(port, enabled=True)
            except VapixError as err:
                self._failed(port, err)
                if isinstance(err, RecorderConnectionError):
                    return
            else:
                await self._async_drop(port)

    async def _async_drop(self, port: int) -> None:
        """Drop a restore: the port is on, or a person decided otherwise."""
        if port not in self._restores:
            return
        self._failures.pop(port, None)
        if cancel := self._timers.pop(port, None):
            cancel()
        async_end_owed_restore(self._hass, self._entry, port)
        await self._restores.async_drop(port)

    @callback
    def _failed(self, port: int, err: VapixError) -> None:
        """Tell the user, and try again later."""
        why = explanation(self._hass, self._coordinator.name, port, err)
        failures = self._failures.get(port, 0)
        if not failures:
            LOGGER.warning("Power cycle: %s", why)
        self._failures[port] = failures + 1
        self._show_owed(port, why)
        interval = RESTORE_INTERVALS[min(failures, len(RESTORE_INTERVALS) - 1)]
        if isinstance(err, ThrottledError):
            interval = THROTTLED_INTERVAL
        self._schedule(port, interval)

    @callback
    def _show_owed(self, port: int, why: str) -> None:
        since = dt_util.as_local(self._restores[port].since)
        async_show_owed_restore(self._hass, self._entry, port, since, why)

    @callback
    def _schedule(self, port: int, delay: timedelta) -> None:
        """Turn a port on again after a while."""
        if cancel := self._timers.pop(port, None):
            cancel()
        if self._stopped:
            return

        async def restore(_: datetime) -> None:
            self._timers.pop(port, None)
            async with self._coordinator.turn:
                if not self._stopped:
                    await self._async_restore(port)

        self._timers[port] = async_call_later(self._hass, delay, restore)


def _refusal(key: str, port: int) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"port": str(port)},
    )
