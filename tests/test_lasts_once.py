"""What has to last is told once, whatever is restarted, and however often."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.absences import last_absence
from simulator import RecorderModel

from .common import entity_id, pass_time
from .targets import by_device
from .test_trigger import Fired, automate

DISCONNECTED = "device_disconnected"


class House:
    """Home Assistant with an automation for what lasts, and its recorder."""

    def __init__(
        self,
        hass: HomeAssistant,
        freezer: FrozenDateTimeFactory,
        entry: MockConfigEntry,
        model: RecorderModel,
    ) -> None:
        """Initialize; nothing listens yet."""
        self._hass = hass
        self._freezer = freezer
        self._entry = entry
        self._model = model
        self.fired = Fired()

    async def listen(self, lasting: int) -> None:
        """Have an automation for a camera that is away for so many seconds."""
        device = by_device(self._hass, self._entry)
        options = {"for": lasting}
        self.fired = await automate(self._hass, device, DISCONNECTED, options=options)

    async def unplug(self, lasting: int) -> None:
        """Listen, and take the camera away."""
        await self.listen(lasting)
        self.take_away()
        await self.wait(30)

    def take_away(self) -> None:
        """Take the camera away."""
        self._model.unplug(1)

    async def wait(self, seconds: int) -> None:
        """Let time pass, as many polls as that takes."""
        for _ in range(seconds // 10):
            await pass_time(self._hass, self._freezer, timedelta(seconds=10))

    async def go_away(self, seconds: int) -> None:
        """Have the recorder restart, which takes so long, and see that it is away."""
        self._model.restart(seconds)
        await self.wait(30)

    async def stop(self) -> None:
        """Stop Home Assistant, of which this is what entities and automations see."""
        await self._automation("turn_off")
        await self._hass.config_entries.async_unload(self._entry.entry_id)
        await self._hass.async_block_till_done()

    async def set_up(self) -> None:
        """Begin to start Home Assistant."""
        self._hass.set_state(CoreState.not_running)
        await self._automation("turn_on")
        await self._hass.config_entries.async_setup(self._entry.entry_id)

    async def start(self) -> None:
        """Start Home Assistant."""
        await self.set_up()
        await self._hass.async_start()
        await self._hass.async_block_till_done()

    async def restart(self, seconds: int = 30) -> None:
        """Restart Home Assistant, which takes so long."""
        await self.stop()
        await self.wait(seconds)
        await self.start()

    async def reload_automation(self) -> None:
        """Have an automation begin to listen anew."""
        await self._automation("turn_off")
        await self._automation("turn_on")

    async def rename(self, name: str) -> None:
        """Give the event of the port another id."""
        known = entity_id(self._hass, Platform.EVENT, "port1-activity")
        registry = er.async_get(self._hass)
        registry.async_update_entity(known, new_entity_id=f"event.{name}")
        await self._hass.async_block_till_done()

    async def _automation(self, action: str) -> None:
        target = {"entity_id": "automation.fired"}
        await self._hass.services.async_call(
            "automation", action, target, blocking=True
        )


@pytest.fixture
def house(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> House:
    """Return a house whose recorder is set up."""
    return House(hass, freezer, running, model)


async def is_told_once(house: House) -> bool:
    """Return whether it is told once in the next minutes, nor after another restart."""
    await house.wait(300)
    await house.reload_automation()
    await house.restart()
    await house.wait(120)
    return house.fired.take() == [DISCONNECTED]


@pytest.mark.parametrize("lasting", [60, 90, 180])
async def test_two_restarts_in_a_row_lose_nothing(house: House, lasting: int) -> None:
    """Nor is told twice, whether it was due in one of them or between."""
    await house.unplug(lasting)
    await house.restart(60)
    await house.wait(30)
    await house.restart(30)

    assert await is_told_once(house)


async def test_a_start_that_is_broken_off_loses_nothing(house: House) -> None:
    """Automations have seen nothing in it."""
    await house.unplug(60)
    await house.stop()
    await house.wait(60)
    await house.set_up()
    await house.wait(30)
    await house.restart()

    assert await is_told_once(house)


@pytest.mark.parametrize("lasting", [60, 120])
async def test_an_automation_that_is_loaded_anew_after_a_restart_tells_it(
    house: House, lasting: int
) -> None:
    """Although what was due since the restart was still to be told."""
    await house.unplug(lasting)
    await house.restart(60)
    await house.wait(70)
    await house.reload_automation()

    assert await is_told_once(house)


async def test_an_automation_that_is_loaded_anew_twice_tells_it(house: House) -> None:
    """When it is due, which is between the two."""
    await house.unplug(60)
    await house.reload_automation()
    await house.wait(70)
    await house.reload_automation()

    assert await is_told_once(house)


async def test_an_automation_that_is_loaded_anew_during_an_outage_tells_it(
    house: House,
) -> None:
    """It was due while the recorder was away."""
    await house.unplug(90)
    await house.go_away(120)
    await house.reload_automation()

    assert await is_told_once(house)


@pytest.mark.parametrize("lasting", [90, 180])
async def test_a_restart_soon_after_an_outage_loses_nothing(
    house: House, lasting: int
) -> None:
    """It was due in the outage, or while its end might still be told."""
    await house.unplug(lasting)
    await house.go_away(90)
    await house.wait(100)
    await house.restart()

    assert await is_told_once(house)


@pytest.mark.parametrize("seen", [True, False])
async def test_what_was_told_between_two_restarts_is_not_told_again(
    house: House, seen: bool
) -> None:
    """Also where that was soon after the first, in which it may have happened."""
    await house.listen(10)
    if seen:
        await house.restart()
        house.take_away()
    else:
        await house.stop()
        house.take_away()
        await house.start()
    await house.wait(50)
    assert house.fired.take() == [DISCONNECTED]
    await house.restart()
    await house.wait(300)

    assert house.fired == []


async def test_an_event_that_is_renamed_and_renamed_back_tells_nothing_again(
    house: House,
) -> None:
    """Under its first name it had told of nothing yet."""
    await house.rename("first")
    await house.rename("second")
    await house.unplug(60)
    await house.wait(120)
    assert house.fired.take() == [DISCONNECTED]
    await house.rename("first")
    await house.wait(240)

    assert house.fired == []


async def test_what_is_known_of_an_event_goes_with_it(
    hass: HomeAssistant, house: House, running: MockConfigEntry
) -> None:
    """Of recorders that come and go nothing is left behind."""
    event = entity_id(hass, Platform.EVENT, "port1-activity")
    await house.go_away(60)
    assert last_absence(hass, event) is not None
    await hass.config_entries.async_remove(running.entry_id)

    assert last_absence(hass, event) is None
