"""Power cycles that survive a crash: what goes off is bound to come on again.

Before a port goes off, the intention to turn it on again is on disk. It is
dropped only when the port is on, or when a person has decided otherwise. All
that switches a port happens in the recorder's turn, one after the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER, RESTORE_INTERVALS, THROTTLED_INTERVAL
from .issues import (
    async_end_owed_restore,
    async_show_left_dark,
    async_show_owed_restore,
)
from .vapix.errors import RecorderConnectionError, ThrottledError

if TYPE_CHECKING:
    from .coordinator import AxisNvrPoeCoordinator

STORAGE_VERSION = 1

type StoredIntentions = dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Intention:
    """To turn a port on again."""

    since: datetime
    """When the port was about to go off."""

    until: datetime
    """When it is to come on."""

    def delay(self) -> timedelta:
        """Return how long the port is to stay off yet.

        Never longer than was meant, should the clock have been set back.
        """
        left = self.until - dt_util.utcnow()
        return min(max(left, timedelta()), self.until - self.since)

    def as_dict(self) -> dict[str, str]:
        """Return it as it is stored."""
        return {"since": self.since.isoformat(), "until": self.until.isoformat()}

    @classmethod
    def from_stored(cls, stored: Any) -> Self:
        """Return it as it was before it was stored; due now where it is garbled."""
        try:
            since = datetime.fromisoformat(stored["since"]).astimezone(dt_util.UTC)
            until = datetime.fromisoformat(stored["until"]).astimezone(dt_util.UTC)
        except KeyError, TypeError, ValueError:
            since = until = dt_util.utcnow()
        return cls(since=since, until=until)


def intention_store(hass: HomeAssistant, entry_id: str) -> Store[StoredIntentions]:
    """Return where the intentions for an entry's recorder are kept."""
    return Store(
        hass, STORAGE_VERSION, f"{DOMAIN}.power_cycles.{entry_id}", atomic_writes=True
    )


