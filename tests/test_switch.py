"""Switching: what reaches the recorder, and what the caller is told."""

import asyncio
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from simulator import Account, Misbehaviour, RecorderModel, Role, Simulator

from .common import (
    POLL,
    entity_id,
    idle,
    pass_time,
    set_up,
    state_of,
    states_seen,
    switch,
)
from .selection import every

FAILURES = {
    "error 10": (Misbehaviour.general_error(10), "refuses (error 10"),
    "error 20": (
        Misbehaviour.general_error(20),
        "refuses (error 20: Invalid request)",
    ),
    "error 50": (Misbehaviour.general_error(50), "refuses (error 50"),
    "403": (Misbehaviour.status(403), "for a while"),
    "404": (Misbehaviour.status(404), "does not offer the interface"),
    "500": (Misbehaviour.status(500), "an error of its web server (HTTP 500)"),
    "login page": (Misbehaviour.login_page(), "not as a recorder does"),
    "truncated": (Misbehaviour.truncated(), "not as a recorder does"),
    "empty": (Misbehaviour.empty(), "not as a recorder does"),
    "reset": (Misbehaviour.reset(), "cannot be reached"),
}


@pytest.mark.parametrize("on", [False, True], ids=["off", "on"])
@pytest.mark.four_ports
async def test_a_toggle_takes_effect_at_the_recorder_and_is_read_back(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    on: bool,
) -> None:
    """Two requests; the state is right when the action returns, and changed once."""
    port = 4 if on else 1
    seen = states_seen(hass, f"port{port}-poe")
    recorder.reset_log()

    await switch(hass, f"port{port}-poe", on=on)

    assert model.is_enabled(port) is on
    assert seen == ["on" if on else "off"]
    assert [request.path for request in recorder.requests] == [
        "setportmode",
        "getportmode",
    ]


