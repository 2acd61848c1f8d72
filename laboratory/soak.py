"""A real Home Assistant left alone with a recorder that misbehaves at random.

    .venv/bin/python -m laboratory.soak [--minutes 30] [--seed 7] [--folder FOLDER]

Says what it does to the recorder, and what became of it: five minutes after the end
of all trouble every port is to be shown as it is, nothing is to be owed, and no form
and no repair is to be left. Home Assistant's log follows, to be read line by line.
"""

from argparse import ArgumentParser
import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
import sys
from tempfile import mkdtemp
from typing import Any

import aiohttp

from simulator.remote import Remote, RemoteError

from . import homeassistant, onboarding
from .api import Api, connect
from .config_flow import add_recorder
from .error import LaboratoryError
from .ports import LOOPBACK, free_ports
from .recorders import PASSWORD, USERNAME, Recorder
from .registry import DOMAIN

PORTS = 8
REST = 330.0
"""s without trouble, after which all is to be well."""

CAUSES = {"power_budget": 4, "poe_failure": 5}
"""The status of a port for which a repair is right."""

CALLS = (
    "*",
    "basicdeviceinfo",
    "apidiscovery",
    "schemaversions",
    "getportstatuses",
    "getportmode",
    "setportmode",
    "gettotalpowerlimit",
    "getkeeppower",
    "wssession",
    "ws-data-stream",
)

type Trouble = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Home:
    """Home Assistant, which hangs up on visitors who say nothing for minutes."""

    session: aiohttp.ClientSession
    origin: str

    @asynccontextmanager
    async def visit(self) -> AsyncGenerator[Api]:
        """Log in, as a token does not last as long as this."""
        token = await onboarding.log_in(self.session, self.origin)
        async with connect(self.session, self.origin, token) as api:
            yield api


def say(text: str) -> None:
    """Print a line with its time, at once."""
    sys.stdout.write(f"{datetime.now().astimezone():%H:%M:%S} {text}\n")
    sys.stdout.flush()


def misbehaviours(chance: Random) -> Trouble:
    """Draw an odd answer to some call, once or for a while."""
    kind, arguments = chance.choice(
        [
            *(("status", {"status": one}) for one in (400, 401, 403, 404, 500, 503)),
            *(("general_error", {"code": one}) for one in (10, 20, 30, 40, 50)),
            *(
                (one, {})
                for one in ("login_page", "truncated", "empty", "huge", "entities")
            ),
            ("reset", {"processed": chance.random() < 0.5}),  # noqa: PLR2004
            ("silence", {}),
            ("delay", {"seconds": chance.uniform(1, 9)}),
        ]
    )
    given: dict[str, Any] = {
        "kind": kind,
        "arguments": arguments,
        "path": chance.choice(CALLS),
    }
    if kind != "delay":
        given["times"] = chance.choice((1, 1, 2, 5))
    return "misbehave", given


def accidents(chance: Random) -> Trouble:
    """Draw what happens to a recorder without anybody's ill will."""
    port = chance.randint(1, PORTS)
    troubles: list[Trouble] = [
        ("restart", {"seconds": chance.uniform(5, 90)}),
        ("fault", {"port": port, "reason": "Short circuit"}),
        ("clear", {"port": port}),
        ("plug", {"port": port, "camera": {"poe_class": 3, "power": 4.5}}),
        ("unplug", {"port": port}),
        ("stream_kill", {}),
        ("behave", {}),
    ]
    return chance.choice(troubles)


async def act(chance: Random, home: Home, recorder: Recorder) -> None:
    """Do in Home Assistant what a person might; a refusal is an answer."""
    async with home.visit() as api:
        await _act(chance, api, recorder)


async def _act(chance: Random, api: Api, recorder: Recorder) -> None:
    port = chance.randint(1, PORTS)
    unique_id = f"{recorder.mac}-port{port}"
    entities = {
        entity["unique_id"]: entity["entity_id"]
        for entity in await api.command("config/entity_registry/list")
        if entity["platform"] == DOMAIN
    }
    action, entity = chance.choice(
        [
            ("switch/turn_on", entities[f"{unique_id}-poe"]),
            ("switch/turn_off", entities[f"{unique_id}-poe"]),
            ("button/press", entities[f"{unique_id}-power_cycle"]),
        ]
    )
    try:
        await api.post(f"/api/services/{action}", entity_id=entity)
        say(f"{action} {entity}")
    except LaboratoryError as err:
        say(f"{action} {entity}: {err}")


