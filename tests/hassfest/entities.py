"""Checks of what entities are called and look like.

The platforms' own tables of descriptions say which entities there are.
"""

from collections.abc import Iterator
from importlib import import_module
import json
from pathlib import Path
import re
from typing import Any, TypeIs

import homeassistant.components
from homeassistant.const import Platform
from homeassistant.helpers.entity import EntityDescription
import voluptuous as vol

from .manifest import problems
from .repository import DOMAIN, Repository

_ICON = vol.All(str, vol.Match(re.compile(r"mdi:[a-z0-9-]+\Z"), "must be an mdi icon"))
_ICON_TABLE = {str: _ICON}
_WITH_STATES = {vol.Optional("default"): _ICON, vol.Optional("state"): _ICON_TABLE}
_STEPS = {"step": {str: {"section": _ICON_TABLE}}}

ICONS = vol.Schema(
    {
        vol.Required("entity"): {
            vol.In([*Platform]): {
                str: {
                    **_WITH_STATES,
                    vol.Optional("state_attributes"): {str: _WITH_STATES},
                }
            }
        },
        vol.Optional("services"): {
            str: {vol.Required("service"): _ICON, vol.Optional("sections"): _ICON_TABLE}
        },
        vol.Optional("triggers"): {str: {vol.Required("trigger"): _ICON}},
        vol.Optional("conditions"): {str: {vol.Required("condition"): _ICON}},
        vol.Optional("config"): _STEPS,
        vol.Optional("options"): _STEPS,
    }
)


def _is_description(value: object) -> TypeIs[EntityDescription]:
    """Return whether something is a description.

    Home Assistant's own descriptions are instances of hidden twins of their
    classes, so that isinstance does not tell.
    """
    return "EntityDescription" in {each.__name__ for each in type(value).__mro__}


def _in_tables(value: object) -> Iterator[EntityDescription]:
    if _is_description(value):
        yield value
    elif isinstance(value, dict):
        yield from _in_tables(list(value.values()))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from _in_tables(each)


def descriptions(
    repository: Repository,
) -> Iterator[tuple[Platform, EntityDescription]]:
    """Yield what the platforms' tables describe."""
    for platform in Platform:
        if (repository.integration / f"{platform}.py").exists():
            module = import_module(f"custom_components.{DOMAIN}.{platform}")
            for description in _in_tables(list(vars(module).values())):
                yield platform, description


def _key(description: EntityDescription) -> str:
    return description.translation_key or description.key


def _states(description: EntityDescription) -> set[str]:
    """Return the states that have names of their own."""
    options = getattr(description, "options", None)
    return {*(options or getattr(description, "event_types", None) or ())}


def _named_states(description: EntityDescription, texts: dict[str, Any]) -> set[str]:
    """Return the states that the translations name."""
    if hasattr(description, "event_types"):
        texts = texts.get("state_attributes", {}).get("event_type", {})
    return set(texts.get("state", {}))


def _has_icon(platform: Platform, device_class: str | None) -> bool:
    """Return whether a device class brings an icon that says something."""
    folder = Path(homeassistant.components.__path__[0]) / platform
    icons = json.loads((folder / "icons.json").read_text())["entity_component"]
    return device_class in icons and device_class != "enum"


def check_entity_names(repository: Repository) -> Iterator[str]:
    """Check that every entity has a name, and every name an entity."""
    texts = repository.integration_json("translations/en.json")["entity"]
    used: dict[str, set[str]] = {}
    for platform, description in descriptions(repository):
        key = _key(description)
        used.setdefault(platform, set()).add(key)
        named = "name" in texts.get(platform, {}).get(key, {})
        if description.name is not None and not named:
            yield f"entity.{platform}.{key}: has no name"
        if description.name is None and named:
            yield f"entity.{platform}.{key}: is to have no name, but would get this"
    for platform, entities in texts.items():
        for key in entities.keys() - used.get(platform, set()):
            yield f"entity.{platform}.{key}: there is no such entity"


def check_entity_states(repository: Repository) -> Iterator[str]:
    """Check that every state of an enum or event has a name, and no other."""
    texts = repository.integration_json("translations/en.json")["entity"]
    for platform, description in descriptions(repository):
        key = _key(description)
        named = _named_states(description, texts.get(platform, {}).get(key, {}))
        if states := _states(description):
            for state in states ^ named:
                wrong = "has no name" if state in states else "does not exist"
                yield f"entity.{platform}.{key}: state {state} {wrong}"


def check_icons(repository: Repository) -> Iterator[str]:
    """Check that icons.json has the form Home Assistant reads."""
    icons = repository.integration_json("icons.json")
    yield from problems(ICONS, icons, "icons.json")
    for platform, entities in icons["entity"].items():
        for key, icon in entities.items():
            for state, own in icon.get("state", {}).items():
                if own == icon.get("default"):
                    yield f"icons.json: {platform}.{key}.{state} is the default"


def check_entity_icons(repository: Repository) -> Iterator[str]:
    """Check that every entity has an icon, and every icon an entity."""
    icons = repository.integration_json("icons.json")["entity"]
    used: dict[str, set[str]] = {}
    for platform, description in descriptions(repository):
        key = _key(description)
        used.setdefault(platform, set()).add(key)
        icon = icons.get(platform, {}).get(key, {})
        if not _has_icon(platform, description.device_class) and "default" not in icon:
            yield f"icons.json: {platform}.{key} has no icon"
        if states := _states(description):
            for state in icon.get("state", {}).keys() - states:
                yield f"icons.json: {platform}.{key} has no state {state}"
    for platform, entities in icons.items():
        for key in entities.keys() - used.get(platform, set()):
            yield f"icons.json: there is no {platform}.{key}"
