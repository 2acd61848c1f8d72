"""The actions are found by who makes an automation."""

from playwright.async_api import expect
import pytest

from .frontend import PATIENCE, Frontend
from .stage import TEXTS

EDITOR = "ui.panel.config.automation.editor"
RESTART = f"AXIS NVR PoE: {TEXTS['services']['power_cycle']['name']}"


@pytest.mark.parametrize(
    "words", ["restart", "camera restart", "power", "port", "cable"]
)
async def test_a_restart_is_among_what_is_found_first(
    frontend: Frontend, words: str
) -> None:
    """Five actions are shown, and those of other integrations match as well."""
    page = frontend.page
    await frontend.open("/config/automation/edit/new")
    add = await frontend.own_text(f"{EDITOR}.actions.add")
    await page.get_by_role("button", name=add).click(timeout=PATIENCE)
    dialog = page.locator("add-automation-element-dialog")
    await dialog.locator("ha-input-search input").fill(words, timeout=PATIENCE)
    found = dialog.locator("ha-automation-add-search").get_by_text(RESTART, exact=True)
    await expect(found).to_be_in_viewport(ratio=1, timeout=PATIENCE)
