"""A repository's files, as the checks see them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
import json
from pathlib import Path
from typing import Any

from homeassistant.util.yaml import load_yaml_dict

DOMAIN = "axis_nvr_poe"

type Check = Callable[[Repository], Iterator[str]]


@dataclass(frozen=True)
class Repository:
    """A repository with this integration in it, by its root folder."""

    root: Path

    @property
    def integration(self) -> Path:
        """The folder that Home Assistant loads."""
        return self.root / "custom_components" / DOMAIN

    def integration_json(self, name: str) -> dict[str, Any]:
        """Return a JSON file of the integration."""
        return self.json(self.integration / name)

    def json(self, path: Path) -> dict[str, Any]:
        """Return a JSON file that holds an object."""
        content: dict[str, Any] = json.loads(path.read_text())
        return content

    def integration_yaml(self, name: str) -> dict[str, Any]:
        """Return a YAML file of the integration; where there is none, nothing."""
        path = self.integration / name
        return self.yaml(path) if path.exists() else {}

    def yaml(self, path: Path) -> dict[str, Any]:
        """Return a YAML file that holds a mapping."""
        return dict(load_yaml_dict(path))


HERE = Repository(Path(__file__).parents[2])
