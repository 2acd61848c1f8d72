"""Print what Home Assistant would install by itself for what is set up here.

The versions are those that the Home Assistant of this environment asks for, so
there is nothing to keep in step by hand.
"""

from collections.abc import Iterator
import json
from pathlib import Path

import homeassistant.components
from homeassistant.const import Platform

# What the tests and the demo set up. Home Assistant loads every entity platform
# when it starts, whether anything uses it or not.
SET_UP = [
    "dhcp",
    "energy",
    "frontend",
    "history",
    "logbook",
    "mcp_server",
    "zeroconf",
    *Platform,
]

_COMPONENTS = Path(homeassistant.components.__path__[0])


def requirements(integrations: list[str]) -> Iterator[str]:
    """Yield what the integrations, and those they depend on, ask for."""
    waiting, known = list(integrations), set(integrations)
    while waiting:
        manifest = json.loads(
            (_COMPONENTS / waiting.pop() / "manifest.json").read_text()
        )
        yield from manifest.get("requirements", [])
        new = set(manifest.get("dependencies", [])) - known
        known |= new
        waiting += new


if __name__ == "__main__":
    print("\n".join(sorted(set(requirements(SET_UP)))))
