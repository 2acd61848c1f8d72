"""Whatever is renamed, the card finds it again; and says it."""

from playwright.async_api import expect

from .frontend import PATIENCE, Frontend
from .stage import Stage


async def rename_device(stage: Stage, device_id: str, name: str | None) -> None:
    """Name a device as a person does; None takes the name away."""
    async with stage.api() as api:
        await api.command(
            "config/device_registry/update", device_id=device_id, name_by_user=name
        )


async def rename_entity(stage: Stage, entity_id: str, new: str) -> None:
    """Give an entity another id."""
    async with stage.api() as api:
        await api.command(
            "config/entity_registry/update", entity_id=entity_id, new_entity_id=new
        )


async def test_renamed_devices_and_entities(frontend: Frontend, stage: Stage) -> None:
    """While it is looked at; a port whose switch was renamed is switched all the same."""
    bench = await stage.device_id(stage.bench)
    port = await stage.device_id(stage.bench, 2)
    card = await frontend.show_card(bench)
    await rename_device(stage, port, "Back stairs")
    await expect(card.jack(2)).to_contain_text("Back stairs", timeout=PATIENCE)
    await rename_device(stage, bench, "Cellar recorder")
    await expect(card.whole.locator(".recorder")).to_have_text("Cellar recorder")

    switch = await stage.entity(stage.bench, "port2-poe")
    await rename_entity(stage, switch, "switch.quite_another")
    await card.open_port(2)
    await card.press("turn_off")
    await card.press("turn_off")
    await card.shows(2, "off")
    await card.press("turn_on")
    await stage.power(stage.bench, 2)
    await card.shows(2, "powered")

    await rename_entity(stage, "switch.quite_another", switch)
    await rename_device(stage, port, None)
    await rename_device(stage, bench, None)
    await expect(card.jack(2)).to_contain_text("Hallway", timeout=PATIENCE)
