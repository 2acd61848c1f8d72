"""Whatever went wrong, all goes on by itself once it is over."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.problems import explained
from simulator import Account, Misbehaviour, RecorderModel, Role, Simulator

from .common import entity_id, pass_time, set_up, state_of, switch
from .selection import every
from .test_power_cycle_races import PAST, put_on_record

# A challenge with another nonce is met at once, so that it takes two to refuse.
REFUSALS = {
    "401": (Misbehaviour.status(401), 2),
    "error 30": (Misbehaviour.general_error(30), 1),
}
refused = pytest.mark.parametrize(
    ("refusal", "times"), REFUSALS.values(), ids=REFUSALS.keys()
)


def login_forms(hass: HomeAssistant) -> list[str]:
    """Return the forms that ask for a login, by their ids."""
    return [
        flow["flow_id"]
        for flow in hass.config_entries.flow.async_progress()
        if flow["context"]["source"] == SOURCE_REAUTH
    ]


def shown(hass: HomeAssistant) -> str:
    """Return what is shown of the switch of port 1."""
    return state_of(hass, Platform.SWITCH, "port1-poe").state


def state(entry: MockConfigEntry) -> ConfigEntryState:
    """Return what has become of an entry by now."""
    return entry.state


async def minutes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, count: int
) -> None:
    """Let some minutes pass, with all that falls due in them."""
    for _ in range(2 * count):
        await pass_time(hass, freezer)


@refused
async def test_one_refused_poll_asks_for_a_login_and_then_no_more(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    refusal: Misbehaviour,
    times: int,
) -> None:
    """The next try finds that the login works, five minutes later."""
    recorder.misbehave(refusal, "getportstatuses", times=times)
    await pass_time(hass, freezer)
    assert shown(hass) == STATE_UNAVAILABLE
    assert len(login_forms(hass)) == 1

    await minutes(hass, freezer, 5)
    assert shown(hass) == "on"
    assert login_forms(hass) == []


@refused
async def test_a_login_that_is_refused_at_the_start_is_tried_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    refusal: Misbehaviour,
    times: int,
) -> None:
    """Whoever is about to log in meanwhile is not disturbed."""
    recorder.misbehave(refusal, "getportstatuses")
    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)
    forms = login_forms(hass)
    assert len(forms) == 1

    await minutes(hass, freezer, 11)
    assert state(entry) is ConfigEntryState.SETUP_ERROR
    assert login_forms(hass) == forms

    recorder.behave()
    await minutes(hass, freezer, 5)
    assert state(entry) is ConfigEntryState.LOADED
    assert shown(hass) == "on"
    assert login_forms(hass) == []


@pytest.mark.parametrize("loaded", [True, False])
async def test_a_wrong_password_is_not_tried_so_often_that_it_locks_out(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    loaded: bool,
) -> None:
    """Some twelve times an hour, after a start and in the middle of it."""
    if loaded:
        await set_up(hass, entry)
    recorder.set_account(Account("root", "changed", Role.ADMINISTRATOR))
    if not loaded:
        await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)
    recorder.reset_log()

    await minutes(hass, freezer, 60)

    tried = [one for one in recorder.requests if one.authorization]
    assert 11 <= len(tried) <= 14
    assert len(login_forms(hass)) == 1


@pytest.mark.parametrize(("loaded", "most"), [(True, 28), (False, 14)])
async def test_a_port_that_is_to_come_on_does_not_make_it_more(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    loaded: bool,
    most: int,
) -> None:
    """Its tries are as rare; a start that was refused makes none of its own."""
    model.enable(1, on=False)
    put_on_record(hass_storage, entry, {"1": PAST})
    wrong = Account("root", "changed", Role.ADMINISTRATOR)
    right = recorder.auth.accounts["root"]
    if not loaded:
        recorder.set_account(wrong)
    await set_up(
        hass,
        entry,
        ConfigEntryState.LOADED if loaded else ConfigEntryState.SETUP_ERROR,
    )
    recorder.set_account(wrong)
    recorder.reset_log()

    await minutes(hass, freezer, 60)
    tried = [one for one in recorder.requests if one.authorization]
    assert 11 <= len(tried) <= most
    assert model.is_enabled(1) is False

    recorder.set_account(right)
    await minutes(hass, freezer, 6)
    assert model.is_enabled(1) is True


async def test_a_disabled_recorder_is_not_tried_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Nor one that was removed."""
    recorder.misbehave(Misbehaviour.status(401), "getportstatuses")
    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)
    await hass.config_entries.async_remove(entry.entry_id)
    recorder.reset_log()

    await minutes(hass, freezer, 12)

    assert recorder.requests == []


