"""Who a device at a port is to Home Assistant, by its MAC address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, islice
import re
from typing import Any

from homeassistant.components import zeroconf
from homeassistant.components.dhcp.const import DOMAIN as DHCP_DOMAIN
from homeassistant.components.dhcp.helpers import async_discovered_service_info
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from zeroconf import BadTypeInNameException, Zeroconf
from zeroconf.asyncio import AsyncServiceInfo

from .recorder.places import Places
from .vapix.neighbours import Neighbour
from .vapix.values import mac_address, text

_AXIS = "Axis Communications"
_MAKERS = dict.fromkeys(("00:40:8c", "ac:cc:8e", "b8:a4:4f", "e8:27:25"), _AXIS)
_MAKERS_HALF = len("00:40:8c")

_MODEL = re.compile(r"AXIS [A-Z]+\d{3,}[\w-]*(?: Mk [IVX]+)?")
"""As a device of Axis' begins to describe itself."""

_MOST_A_PORT = 8
_MOST_WITHOUT_A_PORT = 64


@dataclass(frozen=True, kw_only=True)
class Found:
    """A device that the recorder told of, and who it is to Home Assistant."""

    port: int | None
    """None where a person has to say which."""

    mac: str | None
    device_id: str | None = None
    """In the device registry."""

    name: str | None = None
    """Of the device there, else what somebody has called it on the network."""

    host: str | None = None
    """What it is called on the network by its address alone, which nobody would keep."""

    model: str | None = None
    maker: str | None = None
    interface: str | None = None
    """The recorder's own name of where it was seen."""


@callback
def async_identify(
    hass: HomeAssistant, entry: ConfigEntry[Any], places: Places
) -> tuple[Found, ...]:
    """Return who hangs on a recorder, port by port, the likeliest first.

    That is a device of Home Assistant's with a camera, then what a maker of cameras
    made, then any other device. Those without a port come last; the recorder itself
    is left out, and so is who was seen elsewhere than on its ports. Of a whole network
    behind one of them, no more than a person can choose from.
    """
    names = {**_dhcp_names(hass), **_zeroconf_names(hass)}
    seen: list[tuple[int | None, Neighbour]] = [
        *((port, one) for port, here in places.ports.items() for one in here),
        *((None, one) for one in places.unmapped),
    ]
    found = [
        _found(hass, names, port, one)
        for port, one in seen
        if one.mac != entry.unique_id
    ]
    ranked = sorted(found, key=lambda one: _rank(hass, one))
    return tuple(
        one
        for port, here in groupby(ranked, key=lambda one: one.port)
        for one in islice(here, _MOST_WITHOUT_A_PORT if port is None else _MOST_A_PORT)
    )


def _rank(hass: HomeAssistant, found: Found) -> tuple[bool, int, bool, bool, bool]:
    return (
        found.port is None,
        found.port or 0,
        Platform.CAMERA not in _domains(hass, found.device_id),
        _maker(found.mac) is None,
        found.device_id is None,
    )


def _maker(mac: str | None) -> str | None:
    return _MAKERS.get((mac or "")[:_MAKERS_HALF])


def _found(
    hass: HomeAssistant,
    names: Mapping[str, str],
    port: int | None,
    neighbour: Neighbour,
) -> Found:
    mac = neighbour.mac or ""
    told = [one for one in (names.get(mac), neighbour.name) if one is not None]
    given = [one for one in told if _without_address(one, mac) == one]
    models = [_model_in(one, mac) for one in told if one not in given]
    described = _MODEL.match(neighbour.description or "")
    found = Found(
        port=port,
        mac=neighbour.mac,
        name=next(iter(given), None),
        host=next(iter(told), None) if not given else None,
        model=next(filter(None, models), described[0] if described else None),
        maker=_maker(mac),
        interface=neighbour.interface,
    )
    if (device := _device(hass, mac)) is None:
        return found
    return replace(
        found,
        device_id=device.id,
        name=device.name_by_user or device.name or found.name,
        maker=device.manufacturer or found.maker,
    )


def _without_address(name: str, mac: str) -> str:
    """Return a name without the MAC address, or the device's half of it, in it."""
    octets = mac.split(":")
    address = "|".join("[:_-]?".join(part) for part in (octets, octets[3:]))
    return re.sub(address, "", name, flags=re.IGNORECASE) if mac else name


def _model_in(name: str, mac: str) -> str | None:
    """Return what is left of "AXIS P3245 - ACCC8E26C819"; "axis" alone is no model."""
    rest = _without_address(name, mac).strip(" ._-:()[]")
    return rest if re.search(r"\d", rest) else None


def _device(hass: HomeAssistant, mac: str) -> dr.DeviceEntry | None:
    """Return the device with a MAC address; each integration may have its own.

    A router's stands for anything on the network, and has little but a tracker.
    """
    devices = dr.async_get(hass).async_get_devices(
        connections={(dr.CONNECTION_NETWORK_MAC, mac)}
    )
    return max(devices, key=lambda one: _substance(hass, one), default=None)


def _substance(hass: HomeAssistant, device: dr.DeviceEntry) -> tuple[bool, bool, int]:
    """Return how much of a camera a device is."""
    domains = _domains(hass, device.id)
    beyond = [one for one in domains if one != Platform.DEVICE_TRACKER]
    return Platform.CAMERA in domains, not device.disabled, len(beyond)


def _domains(hass: HomeAssistant, device_id: str | None) -> list[str]:
    """Return what kinds of entities a device has, a kind for each entity."""
    entities = er.async_entries_for_device(er.async_get(hass), device_id or "")
    return [one.domain for one in entities]


def _dhcp_names(hass: HomeAssistant) -> dict[str, str]:
    """Return the host names that DHCP discovery knows, by MAC address."""
    if DHCP_DOMAIN not in hass.config.components:
        return {}
    return _by_mac(
        (one.macaddress, one.hostname) for one in async_discovered_service_info(hass)
    )


def _zeroconf_names(hass: HomeAssistant) -> dict[str, str]:
    """Return what devices that tell their MAC address call themselves."""
    if zeroconf.DOMAIN not in hass.config.components:
        return {}
    services = zeroconf.async_get_async_zeroconf(hass).zeroconf
    return _by_mac(
        (value, service.name.removesuffix(f".{service.type}"))
        for service in _services(services)
        for value in service.decoded_properties.values()
    )


def _services(services: Zeroconf) -> Iterable[AsyncServiceInfo]:
    """Yield what was announced; nothing is asked for it."""
    for name in services.cache.names():
        for record in services.cache.entries_with_name(name):
            try:
                service = AsyncServiceInfo(name, getattr(record, "alias", ""))
            except BadTypeInNameException:
                continue
            # An address may still lack; the name and the properties do not.
            service.load_from_cache(services)
            yield service


def _by_mac(pairs: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    """Return clean names by MAC addresses, of what may be neither."""
    read = ((mac_address(mac), text(name)) for mac, name in pairs)
    return {mac: name for mac, name in read if mac and name}
