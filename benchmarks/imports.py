"""How long it takes to import the integration into a Home Assistant that runs."""

import asyncio
import json
import os
from pathlib import Path
from statistics import median
import sys
from typing import Any

TIMES = 7

# What Home Assistant has imported by the time that it sets up an integration: its
# own parts and the platforms, which it loads in any case. Then what only the
# integration brings, then the integration itself; the CPU of each, ms.
_PROGRAM = """
from importlib import import_module
import json
from pathlib import Path
import sys
from time import process_time

import homeassistant.bootstrap

for name in (
    "assist_pipeline conversation binary_sensor button camera dhcp diagnostics event "
    "frontend http lovelace repairs sensor switch update zeroconf"
).split():
    import_module(f"homeassistant.components.{name}")
ours = "custom_components.axis_nvr_poe"
known, began = set(sys.modules), process_time()
for name in sys.argv[1:]:
    import_module(name)
brought = process_time()
folder = Path("custom_components/axis_nvr_poe")
for path in [folder / "__init__.py", *sorted(folder.glob("*.py"))]:
    import_module(ours if path.stem == "__init__" else f"{ours}.{path.stem}")
ended = process_time()
print(json.dumps({
    "brought": 1000 * (brought - began),
    "ours": 1000 * (ended - brought),
    "new": sorted(sys.modules.keys() - known),
}))
"""


async def measure(_: Path) -> dict[str, Any]:
    """Import all of it in processes of their own."""
    first = await _import()
    ours = [name for name in first["new"] if name.startswith("custom_components")]
    others = sorted(set(first["new"]) - set(ours))
    runs = [await _import(*others) for _ in range(TIMES)]
    return {
        "modules": len(ours),
        "ours": round(median(run["ours"] for run in runs), 1),
        "brought": round(median(run["brought"] for run in runs), 1),
        "names": sorted({name.partition(".")[0] for name in others}),
    }


async def _import(*others: str) -> dict[str, Any]:
    # Home Assistant keeps what it has compiled.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", _PROGRAM, *others),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        # A part that some machines lack is missed aloud.
        stderr=asyncio.subprocess.DEVNULL,
    )
    told, _ = await process.communicate()
    return dict(json.loads(told))
