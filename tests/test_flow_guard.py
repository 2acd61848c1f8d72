"""The watch over flows notices what has no text."""

from typing import Any

from homeassistant.data_entry_flow import FlowResultType
import pytest
import voluptuous as vol

from .hassfest.guard import flow_problems

TEXTS = {
    "step": {"user": {"description": "{name}", "data": {"host": "Address"}}},
    "error": {"cannot_connect": "No answer from {host}"},
    "abort": {"already_configured": "Done before"},
}
FORM = {
    "type": FlowResultType.FORM,
    "step_id": "user",
    "data_schema": vol.Schema({vol.Required("host"): str}),
    "errors": None,
    "description_placeholders": {"name": "NVR"},
}
ABORT = {"type": FlowResultType.ABORT, "reason": "already_configured"}


@pytest.mark.parametrize("result", [FORM, ABORT, {"type": FlowResultType.CREATE_ENTRY}])
def test_a_translated_result_is_no_problem(result: dict[str, Any]) -> None:
    """What has its texts passes."""
    assert list(flow_problems(result, TEXTS)) == []


@pytest.mark.parametrize(
    ("result", "problem"),
    [
        (FORM | {"step_id": "x"}, "step.x: has no texts"),
        (FORM | {"errors": {"base": "x"}}, "error.x: is shown without a text"),
        (
            FORM | {"errors": {"base": "cannot_connect"}},
            "error.cannot_connect: nothing fills in {host}",
        ),
        (
            FORM | {"data_schema": vol.Schema({"port": int})},
            "step.user.data.port: is shown without a text",
        ),
        (
            FORM | {"description_placeholders": None},
            "step.user.description: nothing fills in {name}",
        ),
        (ABORT | {"reason": "x"}, "abort.x: is shown without a text"),
    ],
)
def test_a_result_without_its_texts_is_noticed(
    result: dict[str, Any], problem: str
) -> None:
    """What lacks a text is named."""
    assert problem in list(flow_problems(result, TEXTS))
