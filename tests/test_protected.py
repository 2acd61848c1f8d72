"""A protected port is not turned off, from wherever it is asked; nor is a group spoilt."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import ATTR_AREA_ID, ATTR_ENTITY_ID, Platform
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceNotSupported,
    ServiceValidationError,
)
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.helpers.event import async_track_state_change_event
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Misbehaviour, RecorderModel, Simulator

from .common import connect, entity_id, pass_time, switch
from .selection import every
from .test_power_cycle import OFF_TIME, cycle, press, recorded

pytestmark = pytest.mark.four_ports

PROTECTED = r"^Gate camera \(port 1\) is protected, so it was not turned off\."


def port(hass: HomeAssistant, number: int) -> str:
    """Return the switch of a port."""
    return entity_id(hass, Platform.SWITCH, f"port{number}-poe")


async def act(hass: HomeAssistant, action: str, *ports: int, **data: Any) -> None:
    """Call an action for ports, without asking for a response."""
    target = {ATTR_ENTITY_ID: [port(hass, number) for number in ports]}
    await hass.services.async_call(DOMAIN, action, {**target, **data}, blocking=True)


async def ask(hass: HomeAssistant, action: str, *ports: int, **data: Any) -> Any:
    """Call an action for ports and return its response."""
    target = {ATTR_ENTITY_ID: [port(hass, number) for number in ports]}
    return await hass.services.async_call(
        DOMAIN, action, {**target, **data}, blocking=True, return_response=True
    )


def on(model: RecorderModel) -> list[int]:
    """Return the ports that are on."""
    return [number for number in model.numbers if model.is_enabled(number)]


@pytest.fixture
def protected(hass: HomeAssistant, running: MockConfigEntry) -> MockConfigEntry:
    """Protect port 1."""
    connect(hass, running, 1, "Gate camera", protected=True)
    return running


@pytest.mark.parametrize(
    "turn_off",
    every(
        2,
        [
            lambda hass, _: switch(hass, "port1-poe", on=False),
            lambda hass, _: cycle(hass),
            lambda hass, _: press(hass),
            lambda hass, _: act(hass, "shed_load", 1),
            lambda hass, _: ask(hass, "shed_load", 1),
            lambda hass, _: ask(hass, "power_cycle", 1),
            lambda _, entry: entry.runtime_data.port_power.async_cycle(
                1, OFF_TIME, by="watchdog"
            ),
        ],
    ),
    ids=["switch", "cycle", "button", "shed", "shed, told", "cycle, told", "watchdog"],
)
async def test_a_protected_port_refuses_off_from_wherever(
    hass: HomeAssistant,
    protected: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    turn_off: Any,
) -> None:
    """The error names it; nothing is sent, nothing is owed."""
    recorder.reset_log()
    with pytest.raises(ServiceValidationError, match=PROTECTED):
        await turn_off(hass, protected)

    assert model.is_enabled(1) is True
    assert not [one for one in recorder.requests if one.path == "setportmode"]
    assert not recorded(hass_storage)


async def test_a_protected_port_may_be_turned_on(
    hass: HomeAssistant, protected: MockConfigEntry, model: RecorderModel
) -> None:
    """That takes no power from it."""
    model.enable(1, on=False)
    await switch(hass, "port1-poe", on=True)

    assert model.is_enabled(1) is True


async def test_a_port_protected_in_its_power_cycle_comes_on(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """As does load that was shed before."""
    await cycle(hass)
    await act(hass, "shed_load", 2)
    for number in (1, 2):
        connect(hass, running, number, f"Camera {number}", protected=True)
    await pass_time(hass, freezer, OFF_TIME)
    await act(hass, "restore_load", 2)

    assert on(model) == [1, 2, 3]


async def test_a_port_is_protected_no_longer_than_somebody_says_so(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """At once, without a reload."""
    subentry = connect(hass, running, 1, "Gate camera", protected=True)
    hass.config_entries.async_update_subentry(
        running, subentry, data={"port": 1, "protected": False}
    )
    await switch(hass, "port1-poe", on=False)

    assert model.is_enabled(1) is False


async def test_a_switch_shows_whether_its_port_is_protected(
    hass: HomeAssistant, protected: MockConfigEntry
) -> None:
    """While it is, so that an automation can leave it out; from a set-up on."""

    def shown() -> list[bool]:
        states = [hass.states.get(port(hass, number)) for number in (1, 2)]
        return [bool(state and state.attributes.get("protected")) for state in states]

    assert shown() == [True, False]
    written: list[State | None] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        written.append(event.data["new_state"])

    async_track_state_change_event(hass, port(hass, 1), note)
    await hass.config_entries.async_reload(protected.entry_id)
    await hass.async_block_till_done()
    assert shown() == [True, False]
    on = [state for state in written if state and state.state == "on"]
    assert [state.attributes["protected"] for state in on] == [True]
    [subentry] = protected.subentries.values()
    hass.config_entries.async_update_subentry(
        protected, subentry, data={"port": 1, "protected": False}
    )
    assert shown() == [False, False]


async def test_a_group_is_turned_off_but_for_what_is_protected(
    hass: HomeAssistant, protected: MockConfigEntry, model: RecorderModel
) -> None:
    """Home Assistant's own action carries out the rest, and tells of the one."""
    with pytest.raises(ServiceValidationError, match=PROTECTED):
        await hass.services.async_call(
            "switch",
            "turn_off",
            {ATTR_ENTITY_ID: [port(hass, number) for number in (1, 2, 3)]},
            blocking=True,
        )

    assert on(model) == [1]


