"""A poll does no more than there is to do: counts that hold on every machine.

docs/performance.md has what each of them is worth in time.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import timedelta
from itertools import chain
from pathlib import Path
import sys
from types import CodeType
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.entity_platform import async_get_platforms
from homeassistant.helpers.event import async_track_state_change_event
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import xmltodict

import custom_components.axis_nvr_poe
from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, Misbehaviour, RecorderModel, Simulator

from .common import (
    connect,
    entity_id,
    entry_for,
    pass_time,
    set_up,
    state_of,
    states_seen,
    switch,
)
from .fixtures import CERTIFICATE
from .writes import Writes

INTEGRATION = str(Path(custom_components.axis_nvr_poe.__file__).parent)
# So little that no energy is shown for minutes.
STEADY = Camera(name="Gate", poe_class=3, power=0.1)


@contextmanager
def parses() -> Iterator[list[object]]:
    """Count how often XML is parsed."""
    seen: list[object] = []

    def parse(*args: Any, **kwargs: Any) -> Any:
        seen.append(args)
        return really_parse(*args, **kwargs)

    really_parse = xmltodict.parse
    with patch.object(xmltodict, "parse", parse):
        yield seen


@contextmanager
def calls() -> Iterator[Counter[str]]:
    """Count the calls of the integration's own functions."""
    seen: Counter[str] = Counter()

    def note(code: CodeType, _: int) -> object:
        if not code.co_filename.startswith(INTEGRATION):
            return sys.monitoring.DISABLE
        seen[code.co_qualname] += 1
        return None

    tool, start = sys.monitoring.OPTIMIZER_ID, sys.monitoring.events.PY_START
    sys.monitoring.use_tool_id(tool, "calls")
    sys.monitoring.register_callback(tool, start, note)
    sys.monitoring.set_events(tool, start)
    try:
        yield seen
    finally:
        sys.monitoring.set_events(tool, 0)
        sys.monitoring.free_tool_id(tool)


