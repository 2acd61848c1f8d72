"""From an entry's data to a client that talks to the recorder."""

from collections.abc import Mapping
from typing import Any

from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .const import CONF_FINGERPRINT
from .vapix.client import RecorderClient
from .vapix.models import Credentials
from .vapix.origin import Origin
from .vapix.transport import Transport


def entry_origin(data: Mapping[str, Any]) -> Origin:
    """Return where the recorder of an entry is reached."""
    return Origin(host=data[CONF_HOST], port=data[CONF_PORT], ssl=data[CONF_SSL])


def entry_client(hass: HomeAssistant, data: Mapping[str, Any]) -> RecorderClient:
    """Return a client for the recorder of an entry."""
    return create_client(
        hass,
        entry_origin(data),
        Credentials(username=data[CONF_USERNAME], password=data[CONF_PASSWORD]),
        data[CONF_FINGERPRINT],
    )


def create_client(
    hass: HomeAssistant,
    origin: Origin,
    credentials: Credentials | None = None,
    fingerprint: str | None = None,
) -> RecorderClient:
    """Return a client that uses Home Assistant's own connections."""
    session = async_get_clientsession(hass)
    return RecorderClient(Transport(session, origin, credentials, fingerprint))