async def test_an_area_is_power_cycled_but_for_what_is_protected(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    protected: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """The response says so; without one it is silently left alone."""
    area = ar.async_get(hass).async_create("Yard")
    for number in (1, 2, 3):
        device = er.async_get(hass).entities[port(hass, number)].device_id
        assert device
        dr.async_get(hass).async_update_device(device, area_id=area.id)

    response = await hass.services.async_call(
        DOMAIN,
        "power_cycle",
        {ATTR_AREA_ID: area.id},
        blocking=True,
        return_response=True,
    )

    assert response == {
        port(hass, 1): {"result": "protected", "held": {}},
        port(hass, 2): {"result": "cycled", "held": {}},
        port(hass, 3): {"result": "cycled", "held": {}},
    }
    assert on(model) == [1]
    await pass_time(hass, freezer, OFF_TIME)
    await act(hass, "power_cycle", 1, 2)
    assert on(model) == [1, 3]


async def test_one_refusal_does_not_keep_the_others_from_their_cycle(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """One error names what failed; with a response, that does."""
    with pytest.raises(HomeAssistantError) as raised:
        await act(hass, "power_cycle", 1, 2, 4)
    assert str(raised.value) == (
        "1 of 3 ports failed. Port 4 is off. Turn it on instead of power cycling it."
    )
    assert on(model) == [3]

    response = await ask(hass, "power_cycle", 2, 3, 4)
    assert {one: answer["result"] for one, answer in response.items()} == {
        port(hass, 2): "failed",
        port(hass, 3): "cycled",
        port(hass, 4): "failed",
    }
    assert response[port(hass, 2)]["reason"] == "Port 2 is being power cycled already."
    assert on(model) == []


async def test_one_refusal_does_not_keep_the_other_load(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """All are tried, and what failed stays on."""
    refusal = Misbehaviour.general_error(20)
    recorder.misbehave(refusal, "setportmode", times=1)
    response = await ask(hass, "shed_load", 1, 2)
    assert list(response["shed"]) == [port(hass, 2)]
    assert list(response["failed"]) == [port(hass, 1)]
    assert response["failed"][port(hass, 1)].startswith("Port 1 was not switched.")
    await pass_time(hass, freezer, timedelta(seconds=1))
    assert on(model) == [1, 3]

    recorder.misbehave(refusal, "setportmode", times=1)
    with pytest.raises(HomeAssistantError, match=r"^1 of 2 ports failed\. Port 1 was"):
        await act(hass, "shed_load", 1, 3)
    await pass_time(hass, freezer, timedelta(seconds=1))
    assert on(model) == [1]


async def test_a_switch_that_is_no_port_is_refused(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Keep power has no power to cycle, nor any load."""
    keep_power = {ATTR_ENTITY_ID: entity_id(hass, Platform.SWITCH, "keep_power")}
    with pytest.raises(ServiceNotSupported):
        await hass.services.async_call(DOMAIN, "shed_load", keep_power, blocking=True)
