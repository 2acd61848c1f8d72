"""Somebody who looks at a recorder's front, as the card does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.axis_nvr_poe.const import DOMAIN

from .common import MAC

type Json = dict[str, Any]
type Look = Callable[..., Awaitable[Onlooker]]


@dataclass
class Onlooker:
    """A browser that is logged in."""

    socket: MockHAClientWebSocket

    async def ask(self, command: str, **content: Any) -> Json:
        """Give a command and return its answer."""
        await self.socket.send_json_auto_id({"type": f"{DOMAIN}/{command}", **content})
        answer: Json = await self.socket.receive_json()
        return answer

    async def recorders(self) -> list[Json]:
        """Return the pictures of all recorders."""
        result: list[Json] = (await self.ask("recorders"))["result"]
        return result

    async def look_at(self, device_id: str) -> Json:
        """Look at a recorder and return its picture."""
        assert (await self.ask("faceplate", device_id=device_id))["success"]
        (picture,) = await self.changes()
        return picture

    async def changes(self) -> list[Json]:
        """Return what has been told by now, the oldest first."""
        await self.socket.send_json_auto_id({"type": "ping"})
        told = []
        while (message := await self.socket.receive_json())["type"] != "pong":
            told.append(message["event"])
        return told

    async def ignore(self, subscription: int) -> None:
        """Look no more, where looking was the n-th thing that was done."""
        await self.socket.send_json_auto_id(
            {"type": "unsubscribe_events", "subscription": subscription}
        )
        assert (await self.socket.receive_json())["success"]


def recorder_id(hass: HomeAssistant, mac: str = MAC) -> str:
    """Return the id of a recorder's device."""
    (device,) = [
        device
        for device in dr.async_get(hass).devices
        if (DOMAIN, mac) in device.identifiers
    ]
    return device.id


@pytest.fixture
def look(hass_ws_client: WebSocketGenerator) -> Look:
    """Return what logs somebody in, the owner where nobody else is given."""

    async def log_in(**whose: str) -> Onlooker:
        return Onlooker(await hass_ws_client(**whose))

    return log_in
