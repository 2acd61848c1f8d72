"""Power cycles that survive a crash: what goes off is bound to come on again.

Before a port goes off, the intention to turn it on again is on disk. It is
dropped only when the port is on, or when a person has decided otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER, RESTORE_INTERVALS
from .issues import (
    async_end_owed_restore,
    async_show_left_dark,
    async_show_owed_restore,
)

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
    def from_dict(cls, stored: Mapping[str, str]) -> Self:
        """Return it as it was before it was stored."""
        return cls(
            since=datetime.fromisoformat(stored["since"]),
            until=datetime.fromisoformat(stored["until"]),
        )


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
        self._intentions: dict[int, Intention] = {}
        self._timers: dict[int, CALLBACK_TYPE] = {}
        self._failures: dict[int, int] = {}

    async def async_load(self) -> None:
        """Take up what was intended before Home Assistant or the entry stopped."""
        stored = (
            await intention_store(self._hass, self._entry.entry_id).async_load() or {}
        )
        self._intentions = {
            int(port): Intention.from_dict(intention)
            for port, intention in stored.items()
        }

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
        if port in self._intentions:
            raise _refusal("power_cycle_running", port)
        now = dt_util.utcnow()
        self._intentions[port] = Intention(since=now, until=now + off_time)
        try:
            if not await self._coordinator.async_is_port_on(port):
                raise _refusal("power_cycle_of_port_off", port)
            await self._async_save_for_certain()
        except HomeAssistantError:
            del self._intentions[port]
            raise
        try:
            await self._coordinator.async_set_port(port, enabled=False)
        except HomeAssistantError:
            # It may be off all the same, if only the answer was lost.
            self._schedule(port, timedelta())
            raise
        self._schedule(port, off_time)

    async def async_forget(self, port: int) -> None:
        """Drop an intention: the port is on, or a person decided otherwise."""
        if self._intentions.pop(port, None) is None:
            return
        self._failures.pop(port, None)
        if cancel := self._timers.pop(port, None):
            cancel()
        async_end_owed_restore(self._hass, self._entry, port)
        await self._async_save()

    async def async_restore_now(self, port: int) -> None:
        """Turn a port on again because a person asked for it.

        Raises HomeAssistantError where it cannot be; it will be tried again.
        """
        await self._coordinator.async_set_port(port, enabled=True)
        await self.async_forget(port)

    async def async_restore_all(self) -> None:
        """Turn every port on again that is intended to be, now.

        Ends at the first that fails: the recorder would fail the others as well.
        """
        for port in list(self._intentions):
            if not await self._async_restore(port):
                break
        self.async_stop()

    async def async_restore_due(self) -> None:
        """Turn on what should be on by now, though the entry cannot be set up."""
        for port, intention in list(self._intentions.items()):
            if intention.delay() or not await self._async_restore(port):
                break
        self.async_stop()

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
        await intention_store(self._hass, self._entry.entry_id).async_remove()

    @callback
    def async_stop(self) -> None:
        """Leave what is still intended to the next start."""
        for cancel in self._timers.values():
            cancel()
        self._timers.clear()

    @callback
    def async_recorder_is_back(self) -> None:
        """Try again at once what failed while the recorder was away."""
        for port in self._failures:
            if port in self._timers:
                self._schedule(port, timedelta())

    async def _async_restore(self, port: int) -> bool:
        """Turn a port on again, or try again later; return whether it is on."""
        if port not in self._intentions:
            return True
        try:
            await self._coordinator.async_set_port(port, enabled=True)
        except HomeAssistantError as err:
            if port in self._intentions:
                self._failed(port, err)
            return False
        await self.async_forget(port)
        return True

    @callback
    def _failed(self, port: int, err: HomeAssistantError) -> None:
        """Tell the user, and try again later."""
        failures = self._failures.get(port, 0)
        if not failures:
            LOGGER.warning("Power cycle: %s", err)
        self._failures[port] = failures + 1
        async_show_owed_restore(
            self._hass,
            self._entry,
            port,
            dt_util.as_local(self._intentions[port].since),
            str(err),
        )
        interval = RESTORE_INTERVALS[min(failures, len(RESTORE_INTERVALS) - 1)]
        self._schedule(port, interval)

    @callback
    def _schedule(self, port: int, delay: timedelta) -> None:
        """Turn a port on again after a while."""

        async def restore(_: datetime) -> None:
            self._timers.pop(port, None)
            await self._async_restore(port)

        if cancel := self._timers.pop(port, None):
            cancel()
        self._timers[port] = async_call_later(self._hass, delay, restore)

    async def _async_save(self) -> None:
        store = intention_store(self._hass, self._entry.entry_id)
        await store.async_save(self._stored())

    async def _async_save_for_certain(self) -> None:
        """Save, and see that it is on disk; the store only logs a full one."""
        await self._async_save()
        store = intention_store(self._hass, self._entry.entry_id)
        if await store.async_load() != self._stored():
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
