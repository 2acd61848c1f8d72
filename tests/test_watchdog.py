"""The watchdog: devices that hang are restarted, and all others left alone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.const import (
    ATTR_ENTITY_ID,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    EntityCategory,
    Platform,
)
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Misbehaviour, RecorderModel, Simulator

from .common import (
    MAC,
    MINUTE,
    connect,
    entity_id,
    events_seen,
    idle,
    pass_minutes,
    pass_time,
    set_up,
    state_of,
    switch,
    until,
)
from .selection import every
from .test_energy import full_disk
from .test_power_cycle import cycle

GATE = "camera.gate"
SECOND = timedelta(seconds=1)


def show(
    hass: HomeAssistant, name: str = GATE, state: str = "idle", **has: Any
) -> None:
    """Let an entity of a camera show something."""
    hass.states.async_set(name, state, has)


def hang(hass: HomeAssistant, *names: str) -> None:
    """Let cameras hang."""
    for name in names or (GATE,):
        show(hass, name, STATE_UNAVAILABLE)


def watch(
    hass: HomeAssistant, entry: MockConfigEntry, port: int = 1, **data: Any
) -> ConfigSubentry:
    """Have the camera at a port watched, by its entity unless it is said otherwise."""
    said = {"watchdog": True, "watch": [GATE], **data}
    return connect(hass, entry, port, "Gate camera", **said)


def say(
    hass: HomeAssistant, entry: MockConfigEntry, subentry: ConfigSubentry, **data: Any
) -> None:
    """Change what was said of a camera."""
    data = {**subentry.data, **data}
    hass.config_entries.async_update_subentry(entry, subentry, data=data)


def device_of_gate(hass: HomeAssistant) -> tuple[MockConfigEntry, str]:
    """Return the camera as another integration knows it, and its device's id."""
    other = MockConfigEntry(domain="axis")
    other.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("axis", "gate")}
    )
    return other, device.id


def register(
    hass: HomeAssistant, name: str, entry: MockConfigEntry, device: str, **has: Any
) -> None:
    """Register an entity of a device, which shows nothing yet."""
    hass.states.async_remove(name)
    platform, _, object_id = name.partition(".")
    er.async_get(hass).async_get_or_create(
        platform,
        entry.domain,
        object_id,
        suggested_object_id=object_id,
        config_entry=entry,
        device_id=device,
        **has,
    )


def restarts(recorder: Simulator) -> int:
    """Return how often a port was turned off."""
    asked = [one for one in recorder.requests if one.path == "setportmode"]
    return sum("no" in one.query.values() for one in asked)


def counted(hass: HomeAssistant, port: int = 1) -> str:
    """Return what the sensor of restarts shows."""
    return state_of(hass, Platform.SENSOR, f"port{port}-watchdog_restarts").state


def repairs(hass: HomeAssistant) -> dict[str, dict[str, str] | None]:
    """Return what the watchdog tells a person: placeholders by the text's key."""
    return {
        str(issue.translation_key): issue.translation_placeholders
        for (domain, name), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN and name.startswith("watchdog") and issue.active
    }


@pytest.fixture(autouse=True)
def _alive(hass: HomeAssistant) -> None:
    """Have a camera that is well."""
    show(hass)


async def test_a_camera_that_hangs_is_restarted_and_comes_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """After five minutes, for which nobody asks the recorder more than ever."""
    watch(hass, running)
    seen = events_seen(hass, "port1-activity")
    recorder.reset_log()
    hang(hass)
    await pass_time(hass, freezer, 5 * MINUTE - SECOND)
    assert {one.path for one in recorder.requests} == {"getportstatuses"}
    assert model.is_enabled(1)

    await pass_time(hass, freezer, SECOND)
    assert not model.is_enabled(1)
    assert counted(hass) == "1"

    await pass_time(hass, freezer, 11 * SECOND)
    assert model.is_enabled(1)
    show(hass)
    await pass_minutes(hass, freezer, 15)
    assert restarts(recorder) == 1
    assert repairs(hass) == {}
    assert [one["event_type"] for one in seen if "watch" in one["event_type"]] == [
        "watchdog_restarted"
    ]


