"""What an entity shows: its name, its states, its attributes and its icon."""

from collections.abc import Mapping
from functools import cache
import json
from pathlib import Path
from typing import Any

import homeassistant.components
from homeassistant.const import (
    ATTR_ASSUMED_STATE,
    ATTR_ATTRIBUTION,
    ATTR_DEVICE_CLASS,
    ATTR_ENTITY_PICTURE,
    ATTR_FRIENDLY_NAME,
    ATTR_ICON,
    ATTR_RESTORED,
    ATTR_SUPPORTED_FEATURES,
    ATTR_UNIT_OF_MEASUREMENT,
)
from homeassistant.core import State
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.typing import UNDEFINED

from .ledger import Ledger

_ANY_ENTITY = {
    ATTR_ASSUMED_STATE,
    ATTR_ATTRIBUTION,
    ATTR_DEVICE_CLASS,
    ATTR_ENTITY_PICTURE,
    ATTR_FRIENDLY_NAME,
    ATTR_ICON,
    ATTR_RESTORED,
    ATTR_SUPPORTED_FEATURES,
    ATTR_UNIT_OF_MEASUREMENT,
}


@cache
def _platform(platform: str, file: str) -> dict[str, Any]:
    """Return what Home Assistant itself says of a platform's entities."""
    folder = Path(homeassistant.components.__path__[0]) / platform
    content = json.loads((folder / file).read_text())
    component: dict[str, Any] = content["entity_component"]
    return component


@cache
def _attributes_named(platform: str) -> frozenset[str]:
    """Return the attributes that Home Assistant itself has names for."""
    everyones = _platform(platform, "translations/en.json").get("_", {})
    return frozenset(_ANY_ENTITY | everyones.get("state_attributes", {}).keys())


@cache
def _classes_drawn(platform: str) -> frozenset[str]:
    """Return the device classes that Home Assistant itself has icons for.

    An enum is an enum of anything, so its icon says nothing.
    """
    return frozenset(_platform(platform, "icons.json").keys() - {"_", "enum"})


def show_entity(texts: Ledger, icons: Ledger, platform: str, entity: Entity) -> None:
    """Note what an entity shows, whatever its state will be."""
    path = f"entity.{platform}.{entity.translation_key}"
    _show_name(texts, platform, entity)
    capabilities = entity.capability_attributes or {}
    states = capabilities.get("options") or ()
    for state in states:
        texts.show(f"{path}.state.{state}")
    for event in capabilities.get("event_types") or ():
        texts.show(f"{path}.state_attributes.event_type.state.{event}")
    texts.show_if_there(f"{path}.unit_of_measurement")
    _show_icon(icons, platform, entity, states)


def _show_name(texts: Ledger, platform: str, entity: Entity) -> None:
    if hasattr(entity, "_attr_name"):
        return
    described = getattr(entity, "entity_description", None)
    name = described.name if described else UNDEFINED
    path = f"entity.{platform}.{entity.translation_key}.name"
    if texts.show_if_there(path, entity.translation_placeholders):
        if name is None:
            texts.complain(f"{path}: the entity is to have no name, but gets this")
        device_class = _platform(platform, "translations/en.json").get(
            entity.device_class or "", {}
        )
        if texts.texts[path] == device_class.get("name"):
            texts.complain(
                f"{path}: is the name of the device class {entity.device_class}, "
                "which Home Assistant has in every language"
            )
    elif name is UNDEFINED and not entity._default_to_device_class_name():  # noqa: SLF001
        texts.complain(
            f"{path}: {type(entity).__name__} has neither a name nor a device class"
        )


def _show_icon(icons: Ledger, platform: str, entity: Entity, states: Any) -> None:
    path = f"entity.{platform}.{entity.translation_key}"
    for state in states:
        icons.show_if_there(f"{path}.state.{state}")
    if not states:
        icons.show_below(f"{path}.state")
    icons.show_below(f"{path}.range")
    icons.show_below(f"{path}.state_attributes")
    if not icons.show_if_there(f"{path}.default") and not (
        entity.icon or entity.device_class in _classes_drawn(platform)
    ):
        icons.complain(f"{path}: {type(entity).__name__} has no icon")


def show_state(texts: Ledger, platform: str, key: str, state: State) -> None:
    """Note what a state of an entity shows, and its attributes."""
    path = f"entity.{platform}.{key}"
    texts.show_if_there(f"{path}.state.{state.state}")
    known = _attributes_named(platform)
    shown: Mapping[str, Any] = state.attributes
    if not texts.below(f"{path}.state_attributes"):
        # Most states are of this kind, and there are very many of them in a run.
        shown = {name: shown[name] for name in shown.keys() - known}
    for name, value in shown.items():
        attribute = f"{path}.state_attributes.{name}"
        if not texts.show_if_there(f"{attribute}.name") and name not in known:
            texts.complain(f"{attribute}.name: an attribute is shown without a name")
        texts.show_if_there(f"{attribute}.state.{value}")
