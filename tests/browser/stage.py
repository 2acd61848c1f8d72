"""What the tests look at: a Home Assistant with recorders, all of them processes."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
import json
from pathlib import Path
import re
from typing import Any

import aiohttp

from laboratory import onboarding
from laboratory.api import Api, connect
from laboratory.config_flow import add_recorder
from laboratory.processes import REPOSITORY, Process
from laboratory.recorders import Recorder
from laboratory.registry import DOMAIN, Registry
from simulator.remote import Remote

INTEGRATION = REPOSITORY / "custom_components" / DOMAIN
TEXTS: dict[str, Any] = json.loads(
    (INTEGRATION / "translations/en.json").read_text(encoding="utf-8")
)
INTEGRATION_TYPE = json.loads(
    (INTEGRATION / "manifest.json").read_text(encoding="utf-8")
)["integration_type"]
CARD: dict[str, str] = TEXTS["config_panel"]["card"]
DASHBOARD: dict[str, str] = TEXTS["config_panel"]["dashboard"]

# What hangs on the recorder whose pictures never change: no draw swings, none is low
# at first.
BENCH: dict[int, dict[str, Any]] = {
    1: {"name": "Front door", "poe_class": 3, "power": 6.2, "requested_power": 11.0},
    2: {"name": "Hallway", "poe_class": 2, "power": 3.6},
    3: {"name": "Driveway", "poe_class": 3, "power": 9.4},
    5: {"name": "Garage", "poe_class": 3, "power": 4.4},
    8: {"name": "Speaker", "poe_class": 3, "power": 0.0, "needs_poe": False},
}
PROTECTED = 1
WATCHED = 3


@dataclass
class Stage:
    """A Home Assistant that is furnished, and the recorders around it."""

    session: aiohttp.ClientSession
    origin: str
    folder: Path
    house: Recorder
    """Eight ports with cameras, which are named."""
    bench: Recorder
    """Eight ports that always look the same, at first."""
    stranger: Recorder
    """One that Home Assistant does not know, of the model of the house's."""

    @asynccontextmanager
    async def api(self) -> AsyncGenerator[Api]:
        """Log in; for a short while, as it hangs up on who says nothing."""
        token = await onboarding.log_in(self.session, self.origin)
        async with connect(self.session, self.origin, token) as api:
            yield api

    async def call(self, action: str, **data: Any) -> None:
        """Do something in Home Assistant; raises LaboratoryError where it refuses."""
        async with self.api() as api:
            await api.post(f"/api/services/{action}", **data)

    async def poll(self, recorder: Recorder) -> None:
        """Have Home Assistant ask a recorder now."""
        entity = await self.entity(recorder, "connected")
        await self.call("homeassistant/update_entity", entity_id=entity)

    async def mend(self, recorder: Recorder, port: int) -> None:
        """End a fault, and have Home Assistant learn it once the port has power."""
        await self.remote(recorder).do("clear", port=port)
        await self.power(recorder, port)

    async def power(self, recorder: Recorder, port: int) -> None:
        """Wait until a port that is on has power, and have Home Assistant learn it."""
        remote = self.remote(recorder)
        while not (await remote.state())["ports"][port - 1]["powered"]:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        await self.poll(recorder)

    async def entity(self, recorder: Recorder, key: str) -> str:
        """Return the entity id of a recorder's or, as `port1-poe`, a port's entity."""
        async with self.api() as api:
            listed = await api.command("config/entity_registry/list")
        unique_id = f"{recorder.mac}-{key}"
        return next(
            str(one["entity_id"])
            for one in listed
            if one["platform"] == DOMAIN and one["unique_id"] == unique_id
        )

    async def device_id(self, recorder: Recorder, port: int | None = None) -> str:
        """Return the id of a recorder's or a port's device."""
        suffix = "" if port is None else f"-port{port}"
        async with self.api() as api:
            devices = (await Registry.read(api)).devices
        return str(devices[f"{recorder.mac}{suffix}"]["id"])

    async def connect(
        self, recorder: Recorder, port: int, *, protected: bool = False, watch: str = ""
    ) -> None:
        """Say what a port is for, as its form does."""
        async with self.api() as api:
            devices = (await Registry.read(api)).devices
            entry_id = devices[recorder.mac]["config_entries"][0]
            path = "/api/config/config_entries/subentries/flow"
            form = await api.post(path, handler=[entry_id, "connected_device"])
            await api.post(
                f"{path}/{form['flow_id']}",
                port=str(port),
                name=BENCH[port]["name"],
                take_area=False,
                protected=protected,
                watchdog_settings={
                    "watchdog": bool(watch),
                    "unavailable_for": {"minutes": 5},
                    "max_restarts": 4,
                    **({"watch": [watch]} if watch else {}),
                },
            )

    async def add_dashboard(self, path: str, *cards: dict[str, Any]) -> None:
        """Make a dashboard with one view, in sections as new ones are."""
        view = {"type": "sections", "sections": [{"type": "grid", "cards": [*cards]}]}
        async with self.api() as api:
            await api.command(
                "lovelace/dashboards/create",
                url_path=path,
                title=path,
                mode="storage",
                show_in_sidebar=False,
            )
            await api.command(
                "lovelace/config/save", url_path=path, config={"views": [view]}
            )

    def remote(self, recorder: Recorder) -> Remote:
        """Return the hands at a recorder."""
        return recorder.remote(self.session)


@asynccontextmanager
async def set_up(folder: Path) -> AsyncGenerator[Stage]:
    """Start all of it, and end it."""
    house, stranger, bench = (
        Recorder(index=index, ports=8, state=folder / f"recorder-{index}.json")
        for index in range(3)
    )
    ports = [f"--{name}-port=0" for name in ("http", "recorder-http", "recorder-https")]
    async with aiohttp.ClientSession() as session, _all_ended() as processes:
        for recorder in (stranger, bench):
            processes.append(await recorder.start())
        demo = await Process.start(
            "The demo",
            ["demo", "--folder", str(folder / "demo"), *ports],
            folder=REPOSITORY,
            output=folder / "demo.log",
        )
        processes.append(demo)
        await demo.says(re.compile("(Press Ctrl-C)"))
        origin = await demo.says(re.compile(r"Home Assistant: +(\S+)/\n"))
        page = await demo.says(re.compile(r"Recorder: +http://[^:]+:(\d+)/"))
        house.http_port = int(page)
        stage = Stage(session, origin, folder, house, bench, stranger)
        await _lay_out(stage)
        yield stage


@asynccontextmanager
async def _all_ended() -> AsyncGenerator[list[Process]]:
    processes: list[Process] = []
    try:
        yield processes
    finally:
        for process in reversed(processes):
            await process.stop()


async def _lay_out(stage: Stage) -> None:
    """Plug in what always looks the same, and say what it is."""
    remote = stage.remote(stage.bench)
    for port in (await remote.state())["ports"]:
        if port["camera"]:
            await remote.do("unplug", port=port["port"])
        if not port["enabled"]:
            await remote.do("mode", port=port["port"], enabled=True)
    for port, device in BENCH.items():
        await remote.do(
            "plug", port=port, camera={**device, "boot_time": 0.0}, running=True
        )
    await remote.do("mode", port=7, enabled=False)
    async with stage.api() as api:
        await add_recorder(api, stage.bench)
        states = await api.get("/api/states")
    camera = next(
        str(state["entity_id"])
        for state in states
        if state["entity_id"].startswith("camera.")
    )
    for port in BENCH:
        watch = camera if port == WATCHED else ""
        await stage.connect(stage.bench, port, protected=port == PROTECTED, watch=watch)
