"""A program that speaks the Model Context Protocol has the tools, over HTTP."""

import json
from typing import Any

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.config_entries import SOURCE_USER
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from simulator import RecorderModel
from tests.common import connect, entity_id

LIST = "axis_nvr_poe__list_ports"
RESTART = "axis_nvr_poe__restart_device"
FITS = "axis_nvr_poe__fits_in_budget"


class Program:
    """A program that speaks the protocol to Home Assistant."""

    def __init__(self, hass: HomeAssistant, connect_: ClientSessionGenerator) -> None:
        """Initialize, with an access token of Home Assistant's."""
        self._hass = hass
        self._connect = connect_

    async def ask(self, method: str, **params: Any) -> Any:
        """Send a request and return its result."""
        client = await self._connect()
        response = await client.post(
            "/api/mcp",
            json={"jsonrpc": "2.0", "id": 1, "method": method, "params": params},
            headers={"Accept": "application/json"},
        )
        assert response.status == 200
        answer = await response.json()
        await self._hass.async_block_till_done()
        return answer["result"]

    async def call(self, tool: str, **arguments: Any) -> tuple[bool, Any]:
        """Call a tool; return whether it failed, and what it answers."""
        result = await self.ask("tools/call", name=tool, arguments=arguments)
        return result["isError"], json.loads(result["content"][0]["text"])


@pytest.fixture
async def program(
    hass: HomeAssistant,
    assist: None,
    running: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> Program:
    """Return a program, with the server set up as a person does."""
    for component in ("http", "llm"):
        assert await async_setup_component(hass, component, {})
    flows = hass.config_entries.flow
    form = await flows.async_init("mcp_server", context={"source": SOURCE_USER})
    done = await flows.async_configure(form["flow_id"], {"llm_hass_api": ["assist"]})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    return Program(hass, hass_client)


def off(model: RecorderModel) -> list[int]:
    """Return the ports that are off."""
    return [port for port in model.numbers if not model.is_enabled(port)]


async def test_the_tools_are_offered(program: Program) -> None:
    """With what they want, and whether they change anything."""
    offered = {
        tool["name"]: tool
        for tool in (await program.ask("tools/list"))["tools"]
        if tool["name"].startswith("axis_nvr_poe__")
    }
    assert {
        name: tool["annotations"]["readOnlyHint"] for name, tool in offered.items()
    } == {LIST: True, RESTART: False, FITS: True}
    assert offered[RESTART]["annotations"]["destructiveHint"] is True
    wanted = offered[RESTART]["inputSchema"]
    assert wanted["properties"]["device"]["type"] == "string"
    assert wanted["required"] == ["device"]
    assert offered[FITS]["inputSchema"]["properties"].keys() == {"watts", "poe_class"}


@pytest.mark.four_ports
async def test_a_program_lists_and_restarts(
    hass: HomeAssistant,
    program: Program,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """What is exposed and not protected; the rest is hidden or refused."""
    connect(hass, running, 1, "Gate camera", protected=True)
    connect(hass, running, 2, "Yard camera")
    hidden = entity_id(hass, Platform.SWITCH, "port3-poe")
    async_expose_entity(hass, "conversation", hidden, should_expose=False)

    failed, listed = await program.call(LIST)
    assert not failed
    assert [port["port"] for port in listed["ports"]] == [1, 2, 4]
    failed, said = await program.call(RESTART, device="gate camera")
    assert failed
    assert said["error"].startswith("Gate camera (port 1) is protected")
    failed, said = await program.call(RESTART, device="camera")
    assert not failed
    assert [each["device"] for each in said["devices"]] == [
        "Gate camera",
        "Yard camera",
    ]
    assert off(model) == [4]

    failed, said = await program.call(RESTART, device="Yard camera")
    assert (failed, said["restarted"]) == (False, "Yard camera")
    assert off(model) == [2, 4]
    failed, said = await program.call(FITS, poe_class=4)
    assert (failed, said["recorders"][0]["fits"]) == (False, True)
