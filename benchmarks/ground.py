"""A real Home Assistant core in this process, and recorders in others."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
import logging
import os
from pathlib import Path
import sys
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import aiohttp
from homeassistant.bootstrap import async_setup_hass
from homeassistant.config_entries import SOURCE_USER
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_USERNAME,
    Platform,
    __version__,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.runner import RuntimeConfig, create_event_loop

from custom_components.axis_nvr_poe.const import DOMAIN, POLL_INTERVAL
from custom_components.axis_nvr_poe.coordinator import AxisNvrPoeCoordinator
from laboratory.homeassistant import prepare_folder
from laboratory.ports import free_ports
from laboratory.recorders import PASSWORD, USERNAME, Recorder
from simulator.remote import Remote

INTERVAL = POLL_INTERVAL.total_seconds()
"""s between two polls."""

AMPLE = 4000.0
"""W, a budget that refuses no camera; a port that fails costs further requests."""

EXPECTED = (
    "aiohttp_fast_zlib",
    "homeassistant.bootstrap",
    "homeassistant.loader",
    # YAML by hand takes so long.
    "homeassistant.components.rest",
    "homeassistant.helpers.entity",
    # Where another language is chosen.
    "homeassistant.helpers.translation",
)
"""Who warns of what is meant to be so here."""


@dataclass(frozen=True)
class Bench:
    """A recorder that is set up in Home Assistant, and under control."""

    hass: HomeAssistant
    recorder: Recorder
    remote: Remote

    @property
    def coordinator(self) -> AxisNvrPoeCoordinator:
        """What polls the recorder."""
        entry = self.hass.config_entries.async_entry_for_domain_unique_id(
            DOMAIN, self.recorder.mac
        )
        if entry is None:
            raise RuntimeError(f"{self.recorder.mac} is not set up")
        # The first versions had nothing else to keep.
        kept = entry.runtime_data
        coordinator: AxisNvrPoeCoordinator = getattr(kept, "coordinator", kept)
        return coordinator

    def entity_id(self, platform: Platform, key: str) -> str:
        """Return the entity with a unique id of ``<mac>-<key>``."""
        found = er.async_get(self.hass).async_get_entity_id(
            platform, DOMAIN, f"{self.recorder.mac}-{key}"
        )
        if found is None:
            raise RuntimeError(f"There is no {platform} {key}")
        return found

    def stop_polling(self) -> None:
        """Leave it to the benchmark when to poll."""
        self.hass.config_entries.async_update_entry(
            self.coordinator.config_entry, pref_disable_polling=True
        )

    async def add(self) -> None:
        """Add the recorder by its config flow, trusting its certificate."""
        flow = self.hass.config_entries.flow
        form = await flow.async_init(DOMAIN, context={"source": SOURCE_USER})
        account = {CONF_USERNAME: USERNAME, CONF_PASSWORD: PASSWORD}
        given = {CONF_HOST: self.recorder.host, **account}
        result = await flow.async_configure(form["flow_id"], given)
        if result.get("step_id") == "trust_certificate":
            result = await flow.async_configure(form["flow_id"], {})
        if result["type"] != "create_entry":
            raise RuntimeError(f"{self.recorder.host} can't be added: {result}")
        await self.hass.async_block_till_done()


@asynccontextmanager
async def recorder(folder: Path, index: int, ports: int) -> AsyncGenerator[Recorder]:
    """Start a recorder.

    It asks for Digest by HTTPS, too: that costs more, and not all recorders do less.
    """
    state = folder / f"recorder-{index}.json"
    one = Recorder(index=index, ports=ports, state=state)
    process = await one.start()
    try:
        async with aiohttp.ClientSession() as session:
            await one.remote(session).do("policy", policy="digest")
        yield one
    finally:
        await process.stop()


@asynccontextmanager
async def home(folder: Path, configuration: str = "") -> AsyncGenerator[HomeAssistant]:
    """Start the demo's Home Assistant in this process, with more to configure."""
    for name in EXPECTED:
        logging.getLogger(name).setLevel(logging.ERROR)
    [port] = free_ports(1)
    prepare_folder(folder, port, configuration=configuration)
    config = RuntimeConfig(config_dir=str(folder), recovery_mode=False, skip_pip=True)
    # It looks for calls that block, and can only begin to once in a process.
    with patch("homeassistant.bootstrap.block_async_io.enable"):
        hass = await async_setup_hass(config)
    if hass is None:
        raise RuntimeError(f"Home Assistant can't be set up in {folder}")
    await hass.async_start()
    try:
        yield hass
    finally:
        await hass.async_stop(force=True)


@asynccontextmanager
async def bench(
    hass: HomeAssistant, one: Recorder, *, streams: bool = True
) -> AsyncGenerator[Bench]:
    """Add a recorder to Home Assistant; `streams`: it lists the event stream."""
    async with aiohttp.ClientSession() as session:
        made = Bench(hass, one, one.remote(session))
        await made.remote.do("power_limit", watts=AMPLE)
        await made.remote.do("stream_listed", listed=streams)
        await made.add()
        yield made


def run[T](benchmark: Callable[[Path], Coroutine[Any, Any, T]]) -> T:
    """Run a benchmark in a throw-away folder, in Home Assistant's event loop."""
    with (
        TemporaryDirectory() as folder,
        asyncio.Runner(loop_factory=create_event_loop) as runner,
    ):
        return runner.run(benchmark(Path(folder)))


def machine() -> str:
    """Say where the figures are from."""
    python = ".".join(map(str, sys.version_info[:3]))
    load = os.getloadavg()[0]
    return (
        f"Home Assistant {__version__}, Python {python}, {os.cpu_count()} processors, "
        f"load {load:.1f}"
    )


def say(text: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def percentile(values: list[float], share: float) -> float:
    """Return the value that so large a share of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
