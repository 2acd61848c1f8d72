"""Checks of services.yaml and its like, and that every icon exists.

Home Assistant's own schemas let unknown keys pass, and those who load them only
log what they refuse; so the keys are named here.
"""

from collections.abc import Iterator, Mapping
import json
from typing import Any

import hass_frontend
from homeassistant.helpers.selector import validate_selector
from homeassistant.helpers.service import _SERVICES_SCHEMA
from homeassistant.helpers.trigger.descriptions import _TRIGGERS_DESCRIPTION_SCHEMA

from tests.texts.ledger import flat

from .files import Repository, problems

try:
    from homeassistant.helpers.condition.descriptions import (  # type: ignore[import-not-found]
        _CONDITIONS_DESCRIPTION_SCHEMA,
    )
except ImportError:  # until 2026.11
    from homeassistant.helpers.condition import _CONDITIONS_DESCRIPTION_SCHEMA

_SCHEMAS = {
    "services.yaml": _SERVICES_SCHEMA,
    "triggers.yaml": _TRIGGERS_DESCRIPTION_SCHEMA,
    "conditions.yaml": _CONDITIONS_DESCRIPTION_SCHEMA,
}
_KEYS = {"target", "fields"}
_SECTION_KEYS = {"collapsed", "fields"}
_FIELD_KEYS = {"advanced", "default", "example", "filter", "required", "selector"}


def _field_problems(path: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with fields, and with sections of them."""
    for name, field in fields.items():
        known = _SECTION_KEYS if "fields" in field else _FIELD_KEYS
        for key in sorted(field.keys() - known):
            yield f"{path}.{name}.{key}: means nothing"
        yield from _field_problems(f"{path}.{name}.fields", field.get("fields", {}))
        if "selector" in field:
            yield from problems(validate_selector, field["selector"], f"{path}.{name}")


def check_descriptions(repository: Repository) -> Iterator[str]:
    """Check that Home Assistant can read what is said of actions and the like."""
    for file, schema in _SCHEMAS.items():
        described = repository.integration_yaml(file)
        yield from problems(schema, described, file)
        for name, content in described.items():
            if content is None or name.startswith("."):
                continue
            for key in sorted(content.keys() - _KEYS):
                yield f"{file}: {name}.{key}: means nothing"
            path = f"{file}: {name}.fields"
            yield from _field_problems(path, content.get("fields", {}))


def check_icons(repository: Repository) -> Iterator[str]:
    """Check that the frontend has every icon."""
    listed = hass_frontend.where() / "static" / "mdi" / "iconList.json"
    names = {f"mdi:{icon['name']}" for icon in json.loads(listed.read_text())}
    for path, icon in flat(repository.integration_json("icons.json")).items():
        if icon not in names:
            yield f"icons.json: {path}: there is no icon {icon}"
