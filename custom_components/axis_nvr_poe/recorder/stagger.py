"""How recorders that are set up together are kept apart from one another."""

from datetime import timedelta
from math import sqrt

# Its multiples lie as far apart as can be on a circle, however many they are.
_GOLDEN = (sqrt(5) - 1) / 2


def turn_of(place: int, interval: timedelta) -> timedelta:
    """Return when in an interval a recorder has its turn; the first one at its start.

    `place` is that among all recorders, from 0.
    """
    return interval * (place * _GOLDEN % 1)


def first_pause(place: int, interval: timedelta) -> timedelta:
    """Return how long after its first poll a recorder has its second.

    The first one waits the interval, none waits longer. From then on all wait the
    interval, and stay apart.
    """
    return interval - turn_of(place, interval)
