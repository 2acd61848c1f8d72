"""The time a recorder goes by."""

from collections.abc import Callable
import time

type Clock = Callable[[], float]
"""Tells the time in s; only differences count, but for the time of an event."""


def wall_clock() -> float:
    """Seconds since the epoch, looked up anew so that it can be frozen."""
    return time.time()
