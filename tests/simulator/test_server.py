"""The server: its log, its connections, restarts, certificates, its end."""

import asyncio
from contextlib import suppress
from pathlib import Path
import socket
import ssl

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorError,
    ClientError,
    ClientSession,
    Fingerprint,
    ServerFingerprintMismatch,
    TCPConnector,
    encode_basic_auth,
)
from freezegun.api import FrozenDateTimeFactory
import pytest

from simulator import (
    Authority,
    Certificate,
    Misbehaviour,
    RecorderModel,
    Simulator,
    self_signed,
)

from .tools import POE, FakeClock, idle, status, until

LIMIT = f"{POE}/gettotalpowerlimit.cgi?schemaversion=1"
BASIC = {"Authorization": encode_basic_auth("operator", "work")}


def pin(certificate: Certificate) -> Fingerprint:
    """Accept exactly this certificate."""
    return Fingerprint(bytes.fromhex(certificate.fingerprint))


async def test_the_log_holds_all_that_was_given_away(
    recorder: Simulator, operator: ClientSession, clock: FakeClock
) -> None:
    """In the order of arrival, until it is reset."""
    clock.tick(5)
    async with operator.post(f"{LIMIT}&extra=a%20b", data=b"body") as response:
        assert response.status == 200
    first, second = recorder.requests
    assert (first.status, first.authorization, first.body) == (401, None, b"body")
    assert second.time == clock.now
    assert (second.scheme, second.method) == ("http", "POST")
    assert second.path == "gettotalpowerlimit"
    assert second.query == {"schemaversion": "1", "extra": "a b"}
    assert (second.status, second.authorization) == (200, "Digest")
    assert second.connection == 1
    assert recorder.heard("a b") == [first, second]
    assert recorder.heard('username="operator"') == [second]
    assert recorder.heard("work") == []
    recorder.reset_log()
    assert recorder.requests == []