async def test_new_firmware_with_known_versions_is_noticed_after_a_failed_start(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Nobody has to reload anything."""
    known = list(recorder.dialect.versions)
    recorder.dialect.versions = [type(known[0])(2, 0)]
    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)

    recorder.dialect.versions = known
    await minutes(hass, freezer, 6)

    assert state(entry) is ConfigEntryState.LOADED


@refused
async def test_a_command_refused_once_leaves_no_form(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    refusal: Misbehaviour,
    times: int,
) -> None:
    """The form is there until the next thing that works shows that it need not be."""
    recorder.misbehave(refusal, "setportmode", times=times)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "port1-poe", on=False)
    await hass.async_block_till_done()
    assert len(login_forms(hass)) == 1

    await switch(hass, "port1-poe", on=False)
    await hass.async_block_till_done()

    assert login_forms(hass) == []


async def test_a_role_that_may_only_read_is_asked_about_until_a_command_works(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Polls that work say nothing of it."""
    recorder.misbehave(Misbehaviour.general_error(30), "setkeeppower")
    with pytest.raises(HomeAssistantError):
        await switch(hass, "keep_power", on=True)
    await minutes(hass, freezer, 3)
    assert len(login_forms(hass)) == 1

    recorder.behave()
    await switch(hass, "keep_power", on=True)

    assert login_forms(hass) == []


@pytest.mark.parametrize("call", ["gettotalpowerlimit", "getkeeppower"])
@pytest.mark.parametrize(
    "oddity",
    every(
        3,
        [
            Misbehaviour.status(404),
            Misbehaviour.status(500),
            Misbehaviour.empty(),
            Misbehaviour.login_page(),
            Misbehaviour.truncated(),
        ],
    ),
    ids=["404", "500", "empty", "login page", "truncated"],
)
async def test_a_setting_that_cannot_be_had_costs_nothing_but_itself(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    call: str,
    oddity: Misbehaviour,
) -> None:
    """The ports are there; the setting comes with the poll after the trouble."""
    recorder.misbehave(oddity, call)
    await set_up(hass, entry)
    assert shown(hass) == "on"

    recorder.behave()
    await pass_time(hass, freezer)
    assert state_of(hass, Platform.SENSOR, "power_budget").state == "65.0"
    assert state_of(hass, Platform.SWITCH, "keep_power").state == "off"


@pytest.mark.parametrize(
    "oddity",
    every(
        2, [Misbehaviour.status(404), Misbehaviour.status(500), Misbehaviour.empty()]
    ),
    ids=["404", "500", "empty"],
)
async def test_a_mode_that_cannot_be_had_costs_nothing_but_itself(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    oddity: Misbehaviour,
) -> None:
    """Just when a port has trouble, the others are wanted."""
    model.inject_fault(2)
    recorder.misbehave(oddity, "getportmode")

    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port2-poe").state == "unknown"
    assert state_of(hass, Platform.BINARY_SENSOR, "port2-poe_failure").state == "on"
    assert shown(hass) == "on"


async def test_keep_power_appears_when_the_function_does(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """A recorder that starts may answer error 50 once."""
    recorder.misbehave(Misbehaviour.general_error(50), "getkeeppower", times=1)
    await set_up(hass, entry)
    assert not [one for one in hass.states.async_entity_ids() if "keep_power" in one]

    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "keep_power").state == "off"


@pytest.mark.four_ports
async def test_a_port_that_reads_as_disabled_although_it_is_not_is_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Some sources of power do so for want of budget; its mode is asked once."""
    recorder.dialect.override[1] = {"StatusCode": "3"}
    await set_up(hass, entry)
    await pass_time(hass, freezer)

    assert shown(hass) == "on"
    modes = [one for one in recorder.requests if one.path == "getportmode"]
    assert [one.query["port"] for one in modes] == ["1", "4"]


async def test_a_reload_beside_commands_ends_well_or_says_so(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """No command meets a session that is closed, and nothing is left undone."""
    switch_id = entity_id(hass, Platform.SWITCH, "port1-poe")
    said: list[str] = []

    async def toggle(service: str) -> None:
        try:
            await hass.services.async_call(
                "switch", service, {"entity_id": switch_id}, blocking=True
            )
        except HomeAssistantError as err:
            said.append(str(err))

    for _ in range(4):
        reload = hass.async_create_task(
            hass.config_entries.async_reload(running.entry_id)
        )
        for service in ("turn_off", "turn_on") * 3:
            await toggle(service)
        await reload

    assert state(running) is ConfigEntryState.LOADED
    assert [one for one in said if "AXIS S3008" not in one] == []
    errors = [one for one in caplog.records if one.levelname == "ERROR"]
    assert [one.getMessage() for one in errors] == []


async def test_a_command_that_waited_for_a_closed_recorder_says_why(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """Whoever holds on to it from before the reload is told."""
    runtime = running.runtime_data
    await hass.config_entries.async_unload(running.entry_id)
    recorder.reset_log()

    with (
        pytest.raises(HomeAssistantError, match="has just been reloaded"),
        explained(hass, "AXIS S3008"),
    ):
        await runtime.coordinator.async_set_keep_power(enabled=True)
    with (
        pytest.raises(HomeAssistantError, match="Port 1 was not switched"),
        explained(hass, "AXIS S3008", "Port 1"),
    ):
        await runtime.port_power.async_switch(1, enabled=False)

    assert recorder.requests == []


@pytest.mark.four_ports
async def test_a_command_goes_before_what_a_poll_has_yet_to_ask(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """It waits for one answer, and not for that of every failing port."""
    for port in (1, 2, 3):
        model.inject_fault(port)
    recorder.reset_log()
    async with recorder.hold("getportstatuses") as held:
        poll = hass.async_create_task(pass_time(hass, freezer))
        await held.arrived.wait()
        command = hass.async_create_task(switch(hass, "port4-poe", on=True))
        for _ in range(10):
            await hass.async_create_task(_nothing())
    await command
    await poll

    asked = [one.path for one in recorder.requests]
    assert asked[:3] == ["getportstatuses", "setportmode", "getportmode"]


async def _nothing() -> None:
    """Let others go on."""


@pytest.mark.four_ports
async def test_commands_without_end_do_not_put_off_the_polls(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """A command every second for half a minute."""
    recorder.reset_log()
    for turn in range(30):
        await switch(hass, "port4-poe", on=turn % 2 == 0)
        await pass_time(hass, freezer, timedelta(seconds=1))

    polls = [one for one in recorder.requests if one.path == "getportstatuses"]
    assert len(polls) >= 10


@pytest.mark.parametrize("on", [True, False], ids=["keep power", "port"])
async def test_a_recorder_that_swapped_its_address_is_not_switched(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    on: bool,
) -> None:
    """Behind a new connection it is asked who it is, before anything is set."""
    model.restart(1)
    freezer.tick(timedelta(seconds=2))
    model.serial = "B8A44F000001"
    recorder.reset_log()

    with pytest.raises(HomeAssistantError, match="A device other"):
        await switch(hass, *(("keep_power",) if on else ("port1-poe",)), on=on)

    asked = {one.path for one in recorder.requests}
    assert asked & {"setportmode", "setkeeppower"} == set()
    assert model.is_enabled(1) is True
    assert model.keep_power is False


async def test_another_realm_makes_the_recorder_another_one(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """A poll shows nothing of a recorder that asks as somebody else."""
    recorder.auth.digest.realm = "AXIS_B8A44F000001"
    recorder.auth.digest.forget()
    await pass_time(hass, freezer)
    assert shown(hass) == STATE_UNAVAILABLE
    assert login_forms(hass) == []

    # It has merely been given another name: its serial number is its own.
    await pass_time(hass, freezer)
    assert shown(hass) == "on"
