"""The recorder's event stream: subscribe to hardware failures, and read them.

Documents: Axis' "Event streaming over WebSocket", and "Event API documentation"
in the API document.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
import json
import logging
import re
from typing import Any, Final

from aiohttp import ClientError, ClientWebSocketResponse, WSMsgType

from .errors import NotFoundError, RecorderConnectionError, ResponseError
from .hardware import hardware_notice
from .models import FailureNotice, HardwareNotice
from .transport import Transport
from .values import integer, json_object, text, truth

_LOGGER = logging.getLogger(__name__)

# Identification of the API in API discovery.
STREAM_API_ID: Final = "event-streaming-over-websocket"

# After so many seconds of silence the recorder is asked for a sign of life, and
# after so many the stream is given up; such streams die silently.
PING_INTERVAL = 15
SILENCE_LIMIT = 60

# After so many messages that had come already, other work has its turn.
_TURN = 16

# Control characters in a text cost nothing; made once, for it is used in storms.
_JSON = json.JSONDecoder(strict=False)

# Whatever a token is made of, it is a short line.
_TOKEN = re.compile(r"[ -~]{1,512}")

_SESSION_PATH = "/axis-cgi/wssession.cgi"
_TOPIC = "Device/HardwareFailure/PoEFailure"
_TOPIC_FILTER = "tns1:Device/tnsaxis:HardwareFailure//."
_CONFIGURE = "events:configure"
_NOTIFY = "events:notify"


class Subscribed:
    """The recorder has acknowledged the subscription."""


type News = Subscribed | FailureNotice | HardwareNotice


class EventStream:
    """An open stream of failures."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        """Read from a WebSocket."""
        self._socket = socket
        self._received = 0

    async def news(self) -> AsyncIterator[News]:
        """Subscribe, and yield the acknowledgement and every failure's news.

        The present states may come before the acknowledgement, after it, or not
        at all. Raises ResponseError where the recorder refuses the subscription,
        RecorderConnectionError when the stream ends or has died.
        """
        await _sent(
            self._socket.send_json(
                {
                    "apiVersion": "1.0",
                    "context": "axis_nvr_poe",
                    "method": _CONFIGURE,
                    "params": {"eventFilterList": [{"topicFilter": _TOPIC_FILTER}]},
                }
            )
        )
        while True:
            message = json_object(await self._next_text())
            if message.get("method") == _CONFIGURE:
                if "error" in message:
                    code = integer(json_object(message["error"]).get("code"))
                    raise ResponseError(f"the subscription is refused: error {code}")
                yield Subscribed()
            elif (notice := _notice(message)) is not None:
                yield notice

    async def _next_text(self) -> Any:
        """Return the next message that is JSON."""
        silence = 0
        while True:
            try:
                message = await self._socket.receive(PING_INTERVAL)
            except TimeoutError:
                silence += PING_INTERVAL
                if silence >= SILENCE_LIMIT:
                    raise RecorderConnectionError(
                        f"the event stream was silent for {SILENCE_LIMIT} s"
                    ) from None
                await _sent(self._socket.ping())
                continue
            silence = 0
            self._received += 1
            if self._received % _TURN == 0:
                await asyncio.sleep(0)
            match message.type:
                case WSMsgType.TEXT:
                    try:
                        return _JSON.decode(message.data)
                    except ValueError, RecursionError:
                        _LOGGER.debug("The event stream brought what is not JSON")
                case WSMsgType.PING:
                    await _sent(self._socket.pong(message.data))
                case WSMsgType.PONG | WSMsgType.BINARY:
                    pass
                case _:
                    raise RecorderConnectionError("the recorder ended the event stream")


async def _sent(frame: Awaitable[None]) -> None:
    """Send a frame."""
    try:
        await frame
    except (ClientError, ConnectionError) as err:
        raise RecorderConnectionError("the event stream broke") from err


@asynccontextmanager
async def open_event_stream(transport: Transport) -> AsyncIterator[EventStream]:
    """Open the stream with a session token, or with the account itself.

    Raises any VapixError but GeneralError.
    """
    query = {"sources": "events"}
    if token := await _session_token(transport):
        query["wssession"] = token
    async with transport.socket("/vapix/ws-data-stream", query) as socket:
        yield EventStream(socket)


async def _session_token(transport: Transport) -> str | None:
    """Return a session token, None where the recorder has none to give.

    It goes into an address, so a page or any other answer is none.
    """
    try:
        body = await transport.get(_SESSION_PATH)
    except NotFoundError:
        body = b""
    else:
        # Short-lived as it is, a token is not for the diagnostics.
        transport.raw_answers.pop(_SESSION_PATH)
    token = body.decode(errors="replace").strip()
    if _TOKEN.fullmatch(token):
        return token
    _LOGGER.debug("The recorder gives no session token")
    return None


def _notice(message: Mapping[str, Any]) -> FailureNotice | HardwareNotice | None:
    """Return what a notification tells of a failure, None for any other message."""
    if message.get("method") != _NOTIFY:
        return None
    notification = json_object(json_object(message.get("params")).get("notification"))
    topic = _without_prefixes(notification.get("topic"))
    content = json_object(notification.get("message"))
    if topic == _TOPIC:
        return _port_notice(content)
    return hardware_notice(topic, content)


def _port_notice(content: Mapping[str, Any]) -> FailureNotice | None:
    data = json_object(content.get("data"))
    port = integer(json_object(content.get("source")).get("port"))
    if port is None:
        _LOGGER.debug("A PoE failure was told without its port")
        return None
    return FailureNotice(
        port=port,
        failing=truth(data.get("disruption")),
        reason=integer(data.get("reason")),
        reason_text=text(data.get("reasonstr")),
    )


def _without_prefixes(topic: Any) -> str:
    """Return a topic without name space prefixes, which vary."""
    parts = (text(topic) or "").split("/")
    return "/".join(part.rpartition(":")[2] for part in parts)
