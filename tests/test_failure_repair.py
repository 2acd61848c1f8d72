"""A repair for PoE failures that last: which devices, and why."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, Misbehaviour, RecorderModel, Simulator

from .common import MINUTE, connect, pass_time, set_up, until
from .test_push import https, pass_time as pass_time_beside_stream, streaming  # noqa: F401 - fixtures
from .test_repairs import issues


def failures(hass: HomeAssistant) -> str | None:
    """Return what the repair lists, None where there is no repair."""
    told = issues(hass).get("poe_failure")
    return None if told is None else told["failures"]


async def polls(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, count: int
) -> None:
    """Let so many polls happen."""
    for _ in range(count):
        await pass_time(hass, freezer)


async def test_a_failure_that_lasts_is_a_repair_until_it_is_over(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """One for all, with devices and reasons, two minutes after it was first seen."""
    connect(hass, running, 1, "Gate camera")
    model.inject_fault(1)
    model.inject_fault(2, "Overload")
    await polls(hass, freezer, 4)
    assert issues(hass) == {}

    await polls(hass, freezer, 1)
    assert issues(hass) == {
        "poe_failure": {
            "recorder": "AXIS S3008",
            "failures": "- Gate camera (port 1): Error: Other (Short circuit)\n"
            "- Port 2: Error: Other (Overload)",
        }
    }
    issue = ir.async_get(hass).async_get_issue(
        DOMAIN, f"poe_failure_{running.entry_id}"
    )
    assert issue is not None
    assert (issue.severity, issue.is_fixable) == (ir.IssueSeverity.WARNING, False)

    model.clear_fault(1)
    await polls(hass, freezer, 1)
    assert failures(hass) == "- Port 2: Error: Other (Overload)"
    model.clear_fault(2)
    await polls(hass, freezer, 1)
    assert issues(hass) == {}


@pytest.mark.four_ports
async def test_each_failing_device_stands_in_one_repair(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """What the power budget does not suffice for has its own."""
    model.set_power_limit(30.0)
    model.plug(3, Camera(poe_class=3))
    model.inject_fault(1)
    await polls(hass, freezer, 8)

    told = issues(hass)
    assert told.keys() == {"poe_failure", "power_budget"}
    assert "Port 3" in str(told["power_budget"])
    assert failures(hass) == "- Port 1: Error: Other (Short circuit)"


async def test_nothing_is_said_while_the_recorder_is_away(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Who failed before and fails after has failed all along."""
    model.inject_fault(1)
    await polls(hass, freezer, 5)
    assert failures(hass)
    recorder.misbehave(Misbehaviour.reset())
    await polls(hass, freezer, 2)
    assert issues(hass) == {}

    recorder.behave()
    await polls(hass, freezer, 2)
    assert failures(hass)


async def test_a_failure_that_is_over_after_an_outage_is_none(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """And its two minutes begin anew if it comes back."""
    model.inject_fault(1)
    await polls(hass, freezer, 1)
    recorder.misbehave(Misbehaviour.reset())
    await polls(hass, freezer, 4)
    assert issues(hass) == {}
    recorder.behave()
    model.clear_fault(1)
    await polls(hass, freezer, 2)
    model.inject_fault(1)
    await polls(hass, freezer, 4)

    assert issues(hass) == {}


async def test_a_repair_does_not_outlive_the_entry(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Nor does one come after it was unloaded."""
    model.inject_fault(1)
    await polls(hass, freezer, 5)
    model.inject_fault(2)
    await polls(hass, freezer, 1)
    assert failures(hass)

    await hass.config_entries.async_unload(running.entry_id)
    assert issues(hass) == {}
    await pass_time(hass, freezer, 3 * MINUTE)
    assert issues(hass) == {}


async def test_a_failure_that_the_stream_alone_knows_is_told_by_its_reason(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    streaming: MockConfigEntry,  # noqa: F811
    recorder: Simulator,
) -> None:
    """To the second, and of the recorder as a whole too; with no reason if none is."""
    recorder.events.notify(-1, reason_text="")
    await until(lambda: streaming.runtime_data.coordinator.data.failing)
    for _ in range(3):
        await pass_time_beside_stream(hass, freezer)
    await pass_time_beside_stream(hass, freezer, timedelta(seconds=29))
    assert issues(hass) == {}

    await pass_time_beside_stream(hass, freezer, timedelta(seconds=1))
    assert failures(hass) == "- AXIS S3008: no reason given"


async def test_the_recorder_is_named_where_there_are_several(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """As everywhere."""
    MockConfigEntry(domain=DOMAIN, unique_id="another").add_to_hass(hass)
    model.inject_fault(1)
    await set_up(hass, entry)
    await polls(hass, freezer, 4)

    assert str(failures(hass)).startswith("- Port 1 of AXIS S3008: ")
