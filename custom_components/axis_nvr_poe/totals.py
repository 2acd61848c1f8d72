"""How much energy each port has given, kept on disk.

Whatever of the file can be read counts, and the rest begins at nothing.
"""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from .port_file import PortFile

# Wh, what a port of class 8 gives in more than a hundred years.
LARGEST_TOTAL = 1e8

_COMPLAINT: Final = (
    "The energy that %s has counted cannot all be read (%s). What is lost begins at "
    "0 kWh again"
)


class EnergyTotals:
    """The totals of one recorder's ports on disk, Wh by port number."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Have read nothing yet."""
        self._file = PortFile(hass, entry, "energy", _COMPLAINT)

    async def async_load(self) -> dict[int, float]:
        """Return what was on disk when Home Assistant or the entry stopped."""
        return await self._file.async_load(_total)

    async def async_save(self, totals: Mapping[int, float]) -> bool:
        """Save, and return whether it is on disk."""
        return await self._file.async_save(dict(sorted(totals.items())))

    async def async_remove(self) -> None:
        """Remove what is on disk."""
        await self._file.async_remove()


def _total(stored: Any) -> float | None:
    """Return a figure that a port can have come to, None for any other."""
    if isinstance(stored, bool) or not isinstance(stored, (int, float)):
        return None
    return float(stored) if 0 <= stored <= LARGEST_TOTAL else None
