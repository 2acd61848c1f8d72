"""Which figures of a recorder's ports are others than they were."""

from collections.abc import Mapping
from functools import cache
from operator import attrgetter
from typing import Literal, get_args

from .data import Port

type PortFigure = Literal["enabled", "has_device", "news"]
"""A datum of a port, by the name it has in `Port`."""

type StatusFigure = Literal[
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
"""A datum of a port's status, by the name it has in `PortStatus`."""

type Figure = PortFigure | StatusFigure

type Figures = frozenset[tuple[int, Figure]]
"""Figures of several ports, each with the port's number."""

_OF_PORT: tuple[PortFigure, ...] = get_args(PortFigure.__value__)
_OF_STATUS: tuple[StatusFigure, ...] = get_args(StatusFigure.__value__)
FIGURES: tuple[Figure, ...] = (*_OF_PORT, *_OF_STATUS)

_read = attrgetter(*_OF_PORT, *(f"status.{name}" for name in _OF_STATUS))


# The same for all recorders.
@cache
def figures_of(port: int, names: tuple[Figure, ...]) -> Figures:
    """Return the figures of one port that have these names."""
    return frozenset((port, name) for name in names)


def changed_figures(before: Mapping[int, Port], now: Mapping[int, Port]) -> Figures:
    """Return what differs between two pictures of the ports.

    Of a port that came or went that is all there is.
    """
    changed: set[tuple[int, Figure]] = set()
    for number in before.keys() | now.keys():
        old, new = before.get(number), now.get(number)
        if old is None or new is None:
            changed |= figures_of(number, FIGURES)
        elif old is not new:
            read = zip(FIGURES, _read(old), _read(new), strict=True)
            changed.update(
                (number, name) for name, was, is_now in read if was != is_now
            )
    return frozenset(changed)