async def at_rest(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let polls pass until all that takes time to be known is."""
    for _ in range(3):
        await pass_time(hass, freezer)


async def test_a_poll_that_brings_nothing_new_costs_a_request_and_nothing_else(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Nothing is parsed or written, and nothing done for each port or entity."""
    model = RecorderModel(ports=16, power_limit=500.0)
    for port in model.numbers:
        model.plug(port, STEADY, running=True)
    async with Simulator(model, certificate=CERTIFICATE) as recorder:
        recorder.dialect.events.listed = False
        await set_up(hass, entry_for(recorder))
        await at_rest(hass, freezer)
        recorder.reset_log()
        writes = Writes(hass)
        with parses() as parsed, calls() as called:
            await pass_time(hass, freezer)

    assert [request.path for request in recorder.requests] == ["getportstatuses"]
    assert parsed == []
    assert writes.take() == ([], [])
    # Most of these few calls make the request.
    assert called.most_common(1)[0][1] < 8
    assert called.total() < 80


async def test_a_figure_that_changes_is_parsed_once_and_written_alone(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """With the sum that it is part of; nothing else of the ports is even looked at."""
    await at_rest(hass, freezer)
    writes = Writes(hass)
    model.unplug(2)
    model.plug(2, Camera(name="Yard", poe_class=3, power=5.5), running=True)

    with parses() as parsed, calls() as called:
        await pass_time(hass, freezer)

    assert writes.take() == (["port2-power", "power"], [])
    assert len(parsed) == 1
    # Once to see that it has changed, twice to write it.
    assert called["PortSensor.native_value"] == 3
    assert not called.keys() & {"PortPowered.is_on", "PortFailure.is_on"}


# What a recorder says of port 2 from one poll to the next, and who shows it.
TOLD: tuple[tuple[dict[str, str], list[str]], ...] = (
    ({"PowerConsumption": "5.5"}, ["port2-power", "power"]),
    (
        {"AllocatedPower": "15.3"},
        ["allocated_power", "available_power", "port2-allocated_power"],
    ),
    ({"RequestedPower": "8.2"}, ["port2-requested_power"]),
    ({"ClassPowerLimit": "15.3"}, ["port2-class_power_limit"]),
    ({"PoeClass": "2"}, ["port2-poe_class"]),
    ({"PseClassLimit": "3"}, ["port2-pse_class_limit"]),
    ({"Description": "Delivers power"}, []),
    (
        {"StatusCode": "5", "Description": "The port fails"},
        [
            "activity",
            "poe_failure",
            "port2-activity",
            "port2-poe_failure",
            "port2-powered",
            "port2-status",
        ],
    ),
    ({"Description": "Short circuit"}, ["port2-poe_failure"]),
    ({"Extra": "0x11: In the cable"}, ["port2-poe_failure"]),
    (
        {"StatusCode": "3"},
        [
            "activity",
            "poe_failure",
            "port2-activity",
            "port2-poe",
            "port2-poe_failure",
            "port2-status",
        ],
    ),
)


@pytest.mark.usefixtures("all_enabled")
async def test_whoever_shows_what_has_changed_shows_it_and_nobody_else_is_written(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    entry: MockConfigEntry,
) -> None:
    """Each figure by itself; nor is there anything that one more write would change."""
    said: dict[str, str | None] = {}
    recorder.dialect.override[2] = said
    await set_up(hass, entry)
    await at_rest(hass, freezer)
    writes = Writes(hass)

    for told, shown_by in TOLD:
        said |= told
        await pass_time(hass, freezer)
        written, reported = writes.take()
        # Energy goes by the clock.
        changed = [one for one in written if not one.endswith("energy")]
        assert (told, changed, reported) == (told, shown_by, [])
        for platform in async_get_platforms(hass, DOMAIN):
            for entity in platform.entities.values():
                entity.async_write_ha_state()
        assert (told, writes.take()[0]) == (told, [])


async def test_an_update_within_an_update_leaves_nobody_out(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Such as where a state has somebody do something that is shown at once."""
    coordinator = running.runtime_data.coordinator

    @callback
    def update(_: object) -> None:
        coordinator.async_update_listeners()

    first = entity_id(hass, Platform.SENSOR, "port1-power")
    async_track_state_change_event(hass, first, update)
    recorder.dialect.override |= {
        port: {"PowerConsumption": "1.5"} for port in recorder.model.numbers
    }
    await pass_time(hass, freezer)

    for port in recorder.model.numbers:
        shown = state_of(hass, Platform.SENSOR, f"port{port}-power")
        assert shown.state == "1.5"


async def test_a_recorder_that_goes_and_comes_writes_each_state_once_each_time(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """All are unavailable but what tells just that, and then all are there again."""
    await at_rest(hass, freezer)
    ours = {
        one.unique_id.partition("-")[2]
        for one in er.async_entries_for_config_entry(
            er.async_get(hass), running.entry_id
        )
        if not one.disabled
    }
    writes = Writes(hass)

    recorder.misbehave(Misbehaviour.status(500), "getportstatuses")
    await pass_time(hass, freezer)
    assert writes.take() == (sorted(ours), [])
    assert state_of(hass, Platform.SENSOR, "port1-power").state == STATE_UNAVAILABLE
    await pass_time(hass, freezer)
    assert writes.take() == ([], [])

    recorder.behave()
    await pass_time(hass, freezer)
    assert writes.take() == (sorted(ours), [])
    assert state_of(hass, Platform.SENSOR, "port1-power").state == "3.4"


async def test_a_figure_that_comes_back_is_written_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """What counts is what was written last."""
    shown = []
    for power in (5.5, 5.4):
        model.unplug(2)
        model.plug(2, Camera(name="Yard", poe_class=3, power=power), running=True)
        await pass_time(hass, freezer)
        shown.append(state_of(hass, Platform.SENSOR, "port2-power").state)

    assert shown == ["5.5", "5.4"]


async def test_an_entity_that_was_renamed_shows_its_new_name_at_once(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Home Assistant writes it by itself, though its figure is the same."""
    sensor = entity_id(hass, Platform.SENSOR, "port2-power")
    er.async_get(hass).async_update_entity(sensor, name="Draw of the yard camera")
    await hass.async_block_till_done()

    assert "Draw of the yard camera" in str(hass.states.get(sensor))


@pytest.mark.four_ports
async def test_a_switch_is_written_once_and_nothing_beside_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
) -> None:
    """A port that is turned on and is empty changes its mode, and then its status."""
    await at_rest(hass, freezer)
    writes = Writes(hass)

    await switch(hass, "port4-poe", on=True)
    assert writes.take() == (["port4-poe"], [])
    await pass_time(hass, freezer)
    assert writes.take() == (["port4-status"], [])


async def test_a_port_that_fails_is_asked_for_its_mode_although_nothing_changes(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Its status is the same when somebody turns it off at the recorder."""
    model.inject_fault(2, even_disabled=True)
    await at_rest(hass, freezer)
    model.enable(2, on=False)
    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port2-poe").state == "off"


@pytest.mark.parametrize("name", ["port4-poe", "keep_power"])
@pytest.mark.four_ports
async def test_an_answer_as_before_does_not_take_a_command_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    name: str,
) -> None:
    """Neither of a port, whose status lags behind, nor of a setting."""
    await at_rest(hass, freezer)
    model.status_lag = 8.0
    seen = states_seen(hass, name)

    await switch(hass, name, on=True)
    for _ in range(12):
        await pass_time(hass, freezer, timedelta(seconds=3))

    assert seen == ["on"]


async def test_a_device_whose_port_has_just_come_on_has_its_time_to_start(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Also where nobody had it watched when the port came on."""
    hass.states.async_set("camera.yard", "streaming")
    await pass_time(hass, freezer, timedelta(minutes=6))
    await switch(hass, "port2-poe", on=False)
    await pass_time(hass, freezer)
    await switch(hass, "port2-poe", on=True)
    model.advance()
    await pass_time(hass, freezer)
    hass.states.async_set("camera.yard", STATE_UNAVAILABLE)
    said = {"watchdog": True, "watch": ["camera.yard"], "unavailable_for": 60}
    connect(hass, running, 2, "Yard", **said)
    await hass.async_block_till_done()
    recorder.reset_log()

    for _ in range(5):
        await pass_time(hass, freezer)
    assert "setportmode" not in [one.path for one in recorder.requests]
    for _ in range(5):
        await pass_time(hass, freezer)
    assert "setportmode" in [one.path for one in recorder.requests]


async def test_a_device_is_registered_once_however_many_entities_it_has(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """One of the recorder and one of each of its two ports, with all entities."""
    registry = dr.async_get(hass)
    with patch.object(
        registry, "async_get_or_create", wraps=registry.async_get_or_create
    ) as registered:
        await set_up(hass, entry)

    assert registered.call_count == 3
    devices = dr.async_entries_for_config_entry(registry, entry.entry_id)
    models = {device.id: device.model for device in devices}
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    owners = Counter(models[entity.device_id or ""] for entity in entities)
    assert owners.keys() == {"AXIS S3008 Recorder", "PoE port 1", "PoE port 2"}
    assert owners["PoE port 1"] > 10


async def test_ten_recorders_that_are_set_up_at_once_are_polled_one_after_the_other(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """None waits longer than the interval, and the next polls come as far apart."""
    serials = [f"ACCC8EAF8C{number:02X}" for number in range(10)]
    polled: dict[str, list[int]] = {serial: [] for serial in serials}
    async with AsyncExitStack() as stack:
        recorders = [
            await stack.enter_async_context(
                Simulator(
                    RecorderModel(ports=1, serial=serial), certificate=CERTIFICATE
                )
            )
            for serial in serials
        ]
        for recorder in recorders:
            recorder.dialect.events.listed = False
            await set_up(hass, entry_for(recorder))
            recorder.reset_log()
        for second in range(62):
            await pass_time(hass, freezer, timedelta(seconds=1))
            for serial, recorder in zip(serials, recorders, strict=True):
                polled[serial] += [second] * len(recorder.requests)
                recorder.reset_log()

    for first, second, *_ in polled.values():
        assert first <= 30
        assert 29 <= second - first <= 31
    # Home Assistant shifts each timer by up to half a second.
    assert Counter(chain(*polled.values())).most_common(1)[0][1] <= 2


async def test_other_work_has_its_turn_while_recorders_are_set_up(
    hass: HomeAssistant,
) -> None:
    """No more is added at once than one kind of entity of one recorder."""
    at_once = [0]

    async def other_work() -> None:
        while True:
            before = len(hass.states.async_all())
            await asyncio.sleep(0)
            at_once.append(len(hass.states.async_all()) - before)

    async with AsyncExitStack() as stack:
        entries = []
        for number in range(4):
            model = RecorderModel(ports=8, serial=f"ACCC8EAF8C{number:02X}")
            one = Simulator(model, certificate=CERTIFICATE)
            await stack.enter_async_context(one)
            one.dialect.events.listed = False
            entries.append(entry_for(one))
        other = hass.async_create_background_task(other_work(), "other work")
        for entry in entries:
            entry.add_to_hass(hass)
        await hass.config_entries.async_setup(entries[0].entry_id)
        await hass.async_block_till_done()
        other.cancel()

    assert len(hass.states.async_all()) > 4 * 8 * 9
    # The sensors of eight ports and of the recorder.
    assert max(at_once) <= 8 * 4 + 6
