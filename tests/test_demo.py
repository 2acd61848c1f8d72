"""The demo, run as a person runs it."""

import asyncio
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
import signal
import socket
from typing import Any

import aiohttp
import pytest

from demo.options import Command, Options, read_command, remember
from demo.ports import check_port
from laboratory import onboarding
from laboratory.api import Api, connect
from laboratory.error import LaboratoryError

REPOSITORY = Path(__file__).parent.parent
PATIENCE = 120
SWITCH = "switch.axis_s3008_port_1"
STATUS = "sensor.axis_s3008_port_1_status"


class Places:
    """A folder and free ports for a demo, beside any other that may run."""

    def __init__(self, folder: Path) -> None:
        """Find ports that nobody listens on."""
        self.folder = folder / "demo"
        with ExitStack() as stack:
            probes = [
                stack.enter_context(socket.create_server(("127.0.0.1", 0)))
                for _ in range(3)
            ]
            self.http, self.recorder_http, self.recorder_https = (
                probe.getsockname()[1] for probe in probes
            )

    @property
    def origin(self) -> str:
        """Where Home Assistant is."""
        return f"http://127.0.0.1:{self.http}"

    @property
    def recorder_origin(self) -> str:
        """Where the recorder is controlled."""
        return f"http://127.0.0.1:{self.recorder_http}"

    def arguments(self) -> list[str]:
        """Return the command line for a demo at these places."""
        return [
            *("--folder", str(self.folder)),
            *("--http-port", str(self.http)),
            *("--recorder-http-port", str(self.recorder_http)),
            *("--recorder-https-port", str(self.recorder_https)),
        ]


class Demo:
    """A demo that is up, seen from outside."""

    def __init__(self, process: Process, api: Api, places: Places) -> None:
        """Keep what it consists of."""
        self._process = process
        self._api = api
        self._places = places

    async def call(self, action: str, **data: Any) -> None:
        """Have Home Assistant do something."""
        await self._api.post(f"/api/services/{action}", **data)

    async def state(self, entity_id: str) -> dict[str, Any]:
        """Return what Home Assistant says of an entity."""
        return dict(await self._api.get(f"/api/states/{entity_id}"))

    async def becomes(self, entity_id: str, state: str) -> None:
        """Wait until an entity has a state."""
        async with asyncio.timeout(PATIENCE):
            while True:
                if (await self.state(entity_id))["state"] == state:
                    return
                await asyncio.sleep(0.1)

    async def port(self, number: int) -> dict[str, Any]:
        """Return what the recorder itself says of a port."""
        url = f"{self._places.recorder_origin}/simulator/state"
        async with self._api.session.get(url) as response:
            ports = (await response.json())["ports"]
        return dict(ports[number - 1])

    async def end(self, by: signal.Signals) -> tuple[int, str]:
        """Tell it to end; return its exit code and what it said."""
        self._process.send_signal(by)
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            said = await self._process.stdout.read()
            return await self._process.wait(), said.decode()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Return where a demo can be."""
    return Places(tmp_path)


@asynccontextmanager
async def started(places: Places, *options: str) -> AsyncGenerator[Demo]:
    """Start the demo and wait until it says that all is up."""
    process = await asyncio.create_subprocess_exec(
        REPOSITORY / "scripts/demo",
        *places.arguments(),
        *options,
        stdout=PIPE,
        stderr=STDOUT,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            await process.stdout.readuntil(b"Press Ctrl-C")
            token = await onboarding.log_in(session, places.origin)
            async with connect(session, places.origin, token) as api:
                yield Demo(process, api, places)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


def nobody_listens(places: Places) -> bool:
    """Return whether everything the demo had started is gone."""
    for port in (places.http, places.recorder_http, places.recorder_https):
        check_port(port, "this test", "")
    return True


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_port_that_is_toggled_is_off_at_the_recorder_and_stays_so(
    places: Places,
) -> None:
    """What is done in Home Assistant happens, and outlives the demo."""
    async with started(places, "--fresh") as demo:
        assert (await demo.state(SWITCH))["state"] == "on"
        assert (await demo.port(1))["powered"]

        await demo.call("switch/turn_off", entity_id=SWITCH)
        assert not (await demo.port(1))["enabled"]
        assert (await demo.state(SWITCH))["state"] == "off"
        await demo.becomes(STATUS, "disabled")

        code, said = await demo.end(signal.SIGINT)
    assert code == 0
    assert "Traceback" not in said
    assert nobody_listens(places)

    async with started(places) as demo:
        switch = await demo.state(SWITCH)
        assert switch["state"] == "off"
        assert switch["attributes"]["friendly_name"] == "Front door camera"
        assert not (await demo.port(1))["enabled"]

        await demo.call("switch/turn_on", entity_id=SWITCH)
        await demo.becomes(STATUS, "connected_poe")

        code, said = await demo.end(signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in said
    assert nobody_listens(places)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_recorders_that_come_and_move_are_followed(places: Places) -> None:
    """Other options at a later start are carried through."""
    async with started(places, "--fresh", "--ports", "2") as demo:
        await demo.end(signal.SIGTERM)

    moved = Places(places.folder.parent)
    async with started(moved, "--recorders", "2", "--ports", "10") as demo:
        assert (await demo.state(SWITCH))["state"] == "on"
        tenth = await demo.state("switch.axis_s3008_port_10")
        assert tenth["attributes"]["friendly_name"] == "Annexe hallway camera"
        log = (places.folder / "home-assistant.log").read_text()
    assert "custom_components.axis_nvr_poe" not in [
        line.partition("[")[2].partition("]")[0]
        for line in log.splitlines()
        if " WARNING " in line or " ERROR " in line
    ]


def test_a_port_that_is_taken_is_named() -> None:
    """A person learns which port is in the way, and how to choose another."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(LaboratoryError, match=f"Port {port}.*--http-port"):
            check_port(port, "Home Assistant", "--http-port")


def test_options_are_as_they_were_the_last_time(tmp_path: Path) -> None:
    """What a start leaves open is remembered, until all is forgotten."""
    folder = ["--folder", str(tmp_path)]
    remember(read_command([*folder, "--recorders", "3", "--ports", "16"]))

    again = read_command([*folder, "--ports", "4"])
    assert again == Command(folder=tmp_path, options=Options(recorders=3, ports=4))

    assert read_command([*folder, "--fresh"]).options == Options()
    assert not tmp_path.exists()


def test_a_folder_of_somebody_else_is_not_removed(tmp_path: Path) -> None:
    """A slip on the command line costs nobody their files."""
    (tmp_path / "letter").touch()
    with pytest.raises(LaboratoryError, match="was not made by the demo"):
        read_command(["--folder", str(tmp_path), "--fresh"])
    assert (tmp_path / "letter").exists()
