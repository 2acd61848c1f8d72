"""Energy of the ports and of the recorder: counted, kept, and never less."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
import logging
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.energy.data import (
    DeviceConsumption,
    EnergyPreferencesUpdate,
    async_get_manager,
)
from homeassistant.components.energy.validate import async_validate
from homeassistant.components.recorder import Recorder
from homeassistant.const import (
    EVENT_HOMEASSISTANT_FINAL_WRITE,
    STATE_UNAVAILABLE,
    Platform,
)
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.file import WriteError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
    get_start_time,
)

from simulator import Misbehaviour, RecorderModel, Simulator

from .common import entity_id, pass_time, set_up, state_of
from .selection import every

# Port 1 draws 3.4 W and port 2 5.4 W: half a minute of it, and what is soon enough
# for a save, in kWh.
HALF_A_MINUTE = 8.8 / 120_000
TEN_POLLS = 10


def shown(hass: HomeAssistant, name: str = "energy") -> str:
    """Return what an energy sensor shows."""
    return state_of(hass, Platform.SENSOR, name).state


def key(entry: MockConfigEntry) -> str:
    """Return the file in which an entry's energy is kept."""
    return f"axis_nvr_poe.energy.{entry.entry_id}"


def put_on_disk(storage: dict[str, Any], entry: MockConfigEntry, data: Any) -> None:
    """Have totals on disk from an earlier run, Wh by port."""
    storage[key(entry)] = {
        "version": 1,
        "minor_version": 1,
        "key": key(entry),
        "data": data,
    }


@contextmanager
def full_disk() -> Iterator[None]:
    """Let nothing be written."""
    with patch(
        "homeassistant.helpers.storage.Store._async_write_data",
        side_effect=WriteError("No space left on device"),
    ):
        yield


async def polls(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, count: int
) -> None:
    """Let so many polls happen."""
    for _ in range(count):
        await pass_time(hass, freezer)


