"""The simulated recorder itself: a server that really listens."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
import ssl
from types import TracebackType
from typing import ClassVar, Literal, Self

from aiohttp import web

from .events.calls import EventCalls, Upgrade
from .events.streams import EventStreams
from .events.tokens import Tokens
from .front import Api, Front
from .http.accounts import ROOT, Account
from .http.auth import Authenticator, Policy
from .http.certificates import Certificate, self_signed
from .http.connections import Connections, reset
from .http.exchange import Answer, Exchange, short_name
from .http.headers import add_headers
from .http.listeners import Listeners
from .http.record import Log, RequestRecord
from .http.throttle import Throttle
from .misbehaviour import HangUpError, Misbehaviour
from .recorder.model import RecorderModel
from .rules import ANY_PATH, Held, Rule, Rules, Stage
from .vapix.device_config_api import DeviceConfigApi
from .vapix.dialect import Dialect
from .vapix.json_api import JsonApi
from .vapix.poe_api import PoeApi

REOPEN_INTERVAL = 0.01

type WhileDown = Literal["reset", "refuse"]


@dataclass(frozen=True)
class SideDoor:
    """A way in below a path that is no part of the recorder's own interface."""

    path: str
    answer: Callable[[Server, web.BaseRequest], Awaitable[Answer]]