async def disturb(
    chance: Random, remote: Remote, home: Home, recorder: Recorder
) -> None:
    """Do the next thing."""
    draw: Callable[[Random], Trouble] = chance.choices(
        (misbehaviours, accidents), weights=(3, 2)
    )[0]
    action, given = draw(chance)
    with suppress(RemoteError):
        await remote.do(action, **given)
        say(f"{action} {given}")
    if chance.random() < 0.3:  # noqa: PLR2004 - now and then
        await act(chance, home, recorder)


async def left_over(remote: Remote, api: Api, recorder: Recorder) -> list[str]:
    """Return what is not as it is to be."""
    wrong = []
    ports = (await remote.state())["ports"]
    states = {one["entity_id"]: one["state"] for one in await api.get("/api/states")}
    entities = {
        entity["unique_id"]: entity["entity_id"]
        for entity in await api.command("config/entity_registry/list")
        if entity["platform"] == DOMAIN
    }
    for port in ports:
        shown = states[entities[f"{recorder.mac}-port{port['port']}-poe"]]
        if shown != ("on" if port["enabled"] else "off"):
            wrong.append(f"port {port['port']} is {port['enabled']}, shown {shown}")
    budget = states[entities[f"{recorder.mac}-power_budget"]]
    if float(budget if budget[:1].isdigit() else 0) <= 0:
        wrong.append(f"the power budget is {budget}")
    issues = (await api.command("repairs/list_issues"))["issues"]
    seen = {port["status"]["code"] for port in ports}
    wrong += [
        f"repair {one['translation_key']} {one['translation_placeholders']}"
        for one in issues
        if one["domain"] == DOMAIN and CAUSES.get(one["translation_key"]) not in seen
    ]
    flows = await api.command("config_entries/flow/progress")
    wrong += [f"form {one['step_id']}" for one in flows if one["handler"] == DOMAIN]
    return wrong


async def soak(folder: Path, minutes: float, seed: int) -> int:
    """Run; return 1 where anything was left over."""
    chance = Random(seed)  # noqa: S311 - trouble, not secrets
    say(f"{minutes:g} minutes, seed {seed}, in {folder}")
    recorder = Recorder(index=0, ports=PORTS, state=folder / "recorder.json")
    [port] = free_ports(1)
    homeassistant.prepare_folder(folder, port)
    origin = f"http://{LOOPBACK}:{port}"
    async with AsyncExitStack() as stack:
        process = await recorder.start()
        stack.push_async_callback(process.stop)
        process = await homeassistant.start(folder)
        stack.push_async_callback(process.stop)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        while True:
            with suppress(aiohttp.ClientConnectionError):
                await onboarding.is_owned(session, origin)
                break
            await asyncio.sleep(0.5)
        await onboarding.create_owner(session, origin)
        home = Home(session, origin)
        remote = recorder.remote(session)
        async with home.visit() as api:
            say(f"set up: {await add_recorder(api, recorder)}")
        loop = asyncio.get_running_loop()
        end = loop.time() + 60 * minutes
        while loop.time() < end:
            await asyncio.sleep(chance.uniform(3, 25))
            await disturb(chance, remote, home, recorder)
        await remote.behave()
        await remote.do("account", username=USERNAME, password=PASSWORD)
        say("All trouble is over")
        await asyncio.sleep(REST)
        async with home.visit() as api:
            wrong = await left_over(remote, api, recorder)
    log = folder / "home-assistant.log"
    say("Home Assistant's log:")
    sys.stdout.write(log.read_text() if log.exists() else process.output.read_text())
    for one in wrong:
        say(f"WRONG: {one}")
    say("Something is left over" if wrong else "All is well")
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = ArgumentParser(prog="laboratory.soak")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="a new one where not given")
    options = parser.parse_args()
    place = (options.folder or Path(mkdtemp())).resolve()
    sys.exit(asyncio.run(soak(place, options.minutes, options.seed)))
