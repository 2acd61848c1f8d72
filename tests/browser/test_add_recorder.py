"""A recorder is added in the browser, and is at once one of two."""

import re

from playwright.async_api import expect

from laboratory.processes import REPOSITORY
from laboratory.recorders import PASSWORD, USERNAME
from laboratory.registry import DOMAIN, Registry

from .frontend import PATIENCE, Frontend
from .stage import CARD, INTEGRATION_TYPE, TEXTS, Stage

PANEL = "ui.panel.config.integrations"
STEPS = TEXTS["config"]["step"]

ENTITIES = (REPOSITORY / "docs" / "entities.md").read_text()

# The dialog and its button, as the README calls them.
[(NAME_AND_ASSIGN, SKIP)] = re.findall(
    r"under \*(\w[^*]*)\*\. You can select \*\*(.*?)\*\*",
    (REPOSITORY / "README.md").read_text(),
)


async def test_a_recorder_is_added_with_its_certificate(
    frontend: Frontend, stage: Stage
) -> None:
    """Address, login, a look at the fingerprint, names; a card without a choice asks."""
    await frontend.open(f"/config/integrations/integration/{DOMAIN}")
    add = await frontend.own_text(f"{PANEL}.integration_page.add_{INTEGRATION_TYPE}")
    await frontend.click(add)
    await frontend.sees(STEPS["user"]["title"])
    page = frontend.page
    for name, value in (
        ("host", stage.stranger.host),
        ("username", USERNAME),
        ("password", PASSWORD),
    ):
        await page.locator(f"input[name={name}]").fill(value)
    submit = await frontend.own_text(f"{PANEL}.config_flow.submit")
    await frontend.click(submit)
    await frontend.sees(STEPS["trust_certificate"]["title"])
    own = (await stage.remote(stage.stranger).state())["fingerprint"]
    pairs = own.upper()[:6]
    await frontend.sees(":".join((pairs[:2], pairs[2:4], pairs[4:6])))
    await frontend.click(submit)
    names = page.locator("step-flow-create-entry")
    await expect(names).to_be_visible(timeout=PATIENCE)
    await frontend.sees(NAME_AND_ASSIGN)
    await frontend.sees(SKIP)
    port_1 = names.locator(".device", has_text="PoE port 1")
    await port_1.locator("input").first.fill("Pool camera")
    await page.keyboard.press("Tab")
    await frontend.click(await frontend.own_text(f"{PANEL}.config_flow.finish"))
    await expect(names).to_have_count(0, timeout=PATIENCE)

    async with stage.api() as api:
        devices = (await Registry.read(api)).devices
        states = {state["entity_id"] for state in await api.get("/api/states")}
    ids = {"switch.pool_camera", "sensor.pool_camera_power"}
    assert ids <= states
    assert all(f"`{one}`" in ENTITIES for one in ids)
    # The house's is of the same model, and its name was taken.
    assert devices[stage.house.mac]["name"] == "AXIS S3008"
    assert devices[stage.stranger.mac]["name"] == "AXIS S3008 AF8C31"

    await stage.add_dashboard("any-recorder", {"type": "custom:axis-nvr-poe-card"})
    await frontend.open("/any-recorder/0")
    notice = page.locator("axis-nvr-poe-card .notice")
    await expect(notice).to_contain_text("AXIS S3008 AF8C31", timeout=PATIENCE)
    await expect(notice).to_contain_text(CARD["several_recorders"].partition("{")[0])

    async with stage.api() as api:
        entry_id = devices[stage.stranger.mac]["config_entries"][0]
        await api.delete(f"/api/config/config_entries/entry/{entry_id}")
