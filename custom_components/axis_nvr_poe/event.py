"""Events: what happens to a port, and to a recorder.

An event fires exactly once for each real change. What changed while nobody looked
(Home Assistant was down, the recorder was away) is told as soon as an automation
can hear it.
"""

from typing import Any, override

from homeassistant.components.event import EventEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import PortEntity, RecorderEntity, async_add_ports
from .names import port_device_name
from .port_power import PortPower
from .recorder.activity import (
    OF_PORTS,
    OF_RECORDERS,
    UNTREATED,
    Activity,
    Happening,
    Told,
    Treatment,
    news_of,
)
from .runtime import AxisNvrPoeConfigEntry, RuntimeData
from .telling import TellingEntity

PARALLEL_UPDATES = 0

PORT_ACTIVITY = EventEntityDescription(
    key="activity",
    translation_key="activity",
    event_types=[*OF_PORTS],
)
RECORDER_ACTIVITY = EventEntityDescription(
    key="activity",
    translation_key="activity",
    event_types=[*OF_PORTS, *OF_RECORDERS],
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the events of a recorder."""
    runtime = entry.runtime_data
    async_add_entities([RecorderActivity(runtime, RECORDER_ACTIVITY)])
    async_add_ports(
        entry,
        async_add_entities,
        lambda number: [PortActivity(runtime, PORT_ACTIVITY, number)],
    )


class PortActivity(TellingEntity, PortEntity):
    """Tells what happens to a port."""

    _known = Told()

    @override
    def _of_happening(self, port: int, happening: Happening) -> list[Happening]:
        return [happening] if port == self.number else []

    @override
    def _told(self) -> dict[str, Any]:
        return self._known.as_dict()

    @override
    def _go_on(self, kept: dict[str, Any] | None) -> None:
        if kept is None:
            treatment = _treatment(self.runtime.port_power, self.number)
            self._known = Told.silently(self.port, treatment)
        else:
            self._known = Told.from_stored(kept)

    @override
    def _take_news(self) -> list[Happening]:
        treatment = _treatment(self.runtime.port_power, self.number)
        news, self._known = news_of(self.port, treatment, self._known)
        return news


class RecorderActivity(TellingEntity, RecorderEntity):
    """Tells what happens to any port, and whether the recorder answers."""

    def __init__(
        self, runtime: RuntimeData, description: EventEntityDescription
    ) -> None:
        """Initialize the entity."""
        super().__init__(runtime, description)
        self._reachable = True
        self._ports: dict[int, Told] = {}

    @property
    @override
    def available(self) -> bool:
        """Return that there is something to tell while the recorder is away."""
        return True

    @override
    def _of_happening(self, port: int, happening: Happening) -> list[Happening]:
        return [self._at_port(port, happening)]

    @override
    def _told(self) -> dict[str, Any]:
        ports = {str(number): told.as_dict() for number, told in self._ports.items()}
        return {"reachable": self._reachable, "ports": ports}

    @override
    def _go_on(self, kept: dict[str, Any] | None) -> None:
        kept = kept or {}
        self._reachable = kept.get("reachable") is not False
        ports = kept.get("ports")
        if isinstance(ports, dict):
            self._ports = {
                number: Told.from_stored(ports[str(number)])
                for number in self.coordinator.data.ports
                if str(number) in ports
            }

    @override
    def _take_news(self) -> list[Happening]:
        answers = self.coordinator.last_update_success
        news: list[Happening] = []
        if answers is not self._reachable:
            self._reachable = answers
            seen = Activity.REACHABLE if answers else Activity.UNREACHABLE
            news.append(Happening(activity=seen))
        if answers:
            for number in self.coordinator.data.ports:
                news += self._take_news_of(number)
        return news

    def _take_news_of(self, number: int) -> list[Happening]:
        """Return what is to be told of a port; how a new one stands is no news."""
        port = self.coordinator.data.ports[number]
        treatment = _treatment(self.runtime.port_power, number)
        told = self._ports.get(number)
        if told is None:
            told = Told.silently(port, treatment)
        news, self._ports[number] = news_of(port, treatment, told)
        return [self._at_port(number, happening) for happening in news]

    def _at_port(self, number: int, happening: Happening) -> Happening:
        """Return what happened, with the port and what it is called."""
        name = port_device_name(self.hass, self.coordinator.config_entry, number)
        return Happening(
            activity=happening.activity,
            attributes={"port": number, "name": name, **happening.attributes},
        )


def _treatment(port_power: PortPower, number: int) -> Treatment:
    """Return what Home Assistant is doing to a port."""
    cycle, is_held = port_power.cycle(number), port_power.is_held(number)
    if cycle is None and not is_held:
        return UNTREATED
    return Treatment(cycled_by=None if cycle is None else cycle.by, is_held=is_held)
