"""Every sort of target that stands for port 1, or for the whole recorder."""

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    label_registry as lr,
)
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN

from .common import MAC, device_of, entity_id


def recorder_device(hass: HomeAssistant, entry: MockConfigEntry) -> dr.DeviceEntry:
    """Return the recorder's device."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, MAC), entry.entry_id
    )
    assert device
    return device


def of_label(hass: HomeAssistant) -> str:
    """Return a label that nothing carries yet."""
    return lr.async_get(hass).async_create("Outdoor").label_id


def by_device(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by its device."""
    return {"device_id": device_of(hass, 1).id}


def by_area(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by the area that its device is in."""
    area = ar.async_get(hass).async_create("Garden")
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, area_id=area.id)
    return {"area_id": area.id}


def by_floor(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by the floor of its area."""
    floor = fr.async_get(hass).async_create("Ground")
    area = by_area(hass, entry)["area_id"]
    ar.async_get(hass).async_update(area, floor_id=floor.floor_id)
    return {"floor_id": floor.floor_id}


def by_label_of_device(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by a label on its device."""
    label = of_label(hass)
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, labels={label})
    return {"label_id": label}


def by_label_of_switch(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by a label on its switch."""
    label = of_label(hass)
    switch = entity_id(hass, Platform.SWITCH, "port1-poe")
    er.async_get(hass).async_update_entity(switch, labels={label})
    return {"label_id": label}


def by_label_of_area(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by a label on the area that its device is in."""
    label = of_label(hass)
    area = by_area(hass, entry)["area_id"]
    ar.async_get(hass).async_update(area, labels={label})
    return {"label_id": label}


def by_switch(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose port 1 by its switch."""
    return {"entity_id": entity_id(hass, Platform.SWITCH, "port1-poe")}


def by_recorder(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose all ports by the recorder."""
    return {"device_id": recorder_device(hass, entry).id}


def by_recorders_event(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Choose all ports by the recorder's own event."""
    return {"entity_id": entity_id(hass, Platform.EVENT, "activity")}


def by_all_at_once(
    hass: HomeAssistant, entry: MockConfigEntry
) -> dict[str, str | list[str]]:
    """Choose port 1 in several ways, which is still one port."""
    activity = entity_id(hass, Platform.EVENT, "port1-activity")
    devices = [device_of(hass, 1).id, recorder_device(hass, entry).id]
    return {"entity_id": [activity], "device_id": devices, **by_area(hass, entry)}


OF_PORT_1 = (
    by_device,
    by_area,
    by_floor,
    by_label_of_device,
    by_label_of_switch,
    by_label_of_area,
    by_switch,
)
OF_ALL_PORTS = (by_recorder, by_recorders_event, by_all_at_once)
