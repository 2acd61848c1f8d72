"""Takes the pictures in docs/images, where `scripts/browser --pictures` asks for it.

Everything is found by the text it has now: the integration's own texts are looked up
in en.json, Home Assistant's by their keys.
"""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from math import pi, sin
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect
import pytest

from laboratory.config_flow import add_recorder
from laboratory.processes import REPOSITORY
from laboratory.recorders import PASSWORD, USERNAME, Recorder
from laboratory.registry import DOMAIN, Registry

from .frontend import PATIENCE, Frontend
from .pictures import TAKE
from .stage import DASHBOARD, INTEGRATION_TYPE, TEXTS, Stage

pytestmark = pytest.mark.skipif(not TAKE, reason="only with --pictures")

IMAGES = REPOSITORY / "docs/images"
PANEL = "ui.panel.config.integrations"
BROKEN = 5
DRAWN = 2_000
"""ms, in which the frontend has drawn, and moved to its place, what has arrived."""


async def take(page: Page, name: str, part: Locator | None = None) -> None:
    """Take a picture, of a part or all, once nothing is being loaded any more."""
    # A picture that is out of sight may go on being loaded.
    spinners = page.locator("ha-spinner:visible:not(hui-image ha-spinner)")
    await expect(spinners).to_have_count(0, timeout=PATIENCE)
    await page.wait_for_timeout(DRAWN)
    await (part or page).screenshot(path=IMAGES / f"{name}.png")


@pytest.fixture
async def sight(
    browser: Browser, stage: Stage, request: pytest.FixtureRequest
) -> AsyncGenerator[Frontend]:
    """Return a page of the size and scheme that a picture has."""
    width, height, scheme = request.param
    context = await browser.new_context(
        color_scheme=scheme,
        locale="en-GB",
        viewport={"width": width, "height": height},
    )
    async with context:
        yield Frontend(await context.new_page(), stage)


def sized(width: int, height: int, scheme: Any = "light") -> pytest.MarkDecorator:
    """Say which size a picture has."""
    return pytest.mark.parametrize("sight", [(width, height, scheme)], indirect=True)


@pytest.fixture(scope="module")
async def past(stage: Stage) -> None:
    """Give the house a week, for what is drawn over time."""
    async with stage.api() as api:
        entities = {
            one["unique_id"]: one["entity_id"]
            for one in await api.command("config/entity_registry/list")
            if one["platform"] == DOMAIN
        }
        now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        hours = [now - timedelta(hours=back) for back in range(170, -1, -1)]
        watts = {"power": 28.0, **{f"port{n}-power": 4.0 + n / 2 for n in (1, 2, 3, 4)}}
        for key, typical in watts.items():
            energy = entities[f"{stage.house.mac}-{key.replace('power', 'energy')}"]
            await _remember(api, energy, "kWh", hours, typical)
            power = entities[f"{stage.house.mac}-{key}"]
            await _remember(api, power, "W", hours, typical)


async def _remember(
    api: Any, entity_id: str, unit: str, hours: list[datetime], watts: float
) -> None:
    """Put something into Home Assistant's long memory: energy as a sum, else a mean."""
    is_sum = unit == "kWh"
    stats: list[dict[str, Any]] = []
    total = 0.0
    for hour in hours:
        # Less by day: the lamps of cameras are on at night.
        drawn = watts * (1 + 0.15 * sin(hour.hour * pi / 12 + watts))
        total += drawn / 1000
        figures = {"mean": drawn, "min": drawn * 0.9, "max": drawn * 1.1}
        stats.append(
            {
                "start": hour.isoformat(),
                **({"sum": total, "state": total} if is_sum else figures),
            }
        )
    await api.command(
        "recorder/import_statistics",
        metadata={
            "has_mean": not is_sum,
            "has_sum": is_sum,
            "mean_type": 0 if is_sum else 1,
            "name": None,
            "source": "recorder",
            "statistic_id": entity_id,
            "unit_class": "energy" if is_sum else "power",
            "unit_of_measurement": unit,
        },
        stats=stats,
    )


@sized(400, 850)
async def test_card_on_a_phone(sight: Frontend, stage: Stage) -> None:
    """Jacks in rows of four."""
    card = await sight.show_card(await stage.device_id(stage.house))
    await take(sight.page, "card-phone", card.whole)


@sized(1000, 620, "dark")
async def test_card_in_the_dark(sight: Frontend, stage: Stage) -> None:
    """With a failure, which comes first to the eye."""
    remote = stage.remote(stage.house)
    await remote.do("fault", port=BROKEN, reason="Short circuit")
    card = await sight.show_card(await stage.device_id(stage.house))
    await card.shows(BROKEN, "failing")
    await take(sight.page, "card-failure-dark", card.whole)
    await stage.mend(stage.house, BROKEN)
    await card.shows(BROKEN, "powered")


