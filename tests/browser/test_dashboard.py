"""The dashboard and the card are found where people look for such things."""

from playwright.async_api import expect

from .frontend import PATIENCE, Frontend
from .stage import DASHBOARD, Stage

PANEL = "ui.panel.config.lovelace.dashboards"
EDITOR = "ui.panel.lovelace.editor"


async def test_a_new_dashboard_by_its_dialog(frontend: Frontend, stage: Stage) -> None:
    """Chosen, created, and complete: a view for each recorder, cameras and all."""
    page = frontend.page
    await frontend.open("/config/lovelace/dashboards")
    await frontend.click(await frontend.own_text(f"{PANEL}.picker.add_dashboard"))
    ours = page.locator("dashboard-card").get_by_text("AXIS NVR PoE")
    await ours.click(timeout=PATIENCE)
    title = page.locator("dialog input, ha-dialog input").first
    await expect(title).to_have_value(DASHBOARD["title"], timeout=PATIENCE)
    create = await frontend.own_text(f"{PANEL}.detail.create")
    button = page.get_by_role("button", name=create, exact=True)
    await button.click()
    await expect(button).to_have_count(0, timeout=PATIENCE)

    await frontend.open("/poe-recorder")
    await expect(page.locator("axis-nvr-poe-jack")).to_have_count(8, timeout=PATIENCE)
    tabs = page.get_by_role("tab")
    await expect(tabs).to_have_text(["AXIS S3008", "AXIS S3008 AF8C32"])
    for heading in ("power_and_energy", "failures_and_activity", "cameras"):
        await frontend.sees(DASHBOARD[heading])
    pictures = page.locator("hui-picture-entity-card")
    await expect(pictures).to_have_count(7)
    await expect(pictures.first).to_contain_text("Front door camera")
    await expect(page.locator("hui-error-card")).to_have_count(0)

    await tabs.nth(1).click()
    await expect(page.locator("axis-nvr-poe-jack").first).to_contain_text("Front door")
    await expect(page.locator("hui-picture-entity-card")).to_have_count(0)
    async with stage.api() as api:
        for one in await api.command("lovelace/dashboards/list"):
            if one["url_path"] == "poe-recorder":
                await api.command("lovelace/dashboards/delete", dashboard_id=one["id"])


async def test_the_card_is_offered_for_an_entity(
    frontend: Frontend, stage: Stage
) -> None:
    """With the recorder of the port that was picked."""
    page = frontend.page
    await stage.add_dashboard("card-picker", {"type": "markdown", "content": "Hello"})
    await frontend.open("/card-picker/0?edit=1")
    add = await frontend.own_text(f"{EDITOR}.section.add_card")
    await page.get_by_role("button", name=add).first.click(timeout=PATIENCE)
    await page.locator("hui-suggestion-entity-tree input").fill("Hallway camera")
    picker = page.locator("hui-suggestion-picker")
    await picker.get_by_text("Switch", exact=True).first.click(timeout=PATIENCE)
    offered = page.locator("hui-suggestion-card", has=page.locator("axis-nvr-poe-jack"))
    await expect(offered.first).to_be_visible(timeout=PATIENCE)
    await offered.first.click(position={"x": 20, "y": 10})
    await expect(page.locator("hui-grid-section axis-nvr-poe-card")).to_have_count(
        1, timeout=PATIENCE
    )
    async with stage.api() as api:
        config = await api.command("lovelace/config", url_path="card-picker")
    added = config["views"][0]["sections"][0]["cards"][-1]
    assert added["type"] == "custom:axis-nvr-poe-card"
    assert added["device"] == await stage.device_id(stage.house)


async def test_the_card_has_an_editor(frontend: Frontend, stage: Stage) -> None:
    """Found by its name; it asks for the recorder, and shows what there is."""
    page = frontend.page
    await stage.add_dashboard("card-editor", {"type": "markdown", "content": "Hello"})
    await frontend.open("/card-editor/0?edit=1")
    add = await frontend.own_text(f"{EDITOR}.section.add_card")
    await page.get_by_role("button", name=add).first.click(timeout=PATIENCE)
    by_card = await frontend.own_text(f"{EDITOR}.cardpicker.by_card")
    await page.get_by_text(by_card, exact=True).first.click(timeout=PATIENCE)
    await page.locator("hui-card-picker input").first.fill("AXIS", timeout=PATIENCE)
    picker = page.locator("hui-card-picker")
    found = picker.locator(".card", has=page.get_by_text("AXIS NVR PoE", exact=True))
    await found.locator(".overlay").click(timeout=PATIENCE)
    editor = page.locator("hui-dialog-edit-card")
    choice = editor.locator("ha-selector-device")
    await expect(choice).to_be_visible(timeout=PATIENCE)
    await expect(editor.locator("axis-nvr-poe-card")).to_contain_text(
        "AXIS S3008", timeout=PATIENCE
    )
