"""Home Assistant's HTTP and WebSocket API, as a browser uses it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp

from .error import LaboratoryError


@dataclass
class Api:
    """An open, authenticated connection to Home Assistant."""

    session: aiohttp.ClientSession
    origin: str
    token: str
    _socket: aiohttp.ClientWebSocketResponse
    _ids: count[int] = field(default_factory=lambda: count(1))

    async def get(self, path: str) -> Any:
        """Read something over HTTP."""
        return await self._request("GET", path)

    async def post(self, path: str, **content: Any) -> Any:
        """Do something over HTTP."""
        return await self._request("POST", path, json=content)

    async def delete(self, path: str) -> Any:
        """Remove something over HTTP."""
        return await self._request("DELETE", path)

    async def command(self, command: str, **content: Any) -> Any:
        """Give a command over the WebSocket and return its result."""
        message_id = next(self._ids)
        await self._socket.send_json({"id": message_id, "type": command, **content})
        answer = await self._socket.receive_json()
        while answer.get("id") != message_id:
            answer = await self._socket.receive_json()
        if not answer["success"]:
            raise LaboratoryError(
                f"Home Assistant refused {command}: {answer['error']}"
            )
        return answer["result"]

    async def _request(self, method: str, path: str, **arguments: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.session.request(
            method, f"{self.origin}{path}", headers=headers, **arguments
        ) as response:
            return await read(response)


@asynccontextmanager
async def connect(
    session: aiohttp.ClientSession, origin: str, token: str
) -> AsyncGenerator[Api]:
    """Connect with an access token."""
    async with session.ws_connect(f"{origin}/api/websocket", max_msg_size=0) as socket:
        await socket.receive_json()
        await socket.send_json({"type": "auth", "access_token": token})
        answer = await socket.receive_json()
        if answer["type"] != "auth_ok":
            raise LaboratoryError(f"Home Assistant did not accept its token: {answer}")
        yield Api(session, origin, token, socket)


async def read(response: aiohttp.ClientResponse) -> Any:
    """Return the JSON of an answer that is no refusal."""
    if not response.ok:
        raise LaboratoryError(
            f"Home Assistant answered {response.url.path} with "
            f"{response.status}: {await response.text()}"
        )
    return await response.json()
