"""What a person has said of the devices at the other end of the cables.

Each is a config subentry, one a port at the most. Whatever of one can be read
counts; the rest is as if nothing had been said.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import isnan
from typing import Any, Final, Self

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigSubentry,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .vapix.models import PORT_LIMIT
from .vapix.values import text

CONNECTED_DEVICE: Final = "connected_device"

CONF_PROTECTED: Final = "protected"
CONF_WATCHDOG: Final = "watchdog"
CONF_WATCH: Final = "watch"
CONF_UNAVAILABLE_FOR: Final = "unavailable_for"
CONF_MAX_RESTARTS: Final = "max_restarts"

DEFAULT_UNAVAILABLE_FOR = timedelta(minutes=5)
SHORTEST_UNAVAILABLE_FOR = timedelta(minutes=1)
LONGEST_UNAVAILABLE_FOR = timedelta(days=1)

# Restarts a day.
DEFAULT_MAX_RESTARTS: Final = 4
MOST_MAX_RESTARTS: Final = 24


def connected_device_id(port: int) -> str:
    """Return the unique id of the subentry of what is connected to a port."""
    return f"port{port}"


_PORTS: Mapping[str | None, int] = {
    connected_device_id(port): port for port in range(1, PORT_LIMIT + 1)
}


@dataclass(frozen=True, kw_only=True)
class ConnectedDevice:
    """A camera or another device that has its power from a port."""

    subentry_id: str

    name: str
    """What it is called; empty where a person has taken its name away."""

    port: int

    device_id: str | None = None
    """The Home Assistant device at the other end, None where nobody has said."""

    protected: bool = False
    """Whether its port is not to be turned off."""

    watchdog: bool = False
    """Whether it is restarted once it hangs."""

    watch: tuple[str, ...] = ()
    """The entities that show whether it is alive, by entity id."""

    unavailable_for: timedelta = DEFAULT_UNAVAILABLE_FOR
    """How long all of them are unavailable before it is restarted."""

    max_restarts: int = DEFAULT_MAX_RESTARTS
    """The most restarts a day."""

    @classmethod
    def from_subentry(cls, subentry: ConfigSubentry) -> Self | None:
        """Return what a subentry says, None where it does not say of which port."""
        data = subentry.data
        port = _port_of(subentry)
        if port is None:
            return None
        watch = data.get(CONF_WATCH)
        device_id = data.get("device_id")
        seconds = _bounded(
            data,
            CONF_UNAVAILABLE_FOR,
            SHORTEST_UNAVAILABLE_FOR.total_seconds(),
            LONGEST_UNAVAILABLE_FOR.total_seconds(),
            DEFAULT_UNAVAILABLE_FOR.total_seconds(),
        )
        restarts = _bounded(
            data, CONF_MAX_RESTARTS, 1, MOST_MAX_RESTARTS, DEFAULT_MAX_RESTARTS
        )
        return cls(
            subentry_id=subentry.subentry_id,
            name=text(subentry.title) or "",
            port=port,
            device_id=device_id if isinstance(device_id, str) else None,
            protected=data.get(CONF_PROTECTED) is True,
            watchdog=data.get(CONF_WATCHDOG) is True,
            watch=tuple(_texts(watch)),
            unavailable_for=timedelta(seconds=seconds),
            max_restarts=int(restarts),
        )


@callback
def connected_devices(entry: ConfigEntry[Any]) -> dict[int, ConnectedDevice]:
    """Return the connected devices of a recorder, by port number."""
    known = (
        ConnectedDevice.from_subentry(subentry)
        for subentry in entry.subentries.values()
        if subentry.subentry_type == CONNECTED_DEVICE
    )
    return {device.port: device for device in known if device is not None}


@callback
def async_follow_connected_devices(
    hass: HomeAssistant, entry: ConfigEntry[Any], follower: Callable[[], None]
) -> None:
    """Call somebody whenever a connected device may have changed, until unload."""

    @callback
    def changed(change: ConfigEntryChange, changed: ConfigEntry[Any]) -> None:
        if change is ConfigEntryChange.UPDATED and changed is entry:
            follower()

    entry.async_on_unload(
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed)
    )


def _port_of(subentry: ConfigSubentry) -> int | None:
    """Return the port by the unique id, of which there is but one, else by the data."""
    if subentry.unique_id in _PORTS:
        return _PORTS[subentry.unique_id]
    port = subentry.data.get("port")
    if isinstance(port, bool) or not isinstance(port, int):
        return None
    return port if 1 <= port <= PORT_LIMIT else None


def _bounded(
    data: Mapping[str, Any], key: str, least: float, most: float, default: float
) -> float:
    """Return a figure within its bounds, the default where there is none."""
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return default
    if isnan(value):
        return default
    return min(max(value, least), most)


def _texts(values: Any) -> Iterator[str]:
    if isinstance(values, (list, tuple)):
        yield from (value for value in values if isinstance(value, str))
