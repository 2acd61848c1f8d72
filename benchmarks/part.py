"""One part of the benchmark: measures, and prints the figures as JSON.

    python -m benchmarks.part NAME OPTIONS

The options are JSON too. What is measured is the integration in the working
directory.
"""

from collections.abc import Callable, Coroutine
from functools import partial
import json
import sys
from typing import Any

from . import failures, fleet_at_home, imports, memory, polls, storm, voice
from .ground import run

PARTS: dict[str, Callable[..., Coroutine[Any, Any, Any]]] = {
    "polls": polls.measure,
    "failures": failures.measure,
    "storm": storm.measure,
    "memory": memory.measure,
    "imports": imports.measure,
    "voice": voice.measure,
    "fleet-empty": fleet_at_home.empty,
    "fleet-floor": fleet_at_home.floor,
    "fleet-added": fleet_at_home.added,
    "fleet-disabled": fleet_at_home.disabled,
    "fleet-started": fleet_at_home.started,
}

if __name__ == "__main__":
    name, options = sys.argv[1:]
    figures = run(partial(PARTS[name], **json.loads(options)))
    sys.stdout.write(json.dumps(figures))
