"""How often the watchdog has restarted each device, kept on disk.

The file counts a restart before it is made, so that no crash makes for more of them
than a person allows. Whatever of it can be read counts.
"""

from collections.abc import Collection
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from .port_file import PortFile
from .recorder.tally import Tally

_COMPLAINT: Final = (
    "How often the watchdog of %s has restarted its devices cannot all be read (%s). "
    "It begins to count anew"
)


class WatchdogRecord:
    """The tallies of one recorder's devices, by port number."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Know of no restart yet."""
        self._file = PortFile(hass, entry, "watchdog", _COMPLAINT)
        self._tallies: dict[int, Tally] = {}

    def __getitem__(self, port: int) -> Tally:
        """Return the tally of the device at a port."""
        return self._tallies.get(port, Tally())

    async def async_load(self) -> None:
        """Take up what was on disk when Home Assistant or the entry stopped."""
        self._tallies = await self._file.async_load(Tally.from_stored)

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
        await self._file.async_remove()

    async def _async_save(self) -> bool:
        """Save, and return whether it is on disk."""
        tallies = {port: tally.as_dict() for port, tally in self._tallies.items()}
        return await self._file.async_save(tallies)
