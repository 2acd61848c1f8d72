"""The three that are compared: the least that must be, YAML by hand, the integration.

Each polls the same recorder once when it is told to.
"""

import asyncio
from typing import Protocol
from xml.parsers import expat

import aiohttp
from homeassistant.components.rest.const import COORDINATOR
from homeassistant.core import HomeAssistant
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from laboratory.recorders import PASSWORD, USERNAME, Recorder

from .ground import Bench

FLOOR = "floor"
YAML = "YAML by hand"
OURS = "integration"


class Arm(Protocol):
    """Somebody who polls a recorder."""

    name: str

    async def poll(self) -> None:
        """Poll once, and have shown what came of it."""


class Floor:
    """One GET over a connection that is kept, with a login that needs no 401.

    The answer goes to a parser that has nobody to tell.
    """

    name = FLOOR

    def __init__(self, session: aiohttp.ClientSession, origin: str) -> None:
        """Log in with the first poll."""
        self._session = session
        path = "/axis-cgi/nvr/poe/getportstatuses.cgi?schemaversion=1"
        self._url = origin + path
        self._login = (aiohttp.DigestAuthMiddleware(USERNAME, PASSWORD),)

    async def poll(self) -> None:
        """Ask, and read."""
        async with self._session.get(
            self._url, ssl=False, middlewares=self._login
        ) as response:
            body = await response.read()
        parser = expat.ParserCreate()
        parser.Parse(body, True)  # noqa: FBT003 - it takes no names


class Yaml:
    """Home Assistant's `rest:`, as `yaml_by_hand` has it."""

    name = YAML

    def __init__(self, hass: HomeAssistant, recorder: Recorder) -> None:
        """Find the resources that belong to the recorder."""
        resources = hass.data["rest"][COORDINATOR]
        self._resources: list[DataUpdateCoordinator[None]] = [
            one for one in resources if one.rest.url.startswith(recorder.origin)
        ]

    async def poll(self) -> None:
        """Refresh all resources, which Home Assistant does side by side."""
        await asyncio.gather(*(one.async_refresh() for one in self._resources))


class Ours:
    """The integration."""

    name = OURS

    def __init__(self, bench: Bench) -> None:
        """Poll a recorder that is set up."""
        self._bench = bench

    async def poll(self) -> None:
        """Refresh."""
        coordinator = self._bench.coordinator
        await coordinator.async_refresh()
        if not coordinator.last_update_success:
            raise RuntimeError("the recorder does not answer")
