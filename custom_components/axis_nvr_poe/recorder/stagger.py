"""How recorders that are set up together are polled apart from one another."""

from datetime import timedelta
from math import sqrt

# Its multiples lie as far apart as can be on a circle, however many they are.
_GOLDEN = (sqrt(5) - 1) / 2


def first_pause(place: int, interval: timedelta) -> timedelta:
    """Return how long after its first poll a recorder has its second.

    `place` is that among all recorders, from 0; the first one waits the interval,
    none waits longer. From then on all wait the interval, and stay apart.
    """
    return interval * (1 - place * _GOLDEN % 1)
