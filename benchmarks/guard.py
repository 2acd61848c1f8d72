"""Whether a poll and a storm cost about what they did: wide limits, for any machine.

Counts that are the same everywhere are in the tests; this finds what no count shows.
"""

from typing import Any

from .apart import measured
from .arms import OURS
from .ground import say
from .polls import FIGURE, NOTHING, ratio

PORTS = 16
ROUNDS = 40

LIMITS = {
    f"{NOTHING}, times the floor": 2.0,
    f"{FIGURE}, times the floor": 7.0,
    "storm, ms at work at a stretch": 100.0,
}
"""Half as much again as on a busy machine, or more."""

TRIES = 2
"""A machine may be busy; what has become slow is so twice."""


async def holds() -> bool:
    """Measure, and return whether all is within the limits."""
    for _ in range(TRIES):
        figures = await _figures()
        for name, figure in figures.items():
            say(f"{name}: {figure:.2f}, at most {LIMITS[name]:g}")
        if all(figure <= LIMITS[name] for name, figure in figures.items()):
            return True
    return False


async def _figures() -> dict[str, float]:
    polls: dict[str, Any] = await measured(
        "polls", rounds=ROUNDS, sizes=[PORTS], yaml=False
    )
    storm = await measured("storm")
    rows = polls["rows"]
    ratios = {row["change"]: ratio(rows, row) for row in rows if row["arm"] == OURS}
    found = [ratios[NOTHING], ratios[FIGURE], storm["stall_at_work"]]
    return dict(zip(LIMITS, found, strict=True))
