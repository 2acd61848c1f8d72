"""What the tests of the device client share; no Home Assistant in sight."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from aiohttp import ClientSession, web
from aiohttp.test_utils import RawTestServer

from custom_components.axis_nvr_poe.vapix.client import RecorderClient
from custom_components.axis_nvr_poe.vapix.models import Credentials
from custom_components.axis_nvr_poe.vapix.origin import Origin
from custom_components.axis_nvr_poe.vapix.transport import Transport
from simulator import Account, Misbehaviour, RequestRecord, Simulator
from simulator.http.exchange import Answer
from simulator.misbehaviour import Proceed, Situation

PASSWORD = "Tr0ub4dor&3"
OPERATOR = Account("homeassistant", PASSWORD)
LOGIN = Credentials(username="homeassistant", password=PASSWORD)
WRONG_LOGIN = Credentials(username="homeassistant", password="wrong password")

type Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


def client_by_http(
    session: ClientSession, recorder: Simulator, login: Credentials | None = LOGIN
) -> RecorderClient:
    """Return a client that speaks plain HTTP."""
    origin = Origin(host=recorder.host, port=recorder.http_port, ssl=False)
    return RecorderClient(Transport(session, origin, login))


def client_by_https(
    session: ClientSession,
    recorder: Simulator,
    login: Credentials | None = LOGIN,
    fingerprint: str | None = None,
) -> RecorderClient:
    """Return a client that accepts the recorder's present certificate."""
    pin = fingerprint or recorder.certificate.fingerprint
    origin = Origin(host=recorder.host, port=recorder.https_port, ssl=True)
    return RecorderClient(Transport(session, origin, login, pin))


@asynccontextmanager
async def client_of(
    handler: Handler, session: ClientSession, login: Credentials | None = None
) -> AsyncGenerator[RecorderClient]:
    """Serve with a handler of the test's own, and talk to it."""
    async with RawTestServer(handler, host="127.0.0.1") as server:
        assert server.port is not None
        origin = Origin(host="127.0.0.1", port=server.port, ssl=False)
        yield RecorderClient(Transport(session, origin, login))


def statuses(recorder: Simulator) -> list[int | None]:
    """Return how the recorder answered its requests."""
    return [request.status for request in recorder.requests]


def schemes(recorder: Simulator) -> list[str | None]:
    """Return what kind of credentials came with its requests."""
    return [request.authorization for request in recorder.requests]


def failed_logins(recorder: Simulator) -> list[RequestRecord]:
    """Return the requests with credentials that the recorder refused."""
    return [one for one in recorder.requests if one.authorization and one.status == 401]


def odd(
    change: Callable[[bytes], bytes], *, stranger_alone: bool = False
) -> Misbehaviour:
    """Return a misbehaviour that changes the body of an answer."""

    async def act(situation: Situation, proceed: Proceed) -> Answer:
        answer = await proceed()
        if stranger_alone and "Authorization" in situation.exchange.headers:
            return answer
        return replace(answer, body=change(answer.body))

    return Misbehaviour("odd", act)
