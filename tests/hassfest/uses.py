"""Checks of the code against its translations: nothing untranslated, nothing idle.

Keys are found where the code names them. Where a key comes out of a table or a
function, every key it may hold counts.
"""

from collections.abc import Iterator

from .code import Code, called, keyword
from .repository import Repository
from .strings import differences, english, flat, placeholders

_TRANSLATED_ERRORS = {
    "ConfigEntryAuthFailed",
    "ConfigEntryError",
    "ConfigEntryNotReady",
    "HomeAssistantError",
    "ServiceValidationError",
    "UpdateFailed",
}


def check_exceptions(repository: Repository) -> Iterator[str]:
    """Check that every error raised has a sentence it can fill in, and no other."""
    code = Code.of(repository.integration)
    texts = english(repository)["exceptions"]
    used = set()
    for name, call, scope in code.calls():
        if not keyword(call, "translation_domain"):
            if called(call) in _TRANSLATED_ERRORS:
                yield f"{name}:{call.lineno}: {called(call)} without a translation"
            continue
        keys = code.strings(keyword(call, "translation_key"), scope)
        given = keyword(call, "translation_placeholders")
        filled = code.keys(given, scope)
        if not keys:
            yield f"{name}:{call.lineno}: cannot tell which translation this is"
        used |= keys
        for key in sorted(keys & texts.keys()):
            wanted = placeholders(texts[key]["message"])
            if wanted - filled:
                yield f"exceptions.{key}: {name}:{call.lineno} lacks {wanted - filled}"
    yield from differences("exceptions", used, {*texts})


def check_issues(repository: Repository) -> Iterator[str]:
    """Check that every repair issue has its texts, and no other."""
    code = Code.of(repository.integration)
    texts = english(repository).get("issues", {})
    used = set()
    for _, call, scope in code.calls():
        if called(call) in {"async_create_issue", "create_issue"}:
            keys = code.strings(keyword(call, "translation_key"), scope)
            filled = code.keys(keyword(call, "translation_placeholders"), scope)
            used |= keys
            for key in sorted(keys & texts.keys()):
                wanted = placeholders("".join(flat(texts[key]).values())) - filled
                if wanted:
                    yield f"issues.{key}: the issue lacks {wanted}"
    yield from differences("issues", used, {*texts})


def check_devices(repository: Repository) -> Iterator[str]:
    """Check that every device with a translated name has one, and no other."""
    code = Code.of(repository.integration)
    texts = english(repository)["device"]
    used = set()
    for _, call, scope in code.calls():
        if called(call) == "DeviceInfo":
            keys = code.strings(keyword(call, "translation_key"), scope)
            filled = code.keys(keyword(call, "translation_placeholders"), scope)
            used |= keys
            for key in sorted(keys & texts.keys()):
                if wanted := placeholders(texts[key]["name"]) - filled:
                    yield f"device.{key}: the device lacks {wanted}"
    yield from differences("device", used, {*texts})


def check_selectors(repository: Repository) -> Iterator[str]:
    """Check that every selector with translated options has them, and no other."""
    code = Code.of(repository.integration)
    used = {
        key
        for _, call, scope in code.calls()
        if called(call).endswith("SelectorConfig")
        for key in code.strings(keyword(call, "translation_key"), scope)
    }
    for kind in ("services", "triggers", "conditions"):
        for path, value in flat(repository.integration_yaml(f"{kind}.yaml")).items():
            if path.endswith(".selector.select.translation_key"):
                used.add(value)
    yield from differences("selector", used, {*english(repository).get("selector", {})})


def check_actions(repository: Repository) -> Iterator[str]:
    """Check that actions, triggers and conditions have texts, icons and code."""
    all_texts = english(repository)
    icons = repository.integration_json("icons.json")
    literals = Code.of(repository.integration).literals()
    for kind in ("services", "triggers", "conditions"):
        described = repository.integration_yaml(f"{kind}.yaml")
        actions = {key: value for key, value in described.items() if key[0] != "."}
        texts = all_texts.get(kind, {})
        yield from differences(kind, {*actions}, {*texts})
        for action in sorted(actions.keys() ^ icons.get(kind, {}).keys()):
            yield f"icons.json: {kind}.{action} is only here or only in {kind}.yaml"
        for action in sorted(actions.keys() - literals):
            yield f"{kind}.yaml: nothing in the code is called {action}"
        for action, content in actions.items():
            fields = {*(content or {}).get("fields", {})}
            named = {*texts.get(action, {}).get("fields", {})}
            yield from differences(f"{kind}.{action}.fields", fields, named)
