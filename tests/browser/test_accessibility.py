"""axe-core finds nothing to object to in what is the integration's own."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.async_api import Browser, Page
import pytest

from .conftest import DESKTOP
from .frontend import Frontend
from .stage import Stage

AXE = Path(axe_playwright_python.__path__[0]) / "axe.min.js"
RUN = """async tags => {
  const found = [];
  const collect = root => {
    for (const one of root.querySelectorAll("*")) {
      if (one.localName === "axis-nvr-poe-card") found.push(one);
      if (one.shadowRoot) collect(one.shadowRoot);
    }
  };
  collect(document);
  const {violations, passes} = await axe.run(found, {runOnly: tags});
  return {
    passed: passes.length,
    violations: violations.map(({id, help, nodes}) =>
      `${id}: ${help} (${nodes.map(node => node.html).join(" ").slice(0, 300)})`),
  };
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def look_over(page: Page) -> list[str]:
    """Return what axe objects to; that it has looked at something is made sure."""
    await page.add_script_tag(path=AXE)
    result: dict[str, Any] = await page.evaluate(RUN, TAGS)
    assert result["passed"] > 5, "axe has looked at nothing"
    return list(result["violations"])


async def read_aloud(page: Page) -> list[str]:
    """Return the names of all buttons as the browser hands them to screen readers."""
    session = await page.context.new_cdp_session(page)
    tree = await session.send("Accessibility.getFullAXTree")
    return [
        node["name"]["value"]
        for node in tree["nodes"]
        if node.get("role", {}).get("value") == "button" and "name" in node
    ]


async def test_what_is_read_aloud_of_a_failure(
    frontend: Frontend, stage: Stage
) -> None:
    """Its words stand apart, as those of the jack do."""
    await stage.remote(stage.bench).do("fault", port=2, reason="Short circuit")
    card = await frontend.show_card(await stage.device_id(stage.bench))
    await card.shows(2, "failing")
    hallway = [name for name in await read_aloud(frontend.page) if "Hallway" in name]
    assert hallway == [
        "Hallway, Port 2, Short circuit",
        "Hallway, Port 2, Failing, Short circuit, 0.0\u00a0W",
    ]
    await stage.mend(stage.bench, 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_card_and_its_panel(
    browser: Browser, stage: Stage, scheme: Any
) -> None:
    """With a port that fails, in both of Home Assistant's themes."""
    remote = stage.remote(stage.bench)
    await remote.do("fault", port=2, reason="Short circuit")
    context = await browser.new_context(
        color_scheme=scheme, locale="en-GB", viewport=DESKTOP, reduced_motion="reduce"
    )
    async with context:
        frontend = Frontend(await context.new_page(), stage)
        card = await frontend.show_card(await stage.device_id(stage.bench))
        await card.shows(2, "failing")
        assert await look_over(frontend.page) == []

        await card.open_port(3)
        assert await look_over(frontend.page) == []
        await card.press("turn_off")
        assert await look_over(frontend.page) == []
    await stage.mend(stage.bench, 2)