@pytest.mark.usefixtures("past")
@sized(1280, 1180)
async def test_dashboard(sight: Frontend, stage: Stage) -> None:
    """All there is to see of a house."""
    await sight.open("/recorder")
    await sight.sees(DASHBOARD["cameras"])
    await expect(sight.page.locator("axis-nvr-poe-jack")).to_have_count(8)
    await take(sight.page, "dashboard")


@pytest.mark.usefixtures("past")
@sized(900, 800)
async def test_panel(sight: Frontend, stage: Stage) -> None:
    """What a jack opens."""
    card = await sight.show_card(await stage.device_id(stage.house))
    await card.open_port(1)
    await take(sight.page, "card-panel", card.panel)


@sized(1100, 760)
async def test_sixteen_ports(sight: Frontend, stage: Stage) -> None:
    """Two rows of eight."""
    rack = Recorder(index=3, ports=16, state=stage.folder / "rack.json")
    process = await rack.start()
    try:
        async with stage.api() as api:
            await add_recorder(api, rack)
        device = await stage.device_id(rack)
        path = f"show-{device[:8].lower()}"
        card_config = {
            "type": "custom:axis-nvr-poe-card",
            "device": device,
            "grid_options": {"columns": "full"},
        }
        await stage.add_dashboard(path, card_config)
        async with stage.api() as api:
            config = await api.command("lovelace/config", url_path=path)
            config["views"][0]["sections"][0]["column_span"] = 4
            await api.command("lovelace/config/save", url_path=path, config=config)
        card = await sight.show_card(device)
        await take(sight.page, "card-16-ports", card.whole)
        async with stage.api() as api:
            devices = (await Registry.read(api)).devices
            entry_id = devices[rack.mac]["config_entries"][0]
            await api.delete(f"/api/config/config_entries/entry/{entry_id}")
    finally:
        await process.stop()


@sized(800, 520)
async def test_repair(sight: Frontend, stage: Stage) -> None:
    """The camera at port 8 asks for more than is available."""
    texts = TEXTS["issues"]["power_budget"]
    await sight.open("/config/repairs")
    await sight.click(texts["title"].format(recorder="AXIS S3008"))
    await sight.sees(texts["description"].split("\n")[-1])
    await take(sight.page, "repair")


@pytest.mark.parametrize(
    ("sight", "name", "port"),
    [((1200, 1400, "light"), "recorder", None), ((1200, 1250, "light"), "port", 1)],
    indirect=["sight"],
)
async def test_devices(
    sight: Frontend, stage: Stage, name: str, port: int | None
) -> None:
    """The recorder and a port, each on its own page."""
    device = await stage.device_id(stage.house, port)
    await sight.open(f"/config/devices/device/{device}")
    await sight.sees(TEXTS["entity"]["sensor"]["allocated_power"]["name"])
    await take(sight.page, name)


@sized(800, 760)
async def test_config_flow(sight: Frontend, stage: Stage) -> None:
    """A recorder is added, up to the question about its certificate."""
    await sight.open(f"/config/integrations/integration/{DOMAIN}")
    add = f"{PANEL}.integration_page.add_{INTEGRATION_TYPE}"
    await sight.click(await sight.own_text(add))
    steps = TEXTS["config"]["step"]
    await sight.sees(steps["user"]["title"])
    for name, value in (
        ("host", "192.168.0.90"),
        ("username", USERNAME),
        ("password", PASSWORD),
    ):
        await sight.page.locator(f"input[name={name}]").fill(value)
    await take(sight.page, "add-recorder")
    await sight.page.locator("input[name=host]").fill(stage.stranger.host)
    await sight.click(await sight.own_text(f"{PANEL}.config_flow.submit"))
    await sight.sees(steps["trust_certificate"]["title"])
    await take(sight.page, "trust-certificate")


@sized(800, 1060)
async def test_find_out(sight: Frontend, stage: Stage) -> None:
    """What is connected, as if nobody had said it yet; to be the last."""
    async with stage.api() as api:
        devices = (await Registry.read(api)).devices
        entry_id = devices[stage.house.mac]["config_entries"][0]
        listed = await api.command("config_entries/subentries/list", entry_id=entry_id)
        for one in listed:
            await api.command(
                "config_entries/subentries/delete",
                entry_id=entry_id,
                subentry_id=one["subentry_id"],
            )
    await sight.open(f"/config/integrations/integration/{DOMAIN}")
    configure = await sight.own_text(f"{PANEL}.config_entry.configure")
    await sight.page.get_by_label(configure).first.click()
    steps = TEXTS["options"]["step"]
    await sight.click(steps["init"]["menu_options"]["find_out"])
    await sight.sees(steps["found"]["title"])
    await take(sight.page, "find-out")
