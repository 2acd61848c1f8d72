"""What an assistant may reach of the ports, and by which names.

An assistant sees the ports whose switch is exposed to it, under the very names by
which Home Assistant itself looks the switch up, and in the same area.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
)

from .const import DOMAIN
from .names import port_name
from .targets import port_number


@dataclass(frozen=True, kw_only=True)
class SpokenPort:
    """A port that an assistant may reach."""

    entry: ConfigEntry[Any]
    number: int
    switch: str
    """The entity id of its switch."""

    names: tuple[str, ...]
    """What it is called, what people call it first; none where its owner took all."""

    is_named: bool
    """Whether somebody has said what is connected to it."""

    is_protected: bool
    area: ar.AreaEntry | None
    floor: fr.FloorEntry | None

    @property
    def areas(self) -> tuple[str, ...]:
        """Return what its area is called."""
        return _called(self.area)

    @property
    def floors(self) -> tuple[str, ...]:
        """Return what the floor of its area is called."""
        return _called(self.floor)


@callback
def spoken_ports(hass: HomeAssistant, assistant: str) -> list[SpokenPort]:
    """Return the ports that are exposed to an assistant, of all recorders set up."""
    registry = er.async_get(hass)
    return [
        _spoken(hass, entry, number, entity)
        for entry in hass.config_entries.async_entries(DOMAIN)
        if entry.state is ConfigEntryState.LOADED
        for number, entity in sorted(_switches(registry, entry))
        if async_should_expose(hass, assistant, entity.entity_id)
    ]


def _switches(
    registry: er.EntityRegistry, entry: ConfigEntry[Any]
) -> Iterator[tuple[int, er.RegistryEntry]]:
    """Yield the switches of an entry's ports with their ports' numbers.

    Without those that are disabled, which stay exposed but do nothing.
    """
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        if entity.disabled or not entity.unique_id.endswith("-poe"):
            continue
        if (number := port_number(entity)) is not None:
            yield number, entity


def _spoken(
    hass: HomeAssistant, entry: ConfigEntry[Any], number: int, entity: er.RegistryEntry
) -> SpokenPort:
    aliases = er.async_get_entity_aliases(hass, entity)
    name = port_name(hass, entry, number)
    # Who takes every name of a switch away wants it to be called by none.
    called = [name or "", *aliases] if aliases else []
    area = _area(hass, entity)
    return SpokenPort(
        entry=entry,
        number=number,
        switch=entity.entity_id,
        names=tuple(_each_once(called)),
        is_named=name is not None,
        is_protected=entry.runtime_data.port_power.is_protected(number),
        area=area,
        floor=_floor(hass, area),
    )


def _area(hass: HomeAssistant, entity: er.RegistryEntry) -> ar.AreaEntry | None:
    """Return the area a port is in, which is its device's unless it has its own."""
    area_id = entity.area_id
    device = dr.async_get(hass).async_get(entity.device_id or "")
    if area_id is None and device is not None:
        area_id = dr.async_get_effective_area_id(hass, device)
    return ar.async_get(hass).async_get_area(area_id) if area_id else None


def _floor(hass: HomeAssistant, area: ar.AreaEntry | None) -> fr.FloorEntry | None:
    if area is None or area.floor_id is None:
        return None
    return fr.async_get(hass).async_get_floor(area.floor_id)


def _called(place: ar.AreaEntry | fr.FloorEntry | None) -> tuple[str, ...]:
    return () if place is None else (place.name, *sorted(place.aliases))


def _each_once(names: Iterable[str]) -> Iterator[str]:
    """Yield names, those that differ in their capitals alone once."""
    known = {""}
    for name in names:
        if name.casefold() not in known:
            known.add(name.casefold())
            yield name
