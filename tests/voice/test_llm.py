"""Language models see the ports that are exposed, and restart what they can name."""

from dataclasses import dataclass
import json
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.components.llm import async_get_tools
from homeassistant.const import Platform
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    llm,
)
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.axis_nvr_poe import llm as tools, llm_answers as answers
from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, RecorderModel, Simulator
from tests.common import (
    connect,
    device_of,
    disable,
    entity_id,
    just_enabled,
    pass_time,
    set_up,
    state_of,
)

pytestmark = pytest.mark.four_ports

LIST = "axis_nvr_poe__list_ports"
RESTART = "axis_nvr_poe__restart_device"
FITS = "axis_nvr_poe__fits_in_budget"


async def assist_api(hass: HomeAssistant, api: str = "assist") -> llm.APIInstance:
    """Return Assist's tools, as a model that talks to it has them."""
    context = llm.LLMContext("test", Context(), "en", "conversation", None)
    return await llm.async_get_api(hass, api, context)


@dataclass
class Answer:
    """What a tool answers."""

    data: Any
    error: bool = False


async def call(hass: HomeAssistant, tool: str, **arguments: Any) -> Answer:
    """Call a tool as a model does."""
    api = await assist_api(hass)
    result = await api.async_call_tool(llm.ToolInput(tool, arguments))
    await hass.async_block_till_done()
    return Answer(json.loads(json.dumps(result.data)), result.error)


def hide(hass: HomeAssistant, port: int) -> None:
    """Do not expose a port to Assist."""
    switch_id = entity_id(hass, Platform.SWITCH, f"port{port}-poe")
    async_expose_entity(hass, "conversation", switch_id, should_expose=False)


def off(model: RecorderModel) -> list[int]:
    """Return the ports that are off."""
    return [port for port in model.numbers if not model.is_enabled(port)]


@pytest.fixture(autouse=True)
async def _models(hass: HomeAssistant, assist: None) -> None:
    """Let language models use Home Assistant."""
    assert await async_setup_component(hass, "llm", {})


