"""Which ports are bound to be turned on again, kept on disk.

The file holds a port before it goes off, and holds it no more once a person has
decided otherwise; where it can't, whoever asked is told. Whatever of a record can
be read counts, and the rest is due now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER, LONGEST_OFF_TIME
from .names import port_label
from .vapix.models import PORT_LIMIT

STORAGE_VERSION = 1

# An older record comes from a backup, or from long before: a person decides.
FORGOTTEN_AFTER = timedelta(days=1)

# Who wants a power cycle; whoever a record does not name is a person.
BY_PERSON = "person"
BY_WATCHDOG = "watchdog"

type StoredRestores = dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Restore:
    """A port's being turned on again after a power cycle."""

    since: datetime
    """When the port was about to go off."""

    until: datetime
    """When it is to come on."""

    by: str = BY_PERSON
    """Who wanted the power cycle: BY_PERSON or BY_WATCHDOG."""

    @classmethod
    def after(cls, off_time: timedelta, by: str) -> Self:
        """Return the restore of a port that goes off now."""
        now = dt_util.utcnow()
        return cls(since=now, until=now + off_time, by=by)

    def delay(self) -> timedelta:
        """Return how long the port is to stay off yet.

        Never longer than was meant, should the clock have been set back.
        """
        longest = min(max(self.until - self.since, timedelta()), LONGEST_OFF_TIME)
        return min(max(self.until - dt_util.utcnow(), timedelta()), longest)

    def is_due(self) -> bool:
        """Return whether the port is to be on by now."""
        return not self.delay()

    def is_forgotten(self) -> bool:
        """Return whether it is so old that a person is asked first."""
        return dt_util.utcnow() - self.until > FORGOTTEN_AFTER

    def as_dict(self) -> dict[str, str]:
        """Return it as it is stored."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "by": self.by,
        }

    @classmethod
    def from_stored(cls, stored: Any) -> Self:
        """Return it as it was before it was stored; due now where it is garbled."""
        try:
            since = datetime.fromisoformat(stored["since"]).astimezone(dt_util.UTC)
            until = datetime.fromisoformat(stored["until"]).astimezone(dt_util.UTC)
        except KeyError, OverflowError, TypeError, ValueError:
            since = until = dt_util.utcnow()
        return cls(since=since, until=until, by=_by(stored))


class Restores:
    """The restores of one recorder's ports, by port number."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Know of no restore yet."""
        self._hass = hass
        self._entry = entry
        # The key is older than the word.
        self._key = f"{DOMAIN}.power_cycles.{entry.entry_id}"
        self._store = self._create_store()
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
            stored: Any = await self._store.async_load()
        except _UNREADABLE as err:
            self._complain(err)
            return
        if not isinstance(stored, dict):
            if stored is not None:
                self._complain("it is no record")
            return
        for written, restore in stored.items():
            if (port := _port(written)) is None:
                self._complain(f"there is no port {written}")
            else:
                self._restores[port] = Restore.from_stored(restore)

    async def async_add(self, port: int, restore: Restore) -> None:
        """Have a port turned on again, and see that it is on disk.

        Raises HomeAssistantError where the disk does not hold it.
        """
        self._restores[port] = restore
        if not await self._async_save():
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="power_cycle_not_recorded",
                translation_placeholders={
                    "port": port_label(self._hass, self._entry, port)
                },
            )

    async def async_drop(self, port: int) -> bool:
        """Forget a port: it is on, or a person decided otherwise.

        Returns whether the disk has forgotten it too.
        """
        del self._restores[port]
        return await self._async_save()

    async def async_remove(self) -> None:
        """Remove what is on disk."""
        await self._store.async_remove()

    async def _async_save(self) -> bool:
        """Save, and return whether it is on disk.

        The store only logs a full disk, and writes later while Home Assistant is
        stopping; it would answer from what it has yet to write, another one reads.
        """
        stored = {str(port): one.as_dict() for port, one in self._restores.items()}
        await self._store.async_save(stored)
        try:
            return await self._create_store().async_load() == stored
        except _UNREADABLE:
            return False

    def _create_store(self) -> Store[StoredRestores]:
        return Store(self._hass, STORAGE_VERSION, self._key, atomic_writes=True)

    def _complain(self, why: object) -> None:
        LOGGER.error(
            "What power cycles of %s were under way cannot be read (%s). Check that "
            "all its ports are on",
            self._entry.title,
            why,
        )


# What a store raises for a file that was spoilt by hand, or by a disk.
_UNREADABLE = (
    AttributeError,
    HomeAssistantError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)


def _by(stored: Any) -> str:
    """Return who wanted a power cycle according to a record."""
    by = stored.get("by") if isinstance(stored, dict) else None
    return BY_WATCHDOG if by == BY_WATCHDOG else BY_PERSON


def _port(written: str) -> int | None:
    """Return the number of a port, None where it is none."""
    return int(written) if written in _PORTS else None


_PORTS = frozenset(str(port) for port in range(1, PORT_LIMIT + 1))