async def test_a_password_in_base64_is_heard(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Even where Basic is not accepted."""
    assert await status(stranger, LIMIT) == 401
    async with stranger.get(LIMIT, headers=BASIC) as response:
        assert response.status == 401
    (leak,) = recorder.heard("work")
    assert leak.authorization == "Basic"
    assert leak is recorder.requests[-1]


async def test_unknown_paths_are_not_found(stranger: ClientSession) -> None:
    """param.cgi is absent on this recorder."""
    assert await status(stranger, "/axis-cgi/param.cgi?action=list") == 404


async def test_connections_and_concurrency_are_counted(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Two at once need two connections."""
    await status(stranger, "/a")
    await status(stranger, "/b")
    assert (recorder.connections, recorder.concurrent_max) == (1, 1)
    recorder.misbehave(Misbehaviour.silence())
    both = [asyncio.create_task(status(stranger, f"/{one}")) for one in "cd"]
    await until(lambda: recorder.log.under_way == 2)
    recorder.behave()
    await asyncio.gather(*both)
    assert (recorder.connections, recorder.concurrent_max) == (2, 2)


async def test_it_stops_at_once_with_requests_held_open(
    freezer: FrozenDateTimeFactory,
) -> None:
    """Without waiting for any time to pass; no task is left, as the platform checks."""
    simulator = Simulator()
    await simulator.start()
    simulator.misbehave(Misbehaviour.silence())
    async with ClientSession() as session:
        waiting = asyncio.create_task(session.post(f"{simulator.http_url}/x"))
        await until(lambda: simulator.log.under_way == 1)
        await simulator.stop()
        with pytest.raises(ClientError):
            await waiting
    await simulator.stop()


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_client_that_says_nothing_does_not_delay_the_end(
    scheme: str, freezer: FrozenDateTimeFactory
) -> None:
    """Not even one in the midst of a handshake; only its connection is counted."""
    simulator = Simulator()
    await simulator.start()
    port = getattr(simulator, f"{scheme}_port")
    reader, writer = await asyncio.open_connection(simulator.host, port)
    await until(lambda: simulator.connections == 1)
    await simulator.stop()
    assert simulator.connections == 1
    assert simulator.requests == []
    with suppress(ConnectionResetError):
        assert await reader.read() == b""
    writer.close()


async def test_it_starts_again_on_the_same_ports() -> None:
    """A recorder that was away for a while."""
    simulator = Simulator()
    async with simulator:
        ports = simulator.http_port, simulator.https_port
    async with ClientSession() as session:
        with pytest.raises(ClientConnectorError):
            await session.get(f"{simulator.http_url}/x")
        async with simulator:
            assert (simulator.http_port, simulator.https_port) == ports
            assert await status(session, f"{simulator.http_url}/x") == 404


async def test_a_port_that_is_taken_is_told(recorder: Simulator) -> None:
    """And nothing stays open."""
    other = Simulator(http=False, https_port=recorder.http_port)
    with pytest.raises(OSError, match="address already in use"):
        await other.start()


async def test_one_scheme_alone() -> None:
    """HTTPS only, the factory default of newer firmware."""
    async with Simulator(http=False) as simulator, ClientSession() as session:
        assert simulator.http_port == 0
        ssl_pin = pin(simulator.certificate)
        url = f"{simulator.https_url}/x"
        async with session.get(url, ssl=ssl_pin) as response:
            assert response.status == 404


async def test_while_it_restarts_requests_are_reset(
    recorder: Simulator, operator: ClientSession, clock: FakeClock
) -> None:
    """Until the very moment the model is up again, whatever clock it has."""
    await status(operator, LIMIT)
    recorder.model.restart(60)
    clock.tick(59.9)
    for url in (LIMIT, f"{recorder.https_url}/x"):
        with pytest.raises(ClientError):
            await operator.post(url, ssl=pin(recorder.certificate))
    assert [one.scheme for one in recorder.requests[2:]] == ["http"]
    clock.tick(0.1)
    assert await status(operator, LIMIT) == 200


async def test_a_restart_resets_what_is_under_way(
    recorder: Simulator, operator: ClientSession
) -> None:
    """No answer comes from before."""
    await status(operator, LIMIT)
    async with recorder.hold() as held:
        waiting = asyncio.create_task(operator.post(LIMIT))
        await held.arrived.wait()
        recorder.model.restart()
        with pytest.raises(ClientError):
            await waiting


async def test_while_it_restarts_connections_may_be_refused(
    clock: FakeClock, model: RecorderModel
) -> None:
    """Nobody listens, and then somebody does, on the same port."""
    async with (
        Simulator(model, while_down="refuse") as simulator,
        ClientSession(simulator.http_url) as session,
    ):
        assert await status(session, "/x") == 404
        model.restart(60)
        model.restart(60)
        await idle()  # the client notices that its connection is gone
        with pytest.raises(ClientConnectorError):
            await session.post("/x")
        clock.tick(60)
        answered = None
        while answered is None:
            with suppress(ClientConnectorError):
                answered = await status(session, "/x")
        assert answered == 404


async def test_it_stops_while_it_restarts() -> None:
    """With the task that waits for the end of the restart."""
    async with Simulator(while_down="refuse") as simulator:
        simulator.model.restart(60)


async def test_it_follows_a_frozen_clock(freezer: FrozenDateTimeFactory) -> None:
    """The model's own clock is the wall clock, frozen or not."""
    async with Simulator() as simulator, ClientSession(simulator.http_url) as session:
        simulator.model.restart(60)
        with pytest.raises(ClientError):
            await session.post("/x")
        freezer.tick(60)
        assert await status(session, "/x") == 404


async def test_the_self_signed_certificate_can_be_pinned_and_replaced(
    recorder: Simulator,
) -> None:
    """Another certificate is seen by the very next request."""
    url = f"{recorder.https_url}{LIMIT}"
    old = recorder.certificate
    async with ClientSession(headers=BASIC) as session:
        async with session.get(url, ssl=pin(old)) as response:
            assert response.status == 200
        with pytest.raises(ClientConnectorCertificateError):
            await session.get(url)
        recorder.reset_log()
        recorder.replace_certificate(self_signed())
        with pytest.raises(ServerFingerprintMismatch):
            await session.get(url, ssl=pin(old))
        assert recorder.requests == []
        async with session.get(url, ssl=pin(recorder.certificate)) as response:
            assert response.status == 200


async def test_a_certificate_of_a_ca_is_verified(
    recorder: Simulator,
) -> None:
    """By name and by address, renewed freely, refused for another host or expired."""
    authority = Authority()
    trusting = ssl.create_default_context(cadata=authority.pem)
    names = ("127.0.0.1", "localhost")
    connector = TCPConnector(family=socket.AF_INET)
    async with ClientSession(connector=connector, headers=BASIC) as session:
        for host in names:
            recorder.replace_certificate(authority.issue())
            url = f"https://{host}:{recorder.https_port}{LIMIT}"
            async with session.get(url, ssl=trusting) as response:
                assert response.status == 200
        recorder.reset_log()
        for bad in (authority.issue(["other.local"]), authority.issue(expired=True)):
            recorder.replace_certificate(bad)
            with pytest.raises(ClientConnectorCertificateError):
                await session.get(f"{recorder.https_url}{LIMIT}", ssl=trusting)
        assert recorder.requests == []


def test_a_certificates_key_is_not_left_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is only there while OpenSSL reads it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    self_signed().load_into(ssl.create_default_context(ssl.Purpose.CLIENT_AUTH))
    assert list(tmp_path.iterdir()) == []
