"""A hundred recorders in one Home Assistant: its start, and how it goes on."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
import json
from pathlib import Path
import re
import signal
from time import perf_counter, thread_time
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.axis_nvr_poe.const import DOMAIN
from laboratory.ports import LOOPBACK
from laboratory.processes import REPOSITORY, Process
from laboratory.recorders import FIRST_SERIAL, PASSWORD, USERNAME

from .ground import INTERVAL, home
from .heartbeat import heartbeat

RECORDERS = 100
PORTS = 16
SETTLING = 45.0
STEADY = 90.0
"""s that are looked at, several polls of each recorder."""


async def measure(folder: Path) -> dict[str, Any]:
    """Start Home Assistant without recorders, with them, and look on."""
    async with fleet(folder) as (process, ports):
        # The first one brings the code, and leaves the entries behind.
        async with home(folder) as hass:
            await _add(hass, ports)
        bare = folder / "bare"
        async with heartbeat() as heart, home(bare):
            await asyncio.sleep(SETTLING)
            empty = heart.longest
            cpu, began = thread_time(), perf_counter()
            await asyncio.sleep(INTERVAL)
            bare_cpu = 100 * (thread_time() - cpu) / (perf_counter() - began)
        began = perf_counter()
        async with heartbeat() as heart, home(folder) as hass:
            await _all_there(hass)
            start = perf_counter() - began
            start_stall = heart.longest
            entities = sum(
                one.platform == DOMAIN and not one.disabled
                for one in er.async_get(hass).entities.values()
            )
            await asyncio.sleep(SETTLING)
            steady = {"nothing changes": await _look_on(hass)}
            process.process.send_signal(signal.SIGUSR1)
            await asyncio.sleep(INTERVAL)
            steady["a figure per port changes"] = await _look_on(hass)
        return {
            "recorders": RECORDERS,
            "entities": entities,
            "start": round(start, 1),
            "start_stall": start_stall,
            "empty_stall": empty,
            "empty_cpu": round(bare_cpu, 2),
            "steady": steady,
        }


@asynccontextmanager
async def fleet(folder: Path) -> AsyncGenerator[tuple[Process, list[int]]]:
    """Start the recorders; return their ports by HTTP."""
    process = await Process.start(
        "The fleet",
        ["benchmarks.fleet", str(RECORDERS), str(PORTS)],
        folder=REPOSITORY,
        output=folder / "fleet.log",
    )
    try:
        yield process, json.loads(await process.says(re.compile(r"(\[.*\])\n")))
    finally:
        await process.stop()


async def _add(hass: HomeAssistant, ports: list[int]) -> None:
    """Add the recorders as the config flow would, without asking anything."""
    for index, port in enumerate(ports):
        serial = f"{FIRST_SERIAL + index:012x}"
        entry = ConfigEntry[Any](
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
        await hass.config_entries.async_add(entry)
    await _all_there(hass)


async def _all_there(hass: HomeAssistant) -> None:
    """Wait until every recorder is set up."""
    await hass.async_block_till_done()
    for entry in hass.config_entries.async_entries(DOMAIN):
        if entry.state.name != "LOADED":
            raise RuntimeError(f"{entry.title} is {entry.state}: {entry.reason}")


async def _look_on(hass: HomeAssistant) -> dict[str, Any]:
    """Look on for a while, with nothing to do."""
    polls: Counter[int] = Counter()
    loop = hass.loop

    def polled(_: object) -> None:
        polls[int(loop.time())] += 1

    for entry in hass.config_entries.async_entries(DOMAIN):
        entry.runtime_data.coordinator.async_follow_polls(polled)
    cpu, began = thread_time(), perf_counter()
    await asyncio.sleep(STEADY)
    spent = thread_time() - cpu
    took = perf_counter() - began
    # By itself, for it takes time of its own.
    async with heartbeat() as heart:
        await asyncio.sleep(INTERVAL)
    return {
        "cpu": round(100 * spent / took, 2),
        "stall": heart.longest,
        "busiest": max(polls.values()),
        "polls": round(sum(polls.values()) / (took + INTERVAL), 2),
    }
