"""What a step of a flow shows: forms, menus, progress, errors and endings."""

from collections.abc import Collection, Mapping
from typing import Any

from homeassistant.data_entry_flow import FlowResultType, section
from homeassistant.helpers.selector import Selector

from .ledger import Ledger

# Each step may have these, and none of them must.
_STEP = ("title", "description", "submit")


def show_result(
    texts: Ledger, flow: str, result: Mapping[str, Any], filled: Collection[str] = ()
) -> None:
    """Note what the result of a step shows; ``flow`` is where its texts are."""
    filled = {*filled, *(result.get("description_placeholders") or ())}
    if show := _SHOWN.get(result["type"]):
        show(texts, flow, result, filled)


def _show_form(
    texts: Ledger, flow: str, result: Mapping[str, Any], filled: Collection[str]
) -> None:
    _show_step(texts, flow, result, filled)
    step = f"{flow}.step.{result['step_id']}"
    _show_fields(texts, step, result["data_schema"], filled)
    for error in (result["errors"] or {}).values():
        texts.show(f"{flow}.error.{error}", filled)


def _show_menu(
    texts: Ledger, flow: str, result: Mapping[str, Any], filled: Collection[str]
) -> None:
    _show_step(texts, flow, result, filled)
    step = f"{flow}.step.{result['step_id']}"
    # A mapping brings its own labels.
    if not isinstance(result["menu_options"], Mapping):
        for option in result["menu_options"]:
            texts.show(f"{step}.menu_options.{option}", filled)
    texts.show_below(f"{step}.menu_option_descriptions", filled)


def _show_progress(
    texts: Ledger, flow: str, result: Mapping[str, Any], filled: Collection[str]
) -> None:
    texts.show(f"{flow}.progress.{result['progress_action']}", filled)


def _show_abort(
    texts: Ledger, flow: str, result: Mapping[str, Any], filled: Collection[str]
) -> None:
    texts.show(f"{flow}.abort.{result['reason']}", filled)


def _show_entry(
    texts: Ledger, flow: str, result: Mapping[str, Any], filled: Collection[str]
) -> None:
    if description := result.get("description"):
        texts.show(f"{flow}.create_entry.{description}", filled)
    else:
        texts.show_if_there(f"{flow}.create_entry.default", filled)


def _show_step(
    texts: Ledger, flow: str, result: Mapping[str, Any], filled: Collection[str]
) -> None:
    step = f"{flow}.step.{result['step_id']}"
    for key in _STEP:
        texts.show_if_there(f"{step}.{key}", filled)
    if not texts.below(step):
        texts.complain(f"{step}: is shown, but {texts.file} says nothing of it")


_SHOWN = {
    FlowResultType.FORM: _show_form,
    FlowResultType.MENU: _show_menu,
    FlowResultType.SHOW_PROGRESS: _show_progress,
    FlowResultType.EXTERNAL_STEP: _show_step,
    FlowResultType.ABORT: _show_abort,
    FlowResultType.CREATE_ENTRY: _show_entry,
}


def _show_fields(
    texts: Ledger, where: str, schema: Any, filled: Collection[str]
) -> None:
    for key, value in (schema.schema if schema else {}).items():
        if isinstance(value, section):
            part = f"{where}.sections.{key}"
            texts.show(f"{part}.name", filled)
            texts.show_if_there(f"{part}.description", filled)
            _show_fields(texts, part, value.schema, filled)
            continue
        # One with blanks in its name is called just so, such as a port.
        if " " in str(key):
            continue
        texts.show(f"{where}.data.{key}", filled)
        texts.show(f"{where}.data_description.{key}", filled)
        if isinstance(value, Selector):
            show_choices(texts, value.config)


def show_choices(texts: Ledger, selector: Mapping[str, Any] | None) -> None:
    """Note the choices of a selector that has them translated."""
    if not selector or not (key := selector.get("translation_key")):
        return
    for option in selector.get("options", ()):
        value = option["value"] if isinstance(option, Mapping) else option
        texts.show(f"selector.{key}.options.{value}")
    for kind in ("choices", "fields", "unit_of_measurement"):
        texts.show_below(f"selector.{key}.{kind}")
