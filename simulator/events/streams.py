"""The event streams over WebSocket: subscriptions, notifications, trouble."""

import asyncio
from collections.abc import Callable, Iterable

from aiohttp import WSCloseCode, WSMsgType, web

from simulator.http.connections import reset
from simulator.http.exchange import Answer
from simulator.http.headers import add_headers
from simulator.recorder.failure import Failure
from simulator.recorder.hardware import HardwareState
from simulator.recorder.model import RecorderModel

from .dialect import TOPICS, EventDialect
from .malformed import malformed
from .messages import (
    Frame,
    Json,
    StreamError,
    acknowledgement,
    frame,
    hardware_notification,
    hardware_topic,
    notification,
    refusal,
)
from .requests import read, read_filters
from .stream import Ending, Stream

# How long a client is waited for that was told the end, and how much it may send.
CLOSING_TIME = 1.0
MEBIBYTE = 1024 * 1024


class EventStreams:
    """Serves the streams.

    Nothing happens by itself: the model tells of failures when it advances, and
    they are sent at once.
    """

    def __init__(self, model: RecorderModel, dialect: EventDialect) -> None:
        """Prepare; nobody listens yet."""
        self._model = model
        self.dialect = dialect
        self._streams: list[Stream] = []
        self.configured = asyncio.Event()
        """Set while somebody is subscribed."""
        self.idle = asyncio.Event()
        """Set while no stream is open, and nothing is left of earlier ones."""
        self.idle.set()
        self.notified = 0
        """How many notifications have been sent, replays included."""

    # What can be asked

    @property
    def open(self) -> int:
        """How many streams are open, configured or not."""
        return sum(stream.open for stream in self._streams)

    @property
    def clients(self) -> int:
        """How many streams are subscribed."""
        return sum(stream.subscribed for stream in self._streams)

    @property
    def sent_at(self) -> float | None:
        """When something was last sent over a stream that is open, None for never.

        By the machine's clock, which all its processes read alike.
        """
        return max((one.sent_at for one in self._streams if one.sent_at), default=None)

    # What can be done to it

    def notify(
        self,
        port: int = 1,
        *,
        reason: int = 4,
        reason_text: str = "Power budget exceeded",
        disruption: bool = True,
        topic: str | None = None,
    ) -> None:
        """Tell subscribers of something, whatever the model says."""
        failure = Failure(
            port=port, reason=reason, reason_text=reason_text, disruption=disruption
        )
        self._tell_failure(self._streams, failure, topic)

    def flood(self, count: int, *ports: int) -> None:
        """Send so many notifications of each port, a failure and its end in turn."""
        for index in range(count):
            for port in ports or (1,):
                if index % 2:
                    self.notify(port, reason=0, reason_text="", disruption=False)
                else:
                    self.notify(port)

    def send(self, text: str) -> None:
        """Send subscribers any text."""
        self._send(Frame(text.encode()))

    def send_malformed(self, kind: str) -> None:
        """Send subscribers a malformed frame, of one of `malformed_kinds`."""
        self._send(malformed(self.dialect, self._model.clock())[kind])

    @property
    def malformed_kinds(self) -> list[str]:
        """The ways a frame can be malformed."""
        return list(malformed(self.dialect, 0))

    def mute(self, *, on: bool = True) -> None:
        """Let all open streams die without a word: pings and closing unanswered.

        What happens meanwhile is lost; `on=False` brings them back to life.
        """
        for stream in self._streams:
            if on:
                stream.audible.clear()
            else:
                stream.audible.set()

    def kill(self, code: int | None = None) -> None:
        """Reset all streams, or close them with a code."""
        for stream in self._streams:
            if code is None:
                reset(stream.transport)
            else:
                stream.put(Ending(code))
                stream.ended = True
        self.settle()

    # The streams

    def listen(self) -> Callable[[], None]:
        """Hear what the model tells from now on; returns the end."""
        ends = (
            self._model.on_change(self._on_change),
            self._model.hardware.listen(self._on_hardware),
        )

        def end() -> None:
            for one in ends:
                one()

        return end

    async def serve(
        self, request: web.BaseRequest, leave: Answer
    ) -> web.WebSocketResponse:
        """Serve a stream from its handshake, which has `leave` to be, to its end."""
        socket = web.WebSocketResponse(
            timeout=CLOSING_TIME,
            autoclose=False,
            autoping=False,
            compress=False,
            max_msg_size=MEBIBYTE,
        )
        add_headers(socket, leave)
        await socket.prepare(request)
        if request.transport is None:  # the client is gone already
            return socket
        stream = Stream(socket, request.transport)
        if not self.dialect.silent:
            stream.audible.set()
        self._streams.append(stream)
        self.idle.clear()
        try:
            async with asyncio.TaskGroup() as tasks:
                writer = tasks.create_task(stream.write())
                await self._read(stream)
                if not stream.ended:
                    writer.cancel()
        finally:
            self._streams.remove(stream)
            stream.forget()
            self.settle()
            if not self._streams:
                self.idle.set()
        return socket

    async def _read(self, stream: Stream) -> None:
        """Answer what the client sends until it is gone."""
        while True:
            message = await stream.socket.receive()
            match message.type:
                case WSMsgType.TEXT | WSMsgType.BINARY:
                    self._hear(stream, message.data)
                case WSMsgType.PING if stream.audible.is_set():
                    await stream.socket.pong(message.data)
                case WSMsgType.PING | WSMsgType.PONG:
                    pass
                case WSMsgType.CLOSE:
                    await stream.audible.wait()  # a dead one answers nothing
                    await stream.socket.close(code=message.data or WSCloseCode.OK)
                    return
                case _:
                    return

    def _hear(self, stream: Stream, data: str | bytes) -> None:
        """Carry out a request of the client's."""
        head: Json = {}
        try:
            asked = read(data)
            head = {key: asked[key] for key in ("context", "method") if key in asked}
            self._configure(stream, asked)
        except StreamError as error:
            stream.put(refusal(head, error))

    def _configure(self, stream: Stream, asked: Json) -> None:
        """Subscribe, acknowledge, and tell how things are."""
        dialect = self.dialect
        if dialect.configure_error is not None:
            raise StreamError(dialect.configure_error)
        filters = read_filters(asked)
        present = self._model.failures()
        stream.filters = filters
        told = acknowledgement(
            {"context": asked["context"]} if "context" in asked else {}
        )
        if dialect.replay == "before":
            self._replay(stream, present)
        match dialect.acknowledge:
            case "at once":
                stream.put(told)
            case "after next":
                stream.owed = told
        if dialect.replay == "after":
            self._replay(stream, present)
        self.configured.set()

    def _replay(self, stream: Stream, present: list[Failure]) -> None:
        for failure in present:
            self._tell_failure([stream], failure, None)
        for state in self._model.hardware.states:
            self._tell_hardware([stream], state)

    def _on_change(self, failure: Failure) -> None:
        self._tell_failure(self._streams, failure, None)

    def _on_hardware(self, state: HardwareState) -> None:
        self._tell_hardware(self._streams, state)

    def _tell_failure(
        self, streams: Iterable[Stream], failure: Failure, topic: str | None
    ) -> None:
        told = notification(self.dialect, failure, self._model.clock(), topic)
        # However the recorder writes its topic, it is the same one.
        self._tell(streams, topic or TOPICS[0], told)

    def _tell_hardware(self, streams: Iterable[Stream], state: HardwareState) -> None:
        told = hardware_notification(self.dialect, state, self._model.clock())
        self._tell(streams, hardware_topic(TOPICS[0], state), told)

    def _tell(self, streams: Iterable[Stream], meant: str, told: Json) -> None:
        for stream in streams:
            if stream.filters is None or not stream.alive:
                continue
            if any(one.matches(meant) for one in stream.filters):
                self.notified += 1
                stream.tell(frame(told))

    def _send(self, odd: Frame) -> None:
        for stream in self._streams:
            if stream.subscribed:
                stream.put(odd)

    def settle(self) -> None:
        """Notice that connections were dropped."""
        if not self.clients:
            self.configured.clear()
