"""A repository's files, as the checks see them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
import json
from pathlib import Path
from typing import Any

from homeassistant.util.yaml import load_yaml_dict
import voluptuous as vol
from voluptuous.humanize import humanize_error

from custom_components.axis_nvr_poe.const import DOMAIN

type Check = Callable[[Repository], Iterator[str]]


@dataclass(frozen=True)
class Repository:
    """A repository with this integration in it, by its root folder."""

    root: Path

    @property
    def integration(self) -> Path:
        """The folder that Home Assistant loads."""
        return self.root / "custom_components" / DOMAIN

    @property
    def languages(self) -> list[Path]:
        """The files of all languages."""
        return sorted((self.integration / "translations").iterdir())

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


def problems(schema: Callable[[Any], Any], data: Any, where: str) -> Iterator[str]:
    """Yield what a schema finds wrong."""
    try:
        schema(data)
    except vol.Invalid as err:
        yield f"{where}: {humanize_error(data, err)}"


HERE = Repository(Path(__file__).parents[2])
