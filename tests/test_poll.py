"""Polling: what it costs the recorder, and what it shows."""

from collections import Counter
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, Misbehaviour, RecorderModel, Simulator
from simulator.http.exchange import Answer
from simulator.misbehaviour import Proceed, Situation

from .common import (
    MAC,
    POLL,
    device_of,
    entry_for,
    idle,
    pass_time,
    set_up,
    state_of,
    switch,
)
from .selection import every


@pytest.mark.parametrize("https", [False, True], ids=["digest", "basic over tls"])
async def test_ten_minutes_cost_one_request_a_poll_and_one_connection(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    https: bool,
) -> None:
    """No login is refused on the way although nonces expire after 5 minutes."""
    await set_up(hass, entry_for(recorder, https=https))
    connections = recorder.connections
    recorder.reset_log()

    for _ in range(19):
        await pass_time(hass, freezer)

    asked = [(request.path, request.status) for request in recorder.requests]
    assert asked == [("getportstatuses", 200)] * 19
    assert recorder.connections == connections
    assert recorder.concurrent_max == 1


async def test_settings_are_read_every_ten_minutes(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """A budget and a setting changed at the recorder show ten minutes later."""
    model.set_power_limit(50.0)
    model.keep_power = True
    recorder.reset_log()

    for _ in range(20):
        await pass_time(hass, freezer)

    assert Counter(request.path for request in recorder.requests) == {
        "getportstatuses": 20,
        "gettotalpowerlimit": 1,
        "getkeeppower": 1,
    }
    assert state_of(hass, Platform.SENSOR, "power_budget").state == "50.0"
    assert state_of(hass, Platform.SWITCH, "keep_power").state == "on"


@pytest.mark.four_ports
async def test_a_set_up_asks_each_question_once(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """The only refused request is the one that brings the Digest challenge."""
    asked = [(request.path, request.status) for request in recorder.requests]
    assert asked == [
        ("basicdeviceinfo", 200),
        ("apidiscovery", 200),
        ("schemaversions", 401),
        ("schemaversions", 200),
        ("getportstatuses", 200),
        # Port 4 reads as disabled.
        ("getportmode", 200),
        ("gettotalpowerlimit", 200),
        ("getkeeppower", 200),
    ]
    assert recorder.connections == 1


@pytest.mark.parametrize("enabled", [True, False])
async def test_only_a_failing_port_is_asked_for_its_mode(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    enabled: bool,
) -> None:
    """Status codes 4 and 5 do not tell whether the port is enabled."""
    model.enable(2, on=enabled)
    model.inject_fault(2, even_disabled=True)
    recorder.reset_log()

    await pass_time(hass, freezer)

    asked = [(r.path, r.query.get("port")) for r in recorder.requests]
    assert asked == [("getportstatuses", None), ("getportmode", "2")]
    switch = state_of(hass, Platform.SWITCH, "port2-poe")
    assert switch.state == ("on" if enabled else "off")
    assert state_of(hass, Platform.SENSOR, "port2-status").state == "error_other"
    assert state_of(hass, Platform.BINARY_SENSOR, "port2-poe_failure").state == "on"
    assert state_of(hass, Platform.BINARY_SENSOR, "port1-poe_failure").state == "off"
    assert state_of(hass, Platform.BINARY_SENSOR, "poe_failure").state == "on"


async def test_a_command_does_not_wait_until_many_disabled_ports_were_asked(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """Nine seconds an answer: it waits for one, and the polls to come ask the rest."""

    async def slowly(_: Situation, proceed: Proceed) -> Answer:
        freezer.tick(9)
        return await proceed()

    ports = range(5, 17)
    for port in ports:
        model.add_port(port)
        model.enable(port, on=False)
    recorder.misbehave(Misbehaviour("slow", slowly), "getportmode")
    await set_up(hass, entry)
    asked = [request.path for request in recorder.requests]
    assert asked.count("getportmode") == 2
    assert state_of(hass, Platform.SWITCH, "port16-poe").state == STATE_UNKNOWN

    recorder.reset_log()
    async with recorder.hold("getportmode", stage="request") as held:
        freezer.tick(POLL)
        async_fire_time_changed(hass)
        await held.arrived.wait()
        action = hass.async_create_task(switch(hass, "port1-poe", on=False))
        await idle()
    await action
    assert [request.path for request in recorder.requests] == [
        "getportstatuses",
        "getportmode",
        "setportmode",
        "getportmode",
    ]

    for _ in range(7):
        await pass_time(hass, freezer)
    states = [state_of(hass, Platform.SWITCH, f"port{port}-poe") for port in ports]
    assert {state.state for state in states} == {"off"}


@pytest.mark.four_ports
async def test_a_camera_beyond_the_budget_is_a_failure_although_watts_are_left(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Reservations count, not what is drawn; it clears once there is room."""
    model.set_power_limit(25.0)
    model.plug(3, Camera(poe_class=3, power=3.0))

    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SENSOR, "port3-status").state == "error_power_budget"
    assert state_of(hass, Platform.SWITCH, "port3-poe").state == "on"
    assert state_of(hass, Platform.SENSOR, "power").state == "8.8"

    model.unplug(2)
    await pass_time(hass, freezer, timedelta(minutes=2))

    assert state_of(hass, Platform.SENSOR, "port3-status").state == "connected_poe"
    assert state_of(hass, Platform.BINARY_SENSOR, "port3-poe_failure").state == "off"


async def test_sums_are_taken_over_the_ports(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """7.0 W and 15.4 W are reserved of 65 W; 3.4 W and 5.4 W are drawn."""
    assert state_of(hass, Platform.SENSOR, "power_budget").state == "65.0"
    assert state_of(hass, Platform.SENSOR, "allocated_power").state == "22.4"
    assert state_of(hass, Platform.SENSOR, "available_power").state == "42.6"
    assert state_of(hass, Platform.SENSOR, "largest_class").state == "4"
    assert state_of(hass, Platform.SENSOR, "power").state == "8.8"


@pytest.mark.parametrize(
    ("element", "text", "entity"),
    every(
        2,
        [
            ("PowerConsumption", None, "port1-power"),
            ("PowerConsumption", "", "port1-power"),
            ("PowerConsumption", "much", "port1-power"),
            ("PowerConsumption", "nan", "port1-power"),
            ("AllocatedPower", "7,000", "port1-allocated_power"),
            ("RequestedPower", "", "port1-requested_power"),
            ("PoeClass", "", "port1-poe_class"),
            ("PoeClass", "2.5", "port1-poe_class"),
            ("StatusCode", "6", "port1-status"),
            ("StatusCode", None, "port1-status"),
        ],
    ),
)
@pytest.mark.usefixtures("all_enabled")
async def test_what_the_recorder_did_not_say_is_unknown(
    hass: HomeAssistant,
    recorder: Simulator,
    entry: MockConfigEntry,
    element: str,
    text: str | None,
    entity: str,
) -> None:
    """A missing, empty or senseless datum is unknown; the other ports stand."""
    recorder.dialect.override[1] = {element: text}

    await set_up(hass, entry)

    assert state_of(hass, Platform.SENSOR, entity).state == STATE_UNKNOWN
    assert state_of(hass, Platform.SENSOR, "port2-power").state == "5.4"


async def test_an_unknown_status_code_hides_mode_and_failure(
    hass: HomeAssistant, recorder: Simulator, entry: MockConfigEntry
) -> None:
    """Neither is guessed; the recorder as a whole may fail for all we know."""
    recorder.dialect.override[1] = {"StatusCode": "17"}

    await set_up(hass, entry)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNKNOWN
    failure = state_of(hass, Platform.BINARY_SENSOR, "port1-poe_failure")
    assert failure.state == STATE_UNKNOWN
    failure = state_of(hass, Platform.BINARY_SENSOR, "poe_failure")
    assert failure.state == STATE_UNKNOWN


async def test_a_sum_with_an_unknown_part_is_unknown(
    hass: HomeAssistant, recorder: Simulator, entry: MockConfigEntry
) -> None:
    """A powered port that keeps its figures to itself may draw anything."""
    recorder.dialect.override[1] = {"PowerConsumption": "", "AllocatedPower": ""}
    recorder.dialect.override[3] = {"PowerConsumption": "", "AllocatedPower": ""}

    await set_up(hass, entry)

    for name in ("power", "allocated_power", "available_power"):
        assert state_of(hass, Platform.SENSOR, name).state == STATE_UNKNOWN


async def test_an_empty_port_without_figures_adds_nothing_to_the_sums(
    hass: HomeAssistant, recorder: Simulator, entry: MockConfigEntry
) -> None:
    """Nothing is connected there, so nothing is drawn."""
    recorder.dialect.override[3] = {"PowerConsumption": "", "AllocatedPower": ""}

    await set_up(hass, entry)

    assert state_of(hass, Platform.SENSOR, "power").state == "8.8"


@pytest.mark.parametrize("code", [10, 20, 40, 50])
async def test_a_setting_the_recorder_cannot_tell_is_unknown(
    hass: HomeAssistant, recorder: Simulator, entry: MockConfigEntry, code: int
) -> None:
    """The ports are there all the same."""
    recorder.misbehave(Misbehaviour.general_error(code), "gettotalpowerlimit")

    await set_up(hass, entry)

    assert state_of(hass, Platform.SENSOR, "power_budget").state == STATE_UNKNOWN
    assert state_of(hass, Platform.SENSOR, "available_power").state == STATE_UNKNOWN
    assert state_of(hass, Platform.SENSOR, "largest_class").state == STATE_UNKNOWN
    assert state_of(hass, Platform.SENSOR, "allocated_power").state == "22.4"


async def test_a_port_mode_the_recorder_cannot_tell_is_unknown(
    hass: HomeAssistant,
    model: RecorderModel,
    recorder: Simulator,
    entry: MockConfigEntry,
) -> None:
    """Only the switch of the failing port suffers."""
    model.inject_fault(2)
    recorder.misbehave(Misbehaviour.general_error(10), "getportmode")

    await set_up(hass, entry)

    assert state_of(hass, Platform.SWITCH, "port2-poe").state == STATE_UNKNOWN
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_port_that_appears_gets_its_entities_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """No reload is needed."""
    model.add_port(5)
    model.plug(5, Camera(power=2.5), running=True)

    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port5-poe").state == "on"
    assert state_of(hass, Platform.SENSOR, "port5-power").state == "2.5"
    assert state_of(hass, Platform.BINARY_SENSOR, "port5-poe_failure").state == "off"
    assert device_of(hass, 5).model == "PoE port 5"


@pytest.mark.four_ports
async def test_a_port_that_is_gone_is_removed_and_may_come_back(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Device and entities go; both are back when the port is."""
    devices = dr.async_get(hass)
    identifier = (DOMAIN, f"{MAC}-port3")
    model.remove_port(3)

    await pass_time(hass, freezer)

    assert devices.async_get_device_by_identifier(identifier, running.entry_id) is None
    assert hass.states.get("switch.axis_s3008_port_3") is None
    assert state_of(hass, Platform.SWITCH, "port2-poe").state == "on"

    model.add_port(3)
    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port3-poe").state == "on"
    assert identifier in device_of(hass, 3).identifiers
    assert "Error" not in caplog.text


async def test_a_list_without_any_port_removes_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """A recorder that starts up may not know its ports yet."""
    for number in model.numbers:
        model.remove_port(number)

    await pass_time(hass, freezer)

    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "unavailable"
    for number in range(1, 5):
        model.add_port(number)
    await pass_time(hass, freezer)
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_keep_power_is_absent_where_the_recorder_has_no_such_function(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel
) -> None:
    """Error 50 says so."""
    model.keep_power = None

    await set_up(hass, entry)

    assert not [
        state for state in hass.states.async_all() if "keep_power" in state.entity_id
    ]
