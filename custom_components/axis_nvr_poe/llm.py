"""Tools for language models: what the ports are like, a restart, and the budget.

They see what is exposed to the assistant that asks, and nothing else.
"""

from typing import override

from homeassistant.components.llm import LLMTools
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
from homeassistant.util.json import JsonObjectType, JsonValueType

from .const import DEFAULT_OFF_TIME, DOMAIN
from .llm_answers import (
    MOST_NAMES,
    MOST_PORTS,
    is_called,
    is_like,
    name_of,
    names_of,
    room,
    told,
)
from .recorder.classes import RESERVATIONS
from .restarting import async_restart
from .schema import vol
from .spoken import SpokenPort, spoken_ports

CONF_DEVICE = "device"
CONF_POE_CLASS = "poe_class"
CONF_WATTS = "watts"

MOST_WATTS = 10_000

_READ_ONLY = ToolAnnotations(
    read_only=True, destructive=False, idempotent=True, open_world=False
)


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: LLMContext, api_id: str
) -> LLMTools | None:
    """Return the tools, none where no port is exposed to who asks."""
    if api_id != LLM_API_ASSIST or not spoken_ports(hass, llm_context.assistant):
        return None
    return LLMTools(tools=[ListPorts(), RestartDevice(), FitsInBudget()])


class ListPorts(Tool):
    """Tells of all ports what is connected, and how it is."""

    name = f"{DOMAIN}__list_ports"
    title = "List PoE ports"
    description = (
        "Lists the PoE ports of AXIS video recorders, with the camera or other device "
        "that each powers, its state, the watts it draws, and the reason where a port "
        "fails to power its device."
    )
    annotations = _READ_ONLY
    integration = DOMAIN

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Return the ports, and how many more there are."""
        ports = spoken_ports(hass, llm_context.assistant)
        data: JsonObjectType = {
            "ports": [told(hass, port) for port in ports[:MOST_PORTS]]
        }
        if len(ports) > MOST_PORTS:
            data["not_listed"] = len(ports) - MOST_PORTS
        return ToolResult(data=data)


class RestartDevice(Tool):
    """Restarts the device at a port, which has to be named as it is called."""

    name = f"{DOMAIN}__restart_device"
    title = "Restart a device by its PoE port"
    description = (
        "Restarts a camera or other device that hangs: its PoE port is off for ten "
        "seconds, and on again. It is away for a minute or two."
    )
    annotations = ToolAnnotations(open_world=False)
    integration = DOMAIN
    parameters = vol.Schema(
        {
            vol.Required(
                CONF_DEVICE,
                description="The name of the device, as list_ports tells it.",
            ): cv.string
        }
    )

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Start the restart; or ask which device is meant, or say why not."""
        wanted = self.parameters(tool_input.tool_args)[CONF_DEVICE]
        ports = spoken_ports(hass, llm_context.assistant)
        named = [port for port in ports if is_called(hass, port, wanted)]
        if len(named) == 1:
            return await _async_restart(hass, named[0], llm_context)
        alike = named or [port for port in ports if is_like(hass, port, wanted)]
        if alike:
            return ToolResult(
                data={
                    "question": "Which of these is meant, by its exact_name? "
                    "Nothing was restarted.",
                    "devices": names_of(hass, alike),
                }
            )
        return _error("There is no device of this name.", devices=names_of(hass, ports))


class FitsInBudget(Tool):
    """Tells whether a recorder can power one more device."""

    name = f"{DOMAIN}__fits_in_budget"
    title = "Check a recorder's power budget"
    description = (
        "Tells for each AXIS video recorder whether it has enough power available for "
        "one more camera or other device. Give either watts or poe_class."
    )
    annotations = _READ_ONLY
    integration = DOMAIN
    parameters = vol.Schema(
        {
            vol.Optional(
                CONF_WATTS, description="What the device needs, in watts."
            ): vol.All(vol.Coerce(float), vol.Range(min=0.1, max=MOST_WATTS)),
            vol.Optional(
                CONF_POE_CLASS, description="The PoE class of the device, 0 to 8."
            ): vol.All(vol.Coerce(int), vol.In(list(RESERVATIONS))),
        }
    )

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Return what each recorder has available, and whether that suffices."""
        asked = self.parameters(tool_input.tool_args)
        if len(asked) != 1:
            return _error("Give either watts or poe_class.")
        needed = asked.get(CONF_WATTS) or RESERVATIONS[asked[CONF_POE_CLASS]]
        ports = spoken_ports(hass, llm_context.assistant)
        recorders = {port.entry.entry_id: port.entry for port in ports}.values()
        return ToolResult(
            data={
                "watts_needed": needed,
                "recorders": [
                    room(entry, needed) for entry in list(recorders)[:MOST_NAMES]
                ],
            }
        )


async def _async_restart(
    hass: HomeAssistant, port: SpokenPort, llm_context: LLMContext
) -> ToolResult:
    if refusal := await async_restart(hass, port, llm_context.context):
        return _error(refusal)
    return ToolResult(
        data={
            "restarted": name_of(hass, port),
            "port": port.number,
            "seconds_off": DEFAULT_OFF_TIME.total_seconds(),
        }
    )


def _error(error: str, **more: JsonValueType) -> ToolResult:
    return ToolResult(data={"error": error, **more}, error=True)
