"""A recorder that is set up and announces another address.

It is followed there only once it no longer answers at its present address, and
does answer at the new one. It need not be set up anew for that, so that a power
cycle that is under way goes on.
"""

from dataclasses import replace
from ipaddress import IPv6Address, ip_address

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import format_mac

from .connection import async_create_flow_client, entry_origin
from .const import CONF_FINGERPRINT
from .runtime import AxisNvrPoeConfigEntry
from .vapix.client import RecorderClient
from .vapix.errors import AuthenticationError, ThrottledError, VapixError
from .vapix.origin import DEFAULT_PORTS, Origin


async def async_follow(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, host: str
) -> None:
    """Go to the address that a recorder announces, if it has moved there."""
    present = entry_origin(entry.data)
    new = replace(present, host=host)
    if (
        new == present
        or not _holds_elsewhere(entry, host)
        or await _async_answers_as_ever(hass, entry)
        or not await _async_is_there(hass, entry, new)
    ):
        return
    known = hass.config_entries.async_get_entry(entry.entry_id)
    if known is None or entry_origin(entry.data) != present:
        return
    data = {**entry.data, CONF_HOST: host}
    hass.config_entries.async_update_entry(entry, data=data)
    if entry.state is ConfigEntryState.LOADED:
        coordinator = entry.runtime_data.coordinator
        coordinator.client.transport.origin = new
        await coordinator.async_request_refresh()


def _holds_elsewhere(entry: AxisNvrPoeConfigEntry, host: str) -> bool:
    """Return whether what is known of a recorder means the same at a new address.

    A certificate that an authority vouches for by name would not hold there. An
    unusual port may be a forwarded one. A link-local IPv6 address leads nowhere
    without a zone.
    """
    origin = entry_origin(entry.data)
    address = ip_address(host)
    nowhere = isinstance(address, IPv6Address) and address.is_link_local
    certain = entry.data[CONF_FINGERPRINT] or not origin.ssl
    return bool(certain) and not nowhere and origin.port in DEFAULT_PORTS.values()


async def _async_answers_as_ever(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry
) -> bool:
    """Return whether a recorder still answers at its present address.

    Asked in the recorder's turn, for the last poll may be half a minute old.
    """
    match entry.state:
        case ConfigEntryState.LOADED:
            coordinator = entry.runtime_data.coordinator
            async with coordinator.turn.poll():
                return await _async_answers(coordinator.client, entry)
        case ConfigEntryState.SETUP_RETRY:
            return False
        case _:
            client = _stranger(hass, entry, entry_origin(entry.data))
            return await _async_answers(client, entry)


async def _async_answers(client: RecorderClient, entry: AxisNvrPoeConfigEntry) -> bool:
    try:
        device = await client.get_device_info()
    except AuthenticationError, ThrottledError:
        # It is there, only that it does not let us in.
        return True
    except VapixError:
        return False
    return format_mac(device.serial_number) == entry.unique_id


async def _async_is_there(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, new: Origin
) -> bool:
    """Return whether it is this recorder that answers at a new address.

    Nobody there gets a login to find out. Where none tells its serial number
    without one, the pinned certificate suffices.
    """
    client = _stranger(hass, entry, new)
    try:
        device = await client.get_device_info()
    except AuthenticationError:
        return entry.data[CONF_FINGERPRINT] is not None
    except VapixError:
        return False
    return format_mac(device.serial_number) == entry.unique_id


def _stranger(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, origin: Origin
) -> RecorderClient:
    """Return a client without a login."""
    return async_create_flow_client(
        hass, origin, fingerprint=entry.data[CONF_FINGERPRINT]
    )
