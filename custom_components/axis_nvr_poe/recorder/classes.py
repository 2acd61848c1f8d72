"""What a recorder has to have available for one more device, by its PoE class."""

from collections.abc import Mapping
from typing import Final

RESERVATIONS: Final[Mapping[int, float]] = {
    0: 15.4,
    1: 4.0,
    2: 7.0,
    3: 15.4,
    4: 30.0,
    5: 45.0,
    6: 60.0,
    7: 75.0,
    8: 90.0,
}
"""W that a power source reserves for a device of a class (IEEE 802.3bt)."""

NO_CLASS: Final = "none"

LARGEST_CLASSES: Final = (NO_CLASS, *map(str, RESERVATIONS))
"""Whatever `largest_class` may return."""


def largest_class(available: float | None) -> str | None:
    """Return the largest class that fits into what is available, W.

    NO_CLASS where not even the smallest does, None where it is not known.
    """
    if available is None:
        return None
    fitting = [poe for poe, power in RESERVATIONS.items() if power <= available]
    return str(max(fitting)) if fitting else NO_CLASS
