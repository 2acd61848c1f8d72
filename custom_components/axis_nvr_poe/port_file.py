"""A file of one recorder's ports, in Home Assistant's storage.

What is saved is read back, so that whoever saves knows whether the disk holds it.
Whatever of a file can be read counts.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .vapix.models import PORT_LIMIT

STORAGE_VERSION = 1


class PortFile:
    """What is kept of each port, as JSON by its number."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry[Any], subject: str, complaint: str
    ) -> None:
        """Have read nothing yet.

        The complaint is for the log: what of the recorder, %s, cannot be read, and why
        not, %s.
        """
        self._hass = hass
        self._name = entry.title
        self._key = f"{DOMAIN}.{subject}.{entry.entry_id}"
        self._complaint = complaint
        self._store = self._create_store()
        self._saving = asyncio.Lock()

    async def async_load[T](self, read: Callable[[Any], T | None]) -> dict[int, T]:
        """Return what was on disk when Home Assistant or the entry stopped.

        `read` makes of a port's JSON what it stands for, or None.
        """
        try:
            stored: Any = await self._store.async_load()
        except _UNREADABLE as err:
            self._complain(err)
            return {}
        if stored is None:
            return {}
        if not isinstance(stored, dict):
            self._complain("it is no record")
            return {}
        kept = {
            _PORTS[port]: read(stored[port]) for port in stored.keys() & _PORTS.keys()
        }
        known = {port: one for port, one in sorted(kept.items()) if one is not None}
        if lost := sorted(stored.keys() - {str(port) for port in known}):
            self._complain(f"what it says of {', '.join(lost)}")
        return known

    async def async_save(self, by_port: Mapping[int, Any]) -> bool:
        """Save, and return whether it is on disk.

        The store only logs a full disk, and writes later while Home Assistant is
        stopping; it would answer from what it has yet to write, another one reads.
        One save after the other, lest one reads what the next has written.
        """
        stored = {str(port): kept for port, kept in by_port.items()}
        async with self._saving:
            await self._store.async_save(stored)
            try:
                return await self._create_store().async_load() == stored
            except _UNREADABLE:
                return False

    async def async_remove(self) -> None:
        """Remove what is on disk."""
        await self._store.async_remove()

    def _complain(self, why: object) -> None:
        """Tell the log what is lost, and why."""
        LOGGER.error(self._complaint, self._name, why)

    def _create_store(self) -> Store[dict[str, Any]]:
        return Store(self._hass, STORAGE_VERSION, self._key, atomic_writes=True)


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

_PORTS = {str(port): port for port in range(1, PORT_LIMIT + 1)}
