"""What the integration means by its entities and devices, as lines to read.

Home Assistant's registries hold more than that, and gain fields with its
versions. Here stands only what the integration chooses, and what a person sees
of it; a line that is missing says that nothing was chosen.
"""

from collections.abc import Iterator
from typing import Any

from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_FRIENDLY_NAME,
    ATTR_ICON,
    ATTR_SUPPORTED_FEATURES,
    ATTR_UNIT_OF_MEASUREMENT,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.entity import Entity

# What a state repeats of the registry's entry.
REPEATED = {
    ATTR_DEVICE_CLASS: "original_device_class",
    ATTR_ICON: "original_icon",
    ATTR_SUPPORTED_FEATURES: "supported_features",
    ATTR_UNIT_OF_MEASUREMENT: "unit_of_measurement",
}


def entity_lines(hass: HomeAssistant, entity: Entity) -> Iterator[str]:
    """Yield an entity's state, what it is, and the attributes of its own."""
    entry, device = entity.registry_entry, entity.device_entry
    state = hass.states.get(entity.entity_id)
    assert entry is not None
    assert isinstance(device, dr.DeviceEntry)
    assert state is not None

    friendly_name = state.attributes[ATTR_FRIENDLY_NAME]
    capabilities = dict(entry.capabilities or {})
    yield f"{entity.entity_id}: {state.state}"
    yield from _said(
        unique_id=entry.unique_id,
        device=_names(device),
        friendly_name=friendly_name,
        name=entry.original_name,
        not_named_after_its_device=not entry.has_entity_name,
        suggested_object_id=entry.suggested_object_id,
        translation_key=entry.translation_key,
        device_class=entry.original_device_class,
        category=entry.entity_category,
        icon=entry.original_icon,
        unit=entry.unit_of_measurement,
        **capabilities,
        supported_features=entry.supported_features or None,
        disabled_at_first=not entity.entity_registry_enabled_default,
        hidden=entry.hidden_by,
        **entry.options,
    )
    repeated = {name: getattr(entry, field) for name, field in REPEATED.items()}
    known = {**repeated, **capabilities, ATTR_FRIENDLY_NAME: friendly_name}
    for name, value in sorted(state.attributes.items()):
        if name not in known or known[name] != value:
            yield f"  attribute {name}: {value!r}"


def device_lines(device: dr.DeviceEntry, via: dr.DeviceEntry | None) -> Iterator[str]:
    """Yield what a device is."""
    yield _names(device)
    yield from _said(
        connections=sorted(device.connections),
        via_device=via and _names(via),
        name=device.name,
        manufacturer=device.manufacturer,
        model=device.model,
        model_id=device.model_id,
        serial_number=device.serial_number,
        sw_version=device.sw_version,
        hw_version=device.hw_version,
        entry_type=device.entry_type,
        area=device.area_id,
    )


def _names(device: dr.DeviceEntry) -> str:
    return ", ".join(" ".join(identifier) for identifier in sorted(device.identifiers))


def _said(**facts: Any) -> Iterator[str]:
    for name, value in facts.items():
        if value is not None and value is not False and value not in ("", [], {}):
            yield f"  {name}: {_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)
