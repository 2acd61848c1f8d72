"""What is sent to those who look at a recorder's front: all of it once, then changes.

A recorder is followed as long as somebody looks, through every unload and set-up. What
comes in a burst is told in one go.
"""

from asyncio import Handle
from collections.abc import Callable
from typing import Any, TypedDict

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .coordinator import AxisNvrPoeCoordinator
from .faceplate import Faceplate, PortPicture, RecorderPicture, faceplate, known_data
from .names import recorder_device

_FEEDS: HassKey[dict[str, FaceplateFeed]] = HassKey(f"{DOMAIN}_faceplate_feeds")


class Change(TypedDict, total=False):
    """What has changed of a picture; None stands for a port that is gone."""

    recorder: RecorderPicture
    ports: dict[str, PortPicture | None]


type Onlooker = Callable[[Change | None], None]
"""Gets what has changed, None once the recorder has been removed."""


@callback
def async_faceplate(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Faceplate | None:
    """Return the picture of a recorder, None where it has no device."""
    if feed := _feeds(hass).get(entry.entry_id):
        return feed.async_picture()
    device = recorder_device(hass, entry)
    if device is None:
        return None
    return faceplate(hass, entry, device, known_data(entry))


@callback
def async_look_at(
    hass: HomeAssistant, entry: ConfigEntry[Any], onlooker: Onlooker
) -> CALLBACK_TYPE:
    """Tell somebody of all that changes from now on; returns how to stop it."""
    feeds = _feeds(hass)
    if entry.entry_id not in feeds:
        feeds[entry.entry_id] = FaceplateFeed(hass, entry)
    return feeds[entry.entry_id].async_add(onlooker)


@callback
def _feeds(hass: HomeAssistant) -> dict[str, FaceplateFeed]:
    return hass.data.setdefault(_FEEDS, {})


class FaceplateFeed:
    """Follows one recorder for all who look at it."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Begin to follow it."""
        self._hass = hass
        self._entry = entry
        self._onlookers: list[Onlooker] = []
        self._data = known_data(entry)
        self._shown: Faceplate | None = None
        # All whose renaming or removal shows.
        self._ids: set[str | None] = set()
        self._coordinator: AxisNvrPoeCoordinator | None = None
        self._stop_following: CALLBACK_TYPE | None = None
        self._due: Handle | None = None
        self._stops = [
            async_dispatcher_connect(
                hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed
            ),
            hass.bus.async_listen(
                er.EVENT_ENTITY_REGISTRY_UPDATED, self._entity_changed
            ),
            hass.bus.async_listen(
                dr.EVENT_DEVICE_REGISTRY_UPDATED, self._device_changed
            ),
        ]
        self._follow_coordinator()
        self._look()

    @callback
    def async_add(self, onlooker: Onlooker) -> CALLBACK_TYPE:
        """Have one more look on; returns how to stop it, which may be done twice."""
        self._onlookers.append(onlooker)

        @callback
        def remove() -> None:
            if onlooker in self._onlookers:
                self._onlookers.remove(onlooker)
                if not self._onlookers:
                    self._stop()

        return remove

    @callback
    def async_picture(self) -> Faceplate | None:
        """Return the picture that everybody has, once they have it."""
        self._tell()
        return self._shown

    def _stop(self) -> None:
        """Follow nothing any more, as nobody looks."""
        _feeds(self._hass).pop(self._entry.entry_id, None)
        self._leave_coordinator()
        for stop in self._stops:
            stop()
        self._expect_nothing()

    @callback
    def _entry_changed(self, _: ConfigEntryChange, entry: ConfigEntry[Any]) -> None:
        """Follow the recorder through set-up, unload and removal."""
        if entry is self._entry:
            self._follow_coordinator()
            self._changed()

    @callback
    def _entity_changed(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        entity_id = event.data["entity_id"]
        entity = er.async_get(self._hass).async_get(entity_id)
        is_ours = entity and entity.config_entry_id == self._entry.entry_id
        if is_ours or entity_id in self._ids:
            self._changed()

    @callback
    def _device_changed(self, event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        device = dr.async_get(self._hass).async_get(event.data["device_id"])
        is_ours = device and self._entry.entry_id in device.config_entries
        if is_ours or event.data["device_id"] in self._ids:
            self._changed()

    def _follow_coordinator(self) -> None:
        """Follow the coordinator that runs; one that has ended would poll on."""
        is_loaded = self._entry.state is ConfigEntryState.LOADED
        coordinator = self._entry.runtime_data.coordinator if is_loaded else None
        if coordinator is self._coordinator:
            return
        self._leave_coordinator()
        self._coordinator = coordinator
        if coordinator is not None:
            self._stop_following = coordinator.async_add_listener(self._changed)

    def _leave_coordinator(self) -> None:
        if self._stop_following is not None:
            self._stop_following()
            self._stop_following = None

    @callback
    def _changed(self) -> None:
        """Tell of it, once all has happened that happens now."""
        if self._due is None:
            self._due = self._hass.loop.call_soon(self._tell)

    def _look(self) -> None:
        """Draw the picture, of the last that was known where nothing new is."""
        data = known_data(self._entry)
        if data.ports:
            self._data = data
        device = recorder_device(self._hass, self._entry)
        if device is None:
            self._shown = None
            return
        self._shown = faceplate(self._hass, self._entry, device, self._data)
        self._ids = _ids_in(self._shown)

    @callback
    def _tell(self) -> None:
        """Tell everybody what has changed."""
        self._expect_nothing()
        before = self._shown
        self._look()
        if self._shown is None:
            self._end()
        elif before is not None and (change := _difference(before, self._shown)):
            for onlooker in [*self._onlookers]:
                onlooker(change)

    def _expect_nothing(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _end(self) -> None:
        """Tell everybody that there is nothing to be seen any more."""
        onlookers, self._onlookers = self._onlookers, []
        self._stop()
        for onlooker in onlookers:
            onlooker(None)


def _difference(before: Faceplate, after: Faceplate) -> Change:
    """Return what is not as it was."""
    change: Change = {}
    if before["recorder"] != after["recorder"]:
        change["recorder"] = after["recorder"]
    old, new = before["ports"], after["ports"]
    ports: dict[str, PortPicture | None] = {
        number: port for number, port in new.items() if old.get(number) != port
    }
    ports.update(dict.fromkeys(old.keys() - new.keys()))
    if ports:
        change["ports"] = ports
    return change


def _ids_in(picture: Faceplate) -> set[str | None]:
    """Return the devices and entities that a picture shows something of."""
    ids: set[str | None] = {picture["recorder"]["device_id"]}
    ids.update(picture["recorder"]["entities"].values())
    for port in picture["ports"].values():
        ids.update(
            (port["device_id"], port["connected_device_id"], *port["entities"].values())
        )
    return ids - {None}
