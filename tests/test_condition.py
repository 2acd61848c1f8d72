"""The conditions: how ports stand, and what the budget suffices for."""

from collections.abc import Callable, Mapping
from datetime import timedelta
import json
import logging
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.condition import async_validate_condition_config
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
import voluptuous as vol

from custom_components.axis_nvr_poe.const import DOMAIN
from custom_components.axis_nvr_poe.recorder.classes import RESERVATIONS
from simulator import Camera, RecorderModel, Simulator

from .common import MAC, OUTAGE, entity_id, pass_time, state_of
from .selection import every
from .targets import OF_ALL_PORTS, OF_PORT_1, by_area, by_device, by_recorder, by_switch
from .texts.gather import FILES

type Target = Mapping[str, Any]
type Met = Callable[[], Any]


def condition(name: str, target: Target, **options: Any) -> dict[str, Any]:
    """Return a condition as it is written."""
    return {
        "condition": f"{DOMAIN}.{name}",
        "target": dict(target),
        "options": options,
    }


async def ask(hass: HomeAssistant, *conditions: dict[str, Any]) -> Met:
    """Set an automation up for each condition; return how to see which are met."""
    met = async_mock_service(hass, "test", "met")
    automations = [
        {
            "alias": f"Ask {number}",
            "triggers": {"trigger": "event", "event_type": "asked"},
            "conditions": one,
            "actions": {"action": "test.met", "data": {"number": number}},
        }
        for number, one in enumerate(conditions)
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await hass.async_block_till_done()

    async def which() -> list[bool]:
        met.clear()
        hass.bus.async_fire("asked")
        await hass.async_block_till_done()
        numbers = {call.data["number"] for call in met}
        return [number in numbers for number in range(len(conditions))]

    return which


async def polls(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, times: int
) -> None:
    """Let some polls pass."""
    for _ in range(times):
        await pass_time(hass, freezer)


async def until_powered(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let polls pass until the camera at port 1 is seen to have its power."""
    powered = entity_id(hass, Platform.BINARY_SENSOR, "port1-powered")
    for _ in range(10):
        if hass.states.is_state(powered, STATE_ON):
            return
        await polls(hass, freezer, 1)
    raise AssertionError("it never has")


# Ports


@pytest.mark.parametrize("choose", every(2, [*OF_PORT_1, *OF_ALL_PORTS]))
@pytest.mark.four_ports
async def test_every_sort_of_target_stands_for_its_ports(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    choose: Callable[..., Target],
) -> None:
    """The recorder for all of them, and each port for its recorder's budget."""
    target = choose(hass, running)
    of_all = choose in OF_ALL_PORTS
    met = await ask(
        hass,
        condition("is_powered", target),
        condition("is_powered", target, behavior="all"),
        condition("is_failing", target),
        condition("is_failing", target, behavior="all"),
        condition("fits_in_budget", target, poe_class=4),
    )
    assert await met() == [True, not of_all, False, False, True]
    model.inject_fault(2)
    await polls(hass, freezer, 1)
    assert await met() == [True, not of_all, of_all, False, True]
    model.inject_fault(1)
    await polls(hass, freezer, 1)
    assert await met() == [False, False, True, not of_all, True]
    model.set_power_limit(30.0)
    model.plug(3, Camera(poe_class=4, requested_power=25.5), running=True)
    # The power limit is asked for every ten minutes.
    await polls(hass, freezer, 21)
    assert await met() == [of_all, False, True, not of_all, False]


async def test_what_the_recorder_fails_at_itself_is_its_own_failure(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
) -> None:
    """Beside those of its ports, of which none fails."""
    target = by_recorder(hass, running)
    met = await ask(hass, condition("is_failing", target))
    recorder = entity_id(hass, Platform.BINARY_SENSOR, "poe_failure")
    shown = hass.states.get(recorder)
    assert shown
    hass.states.async_set(recorder, "on", shown.attributes)

    assert await met() == [True]


@pytest.mark.four_ports
async def test_what_is_not_known_meets_no_condition(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """Not among others either: who asks for all wants to be sure of all."""
    device, whole = by_device(hass, running), by_recorder(hass, running)
    for port in (3, 4):
        recorder.model.enable(port, on=True)
        recorder.model.plug(port, Camera(), running=True)
    await polls(hass, freezer, 1)
    needs = {"power": 1}
    met = await ask(
        hass,
        condition("is_powered", device),
        condition("is_powered", whole),
        condition("is_powered", whole, behavior="all"),
        condition("fits_in_budget", whole, **needs),
        condition("fits_in_budget", whole, behavior="all", **needs),
    )
    assert await met() == [True] * 5

    recorder.dialect.override[1] = {"StatusCode": "77"}
    await polls(hass, freezer, 1)
    assert state_of(hass, Platform.BINARY_SENSOR, "port1-powered").state == (
        STATE_UNKNOWN
    )
    assert await met() == [False, True, False, True, True]
    recorder.model.restart(600)
    await polls(hass, freezer, 1)
    assert await met() == [False] * 5


@pytest.mark.parametrize("restarts", [False, True])
async def test_while_the_recorder_is_away_nothing_is_met(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    restarts: bool,
) -> None:
    """What lasts begins anew when it is back, also if Home Assistant restarts."""
    target = by_recorder(hass, running)
    model.inject_fault(2)
    needs = {"power": 1}
    lasting = {"for": {"minutes": 2}}
    met = await ask(
        hass,
        condition("is_failing", target),
        condition("is_powered", target),
        condition("fits_in_budget", target, **needs),
        condition("is_failing", target, **lasting),
        condition("is_powered", target, **lasting),
        condition("fits_in_budget", target, **needs, **lasting),
    )
    await polls(hass, freezer, 6)
    assert await met() == [True] * 6

    model.restart(OUTAGE)
    if restarts:
        await hass.config_entries.async_reload(running.entry_id)
    for _ in range(OUTAGE // 30 - 1):
        await polls(hass, freezer, 1)
        assert await met() == [False] * 6
    # The recorder is tried more seldom at a start.
    await until_powered(hass, freezer)
    assert await met() == [True] * 3 + [False] * 3
    await polls(hass, freezer, 4)
    assert await met() == [True] * 6


@pytest.mark.parametrize(
    "name", every(2, ["is_powered", "is_failing", "fits_in_budget"])
)
@pytest.mark.parametrize("behavior", ["any", "all"])
async def test_what_else_is_in_the_area_meets_nothing(
    hass: HomeAssistant,
    running: MockConfigEntry,
    name: str,
    behavior: str,
) -> None:
    """Another integration's, though it is called the same; nor does an empty area."""
    area = by_area(hass, running)
    own = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(own, running.entry_id):
        own.async_update_entity(entity.entity_id, hidden_by=er.RegistryEntryHider.USER)
    owner = MockConfigEntry(domain="other")
    owner.add_to_hass(hass)
    for platform, key, state in (
        (Platform.BINARY_SENSOR, "port1-powered", "on"),
        (Platform.BINARY_SENSOR, "port1-poe_failure", "on"),
        (Platform.SENSOR, "available_power", "60"),
    ):
        other = own.async_get_or_create(
            platform, "other", f"{MAC}-{key}", config_entry=owner
        )
        own.async_update_entity(other.entity_id, area_id=area["area_id"])
        watts = {"unit_of_measurement": "W"}
        hass.states.async_set(other.entity_id, state, watts)
    needs = {"power": 1} if name == "fits_in_budget" else {}
    met = await ask(hass, condition(name, area, behavior=behavior, **needs))

    assert await met() == [False]


async def test_how_long_it_is_so_may_be_asked_for(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Of each condition."""
    target = by_switch(hass, running)
    met = await ask(
        hass,
        condition("is_failing", target, **{"for": {"minutes": 2}}),
        condition("is_powered", target, **{"for": "00:02:00"}),
        condition("fits_in_budget", target, power=1, **{"for": 120}),
    )
    await polls(hass, freezer, 5)
    assert await met() == [False, True, True]
    model.inject_fault(1)
    await polls(hass, freezer, 4)
    assert await met() == [False, False, True]
    await polls(hass, freezer, 1)
    assert await met() == [True, False, True]


# The budget


@pytest.mark.parametrize(
    ("available", "unit", "fits"),
    every(
        4,
        [
            ("30.0", "W", [True, True, False, True, True]),
            ("29.999", "W", [True, False, False, True, True]),
            ("30.001", "W", [True, True, True, True, True]),
            # As a person may have it shown.
            ("0.03", "kW", [True, True, False, True, True]),
            ("0.0093", "kW", [True, False, False, True, True]),
            ("0", "W", [False] * 5),
            (STATE_UNKNOWN, "W", [False] * 5),
            (STATE_UNAVAILABLE, None, [False] * 5),
        ],
    ),
)
async def test_a_device_fits_by_what_is_available(
    hass: HomeAssistant,
    running: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    available: str,
    unit: str | None,
    fits: list[bool],
) -> None:
    """By its watts, or by what is kept in reserve for its class."""
    target = by_recorder(hass, running)
    met = await ask(
        hass,
        condition("fits_in_budget", target, power=0.5),
        condition("fits_in_budget", target, poe_class=4),
        condition("fits_in_budget", target, power=30.001),
        condition("fits_in_budget", target, poe_class="1"),
        condition("fits_in_budget", target, power=9.3),
    )
    sensor = entity_id(hass, Platform.SENSOR, "available_power")
    hass.states.async_set(sensor, available, {"unit_of_measurement": unit})

    assert await met() == fits
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.four_ports
async def test_a_device_fits_until_the_budget_is_used_up(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """Seen at the recorder, by any of its ports."""
    met = await ask(
        hass, condition("fits_in_budget", by_device(hass, running), poe_class=4)
    )
    assert await met() == [True]
    model.plug(3, Camera(poe_class=4, requested_power=25.5), running=True)
    await polls(hass, freezer, 2)

    assert await met() == [False]


def test_the_classes_are_offered_with_their_watts() -> None:
    """The same that are compared."""
    texts = json.loads((Path(FILES) / "translations/en.json").read_text())
    assert texts["selector"]["poe_class"]["options"] == {
        str(poe): f"Class {poe} ({power:g} W)" for poe, power in RESERVATIONS.items()
    }


# What a person enters


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("fits_in_budget", {}, "expected either power, in watts, or poe_class"),
        ("fits_in_budget", {"power": 5, "poe_class": 1}, "expected either power"),
        ("fits_in_budget", {"poe_class": 9}, "must be one of"),
        ("fits_in_budget", {"poe_class": 3.7}, "must be one of"),
        ("fits_in_budget", {"poe_class": True}, "must be one of"),
        ("fits_in_budget", {"power": "much"}, "expected float"),
        ("fits_in_budget", {"power": True}, "expected a number of watts"),
        ("fits_in_budget", {"power": 0}, "must be higher than 0"),
        ("fits_in_budget", {"power": float("nan")}, "must be"),
        ("fits_in_budget", {"power": float("inf")}, "must be at most 10000"),
        ("fits_in_budget", {"power": 5, "behavior": "each"}, "must be one of"),
        ("is_failing", {"power": 5}, "not a valid option"),
        ("is_powered", {"for": "soon"}, "offset soon should be format"),
        ("is_broken", {}, "Invalid condition 'axis_nvr_poe.is_broken'"),
    ],
)
async def test_a_slip_in_a_condition_is_named(
    hass: HomeAssistant, name: str, options: dict[str, Any], said: str
) -> None:
    """Before the automation runs for the first time."""
    written = condition(name, {"area_id": "garden"}, **options)
    with pytest.raises(vol.Invalid, match=said):
        await async_validate_condition_config(hass, written)


# What the editor shows


@pytest.mark.parametrize("choose", [by_device, by_switch, by_recorder])
async def test_the_conditions_are_offered_and_followed(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    hass_ws_client: WebSocketGenerator,
    choose: Callable[..., Target],
) -> None:
    """For what is chosen, also where something else stands for it."""
    target = choose(hass, running)
    client = await hass_ws_client(hass)
    chosen = {key: [value] for key, value in target.items()}
    await client.send_json_auto_id(
        {"type": "get_conditions_for_target", "target": chosen}
    )
    answer = await client.receive_json()
    offered = {one for one in answer["result"] if one.startswith(f"{DOMAIN}.")}
    assert offered == {
        f"{DOMAIN}.{name}"
        for name in ("is_powered", "is_failing", "fits_in_budget")
        if name != "fits_in_budget" or choose is not by_switch
    }

    await client.send_json_auto_id(
        {"type": "subscribe_condition", "condition": condition("is_failing", target)}
    )
    assert (await client.receive_json())["success"]
    assert (await client.receive_json())["event"] == {"result": False}
    model.inject_fault(1)
    await polls(hass, freezer, 1)
    await pass_time(hass, freezer, timedelta(seconds=1))
    assert (await client.receive_json())["event"] == {"result": True}
