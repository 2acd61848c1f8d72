"""Which ports are bound to be turned on again, kept on disk.

The file holds a port before it goes off, and holds it no more once a person has
decided otherwise; where it can't, whoever asked is told.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .restore import Kind, Restore, StoredRestore
from .vapix.models import PORT_LIMIT

STORAGE_VERSION = 1

type StoredRestores = dict[str, StoredRestore]


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

    def get(self, port: int) -> Restore | None:
        """Return a port's restore, None where nothing is owed to it."""
        return self._restores.get(port)

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

    def of_kind(self, kind: Kind) -> list[int]:
        """Return the ports that are off for a reason."""
        return [port for port in self if self._restores[port].kind is kind]

    def held_for(self, port: int) -> list[int]:
        """Return the ports that are held off for the power cycle of another."""
        held = [each for each in self.of_kind(Kind.HELD) if each != port]
        return [each for each in held if self._restores[each].held_for == port]

    def delays(self) -> dict[int, timedelta]:
        """Return how long it is until each port comes on by itself."""
        return {
            port: restore.delay()
            for port, restore in self._restores.items()
            if not restore.waits_for_person
        }

    def let_go(self, port: int, delay: timedelta) -> dict[int, Restore]:
        """Return what is held off for a port's power cycle, to come on after a while."""
        return {
            each: self._restores[each].due_in(delay) for each in self.held_for(port)
        }

    def make_due(self, port: int) -> None:
        """Have a port come on at once; the disk need not know."""
        self._restores[port] = self._restores[port].due_in(timedelta())

    async def async_change(
        self, put: Mapping[int, Restore], drop: Collection[int] = ()
    ) -> bool:
        """Have ports turned on again, and forget others, which are on or stay off.

        Returns whether it is on disk; it holds either way.
        """
        for port in drop:
            self._restores.pop(port, None)
        self._restores.update(put)
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
            "Which ports of %s are off for a while cannot be read (%s). Check that "
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


def _port(written: str) -> int | None:
    """Return the number of a port, None where it is none."""
    return int(written) if written in _PORTS else None


_PORTS = frozenset(str(port) for port in range(1, PORT_LIMIT + 1))
