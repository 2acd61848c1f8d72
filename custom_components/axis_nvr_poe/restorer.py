"""The one place that turns ports on again which are off for a while.

A restore is dropped only when its port is on, or when a person has decided
otherwise. Until then it is tried again, whatever happened to the last try.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import inf

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_call_later

from .const import LOGGER, LOGIN_INTERVAL, RESTORE_INTERVALS, THROTTLED_INTERVAL
from .coordinator import AxisNvrPoeCoordinator
from .issues import async_end_restore, async_show_forgotten_restore, async_show_restore
from .names import port_label
from .problems import CURED_BY_LOGIN, explanation
from .restore import HOLD_TIME, Kind
from .restores import Restores
from .vapix.errors import (
    GeneralError,
    RecorderConnectionError,
    ResponseError,
    ThrottledError,
    VapixError,
)


class Restorer:
    """Turns on the ports of one recorder, each when its time has come."""

    def __init__(self, coordinator: AxisNvrPoeCoordinator, restores: Restores) -> None:
        """Initialize; nothing is timed before it is scheduled."""
        self._hass = coordinator.hass
        self._coordinator = coordinator
        self._entry = coordinator.config_entry
        self._restores = restores
        self._timers: dict[int, CALLBACK_TYPE] = {}
        self._failures: dict[int, int] = {}
        self._shed_load_on_at = -inf
        self._stopped = False

    @property
    def has_stopped(self) -> bool:
        """Return whether nothing is started any more."""
        return self._stopped or self._hass.is_stopping

    @callback
    def async_stop(self) -> None:
        """Start nothing any more."""
        self._stopped = True
        for port in [*self._timers]:
            self._cancel(port)

    @callback
    def async_schedule(self, *ports: int) -> None:
        """Turn ports on when their time has come, or ask about them."""
        delays = self._restores.delays()
        for port in self._in_turn(ports):
            if port in delays:
                self._restore_in(port, delays[port])
            else:
                self._ask_in(port, self._restores[port].until_forgotten())

    @callback
    def async_hasten(self) -> None:
        """Try again at once what has failed."""
        for port in self._in_turn(self._failures.keys() & self._timers.keys()):
            self._restore_in(port, timedelta())

    @callback
    def async_release(self, port: int) -> None:
        """Turn on what was held off, now that it may be.

        Not sooner after a failure, nor without a person who is to be asked.
        """
        if port not in self._failures and not self._restores[port].waits_for_person:
            self._restore_in(port, timedelta())

    async def async_try(self, port: int, *, at_once: bool = True) -> str | None:
        """Turn a port on in the recorder's turn, or later if it cannot be.

        Shed load comes on one port after the other, unless it is to at once. Returns
        why the port is still off.
        """
        restore = self._restores.get(port)
        async with self._coordinator.turn.command():
            # Whatever has become of the port meanwhile has its own time.
            if self._stopped or self._restores.get(port) is not restore:
                return None
            self._cancel(port)
            try:
                return await self._async_try(port, at_once=at_once)
            finally:
                # Whatever a try has come to, a bug of ours too, there is another.
                if port in self._restores and port not in self._timers:
                    self._restore_in(port, RESTORE_INTERVALS[-1])

    async def _async_try(self, port: int, *, at_once: bool) -> str | None:
        if port not in self._restores or self.is_held(port):
            return None
        pause = self._shed_load_on_at + self._stagger(port) - self._now
        if pause > 0 and not at_once:
            self._restore_in(port, timedelta(seconds=pause))
            return None
        return (await self.async_restore(port)).get(port)

    async def async_restore(self, *ports: int) -> dict[int, str]:
        """Turn ports on again, or try again later; to be called in the recorder's turn.

        Asks no more where the recorder cannot be reached at all. Returns why ports
        are still off.
        """
        still_off: dict[int, str] = {}
        gone: RecorderConnectionError | None = None
        for port in ports:
            if port not in self._restores:
                continue
            try:
                if gone is not None:
                    raise gone
                await self._coordinator.async_set_port(port, enabled=True)
            except RecorderConnectionError as err:
                gone = err
                still_off[port] = self.async_failed(port, err)
            except VapixError as err:
                if not isinstance(err, _ANSWERS) or not await self.async_is_on(port):
                    still_off[port] = self.async_failed(port, err)
                    continue
            if port in still_off:
                continue
            if self._restores[port].kind is Kind.SHED:
                self._shed_load_on_at = self._now
            await self.async_drop(port)
        return still_off

    async def async_is_on(self, port: int) -> bool:
        """Return whether the recorder says that a port is on already."""
        try:
            return await self._coordinator.async_port_mode(port) is True
        except VapixError:
            return False

    async def async_drop(self, port: int, *, is_on: bool = True) -> bool:
        """Drop a restore: the port is on, or a person decided otherwise.

        What is held off for its power cycle is let go, soon. Returns whether it is
        recorded.
        """
        if port not in self._restores:
            return True
        self.async_forget_tries(port)
        self._note(port, "is over")
        let_go = self._restores.let_go(port, HOLD_TIME if is_on else timedelta())
        try:
            return await self._restores.async_change(let_go, drop=[port])
        finally:
            self.async_schedule(*let_go)
            self._coordinator.async_update_listeners()

    @callback
    def async_forget_tries(self, port: int) -> None:
        """Begin anew with a port of which something else becomes."""
        self._failures.pop(port, None)
        self._cancel(port)
        async_end_restore(self._hass, self._entry, port)

    @callback
    def async_failed(self, port: int, err: VapixError) -> str:
        """Try again later, and tell the user. Returns what the user is told."""
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
        self._restore_in(port, interval)
        self._note(port, f"is tried again in {interval}")
        label = port_label(self._hass, self._entry, port)
        why = explanation(self._hass, self._coordinator.name, label, err)
        if not failures:
            LOGGER.warning("A port that is to come on again is still off: %s", why)
        self.async_show(port, why)
        return why

    @callback
    def async_show(self, port: int, why: str) -> None:
        """Tell the user that a port is still off."""
        async_show_restore(self._hass, self._entry, port, self._restores[port], why)

    def is_held(self, port: int) -> bool:
        """Return whether a port is held off for a power cycle under way.

        Not for that of a port which the recorder does not have any more.
        """
        cycled = self._restores[port].held_for
        ports = self._coordinator.data.ports
        if ports and cycled not in ports:
            return False
        return cycled in self._restores.of_kind(Kind.CYCLE) and not (
            self._restores[cycled].waits_for_person
        )

    @property
    def _now(self) -> float:
        return self._hass.loop.time()

    def _stagger(self, port: int) -> float:
        """Return the least time between shed load that came on and a port, s."""
        restore = self._restores[port]
        is_shed = restore.kind is Kind.SHED
        return restore.stagger.total_seconds() if is_shed else 0.0

    def _in_turn(self, ports: Iterable[int]) -> list[int]:
        """Return ports in the order in which they are to come on."""
        return sorted(ports, key=lambda port: self._restores[port].until)

    def _restore_in(self, port: int, delay: timedelta) -> None:
        """Turn a port on again after a while."""

        async def restore(_: datetime) -> None:
            self._timers.pop(port, None)
            try:
                await self.async_try(port, at_once=False)
            except Exception:  # noqa: BLE001 - the port's power outweighs it
                LOGGER.exception("Port %s could not be turned on again", port)

        self._cancel(port)
        if not self._stopped:
            self._timers[port] = async_call_later(self._hass, delay, restore)

    def _ask_in(self, port: int, delay: timedelta) -> None:
        """Ask after a while whether a port is to be turned on."""

        @callback
        def ask(_: datetime | None = None) -> None:
            self._timers.pop(port, None)
            restore = self._restores[port]
            async_show_forgotten_restore(self._hass, self._entry, port, restore)

        self._cancel(port)
        if not delay:
            ask()
        elif not self._stopped:
            self._timers[port] = async_call_later(self._hass, delay, ask)

    def _cancel(self, port: int) -> None:
        if cancel := self._timers.pop(port, None):
            cancel()

    def _note(self, port: int, step: str) -> None:
        """Tell the debug log what becomes of a port that is off for a while."""
        what = _WORDS[self._restores[port].kind]
        LOGGER.debug("%s port %s of %s %s", what, port, self._coordinator.name, step)


_WORDS = {
    Kind.CYCLE: "The power cycle of",
    Kind.HELD: "The hold of",
    Kind.SHED: "The shedding of",
}

# A port may be on although the recorder answers a command to turn it on like this.
_ANSWERS = (GeneralError, ResponseError)
