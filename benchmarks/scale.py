"""A hundred recorders in one Home Assistant: its start, and how it goes on."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
import json
from pathlib import Path
import re
from tempfile import TemporaryDirectory
from typing import Any

from laboratory.processes import REPOSITORY, Process

from .apart import measured

RECORDERS = 100
PORTS = 16


async def measure(
    tree: Path = REPOSITORY, recorders: int = RECORDERS, *, compared: bool = True
) -> dict[str, Any]:
    """Start Home Assistant with recorders, and look on.

    Where it is to be compared, without recorders as well, and with the floor.
    """
    figures: dict[str, Any] = {"recorders": recorders}
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with fleet(folder, recorders) as (process, ports):
            if compared:
                figures["empty"] = await measured("fleet-empty", tree)
                figures["floor"] = await measured("fleet-floor", tree, ports=ports)
            at_home = str(folder / "home")
            # It leaves the entries behind for a start like any other.
            await measured("fleet-added", tree, at_home=at_home, ports=ports)
            if compared:
                disabled = await measured("fleet-disabled", tree, at_home=at_home)
                figures["disabled"] = disabled
            pid = process.process.pid
            started = await measured("fleet-started", tree, at_home=at_home, fleet=pid)
        return {**figures, **started}


@asynccontextmanager
async def fleet(
    folder: Path, recorders: int
) -> AsyncGenerator[tuple[Process, list[int]]]:
    """Start the recorders; return their ports by HTTP."""
    process = await Process.start(
        "The fleet",
        ["benchmarks.fleet", str(recorders), str(PORTS)],
        folder=REPOSITORY,
        output=folder / "fleet.log",
    )
    try:
        yield process, json.loads(await process.says(re.compile(r"(\[.*\])\n")))
    finally:
        await process.stop()
