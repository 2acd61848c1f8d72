"""Whether a port delivers power, why it fails, and why the recorder is away."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant, State
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Misbehaviour, RecorderModel, Simulator

from .common import pass_time, set_up, state_of
from .selection import every


def shown(hass: HomeAssistant, name: str) -> State:
    """Return what a binary sensor shows."""
    return state_of(hass, Platform.BINARY_SENSOR, name)


@pytest.mark.parametrize(
    ("code", "state"),
    every(
        3,
        [
            ("0", "off"),
            ("1", "on"),
            ("2", "off"),
            ("3", "off"),
            ("4", "off"),
            ("5", "off"),
            ("6", STATE_UNKNOWN),
            (None, STATE_UNKNOWN),
        ],
    ),
)
async def test_a_port_is_powered_where_its_status_says_so(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    code: str | None,
    state: str,
) -> None:
    """No other status delivers power; one that nobody knows tells nothing."""
    recorder.dialect.override[1] = {"StatusCode": code}
    await set_up(hass, entry)

    assert shown(hass, "port1-powered").state == state


async def test_a_failure_tells_its_reason_while_it_lasts(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The status has words for it, and no number."""
    model.inject_fault(1)
    await pass_time(hass, freezer)
    failure = shown(hass, "port1-poe_failure")
    assert failure.attributes["reason"] is None
    assert failure.attributes["reason_text"] == "Error: Other (Short circuit)"

    model.clear_fault(1)
    await pass_time(hass, freezer)
    assert shown(hass, "port1-poe_failure").state == "off"
    assert "reason_text" not in shown(hass, "port1-poe_failure").attributes


async def test_while_the_recorder_is_away_one_place_says_why(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """In a person's words, and the present reason where it changes."""
    assert shown(hass, "connected").state == "on"
    assert "reason" not in shown(hass, "connected").attributes

    for misbehaviour, reason in (
        (Misbehaviour.reset(), "AXIS S3008 cannot be reached: the connection to "),
        (Misbehaviour.general_error(10), "AXIS S3008 refuses (error 10: "),
        (Misbehaviour.status(403), "AXIS S3008 refuses requests from Home Assistant"),
    ):
        recorder.misbehave(misbehaviour)
        await pass_time(hass, freezer)

        assert shown(hass, "poe_failure").state == STATE_UNAVAILABLE
        assert shown(hass, "connected").state == "off"
        assert shown(hass, "connected").attributes["reason"].startswith(reason)
        recorder.behave()

    await pass_time(hass, freezer, timedelta(minutes=1))
    assert shown(hass, "connected").state == "on"
    assert "reason" not in shown(hass, "connected").attributes
