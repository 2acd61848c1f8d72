"""Cameras off while somebody is home, and back for certain."""

from datetime import timedelta
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Misbehaviour, RecorderModel, Simulator
from tests.common import MINUTE, OUTAGE, connect, switch
from tests.selection import every
from tests.waiting import pass_by, settled

from .home import down, on, on_soon, pass_minutes, use

CAMERAS = ["switch.axis_s3008_port_1", "switch.axis_s3008_port_2"]


def home(hass: HomeAssistant, state: str) -> None:
    """Have so many people at home."""
    hass.states.async_set("zone.home", state)


async def use_it(hass: HomeAssistant, **inputs: Any) -> None:
    """Use the blueprint for two of the four cameras."""
    await use(hass, "dark_while_home", {"cameras": CAMERAS, **inputs})


@pytest.fixture
async def used(hass: HomeAssistant, running: MockConfigEntry) -> None:
    """Have the blueprint in use, with its defaults, while nobody is home."""
    home(hass, "0")
    await use_it(hass)


@pytest.mark.usefixtures("used")
async def test_who_comes_home_turns_them_off_and_the_last_one_on(
    hass: HomeAssistant, model: RecorderModel
) -> None:
    """At once, and only the cameras that are chosen."""
    home(hass, "1")
    await on_soon(model, [3, 4])
    for state in ("2", "1"):
        home(hass, state)
        await settled(hass)
        assert on(model) == [3, 4]
    home(hass, "0")
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("entity", "somebody", "nobody"),
    every(
        2,
        [
            ("person.anne", "home", "Work"),
            ("group.family", "home", "not_home"),
            ("binary_sensor.occupancy", "on", "off"),
        ],
    ),
)
async def test_another_entity_may_tell_who_is_home(
    hass: HomeAssistant,
    running: MockConfigEntry,
    model: RecorderModel,
    entity: str,
    somebody: str,
    nobody: str,
) -> None:
    """While it is unknown, nothing is switched."""
    hass.states.async_set(entity, "unknown")
    await use_it(hass, home=entity)
    for state, expected in (
        (somebody, [3, 4]),
        ("unavailable", [3, 4]),
        (nobody, [1, 2, 3, 4]),
        ("unknown", [1, 2, 3, 4]),
    ):
        hass.states.async_set(entity, state)
        await on_soon(model, expected)
        await settled(hass)
        assert on(model) == expected


@pytest.mark.slow
async def test_the_house_may_have_to_be_empty_for_a_while(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Who comes back in time keeps them off."""
    home(hass, "0")
    await use_it(hass, away_for={"minutes": 10})
    home(hass, "1")
    await on_soon(model, [3, 4])
    home(hass, "0")
    await pass_by(hass, freezer, 9 * MINUTE)
    home(hass, "1")
    await pass_by(hass, freezer, 9 * MINUTE)
    home(hass, "0")
    await pass_by(hass, freezer, 10 * MINUTE - timedelta(seconds=1))
    assert on(model) == [3, 4]
    await pass_by(hass, freezer, timedelta(seconds=2))
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_recorder_that_is_away_is_tried_until_it_answers(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """Who comes or goes in an outage of two minutes."""
    for state, before, after in (
        ("1", [1, 2, 3, 4], [3, 4]),
        ("0", [3, 4], [1, 2, 3, 4]),
    ):
        model.restart(OUTAGE)
        await pass_by(hass, freezer)
        assert hass.states.is_state(CAMERAS[0], STATE_UNAVAILABLE)
        home(hass, state)
        await pass_minutes(hass, freezer, 1)
        assert on(model) == before
        await pass_minutes(hass, freezer, 2)
        await on_soon(model, after)


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_recorder_that_is_about_to_go_is_tried_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """The command fails, for the outage is not known yet."""
    model.restart(OUTAGE)
    assert hass.states.is_state(CAMERAS[0], "on")
    home(hass, "1")
    await settled(hass)
    assert on(model) == [1, 2, 3, 4]
    await pass_minutes(hass, freezer, 4)
    await on_soon(model, [3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_who_leaves_in_an_outage_after_coming_home_in_it_changes_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, model: RecorderModel
) -> None:
    """What holds when the recorder is back counts."""
    model.restart(OUTAGE)
    await pass_by(hass, freezer)
    home(hass, "1")
    await pass_by(hass, freezer)
    home(hass, "0")
    await pass_minutes(hass, freezer, 4)
    assert on(model) == [1, 2, 3, 4]


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize("alone", [True, False])
async def test_a_camera_that_is_protected_stays_on_without_a_word(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
    alone: bool,
) -> None:
    """The one that is left, or the others beside it, and nothing is tried again."""
    connect(hass, running, 1, "Nursery", protected=True)
    if alone:
        await switch(hass, "port2-poe", on=False)
    home(hass, "1")
    await on_soon(model, [1, 3, 4])
    await settled(hass)
    await pass_minutes(hass, freezer, 6)
    assert on(model) == [1, 3, 4]
    home(hass, "0")
    await on_soon(model, [1, 2, 3, 4])
    told = [one for one in caplog.records if one.levelno > logging.DEBUG]
    assert [one for one in told if "protected" in one.getMessage()] == []
    assert [one for one in told if one.levelname == "ERROR"] == []


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_recorder_that_refuses_is_tried_more_seldom_after_a_while(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It answers, so that nobody knows when it will obey; and then it does."""
    recorder.misbehave(Misbehaviour.status(503), "setportmode")
    home(hass, "1")
    await pass_minutes(hass, freezer, 10)
    caplog.clear()
    await pass_minutes(hass, freezer, 20)
    refused = caplog.text.count("Error executing script")
    assert 3 <= refused <= 5
    recorder.behave()
    await pass_minutes(hass, freezer, 6)
    await on_soon(recorder.model, [3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_what_a_person_switches_stands_until_somebody_goes(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
) -> None:
    """To look at a camera for a while."""
    home(hass, "1")
    await on_soon(model, [3, 4])
    await switch(hass, "port1-poe", on=True)
    home(hass, "2")
    await pass_minutes(hass, freezer, 3)
    assert on(model) == [1, 3, 4]
    home(hass, "0")
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_they_come_back_when_home_assistant_restarts_in_the_middle(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The last one leaves while it is down, and the recorder is away as well."""
    home(hass, "1")
    await on_soon(model, [3, 4])
    async with down(hass, freezer, running):
        model.restart(OUTAGE)
        home(hass, "unknown")
    await pass_minutes(hass, freezer, 4)
    assert on(model) == [3, 4]
    model.restart(OUTAGE)
    await pass_by(hass, freezer)
    home(hass, "0")
    await pass_minutes(hass, freezer, 5)
    await on_soon(model, [1, 2, 3, 4])


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_they_go_off_when_somebody_has_come_home_during_a_restart(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """A command that is lost is given again."""
    async with down(hass, freezer, running):
        recorder.misbehave(Misbehaviour.status(503), "setportmode")
        home(hass, "1")
    await pass_minutes(hass, freezer, 1)
    assert on(recorder.model) == [1, 2, 3, 4]
    recorder.behave()
    await pass_minutes(hass, freezer, 1)
    await on_soon(recorder.model, [3, 4])