class Server:
    """A recorder that listens; an async context manager."""

    side_door: ClassVar[SideDoor | None] = None
    """Its requests are not logged, and restarts leave its connections alone."""

    def __init__(  # noqa: PLR0913 - a recorder has many sides, all optional
        self,
        model: RecorderModel | None = None,
        *,
        accounts: Iterable[Account] = (),
        policy: Policy = "recommended",
        http: bool = True,
        https: bool = True,
        host: str = "127.0.0.1",
        http_port: int = 0,
        https_port: int = 0,
        dialect: Dialect | None = None,
        certificate: Certificate | None = None,
        while_down: WhileDown = "reset",
    ) -> None:
        """Prepare a recorder; port 0 is any free port.

        While the recorder restarts, `reset` answers requests with RST, which
        needs no timer and so follows a frozen clock to the letter; `refuse`
        closes the sockets, as the device does.
        """
        self.model: RecorderModel = model or RecorderModel()
        self.dialect: Dialect = dialect or Dialect()
        self.while_down: WhileDown = while_down
        self.certificate = certificate or self_signed(self.model.serial)
        clock = self.model.clock
        self.auth = Authenticator(
            realm=f"AXIS_{self.model.serial}",
            clock=clock,
            accounts={one.username: one for one in (ROOT, *accounts)},
            policy=policy,
        )
        self.log = Log(clock)
        self.events: EventStreams = EventStreams(self.model, self.dialect.events)
        poe = PoeApi(self.model, self.dialect)
        self._tokens = Tokens(clock)
        apis = (
            poe,
            JsonApi(self.model, self.dialect),
            DeviceConfigApi(self.model, self.dialect.neighbours),
            EventCalls(self.dialect.events, self._tokens),
        )
        self._apis: dict[str, Api] = {path: api for api in apis for path in api.paths()}
        self._rules = Rules(poe, self.auth)
        self.throttle = Throttle(clock)
        self._front = Front(
            self.model, self.auth, self.throttle, self._rules, self._apis
        )
        listens = {"http": http, "https": https}
        ports = {"http": http_port, "https": https_port}
        self._listeners = Listeners(
            host, {scheme: port for scheme, port in ports.items() if listens[scheme]}
        )
        self._presented: ssl.SSLContext | None = None
        self._started: Connections | None = None
        self._reopening: asyncio.Task[None] | None = None
        self._subscriptions: list[Callable[[], None]] = []

    # Life

    async def start(self) -> None:
        """Listen."""
        self._started = Connections(
            self._handle, tls=self._tls, reachable=lambda: self.model.reachable
        )
        self._subscriptions = [
            self.model.on_restart(self._on_restart),
            self.events.listen(),
        ]
        try:
            await self._listeners.listen(self._started)
        except OSError:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Close everything at once, requests that are held open included."""
        while self._subscriptions:
            self._subscriptions.pop()()
        if self._reopening is not None:
            self._reopening.cancel()
            await asyncio.wait([self._reopening])
        if self._started is None:
            return
        self._started.reset(spared=True)
        for listener in self._listeners.close():
            await listener.wait_closed()
        await self._started.gone()

    async def __aenter__(self) -> Self:
        """Listen."""
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close everything."""
        await self.stop()

    # Where it is

    @property
    def host(self) -> str:
        """The address it listens on."""
        return self._listeners.host

    @property
    def http_port(self) -> int:
        """The port of HTTP; 0 before it listens there."""
        return self._listeners.ports.get("http", 0)

    @property
    def https_port(self) -> int:
        """The port of HTTPS; 0 before it listens there."""
        return self._listeners.ports.get("https", 0)

    @property
    def http_url(self) -> str:
        """The origin on HTTP."""
        return f"http://{self.host}:{self.http_port}"

    @property
    def https_url(self) -> str:
        """The origin on HTTPS."""
        return f"https://{self.host}:{self.https_port}"

    # What it has heard

    @property
    def requests(self) -> list[RequestRecord]:
        """Every request so far, in the order of arrival."""
        return self.log.requests

    @property
    def connections(self) -> int:
        """How many TCP connections have been accepted."""
        return 0 if self._started is None else self._started.accepted

    @property
    def concurrent_max(self) -> int:
        """The greatest number of requests that were ever under way at once."""
        return self.log.concurrent_max

    def reset_log(self) -> None:
        """Forget what was heard; connections go on being counted."""
        self.log.reset()

    def heard(self, secret: str) -> list[RequestRecord]:
        """List the requests that gave a secret away, in the clear or in base64."""
        return [record for record in self.requests if secret in record.heard]

    @property
    def rules(self) -> list[Rule]:
        """The misbehaviours in force."""
        return self._rules.in_force

    @property
    def calls(self) -> list[str]:
        """The short names of the calls it answers, by which they misbehave."""
        return list(dict.fromkeys(map(short_name, self._apis)))

    # What is done to it

    def set_account(self, account: Account) -> None:
        """Add an account, or change its password or role."""
        self.auth.accounts[account.username] = account

    def replace_certificate(self, certificate: Certificate) -> None:
        """Present another certificate from now on; drops HTTPS connections."""
        self.certificate = certificate
        self._presented = None
        if self._started is not None:
            self._started.reset(tls_only=True)
            self.events.settle()

    def misbehave(
        self,
        misbehaviour: Misbehaviour,
        path: str = ANY_PATH,
        times: int | None = None,
    ) -> Rule:
        """Misbehave on the next `times` requests of a CGI, or until `behave`."""
        return self._rules.add(misbehaviour, path, times)

    def behave(self) -> None:
        """End all misbehaviour; silenced requests are answered."""
        self._rules.clear()

    def hold(
        self,
        path: str = ANY_PATH,
        *,
        stage: Stage = "answer",
        times: int | None = 1,
    ) -> AbstractAsyncContextManager[Held]:
        """Hold the next `times` requests of a CGI open while the context lasts.

        Stage `answer` carries the request out and holds the answer back, so that
        it is out of date when it is let go; `request` carries it out afterwards.
        """
        return self._rules.hold(path, stage, times)

    # Requests

    @property
    def _connections(self) -> Connections:
        if self._started is None:
            raise RuntimeError("The recorder was not started")
        return self._started

    def _tls(self) -> ssl.SSLContext:
        """Return what presents the certificate; most tests never ask for it."""
        if self._presented is None:
            self._presented = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            self.certificate.load_into(self._presented)
        return self._presented

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        door = self.side_door
        if door is not None and request.path.startswith(door.path):
            self._connections.spare(request)
            return _response(await door.answer(self, request))
        exchange = Exchange(
            scheme=request.scheme,
            method=request.method,
            target=request.raw_path,
            headers=request.headers,
            body=await request.read(),
            peer=request.remote or "",
        )
        with self.log.entry(exchange, self._connections.number(request)) as entry:
            try:
                answer = await self._front.answer(exchange)
            except HangUpError:
                reset(request.transport)
                return web.Response()
            entry.answered(answer.status)
        # A stream is answered once it is open; it is not under way for ever.
        if isinstance(answer, Upgrade):
            return await self.events.serve(request, answer)
        return _response(answer)

    # Restarts

    def _on_restart(self) -> None:
        """Drop everybody; nonces of the time before are worth nothing after it."""
        self.auth.digest.forget()
        self._connections.reset()
        self._tokens.forget()
        self.events.settle()
        if self.while_down == "reset":
            return
        self._listeners.close()
        if self._reopening is None:
            self._reopening = asyncio.create_task(self._reopen())

    async def _reopen(self) -> None:
        """Listen again once the model is up, which tells by no event."""
        while not self._listeners.open:
            await asyncio.sleep(REOPEN_INTERVAL)
            if self.model.reachable:
                await self._listeners.listen(self._connections)
        self._reopening = None


def _response(answer: Answer) -> web.Response:
    response = web.Response(
        body=answer.body, status=answer.status, content_type=answer.content_type
    )
    add_headers(response, answer)
    return response
