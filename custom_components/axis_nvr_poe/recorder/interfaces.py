"""Which of a recorder's interfaces is which port, learned from their names.

A recorder calls its ports as it likes: ``eth0.1``, ``vlan3``, ``port3``, ``lan3``,
``eth1``, counted from any number on. Which number is which port follows from the
ports where something is connected, or it does not: nothing is guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
import re

from ..vapix.models import PortStatusCode

NO_PORT = 0
"""Stands for an interface that is no PoE port, such as the one to the network."""

# More digits are no number of a port.
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>\d{1,6})", re.ASCII | re.DOTALL)

_EMPTY = (PortStatusCode.NOT_CONNECTED, PortStatusCode.DISABLED)

# The names of a computer's own interfaces. The first leads to the network as often
# as not, so that a count from it alone tells nothing.
_COMPUTERS_OWN = "eth"


def is_empty(code: PortStatusCode | None) -> bool:
    """Return whether nothing can be heard at a port with this status."""
    return code in _EMPTY


def learn_ports(
    names: Iterable[str], statuses: Mapping[int, PortStatusCode | None]
) -> dict[str, int]:
    """Return the port of each interface, NO_PORT for others, as far as it is certain.

    Interfaces that share a name but for the number at its end are ports if there is
    but one way to fit them to the ports where something is connected. All of them
    are learned, or none.
    """
    known = set(names)
    fits = [
        (stem, offset)
        for stem, numbers in _by_stem(known).items()
        for offset in _offsets(stem, numbers, statuses)
    ]
    if len(fits) != 1:
        return {}
    ((stem, offset),) = fits
    return {name: _port(name, stem, offset, statuses) for name in known}


def _by_stem(names: Iterable[str]) -> dict[str, set[int]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for name in names:
        if match := _numbered(name):
            numbers[match["stem"]].add(int(match["number"]))
    return numbers


def _numbered(name: str) -> re.Match[str] | None:
    """Return stem and number of a name; Linux tells after an @ what it builds on."""
    return _NUMBERED.fullmatch(name.partition("@")[0])


def _port(
    name: str, stem: str, offset: int, statuses: Mapping[int, PortStatusCode | None]
) -> int:
    match = _numbered(name)
    if match is None or match["stem"] != stem:
        return NO_PORT
    port = int(match["number"]) + offset
    return port if port in statuses else NO_PORT


def _offsets(
    stem: str, numbers: set[int], statuses: Mapping[int, PortStatusCode | None]
) -> list[int]:
    """Return what may be added to the numbers to get ports."""
    connected = {
        port
        for port, code in statuses.items()
        if code is not None and code.is_connected
    }
    possible = {
        offset: {number + offset for number in numbers} & statuses.keys()
        for offset in sorted({port - number for port in statuses for number in numbers})
        if _is_possible(numbers, offset, statuses)
    }
    whole = [at for at, ports in possible.items() if len(ports) == len(numbers)]
    exact = [at for at, ports in possible.items() if connected <= ports]
    is_own = stem.lower() == _COMPUTERS_OWN
    if is_own and 0 in exact:
        return [0]
    # As many names as devices; or the way to the network besides; or a silent device.
    best = [at for at in whole if at in exact] or exact or whole
    if best == [0]:
        return best
    # A single number fits a single port by any offset.
    is_telling = len(best) == 1 and len(possible[best[0]]) > 1
    return best if is_telling and not (is_own and 0 in possible) else []


def _is_possible(
    numbers: set[int], offset: int, statuses: Mapping[int, PortStatusCode | None]
) -> bool:
    """Return whether none is an empty port, and at most one no port at all."""
    ports = [number + offset for number in numbers]
    outside = [port for port in ports if port not in statuses]
    return len(outside) <= 1 and not any(
        is_empty(statuses[port]) for port in ports if port in statuses
    )
