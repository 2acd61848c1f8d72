"""What the rest of the integration is told of a power cycle that is under way."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Misbehaviour, RecorderModel, Simulator

from .common import MINUTE, pass_time, set_up, switch
from .selection import every
from .test_power_cycle import OFF_TIME, SECOND, cycle
from .test_power_cycle_races import put_on_record


def cycles_seen(entry: MockConfigEntry) -> list[str | None]:
    """Return a list that grows with who is seen to cycle port 1, None for nobody."""
    runtime = entry.runtime_data
    seen: list[str | None] = [None]

    @callback
    def look() -> None:
        under_way = runtime.port_power.cycle(1)
        by = None if under_way is None else under_way.by
        if by != seen[-1]:
            seen.append(by)

    runtime.coordinator.async_add_listener(look)
    return seen


@pytest.mark.parametrize("by", ["person", "watchdog"])
async def test_a_power_cycle_is_told_from_its_beginning_to_its_end(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    by: str,
) -> None:
    """With who wanted it, and when the port is to come on."""
    seen = cycles_seen(running)
    port_power = running.runtime_data.port_power
    await port_power.async_cycle(1, OFF_TIME, by=by)

    assert seen == [None, by]
    assert port_power.cycle(1).until == dt_util.utcnow() + OFF_TIME
    assert port_power.cycle(2) is None
    await pass_time(hass, freezer, OFF_TIME)
    assert seen == [None, by, None]


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
async def test_a_person_who_decides_otherwise_is_the_end_of_it(
    hass: HomeAssistant, running: MockConfigEntry, on: bool
) -> None:
    """At once, not with the next poll."""
    seen = cycles_seen(running)
    await cycle(hass, off_time=60)
    await switch(hass, "port1-poe", on=on)

    assert seen == [None, "person", None]


async def test_a_power_cycle_that_did_not_begin_is_none(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """The recorder refused it; the next one counts."""
    seen = cycles_seen(running)
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode", times=1)
    with pytest.raises(HomeAssistantError):
        await cycle(hass)
    await pass_time(hass, freezer, SECOND)
    assert seen == [None]

    await cycle(hass)
    assert seen == [None, "person"]


@pytest.mark.parametrize(
    ("stored", "by"),
    every(
        3,
        [
            ({"by": "watchdog"}, "watchdog"),
            ({"by": "person"}, "person"),
            ({}, "person"),
            ({"by": 7}, "person"),
            ({"by": ["watchdog"]}, "person"),
            ({"by": "nobody"}, "person"),
        ],
    ),
)
async def test_who_wanted_a_power_cycle_outlives_a_crash(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    stored: dict[str, Any],
    by: str,
) -> None:
    """Whom a record does not name is a person."""
    model.enable(1, on=False)
    now = dt_util.utcnow()
    times = {"since": now.isoformat(), "until": (now + MINUTE).isoformat()}
    put_on_record(hass_storage, entry, {"1": times | stored})
    await set_up(hass, entry)

    under_way = entry.runtime_data.port_power.cycle(1)
    assert under_way.by == by
    assert under_way.until == now + MINUTE
