"""Home Assistant with a fleet of recorders: how they are added, and how it goes on."""

import asyncio
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import AsyncExitStack, contextmanager
from itertools import batched
import json
import os
from pathlib import Path
import re
import shutil
import signal
from time import perf_counter, thread_time
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

import aiohttp
from homeassistant import bootstrap
from homeassistant.config_entries import SOURCE_USER, ConfigEntry, ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from custom_components.axis_nvr_poe.const import DOMAIN
from laboratory.ports import LOOPBACK
from laboratory.recorders import FIRST_SERIAL, PASSWORD, USERNAME

from .arms import Floor
from .ground import INTERVAL, home
from .heartbeat import BEAT, heartbeat

SETTLING = 40.0
STEADY = 2 * INTERVAL
"""s that are looked at, two polls of each recorder."""

AT_ONCE = 10
"""Recorders that are added side by side."""

type Json = dict[str, Any]


async def empty(folder: Path) -> Json:
    """Tell of a Home Assistant without any recorder."""
    async with AsyncExitStack() as stack:
        async with heartbeat() as heart:
            await stack.enter_async_context(home(folder))
            await asyncio.sleep(SETTLING)
        cpu = await _cpu(INTERVAL)
        return {**heart.figures(), "steady": {**await _stalls(), "cpu": cpu}}


async def floor(folder: Path, ports: list[int]) -> Json:
    """Tell what it takes to poll recorders as often, and to do nothing with that."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        await enter(home(folder))
        kept = aiohttp.TCPConnector(limit=0, keepalive_timeout=2 * INTERVAL)
        session = await enter(aiohttp.ClientSession(connector=kept))
        floors = [Floor(session, f"http://{LOOPBACK}:{port}") for port in ports]
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(_poll(one, INTERVAL * place / len(floors)))
                for place, one in enumerate(floors)
            ]
            await asyncio.sleep(SETTLING)
            cpu = await _cpu(STEADY)
            for task in tasks:
                task.cancel()
        return {"cpu": cpu}


async def _poll(arm: Floor, first_pause: float) -> None:
    await asyncio.sleep(first_pause)
    while True:
        await arm.poll()
        await asyncio.sleep(INTERVAL)


async def added(_: Path, at_home: str, ports: list[int]) -> None:
    """Add recorders, for a later start of the same Home Assistant."""
    async with home(Path(at_home)) as hass:
        for some in batched(enumerate(ports), AT_ONCE, strict=False):
            entries = [_entry(index, port) for index, port in some]
            await asyncio.gather(*map(hass.config_entries.async_add, entries))
        await _all_there(hass)


async def disabled(folder: Path, at_home: str) -> Json:
    """Tell of a start with all that recorders have registered, none of which is set up.

    Home Assistant reads its registries in one go.
    """
    copy = shutil.copytree(at_home, folder / "home", symlinks=True)
    _disable(copy, "core.config_entries", "entries", ConfigEntryDisabler.USER)
    by_entry = er.RegistryEntryDisabler.CONFIG_ENTRY
    _disable(copy, "core.entity_registry", "entities", by_entry)
    async with heartbeat() as heart, home(copy):
        await asyncio.sleep(SETTLING)
    return heart.figures()


def _disable(at_home: Path, name: str, kind: str, by: str) -> None:
    """Disable in a file of Home Assistant's storage what is ours."""
    path = at_home / ".storage" / name
    stored = json.loads(path.read_text())
    for one in stored["data"][kind]:
        if DOMAIN in (one.get("domain"), one.get("platform")):
            one["disabled_by"] = one["disabled_by"] or by
    path.write_text(json.dumps(stored))


async def started(_: Path, at_home: str, fleet: int) -> Json:
    """Start Home Assistant with recorders, and look on; `fleet` is their process."""
    async with AsyncExitStack() as stack:
        polls = stack.enter_context(_polls())
        cpu, began = thread_time(), perf_counter()
        registries: Json = {}
        async with heartbeat() as heart:
            stack.enter_context(
                _registries_read(lambda: registries.update(heart.taken()))
            )
            hass = await stack.enter_async_context(home(Path(at_home)))
            await _all_there(hass)
            figures = {
                "start": round(perf_counter() - began, 1),
                "start_cpu": round(thread_time() - cpu, 1),
            }
            await asyncio.sleep(SETTLING)
        entities = sum(
            one.platform == DOMAIN and not one.disabled
            for one in er.async_get(hass).entities.values()
        )
        steady = {"nothing changes": await _look_on(polls)}
        os.kill(fleet, signal.SIGUSR1)
        await asyncio.sleep(INTERVAL)
        steady["a figure per port changes"] = await _look_on(polls)
        return {
            **figures,
            "registries": registries,
            "set_up": heart.figures(),
            "entities": entities,
            "steady": steady,
        }


def _entry(index: int, port: int) -> ConfigEntry[Any]:
    """Return an entry as the config flow would make it, without asking anything."""
    serial = f"{FIRST_SERIAL + index:012x}"
    return ConfigEntry[Any](
        version=1,
        minor_version=1,
        domain=DOMAIN,
        title=f"Recorder {index + 1}",
        source=SOURCE_USER,
        unique_id=":".join(re.findall("..", serial)),
        data={
            "host": LOOPBACK,
            "port": port,
            "ssl": False,
            "username": USERNAME,
            "password": PASSWORD,
            "fingerprint": None,
        },
        options={},
        discovery_keys=MappingProxyType({}),
        subentries_data=(),
    )


async def _all_there(hass: HomeAssistant) -> None:
    """Wait until every recorder is set up."""
    await hass.async_block_till_done()
    for entry in hass.config_entries.async_entries(DOMAIN):
        if entry.state.name != "LOADED":
            raise RuntimeError(f"{entry.title} is {entry.state}: {entry.reason}")


@contextmanager
def _registries_read(then: Callable[[], None]) -> Generator[None]:
    """Call somebody once Home Assistant has read its registries."""
    read = bootstrap.async_load_base_functionality

    async def reads(hass: HomeAssistant) -> bool:
        done = await read(hass)
        # That was long; it is to be seen.
        await asyncio.sleep(2 * BEAT)
        then()
        return done

    with patch.object(bootstrap, "async_load_base_functionality", reads):
        yield


@contextmanager
def _polls() -> Generator[Counter[int]]:
    """Count the polls of all recorders by the second."""
    polls: Counter[int] = Counter()
    refresh = DataUpdateCoordinator._async_refresh  # noqa: SLF001 - any version has it

    async def counted(self: Any, *args: Any, **kwargs: Any) -> None:
        polls[int(perf_counter())] += 1
        await refresh(self, *args, **kwargs)

    with patch.object(DataUpdateCoordinator, "_async_refresh", counted):
        yield polls


def _busiest(polls: Counter[int]) -> int:
    return max(polls.values(), default=0)


async def _look_on(polls: Counter[int]) -> Json:
    """Look on for a while, with nothing to do."""
    polls.clear()
    cpu = await _cpu(STEADY)
    stalls = await _stalls()
    return {**stalls, "cpu": cpu, "busiest": _busiest(polls)}


async def _stalls() -> Json:
    """Return the longest stalls, looked for by itself as that takes time of its own."""
    async with heartbeat() as heart:
        await asyncio.sleep(INTERVAL)
    return heart.figures()


async def _cpu(seconds: float) -> float:
    """Return what this thread takes of a core, %."""
    cpu, began = thread_time(), perf_counter()
    await asyncio.sleep(seconds)
    return round(100 * (thread_time() - cpu) / (perf_counter() - began), 2)
