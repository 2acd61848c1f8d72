"""Fixtures: a clock that stands still, a recorder that listens, clients."""

from collections.abc import AsyncIterator

from aiohttp import ClientSession, DigestAuthMiddleware
import pytest

from simulator import Account, RecorderModel, Role, Simulator

from .tools import FakeClock


@pytest.fixture(autouse=True)
def _ground(socket_enabled: None) -> None:
    """Let sockets be opened; Home Assistant is not needed here."""


@pytest.fixture
def clock() -> FakeClock:
    """Time that passes only when told to."""
    return FakeClock()


@pytest.fixture
def model(clock: FakeClock) -> RecorderModel:
    """Eight empty ports, 65 W."""
    return RecorderModel(clock=clock)


@pytest.fixture
async def recorder(model: RecorderModel) -> AsyncIterator[Simulator]:
    """Listen, with an account of each role."""
    accounts = [
        Account("viewer", "see", Role.VIEWER),
        Account("operator", "work", Role.OPERATOR),
    ]
    async with Simulator(model, accounts=accounts) as simulator:
        yield simulator


@pytest.fixture
async def stranger(recorder: Simulator) -> AsyncIterator[ClientSession]:
    """Open an HTTP client without credentials."""
    async with ClientSession(recorder.http_url) as session:
        yield session


@pytest.fixture
async def operator(recorder: Simulator) -> AsyncIterator[ClientSession]:
    """Open an HTTP client that logs in by digest as an operator."""
    login = DigestAuthMiddleware("operator", "work")
    async with ClientSession(recorder.http_url, middlewares=(login,)) as session:
        yield session
