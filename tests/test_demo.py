"""The demo, run as a person runs it."""

import asyncio
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
import signal
import socket
from typing import Any

import aiohttp
import pytest

from demo.folder import make_folder
from demo.options import read_options
from demo.ports import check_port
from laboratory import onboarding
from laboratory.api import Api, connect
from laboratory.error import LaboratoryError
from laboratory.ports import free_ports
from laboratory.registry import Registry
from simulator.remote import Remote

REPOSITORY = Path(__file__).parent.parent
PATIENCE = 120
SWITCH = "switch.axis_s3008_port_1"
STATUS = "sensor.axis_s3008_port_1_status"


class Places:
    """A folder and free ports for a demo, beside any other that may run."""

    def __init__(self, folder: Path) -> None:
        """Find ports that nobody listens on."""
        self.folder = folder / "demo"
        self.http, self.recorder_http, self.recorder_https = free_ports(3)

    @property
    def origin(self) -> str:
        """Where Home Assistant is."""
        return f"http://127.0.0.1:{self.http}"

    @property
    def control_url(self) -> str:
        """Where the recorder is controlled."""
        return f"http://127.0.0.1:{self.recorder_http}/simulator/"

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

    def __init__(self, process: Process, api: Api, places: Places, said: str) -> None:
        """Keep what it consists of, and what it said at first."""
        self.said = said
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
        remote = Remote(self._api.session, self._places.control_url)
        return dict((await remote.state())["ports"][number - 1])

    async def dashboard(self) -> dict[str, Any]:
        """Return what the dashboard is made of."""
        config = await self._api.command("lovelace/config", url_path="recorder")
        return dict(config)

    async def change_by_hand(self, device_name: str, title: str) -> None:
        """Name the device of the second port, and make a dashboard of one's own."""
        registry = await Registry.read(self._api)
        mac = "ac:cc:8e:af:8c:30"
        await self._api.command(
            "config/device_registry/update",
            device_id=registry.devices[f"{mac}-port2"]["id"],
            name_by_user=device_name,
        )
        config = {"views": [{"title": title}]}
        await self._api.command(
            "lovelace/config/save", url_path="recorder", config=config
        )

    async def restart(self) -> str:
        """Restart Home Assistant as a person does in its settings.

        Return what the demo said until all was up again.
        """
        await self.call("homeassistant/restart")
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            return (await self._process.stdout.readuntil(b"Press Ctrl-C")).decode()

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
            said = (await process.stdout.readuntil(b"Press Ctrl-C")).decode()
            token = await onboarding.log_in(session, places.origin)
            async with connect(session, places.origin, token) as api:
                yield Demo(process, api, places, said)
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
        await demo.change_by_hand("Attic camera", "My own view")

        code, said = await demo.end(signal.SIGINT)
    assert code == 0
    assert "Traceback" not in said
    assert nobody_listens(places)

    async with started(places) as demo:
        switch = await demo.state(SWITCH)
        assert switch["state"] == "off"
        assert switch["attributes"]["friendly_name"] == "Front door camera"
        second = await demo.state("switch.axis_s3008_port_2")
        assert second["attributes"]["friendly_name"] == "Attic camera"
        assert await demo.dashboard() == {"views": [{"title": "My own view"}]}
        assert not (await demo.port(1))["enabled"]

        await demo.call("switch/turn_on", entity_id=SWITCH)
        await demo.becomes(STATUS, "connected_poe")

        code, said = await demo.end(signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in said
    assert nobody_listens(places)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_recorders_may_be_several_and_anywhere(places: Places) -> None:
    """Each finds free ports; one dashboard is made for all; a restart changes nothing."""
    anywhere = ("--recorder-http-port", "0", "--recorder-https-port", "0")
    options = ("--fresh", "--recorders", "2", "--ports", "10")
    async with started(places, *options, *anywhere) as demo:
        for port, name in (
            ("switch.axis_s3016_port_1", "Front door camera"),
            ("switch.axis_s3016_port_10", "AXIS M3086-V"),
            ("switch.axis_s3016_af8c31_port_1", "AXIS S3016 AF8C31 port 1"),
            ("switch.axis_s3016_af8c31_port_10", "AXIS S3016 AF8C31 port 10"),
        ):
            state = await demo.state(port)
            assert state["state"] == "on"
            assert state["attributes"]["friendly_name"] == name
        assert await demo.dashboard() == {"strategy": {"type": "custom:axis-nvr-poe"}}
        log = (places.folder / "home-assistant.log").read_text()

        again = await demo.restart()
        assert "Starting Home Assistant" in again
        assert "Added" not in again
        _, said = await demo.end(signal.SIGTERM)
    assert "custom_components.axis_nvr_poe" not in [
        line.partition("[")[2].partition("]")[0]
        for line in log.splitlines()
        if " WARNING " in line or " ERROR " in line
    ]
    assert said.strip().endswith("Another start goes on from here.")

    async with started(places, "--ports", "10") as demo:
        assert f"it is at https://127.0.0.1:{places.recorder_https} now" in demo.said


def test_a_port_that_is_taken_is_named() -> None:
    """A person learns which port is in the way, and how to choose another."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(LaboratoryError, match=f"Port {port}.*--http-port"):
            check_port(port, "Home Assistant", "--http-port")


def test_what_is_not_said_has_a_default() -> None:
    """Whatever the options of the last start were."""
    options = read_options([])
    assert (options.recorders, options.ports, options.http_port) == (1, 8, 8123)
    assert not options.fresh


def test_a_fresh_start_forgets_what_was_there(tmp_path: Path) -> None:
    """Without being told to it keeps everything."""
    folder = tmp_path / "demo"
    make_folder(folder, fresh=True)
    (folder / "state").touch()
    make_folder(folder, fresh=False)
    assert (folder / "state").exists()

    make_folder(folder, fresh=True)
    assert not (folder / "state").exists()


def test_a_folder_of_somebody_else_is_not_removed(tmp_path: Path) -> None:
    """A slip on the command line costs nobody their files."""
    (tmp_path / "letter").touch()
    make_folder(tmp_path, fresh=False)
    with pytest.raises(LaboratoryError, match="was not made by the demo"):
        make_folder(tmp_path, fresh=True)
    assert (tmp_path / "letter").exists()
