"""How often the watchdog has restarted each device, kept on disk.

The file counts a restart before it is made, so that no crash makes for more of them
than a person allows. Whatever of it can be read counts.
"""

from collections.abc import Collection
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .recorder.tally import Tally
from .vapix.models import PORT_LIMIT

STORAGE_VERSION = 1

type StoredTallies = dict[str, dict[str, Any]]


class WatchdogRecord:
    """The tallies of one recorder's devices, by port number."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Know of no restart yet."""
        self._hass = hass
        self._name = entry.title
        self._key = f"{DOMAIN}.watchdog.{entry.entry_id}"
        self._store = self._create_store()
        self._tallies: dict[int, Tally] = {}

    def __getitem__(self, port: int) -> Tally:
        """Return the tally of the device at a port."""
        return self._tallies.get(port, Tally())

    async def async_load(self) -> None:
        """Take up what was on disk when Home Assistant or the entry stopped."""
        try:
            stored: Any = await self._store.async_load()
        except _UNREADABLE as err:
            self._complain(err)
            return
        if stored is None:
            return
        if not isinstance(stored, dict):
            self._complain("it is no record")
            return
        self._tallies = {
            _PORTS[port]: Tally.from_stored(tally)
            for port, tally in stored.items()
            if port in _PORTS
        }

    async def async_write(self, port: int, tally: Tally) -> bool:
        """Write a device's tally, and return whether it is on disk."""
        self._tallies[port] = tally
        return await self._async_save()

    async def async_keep_only(self, ports: Collection[int]) -> None:
        """Forget the devices of all other ports; they are gone."""
        gone = self._tallies.keys() - {*ports}
        for port in gone:
            del self._tallies[port]
        if gone:
            await self._async_save()

    async def async_remove(self) -> None:
        """Remove what is on disk."""
        await self._store.async_remove()

    async def _async_save(self) -> bool:
        """Save, and return whether it is on disk.

        The store only logs a full disk; another one reads what is really there.
        """
        stored = {str(port): tally.as_dict() for port, tally in self._tallies.items()}
        await self._store.async_save(stored)
        try:
            return await self._create_store().async_load() == stored
        except _UNREADABLE:
            return False

    def _create_store(self) -> Store[StoredTallies]:
        return Store(self._hass, STORAGE_VERSION, self._key, atomic_writes=True)

    def _complain(self, why: object) -> None:
        LOGGER.error(
            "How often the watchdog of %s has restarted its devices cannot be read "
            "(%s). It begins to count anew",
            self._name,
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

_PORTS = {str(port): port for port in range(1, PORT_LIMIT + 1)}
