"""Home Assistant and a recorder beside each other, and what is done with them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
import os
from pathlib import Path
import shutil

import aiohttp

from laboratory.config_flow import add_recorder
from laboratory.homeassistant import prepare_folder
from laboratory.ports import free_ports
from laboratory.processes import REPOSITORY, Process
from laboratory.recorders import Recorder

from .control import PORTS, Control
from .home import CONFIGURATION, Home

INTEGRATION = "custom_components/axis_nvr_poe"
HOME = "home"


@dataclass
class Ground:
    """What every test starts from: a Home Assistant that knows its recorder."""

    folder: Path
    ports: list[int] = field(default_factory=list)

    async def prepare(self, started: list[Process]) -> None:
        """Set everything up as a person does, once."""
        self.ports = free_ports(3)
        integration = self.folder / INTEGRATION
        # A copy stays as it is, whoever works on the original meanwhile.
        shutil.copytree(
            os.environ.get("CRASH_INTEGRATION", REPOSITORY / INTEGRATION),
            integration,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        home = self.folder / "template" / HOME
        home.mkdir(parents=True)
        (home / "configuration.yaml").write_text(CONFIGURATION)
        (home / "custom_components").symlink_to(integration.parent)
        prepare_folder(home, self.ports[0])
        async with self.stage(home.parent, started) as stage:
            await stage.recorder.start()
            await stage.recorder.plug_in_quick_cameras()
            await stage.home.start()
            await add_recorder(stage.home.api, stage.recorder.recorder)
            await stage.home.terminate()
            await stage.recorder.end()

    @asynccontextmanager
    async def stage(
        self, folder: Path, started: list[Process]
    ) -> AsyncGenerator[Stage]:
        """Put Home Assistant and the recorder there; nothing is started yet."""
        recorder = Recorder(
            index=0,
            ports=len(PORTS),
            http_port=self.ports[1],
            https_port=self.ports[2],
            state=folder / "recorder.json",
        )
        async with aiohttp.ClientSession() as session:
            home = Home(
                session, folder / HOME, self.folder / "bytecode", self.ports[0], started
            )
            stage = Stage(home, Control(session, recorder, started))
            try:
                yield stage
            finally:
                await stage.home.end()
                await stage.recorder.end()

    @asynccontextmanager
    async def running(
        self, folder: Path, started: list[Process]
    ) -> AsyncGenerator[Stage]:
        """Start both, with everything as `prepare` left it."""
        if not self.ports:
            await self.prepare(started)
        shutil.copytree(self.folder / "template", folder, symlinks=True)
        async with self.stage(folder, started) as stage:
            await stage.recorder.start()
            await stage.home.start_with_recorder()
            yield stage


@dataclass(frozen=True)
class Stage:
    """Both processes."""

    home: Home
    recorder: Control

    async def cycle(self, port: int, off_time: float | None) -> None:
        """Power cycle a port; without an off time by its button."""
        unique_id = f"{self.recorder.recorder.mac}-port{port}"
        if off_time is None:
            button = await self.home.entity_id(f"{unique_id}-power_cycle")
            await self.home.act("button/press", entity_id=button)
        else:
            switch = await self.home.entity_id(f"{unique_id}-poe")
            await self.home.act(
                "axis_nvr_poe/power_cycle", entity_id=switch, off_time=off_time
            )

    async def shed(self, *ports: int) -> None:
        """Shed the load of ports."""
        await self.home.act(
            "axis_nvr_poe/shed_load",
            entity_id=[await self._switch(port) for port in ports],
        )

    async def bring_back(self, *ports: int, stagger: float = 0) -> None:
        """Bring back the load of ports, with a pause in between."""
        await self.home.act(
            "axis_nvr_poe/restore_load",
            entity_id=[await self._switch(port) for port in ports],
            stagger=stagger,
        )

    async def look(self) -> None:
        """Have Home Assistant ask the recorder how it stands now."""
        await self.home.act(
            "homeassistant/update_entity", entity_id=await self._switch(PORTS[0])
        )

    async def switch(self, port: int, *, on: bool) -> None:
        """Switch a port as a person does."""
        await self.home.act(
            f"switch/turn_{'on' if on else 'off'}", entity_id=await self._switch(port)
        )

    async def is_shown(self, port: int) -> str:
        """Return what Home Assistant shows of a port."""
        return await self.home.state(await self._switch(port))

    async def kill_in_the_wait(self, port: int, off_time: float = 2) -> None:
        """Kill Home Assistant while a port is off for a while."""
        await self.cycle(port, off_time)
        await asyncio.sleep(off_time / 4)
        await self.home.kill()
        assert not await self.recorder.is_on(port)
        assert self.home.intended() == {port}

    async def _switch(self, port: int) -> str:
        return await self.home.entity_id(f"{self.recorder.recorder.mac}-port{port}-poe")