async def test_keep_power_takes_effect_and_is_read_back(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The same as for a port."""
    seen = states_seen(hass, "keep_power")
    recorder.reset_log()

    await switch(hass, "keep_power", on=True)

    assert model.keep_power is True
    assert seen == ["on"]
    assert [request.path for request in recorder.requests] == [
        "setkeeppower",
        "getkeeppower",
    ]


async def test_a_few_quicker_polls_follow_until_the_camera_is_powered(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The camera is detected after 2 s; then the normal interval is enough."""
    await switch(hass, "port1-poe", on=False)
    for _ in range(2):
        await pass_time(hass, freezer)
    await switch(hass, "port1-poe", on=True)
    recorder.reset_log()

    await pass_time(hass, freezer, timedelta(seconds=3))
    assert state_of(hass, Platform.SENSOR, "port1-status").state == "connected_poe"
    assert len(recorder.requests) == 1

    await pass_time(hass, freezer, timedelta(seconds=28))
    assert len(recorder.requests) == 1
    await pass_time(hass, freezer, timedelta(seconds=3))
    assert len(recorder.requests) == 2


@pytest.mark.four_ports
async def test_quicker_polls_end_although_nothing_is_plugged_in(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """An empty port never gets a powered device; four polls in 20 s, then 30 s."""
    await switch(hass, "port4-poe", on=True)
    recorder.reset_log()

    for _ in range(22):
        await pass_time(hass, freezer, timedelta(seconds=1))
    assert [request.path for request in recorder.requests] == ["getportstatuses"] * 4

    for _ in range(15):
        await pass_time(hass, freezer, timedelta(seconds=1))
    assert len(recorder.requests) == 4


@pytest.mark.parametrize(
    ("misbehaviour", "reason"), every(4, FAILURES.values()), ids=FAILURES.keys()
)
async def test_a_command_that_fails_raises_and_changes_nothing(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    misbehaviour: Misbehaviour,
    reason: str,
) -> None:
    """The caller learns port, recorder and reason; the screen shows the truth."""
    seen = states_seen(hass, "port1-poe")
    recorder.misbehave(misbehaviour, "setportmode")

    with pytest.raises(HomeAssistantError) as raised:
        await switch(hass, "port1-poe", on=False)

    assert str(raised.value).startswith("Port 1 was not switched. AXIS S3008 ")
    assert reason in str(raised.value)
    assert seen == []


@pytest.mark.parametrize(
    ("misbehaviour", "reason"), every(3, FAILURES.values()), ids=FAILURES.keys()
)
async def test_keep_power_that_fails_raises_and_changes_nothing(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    misbehaviour: Misbehaviour,
    reason: str,
) -> None:
    """The same as for a port."""
    seen = states_seen(hass, "keep_power")
    recorder.misbehave(misbehaviour, "setkeeppower")

    with pytest.raises(HomeAssistantError, match=r"AXIS S3008 .+") as raised:
        await switch(hass, "keep_power", on=True)

    assert reason in str(raised.value)
    assert seen == []


async def test_a_command_the_recorder_takes_but_does_not_follow_raises(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Read back, the port is still on, and so it stays on screen."""
    async with recorder.hold("getportmode", stage="request") as held:
        action = hass.async_create_task(switch(hass, "port1-poe", on=False))
        await held.arrived.wait()
        model.enable(1, on=True)

    with pytest.raises(
        HomeAssistantError, match="Port 1 is still on, although AXIS S3008"
    ):
        await action

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_setting_the_recorder_takes_but_does_not_follow_raises(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The same for keep power."""
    async with recorder.hold("getkeeppower", stage="request") as held:
        action = hass.async_create_task(switch(hass, "keep_power", on=True))
        await held.arrived.wait()
        model.keep_power = False

    with pytest.raises(HomeAssistantError, match="still does not keep power"):
        await action

    assert state_of(hass, Platform.SWITCH, "keep_power").state == "off"


BOTH_COMMANDS = pytest.mark.parametrize(
    ("name", "path"), [("port1-poe", "setportmode"), ("keep_power", "setkeeppower")]
)


@BOTH_COMMANDS
@pytest.mark.parametrize("processed", [False, True], ids=["not done", "done"])
async def test_a_command_without_an_answer_raises_and_the_truth_follows_soon(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    name: str,
    path: str,
    processed: bool,
) -> None:
    """Whether it was carried out is found out by the next, quicker poll."""
    before = state_of(hass, Platform.SWITCH, name).state
    recorder.misbehave(Misbehaviour.reset(processed=processed), path)

    with pytest.raises(HomeAssistantError, match=r"127.0.0.1 broke off"):
        await switch(hass, name, on=before == "off")

    await pass_time(hass, freezer, timedelta(seconds=3))
    state = state_of(hass, Platform.SWITCH, name).state
    assert (state != before) is processed


@BOTH_COMMANDS
async def test_the_truth_follows_soon_where_a_script_is_stopped_that_switches(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    name: str,
    path: str,
) -> None:
    """Nobody hears the recorder's answer, which has carried the command out."""
    before = state_of(hass, Platform.SWITCH, name).state
    toggle = {
        "action": "switch.toggle",
        "target": {"entity_id": entity_id(hass, Platform.SWITCH, name)},
    }
    scripts = {"script": {"flip": {"sequence": [toggle]}}}
    assert await async_setup_component(hass, "script", scripts)
    async with recorder.hold(path) as held:
        await hass.services.async_call("script", "flip", blocking=False)
        await held.arrived.wait()
        await hass.services.async_call(
            "script", "turn_off", {"entity_id": "script.flip"}, blocking=True
        )

    await pass_time(hass, freezer, timedelta(seconds=3))
    assert state_of(hass, Platform.SWITCH, name).state != before


@pytest.mark.parametrize("on", [False, True], ids=["off", "on"])
@pytest.mark.four_ports
async def test_a_status_that_lags_behind_the_mode_does_not_flip_the_switch(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    on: bool,
) -> None:
    """For seven seconds the status tells of before; the mode itself is asked."""
    port = 4 if on else 1
    model.status_lag = 7.0
    seen = states_seen(hass, f"port{port}-poe")

    await switch(hass, f"port{port}-poe", on=on)
    for _ in range(40):
        await pass_time(hass, freezer, timedelta(seconds=1))

    assert seen == ["on" if on else "off"]


@pytest.mark.four_ports
async def test_a_poll_under_way_does_not_bring_the_old_state_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The poll was answered before the command; it must not be shown after it."""
    # The poll has more to ask after the status, and might end after the command.
    model.inject_fault(2)
    model.inject_fault(3)
    seen = states_seen(hass, "port1-poe")
    async with recorder.hold("getportstatuses", stage="answer") as held:
        freezer.tick(POLL)
        async_fire_time_changed(hass)
        await held.arrived.wait()
        action = hass.async_create_task(switch(hass, "port1-poe", on=False))
        await idle()

    await action
    for _ in range(3):
        await pass_time(hass, freezer)

    assert model.is_enabled(1) is False
    assert seen == ["off"]
    assert recorder.concurrent_max == 1


async def test_two_quick_opposite_toggles_end_in_the_second_one(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """At the recorder and on screen."""
    model.status_lag = 5.0
    seen = states_seen(hass, "port1-poe")

    await asyncio.gather(
        switch(hass, "port1-poe", on=False), switch(hass, "port1-poe", on=True)
    )
    for _ in range(40):
        await pass_time(hass, freezer, timedelta(seconds=1))

    assert model.is_enabled(1) is True
    assert seen == ["off", "on"]


@pytest.mark.parametrize(
    "account",
    [
        Account("root", "changed", Role.ADMINISTRATOR),
        Account("root", "pass", Role.VIEWER),
    ],
    ids=["password", "role"],
)
async def test_a_command_that_the_account_may_not_give_asks_for_another_account(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    account: Account,
) -> None:
    """The caller gets the error, the user a flow to log in again."""
    recorder.set_account(account)

    with pytest.raises(HomeAssistantError, match="Port 1 was not switched"):
        await switch(hass, "port1-poe", on=False)
    await hass.async_block_till_done()

    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH


async def test_a_change_made_at_the_recorder_shows_with_the_next_poll(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Somebody switched the port in the recorder's own pages: still one request."""
    model.enable(1, on=False)
    recorder.reset_log()

    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "off"
    assert len(recorder.requests) == 1


async def test_ports_are_offered_to_voice_assistants_and_settings_are_not(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Home Assistant exposes switches by default unless they have a category."""
    assert await async_setup_component(hass, "homeassistant", {})
    await set_up(hass, entry)

    port = entity_id(hass, Platform.SWITCH, "port1-poe")
    keep_power = entity_id(hass, Platform.SWITCH, "keep_power")
    assert async_should_expose(hass, "conversation", port)
    assert not async_should_expose(hass, "conversation", keep_power)
