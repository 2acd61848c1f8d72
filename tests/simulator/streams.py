"""A client of the event stream, as thin as can be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

TOKEN = "/axis-cgi/wssession.cgi"
STREAM = "/vapix/ws-data-stream?sources=events"
HARDWARE_FAILURES = "tns1:Device/tnsaxis:HardwareFailure//."

type Told = tuple[str, str, str, str]
type Hardware = tuple[str, dict[str, str], dict[str, str]]


def configure(*filters: str, **changed: Any) -> dict[str, Any]:
    """Write the request that subscribes."""
    wanted = [{"topicFilter": one} for one in filters or (HARDWARE_FAILURES,)]
    return {
        "apiVersion": "1.0",
        "context": "c",
        "method": "events:configure",
        "params": {"eventFilterList": wanted},
        **changed,
    }


ACKNOWLEDGED = {
    "apiVersion": "1.0",
    "context": "c",
    "method": "events:configure",
    "data": {},
}


@asynccontextmanager
async def opened(
    session: ClientSession, query: str = "", **options: Any
) -> AsyncIterator[ClientWebSocketResponse]:
    """Open a stream and leave it unconfigured."""
    options = {"autoping": False, **options}
    async with session.ws_connect(f"{STREAM}{query}", **options) as socket:
        yield socket


@asynccontextmanager
async def subscribed(
    session: ClientSession, *filters: str, **options: Any
) -> AsyncIterator[ClientWebSocketResponse]:
    """Open a stream of a recorder that replays nothing, and subscribe."""
    async with opened(session, **options) as socket:
        await socket.send_json(configure(*filters))
        assert await socket.receive_json() == ACKNOWLEDGED
        yield socket


async def told(socket: ClientWebSocketResponse, count: int = 1) -> list[Told]:
    """Receive notifications: port, reason, its text, and whether it disrupts."""
    received = [await socket.receive_json() for _ in range(count)]
    return [_told(one) for one in received]


async def told_of_hardware(socket: ClientWebSocketResponse) -> Hardware:
    """Receive a notification of hardware: its topic, the part, and the data."""
    message = await socket.receive_json()
    notification = message["params"]["notification"]
    inner = notification["message"]
    return notification["topic"], inner["source"], inner["data"]


async def silence(socket: ClientWebSocketResponse) -> None:
    """Make sure that nothing is on its way: the pong overtakes nothing."""
    await socket.ping(b"end")
    message = await socket.receive()
    assert message.data == b"end", message


def _told(message: dict[str, Any]) -> Told:
    assert message["method"] == "events:notify"
    inner = message["params"]["notification"]["message"]
    data = inner["data"]
    return (
        inner["source"]["port"],
        data["reason"],
        data["reasonstr"],
        data["disruption"],
    )
