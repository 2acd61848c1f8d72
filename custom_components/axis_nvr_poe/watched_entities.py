"""Which entities show whether a connected device is alive, and what they show."""

from collections.abc import Iterable
from datetime import datetime

from homeassistant.components.binary_sensor import BinarySensorDeviceClass
from homeassistant.components.update import ATTR_IN_PROGRESS
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_RESTORED,
    STATE_OFF,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    Platform,
)
from homeassistant.core import Event, HomeAssistant, State, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from .connected_devices import CONF_WATCH, ConnectedDevice
from .const import DOMAIN
from .recorder.watchdog import Presence

# An integration in another state says nothing of its devices.
_SPEAKS = (
    ConfigEntryState.LOADED,
    ConfigEntryState.SETUP_IN_PROGRESS,
    ConfigEntryState.SETUP_RETRY,
)


@callback
def watched_entities(hass: HomeAssistant, device: ConnectedDevice) -> list[str]:
    """Return the entities that a person has chosen, or those of the device.

    Those are its cameras and what shows whether it is connected; where it has
    neither, all that its integration provides.
    """
    if device.watch or device.device_id is None:
        return [*device.watch]
    entities = er.async_entries_for_device(er.async_get(hass), device.device_id)
    telling = [
        one.entity_id
        for one in entities
        if one.domain == Platform.CAMERA or _is_connectivity(hass, one.entity_id)
    ]
    if telling:
        return telling
    registered = dr.async_get(hass).async_get(device.device_id)
    owner = None if registered is None else registered.config_entry_id
    return [one.entity_id for one in entities if one.config_entry_id in {owner, None}]


@callback
def update_entities(
    hass: HomeAssistant, device: ConnectedDevice, watched: Iterable[str]
) -> list[str]:
    """Return the entities that tell of updates of a device.

    Those of the device that a person has named, and of the one the watched belong to.
    """
    registry = er.async_get(hass)
    known = [one for name in watched if (one := registry.async_get(name)) is not None]
    devices = {device.device_id, *(one.device_id for one in known)} - {None}
    return sorted(
        one.entity_id
        for device_id in devices
        for one in er.async_entries_for_device(registry, str(device_id))
        if one.domain == Platform.UPDATE
    )


@callback
def presence(
    hass: HomeAssistant, entity_ids: Iterable[str]
) -> tuple[Presence, datetime | None]:
    """Return what entities show of a device, and since when it is gone.

    One that is unknown is there: its device answers, and has said nothing yet.
    """
    states = [
        state
        for entity_id in entity_ids
        if (state := hass.states.get(entity_id)) is not None and _tells(hass, state)
    ]
    if not states:
        return Presence.UNSEEN, None
    if all(_is_gone(hass, state) for state in states):
        return Presence.GONE, max(state.last_changed for state in states)
    return Presence.HERE, None


@callback
def updating(hass: HomeAssistant, entity_ids: Iterable[str]) -> bool | None:
    """Return whether a device is being updated, None where that cannot be told."""
    states = [hass.states.get(entity_id) for entity_id in entity_ids]
    known = [state for state in states if state is not None]
    if any(_is_in_progress(state) for state in known):
        return True
    silent = {STATE_UNAVAILABLE, STATE_UNKNOWN}
    return None if any(state.state in silent for state in known) else False


@callback
def async_follow_renames(hass: HomeAssistant) -> None:
    """Have people's choice of entities follow when one gets another id."""

    @callback
    def renamed(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        data = event.data
        if data["action"] != "update" or "old_entity_id" not in data:
            return
        old, new = data["old_entity_id"], data["entity_id"]
        for entry in hass.config_entries.async_entries(DOMAIN):
            for subentry in [*entry.subentries.values()]:
                watch = subentry.data.get(CONF_WATCH)
                if isinstance(watch, (list, tuple)) and old in watch:
                    names = [new if one == old else one for one in watch]
                    hass.config_entries.async_update_subentry(
                        entry, subentry, data={**subentry.data, CONF_WATCH: names}
                    )

    hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, renamed)


def _tells(hass: HomeAssistant, state: State) -> bool:
    """Return whether somebody stands behind a state."""
    if not state.attributes.get(ATTR_RESTORED):
        return True
    registered = er.async_get(hass).async_get(state.entity_id)
    if registered is None or registered.config_entry_id is None:
        return True
    entry = hass.config_entries.async_get_entry(registered.config_entry_id)
    return entry is not None and entry.state in _SPEAKS


def _is_gone(hass: HomeAssistant, state: State) -> bool:
    if state.state == STATE_UNAVAILABLE:
        return True
    return state.state == STATE_OFF and _is_connectivity(hass, state.entity_id)


def _is_connectivity(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity shows whether its device is connected."""
    if not entity_id.startswith(f"{Platform.BINARY_SENSOR}."):
        return False
    state = hass.states.get(entity_id)
    registered = er.async_get(hass).async_get(entity_id)
    kinds = {
        state and state.attributes.get(ATTR_DEVICE_CLASS),
        registered and (registered.device_class or registered.original_device_class),
    }
    return BinarySensorDeviceClass.CONNECTIVITY in kinds


def _is_in_progress(state: State) -> bool:
    """Return whether an update is in progress, by a truth or a percentage."""
    progress = state.attributes.get(ATTR_IN_PROGRESS)
    return progress is not None and progress is not False
