"""What an automation is about, as its editor shows it."""

from playwright.async_api import expect

from .frontend import PATIENCE, Frontend
from .stage import TEXTS, Stage

AUTOMATION = "told_of_failures"
EDITED = f"/api/config/automation/config/{AUTOMATION}"


async def test_a_recorder_is_a_target_though_none_of_it_is_counted(
    frontend: Frontend, stage: Stage
) -> None:
    """Where the count is right one day, troubleshooting.md need not explain it."""
    recorder = await stage.device_id(stage.house)
    async with stage.api() as api:
        await api.post(
            EDITED,
            alias="Tell me of failures",
            triggers=[
                {
                    "trigger": "axis_nvr_poe.poe_failure_started",
                    "target": {"device_id": recorder},
                }
            ],
            actions=[],
        )
    await frontend.open(f"/config/automation/edit/{AUTOMATION}")
    page = frontend.page
    target = page.locator("ha-automation-row-targets button")
    await expect(target).to_contain_text("AXIS S3008 (0)", timeout=PATIENCE)
    await target.click()
    details = page.locator("ha-dialog-target-details")
    for key in ("binary_sensor.poe_failure", "event.activity"):
        platform, name = key.split(".")
        text = TEXTS["entity"][platform][name]["name"]
        await expect(details.get_by_text(text, exact=True)).to_be_visible(
            timeout=PATIENCE
        )
    async with stage.api() as api:
        await api.delete(EDITED)
