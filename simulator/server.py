"""The simulated recorder itself: a server that really listens."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import partial
import ssl
from types import TracebackType
from typing import Literal, Protocol, Self

from aiohttp import web
from multidict import CIMultiDict

from .control import door
from .events.streams import EventStreams, Upgrade
from .http.accounts import ROOT, Account, Role
from .http.auth import Authenticator, Policy, Refusal
from .http.certificates import Certificate, self_signed
from .http.connections import Connections, reset
from .http.digest import DigestSettings
from .http.exchange import Answer, Exchange, page, short_name
from .http.record import Log, RequestRecord
from .http.throttle import Throttle
from .misbehaviour import ANY_PATH, HangUpError, Held, Misbehaviour, Mischief, Rule
from .recorder.model import RecorderModel
from .vapix.dialect import Dialect
from .vapix.json_api import JsonApi
from .vapix.poe_api import PoeApi

REOPEN_INTERVAL = 0.01

type WhileDown = Literal["reset", "refuse"]


class Api(Protocol):
    """A part of the recorder's HTTP interface."""

    def needs_login(self, exchange: Exchange) -> bool:
        """Whether the request is refused to a stranger."""

    def answer(self, exchange: Exchange, role: Role | None) -> Answer:
        """Carry out the request."""


class Simulator:
    """A recorder on loopback, to be used as an async context manager."""

    def __init__(
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
        digest: DigestSettings | None = None,
        certificate: Certificate | None = None,
        while_down: WhileDown = "reset",
        keepalive: float = 3600.0,
    ) -> None:
        """Prepare a recorder; port 0 is any free port, `keepalive` is in s.

        While the recorder restarts, `reset` answers requests with RST, which
        needs no timer and so follows a frozen clock to the letter; `refuse`
        closes the sockets, as the device does.
        """
        self.model: RecorderModel = model or RecorderModel()
        self.dialect: Dialect = dialect or Dialect()
        self.host = host
        self.http_port = http_port
        self.https_port = https_port
        self.while_down: WhileDown = while_down
        self.certificate = certificate or self_signed(self.model.serial)
        clock = self.model.clock
        self.auth = Authenticator(
            realm=f"AXIS_{self.model.serial}",
            clock=clock,
            accounts={one.username: one for one in (ROOT, *accounts)},
            policy=policy,
            settings=digest or DigestSettings(),
        )
        self.throttle = Throttle(clock)
        self.log = Log(clock)
        self.poe = PoeApi(self.model, self.dialect)
        self._json = JsonApi(self.model, self.dialect)
        self.events: EventStreams = EventStreams(self.model, self.dialect)
        self._mischief = Mischief(self.poe, self.auth)
        self._apis: dict[str, Api] = {
            **dict.fromkeys(self.poe.paths(), self.poe),
            **dict.fromkeys(self._json.paths(), self._json),
            **dict.fromkeys(self.events.paths(), self.events),
        }
        self._schemes = [name for name, on in (("http", http), ("https", https)) if on]
        self._keepalive = keepalive
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._listeners: list[asyncio.Server] = []
        self._server: Connections | None = None
        self._reopening: asyncio.Task[None] | None = None
        self._subscriptions: list[Callable[[], None]] = []

    # Life

    async def start(self) -> None:
        """Listen."""
        self.certificate.load_into(self._tls)
        self._server = Connections(
            self._handle,
            keepalive=self._keepalive,
            tls=self._tls,
            reachable=lambda: self.model.reachable,
        )
        self._subscriptions = [
            self.model.on_restart(self._on_restart),
            self.events.listen(),
        ]
        try:
            await self._open()
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
        if self._server is not None:
            self._server.reset(spared=True)
        closed = self._close()
        for listener in closed:
            await listener.wait_closed()
        if self._server is not None:
            await self._server.gone()

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
        return 0 if self._server is None else self._server.accepted

    @property
    def concurrent_max(self) -> int:
        """The greatest number of requests that were ever under way at once."""
        return self.log.concurrent_max

    def reset_log(self) -> None:
        """Forget what was heard; connections go on being counted."""
        self.log.reset()
        self.events.received.clear()

    def heard(self, secret: str) -> list[RequestRecord]:
        """List the requests that gave a secret away, in the clear or in base64."""
        return [record for record in self.requests if secret in record.heard]

    @property
    def rules(self) -> list[Rule]:
        """The misbehaviours in force."""
        return self._mischief.rules

    @property
    def calls(self) -> list[str]:
        """The short names of the calls it answers, by which they misbehave."""
        return [short_name(path) for path in self._apis]

    # What is done to it

    def set_account(self, account: Account) -> None:
        """Add an account, or change its password or role."""
        self.auth.accounts[account.username] = account

    def replace_certificate(self, certificate: Certificate) -> None:
        """Present another certificate from now on; drops HTTPS connections."""
        self.certificate = certificate
        certificate.load_into(self._tls)
        if self._server is not None:
            self._server.reset(tls_only=True)
            self.events.settle()

    def reset_connections(self) -> None:
        """Reset every open connection."""
        if self._server is not None:
            self._server.reset()
            self.events.settle()

    def misbehave(
        self,
        misbehaviour: Misbehaviour,
        path: str = ANY_PATH,
        times: int | None = None,
    ) -> Rule:
        """Misbehave on the next `times` requests of a CGI, or until `behave`."""
        return self._mischief.add(misbehaviour, path, times)

    def behave(self) -> None:
        """End all misbehaviour; silenced requests are answered."""
        self._mischief.clear()

    def hold(
        self,
        path: str = ANY_PATH,
        *,
        stage: Literal["request", "answer"] = "answer",
        times: int | None = 1,
    ) -> AbstractAsyncContextManager[Held]:
        """Hold the next `times` requests of a CGI open while the context lasts.

        Stage `answer` carries the request out and holds the answer back, so that
        it is out of date when it is let go; `request` carries it out afterwards.
        """
        return self._mischief.hold(path, stage, times)

    # Requests

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        assert self._server is not None
        if request.path.startswith(door.PREFIX):
            self._server.spare(request)
            return _response(await door.answer(self, request))
        exchange = Exchange(
            scheme=request.scheme,
            method=request.method,
            target=request.raw_path,
            headers=request.headers,
            body=await request.read(),
            peer=request.remote or "",
        )
        with self.log.entry(exchange, self._server.number(request)) as entry:
            try:
                answer = await self._answer(exchange)
            except HangUpError:
                reset(request.transport)
                return web.Response()
            entry.answered(answer.status)
        # A stream is answered once it is open; it is not under way for ever.
        if isinstance(answer, Upgrade):
            return await self.events.serve(request, answer)
        return _response(answer)

    async def _answer(self, exchange: Exchange) -> Answer:
        """Answer as everything in front of the login would have it."""
        if not self.model.reachable:
            raise HangUpError
        if self.throttle.blocks(exchange.peer):
            return page(403, "Forbidden")
        proceed = partial(self._log_in, exchange)
        return await self._mischief.around(exchange, proceed, before_login=True)

    async def _log_in(self, exchange: Exchange) -> Answer:
        """Answer once the credentials have been checked, where they are needed."""
        api = self._apis.get(exchange.path)
        if api is None:
            return page(404, "Not Found")
        if not api.needs_login(exchange):
            return await self._carry_out(api, exchange, None)
        verdict = self.auth.check(exchange)
        if isinstance(verdict, Refusal):
            if verdict.failed_login:
                self.throttle.failed(exchange.peer)
            return verdict.answer
        role = verdict.account.role
        if self._too_low(role, exchange):
            return self.auth.unauthorized(exchange.scheme)
        answer = await self._carry_out(api, exchange, role)
        return _with_headers(answer, verdict.headers)

    async def _carry_out(
        self, api: Api, exchange: Exchange, role: Role | None
    ) -> Answer:
        async def proceed() -> Answer:
            return api.answer(exchange, role)

        return await self._mischief.around(exchange, proceed, before_login=False)

    def _too_low(self, role: Role, exchange: Exchange) -> bool:
        """Whether the web server itself turns the role away."""
        of_poe = self._apis[exchange.path] is self.poe
        return of_poe and self.dialect.low_role == "401" and role < Role.OPERATOR

    # Sockets

    async def _open(self) -> None:
        assert self._server is not None
        loop = asyncio.get_running_loop()
        for scheme in self._schemes:
            listener = await loop.create_server(
                self._server.over_tls if scheme == "https" else self._server,
                self.host,
                getattr(self, f"{scheme}_port"),
            )
            self._listeners.append(listener)
            setattr(self, f"{scheme}_port", listener.sockets[0].getsockname()[1])

    def _close(self) -> list[asyncio.Server]:
        closed, self._listeners = self._listeners, []
        for listener in closed:
            listener.close()
            listener.abort_clients()
        return closed

    def _on_restart(self) -> None:
        """Drop everybody; nonces of the time before are worth nothing after it."""
        assert self._server is not None
        self.auth.digest.forget()
        self._server.reset()
        self.events.restart()
        if self.while_down == "reset":
            return
        self._close()
        if self._reopening is None:
            self._reopening = asyncio.create_task(self._reopen())

    async def _reopen(self) -> None:
        """Listen again once the model is up, which tells by no event."""
        while not self._listeners:
            await asyncio.sleep(REOPEN_INTERVAL)
            if self.model.reachable:
                await self._open()
        self._reopening = None


def _with_headers(answer: Answer, headers: tuple[tuple[str, str], ...]) -> Answer:
    return replace(answer, headers=(*answer.headers, *headers))


def _response(answer: Answer) -> web.Response:
    headers = CIMultiDict([("Server", "Apache"), *answer.headers])
    return web.Response(
        body=answer.body,
        status=answer.status,
        headers=headers,
        content_type=answer.content_type,
    )
