"""Which ports are bound to be turned on again, kept on disk.

The file holds a port before it goes off, and holds it no more once a person has
decided otherwise; where it can't, whoever asked is told.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from .port_file import PortFile
from .restore import Kind, Restore

_COMPLAINT: Final = (
    "Which ports of %s are off for a while cannot all be read (%s). Check that all its "
    "ports are on"
)


class Restores:
    """The restores of one recorder's ports, by port number."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Know of no restore yet."""
        # The key is older than the word.
        self._file = PortFile(hass, entry, "power_cycles", _COMPLAINT)
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
        self._restores = await self._file.async_load(Restore.from_stored)

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
        """Return what is held off for a port's power cycle, to come on after a while.

        But for that about which a person is to be asked.
        """
        return {
            each: self._restores[each].due_in(delay)
            for each in self.held_for(port)
            if not self._restores[each].waits_for_person
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
        await self._file.async_remove()

    async def _async_save(self) -> bool:
        """Save, and return whether it is on disk."""
        restores = {port: one.as_dict() for port, one in self._restores.items()}
        return await self._file.async_save(restores)
