"""Switching and power cycling ports: what goes off for a while comes on again.

Before a port goes off for a power cycle, its restore is on disk. It is dropped
only when the port is on, or when a person has decided otherwise. Until then it is
tried again, whatever happened to the last try. All that switches a port happens in
the recorder's turn, one after the other.
"""

import asyncio
from datetime import datetime, timedelta

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from .const import (
    DOMAIN,
    LOGGER,
    LOGIN_INTERVAL,
    RESTORE_INTERVALS,
    SHUTDOWN_LIMIT,
    THROTTLED_INTERVAL,
)
from .coordinator import AxisNvrPoeCoordinator
from .issues import (
    async_end_restore,
    async_end_restores_but,
    async_show_forgotten_restore,
    async_show_left_off,
    async_show_restore,
)
from .names import port_label
from .problems import CURED_BY_LOGIN, explanation
from .restores import BY_PERSON, Restore, Restores
from .vapix.errors import (
    GeneralError,
    RecorderConnectionError,
    ResponseError,
    ThrottledError,
    Unreachable,
    VapixError,
)


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
        # Power cycles whose port is not known to have gone off.
        self._not_begun: set[int] = set()
        self._recorder_answered = True
        self._stopped = False

    @callback
    def async_resume(self) -> None:
        """Turn on what is to come on, each port when its time has come.

        A person is asked about ports that were to come on long ago.
        """
        async_end_restores_but(self._hass, self._entry, [*self._restores])
        for port in self._restores:
            restore = self._restores[port]
            if restore.is_forgotten():
                since = dt_util.as_local(restore.since)
                async_show_forgotten_restore(self._hass, self._entry, port, since)
            else:
                self._schedule(port, restore.delay())

    async def async_switch(self, port: int, *, enabled: bool) -> None:
        """Switch a port because a person wants it so, which ends a power cycle.

        Raises VapixError where the port cannot be switched; a power cycle goes on
        then. Raises HomeAssistantError where the end of the power cycle cannot be
        recorded, although the port is switched.
        """
        async with self._coordinator.turn.command():
            await self._coordinator.async_set_port(port, enabled=enabled)
            if not await self._async_drop(port) and not enabled:
                raise HomeAssistantError(
                    translation_domain=DOMAIN,
                    translation_key="switch_not_recorded",
                    translation_placeholders={"port": self._label(port)},
                )

    @callback
    def cycle(self, port: int) -> Restore | None:
        """Return the power cycle of a port that is under way.

        It is from the moment the port is off until it is on, or a person has
        decided otherwise; those who follow the coordinator are told of both.
        """
        if port not in self._restores or port in self._not_begun:
            return None
        return self._restores[port]

    async def async_cycle(
        self, port: int, off_time: timedelta, *, by: str = BY_PERSON
    ) -> None:
        """Turn a port off, and on again after a while.

        Returns once the port is off. Raises ServiceValidationError where the port
        is off already or is being cycled, HomeAssistantError where its restore
        cannot be recorded, VapixError where it cannot be switched; it stays on.
        """
        async with self._coordinator.turn.command():
            if self._stopped or self._hass.is_stopping:
                raise self._refusal("power_cycle_while_stopping", port)
            if port in self._restores:
                raise self._refusal("power_cycle_running", port)
            mode = await self._coordinator.async_port_mode(port)
            if mode is None:
                raise self._refusal("power_cycle_of_port_unknown", port)
            if not mode:
                raise self._refusal("power_cycle_of_port_off", port)
            # It may be off although the answer is lost, or nobody waits for it.
            delay = timedelta()
            self._not_begun.add(port)
            try:
                restore = Restore.after(off_time, by)
                await self._restores.async_add(port, restore)
                self._note(port, f"goes off until {restore.until:%H:%M:%S} UTC")
                await self._coordinator.async_set_port(port, enabled=False)
                delay = off_time
                self._not_begun.discard(port)
            finally:
                self._schedule(port, delay)
        self._coordinator.async_update_listeners()

    async def async_let_go(self) -> None:
        """Turn every port on before the entry is unloaded, or Home Assistant ends.

        What cannot be turned on in time is left to the next start.
        """
        self._stop()
        try:
            async with (
                asyncio.timeout(SHUTDOWN_LIMIT.total_seconds()),
                self._coordinator.turn.command(),
            ):
                await self._async_restore(*self._remembered())
        except TimeoutError:
            err = RecorderConnectionError(
                "no answer in time",
                reason=Unreachable.NO_ANSWER,
                host=self._coordinator.client.transport.origin.host,
                timeout=SHUTDOWN_LIMIT.total_seconds(),
            )
            for port in self._remembered():
                self._failed(port, err)

    async def async_not_set_up(self, error: Exception) -> None:
        """Turn on what is due, although the entry cannot be set up.

        A person is told of what is due and stays off.
        """
        self._stop()
        due = [port for port in self._remembered() if self._restores[port].is_due()]
        if not isinstance(error, ConfigEntryAuthFailed):
            async with self._coordinator.turn.command():
                await self._async_restore(*due)
        for port in due:
            if port in self._restores:
                self._show(port, str(error))
        async_end_restores_but(self._hass, self._entry, [*self._restores])

    async def async_removed(self) -> None:
        """Turn every port on before the entry is forgotten.

        Nobody will try again, so a person is told of what stays off.
        """
        await self.async_let_go()
        left_off = [*self._restores]
        async_end_restores_but(self._hass, self._entry, [])
        if left_off:
            async_show_left_off(self._hass, self._entry, left_off)
        await self._restores.async_remove()

    @callback
    def async_updated(self) -> None:
        """Try again at once what failed while the recorder was away.

        Nobody is asked any more about a port that has been turned on elsewhere.
        """
        for port in self._restores:
            shown = self._coordinator.data.ports.get(port)
            is_on = shown is not None and shown.enabled is True
            if is_on and self._restores[port].is_forgotten():
                self._entry.async_create_task(self._hass, self._async_drop(port))
        answers = self._coordinator.last_update_success
        if answers and not self._recorder_answered:
            for port in self._failures.keys() & self._timers.keys():
                self._schedule(port, timedelta())
        self._recorder_answered = answers

    def _remembered(self) -> list[int]:
        """Return the ports that come on without anybody being asked."""
        return [
            port for port in self._restores if not self._restores[port].is_forgotten()
        ]

    def _stop(self) -> None:
        """Start nothing any more."""
        self._stopped = True
        for cancel in self._timers.values():
            cancel()
        self._timers.clear()

    async def _async_restore(self, *ports: int) -> None:
        """Turn ports on again in the recorder's turn, or try again later.

        Asks no more where the recorder cannot be reached at all.
        """
        gone: RecorderConnectionError | None = None
        for port in ports:
            if port not in self._restores:
                continue
            if gone is not None:
                self._failed(port, gone)
                continue
            try:
                await self._coordinator.async_set_port(port, enabled=True)
            except RecorderConnectionError as err:
                gone = err
                self._failed(port, err)
            except VapixError as err:
                if isinstance(err, _ANSWERS) and await self._async_is_on(port):
                    await self._async_drop(port)
                else:
                    self._failed(port, err)
            else:
                await self._async_drop(port)

    async def _async_is_on(self, port: int) -> bool:
        """Return whether the recorder says that a port is on already."""
        try:
            return await self._coordinator.async_port_mode(port) is True
        except VapixError:
            return False

    async def _async_drop(self, port: int) -> bool:
        """Drop a restore: the port is on, or a person decided otherwise.

        Returns whether it is recorded.
        """
        if port not in self._restores:
            return True
        self._failures.pop(port, None)
        if cancel := self._timers.pop(port, None):
            cancel()
        async_end_restore(self._hass, self._entry, port)
        self._note(port, "is over")
        try:
            return await self._restores.async_drop(port)
        finally:
            self._not_begun.discard(port)
            self._coordinator.async_update_listeners()

    @callback
    def _failed(self, port: int, err: VapixError) -> None:
        """Try again later, and tell the user."""
        failures = self._failures.get(port, 0)
        self._failures[port] = failures + 1
        interval = RESTORE_INTERVALS[min(failures, len(RESTORE_INTERVALS) - 1)]
        if isinstance(err, ThrottledError):
            interval = THROTTLED_INTERVAL
        # Where polls work, the login does.
        if (
            isinstance(err, CURED_BY_LOGIN)
            and not self._coordinator.last_update_success
        ):
            interval = LOGIN_INTERVAL
        self._schedule(port, interval)
        self._note(port, f"is tried again in {interval}")
        label = self._label(port)
        why = explanation(self._hass, self._coordinator.name, label, err)
        if not failures:
            LOGGER.warning("Power cycle: %s", why)
        self._show(port, why)

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

    def _note(self, port: int, step: str) -> None:
        """Tell the debug log of a step of a power cycle."""
        name = self._coordinator.name
        LOGGER.debug("The power cycle of port %s of %s %s", port, name, step)

    @callback
    def _show(self, port: int, why: str) -> None:
        since = dt_util.as_local(self._restores[port].since)
        async_show_restore(self._hass, self._entry, port, since, why)

    @callback
    def _schedule(self, port: int, delay: timedelta) -> None:
        """Turn a port on again after a while."""
        if cancel := self._timers.pop(port, None):
            cancel()
        if self._stopped:
            return

        async def restore(_: datetime) -> None:
            self._timers.pop(port, None)
            try:
                async with self._coordinator.turn.command():
                    if not self._stopped:
                        await self._async_restore(port)
            except Exception:  # noqa: BLE001 - the port's power outweighs it
                LOGGER.exception("Port %s could not be turned on again", port)
            finally:
                # Whatever a try has come to, a bug of ours too, there is another.
                if port in self._restores and port not in self._timers:
                    self._schedule(port, RESTORE_INTERVALS[-1])

        self._timers[port] = async_call_later(self._hass, delay, restore)


# A port may be on although the recorder answers a command to turn it on like this.
_ANSWERS = (GeneralError, ResponseError)
