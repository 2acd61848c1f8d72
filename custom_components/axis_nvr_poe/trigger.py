"""Triggers: what happens to a port, told to automations.

They listen to the ports' events, which are fired once for each real change, also for
what changed during an outage of the recorder or a restart of Home Assistant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, ClassVar, cast, override

from homeassistant.components.event import ATTR_EVENT_TYPE
from homeassistant.const import (
    ATTR_ENTITY_ID,
    CONF_FOR,
    CONF_OPTIONS,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
)
from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, State, callback
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.target import (
    TargetStateChangedData,
    async_track_target_selector_state_change_event,
)
from homeassistant.helpers.trigger import (
    ENTITY_STATE_TRIGGER_SCHEMA,
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util

from .absences import last_absence
from .names import port_device_name
from .recorder.activity import Activity
from .schema import vol
from .targets import of_targeted, port_number

_LASTING_SCHEMA = ENTITY_STATE_TRIGGER_SCHEMA.extend(
    {
        vol.Required(CONF_OPTIONS, default={}): {
            vol.Optional(CONF_FOR): cv.positive_time_period
        }
    }
)

# What an event may say beside its type.
_TOLD = ("reason", "reason_text", "by")


class PortTrigger(Trigger):
    """Fires when something happens to a port that is targeted."""

    activity: ClassVar[Activity]
    ended_by: ClassVar[Activity | None] = None

    @classmethod
    @override
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Check the options; only what can end can be waited for."""
        schema = _LASTING_SCHEMA if cls.ended_by else ENTITY_STATE_TRIGGER_SCHEMA
        return cast("ConfigType", schema(config))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Initialize the trigger."""
        super().__init__(hass, config)
        self._target = config.target or {}
        self._lasting: timedelta | None = (config.options or {}).get(CONF_FOR)

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Listen, until the returned function is called."""
        listener = _Listener(
            self._hass, self.activity, self.ended_by, self._lasting, run_action
        )
        stop_listening = await async_track_target_selector_state_change_event(
            self._hass,
            self._target,
            listener.heard,
            self._activities,
            listener.targets_changed,
        )

        @callback
        def stop() -> None:
            stop_listening()
            listener.forget_all()

        return stop

    def _activities(self, targets: set[str]) -> set[str]:
        """Return the events of the targeted ports, without the recorder's own."""
        return {
            entity.entity_id
            for entity in of_targeted(self._hass, targets, "activity")
            if port_number(entity) is not None
        }


@dataclass(kw_only=True)
class _Waiting:
    """Something that happened, and is told if it lasts."""

    state: State
    context: Context
    cancel: CALLBACK_TYPE


class _Listener:
    """One trigger at work."""

    def __init__(
        self,
        hass: HomeAssistant,
        activity: Activity,
        ended_by: Activity | None,
        lasting: timedelta | None,
        run_action: TriggerActionRunner,
    ) -> None:
        """Wait for nothing yet."""
        self._hass = hass
        self._activity = activity
        self._ended_by = ended_by
        self._lasting = lasting
        self._run_action = run_action
        self._waiting: dict[str, _Waiting] = {}

    @callback
    def heard(self, data: TargetStateChangedData) -> None:
        """Tell of an event, now or once it has lasted."""
        event = data.state_change_event
        before, state = event.data["old_state"], event.data["new_state"]
        if state is None or state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN):
            return
        if before is None or before.state == STATE_UNAVAILABLE:
            self._seen_again(state)
            return
        if before.state == state.state:
            return
        happened = state.attributes.get(ATTR_EVENT_TYPE)
        if happened in (self._activity, self._ended_by):
            self._forget(state.entity_id)
        if happened != self._activity:
            return
        if self._lasting:
            self._wait(state, event.context, dt_util.utcnow() + self._lasting)
        else:
            self._fire(state, event.context)

    @callback
    def targets_changed(
        self,
        added: set[str],
        removed: set[str],
        states: Mapping[str, State | None],
    ) -> None:
        """Wait for what lasts since before a restart, and for nothing that is gone."""
        for entity_id in removed:
            self._forget(entity_id)
        for entity_id in added:
            state = states[entity_id]
            if state is not None and state.state != STATE_UNAVAILABLE:
                self._seen_again(state)

    @callback
    def forget_all(self) -> None:
        """Wait for nothing any more."""
        for entity_id in list(self._waiting):
            self._forget(entity_id)

    def _seen_again(self, state: State) -> None:
        """Go on waiting, long enough to hear of an end that nobody saw."""
        context = state.context
        waiting = self._waiting.get(state.entity_id)
        if waiting is not None:
            waiting.cancel()
            state, context = waiting.state, waiting.context
        began = dt_util.parse_datetime(state.state)
        if (
            not self._lasting
            or began is None
            or state.attributes.get(ATTR_EVENT_TYPE) != self._activity
        ):
            return
        due = began + self._lasting
        absence = last_absence(self._hass, state.entity_id)
        moment = due if absence is None else absence.told_at(began, due)
        if waiting is not None or moment > dt_util.utcnow():
            self._wait(state, context, moment)

    def _wait(self, state: State, context: Context, moment: datetime) -> None:
        """Look at a moment whether something has lasted."""
        self._waiting[state.entity_id] = _Waiting(
            state=state,
            context=context,
            cancel=async_track_point_in_utc_time(
                self._hass, partial(self._over, state, context), moment
            ),
        )

    @callback
    def _over(self, state: State, context: Context, _now: datetime) -> None:
        """Tell what has lasted; during an outage only after it."""
        shown = self._hass.states.get(state.entity_id)
        if shown is None or shown.state == STATE_UNAVAILABLE:
            return
        del self._waiting[state.entity_id]
        self._fire(state, context)

    def _forget(self, entity_id: str) -> None:
        if waiting := self._waiting.pop(entity_id, None):
            waiting.cancel()

    def _fire(self, state: State, context: Context) -> None:
        """Run the actions, with all there is to say as plain variables."""
        told = {name: state.attributes.get(name) for name in _TOLD}
        self._run_action(
            {
                ATTR_ENTITY_ID: state.entity_id,
                "to_state": state,
                "for": self._lasting,
                **told,
                **self._of_port(state.entity_id),
            },
            f"{self._activity} of {state.entity_id}",
            context,
        )

    def _of_port(self, entity_id: str) -> dict[str, Any]:
        """Return which port it is, and what people call it."""
        entity = er.async_get(self._hass).async_get(entity_id)
        if entity is None or entity.config_entry_id is None:
            return {}
        entry = self._hass.config_entries.async_get_entry(entity.config_entry_id)
        number = port_number(entity)
        if entry is None or number is None:
            return {}
        return {
            "port": number,
            "name": port_device_name(self._hass, entry, number),
            "recorder": entry.title,
            "device_id": entity.device_id,
        }


def _of(activity: Activity, ended_by: Activity | None = None) -> type[PortTrigger]:
    """Return the trigger for something that happens, and may last until it ends."""
    attributes = {"activity": activity, "ended_by": ended_by}
    return type("PortTriggerOf", (PortTrigger,), attributes)


TRIGGERS: dict[str, type[Trigger]] = {
    "poe_failure_started": _of(Activity.FAILURE, Activity.RECOVERED),
    "poe_failure_cleared": _of(Activity.RECOVERED, Activity.FAILURE),
    "device_connected": _of(Activity.CONNECTED, Activity.DISCONNECTED),
    "device_disconnected": _of(Activity.DISCONNECTED, Activity.CONNECTED),
    "power_cycle_finished": _of(Activity.POWER_CYCLE_FINISHED),
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers of ports."""
    return TRIGGERS
