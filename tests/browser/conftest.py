"""One Home Assistant and one browser for all; a page for each test."""

from collections.abc import AsyncGenerator
import os
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, async_playwright
import pytest

from .frontend import Frontend
from .stage import Stage, set_up

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    # The same picture wherever it is drawn.
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Stage]:
    """Return a Home Assistant with recorders."""
    folder: Path = tmp_path_factory.mktemp("stage")
    async with set_up(folder) as stage:
        for recorder in (stage.house, stage.bench):
            device = await stage.device_id(recorder)
            card = {"type": "custom:axis-nvr-poe-card", "device": device}
            await stage.add_dashboard(f"show-{device[:8].lower()}", card)
        yield stage


@pytest.fixture(scope="session")
async def browser() -> AsyncGenerator[Browser]:
    """Return Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=OPTIONS
        )
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
async def visitor(browser: Browser) -> AsyncGenerator[BrowserContext]:
    """Return a person's browser, in which pages share their cache."""
    async with await browser.new_context(
        color_scheme="light", locale="en-GB", viewport=DESKTOP, reduced_motion="reduce"
    ) as context:
        yield context


@pytest.fixture(autouse=True)
async def _peace(stage: Stage) -> AsyncGenerator[None]:
    """Have no recorder misbehave any more after a test that fails."""
    yield
    await stage.remote(stage.bench).behave()


@pytest.fixture
async def frontend(
    stage: Stage, visitor: BrowserContext, request: pytest.FixtureRequest
) -> AsyncGenerator[Frontend]:
    """Return a page; whatever goes wrong in it fails the test."""
    page = await visitor.new_page()
    frontend = Frontend(page, stage)
    frontend.listen()
    yield frontend
    if folder := os.environ.get("LAST_SEEN"):
        await page.screenshot(path=Path(folder) / f"{request.node.name}.png")
    await page.close()
    assert frontend.complaints == []
