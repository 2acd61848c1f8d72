"""What is written to Home Assistant's state machine."""

from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from custom_components.axis_nvr_poe.const import DOMAIN


class Writes:
    """The integration's states that are written from now on, by entity id."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Look on."""
        self.changed: list[str] = []
        self.reported: list[str] = []
        registry = er.async_get(hass)

        @callback
        def note(event: Event[Any]) -> None:
            entity = registry.async_get(event.data["entity_id"])
            if entity is not None and entity.platform == DOMAIN:
                kinds[event.event_type].append(entity.unique_id.partition("-")[2])

        @callback
        def every(_: Any) -> bool:
            return True

        kinds: dict[object, list[str]] = {
            EVENT_STATE_CHANGED: self.changed,
            EVENT_STATE_REPORTED: self.reported,
        }
        hass.bus.async_listen(EVENT_STATE_CHANGED, note)
        hass.bus.async_listen(EVENT_STATE_REPORTED, note, event_filter=every)

    def take(self) -> tuple[list[str], list[str]]:
        """Return what was changed and what was written unchanged since last asked."""
        taken = sorted(self.changed), sorted(self.reported)
        self.changed.clear()
        self.reported.clear()
        return taken
