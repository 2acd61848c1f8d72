"""Ports that are to come on again: what is on disk, what a person is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
from homeassistant.util.file import WriteError
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe.const import DOMAIN
from custom_components.axis_nvr_poe.issues import async_show_restore
from custom_components.axis_nvr_poe.restore import Restore
from custom_components.axis_nvr_poe.vapix.client import RecorderClient
from simulator import Misbehaviour, RecorderModel, Simulator

from .common import idle, pass_time, set_up, switch
from .selection import every
from .test_power_cycle import OFF_TIME, SECOND, cycle, owed, recorded
from .test_power_cycle_races import PAST, put_on_record
from .test_repairs import begin, client, confirm, issues  # noqa: F401 - a fixture

TWO_DAYS = timedelta(days=2)


@contextmanager
def full_disk() -> Iterator[None]:
    """Let nothing be written."""
    with patch(
        "homeassistant.helpers.storage.Store._async_write_data",
        side_effect=WriteError("No space left on device"),
    ):
        yield


def from_backup() -> dict[str, str]:
    """Return a record of two days ago."""
    since = dt_util.utcnow() - TWO_DAYS
    until = since + timedelta(seconds=10)
    return {"since": since.isoformat(), "until": until.isoformat()}


async def test_a_cycle_that_home_assistants_end_overtakes_does_not_start(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The record would only be written later; a crash before that would lose it."""
    async with recorder.hold("getportmode", stage="request") as held:
        action = hass.async_create_task(cycle(hass))
        await held.arrived.wait()
        hass.set_state(CoreState.stopping)
    try:
        with pytest.raises(HomeAssistantError, match="cannot write to its storage"):
            await action
        assert model.is_enabled(1) is True
        assert [one for one in recorder.requests if "no" in one.query.values()] == []
    finally:
        hass.set_state(CoreState.running)


