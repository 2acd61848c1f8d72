"""How much energy each port has given, kept on disk.

Whatever of the file can be read counts, and the rest begins at nothing.
"""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .vapix.models import PORT_LIMIT

STORAGE_VERSION = 1

# Wh, what a port of class 8 gives in more than a hundred years.
LARGEST_TOTAL = 1e8

type StoredTotals = dict[str, float]


class EnergyTotals:
    """The totals of one recorder's ports on disk, Wh by port number."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Have read nothing yet."""
        self._hass = hass
        self._name = entry.title
        self._key = f"{DOMAIN}.energy.{entry.entry_id}"
        self._store = self._create_store()

    async def async_load(self) -> dict[int, float]:
        """Return what was on disk when Home Assistant or the entry stopped."""
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
        totals = {
            _PORTS[written]: float(total)
            for written, total in stored.items()
            if written in _PORTS and _is_total(total)
        }
        if len(totals) < len(stored):
            kept = {str(port) for port in totals}
            self._complain(f"what it says of {', '.join(sorted(stored.keys() - kept))}")
        return totals

    async def async_save(self, totals: Mapping[int, float]) -> bool:
        """Save, and return whether it is on disk.

        The store only logs a full disk; another one reads what is really there.
        """
        stored = {str(port): total for port, total in sorted(totals.items())}
        await self._store.async_save(stored)
        try:
            return await self._create_store().async_load() == stored
        except _UNREADABLE:
            return False

    async def async_remove(self) -> None:
        """Remove what is on disk."""
        await self._store.async_remove()

    def _create_store(self) -> Store[StoredTotals]:
        return Store(self._hass, STORAGE_VERSION, self._key, atomic_writes=True)

    def _complain(self, why: object) -> None:
        LOGGER.error(
            "The energy that %s has counted cannot all be read (%s). What is lost "
            "begins at 0 kWh again",
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


def _is_total(stored: Any) -> bool:
    """Return whether it is a figure that a port can have come to."""
    if isinstance(stored, bool) or not isinstance(stored, (int, float)):
        return False
    return isfinite(stored) and 0 <= stored <= LARGEST_TOTAL
