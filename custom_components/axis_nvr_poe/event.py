"""Events: what happens to a port.

An event fires exactly once for each real change. What changed while nobody looked
(Home Assistant was down, the recorder was away) is told as soon as an automation
can hear it.
"""

from dataclasses import dataclass
from typing import override

from homeassistant.components.event import (
    EventEntity,
    EventEntityDescription,
    EventExtraStoredData,
)
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import CoreState, HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.start import async_at_started

from .entity import PortEntity, async_add_ports
from .recorder.activity import Activity, Happening
from .runtime import AxisNvrPoeConfigEntry, RuntimeData

PARALLEL_UPDATES = 0

ACTIVITY = EventEntityDescription(
    key="activity",
    translation_key="activity",
    event_types=[*Activity],
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


@dataclass
class ActivityData(EventExtraStoredData):
    """What is kept of a port's activity while Home Assistant is down."""

    failing: bool


class PortActivity(PortEntity, EventEntity):
    """Fires when a port begins to fail and when it recovers, pushed or polled."""

    # By what was told last, with an event or without.
    _failing = False

    def __init__(
        self, runtime: RuntimeData, description: EventEntityDescription, number: int
    ) -> None:
        """Initialize the entity."""
        super().__init__(runtime, description, number)
        self._happenings = runtime.happenings
        self._untold: list[Happening] = []

    @property
    @override
    def extra_restore_state_data(self) -> ActivityData:
        """Return what is kept."""
        told = super().extra_restore_state_data
        return ActivityData(
            last_event_type=told.last_event_type,
            last_event_attributes=told.last_event_attributes,
            failing=self._failing,
        )

    @override
    async def async_added_to_hass(self) -> None:
        """Go on from what was told last; how a new port stands is no news."""
        await super().async_added_to_hass()
        if (kept := await self.async_get_last_extra_data()) is None:
            self._failing = self.port.failing is True
        else:
            told = kept.as_dict()
            failed = told.get("last_event_type") == Activity.FAILURE
            self._failing = told.get("failing", failed) is True

    @override
    async def add_to_platform_finish(self) -> None:
        """Tell what has changed meanwhile, once the plain state is written."""
        await super().add_to_platform_finish()
        self.async_on_remove(self._happenings.async_listen(self._async_happened))
        self.async_on_remove(async_at_started(self.hass, self._tell))

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell what has changed."""
        self._tell(self.hass)
        super()._handle_coordinator_update()

    @callback
    def _async_happened(self, port: int, happening: Happening) -> None:
        """Tell what happened to the port, now or once it can be heard."""
        if port == self.number:
            self._untold.append(happening)
            self._tell(self.hass)

    @callback
    def _tell(self, hass: HomeAssistant) -> None:
        """Fire for all that has happened, each in a state of its own.

        Automations hear nothing before Home Assistant has started, nor when an
        entity comes with its event straight from unavailable.
        """
        if hass.state is not CoreState.running or not self.available:
            return
        happened = self._take_untold()
        if not happened:
            return
        shown = hass.states.get(self.entity_id)
        if shown is None or shown.state == STATE_UNAVAILABLE:
            self.async_write_ha_state()
        for happening in happened:
            self._trigger_event(happening.activity, dict(happening.attributes))
            self.async_write_ha_state()

    def _take_untold(self) -> list[Happening]:
        """Return what is to be told, and know it as told."""
        happened, self._untold = self._untold, []
        if self.port.failing not in (None, self._failing):
            self._failing = not self._failing
            failure = self.port.failure
            happened.append(
                Happening(
                    activity=(
                        Activity.FAILURE if self._failing else Activity.RECOVERED
                    ),
                    attributes={
                        "reason": failure.reason,
                        "reason_text": failure.reason_text,
                    },
                )
            )
        return happened
