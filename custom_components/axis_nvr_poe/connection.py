"""From an entry's data to a client that talks to the recorder."""

from collections.abc import Mapping
import socket
from typing import Any, cast, override

from aiohttp import ClientSession, DummyCookieJar, TCPConnector, hdrs
from aiohttp.abc import AbstractResolver, ResolveResult
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    EVENT_HOMEASSISTANT_CLOSE,
)
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import (
    SERVER_SOFTWARE,
    HomeAssistantTCPConnector,
    async_get_clientsession,
)
from homeassistant.util.ssl import client_context

from .const import CONF_FINGERPRINT, IDLE_CONNECTION_TIMEOUT
from .vapix.client import RecorderClient
from .vapix.models import Credentials
from .vapix.open_connection import connection_guard
from .vapix.origin import Origin
from .vapix.transport import Transport


def entry_origin(data: Mapping[str, Any]) -> Origin:
    """Return where the recorder of an entry is reached."""
    return Origin(host=data[CONF_HOST], port=data[CONF_PORT], ssl=data[CONF_SSL])


@callback
def async_create_entry_client[T](
    hass: HomeAssistant, entry: ConfigEntry[T]
) -> RecorderClient:
    """Return the client of an entry, which lives as long as the entry is loaded."""
    return _client(_async_create_session(hass, entry), entry)


@callback
def async_create_removal_client[T](
    hass: HomeAssistant, entry: ConfigEntry[T]
) -> RecorderClient:
    """Return a client for an entry that is no longer loaded."""
    return _client(async_get_clientsession(hass), entry)


@callback
def async_create_flow_client(
    hass: HomeAssistant,
    origin: Origin,
    credentials: Credentials | None = None,
    fingerprint: str | None = None,
) -> RecorderClient:
    """Return a client for a few questions."""
    session = async_get_clientsession(hass)
    return RecorderClient(Transport(session, origin, credentials, fingerprint))


def _client[T](session: ClientSession, entry: ConfigEntry[T]) -> RecorderClient:
    data = entry.data
    credentials = Credentials(
        username=data[CONF_USERNAME], password=data[CONF_PASSWORD]
    )
    transport = Transport(
        session, entry_origin(data), credentials, data[CONF_FINGERPRINT]
    )
    return RecorderClient(transport)


@callback
def _async_create_session[T](
    hass: HomeAssistant, entry: ConfigEntry[T]
) -> ClientSession:
    """Return a session that keeps its connection from one poll to the next.

    Home Assistant's shared sessions drop an idle one after 15 s, so that every
    poll would cost the recorder a TLS handshake.
    """
    shared = cast(HomeAssistantTCPConnector, async_get_clientsession(hass).connector)
    session = ClientSession(
        connector=TCPConnector(
            keepalive_timeout=IDLE_CONNECTION_TIMEOUT.total_seconds(),
            resolver=_SharedResolver(shared),
            ssl=client_context(),
        ),
        cookie_jar=DummyCookieJar(),
        headers={hdrs.USER_AGENT: SERVER_SOFTWARE},
        trace_configs=[connection_guard()],
    )

    async def close(_: Event | None = None) -> None:
        await session.close()

    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, close))
    entry.async_on_unload(close)
    return session


class _SharedResolver(AbstractResolver):
    """Resolve names as all of Home Assistant does, ``.local`` included."""

    def __init__(self, connector: HomeAssistantTCPConnector) -> None:
        """Use the resolver of the shared connections."""
        self._connector = connector

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a host."""
        found = await self._connector.async_resolve_host(host)
        return [ResolveResult(**{**address, "port": port}) for address in found]

    @override
    async def close(self) -> None:
        """Leave the shared resolver open; others use it too."""
