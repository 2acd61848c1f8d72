"""Which device hangs on which port, from what a recorder tells of its neighbours.

LLDP knows names, but only the recorder's own interface; the switch knows ports, but
only MAC addresses. Where the two contradict each other neither is believed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..vapix.models import PortStatusCode
from ..vapix.neighbours import Findings, Neighbour, SwitchPort
from .interfaces import NO_PORT, is_empty, learn_ports

type Statuses = Mapping[int, PortStatusCode | None]


@dataclass(frozen=True, kw_only=True)
class Places:
    """Devices by the port they hang on, those that told of themselves first."""

    ports: Mapping[int, tuple[Neighbour, ...]] = field(default_factory=dict)
    """By port number; a port at which nobody was seen is not in it."""

    unmapped: tuple[Neighbour, ...] = ()
    """Seen on an interface that may be any port, or by contradicting accounts."""

    elsewhere: tuple[Neighbour, ...] = ()
    """Seen on an interface that is no PoE port, such as the one to the network."""


@dataclass(frozen=True)
class _Sighting:
    neighbour: Neighbour
    place: int | None
    """A port, NO_PORT, or None where nothing tells which."""

    by_switch: bool = False


def find_places(findings: Findings, statuses: Statuses) -> Places:
    """Return who hangs where, given the status code of every port.

    A device that was seen several times is listed once.
    """
    by_mac: dict[str, list[_Sighting]] = defaultdict(list)
    nameless: list[_Sighting] = []
    for sighting in (*_told(findings, statuses), *_heard(findings, statuses)):
        mac = sighting.neighbour.mac
        (nameless if mac is None else by_mac[mac]).append(sighting)
    seen = list(by_mac.values())
    if any(map(_contradict, seen)):
        seen = [one if _agree(one) else _nowhere(one) for one in seen]
        nameless = _nowhere(nameless)
    return _sorted([*map(_merged, seen), *nameless])


def _told(findings: Findings, statuses: Statuses) -> list[_Sighting]:
    """Return who told of itself, placed where the interfaces' names tell."""
    neighbours = findings.neighbours or ()
    names = [one.interface for one in neighbours if one.interface is not None]
    ports = learn_ports(names, statuses)
    return [_Sighting(one, ports.get(one.interface or "")) for one in neighbours]


def _heard(findings: Findings, statuses: Statuses) -> Iterator[_Sighting]:
    """Yield who was heard on the switch, placed where its ports tell."""
    listed = findings.switch_ports or ()
    ports = _switch_places(listed, statuses)
    for port in listed:
        place = ports.get(port.port_id)
        # What is heard where nothing is plugged in is heard elsewhere.
        place = None if is_empty(statuses.get(place or NO_PORT)) else place
        for mac in port.macs:
            neighbour = Neighbour(interface=port.port_id, mac=mac)
            yield _Sighting(neighbour, place, by_switch=True)


def _switch_places(listed: Sequence[SwitchPort], statuses: Statuses) -> dict[str, int]:
    """Return the port for an id of the switch: its number, else as names tell."""
    numbers = {str(port): port for port in statuses}
    if any(port.port_id in numbers for port in listed):
        return {port.port_id: numbers.get(port.port_id, NO_PORT) for port in listed}
    return learn_ports([port.port_id for port in listed if port.macs], statuses)


def _placed(sightings: list[_Sighting], *, by_switch: bool) -> set[int]:
    return {
        one.place
        for one in sightings
        if one.place is not None and one.by_switch == by_switch
    }


def _contradict(sightings: list[_Sighting]) -> bool:
    """Return whether LLDP and the switch both place a device, but differently."""
    told, heard = (_placed(sightings, by_switch=way) for way in (False, True))
    return bool(told and heard) and told.isdisjoint(heard)


def _agree(sightings: list[_Sighting]) -> bool:
    """Return whether LLDP and the switch both place a device, and alike."""
    told, heard = (_placed(sightings, by_switch=way) for way in (False, True))
    return bool(told) and told == heard


def _nowhere(sightings: list[_Sighting]) -> list[_Sighting]:
    return [replace(one, place=None) for one in sightings]


def _merged(sightings: list[_Sighting]) -> _Sighting:
    """Return one device once, as it told of itself where it did."""
    places = {one.place for one in sightings} - {None}
    return replace(sightings[0], place=places.pop() if len(places) == 1 else None)


def _sorted(sightings: list[_Sighting]) -> Places:
    ports: dict[int, list[Neighbour]] = defaultdict(list)
    unmapped: list[Neighbour] = []
    for one in sightings:
        if one.place is None:
            unmapped.append(one.neighbour)
        else:
            ports[one.place].append(one.neighbour)
    elsewhere = ports.pop(NO_PORT, [])
    return Places(
        ports={port: tuple(ports[port]) for port in sorted(ports)},
        unmapped=tuple(unmapped),
        elsewhere=tuple(elsewhere),
    )
