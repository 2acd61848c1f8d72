"""The watchdog: restarts devices that hang, by turning their ports off and on.

The rules are in `recorder/watchdog`. Here is what they go by, the states of the
entities that people watch and what the recorder last said, and what is done. The
watchdog asks the recorder nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import (
    CALLBACK_TYPE,
    CoreState,
    Event,
    EventStateChangedData,
    HassJob,
    HomeAssistant,
    callback,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_call_later, async_track_state_change_event
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .connected_devices import (
    ConnectedDevice,
    async_follow_connected_devices,
    connected_devices,
)
from .const import DEFAULT_OFF_TIME, DOMAIN, LOGGER
from .coordinator import AxisNvrPoeCoordinator
from .happenings import Happenings
from .issues import (
    async_end_watchdog_gave_up,
    async_end_watchdog_unseen,
    async_show_watchdog_gave_up,
    async_show_watchdog_unseen,
)
from .names import port_label
from .port_power import PortPower
from .problems import explained
from .recorder.activity import Activity
from .recorder.data import Port
from .recorder.tally import Tally
from .recorder.watchdog import (
    MOST_IN_A_ROW,
    Limits,
    Moment,
    Presence,
    Sight,
    Step,
    Vigil,
)
from .restore import BY_WATCHDOG
from .watchdog_record import WatchdogRecord
from .watched_entities import presence, update_entities, updating, watched_entities

# When Home Assistant has started, by the loop's clock.
_STARTED: HassKey[float] = HassKey(f"{DOMAIN}_started")


@callback
def async_note_start(hass: HomeAssistant) -> None:
    """Note when Home Assistant has started, for recorders that are set up later."""

    @callback
    def note(_: Event) -> None:
        hass.data[_STARTED] = hass.loop.time()

    hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STARTED, note)


def _started(hass: HomeAssistant) -> float:
    """Return when Home Assistant has started, inf while it has not.

    Where nobody has noted it, that was before there was a recorder.
    """
    return hass.data.get(_STARTED, -inf) if hass.state is CoreState.running else inf


@dataclass(frozen=True, kw_only=True)
class _Watched:
    """A device that is watched."""

    device: ConnectedDevice
    entities: Sequence[str]
    updates: Sequence[str]

    @property
    def limits(self) -> Limits:
        return Limits(
            unavailable_for=self.device.unavailable_for.total_seconds(),
            max_restarts=self.device.max_restarts,
        )


class Watchdog:
    """Watches what is connected to one recorder."""

    def __init__(
        self,
        coordinator: AxisNvrPoeCoordinator,
        port_power: PortPower,
        happenings: Happenings,
        record: WatchdogRecord,
    ) -> None:
        """Initialize; nothing is watched before `async_start`."""
        self._hass = coordinator.hass
        self._coordinator = coordinator
        self._entry = coordinator.config_entry
        self._port_power = port_power
        self._happenings = happenings
        self._record = record
        self._vigil = Vigil()
        self._watched: dict[int, _Watched] = {}
        # Tallies from before the restarts that are under way.
        self._restarting: dict[int, Tally] = {}
        self._timer: CALLBACK_TYPE | None = None
        self._untrack: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Watch until the entry is unloaded."""
        self._devices_changed()
        self._coordinator.async_follow(self._look)
        async_follow_connected_devices(self._hass, self._entry, self._devices_changed)
        for stop in (
            self._hass.bus.async_listen(
                er.EVENT_ENTITY_REGISTRY_UPDATED, self._registry_updated
            ),
            async_at_started(self._hass, self._ha_started),
            self._stop,
        ):
            self._entry.async_on_unload(stop)

    def restarts(self, port: int) -> int:
        """Return how often the device at a port was restarted."""
        return self._restarting.get(port, self._record[port]).total

    @callback
    def _stop(self) -> None:
        """Watch no more; nobody is told of what nobody looks at."""
        for forget in (self._timer, self._untrack):
            if forget is not None:
                forget()
        for port in self._watched:
            self._withdraw(port)

    @callback
    def _ha_started(self, _: HomeAssistant) -> None:
        self._look()

    @callback
    def _registry_updated(self, _: Event[er.EventEntityRegistryUpdatedData]) -> None:
        """Watch the entities that there are now."""
        if self._watched and self._find_entities():
            self._look()

    @callback
    def _devices_changed(self) -> None:
        """Watch the devices that a person wants watched now."""
        self._find_entities()
        connected = connected_devices(self._entry)
        self._entry.async_create_task(
            self._hass, self._record.async_keep_only(connected.keys())
        )
        self._look()

    def _find_entities(self) -> bool:
        """Follow the entities of all that is watched; return whether that is news."""
        watched = {
            port: self._entities_of(device)
            for port, device in connected_devices(self._entry).items()
            if device.watchdog
        }
        if watched == self._watched:
            return False
        for port in self._watched.keys() - watched.keys():
            self._withdraw(port)
            self._end(port)
        self._watched = watched
        if self._untrack is not None:
            self._untrack()
        names = {
            name for one in watched.values() for name in (*one.entities, *one.updates)
        }
        self._untrack = async_track_state_change_event(
            self._hass, names, self._state_changed
        )
        return True

    def _entities_of(self, device: ConnectedDevice) -> _Watched:
        entities = watched_entities(self._hass, device)
        updates = update_entities(self._hass, device, entities)
        return _Watched(device=device, entities=entities, updates=updates)

    @callback
    def _state_changed(self, _: Event[EventStateChangedData]) -> None:
        self._look()

    @callback
    def _timer_due(self, _: datetime) -> None:
        self._timer = None
        self._look()

    @callback
    def _look(self) -> None:
        """See how all stand, do what is to be done, and look again in time."""
        now = self._hass.loop.time()
        if not self._watched and self._timer is None:
            self._vigil.rest(self._ports_left_alone(), now)
            return
        ports = self._coordinator.data.ports.keys() | self._watched.keys()
        sights = {port: self._sight(port, now) for port in ports}
        self._vigil.look(sights, now)
        again = [
            due
            for port in self._watched.keys() - self._restarting.keys()
            if (due := self._see_to(port, sights[port], now)) is not None
        ]
        if self._timer is not None:
            self._timer()
            self._timer = None
        if again:
            job = HassJob(self._timer_due, cancel_on_shutdown=True)
            self._timer = async_call_later(self._hass, min(again) - now, job)

    def _ports_left_alone(self) -> Mapping[int, Port | None]:
        """Return the ports as the recorder has them, None while it is away."""
        ports = self._coordinator.data.ports
        if not self._coordinator.last_update_success:
            return dict.fromkeys(ports)
        return ports

    def _sight(self, port: int, now: float) -> Sight:
        """Return what is seen of a port and its device."""
        coordinator = self._coordinator
        answers = coordinator.last_update_success
        shown = coordinator.data.ports.get(port) if answers else None
        cycled = self._port_power.cycle(port) is not None
        watched = self._watched.get(port)
        if watched is None:
            return Sight(port=shown, cycled=cycled)
        present, changed = presence(self._hass, watched.entities)
        past = 0.0
        if changed is not None:
            past = max((dt_util.utcnow() - changed).total_seconds(), 0.0)
        return Sight(
            port=shown,
            cycled=cycled,
            presence=present,
            since=now - past,
            protected=watched.device.protected,
            updating=updating(self._hass, watched.updates),
        )

    def _see_to(self, port: int, sight: Sight, now: float) -> float | None:
        """Do what is to be done about a device; return when to look again."""
        tally = self._record[port]
        limits = self._watched[port].limits
        moment = Moment(now=now, date=dt_util.utcnow(), started=_started(self._hass))
        decision = self._vigil.decide(port, limits, tally, moment)
        if decision.step is Step.TELL_UNSEEN:
            async_show_watchdog_unseen(self._hass, self._entry, port)
        elif sight.presence is not Presence.UNSEEN:
            async_end_watchdog_unseen(self._hass, self._entry, port)
        match decision.step:
            case Step.END:
                self._end(port)
            case Step.RESTART:
                self._restarting[port] = tally
                # Not before this look is over: at its end there is another one.
                self._entry.async_create_task(
                    self._hass, self._async_restart(port, tally), eager_start=False
                )
            case Step.GIVE_UP if not tally.gave_up:
                self._give_up(port, tally)
        if self._record[port].gave_up and sight.presence is Presence.GONE:
            self._show_gave_up(port, self._record[port], limits)
        return decision.again

    def _end(self, port: int) -> None:
        """Begin anew with a device that is back, or is not watched any more."""
        async_end_watchdog_gave_up(self._hass, self._entry, port)
        tally = self._record[port]
        if tally != tally.with_end():
            self._note(port, tally.with_end())

    def _give_up(self, port: int, tally: Tally) -> None:
        """Restart a device no more, and tell that."""
        LOGGER.debug("The watchdog of %s gives up", self._label(port))
        self._note(port, tally.with_giving_up())
        self._happenings.async_tell(port, Activity.WATCHDOG_GAVE_UP)

    def _show_gave_up(self, port: int, tally: Tally, limits: Limits) -> None:
        in_vain = tally.in_a_row >= MOST_IN_A_ROW
        count = tally.in_a_row if in_vain else limits.max_restarts
        async_show_watchdog_gave_up(
            self._hass,
            self._entry,
            port,
            tally.restarts[-count:],
            in_vain=in_vain,
        )

    def _withdraw(self, port: int) -> None:
        """Withdraw what a person was told of a device."""
        async_end_watchdog_gave_up(self._hass, self._entry, port)
        async_end_watchdog_unseen(self._hass, self._entry, port)

    def _note(self, port: int, tally: Tally) -> None:
        """Write what has become of a device; should that fail, it is only known."""
        self._entry.async_create_task(self._hass, self._record.async_write(port, tally))

    async def _async_restart(self, port: int, before: Tally) -> None:
        """Restart a device that hangs; what could not be made is no restart."""
        label = self._label(port)
        try:
            await self._async_count(port, before.with_restart(dt_util.utcnow()))
            with explained(self._hass, self._coordinator.name, label):
                await self._port_power.async_cycle(
                    port, DEFAULT_OFF_TIME, by=BY_WATCHDOG
                )
        except HomeAssistantError as err:
            # What was counted of a device that is gone is gone with it.
            if port in connected_devices(self._entry):
                await self._record.async_write(port, before)
            if self._vigil.failed(port, self._hass.loop.time()) == 1:
                LOGGER.warning("The watchdog cannot restart what hangs: %s", err)
        else:
            LOGGER.debug("The watchdog has restarted %s", label)
            async_end_watchdog_gave_up(self._hass, self._entry, port)
            self._happenings.async_tell(port, Activity.WATCHDOG_RESTARTED)
        finally:
            del self._restarting[port]
            self._coordinator.async_update_listeners()

    async def _async_count(self, port: int, tally: Tally) -> None:
        """Count a restart. Raises HomeAssistantError where the disk does not hold it."""
        if not await self._record.async_write(port, tally):
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="watchdog_not_recorded",
                translation_placeholders={"port": self._label(port)},
            )

    def _label(self, port: int) -> str:
        return port_label(self._hass, self._entry, port)
