"""Everything can be done with the keyboard alone, and heard by who sees nothing."""

from playwright.async_api import expect

from .frontend import PATIENCE, Frontend, focused
from .stage import CARD, Stage


async def test_a_port_is_power_cycled_by_keyboard(
    frontend: Frontend, stage: Stage
) -> None:
    """One stop for all jacks; arrows, Enter and Escape do the rest."""
    card = await frontend.show_card(await stage.device_id(stage.bench))
    keyboard = frontend.page.keyboard
    await card.jack(1).focus()
    for key, port in (
        ("ArrowRight", 2),
        ("End", 8),
        ("ArrowLeft", 7),
        ("Home", 1),
        ("ArrowRight", 2),
    ):
        await keyboard.press(key)
        assert f"Port {port}" in (await focused(frontend.page))["text"]
    assert await card.whole.locator("button[tabindex='0']").count() == 1

    await keyboard.press("Enter")
    await expect(card.panel).to_be_visible()
    await keyboard.press("Escape")
    await expect(card.panel).to_have_count(0)
    await expect(card.jack(2)).to_be_focused()

    await keyboard.press("Enter")
    await expect(card.panel).to_be_visible()
    for _ in range(12):
        await keyboard.press("Tab")
        if (await focused(frontend.page))["text"] == CARD["power_cycle"]:
            break
    await keyboard.press("Enter")
    # What does no harm has the focus.
    assert (await focused(frontend.page))["text"] == "Cancel"
    await keyboard.press("Escape")
    await expect(card.panel).to_be_visible()
    assert (await focused(frontend.page))["text"] == CARD["power_cycle"]
    await keyboard.press("Enter")
    await keyboard.press("Tab")
    assert (await focused(frontend.page))["text"] == CARD["power_cycle"]
    await keyboard.press("Enter")
    await card.shows(2, "restarting")
    await keyboard.press("Escape")
    await card.shows(2, "powered")


async def test_the_keyboard_is_never_left_nowhere(
    frontend: Frontend, stage: Stage
) -> None:
    """What had the focus may go: a button that has done its work, or a failure."""
    card = await frontend.show_card(await stage.device_id(stage.bench))
    keyboard = frontend.page.keyboard
    await card.jack(5).focus()
    await keyboard.press("Enter")
    await card.press("turn_off")
    await card.press("turn_off")
    await card.shows(5, "off")
    await card.panel.get_by_role("button", name=CARD["turn_on"], exact=True).focus()
    await keyboard.press("Enter")
    await stage.power(stage.bench, 5)
    await card.shows(5, "powered")
    await expect(card.panel.locator(".close")).to_be_focused()
    await keyboard.press("Escape")
    await expect(card.jack(5)).to_be_focused()

    await stage.remote(stage.bench).do("fault", port=2, reason="Short circuit")
    await card.shows(2, "failing")
    await card.whole.locator(".alarms button").focus()
    await keyboard.press("Enter")
    await expect(card.panel).to_be_visible()
    await stage.mend(stage.bench, 2)
    await card.shows(2, "powered")
    await keyboard.press("Escape")
    await expect(card.jack(2)).to_be_focused()


async def test_a_failure_is_said_aloud(frontend: Frontend, stage: Stage) -> None:
    """Politely, with its reason; the jack speaks it as well."""
    card = await frontend.show_card(await stage.device_id(stage.bench))
    aloud = card.whole.get_by_role("status")
    remote = stage.remote(stage.bench)
    await remote.do("fault", port=3, reason="Short circuit")
    await expect(aloud).to_contain_text("Short circuit", timeout=PATIENCE)
    await expect(card.jack(3)).to_have_accessible_name(
        "Driveway, Port 3, Failing, Short circuit, 0.0 W, Watched"
    )
    await stage.mend(stage.bench, 3)
    await card.shows(3, "powered")


async def test_what_a_screen_reader_finds(frontend: Frontend, stage: Stage) -> None:
    """Each jack is a button with its name, its state and its watts."""
    card = await frontend.show_card(await stage.device_id(stage.bench))
    for port, name in {
        1: "Front door, Port 1, Powered, 6.2 W, Protected",
        4: "Port 4, Empty",
        7: "Port 7, Off, 0.0 W",
        8: "Speaker, Port 8, Connected without power, 0.0 W",
    }.items():
        await expect(card.jack(port)).to_have_accessible_name(name)
        await expect(card.jack(port)).to_have_role("button")
    await expect(card.whole.get_by_role("heading").first).to_be_visible()
    await expect(card.whole.get_by_role("toolbar")).to_have_accessible_name(
        CARD["ports"]
    )
