"""Checks of the config flow against its texts: nothing untranslated, nothing idle."""

import ast
from collections.abc import Iterator

from .code import Code, Function, called, keyword
from .repository import Repository
from .strings import differences, english, flat, placeholders

# Home Assistant's own ways to end a flow: the reasons they give.
_ABORTS = {
    "_abort_if_unique_id_configured": {"already_configured"},
    "_abort_if_unique_id_mismatch": {"unique_id_mismatch"},
    "_async_abort_entries_match": {"already_configured"},
}
_SUCCESSES = {"reauth": "reauth_successful", "reconfigure": "reconfigure_successful"}


def _flow_steps(code: Code, flow: str) -> set[str]:
    """Return the steps of a kind of flow that show something.

    A step shows something when its name is given to a form or menu, or when its
    own method shows one without giving a name.
    """
    named = {
        step
        for _, call, scope in code.calls("config_flow.py")
        for step in code.strings(keyword(call, "step_id"), scope)
    }
    steps = set()
    for _, node, _ in code.nodes("config_flow.py"):
        if isinstance(node, ast.ClassDef):
            bases = " ".join(ast.unparse(base) for base in node.bases)
            if ("OptionsFlow" in bases) == (flow == "options"):
                for method in node.body:
                    if isinstance(method, Function.__value__):
                        step = method.name.removeprefix("async_step_")
                        if step != method.name and (
                            step in named or _shows_a_form(method)
                        ):
                            steps.add(step)
    return steps


def _shows_a_form(method: Function) -> bool:
    return any(
        isinstance(node, ast.Call)
        and called(node)
        in {"async_show_form", "async_show_menu", "async_show_progress"}
        and not keyword(node, "step_id")
        for node in ast.walk(method)
    )


def _flow_errors(code: Code) -> set[str]:
    """Return the errors that forms may show."""
    errors = set()
    for _, node, scope in code.nodes("config_flow.py"):
        match node:
            case ast.Assign(targets=[ast.Subscript(value=table)], value=value) if (
                ast.unparse(table).endswith("errors")
            ):
                errors |= code.strings(value, scope)
            case ast.keyword(arg="errors", value=value):
                errors |= code.strings(value, scope)
    return errors


def _flow_aborts(code: Code) -> set[str]:
    """Return the reasons for which flows may end, Home Assistant's own included."""
    aborts = set()
    methods = {
        node.name
        for _, node, _ in code.nodes("config_flow.py")
        if isinstance(node, ast.AsyncFunctionDef)
    }
    for _, call, scope in code.calls("config_flow.py"):
        name = called(call)
        reason = keyword(call, "reason") or keyword(call, "error")
        if name in {"async_abort", "AbortFlow"}:
            aborts |= code.strings(reason or next(iter(call.args), None), scope)
        elif name in _ABORTS:
            aborts |= code.strings(reason, scope) or _ABORTS[name]
        elif name == "async_update_reload_and_abort":
            aborts |= code.strings(reason, scope) or {
                success
                for source, success in _SUCCESSES.items()
                if f"async_step_{source}" in methods
            }
        elif name == "async_set_unique_id":
            raises = keyword(call, "raise_on_progress")
            if not (isinstance(raises, ast.Constant) and raises.value is False):
                aborts.add("already_in_progress")
    return aborts


def _texts(repository: Repository, section: str) -> set[str]:
    """Return the keys of a section of all kinds of flow."""
    flows = english(repository)
    return {
        key
        for flow in ("config", "options")
        for key in flows.get(flow, {}).get(section, {})
    }


def check_flow_steps(repository: Repository) -> Iterator[str]:
    """Check that every step that shows something has texts, and no other."""
    code = Code.of(repository.integration)
    for flow in ("config", "options"):
        texts = english(repository).get(flow, {}).get("step", {})
        yield from differences(f"{flow}.step", _flow_steps(code, flow), {*texts})


def check_flow_errors(repository: Repository) -> Iterator[str]:
    """Check that every error of a form has a sentence, and no other."""
    code = Code.of(repository.integration)
    texts = _texts(repository, "error")
    used = _flow_errors(code) | (texts & code.literals())
    yield from differences("config.error", used, texts)


def check_flow_aborts(repository: Repository) -> Iterator[str]:
    """Check that every end of a flow has a sentence, and no other."""
    code = Code.of(repository.integration)
    texts = _texts(repository, "abort")
    used = _flow_aborts(code) | (texts & code.literals())
    yield from differences("config.abort", used, texts)


def check_flow_placeholders(repository: Repository) -> Iterator[str]:
    """Check that the code has the placeholders that the flows' texts ask for."""
    literals = Code.of(repository.integration).literals()
    for path, text in flat(english(repository).get("config", {}), "config.").items():
        for name in placeholders(text) - literals:
            yield f"{path}: nothing in the code fills in {{{name}}}"
