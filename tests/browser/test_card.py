"""The card shows what the recorder says, and does what a person asks."""

from playwright.async_api import expect
import pytest

from .frontend import PATIENCE, Card, Frontend, said
from .stage import BENCH, CARD, Stage


@pytest.fixture
async def card(frontend: Frontend, stage: Stage) -> Card:
    """Return the card of the recorder that always looks the same, at first."""
    return await frontend.show_card(await stage.device_id(stage.bench))


async def test_each_jack_shows_its_state(card: Card, stage: Stage) -> None:
    """Those that last, those that fail, and those that wait."""
    for port, state in {1: "powered", 4: "empty", 7: "off", 8: "connected"}.items():
        await card.shows(port, state)
    await expect(card.jack(1)).to_contain_text("Front door")

    remote = stage.remote(stage.bench)
    await remote.do("fault", port=2, reason="Short circuit")
    await card.shows(2, "failing")
    await expect(card.headline).to_contain_text("Hallway")
    await expect(card.whole.locator(".alarms")).to_contain_text("Short circuit")
    await stage.mend(stage.bench, 2)
    await card.shows(2, "powered")

    await remote.do("plug", port=4, camera={"name": "Tower", "poe_class": 4})
    await stage.poll(stage.bench)
    await card.shows(4, "waiting")
    await remote.do("unplug", port=4)
    await stage.poll(stage.bench)
    await card.shows(4, "empty")


async def test_a_jack_that_is_off_for_a_while_says_why(
    card: Card, stage: Stage
) -> None:
    """Its load is shed, or it is held off for the power cycle of another."""
    spared = await stage.entity(stage.bench, "port5-poe")
    await stage.call("axis_nvr_poe/shed_load", entity_id=spared)
    await card.shows(5, "shed")
    await stage.call("axis_nvr_poe/restore_load", entity_id=spared)
    await stage.power(stage.bench, 5)
    await card.shows(5, "powered")

    remote = stage.remote(stage.bench)
    await remote.do("plug", port=4, camera={"name": "Tower", "poe_class": 4})
    await stage.poll(stage.bench)
    await card.shows(4, "waiting")
    cycled = await stage.entity(stage.bench, "port2-poe")
    await stage.call("axis_nvr_poe/power_cycle", entity_id=cycled, off_time=3)
    await card.shows(2, "restarting")
    await card.shows(4, "held")
    await card.shows(2, "powered")
    await card.shows(4, "waiting")
    await remote.do("unplug", port=4)
    await stage.poll(stage.bench)
    await card.shows(4, "empty")


async def test_a_cut_is_asked_about_and_turning_on_is_not(
    card: Card, stage: Stage
) -> None:
    """The question names the device; a second thought leaves it on."""
    panel = await card.open_port(5)
    await card.press("turn_off")
    await expect(panel).to_contain_text(
        CARD["ask_turn_off"].format(device=BENCH[5]["name"])
    )
    await panel.locator(".cancel").click()
    await card.shows(5, "powered")

    await card.press("turn_off")
    await card.press("turn_off")
    await card.shows(5, "off")
    await card.press("turn_on")
    await stage.power(stage.bench, 5)
    await card.shows(5, "powered")
    await card.close()


async def test_a_power_cycle_counts_down(card: Card, stage: Stage) -> None:
    """In the jack, until the power is back."""
    await card.open_port(5)
    await card.press("power_cycle")
    await card.press("power_cycle")
    await card.shows(5, "restarting")
    await card.close()
    await expect(card.jack(5)).to_contain_text("0:05", timeout=PATIENCE)
    await expect(card.headline).to_have_text(said("headline_restarting"))
    await card.shows(5, "powered")


async def test_a_protected_port_cannot_be_cut(card: Card) -> None:
    """The panel says so, and offers neither."""
    panel = await card.open_port(1)
    await expect(panel).to_contain_text(CARD["hint_protected"])
    for key in ("turn_off", "power_cycle"):
        button = panel.get_by_role("button", name=CARD[key], exact=True)
        await expect(button).to_have_count(0)


async def test_a_refusal_shows_where_it_was_asked(card: Card, stage: Stage) -> None:
    """With the recorder's reason."""
    remote = stage.remote(stage.bench)
    await card.open_port(5)
    await remote.misbehave("general_error", "setportmode", code=20)
    await card.press("turn_off")
    await card.press("turn_off")
    alert = card.panel.get_by_role("alert")
    await expect(alert).to_contain_text("Garage (", timeout=PATIENCE)
    await expect(alert).to_contain_text("20")
    await remote.behave()
    await card.shows(5, "powered")


async def test_a_recorder_that_is_away_is_shown_as_it_was(
    card: Card, stage: Stage
) -> None:
    """Since when and why; nothing can be switched; then it is back by itself."""
    remote = stage.remote(stage.bench)
    await remote.misbehave("status", "*", status=503)
    await stage.poll(stage.bench)
    await expect(card.headline).to_have_text(CARD["away"], timeout=PATIENCE)
    away = card.whole.locator(".box.away")
    await expect(away).to_contain_text("HTTP 503")
    await expect(away).to_contain_text(said("away_since"))
    await expect(card.jack(1)).to_contain_text("Front door")
    panel = await card.open_port(5)
    await expect(panel).to_contain_text(CARD["hint_away"])
    await card.close()

    await remote.behave()
    await stage.poll(stage.bench)
    await expect(card.whole.locator(".box.away")).to_have_count(0, timeout=PATIENCE)
