"""Shed cameras while the UPS runs on battery, and bring them back one by one."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_CALL_SERVICE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    label_registry as lr,
)
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from simulator import Misbehaviour, RecorderModel, Simulator
from tests.common import MINUTE, OUTAGE, connect, device_of, entity_id, switch
from tests.selection import every
from tests.waiting import pass_by

from .home import down, on, on_soon, pass_minutes, restart, use

UPS = "sensor.ups_status"


def ups_says(hass: HomeAssistant, state: str) -> None:
    """Have the UPS tell something."""
    hass.states.async_set(UPS, state)


@pytest.fixture
async def label(hass: HomeAssistant, running: MockConfigEntry) -> str:
    """Return a label on port 1's device, port 2's switch and the area of port 3."""
    label = lr.async_get(hass).async_create("Can be spared").label_id
    devices = dr.async_get(hass)
    devices.async_update_device(device_of(hass, 1).id, labels={label})
    er.async_get(hass).async_update_entity(
        entity_id(hass, Platform.SWITCH, "port2-poe"), labels={label}
    )
    area = ar.async_get(hass).async_create("Garden", labels={label})
    devices.async_update_device(device_of(hass, 3).id, area_id=area.id)
    return label


@pytest.fixture
async def used(hass: HomeAssistant, label: str) -> None:
    """Have the blueprint in use, with its defaults."""
    ups_says(hass, "OL")
    await use(hass, "shed_load_on_battery", {"ups_status": UPS, "labels": [label]})


@pytest.mark.parametrize(
    ("battery", "mains"),
    every(
        3,
        [
            ("OB DISCHRG", "OL CHRG"),
            ("On Battery, Battery Discharging", "Online, Battery Charging"),
            ("ONBATT", "ONLINE"),
            ("on", "off"),
        ],
    ),
)
@pytest.mark.usefixtures("used")
async def test_what_is_labelled_is_shed_and_comes_back_one_by_one(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    battery: str,
    mains: str,
) -> None:
    """A minute after the power cut, and five minutes after it is over."""
    ups_says(hass, battery)
    await pass_by(hass, freezer, timedelta(seconds=59))
    assert on(model) == [1, 2, 3, 4]
    await pass_by(hass, freezer, timedelta(seconds=2))
    await on_soon(model, [4])

    await pass_minutes(hass, freezer, 10)
    ups_says(hass, mains)
    await pass_by(hass, freezer, timedelta(seconds=299))
    assert on(model) == [4]
    await pass_by(hass, freezer, timedelta(seconds=2))
    await on_soon(model, [1, 4])
    await pass_by(hass, freezer, timedelta(seconds=30))
    await on_soon(model, [1, 2, 4])
    await pass_by(hass, freezer, timedelta(seconds=30))
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.slow
async def test_what_else_carries_the_label_is_left_alone(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    label: str,
) -> None:
    """An outlet of another integration's, and the recorder's own setting."""
    calls = async_capture_events(hass, EVENT_CALL_SERVICE)
    owner = MockConfigEntry(domain="other")
    owner.add_to_hass(hass)
    registry = er.async_get(hass)
    outlet = registry.async_get_or_create(
        Platform.SWITCH, "other", "outlet", config_entry=owner
    ).entity_id
    hass.states.async_set(outlet, "on", {"device_class": "outlet"})
    for entity in (outlet, entity_id(hass, Platform.SWITCH, "keep_power")):
        registry.async_update_entity(entity, labels={label})
    ups_says(hass, "OL")
    await use(hass, "shed_load_on_battery", {"ups_status": UPS, "labels": [label]})
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    await on_soon(model, [4])

    [shed] = [one.data for one in calls if one.data["service"] == "shed_load"]
    ports = {entity_id(hass, Platform.SWITCH, f"port{port}-poe") for port in (1, 2, 3)}
    assert set(shed["service_data"]["entity_id"]) == ports


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_short_power_cut_sheds_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """Nor does a UPS that cannot be asked, or is off."""
    ups_says(hass, "OB")
    await pass_by(hass, freezer)
    for state in ("Online, Runtime Calibration", "unavailable", "unknown", "OFF"):
        ups_says(hass, state)
        await pass_minutes(hass, freezer, 7)
        assert on(model) == [1, 2, 3, 4]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_what_is_shed_stays_off_while_the_ups_is_silent(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """Only mains bring it back, though they may come while nobody sees it."""
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    for state in ("OB LB", "unavailable", "OFF", "COOLDOWN"):
        ups_says(hass, state)
        await pass_minutes(hass, freezer, 7)
        await on_soon(model, [4])
    ups_says(hass, "OL CHRG")
    await pass_minutes(hass, freezer, 7)
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_what_a_person_does_meanwhile_stands(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """A camera that is turned on, one that was off before, and a protected one."""
    connect(hass, running, 3, "Nursery", protected=True)
    await switch(hass, "port2-poe", on=False)
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    await on_soon(model, [3, 4])
    await switch(hass, "port1-poe", on=True)
    ups_says(hass, "OB DISCHRG LB")
    await pass_minutes(hass, freezer, 5)
    await on_soon(model, [1, 3, 4])
    ups_says(hass, "OL")
    await pass_minutes(hass, freezer, 6)
    assert on(model) == [1, 3, 4]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_recorder_that_is_away_when_power_goes_and_comes_is_tried_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """Whether that was known or not."""
    ups_says(hass, "OB DISCHRG")
    await pass_by(hass, freezer)
    model.restart(OUTAGE)
    await pass_by(hass, freezer)
    assert on(model) == [1, 2, 3, 4]
    await pass_minutes(hass, freezer, 4)
    await on_soon(model, [4])

    ups_says(hass, "OL CHRG")
    await pass_minutes(hass, freezer, 4)
    model.restart(OUTAGE)
    await pass_minutes(hass, freezer, 2)
    assert on(model) == [4]
    await pass_minutes(hass, freezer, 4)
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_command_that_fails_is_given_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, recorder: Simulator
) -> None:
    """The recorder answers, and refuses to switch for a while."""
    recorder.misbehave(Misbehaviour.status(503), "setportmode")
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 3)
    assert on(recorder.model) == [1, 2, 3, 4]
    recorder.behave()
    await pass_minutes(hass, freezer, 1)
    await on_soon(recorder.model, [4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_power_cut_that_begins_while_home_assistant_is_down_sheds(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Also if the UPS is known only a while after the start."""
    ups_says(hass, "unavailable")
    await restart(hass, freezer, running)
    await pass_minutes(hass, freezer, 3)
    assert on(model) == [1, 2, 3, 4]
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    await on_soon(model, [4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_home_assistant_restarts_on_battery_and_the_recorder_is_away(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The mains come back while both are down, and so do the cameras."""
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    model.restart(600)
    await restart(hass, freezer, running)
    await pass_minutes(hass, freezer, 2)
    async with down(hass, freezer, running):
        ups_says(hass, "OL CHRG")
    await pass_minutes(hass, freezer, 4)
    await on_soon(model, [4])
    await pass_minutes(hass, freezer, 12)
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_power_cut_soon_after_a_start_sheds_in_time(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """What was to be done after the start is given up."""
    await restart(hass, freezer, running)
    await pass_minutes(hass, freezer, 1)
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    assert on(model) == [4]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_what_could_not_be_done_in_time_is_not_done_late(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """The recorder comes back when the power cut, or its end, is over."""
    model.restart(3 * OUTAGE)
    await pass_by(hass, freezer)
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    ups_says(hass, "OL")
    await pass_minutes(hass, freezer, 4)
    assert on(model) == [1, 2, 3, 4]

    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    assert on(model) == [4]
    model.restart(4 * OUTAGE)
    ups_says(hass, "OL")
    await pass_minutes(hass, freezer, 6)
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 4)
    assert on(model) == [4]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_mains_that_come_back_for_a_moment_bring_nothing_back(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """And what has come back when they go again is shed again, the rest not tried."""
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 2)
    ups_says(hass, "OL")
    await pass_minutes(hass, freezer, 4)
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 10)
    await on_soon(model, [4])
    ups_says(hass, "OL")
    await pass_by(hass, freezer, 5 * MINUTE + timedelta(seconds=1))
    await on_soon(model, [1, 4])
    ups_says(hass, "OB DISCHRG")
    await pass_minutes(hass, freezer, 10)
    await on_soon(model, [4])
