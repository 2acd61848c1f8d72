"""Which ports are bound to be turned on again, kept on disk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER

STORAGE_VERSION = 1

type StoredRestores = dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Restore:
    """A port's being turned on again after a power cycle."""

    since: datetime
    """When the port was about to go off."""

    until: datetime
    """When it is to come on."""

    @classmethod
    def after(cls, off_time: timedelta) -> Self:
        """Return the restore of a port that goes off now."""
        now = dt_util.utcnow()
        return cls(since=now, until=now + off_time)

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


class Restores:
    """The restores of one recorder's ports, by port number."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Know of no restore yet."""
        self._name = entry.title
        # The key is older than the word.
        self._store = Store[StoredRestores](
            hass,
            STORAGE_VERSION,
            f"{DOMAIN}.power_cycles.{entry.entry_id}",
            atomic_writes=True,
        )
        self._restores: dict[int, Restore] = {}

    def __contains__(self, port: int) -> bool:
        """Return whether a port is to be turned on again."""
        return port in self._restores

    def __getitem__(self, port: int) -> Restore:
        """Return a port's restore."""
        return self._restores[port]

    def __iter__(self) -> Iterator[int]:
        """Return the ports as they are now; they may be dropped meanwhile."""
        return iter(list(self._restores))

    async def async_load(self) -> None:
        """Take up what was on disk when Home Assistant or the entry stopped."""
        try:
            stored: Mapping[str, Any] = await self._store.async_load() or {}
            self._restores = {
                int(port): Restore.from_stored(restore)
                for port, restore in stored.items()
            }
        except (AttributeError, HomeAssistantError, OSError, ValueError) as err:
            LOGGER.error(
                "What power cycles of %s were under way cannot be read (%s). "
                "Check that all its ports are on",
                self._name,
                err,
            )

    async def async_owe(self, port: int, restore: Restore) -> None:
        """Have a port turned on again, and see that it is on disk.

        Raises HomeAssistantError where the disk does not hold it; the store only
        logs a full one.
        """
        self._restores[port] = restore
        stored = self._stored()
        await self._store.async_save(stored)
        if await self._store.async_load() != stored:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="power_cycle_not_recorded"
            )

    async def async_drop(self, port: int) -> None:
        """Forget a port: it is on, or a person decided otherwise."""
        del self._restores[port]
        await self._store.async_save(self._stored())

    async def async_remove(self) -> None:
        """Remove what is on disk."""
        await self._store.async_remove()

    def _stored(self) -> StoredRestores:
        return {str(port): one.as_dict() for port, one in self._restores.items()}
