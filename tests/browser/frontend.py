"""A browser that shows Home Assistant, and what a person does in it."""

from dataclasses import dataclass, field
import re
from typing import Any

from playwright.async_api import ConsoleMessage, Locator, Page, expect

from .stage import CARD, Stage

PATIENCE = 30_000
"""ms for what takes Home Assistant a moment, on a machine with much else to do."""

LOCALIZE = 'key => document.querySelector("home-assistant")?.hass?.localize(key)'
PLACEHOLDER = re.compile(r"\\\{\w+\\\}")

# What the frontend itself complains of, with or without this integration.
HARMLESS = ("ResizeObserver loop", "Failed to load resource", "preload")


def said(key: str, **placeholders: str) -> re.Pattern[str]:
    """Return how a text of the card reads; what is not given may be anything."""
    text = CARD[key]
    for name, value in placeholders.items():
        text = text.replace(f"{{{name}}}", value)
    return re.compile(PLACEHOLDER.sub(".+", re.escape(text)))


@dataclass
class Frontend:
    """A page, and what has gone wrong in it."""

    page: Page
    stage: Stage
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note what goes wrong from now on."""
        self.page.on("console", self._console)
        self.page.on(
            "pageerror", lambda error: self.complaints.append(f"error: {error}")
        )

    def _console(self, message: ConsoleMessage) -> None:
        text = message.text
        if message.type == "error" and not any(one in text for one in HARMLESS):
            self.complaints.append(text)

    async def open(self, path: str) -> None:
        """Show a page."""
        await self.page.goto(f"{self.stage.origin}{path}")

    async def own_text(self, key: str) -> str:
        """Return a text of Home Assistant's frontend, once it has come."""
        text = await self.page.wait_for_function(LOCALIZE, arg=key, timeout=PATIENCE)
        return str(await text.json_value())

    async def click(self, text: str) -> None:
        """Click on what bears a text."""
        await self.page.get_by_text(text, exact=True).first.click()

    async def sees(self, text: str | re.Pattern[str]) -> None:
        """Wait until a text is to be seen."""
        await expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    async def show_card(self, device_id: str) -> Card:
        """Show a recorder's card, alone on a dashboard."""
        await self.open(f"/show-{device_id[:8].lower()}/0")
        card = Card(self.page, self.page.locator("axis-nvr-poe-card"))
        await expect(card.jacks.first).to_be_visible(timeout=2 * PATIENCE)
        return card


@dataclass
class Card:
    """A recorder's card."""

    page: Page
    whole: Locator

    @property
    def jacks(self) -> Locator:
        """All jacks, in their order."""
        return self.whole.locator("axis-nvr-poe-jack button")

    @property
    def headline(self) -> Locator:
        """What is read at two metres."""
        return self.whole.locator("h2").first

    @property
    def panel(self) -> Locator:
        """The panel of a port."""
        return self.page.locator("axis-nvr-poe-port dialog[open]")

    def jack(self, port: int) -> Locator:
        """Return the jack of a port."""
        return self.jacks.nth(port - 1)

    async def shows(self, port: int, state: str) -> None:
        """Wait until a jack shows a state, and speaks it."""
        jack = self.jack(port)
        await expect(jack).to_have_class(re.compile(rf"\b{state}\b"), timeout=PATIENCE)
        word = re.escape(CARD[f"state_{state}"])
        await expect(jack).to_have_accessible_name(re.compile(word))

    async def open_port(self, port: int) -> Locator:
        """Tap on a jack, and return the panel of its port."""
        await self.jack(port).click()
        await expect(self.panel).to_be_visible()
        return self.panel

    async def close(self) -> None:
        """Close the panel."""
        await self.panel.locator(".close").click()
        await expect(self.panel).to_have_count(0)

    async def press(self, key: str) -> None:
        """Press a button of the panel, by its text."""
        await self.panel.get_by_role("button", name=CARD[key], exact=True).click()


async def focused(page: Page) -> dict[str, Any]:
    """Return what has the focus, through all shadows."""
    script = """() => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return {text: one?.getAttribute("aria-label") ?? one?.textContent?.trim() ?? "",
              tag: one?.localName ?? ""};
    }"""
    return dict(await page.evaluate(script))
