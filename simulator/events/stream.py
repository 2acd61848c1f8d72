"""One open event stream, and what waits to be sent over it."""

import asyncio
from dataclasses import dataclass, field
from time import monotonic

from aiohttp import web

from .messages import Frame
from .topics import TopicFilter


@dataclass(frozen=True)
class Ending:
    """The end of a stream, told with a close code."""

    code: int


@dataclass(eq=False)
class Stream:
    """One open stream."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport
    filters: tuple[TopicFilter, ...] | None = None
    """None: it was not configured yet."""
    owed: Frame | None = None
    """An acknowledgement that is held back."""
    ended: bool = False
    audible: asyncio.Event = field(default_factory=asyncio.Event)
    """Cleared: it died without a word."""
    outbox: asyncio.Queue[Frame | Ending] = field(default_factory=asyncio.Queue)
    sent_at: float | None = None
    """When something was last sent, by the machine's clock."""

    @property
    def open(self) -> bool:
        """Whether it can still be heard at the other end."""
        return not self.ended and not self.transport.is_closing()

    @property
    def alive(self) -> bool:
        """Whether what is sent arrives."""
        return self.open and self.audible.is_set()

    @property
    def subscribed(self) -> bool:
        """Whether it is open and was configured."""
        return self.open and self.filters is not None

    def put(self, item: Frame | Ending) -> None:
        """Send, unless the stream is dead."""
        if self.alive:
            self.outbox.put_nowait(item)

    def tell(self, told: Frame) -> None:
        """Send a notification, and what was held back until now."""
        self.put(told)
        if self.owed is not None:
            self.put(self.owed)
            self.owed = None

    async def write(self) -> None:
        """Send what is put, in its order."""
        while True:
            item = await self.outbox.get()
            try:
                if isinstance(item, Ending):
                    await self.socket.close(code=item.code)
                    return
                await self.socket.send_frame(item.data, item.kind)
                self.sent_at = monotonic()
            except ConnectionError:
                return
            finally:
                self.outbox.task_done()

    def forget(self) -> None:
        """Drop what was not sent."""
        while not self.outbox.empty():
            self.outbox.get_nowait()
            self.outbox.task_done()
