"""The card looks as it did when somebody last looked at it."""

from typing import Any

from playwright.async_api import Browser, ViewportSize, expect
import pytest

from .frontend import PATIENCE, Frontend
from .pictures import compare, drawn_by_another
from .stage import BENCH, Stage

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 800},
    "desktop": {"width": 1280, "height": 900},
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_card_looks_as_it_did(
    browser: Browser, stage: Stage, size: str, scheme: Any
) -> None:
    """On a phone and on a desk, light and dark."""
    if other := drawn_by_another(browser.version):
        pytest.skip(f"drawn by Chromium {other}: take new pictures, and look at them")
    context = await browser.new_context(
        color_scheme=scheme,
        locale="en-GB",
        viewport=SIZES[size],
        reduced_motion="reduce",
    )
    async with context:
        frontend = Frontend(await context.new_page(), stage)
        card = await frontend.show_card(await stage.device_id(stage.bench))
        await stage.poll(stage.bench)
        for port, device in BENCH.items():
            figure = f"{device['power']} W" if device["power"] else ""
            await expect(card.jack(port)).to_contain_text(figure, timeout=PATIENCE)
        await frontend.page.evaluate("document.fonts.ready.then(() => true)")
        compare(f"card-{size}-{scheme}", await card.whole.screenshot())
