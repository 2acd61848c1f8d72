"""A watch over the flows that tests walk through: what they show has texts.

The checks read the source; this looks at what a person would really see, with
the fields of every form and the placeholders of every sentence.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigFlow, OptionsFlow
from homeassistant.data_entry_flow import FlowHandler, FlowManager, FlowResultType
import pytest

from .repository import DOMAIN, HERE
from .strings import english, flat, placeholders


def flow_problems(result: Mapping[str, Any], texts: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a flow shows without having the texts for it."""
    shown: dict[str, str] = {}
    wanted: list[str] = []
    if result["type"] is FlowResultType.FORM:
        step = f"step.{result['step_id']}"
        schema = result["data_schema"]
        wanted += [f"{step}.data.{key}" for key in (schema.schema if schema else ())]
        wanted += [f"error.{key}" for key in (result["errors"] or {}).values()]
        shown = {
            key: text
            for key, text in flat(dict(texts)).items()
            if f"{key}.".startswith(f"{step}.")
        }
        if not shown:
            yield f"{step}: has no texts"
    elif result["type"] is FlowResultType.ABORT:
        wanted.append(f"abort.{result['reason']}")
    every = flat(dict(texts))
    for key in wanted:
        if key in every:
            shown[key] = every[key]
        else:
            yield f"{key}: is shown without a text"
    filled = result.get("description_placeholders") or {}
    for key, text in shown.items():
        for name in placeholders(text) - filled.keys():
            yield f"{key}: nothing fills in {{{name}}}"


@pytest.fixture(autouse=True)
def translated_flows() -> Iterator[None]:
    """Fail the test in which a flow shows something without its texts."""
    problems: list[str] = []
    handle_step = FlowManager._async_handle_step  # noqa: SLF001

    async def watched(
        manager: Any, flow: FlowHandler[Any, Any, Any], *args: Any, **kwargs: Any
    ) -> Any:
        result = await handle_step(manager, flow, *args, **kwargs)
        match flow:
            case ConfigFlow(handler=domain) if domain == DOMAIN:
                problems.extend(flow_problems(result, english(HERE)["config"]))
            case OptionsFlow() if flow.config_entry.domain == DOMAIN:
                problems.extend(flow_problems(result, english(HERE)["options"]))
        return result

    with patch.object(FlowManager, "_async_handle_step", watched):
        yield
    assert not problems, "\n".join(problems)