class PowerCycles:
    """The power cycles of one recorder's ports."""

    def __init__(self, coordinator: AxisNvrPoeCoordinator) -> None:
        """Initialize, without any intention yet."""
        self._hass = coordinator.hass
        self._coordinator = coordinator
        self._entry = coordinator.config_entry
        self._store = intention_store(self._hass, self._entry.entry_id)
        self._intentions: dict[int, Intention] = {}
        self._timers: dict[int, CALLBACK_TYPE] = {}
        self._failures: dict[int, int] = {}
        self._stopped = False

    async def async_load(self) -> None:
        """Take up what was intended before Home Assistant or the entry stopped."""
        try:
            stored: Mapping[str, Any] = await self._store.async_load() or {}
            self._intentions = {
                int(port): Intention.from_stored(intention)
                for port, intention in stored.items()
            }
        except (AttributeError, HomeAssistantError, OSError, ValueError) as err:
            LOGGER.error(
                "What power cycles of %s were under way cannot be read (%s). "
                "Check that all its ports are on",
                self._coordinator.name,
                err,
            )

    @callback
    def async_resume(self) -> None:
        """Carry out what is intended, each port when its time has come."""
        for port, intention in self._intentions.items():
            self._schedule(port, intention.delay())

    async def async_cycle(self, port: int, off_time: timedelta) -> None:
        """Turn a port off, and on again after a while.

        Returns once the port is off. Raises HomeAssistantError, and leaves the
        port on, where it is off already, is being cycled, or cannot be switched.
        """
        async with self._coordinator.turn:
            if self._stopped or self._hass.is_stopping:
                raise _refusal("power_cycle_while_stopping", port)
            if port in self._intentions:
                raise _refusal("power_cycle_running", port)
            mode = await self._coordinator.async_port_mode(port)
            if mode is None:
                raise _refusal("power_cycle_of_port_unknown", port)
            if not mode:
                raise _refusal("power_cycle_of_port_off", port)
            now = dt_util.utcnow()
            self._intentions[port] = Intention(since=now, until=now + off_time)
            # It may be off although the answer is lost, or nobody waits for it.
            delay = timedelta()
            try:
                await self._async_save_for_certain()
                await self._coordinator.async_set_port(port, enabled=False)
                delay = off_time
            finally:
                self._schedule(port, delay)

    async def async_switch(self, port: int, *, enabled: bool) -> None:
        """Switch a port because a person wants it so, which ends a power cycle.

        Raises HomeAssistantError where the port cannot be switched; a power
        cycle goes on then.
        """
        async with self._coordinator.turn:
            await self._coordinator.async_set_port(port, enabled=enabled)
            await self._async_drop(port)

    async def async_restore_all(self) -> None:
        """Turn every port on again that is intended to be, and then stop."""
        self.async_stop()
        async with self._coordinator.turn:
            await self._async_restore(*self._intentions)

    async def async_restore_due(self, error: Exception) -> None:
        """Turn on what should be on by now, although the entry cannot be set up.

        A person is told of the rest.
        """
        self.async_stop()
        async with self._coordinator.turn:
            await self._async_restore(
                *(port for port, one in self._intentions.items() if not one.delay())
            )
        for port in self._intentions:
            self._show_owed(port, error)

    async def async_restore_for_good(self) -> None:
        """Turn every port on again before the entry is removed.

        Nobody will try again, so a person is told of what stays dark.
        """
        await self.async_load()
        await self.async_restore_all()
        for port in self._intentions:
            async_end_owed_restore(self._hass, self._entry, port)
        if self._intentions:
            async_show_left_dark(self._hass, self._entry, list(self._intentions))
        await self._store.async_remove()

    @callback
    def async_stop(self) -> None:
        """Leave what is still intended to the next start."""
        self._stopped = True
        for cancel in self._timers.values():
            cancel()
        self._timers.clear()

    @callback
    def async_recorder_is_back(self) -> None:
        """Try again at once what failed while the recorder was away."""
        for port in self._failures:
            if port in self._timers:
                self._schedule(port, timedelta())

    async def _async_restore(self, *ports: int) -> None:
        """Turn ports on again in the recorder's turn, or try again later.

        Ends early where the recorder cannot be reached at all.
        """
        for port in ports:
            if port not in self._intentions:
                continue
            try:
                await self._coordinator.async_set_port(port, enabled=True)
            except HomeAssistantError as err:
                self._failed(port, err)
                if isinstance(err.__cause__, RecorderConnectionError):
                    return
            else:
                await self._async_drop(port)

    async def _async_drop(self, port: int) -> None:
        """Drop an intention: the port is on, or a person decided otherwise."""
        if self._intentions.pop(port, None) is None:
            return
        self._failures.pop(port, None)
        if cancel := self._timers.pop(port, None):
            cancel()
        async_end_owed_restore(self._hass, self._entry, port)
        await self._store.async_save(self._stored())

    @callback
    def _failed(self, port: int, err: HomeAssistantError) -> None:
        """Tell the user, and try again later."""
        failures = self._failures.get(port, 0)
        if not failures:
            LOGGER.warning("Power cycle: %s", err)
        self._failures[port] = failures + 1
        self._show_owed(port, err)
        interval = RESTORE_INTERVALS[min(failures, len(RESTORE_INTERVALS) - 1)]
        if isinstance(err.__cause__, ThrottledError):
            interval = THROTTLED_INTERVAL
        self._schedule(port, interval)

    @callback
    def _show_owed(self, port: int, err: Exception) -> None:
        since = dt_util.as_local(self._intentions[port].since)
        async_show_owed_restore(self._hass, self._entry, port, since, str(err))

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

    async def _async_save_for_certain(self) -> None:
        """Save, and see that it is on disk; the store only logs a full one."""
        stored = self._stored()
        await self._store.async_save(stored)
        if await self._store.async_load() != stored:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="power_cycle_not_recorded"
            )

    def _stored(self) -> StoredIntentions:
        return {
            str(port): intention.as_dict()
            for port, intention in self._intentions.items()
        }


def _refusal(key: str, port: int) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"port": str(port)},
    )
