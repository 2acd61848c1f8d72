"""Events that are told once each, and so that automations hear them."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.event import EventEntity, EventExtraStoredData
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import CoreState, HomeAssistant, State, callback
from homeassistant.helpers.restore_state import ExtraStoredData
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util import dt as dt_util

from .absences import Absence, note_absence
from .coordinator import AxisNvrPoeCoordinator
from .recorder.activity import Happening
from .runtime import RuntimeData

_SEEN = "seen"
_LAST_EVENT = "last_event"


@dataclass
class ToldData(EventExtraStoredData):
    """What is kept of an event entity while Home Assistant is down."""

    told: dict[str, Any]
    """What was told last, by names of its own."""

    seen: datetime
    """Until when automations saw the entity."""

    last_event: str | None
    """The moment of the last event, which no state shows while the recorder is away."""

    @override
    def as_dict(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return {
            "last_event_type": self.last_event_type,
            "last_event_attributes": self.last_event_attributes,
            _SEEN: self.seen.isoformat(),
            _LAST_EVENT: self.last_event,
            **self.told,
        }


class TellingEntity(CoordinatorEntity[AxisNvrPoeCoordinator], EventEntity):
    """Fires for all that has happened since it told something last.

    That is looked for with every update, once Home Assistant has started, and when
    somebody tells of what no state shows.
    """

    runtime: RuntimeData

    # What somebody has told, and could not be heard yet.
    _untold: tuple[Happening, ...] = ()

    _absence: Absence | None = None
    """The last one."""

    _has_gone_on = False

    @abstractmethod
    def _of_happening(self, port: int, happening: Happening) -> list[Happening]:
        """Return what there is to tell of what happened to a port."""

    @abstractmethod
    def _told(self) -> dict[str, Any]:
        """Return what was told last, for `_go_on`."""

    @abstractmethod
    def _go_on(self, kept: dict[str, Any] | None) -> None:
        """Go on from what was told last; None where nothing ever was."""

    @abstractmethod
    def _take_news(self) -> list[Happening]:
        """Return what is to be told, and know it as told."""

    @property
    def shown(self) -> None:
        """Return that only events change the state, each as it is fired."""

    @property
    @override
    def extra_restore_state_data(self) -> ToldData:
        """Return what is kept."""
        kept = super().extra_restore_state_data
        return ToldData(
            last_event_type=kept.last_event_type,
            last_event_attributes=kept.last_event_attributes,
            told=self._told(),
            seen=self._seen_until(),
            last_event=self.state,
        )

    @override
    async def async_get_last_state(self) -> State | None:
        """Return the last event, also if the recorder was away at the end."""
        state = await super().async_get_last_state()
        kept = await self.async_get_last_extra_data()
        if state is None or kept is None or state.state != STATE_UNAVAILABLE:
            return state
        event = _moment(kept.as_dict().get(_LAST_EVENT))
        return state if event is None else State(state.entity_id, event.isoformat())

    @override
    async def async_get_last_extra_data(self) -> ExtraStoredData | None:
        """Return what was kept, but for one that has only got another id.

        That knows better; what was kept by the new id is of another time.
        """
        return None if self._has_gone_on else await super().async_get_last_extra_data()

    @override
    async def async_added_to_hass(self) -> None:
        """Go on from what was told before Home Assistant was restarted."""
        await super().async_added_to_hass()
        if not self._has_gone_on:
            kept = await self.async_get_last_extra_data()
            self._go_on(None if kept is None else kept.as_dict())
            seen = None if kept is None else _moment(kept.as_dict().get(_SEEN))
            self._absence = None if seen is None else Absence(since=seen)
            self._has_gone_on = True
        happenings = self.runtime.happenings
        self.async_on_remove(happenings.async_listen(self._async_happened))

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Leave nothing behind."""
        await super().async_will_remove_from_hass()
        note_absence(self.hass, self.entity_id, None)

    @override
    async def add_to_platform_finish(self) -> None:
        """Tell what has changed meanwhile, once the plain state is written."""
        await super().add_to_platform_finish()
        self.async_on_remove(async_at_started(self.hass, self._ha_started))

    @callback
    @override
    def _async_write_ha_state(self) -> None:
        # Before it is written: then automations look at it.
        self._follow_absence(self.hass)
        super()._async_write_ha_state()

    @callback
    def _ha_started(self, hass: HomeAssistant) -> None:
        self._follow_absence(hass)
        self._tell(hass)

    @callback
    def _follow_absence(self, hass: HomeAssistant) -> None:
        """Note an absence, or its end once automations run."""
        absence = self._absence
        if absence is None or absence.until is not None:
            if not self.available:
                self._absence = Absence(since=self._seen_until())
        elif self.available and hass.state is CoreState.running:
            self._absence = absence.ended()
        note_absence(hass, self.entity_id, self._absence)

    def _seen_until(self) -> datetime:
        """Return until when automations have seen the last event."""
        if self._absence is None:
            return dt_util.utcnow()
        return self._absence.since_for(_moment(self.state))

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell what has changed."""
        self._tell(self.hass)
        super()._handle_coordinator_update()

    @callback
    def _async_happened(self, port: int, happening: Happening) -> None:
        """Tell what happened, now or once it can be heard."""
        self._untold += tuple(self._of_happening(port, happening))
        self._tell(self.hass)

    @callback
    def _tell(self, hass: HomeAssistant) -> None:
        """Fire for all that has happened, each in a state of its own.

        Automations hear nothing before Home Assistant has started, nor when an
        entity comes with its event straight from unavailable.
        """
        if hass.state is not CoreState.running or not self.available:
            return
        news = [*self._take_news(), *self._untold]
        self._untold = ()
        if not news:
            return
        shown = hass.states.get(self.entity_id)
        if shown is None or shown.state == STATE_UNAVAILABLE:
            self.async_write_ha_state()
        for happening in news:
            self._trigger_event(happening.activity, dict(happening.attributes))
            self.async_write_ha_state()


def _moment(stored: Any) -> datetime | None:
    """Return a moment as it was stored, None for what is none."""
    moment = dt_util.parse_datetime(stored) if isinstance(stored, str) else None
    return moment if moment is not None and moment.tzinfo is not None else None