async def test_energy_follows_a_draw_that_changes(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Ten polls of 5.4 W, and ten of 15 W; not all of it is shown yet."""
    await polls(hass, freezer, TEN_POLLS)
    model.draw(15.0)
    await polls(hass, freezer, TEN_POLLS)

    used = (10 * 5.4 + (5.4 + 15.0) / 2 + 9 * 15.0) / 120_000
    assert 20 * 5.4 / 120_000 < float(shown(hass, "port2-energy")) < used


@pytest.mark.four_ports
async def test_energy_is_counted_although_nothing_changes(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """Of every port, and of the recorder; saved, and shown then, every five minutes."""
    assert shown(hass) == shown(hass, "port1-energy") == "0.0"
    await polls(hass, freezer, TEN_POLLS - 1)
    assert shown(hass) == "0.0"

    await polls(hass, freezer, 1)

    assert float(shown(hass)) == pytest.approx(10 * HALF_A_MINUTE, abs=1e-6)
    assert float(shown(hass, "port1-energy")) == pytest.approx(0.000283, abs=1e-6)
    assert float(shown(hass, "port2-energy")) == pytest.approx(0.00045, abs=1e-6)
    assert shown(hass, "port3-energy") == "0.0"
    on_disk = hass_storage[key(running)]["data"]
    assert sum(on_disk.values()) / 1000 == pytest.approx(float(shown(hass)), abs=1e-6)


async def test_what_makes_a_watt_hour_shows_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    entry: MockConfigEntry,
) -> None:
    """Half a minute at 86.6 W and 5.4 W."""
    recorder.dialect.override[1] = {
        "PowerConsumption": "86.6",
        "ClassPowerLimit": "90.0",
    }
    await set_up(hass, entry)
    await polls(hass, freezer, 1)
    assert shown(hass) == "0.0"
    await polls(hass, freezer, 1)

    assert float(shown(hass)) == pytest.approx(92.0 / 60_000, abs=1e-6)


async def test_commands_and_news_count_no_time(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """Only a poll tells what is drawn."""
    await polls(hass, freezer, 1)
    for _ in range(5):
        freezer.tick(timedelta(seconds=5))
        running.runtime_data.coordinator.async_update_listeners()
    freezer.tick(timedelta(seconds=5))
    await pass_time(hass, freezer, timedelta())
    await hass.config_entries.async_unload(running.entry_id)

    on_disk = hass_storage[key(running)]["data"]
    assert sum(on_disk.values()) / 1000 == pytest.approx(2 * HALF_A_MINUTE)


async def test_the_time_of_an_outage_counts_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """Meanwhile the sensors are unavailable, as others are; then they go on."""
    await polls(hass, freezer, 1)
    recorder.misbehave(Misbehaviour.reset())
    await polls(hass, freezer, 1)
    assert shown(hass) == shown(hass, "port1-energy") == STATE_UNAVAILABLE
    recorder.behave()
    await polls(hass, freezer, 2)
    assert shown(hass) == "0.0"
    await hass.config_entries.async_unload(running.entry_id)

    on_disk = hass_storage[key(running)]["data"]
    assert sum(on_disk.values()) / 1000 == pytest.approx(2 * HALF_A_MINUTE)


async def test_a_reload_keeps_what_was_counted(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, running: MockConfigEntry
) -> None:
    """Saved at the end, whether it was time or not."""
    await polls(hass, freezer, 3)
    await hass.config_entries.async_reload(running.entry_id)
    await hass.async_block_till_done()

    assert float(shown(hass)) == pytest.approx(3 * HALF_A_MINUTE, abs=1e-6)


async def test_the_end_of_home_assistant_keeps_what_was_counted(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is saved when everything else has come to rest."""
    await polls(hass, freezer, 3)
    hass.set_state(CoreState.stopping)
    await running.runtime_data.meter.async_save()
    assert key(running) not in hass_storage
    hass.set_state(CoreState.final_write)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()
    hass.set_state(CoreState.running)

    assert "cannot be saved" not in caplog.text
    on_disk = hass_storage[key(running)]["data"]
    assert sum(on_disk.values()) / 1000 == pytest.approx(3 * HALF_A_MINUTE)


async def test_a_kill_makes_no_figure_fall(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """What was shown is on disk at any moment."""
    await polls(hass, freezer, TEN_POLLS + 3)
    before = shown(hass)
    at_the_kill = hass_storage[key(running)]["data"]
    await hass.config_entries.async_unload(running.entry_id)
    put_on_disk(hass_storage, running, at_the_kill)

    await hass.config_entries.async_setup(running.entry_id)
    await hass.async_block_till_done()

    assert shown(hass) == before != "0.0"


async def test_a_full_disk_holds_the_figures_and_loses_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """They stay as they are; one line says why, another one that it is over."""
    with full_disk():
        await polls(hass, freezer, 3 * TEN_POLLS)
        assert shown(hass) == shown(hass, "port1-energy") == "0.0"
    await polls(hass, freezer, TEN_POLLS)

    assert float(shown(hass)) == pytest.approx(40 * HALF_A_MINUTE, abs=1e-6)
    told = [
        (record.levelno, record.getMessage().partition(",")[0])
        for record in caplog.records
        if "The energy of AXIS S3008" in record.getMessage()
    ]
    assert told == [
        (logging.ERROR, "The energy of AXIS S3008 cannot be saved"),
        (logging.INFO, "The energy of AXIS S3008 is saved again"),
    ]


@pytest.mark.parametrize(
    ("stored", "total", "lines"),
    every(
        2,
        [
            ({"1": 4000.0, "2": 1500, "9": 250}, "5.75", 0),
            ({}, "0.0", 0),
            ({"1": 4000.0, "2": "1500"}, "4.0", 1),
            ({"1": 4000.0, "2": True, "one": 7.0, "0": 7.0, "129": 7.0}, "4.0", 1),
            ({"1": 4000.0, "2": -1.0, "3": 1e300, "4": None}, "4.0", 1),
            ({"1": {"energy": 7}}, "0.0", 1),
            ([4000.0], "0.0", 1),
            ("4000", "0.0", 1),
            (7, "0.0", 1),
        ],
    ),
)
async def test_of_a_garbled_file_the_rest_counts(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    stored: Any,
    total: str,
    lines: int,
) -> None:
    """What cannot be read begins at nothing, with one line in the log."""
    put_on_disk(hass_storage, entry, stored)
    await set_up(hass, entry)

    assert shown(hass) == total
    assert caplog.text.count("cannot all be read") == lines


async def test_a_file_that_cannot_be_opened_begins_anew(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Written by a later version, say."""
    put_on_disk(hass_storage, entry, {"1": 4000.0})
    hass_storage[key(entry)]["version"] = 99
    await set_up(hass, entry)

    assert shown(hass) == "0.0"
    assert caplog.text.count("cannot all be read") == 1


async def test_a_removed_recorder_leaves_no_file(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """Although unloading saves once more."""
    await polls(hass, freezer, TEN_POLLS)
    assert key(running) in hass_storage

    await hass.config_entries.async_remove(running.entry_id)

    assert key(running) not in hass_storage


async def test_the_total_outlives_a_port(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """The recorder's sum holds what a port gave that is gone."""
    put_on_disk(hass_storage, entry, {"1": 4000.0, "2": 1500.0})
    await set_up(hass, entry)
    model.remove_port(1)
    await polls(hass, freezer, 1)

    assert shown(hass) == "5.5"


@pytest.fixture
def recorder_db_url() -> str:
    """Return a database in memory; the fixtures' own wants to come before all else."""
    return "sqlite://"


async def test_the_energy_dashboard_takes_ports_and_recorder(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
) -> None:
    """A port's energy with its power as its rate, as a part of the recorder's."""
    assert await async_setup_component(hass, "energy", {})
    await polls(hass, freezer, TEN_POLLS)
    await async_wait_recording_done(hass)
    do_adhoc_statistics(hass, start=get_start_time(dt_util.utcnow()))
    await async_wait_recording_done(hass)
    devices: list[DeviceConsumption] = []
    for name in PLACES:
        device = DeviceConsumption(
            stat_consumption=entity_id(hass, Platform.SENSOR, f"{name}energy"),
            stat_rate=entity_id(hass, Platform.SENSOR, f"{name}power"),
        )
        if name:
            device["included_in_stat"] = entity_id(hass, Platform.SENSOR, "energy")
        devices.append(device)
    manager = await async_get_manager(hass)
    await manager.async_update(
        EnergyPreferencesUpdate(
            energy_sources=[],
            device_consumption=devices,
            device_consumption_water=[],
        )
    )

    found = (await async_validate(hass)).as_dict()

    assert found["device_consumption"] == [[]] * len(PLACES)


PLACES = ("", "port1-", "port2-")
