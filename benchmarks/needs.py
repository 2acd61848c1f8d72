"""Print what Home Assistant would install by itself for YAML by hand."""

import json
from pathlib import Path

import homeassistant.components

_REST = Path(homeassistant.components.__path__[0]) / "rest" / "manifest.json"

if __name__ == "__main__":
    print("\n".join(json.loads(_REST.read_text())["requirements"]))  # noqa: T201