async def test_a_repair_without_a_cause_ends_with_the_start(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """A kill may come after the record is gone, and before the repair is."""
    restore = Restore.cycle(OFF_TIME, "person")
    async_show_restore(hass, entry, 1, restore, "It was away.")

    await set_up(hass, entry)

    assert owed(hass) == []


@pytest.mark.four_ports
async def test_every_port_that_stays_off_has_its_repair(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """Although nobody asks a recorder that is away once for each of them."""
    for port in (1, 2):
        await cycle(hass, port=port, off_time=600)
    await switch(hass, "port4-poe", on=True)
    await cycle(hass, port=4, off_time=600)
    recorder.misbehave(Misbehaviour.reset())
    recorder.reset_log()

    await hass.config_entries.async_set_disabled_by(
        running.entry_id, ConfigEntryDisabler.USER
    )

    assert sorted(str(one and one["port"]) for one in owed(hass)) == [
        "Port 1",
        "Port 2",
        "Port 4",
    ]
    asked = [one.path for one in recorder.requests]
    assert asked == ["setportmode", "basicdeviceinfo"]


async def test_a_port_that_never_went_off_is_not_said_to_be(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The recorder refuses every command; its mode tells that nothing is owed."""
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode")
    with pytest.raises(HomeAssistantError):
        await cycle(hass)
    recorder.reset_log()
    for _ in range(10):
        await pass_time(hass, freezer)

    assert owed(hass) == []
    assert model.is_enabled(1) is True
    sent = [one for one in recorder.requests if one.path == "setportmode"]
    assert len(sent) == 1


async def test_an_on_without_an_answer_that_was_carried_out_is_done(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """An empty answer to the command; the mode says the rest."""
    await cycle(hass)
    recorder.misbehave(Misbehaviour.empty(), "setportmode")
    await pass_time(hass, freezer, OFF_TIME)

    assert model.is_enabled(1) is True
    assert owed(hass) == []
    assert not recorded(hass_storage)


async def test_nothing_is_told_before_its_time(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """Home Assistant starts while the recorder is away, and the port is to be off."""
    now = dt_util.utcnow()
    restore = {
        "since": now.isoformat(),
        "until": (now + timedelta(minutes=30)).isoformat(),
    }
    put_on_record(hass_storage, entry, {"1": restore})
    recorder.misbehave(Misbehaviour.reset())
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    assert owed(hass) == []

    for _ in range(66):
        await pass_time(hass, freezer)
    assert len(owed(hass)) == 1


@pytest.mark.parametrize(
    ("restore", "minutes"),
    every(
        3,
        [
            ({"since": "9999-12-31T23:59:59-12:00", "until": "x"}, 0),
            ({"since": "0001-01-01T00:00:00+14:00", "until": PAST["until"]}, 0),
            ({"since": PAST["since"], "until": "2099-01-01T00:00:00+00:00"}, 61),
            ({"since": PAST["until"], "until": PAST["since"]}, 0),
            ([], 0),
            ("text", 0),
            (5, 0),
        ],
    ),
    ids=["overflow", "underflow", "2099", "backwards", "list", "text", "number"],
)
async def test_of_a_garbled_record_the_rest_counts(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    restore: Any,
    minutes: int,
) -> None:
    """The port comes on, after an hour at the latest, and so does its neighbour."""
    model.enable(1, on=False)
    model.enable(2, on=False)
    put_on_record(
        hass_storage, entry, {"1": restore, "0": PAST, "one": PAST, "2": PAST}
    )

    await set_up(hass, entry)
    await pass_time(hass, freezer, SECOND)
    assert model.is_enabled(2) is True

    for _ in range(2 * minutes):
        await pass_time(hass, freezer)
    assert model.is_enabled(1) is True
    assert not recorded(hass_storage)


@pytest.mark.parametrize(
    "content", [{"version": 9, "data": {}}, {"version": 1, "data": None}, {}, {"x": 1}]
)
async def test_a_file_that_is_no_record_costs_nothing_else(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    content: Any,
) -> None:
    """The ports are there."""
    key = f"{DOMAIN}.power_cycles.{entry.entry_id}"
    hass_storage[key] = content and {"minor_version": 1, "key": key, **content}

    await set_up(hass, entry)


async def test_an_off_that_cannot_be_recorded_says_so(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """After a crash the port would come on against the person's will."""
    await cycle(hass, off_time=600)

    with full_disk(), pytest.raises(HomeAssistantError, match="would come on again"):
        await switch(hass, "port1-poe", on=False)

    assert model.is_enabled(1) is False


async def test_an_on_that_cannot_be_recorded_is_on(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """After a crash it would merely be turned on once more."""
    await cycle(hass, off_time=600)

    with full_disk():
        await switch(hass, "port1-poe", on=True)

    assert model.is_enabled(1) is True


async def test_a_port_from_a_backup_is_asked_about(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    client: TestClient[Any, Any],  # noqa: F811 - the fixture
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """It was to come on two days ago; a person decides, and it comes on."""
    model.enable(1, on=False)
    put_on_record(hass_storage, entry, {"1": from_backup()})
    await set_up(hass, entry)
    for _ in range(4):
        await pass_time(hass, freezer)
    assert model.is_enabled(1) is False
    assert list(issues(hass)) == ["forgotten_restore"]

    form = await begin(hass, client)
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode", times=1)
    result = await confirm(hass, client, form)
    assert result["errors"] == {"base": "still_off"}
    await confirm(hass, client, form)

    assert model.is_enabled(1) is True
    assert issues(hass) == {}
    assert not recorded(hass_storage)


@pytest.mark.parametrize(
    ("zone", "since"),
    [
        ("America/New_York", "0001-01-01T00:00:00+00:00"),
        ("Europe/Berlin", "9999-12-31T23:59:59+00:00"),
    ],
)
async def test_a_time_at_either_end_of_the_calendar_keeps_nobody_from_starting(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    zone: str,
    since: str,
) -> None:
    """Although there is no such time in the zone where people live."""
    await hass.config.async_set_time_zone(zone)
    model.enable(1, on=False)
    record = {**from_backup(), "since": since}
    put_on_record(hass_storage, entry, {"1": record})
    await set_up(hass, entry)

    told = issues(hass)["forgotten_restore"]
    assert told
    assert told["since"] == since[:19].replace("T", " ")


@pytest.mark.parametrize("elsewhere", [True, False])
async def test_a_port_from_a_backup_that_somebody_switched_is_no_question(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    elsewhere: bool,
) -> None:
    """On at the recorder's own page, or off for good in Home Assistant."""
    model.enable(1, on=False)
    put_on_record(hass_storage, entry, {"1": from_backup()})
    await set_up(hass, entry)
    if elsewhere:
        model.enable(1, on=True)
        await pass_time(hass, freezer)
    else:
        await switch(hass, "port1-poe", on=False)

    assert issues(hass) == {}
    assert not recorded(hass_storage)
    assert model.is_enabled(1) is elsewhere


async def test_a_port_from_a_backup_is_left_alone_at_the_end(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    model: RecorderModel,
    hass_storage: dict[str, Any],
) -> None:
    """Nobody has decided yet."""
    model.enable(1, on=False)
    put_on_record(hass_storage, entry, {"1": from_backup()})
    await set_up(hass, entry)

    await hass.config_entries.async_unload(entry.entry_id)

    assert model.is_enabled(1) is False
    assert recorded(hass_storage)


@pytest.mark.parametrize(
    ("kind", "age", "key"),
    [
        ("held", timedelta(minutes=5), "owed_held"),
        ("shed", timedelta(minutes=5), "owed_shed"),
        ("held", TWO_DAYS, "forgotten_held"),
    ],
)
async def test_each_repair_says_what_the_port_was_off_for(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    client: TestClient[Any, Any],  # noqa: F811 - the fixture
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    kind: str,
    age: timedelta,
    key: str,
) -> None:
    """And turns it on; one in vain may be tried again."""
    model.enable(1, on=False)
    until = (dt_util.utcnow() - age).isoformat()
    record = {"kind": kind, "since": until, "until": until}
    put_on_record(hass_storage, entry, {"1": record})
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode")
    await set_up(hass, entry)
    await pass_time(hass, freezer, SECOND)
    assert list(issues(hass)) == [key]

    form = await begin(hass, client)
    assert (await confirm(hass, client, form))["errors"] == {"base": "still_off"}
    recorder.behave()
    await confirm(hass, client, form)

    assert model.is_enabled(1) is True
    assert issues(hass) == {}
    assert not recorded(hass_storage)


async def test_a_try_that_ends_in_something_unforeseen_is_not_the_last(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Even a bug of our own does not keep a camera off; it is in the log."""
    await cycle(hass)
    with patch.object(RecorderClient, "set_port_mode", side_effect=ZeroDivisionError):
        await pass_time(hass, freezer, OFF_TIME)
    assert model.is_enabled(1) is False
    assert "ZeroDivisionError" in caplog.text

    await pass_time(hass, freezer, timedelta(minutes=1))

    assert model.is_enabled(1) is True


async def test_a_shut_down_does_not_wait_for_a_recorder_that_is_silent(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    hass_storage: dict[str, Any],
) -> None:
    """Nine seconds; the next start turns the ports on, and a repair says so."""
    for port in (1, 2):
        await cycle(hass, port=port, off_time=600)
    async with recorder.hold("setportmode", stage="request") as held:
        hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
        await held.arrived.wait()
        freezer.tick(timedelta(seconds=9.1))
        async_fire_time_changed(hass)
        await idle()
        await hass.async_block_till_done()
        assert len(owed(hass)) == 2

    assert recorded(hass_storage)
    assert {issue.domain for issue in ir.async_get(hass).issues.values()} == {DOMAIN}
