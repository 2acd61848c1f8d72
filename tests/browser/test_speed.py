"""What an update costs with 48 ports, beside Home Assistant's own tiles."""

import os
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from .frontend import PATIENCE, Frontend
from .stage import Stage

RACE = (Path(__file__).parent / "race.js").read_text()
ROUNDS = 25


@pytest.mark.skipif(
    not os.environ.get("MEASURE"), reason="a figure, taken with MEASURE=1"
)
async def test_an_update_costs_less_than_tiles_would(
    frontend: Frontend, stage: Stage, record_property: Any
) -> None:
    """All 48 ports draw another power: the card against a tile for each."""
    await frontend.show_card(await stage.device_id(stage.bench))
    await frontend.page.wait_for_function(
        "() => Boolean(window.loadCardHelpers)", timeout=PATIENCE
    )
    times: dict[str, list[float]] = await frontend.page.evaluate(RACE, ROUNDS)
    card, one, tiles = (median(times[key]) for key in ("card", "one", "tiles"))
    record_property("card_ms", card)
    record_property("tiles_ms", tiles)
    print(  # noqa: T201 - the figure is what it is run for
        f"48 ports: card {card:.2f} ms, with one port changed {one:.2f} ms, "
        f"tiles {tiles:.2f} ms, ratio {card / tiles:.2f}"
    )
    assert len(times["card"]) == ROUNDS
    assert card < tiles
    assert one < card
