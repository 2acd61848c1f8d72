"""What several of these tests need."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession
import pytest

from simulator.cli import parser, serve

POE = "/axis-cgi/nvr/poe"
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<PoeResponse SchemaVersion="1.2" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    "xsi:noNamespaceSchemaLocation="
    '"http://www.axis.com/vapix/http_cgi/nvr/Poe1.xsd">\n'
)
TAIL = "</PoeResponse>\n"
SUCCESS = f"{HEAD}<GeneralSuccess/>\n{TAIL}"


class FakeClock:
    """A clock to be set by hand, in s."""

    def __init__(self) -> None:
        """Begin at some time."""
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    def tick(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


def general_error(code: int, description: str) -> str:
    """Write the error answer as the document has it."""
    return (
        f"{HEAD}<GeneralError>\n<ErrorCode>{code}</ErrorCode>\n"
        f"<Description>{description}</Description>\n</GeneralError>\n{TAIL}"
    )


async def get(session: ClientSession, call: str) -> str:
    """Call a CGI of nvr/poe that answers 200, and return the body."""
    async with session.get(f"{POE}/{call}") as response:
        assert response.status == 200
        assert response.headers["Content-Type"] == "text/xml"
        return await response.text()


async def status(session: ClientSession, path: str) -> int:
    """Request a path, and return the status."""
    async with session.get(path) as response:
        await response.read()
        return response.status


async def act(
    session: ClientSession, action: str, code: int = 200, /, **given: Any
) -> Any:
    """Carry out an action and return the JSON answer."""
    async with session.post(f"/simulator/{action}", json=given) as response:
        told = await response.json()
        assert response.status == code, told
        return told


async def until(happened: Callable[[], object]) -> None:
    """Wait for something by turns of the loop; the test's own timeout ends it."""
    while not happened():  # noqa: ASYNC110 - sockets tell no event
        await asyncio.sleep(0)


async def idle() -> None:
    """Let everything run that can, so that what has not happened will not."""
    for _ in range(100):
        await asyncio.sleep(0)


@asynccontextmanager
async def started(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> AsyncIterator[list[str]]:
    """Start the program on free ports without a process, and return what it says."""
    stop = asyncio.Event()
    free = "--http-port", "0", "--https-port", "0"
    program = asyncio.create_task(serve(parser().parse_args([*arguments, *free]), stop))
    said = ""
    while "Ctrl-C" not in said and not program.done():
        await asyncio.sleep(0)
        said += capsys.readouterr().out
    yield said.splitlines()
    stop.set()
    await program
