"""The event stream over WebSocket: tokens, subscriptions, notifications."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
import secrets

from aiohttp import WSCloseCode, WSMsgType, web
from multidict import CIMultiDict

from simulator.http.accounts import Role
from simulator.http.connections import reset
from simulator.http.exchange import Answer, Exchange, page
from simulator.recorder.failure import ANY_PORT, Failure
from simulator.recorder.model import RecorderModel

from .dialect import TOPICS, EventDialect
from .messages import (
    Frame,
    Json,
    StreamError,
    acknowledgement,
    malformed,
    notification,
    refusal,
)
from .requests import read, read_filters
from .stream import Ending, Stream

TOKEN_PATH = "/axis-cgi/wssession.cgi"
STREAM_PATH = "/vapix/ws-data-stream"
TOKEN = "wssession"
SOURCE = "events"
# How long a client is waited for that was told the end, and how much it may send.
CLOSING_TIME = 1.0
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Upgrade(Answer):
    """The leave to open a stream."""

    status: int = 101
    role: Role = Role.VIEWER


@dataclass(frozen=True)
class Token:
    """A session token's owner and its end."""

    role: Role
    until: float


class EventStreams:
    """Answers the calls around the stream, and serves the streams themselves.

    Nothing happens by itself: the model tells of failures when it advances, and
    they are sent at once.
    """

    def __init__(self, model: RecorderModel, dialect: EventDialect) -> None:
        """Prepare; nobody listens yet."""
        self._model = model
        self.dialect = dialect
        self._tokens: dict[str, Token] = {}
        self._streams: list[Stream] = []
        self._to_lose = 0
        self.configured = asyncio.Event()
        """Set while somebody is subscribed."""
        self.idle = asyncio.Event()
        """Set while no stream is open, and nothing is left of earlier ones."""
        self.idle.set()
        self.received: list[str] = []
        """What clients have sent over their streams, in the order of arrival."""
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

    async def flushed(self) -> None:
        """Wait until everything is on the wire."""
        for stream in list(self._streams):
            await stream.outbox.join()

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
        self._tell(failure, topic)

    def flood(self, count: int, port: int = 1) -> None:
        """Send notifications at once, a failure and its end in turn."""
        for index in range(count):
            if index % 2:
                self.notify(port, reason=0, reason_text="", disruption=False)
            else:
                self.notify(port)

    def send(self, data: str | bytes) -> None:
        """Send subscribers any text, or bytes as a binary frame."""
        if isinstance(data, bytes):
            self._send(Frame(data, WSMsgType.BINARY))
        else:
            self._send(Frame(data.encode()))

    def send_malformed(self, kind: str) -> None:
        """Send subscribers a malformed frame, of one of `malformed_kinds`."""
        self._send(malformed(self.dialect, self._model.clock())[kind])

    @property
    def malformed_kinds(self) -> list[str]:
        """The ways a frame can be malformed."""
        return list(malformed(self.dialect, 0))

    def lose(self, count: int = 1) -> None:
        """Let the next notifications get lost, for everybody; port -1 counts too."""
        self._to_lose += count

    def mute(self, on: bool = True) -> None:
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

    def restart(self) -> None:
        """Forget what a restart forgets; the server drops the connections."""
        self._tokens.clear()
        self._to_lose = 0
        self.settle()

    # The calls

    def paths(self) -> list[str]:
        """List the paths that are answered here."""
        return [TOKEN_PATH, STREAM_PATH]

    def needs_login(self, exchange: Exchange) -> bool:
        """Whether the call is refused to a stranger without a token."""
        if exchange.path == TOKEN_PATH:
            return not self.dialect.token_absent
        return not self.dialect.absent and self._token(exchange) is None

    def turns_away(self, role: Role) -> bool:
        """No role is; one too low to subscribe is told so over the stream."""
        del role
        return False

    def answer(self, exchange: Exchange, role: Role | None) -> Answer:
        """Hand out a token, or the leave to open a stream."""
        if exchange.path == TOKEN_PATH:
            return self._new_token(exchange, role)
        if self.dialect.absent:
            return page(404)
        token = self._token(exchange)
        if token is not None and self.dialect.token_single_use:
            del self._tokens[exchange.query[TOKEN]]
        upgrade = exchange.headers.get("Upgrade", "").lower()
        if upgrade != "websocket" or exchange.query.get("sources") != SOURCE:
            return page(400)
        granted = role if token is None else token.role
        assert granted is not None
        return Upgrade(role=granted)

    def _new_token(self, exchange: Exchange, role: Role | None) -> Answer:
        if self.dialect.token_absent:
            return page(404)
        if exchange.method != "GET":
            return page(405)
        assert role is not None
        text = secrets.token_urlsafe(24)
        until = self._model.clock() + self.dialect.token_lifetime
        self._tokens[text] = Token(role, until)
        ending = "\n" if self.dialect.token_newline else ""
        return Answer(f"{text}{ending}".encode(), "text/plain")

    def _token(self, exchange: Exchange) -> Token | None:
        """Find the token a request names, if it still holds."""
        token = self._tokens.get(exchange.query.get(TOKEN, ""))
        if token is None or token.until <= self._model.clock():
            return None
        return token

    # The streams

    def listen(self) -> Callable[[], None]:
        """Hear what the model tells from now on; returns the end."""
        return self._model.on_change(self._on_change)

    async def serve(
        self, request: web.BaseRequest, upgrade: Upgrade
    ) -> web.WebSocketResponse:
        """Serve a stream from its handshake to its end."""
        socket = web.WebSocketResponse(
            timeout=CLOSING_TIME,
            autoclose=False,
            autoping=False,
            compress=False,
            max_msg_size=MEBIBYTE,
        )
        socket.headers.update(CIMultiDict([("Server", "Apache"), *upgrade.headers]))
        await socket.prepare(request)
        transport = request.transport
        assert transport is not None
        stream = Stream(socket, transport, upgrade.role)
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
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        self.received.append(text)
        head: Json = {}
        try:
            asked = read(data, self.dialect.request_limit)
            head = {key: asked[key] for key in ("context", "method") if key in asked}
            self._configure(stream, asked)
        except StreamError as error:
            if not self.dialect.echo_context:
                head.pop("context", None)
            stream.put(refusal(head, error))

    def _configure(self, stream: Stream, asked: Json) -> None:
        """Subscribe, acknowledge, and tell how things are."""
        dialect = self.dialect
        if dialect.configure_error is not None:
            raise StreamError(dialect.configure_error)
        filters = read_filters(asked)
        if stream.role < dialect.needed_role:
            raise StreamError(2105)
        present = self._model.failures()
        stream.filters = filters
        keep = dialect.echo_context and "context" in asked
        told = acknowledgement({"context": asked["context"]} if keep else {})
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
            self._tell_one(stream, failure, None)

    def _on_change(self, failure: Failure) -> None:
        self._tell(failure, None)

    def _tell(self, failure: Failure, topic: str | None) -> None:
        if self._to_lose:
            self._to_lose -= 1
            return
        for stream in self._streams:
            self._tell_one(stream, failure, topic)

    def _tell_one(self, stream: Stream, failure: Failure, topic: str | None) -> None:
        if failure.port == ANY_PORT and not self.dialect.aggregate:
            return
        # However the recorder writes its topic, it is the same one.
        meant = topic or TOPICS[0]
        if stream.filters is None or not stream.alive:
            return
        if any(one.matches(meant) for one in stream.filters):
            self.notified += 1
            now = self._model.clock()
            stream.tell(notification(self.dialect, failure, now, topic))

    def _send(self, odd: Frame) -> None:
        for stream in self._streams:
            if stream.subscribed:
                stream.put(odd)

    def settle(self) -> None:
        """Notice that connections were dropped."""
        if not self.clients:
            self.configured.clear()
