"""What the integration keeps in memory, and whether that grows."""

from contextlib import AsyncExitStack
import gc
import os
from pathlib import Path
import tracemalloc
from typing import Any

from homeassistant.helpers import entity_registry as er

from custom_components import axis_nvr_poe
from custom_components.axis_nvr_poe.const import DOMAIN

from .ground import bench, home, recorder
from .polls import CHANGES, FIGURE, fill

RECORDERS = 4
PORTS = 16
POLLS = 10_000
SETTLED = 2_000
"""Polls until caches are full."""

# Its name alone is in the path of Python's own library where that is a private copy.
_OURS = tracemalloc.Filter(
    inclusive=True, filename_pattern=f"{Path(axis_nvr_poe.__file__).parent}/*"
)
_PAGE = os.sysconf("SC_PAGE_SIZE")


async def measure(folder: Path) -> dict[str, Any]:
    """Set recorders up with an eye on what is allocated, and poll one very often."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        recorders = [
            await enter(recorder(folder, index, PORTS)) for index in range(RECORDERS)
        ]
        hass = await enter(home(folder))
        # The first one brings the code.
        first = await enter(bench(hass, recorders[0], streams=False))
        gc.collect()
        known = len(er.async_get(hass).entities)
        tracemalloc.start()
        for one in recorders[1:]:
            await enter(bench(hass, one, streams=False))
        gc.collect()
        taken = tracemalloc.take_snapshot()
        tracemalloc.stop()
        ours = sum(one.size for one in taken.filter_traces([_OURS]).traces)
        everything = sum(one.size for one in taken.traces)
        entities = sum(
            one.platform == DOMAIN and not one.disabled
            for one in list(er.async_get(hass).entities.values())[known:]
        )
        first.stop_polling()
        await fill(first)
        # What the history keeps of its own comes and goes, and hides what we keep.
        await hass.services.async_call("recorder", "disable", blocking=True)
        seen: dict[int, tuple[int, float]] = {}
        for turn in range(POLLS + 1):
            if turn in (SETTLED, POLLS):
                gc.collect()
                seen[turn] = len(gc.get_objects()), _resident()
            if turn % 4 == 0:
                await first.remote.do("draw", **CHANGES[FIGURE][turn // 4 % 2])
            await first.coordinator.async_refresh()
        return {
            "recorders": RECORDERS - 1,
            "entities": entities,
            "ours": round(ours / entities / 1024, 2),
            "all": round(everything / entities / 1024, 2),
            "from": SETTLED,
            "to": POLLS,
            "objects": seen[POLLS][0] - seen[SETTLED][0],
            "rss": round(seen[POLLS][1] - seen[SETTLED][1], 1),
        }


def _resident() -> float:
    """Return what the process holds, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * _PAGE / 2**20
