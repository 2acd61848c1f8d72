"""Which connected devices are protected, and which are watched, in one form."""

from collections.abc import Mapping
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from .connected_devices import CONF_PROTECTED, CONF_WATCHDOG, connected_devices
from .names import port_label, port_labels
from .runtime import AxisNvrPoeConfigEntry
from .schema import vol

CONF_PROTECTED_DEVICES: Final = "protected_devices"
CONF_WATCHED_DEVICES: Final = "watched_devices"


class LookAfterForm:
    """The connected devices of one recorder, by the numbers of their ports.

    Those that there are when the form is opened.
    """

    def __init__(self, hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> None:
        """Hold what was said of them so far."""
        self._hass = hass
        self._entry = entry
        self._devices = dict(sorted(connected_devices(entry).items()))

    @callback
    def schema(self) -> vol.Schema:
        """Return the form."""
        options = [
            SelectOptionDict(
                value=str(port), label=port_label(self._hass, self._entry, port)
            )
            for port in self._devices
        ]
        some = SelectSelector(
            SelectSelectorConfig(
                options=options, multiple=True, mode=SelectSelectorMode.LIST
            )
        )
        return vol.Schema(
            {
                vol.Optional(CONF_PROTECTED_DEVICES): some,
                vol.Optional(CONF_WATCHED_DEVICES): some,
            }
        )

    def present(self) -> dict[str, list[str]]:
        """Return what holds now."""
        return {
            CONF_PROTECTED_DEVICES: [
                str(port) for port, device in self._devices.items() if device.protected
            ],
            CONF_WATCHED_DEVICES: [
                str(port) for port, device in self._devices.items() if device.watchdog
            ],
        }

    def error(self, filled: Mapping[str, list[str]]) -> tuple[str | None, str]:
        """Return what cannot be, if anything, and of which devices."""
        protected, watched = _said(filled)
        if both := protected & watched:
            return "protected_and_watched", self._labels(both)
        idle = {
            port
            for port in watched & self._devices.keys()
            if not self._devices[port].watch and self._devices[port].device_id is None
        }
        if idle:
            return "nothing_to_watch", self._labels(idle)
        return None, ""

    @callback
    def async_take(self, filled: Mapping[str, list[str]]) -> None:
        """Keep what was said of the devices that the form shows and that remain."""
        protected, watched = _said(filled)
        for port, device in self._devices.items():
            subentry = self._entry.subentries.get(device.subentry_id)
            if subentry is None:
                continue
            said = {
                CONF_PROTECTED: port in protected,
                CONF_WATCHDOG: port in watched,
            }
            self._hass.config_entries.async_update_subentry(
                self._entry, subentry, data={**subentry.data, **said}
            )

    def _labels(self, ports: set[int]) -> str:
        return port_labels(self._hass, self._entry, *ports)


def _said(filled: Mapping[str, list[str]]) -> tuple[set[int], set[int]]:
    """Return the protected ports and the watched ones."""
    protected, watched = (
        {int(port) for port in filled.get(key, ())}
        for key in (CONF_PROTECTED_DEVICES, CONF_WATCHED_DEVICES)
    )
    return protected, watched
