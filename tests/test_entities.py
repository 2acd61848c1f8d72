"""Every entity and device as Home Assistant registers and shows it."""

from unittest.mock import patch

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    device_registry as dr,
    entity_platform as ep,
    entity_registry as er,
)
from homeassistant.helpers.entity import Entity
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from custom_components.axis_nvr_poe import PLATFORMS
from custom_components.axis_nvr_poe.const import DOMAIN

from .common import MAC, set_up
from .meaning import device_lines, entity_lines


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.four_ports
async def test_entities(
    hass: HomeAssistant,
    freezer: object,
    entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    snapshot: SnapshotAssertion,
    platform: Platform,
) -> None:
    """Names, classes, units, categories and states of a platform."""
    with (
        patch("custom_components.axis_nvr_poe.PLATFORMS", [platform]),
        patch.object(Entity, "entity_registry_enabled_default", new=True),
    ):
        await set_up(hass, entry)

    (added,) = ep.async_get_platforms(hass, DOMAIN)
    entities = [entity for _, entity in sorted(added.entities.items())]
    assert len(entities) == len(entity_registry.entities)
    assert (
        "\n".join(line for entity in entities for line in entity_lines(hass, entity))
        == snapshot
    )


@pytest.mark.four_ports
async def test_devices(
    hass: HomeAssistant,
    running: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    snapshot: SnapshotAssertion,
) -> None:
    """The recorder is a device, and each port is one behind it."""
    recorder = device_registry.async_get_device_by_identifier(
        (DOMAIN, MAC), running.entry_id
    )
    port = device_registry.async_get_device_by_identifier(
        (DOMAIN, f"{MAC}-port1"), running.entry_id
    )
    assert recorder is not None
    assert port is not None

    assert port.via_device_id == recorder.id
    assert (port.name, port.area_id) == ("AXIS S3008 port 1", None)
    assert recorder.configuration_url == f"http://127.0.0.1:{running.data['port']}"
    devices = dr.async_entries_for_config_entry(device_registry, running.entry_id)
    by_id = {device.id: device for device in devices}
    assert (
        "\n".join(
            line
            for device in devices
            for line in device_lines(device, by_id.get(device.via_device_id or ""))
        )
        == snapshot
    )
    assert len(devices) == 1 + 4