async def test_what_a_model_is_told_of_the_tools(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """Two only read, and none leaves the house."""
    tools = {
        tool.name: tool
        for tool in (await assist_api(hass)).tools
        if tool.integration == DOMAIN
    }
    assert list(tools) == [LIST, RESTART, FITS]
    read_only = llm.ToolAnnotations(
        read_only=True, destructive=False, idempotent=True, open_world=False
    )
    assert tools[LIST].annotations == tools[FITS].annotations == read_only
    assert tools[RESTART].annotations == llm.ToolAnnotations(
        read_only=False, destructive=True, idempotent=False, open_world=False
    )
    assert all(tool.title and tool.description for tool in tools.values())

    class OtherApi(llm.API):
        """Another API, which has tools of its own."""

        async def async_get_api_instance(
            self, llm_context: llm.LLMContext
        ) -> llm.APIInstance:
            """Return it with the tools that integrations have for it."""
            tools = (await async_get_tools(self.hass, llm_context, self.id)).tools
            return llm.APIInstance(self, "", llm_context, tools)

    llm.async_register_api(hass, OtherApi(hass=hass, id="other", name="Other"))
    others = (await assist_api(hass, "other")).tools
    assert DOMAIN not in {tool.integration for tool in others}


async def test_every_port_is_listed_with_what_is_known_of_it(
    hass: HomeAssistant,
    running: MockConfigEntry,
    model: RecorderModel,
    freezer: FrozenDateTimeFactory,
) -> None:
    """By what it is called, with its draw and why it fails."""
    connect(hass, running, 1, "Drive camera", protected=True)
    garden = ar.async_get(hass).async_create("Garden")
    dr.async_get(hass).async_update_device(
        device_of(hass, 2).id, area_id=garden.id, name_by_user="Yard camera"
    )
    model.plug(3, Camera(name="Attic", poe_class=3, power=5.0), running=True)
    model.inject_fault(3, "Short circuit")
    await pass_time(hass, freezer)

    result = await call(hass, LIST)
    assert not result.error
    drive, yard, third, fourth = result.data["ports"]
    assert drive == {
        "device": "Drive camera",
        "recorder": "AXIS S3008",
        "port": 1,
        "area": None,
        "protected": True,
        "state": "connected_poe",
        "watts": 3.4,
        "reason": None,
    }
    assert yard | {"device": "Yard camera", "area": "Garden", "watts": 5.4} == yard
    assert third["device"] == "AXIS S3008 port 3"
    assert third["state"] == "error_other"
    assert "Short circuit" in third["reason"]
    assert fourth["state"] == "disabled"
    assert fourth["watts"] == 0.0


async def test_what_is_away_or_restarting_is_told_as_such(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    freezer: FrozenDateTimeFactory,
) -> None:
    """And nothing that may have changed meanwhile."""
    await call(hass, RESTART, device="port 1")
    ports = (await call(hass, LIST)).data["ports"]
    assert [port["state"] for port in ports[:2]] == ["restarting", "connected_poe"]

    await recorder.stop()
    await pass_time(hass, freezer)
    port = (await call(hass, LIST)).data["ports"][1]
    assert port["state"] == "unavailable"
    assert port["watts"] is None
    assert port["reason"].startswith("AXIS S3008 cannot be reached: ")
    refused = await call(hass, RESTART, device="port 2")
    assert refused == Answer({"error": port["reason"]}, error=True)
    assert (await call(hass, FITS, watts=1)).data["recorders"] == [
        {"recorder": "AXIS S3008", "watts_available": None, "fits": None}
    ]

    await recorder.start()
    await pass_time(hass, freezer)
    assert (await call(hass, LIST)).data["ports"][1]["state"] == "connected_poe"
    assert not (await call(hass, RESTART, device="port 2")).error


async def test_a_status_that_nobody_knows_is_told_as_such(
    hass: HomeAssistant, entry: MockConfigEntry, recorder: Simulator
) -> None:
    """It is not guessed, nor is what the recorder left out."""
    recorder.dialect.override[1] = {"StatusCode": "17", "PowerConsumption": ""}
    await set_up(hass, entry)

    port = (await call(hass, LIST)).data["ports"][0]
    assert (port["state"], port["watts"], port["reason"]) == ("unknown", None, None)


async def test_a_device_is_restarted_by_its_name(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """As it is called, or by its alias; the port is off, and no other."""
    connect(hass, running, 2, "Yard (north) camera")
    er.async_get(hass).async_update_entity(
        entity_id(hass, Platform.SWITCH, "port1-poe"), aliases=["Gate"]
    )
    result = await call(hass, RESTART, device="yard north camera")
    assert result == Answer(
        {"restarted": "Yard (north) camera", "port": 2, "seconds_off": 10.0}
    )
    assert off(model) == [2, 4]
    assert not (await call(hass, RESTART, device="Gate")).error
    assert off(model) == [1, 2, 4]


async def test_a_name_that_fits_several_is_a_question(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """So is one that is only alike; each has an exact name that works."""
    connect(hass, running, 1, "Yard camera")
    connect(hass, running, 2, "yard camera")
    connect(hass, running, 3, "Old yard camera")

    result = await call(hass, RESTART, device="Yard camera")
    assert not result.error
    assert result.data == {
        "question": "Which of these is meant, by its exact_name? Nothing was restarted.",
        "devices": [
            {"device": "Yard camera", "exact_name": "AXIS S3008 port 1"},
            {"device": "yard camera", "exact_name": "AXIS S3008 port 2"},
        ],
    }
    alike = await call(hass, RESTART, device="the old")
    assert alike.error
    alike = await call(hass, RESTART, device="old")
    assert [one["device"] for one in alike.data["devices"]] == ["Old yard camera"]
    assert off(model) == [4]

    assert not (await call(hass, RESTART, device="AXIS S3008 port 2")).error
    assert off(model) == [2, 4]


async def test_what_cannot_be_restarted_is_refused_with_the_reason(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """Protected, off, or not there; what there is is listed."""
    connect(hass, running, 1, "Gate camera", protected=True)

    protected = await call(hass, RESTART, device="Gate camera")
    assert protected.error
    assert protected.data["error"].startswith("Gate camera (port 1) is protected")
    is_off = await call(hass, RESTART, device="port 4")
    assert is_off == Answer(
        {"error": "Port 4 is off. Turn it on instead of power cycling it."}, error=True
    )
    unknown = await call(hass, RESTART, device="Cellar")
    assert unknown.error
    assert unknown.data["error"] == "There is no device of this name."
    assert [one["device"] for one in unknown.data["devices"]] == [
        "Gate camera",
        *(f"AXIS S3008 port {port}" for port in (2, 3, 4)),
    ]
    assert (await call(hass, RESTART, device=" ")).error
    with pytest.raises(vol.Invalid):
        await call(hass, RESTART)
    assert off(model) == [4]


async def test_who_may_not_switch_a_port_may_not_restart_it(
    hass: HomeAssistant,
    running: MockConfigEntry,
    model: RecorderModel,
    hass_read_only_user: MockUser,
) -> None:
    """A model may do what the person may whom it serves, and no more."""
    context = Context(user_id=hass_read_only_user.id)
    serving = llm.LLMContext("test", context, "en", "conversation", None)
    api = await llm.async_get_api(hass, "assist", serving)
    refused = await api.async_call_tool(llm.ToolInput(RESTART, {"device": "port 1"}))
    assert refused == llm.ToolResult({"error": "Unauthorized"}, error=True)
    assert off(model) == [4]


async def test_what_is_not_exposed_stays_invisible(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """To whom it is not exposed; without any port there are no tools."""
    connect(hass, running, 2, "Bedroom camera")
    hide(hass, 2)

    listed = (await call(hass, LIST)).data["ports"]
    assert [port["port"] for port in listed] == [1, 3, 4]
    for name in ("Bedroom camera", "port 2", "camera"):
        hidden = await call(hass, RESTART, device=name)
        assert hidden.error
        assert "Bedroom" not in str(hidden.data)
    assert off(model) == [4]

    er.async_get(hass).async_update_entity(
        entity_id(hass, Platform.SWITCH, "port3-poe"), aliases=[]
    )
    listed = (await call(hass, LIST)).data["ports"]
    assert [port["device"] for port in listed] == [
        "AXIS S3008 port 1",
        "AXIS S3008 port 3",
        "AXIS S3008 port 4",
    ]

    for port in (1, 3, 4):
        hide(hass, port)
    with pytest.raises(HomeAssistantError):
        await call(hass, LIST)
    switch_id = entity_id(hass, Platform.SWITCH, "port1-poe")
    async_expose_entity(hass, "conversation", switch_id, should_expose=True)
    assert (await call(hass, LIST)).data["ports"]
    await hass.config_entries.async_unload(running.entry_id)
    with pytest.raises(HomeAssistantError):
        await call(hass, LIST)


async def test_a_port_whose_switch_is_disabled_is_not_there(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """It could not be restarted, and a model that asks is told so."""
    disable(hass, "port2-poe")
    assert (await call(hass, RESTART, device="port 2")).error
    listed = (await call(hass, LIST)).data["ports"]
    assert [port["port"] for port in listed] == [1, 3, 4]
    assert off(model) == [4]


async def test_a_switch_that_was_just_enabled_is_waited_for(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """The port is listed as the recorder tells it, and is not said to restart."""
    await just_enabled(hass, "port2-poe")
    listed = (await call(hass, LIST)).data["ports"]
    assert listed[1]["state"] == "connected_poe"
    assert await call(hass, RESTART, device="port 2") == Answer(
        {
            "error": "The switch of AXIS S3008 port 2 is not loaded yet. "
            "Try again in a minute."
        },
        error=True,
    )
    assert off(model) == [4]


async def test_a_name_of_signs_alone_is_a_name_like_any(
    hass: HomeAssistant, running: MockConfigEntry, model: RecorderModel
) -> None:
    """Nothing of it is said aloud, which makes it no name for nothing."""
    connect(hass, running, 2, "\N{MOVIE CAMERA}")
    for name in ("", "\N{AUTOMOBILE}", "?"):
        assert (await call(hass, RESTART, device=name)).error
    assert off(model) == [4]
    assert not (await call(hass, RESTART, device="\N{MOVIE CAMERA}")).error
    assert off(model) == [2, 4]


async def test_whether_a_device_fits_in_the_budget(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """By its watts or its class; of 65 W, 43.7 W are available."""
    available = float(state_of(hass, Platform.SENSOR, "available_power").state)

    async def fits(**asked: Any) -> Any:
        result = await call(hass, FITS, **asked)
        assert not result.error
        assert result.data["recorders"][0]["recorder"] == "AXIS S3008"
        assert result.data["recorders"][0]["watts_available"] == available
        return result.data["watts_needed"], result.data["recorders"][0]["fits"]

    assert await fits(watts=available) == (available, True)
    assert await fits(watts=available + 0.1) == (available + 0.1, False)
    assert await fits(poe_class=4) == (30.0, True)
    assert await fits(poe_class=8) == (90.0, False)
    assert await fits(poe_class=0) == (15.4, True)
    for wrong in ({}, {"watts": 5, "poe_class": 3}):
        result = await call(hass, FITS, **wrong)
        assert result.data == {"error": "Give either watts or poe_class."}
        assert result.error
    for asked in ({"watts": "many"}, {"watts": -1}, {"poe_class": 9}):
        with pytest.raises(vol.Invalid):
            await call(hass, FITS, **asked)


async def test_answers_are_bounded(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """What is left out is counted; a name that is cut works all the same."""
    connect(hass, running, 1, "Yard " * 200)

    with patch.object(tools, "MOST_PORTS", 3), patch.object(answers, "MOST_NAMES", 2):
        listed = (await call(hass, LIST)).data
        unknown = (await call(hass, RESTART, device="Cellar")).data
    assert len(listed["ports"]) == 3
    assert listed["not_listed"] == 1
    assert len(listed["ports"][0]["device"]) == 100
    assert len(unknown["devices"]) == 2
    assert (await call(hass, RESTART, device=listed["ports"][0]["device"])).data[
        "port"
    ] == 1
