"""Restart cameras at night, one after the other, those that are powered."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import RecorderModel
from tests.common import MINUTE, OUTAGE, connect, states_seen
from tests.waiting import pass_by

from .home import on, on_soon, pass_minutes, restart, use

CAMERAS = [f"switch.axis_s3008_port_{port}" for port in (3, 1, 2, 4)]
SECOND = timedelta(seconds=1)


async def use_it(hass: HomeAssistant, **inputs: Any) -> None:
    """Use the blueprint for all four cameras, in an order of one's own."""
    await use(hass, "restart_at_night", {"cameras": CAMERAS, **inputs})


@pytest.fixture
async def used(hass: HomeAssistant, running: MockConfigEntry) -> None:
    """Have the blueprint in use, with its defaults."""
    await use_it(hass)


def half_past_three() -> datetime:
    """Return when cameras are restarted next."""
    return dt_util.find_next_time_expression_time(dt_util.now(), [0], [30], [3])


async def pass_until(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime
) -> None:
    """Let the time until a moment pass."""
    await pass_by(hass, freezer, moment - dt_util.now())


@pytest.mark.usefixtures("used")
async def test_one_camera_after_the_other_is_restarted(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """In the order that was chosen, each once the one before it has started."""
    begin = half_past_three()
    await pass_until(hass, freezer, begin - SECOND)
    assert on(model) == [1, 2, 3, 4]
    await pass_by(hass, freezer, 2 * SECOND)
    await on_soon(model, [1, 2, 4])
    off_since: dict[int, datetime] = {}
    for _ in range(140):
        for port in range(1, 5):
            if port not in on(model):
                off_since.setdefault(port, dt_util.now())
        assert len(on(model)) >= 3
        await pass_by(hass, freezer, 5 * SECOND)
    assert [*off_since] == [3, 1, 2, 4]
    moments = list(off_since.values())
    for before, after in pairwise(moments):
        assert 130 * SECOND < after - before < 200 * SECOND
    assert on(model) == [1, 2, 3, 4]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_only_cameras_that_are_powered_and_not_protected_are_restarted(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What is off stays off; what fails is left alone; and nothing is an error."""
    model.enable(1, on=False)
    model.inject_fault(2)
    connect(hass, running, 3, "Nursery", protected=True)
    seen = {port: states_seen(hass, f"port{port}-poe") for port in range(1, 5)}
    await pass_until(hass, freezer, half_past_three() - MINUTE)
    await pass_minutes(hass, freezer, 15)

    assert seen == {1: ["off"], 2: [], 3: [], 4: ["off", "on"]}
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_recorder_that_is_away_is_waited_for(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """At the beginning, and in the middle of a power cycle."""
    begin = half_past_three()
    await pass_until(hass, freezer, begin - MINUTE)
    model.restart(OUTAGE)
    await pass_minutes(hass, freezer, 1)
    await pass_by(hass, freezer, SECOND)
    assert on(model) == [1, 2, 3, 4]
    seen = {port: states_seen(hass, f"port{port}-poe") for port in range(1, 5)}
    for _ in range(60):
        await pass_by(hass, freezer, 5 * SECOND)
        if len(on(model)) < 4:
            break
    assert on(model) == [1, 2, 4]
    model.restart(OUTAGE)
    await pass_minutes(hass, freezer, 25)

    assert on(model) == [1, 2, 3, 4]
    assert [states.count("off") for states in seen.values()] == [1, 1, 1, 1]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_recorder_that_goes_away_just_then_is_waited_for(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """The first command fails, for the outage is not known yet."""
    await pass_until(hass, freezer, half_past_three() - SECOND)
    seen = {port: states_seen(hass, f"port{port}-poe") for port in range(1, 5)}
    model.restart(OUTAGE)
    await pass_by(hass, freezer, 2 * SECOND)
    await pass_minutes(hass, freezer, 25)

    assert list(seen.values()) == [["unavailable", "on", "off", "on"]] * 4


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_no_camera_is_restarted_at_noon(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """A recorder that does not answer for two hours has its turn the next night."""
    begin = half_past_three()
    await pass_until(hass, freezer, begin - MINUTE)
    seen = {port: states_seen(hass, f"port{port}-poe") for port in range(1, 5)}
    model.restart(2 * 3600 + 150)
    await pass_minutes(hass, freezer, 1)
    for _ in range(23):
        await pass_by(hass, freezer, 5 * MINUTE)
    await pass_minutes(hass, freezer, 15)
    assert list(seen.values()) == [["unavailable", "on"]] * 4

    await pass_until(hass, freezer, begin + timedelta(days=1, seconds=1))
    await on_soon(model, [1, 2, 4])


@pytest.mark.slow
async def test_it_is_done_on_the_days_that_are_chosen(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """For as long as wanted."""
    night = half_past_three() + timedelta(days=1)
    await use_it(
        hass,
        weekdays=[night.strftime("%a").lower()],
        off_time={"seconds": 40},
    )
    await pass_until(hass, freezer, half_past_three() + SECOND)
    await pass_by(hass, freezer)
    assert on(model) == [1, 2, 3, 4]
    await pass_until(hass, freezer, night + SECOND)
    await on_soon(model, [1, 2, 4])
    await pass_by(hass, freezer, 39 * SECOND)
    assert on(model) == [1, 2, 4]
    await pass_by(hass, freezer, 2 * SECOND)
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_restart_of_home_assistant_in_the_middle_leaves_no_camera_off(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The others have their turn the next night."""
    begin = half_past_three()
    await pass_until(hass, freezer, begin + SECOND)
    await on_soon(model, [1, 2, 4])
    await restart(hass, freezer, running)
    await pass_minutes(hass, freezer, 15)
    assert on(model) == [1, 2, 3, 4]
    await pass_until(hass, freezer, begin + timedelta(days=1, seconds=1))
    await on_soon(model, [1, 2, 4])