async def test_a_restart_that_does_not_help_is_tried_twice(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Then a repair says what was tried and when, until the camera is back."""
    await hass.config.async_set_time_zone("Asia/Tokyo")
    begun = dt_util.now()
    watch(hass, running)
    seen = events_seen(hass, "port1-activity")
    hang(hass)
    await pass_minutes(hass, freezer, 15)
    assert restarts(recorder) == 2
    assert repairs(hass) == {}

    await pass_minutes(hass, freezer, 20)
    model.unplug(2)
    await pass_minutes(hass, freezer, 20)
    assert restarts(recorder) == 2
    times = "\n".join(
        f"- {begun + timedelta(minutes=after):%Y-%m-%d %H:%M:%S}" for after in (5, 15)
    )
    assert repairs(hass) == {
        "watchdog_in_vain": {"port": "Gate camera (port 1)", "restarts": times}
    }
    assert [one["event_type"] for one in seen if "watch" in one["event_type"]] == [
        "watchdog_restarted",
        "watchdog_restarted",
        "watchdog_gave_up",
    ]

    show(hass)
    assert repairs(hass) == {}
    hang(hass)
    await pass_minutes(hass, freezer, 5)
    assert restarts(recorder) == 3
    assert counted(hass) == "3"


async def test_the_restarts_of_a_day_are_limited(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Beyond a restart of Home Assistant; a day later there is one more."""
    watch(hass, running, max_restarts=1)
    hang(hass)
    await pass_minutes(hass, freezer, 7)
    show(hass)
    await hass.config_entries.async_reload(running.entry_id)
    hang(hass)
    await pass_minutes(hass, freezer, 6)
    assert restarts(recorder) == 1
    assert [*repairs(hass)] == ["watchdog_limit"]
    assert counted(hass) == "1"

    await hass.config_entries.async_unload(running.entry_id)
    assert repairs(hass) == {}
    await hass.config_entries.async_setup(running.entry_id)
    assert [*repairs(hass)] == ["watchdog_limit"]

    await pass_time(hass, freezer, timedelta(hours=24))
    await pass_minutes(hass, freezer, 2)
    assert restarts(recorder) == 2
    assert repairs(hass) == {}


async def test_a_restart_is_counted_before_it_is_made(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """No crash makes for more of them; shown is what was made."""
    watch(hass, running)
    hang(hass)
    async with recorder.hold("setportmode", stage="request") as held:
        await pass_time(hass, freezer, 5 * MINUTE - SECOND)
        passing = hass.async_create_task(pass_time(hass, freezer, SECOND))
        await held.arrived.wait()
        stored = hass_storage[f"{DOMAIN}.watchdog.{running.entry_id}"]["data"]
        assert stored["1"]["total"] == 1
        running.runtime_data.coordinator.async_update_listeners()
        assert counted(hass) == "0"
    await passing
    assert counted(hass) == "1"
    assert restarts(recorder) == 1


async def test_a_camera_is_restarted_once_however_often_it_is_looked_at(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Twice in the same moment."""
    watch(hass, running)
    hang(hass)
    freezer.tick(5 * MINUTE)
    for _ in range(2):
        running.runtime_data.coordinator.async_update_listeners()
    await hass.async_block_till_done()
    assert restarts(recorder) == 1
    assert counted(hass) == "1"
    assert "cannot restart" not in caplog.text


async def test_a_restart_that_cannot_be_counted_is_not_made(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The disk is full; once it is not, the camera is restarted."""
    watch(hass, running)
    hang(hass)
    with full_disk():
        await pass_minutes(hass, freezer, 7)
    assert restarts(recorder) == 0
    assert counted(hass) == "0"
    assert caplog.text.count("Gate camera (port 1) was not restarted by its watch") == 1

    await pass_minutes(hass, freezer, 5)
    assert restarts(recorder) == 1


async def test_two_that_hang_are_both_restarted_although_the_disk_is_slow(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """One count is written while the other is read back."""
    names = ("camera.drive", "camera.yard", "camera.pool")
    for port, name in enumerate(names, start=1):
        show(hass, name)
        watch(hass, running, port, watch=[name])
    hang(hass, names[0])
    freezer.tick(3 * MINUTE)
    hang(hass, names[1])
    read = Store.async_load

    async def read_slowly(store: Store[Any]) -> Any:
        await idle()
        return await read(store)

    freezer.tick(5 * MINUTE)
    with patch("homeassistant.helpers.storage.Store.async_load", read_slowly):
        running.runtime_data.coordinator.async_update_listeners()
        await hass.async_block_till_done()
    assert restarts(recorder) == 2


async def test_a_restart_whose_count_cannot_be_read_is_not_made(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """After a crash it would not be there."""
    watch(hass, running)
    hang(hass)
    with patch(
        "homeassistant.helpers.storage.Store.async_load", side_effect=OSError("broken")
    ):
        await pass_minutes(hass, freezer, 7)
    assert restarts(recorder) == 0
    assert counted(hass) == "0"


async def test_a_restart_that_the_recorder_refuses_is_none(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is tried again, ever more seldom, and told once, without a traceback."""
    watch(hass, running, max_restarts=1)
    hang(hass)
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode")
    await pass_minutes(hass, freezer, 12)
    assert counted(hass) == "0"
    assert repairs(hass) == {}
    assert caplog.text.count("The watchdog cannot restart what hangs: Gate cam") == 1
    assert "Traceback" not in caplog.text

    recorder.behave()
    recorder.reset_log()
    await pass_minutes(hass, freezer, 20)
    assert restarts(recorder) == 1
    assert counted(hass) == "1"


async def test_nothing_is_counted_for_a_device_that_was_removed_meanwhile(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Another one at its port begins anew."""
    subentry = watch(hass, running)
    hang(hass)
    await pass_minutes(hass, freezer, 4)
    async with recorder.hold("setportmode"):
        freezer.tick(2 * MINUTE)
        async_fire_time_changed(hass)
        await until(lambda: restarts(recorder) == 1)
        hass.config_entries.async_remove_subentry(running, subentry.subentry_id)
        await recorder.stop()
    await hass.async_block_till_done(wait_background_tasks=True)

    assert hass_storage[f"{DOMAIN}.watchdog.{running.entry_id}"]["data"] == {}


# Never


async def protect(hass: HomeAssistant, entry: MockConfigEntry, _: Any) -> None:
    """Have the port protected."""
    [subentry] = entry.subentries.values()
    say(hass, entry, subentry, protected=True)


async def turn_off(hass: HomeAssistant, entry: MockConfigEntry, _: Any) -> None:
    """Have a person turn the port off."""
    await switch(hass, "port1-poe", on=False)


async def fail(hass: HomeAssistant, entry: MockConfigEntry, model: Any) -> None:
    """Have the port fail."""
    model.inject_fault(1)


async def unplug(hass: HomeAssistant, entry: MockConfigEntry, model: Any) -> None:
    """Pull the cable."""
    model.unplug(1)


async def person_cycles(
    hass: HomeAssistant, entry: MockConfigEntry, model: Any
) -> None:
    """Have a person power cycle the port, and another turn it on at the recorder."""
    await cycle(hass, off_time=3600)
    model.enable(1, on=True)


async def shed(hass: HomeAssistant, entry: MockConfigEntry, _: Any) -> None:
    """Have its load shed."""
    port = {ATTR_ENTITY_ID: entity_id(hass, Platform.SWITCH, "port1-poe")}
    await hass.services.async_call(DOMAIN, "shed_load", port, blocking=True)


async def go_away(hass: HomeAssistant, entry: MockConfigEntry, model: Any) -> None:
    """Have the recorder restart, which takes it long."""
    model.restart(3600)


async def turn_watchdog_off(
    hass: HomeAssistant, entry: MockConfigEntry, _: Any
) -> None:
    """Have nobody watch."""
    [subentry] = entry.subentries.values()
    say(hass, entry, subentry, watchdog=False)


async def remove_device(hass: HomeAssistant, entry: MockConfigEntry, _: Any) -> None:
    """Have nothing connected."""
    [subentry_id] = entry.subentries
    hass.config_entries.async_remove_subentry(entry, subentry_id)


async def come_back(hass: HomeAssistant, entry: MockConfigEntry, _: Any) -> None:
    """Have the camera back, though it has nothing to say."""
    show(hass, GATE, STATE_UNKNOWN)


@pytest.mark.parametrize(
    "happens",
    every(
        2,
        [
            protect,
            turn_off,
            fail,
            unplug,
            person_cycles,
            shed,
            go_away,
            turn_watchdog_off,
            remove_device,
            come_back,
        ],
    ),
)
async def test_nothing_is_restarted_when(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
    happens: Callable[[HomeAssistant, MockConfigEntry, Any], Any],
) -> None:
    """However long the camera hangs; it is not even tried."""
    watch(hass, running)
    hang(hass)
    await pass_minutes(hass, freezer, 4)
    await happens(hass, running, model)
    await pass_time(hass, freezer)
    recorder.reset_log()
    for _ in range(4):
        await pass_time(hass, freezer, 5 * MINUTE)
    assert restarts(recorder) == 0
    assert "cannot restart" not in caplog.text
    await hass.config_entries.async_unload(running.entry_id)


@pytest.mark.parametrize("late", [True, False])
async def test_nothing_is_restarted_when_home_assistant_has_just_started(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    late: bool,
) -> None:
    """The first five minutes don't count, also for a recorder that comes late."""
    hass.set_state(CoreState.not_running)
    hang(hass)
    entry.add_to_hass(hass)
    watch(hass, entry)
    await hass.config_entries.async_setup(entry.entry_id)
    await pass_minutes(hass, freezer, 10)
    await hass.async_start()
    await hass.async_block_till_done()
    await pass_minutes(hass, freezer, 2)
    if late:
        await hass.config_entries.async_reload(entry.entry_id)
    await pass_minutes(hass, freezer, 7)
    assert restarts(recorder) == 0
    await pass_minutes(hass, freezer, 1)
    assert restarts(recorder) == 1


@pytest.mark.parametrize("is_linked", [True, False])
async def test_nothing_is_restarted_while_it_is_updated(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    is_linked: bool,
) -> None:
    """Not even while the update's own entity is gone with the camera."""
    other, device = device_of_gate(hass)
    register(hass, "update.gate", other, device)
    if not is_linked:
        register(hass, GATE, other, device)
    show(hass, "update.gate", "on", in_progress=False)
    show(hass)
    watch(hass, running, device_id=device if is_linked else None)
    show(hass, "update.gate", "on", in_progress=True)
    await pass_minutes(hass, freezer, 1)
    hang(hass, GATE, "update.gate")
    await pass_time(hass, freezer, 30 * MINUTE)
    assert restarts(recorder) == 0

    show(hass, "update.gate", "off", in_progress=False)
    await pass_minutes(hass, freezer, 8)
    assert restarts(recorder) == 1


async def test_nothing_is_restarted_when_the_network_is_away(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Both cameras go within two minutes."""
    show(hass, "camera.yard")
    watch(hass, running)
    watch(hass, running, 2, watch=["camera.yard"])
    hang(hass)
    await pass_minutes(hass, freezer, 2)
    hang(hass, "camera.yard")
    await pass_time(hass, freezer, 20 * MINUTE)
    assert restarts(recorder) == 0

    show(hass, "camera.yard")
    await pass_minutes(hass, freezer, 8)
    assert restarts(recorder) == 1


# What is watched


@pytest.mark.parametrize(
    ("shown", "hangs"),
    every(
        3,
        [
            ({}, True),
            ({"state": "off", "device_class": "connectivity"}, True),
            ({"state": "on", "device_class": "connectivity"}, False),
            ({"state": "off", "device_class": "motion"}, False),
            ({"state": STATE_UNAVAILABLE}, True),
            ({"state": STATE_UNKNOWN}, False),
        ],
    ),
    ids=str,
)
async def test_all_that_exists_has_to_be_gone(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    shown: dict[str, str],
    hangs: bool,
) -> None:
    """Off means gone where it stands for a connection."""
    if shown:
        show(hass, "binary_sensor.gate", **shown)
    watch(hass, running, watch=[GATE, "binary_sensor.gate"], unavailable_for=60)
    hang(hass)
    await pass_minutes(hass, freezer, 1)
    assert restarts(recorder) == hangs


async def test_the_time_counts_from_when_the_last_one_went(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Also where it is watched only later."""
    hang(hass)
    show(hass, "sensor.gate")
    await pass_minutes(hass, freezer, 2)
    hang(hass, "sensor.gate")
    await pass_minutes(hass, freezer, 2)
    watch(hass, running, watch=[GATE, "sensor.gate"])
    await pass_minutes(hass, freezer, 2)
    assert restarts(recorder) == 0
    await pass_minutes(hass, freezer, 1)
    assert restarts(recorder) == 1


@pytest.mark.parametrize(
    ("entities", "disabled", "hung", "hangs"),
    every(
        3,
        [
            # The camera and the connection stand for the device, whatever else shows.
            ([GATE, "binary_sensor.gate", "sensor.gate"], [], 2, True),
            ([GATE, "binary_sensor.gate", "sensor.gate"], [], 1, False),
            ([GATE, "sensor.gate"], [], 1, True),
            ([GATE, "sensor.gate"], [GATE], 1, True),
            # Without either, all its own entities do, and no helper.
            (["sensor.gate", "switch.gate"], [], 1, False),
            (["sensor.gate", "switch.gate"], [], 2, True),
            (["sensor.gate", "switch.gate"], ["switch.gate"], 1, True),
        ],
    ),
)
async def test_the_device_is_watched_where_no_entity_was_chosen(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    entities: list[str],
    disabled: list[str],
    hung: int,
    hangs: bool,
) -> None:
    """By its camera and its connection, else by all its integration provides."""
    other, device = device_of_gate(hass)
    helper = MockConfigEntry(domain="template")
    helper.add_to_hass(hass)
    register(hass, "switch.helper", helper, device)
    show(hass, "switch.helper", "on")
    watch(hass, running, watch=[], device_id=device, unavailable_for=60)
    for name in entities:
        kind = "connectivity" if name.startswith("binary") else None
        by = er.RegistryEntryDisabler.USER if name in disabled else None
        register(hass, name, other, device, original_device_class=kind, disabled_by=by)
        if not by:
            show(hass, name, "on")
    await hass.async_block_till_done()
    hang(hass, *[name for name in entities if name not in disabled][:hung])
    await pass_minutes(hass, freezer, 1)
    assert restarts(recorder) == hangs


@pytest.mark.parametrize(
    ("state", "hangs"),
    every(
        2,
        [
            (ConfigEntryState.LOADED, True),
            (ConfigEntryState.SETUP_RETRY, True),
            (ConfigEntryState.SETUP_IN_PROGRESS, True),
            (ConfigEntryState.SETUP_ERROR, False),
            (ConfigEntryState.NOT_LOADED, False),
        ],
    ),
)
async def test_an_integration_that_does_not_run_says_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    state: ConfigEntryState,
    hangs: bool,
) -> None:
    """It may lack the camera's new password; Home Assistant stands in for it."""
    other, device = device_of_gate(hass)
    other.mock_state(hass, state)
    register(hass, GATE, other, device)
    watch(hass, running, unavailable_for=60)
    show(hass, GATE, STATE_UNAVAILABLE, restored=True)
    await pass_minutes(hass, freezer, 1)
    assert restarts(recorder) == hangs


async def test_an_entity_without_an_integration_entry_speaks_for_itself(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Whoever set it up in YAML."""
    er.async_get(hass).async_get_or_create(
        "binary_sensor", "ping", "gate", suggested_object_id="gate"
    )
    watch(hass, running, watch=["binary_sensor.gate"], unavailable_for=60)
    show(hass, "binary_sensor.gate", STATE_UNAVAILABLE, restored=True)
    await pass_minutes(hass, freezer, 1)
    assert restarts(recorder) == 1


async def test_a_person_is_told_when_there_is_nothing_to_watch(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
) -> None:
    """After five minutes; until there is something, or nobody wants it watched."""
    hass.states.async_remove(GATE)
    subentry = watch(hass, running)
    await pass_minutes(hass, freezer, 4)
    assert repairs(hass) == {}
    await pass_minutes(hass, freezer, 1)
    told = {"watchdog_unseen": {"port": "Gate camera (port 1)"}}
    assert repairs(hass) == told
    show(hass)
    assert repairs(hass) == {}

    say(hass, running, subentry, watch=[])
    await pass_minutes(hass, freezer, 5)
    assert repairs(hass) == told
    say(hass, running, subentry, watchdog=False)
    assert repairs(hass) == {}


async def test_an_entity_that_is_renamed_is_watched_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Also while the recorder is not set up."""
    other, device = device_of_gate(hass)
    register(hass, GATE, other, device)
    subentry = watch(hass, running, watch=["camera.none", GATE], unavailable_for=60)
    registry = er.async_get(hass)
    registry.async_update_entity(GATE, new_entity_id="camera.front")
    await hass.async_block_till_done()
    assert subentry.data["watch"] == ["camera.none", "camera.front"]
    show(hass, "camera.front", STATE_UNAVAILABLE)
    await pass_minutes(hass, freezer, 1)
    assert restarts(recorder) == 1

    await hass.config_entries.async_unload(running.entry_id)
    yard = watch(hass, running, 2, watch=["camera.yard"])
    registry.async_update_entity("camera.front", new_entity_id=GATE)
    await hass.async_block_till_done()
    assert yard.data["watch"] == ["camera.yard"]
    assert subentry.data["watch"] == ["camera.none", GATE]


# With and without a watchdog


async def test_the_count_is_there_as_long_as_the_watchdog_is(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """At once, without a reload; a pause keeps it, another device begins anew."""
    key = f"{DOMAIN}.watchdog.{running.entry_id}"
    unique_id = f"{MAC}-port1-watchdog_restarts"
    registry = er.async_get(hass)

    def is_there() -> bool:
        return bool(registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id))

    subentry = watch(hass, running, watchdog=False)
    await hass.async_block_till_done()
    assert not is_there()
    say(hass, running, subentry, watchdog=True)
    await hass.async_block_till_done()
    shown = state_of(hass, Platform.SENSOR, "port1-watchdog_restarts")
    assert shown.state == "0"
    assert shown.name == "Gate camera Watchdog restarts"
    assert shown.attributes["state_class"] == "total"
    registered = registry.async_get(shown.entity_id)
    assert registered is not None
    assert registered.entity_category is EntityCategory.DIAGNOSTIC
    hang(hass)
    await pass_minutes(hass, freezer, 16)
    assert counted(hass) == "2"

    say(hass, running, subentry, watchdog=False)
    await hass.async_block_till_done()
    assert not is_there()
    assert hass_storage[key]["data"]["1"]["in_a_row"] == 0
    say(hass, running, subentry, watchdog=True)
    await hass.async_block_till_done()
    assert counted(hass) == "2"

    hass.config_entries.async_remove_subentry(running, subentry.subentry_id)
    await hass.async_block_till_done()
    assert not is_there()
    assert hass_storage[key]["data"] == {}
    watch(hass, running)
    await hass.async_block_till_done()
    assert counted(hass) == "0"


async def test_what_was_said_while_nobody_watched_counts(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
) -> None:
    """The watchdog was turned off, and the device removed, while disabled."""
    subentry = watch(hass, running)
    hang(hass)
    await pass_minutes(hass, freezer, 6)
    count = entity_id(hass, Platform.SENSOR, "port1-watchdog_restarts")
    await hass.config_entries.async_unload(running.entry_id)
    hass.config_entries.async_remove_subentry(running, subentry.subentry_id)
    await hass.config_entries.async_setup(running.entry_id)
    await hass.async_block_till_done()

    assert er.async_get(hass).async_get(count) is None
    assert hass_storage[f"{DOMAIN}.watchdog.{running.entry_id}"]["data"] == {}


async def test_a_repair_goes_with_the_watchdog(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """And a person who turns it off and on again has two more tries."""
    subentry = watch(hass, running)
    hang(hass)
    await pass_minutes(hass, freezer, 30)
    assert [*repairs(hass)] == ["watchdog_in_vain"]
    say(hass, running, subentry, watchdog=False)
    assert repairs(hass) == {}
    say(hass, running, subentry, watchdog=True)
    await hass.async_block_till_done()
    await pass_minutes(hass, freezer, 10)
    assert restarts(recorder) == 4


async def test_what_is_kept_goes_with_the_recorder(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
) -> None:
    """Repairs, too."""
    watch(hass, running)
    hang(hass)
    await pass_minutes(hass, freezer, 30)
    assert f"{DOMAIN}.watchdog.{running.entry_id}" in hass_storage
    await hass.config_entries.async_remove(running.entry_id)
    assert f"{DOMAIN}.watchdog.{running.entry_id}" not in hass_storage
    assert repairs(hass) == {}


@pytest.mark.parametrize(
    ("data", "count", "complaint"),
    every(
        3,
        [
            ({"1": {"total": 5, "restarts": "x"}, "x": 1, "0": {}}, "5", True),
            ({"1": None}, "0", False),
            ([1], "0", True),
            ("x", "0", True),
            (None, "0", False),
        ],
    ),
)
async def test_whatever_of_the_record_can_be_read_counts(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    data: Any,
    count: str,
    complaint: bool,
) -> None:
    """A spoilt one keeps nobody from anything."""
    key = f"{DOMAIN}.watchdog.{entry.entry_id}"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": data}
    entry.add_to_hass(hass)
    watch(hass, entry)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()

    assert counted(hass) == count
    assert ("It begins to count anew" in caplog.text) is complaint


async def test_a_record_of_a_later_version_is_not_read(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody knows what it means."""
    key = f"{DOMAIN}.watchdog.{entry.entry_id}"
    hass_storage[key] = {"version": 9, "minor_version": 1, "key": key, "data": {}}
    await set_up(hass, entry)
    assert "It begins to count anew" in caplog.text
