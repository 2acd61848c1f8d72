"""Which figures of a recorder's ports are others than they were."""

from collections.abc import Mapping
from functools import cache
from operator import attrgetter
from typing import Literal, get_args

from .data import Port

type _OfPort = Literal["enabled", "has_device", "news"]
type _OfStatus = Literal[
    "code",
    "description",
    "extra",
    "class_power_limit",
    "poe_class",
    "allocated_power",
    "power_consumption",
    "pse_class_limit",
    "requested_power",
]

type Figure = _OfPort | _OfStatus
"""A datum of a port, by the name it has in `Port` or in `PortStatus`."""

type Figures = frozenset[tuple[int, Figure]]
"""Data of ports, each with the port's number."""

_OF_PORT: tuple[_OfPort, ...] = get_args(_OfPort.__value__)
_OF_STATUS: tuple[_OfStatus, ...] = get_args(_OfStatus.__value__)
FIGURES: tuple[Figure, ...] = (*_OF_PORT, *_OF_STATUS)

_read = attrgetter(*_OF_PORT, *(f"status.{name}" for name in _OF_STATUS))


# The same for all recorders.
@cache
def figures_of(port: int, names: tuple[Figure, ...] = FIGURES) -> Figures:
    """Return figures of one port, all if none are named."""
    return frozenset((port, name) for name in names)


def changed_figures(before: Mapping[int, Port], now: Mapping[int, Port]) -> Figures:
    """Return what differs between two pictures of the ports.

    Of a port that came or went that is all there is.
    """
    changed: set[tuple[int, Figure]] = set()
    for number in before.keys() | now.keys():
        old, new = before.get(number), now.get(number)
        if old is None or new is None:
            changed |= figures_of(number)
        elif old is not new:
            read = zip(FIGURES, _read(old), _read(new), strict=True)
            changed.update(
                (number, name) for name, was, is_now in read if was != is_now
            )
    return frozenset(changed)
