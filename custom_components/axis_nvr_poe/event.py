"""Events: what happens to a port."""

from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import PortEntity, async_add_ports
from .runtime import AxisNvrPoeConfigEntry

PARALLEL_UPDATES = 0

EVENT_TYPE_FAILURE = "failure"
EVENT_TYPE_RECOVERED = "recovered"

ACTIVITY = EventEntityDescription(
    key="activity",
    translation_key="activity",
    event_types=[EVENT_TYPE_FAILURE, EVENT_TYPE_RECOVERED],
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the events of a recorder."""
    runtime = entry.runtime_data
    async_add_ports(
        entry,
        async_add_entities,
        lambda number: [PortActivity(runtime, ACTIVITY, number)],
    )


class PortActivity(PortEntity, EventEntity):
    """Fires when a port begins to fail and when it recovers, pushed or polled."""

    _failing: bool

    @override
    async def async_added_to_hass(self) -> None:
        """Start from how things stand: a failure that lasts is no news."""
        await super().async_added_to_hass()
        self._failing = self.port.failing is True

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Fire where the port has begun to fail, or has recovered."""
        if self.available and self.port.failing not in (None, self._failing):
            self._failing = not self._failing
            failure = self.port.failure
            self._trigger_event(
                EVENT_TYPE_FAILURE if self._failing else EVENT_TYPE_RECOVERED,
                {"reason": failure.reason, "reason_text": failure.reason_text},
            )
        super()._handle_coordinator_update()
