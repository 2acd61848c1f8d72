"""Checks of the translations by themselves: their form, and that they agree."""

from collections.abc import Iterator
import re
from string import Formatter
from typing import Any

from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from .manifest import problems
from .repository import Repository

_KEY = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*\Z")
_URL = re.compile(r"(\w+://|www\.)[\w-]+(\.[\w-]+)*\.[a-z]{2,5}", re.IGNORECASE)


def placeholders(text: str) -> set[str]:
    """Return the names of a translation's placeholders."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _text(value: Any) -> str:
    text = cv.string_with_no_html(value)
    wrong = {
        "is empty": not text,
        "has blanks around it": text != text.strip(),
        "refers to another translation": "[%" in text or "%]" in text,
        "has a URL; use a placeholder": bool(_URL.search(text)),
        "has a placeholder in single quotes": bool(re.search(r"'\{\w+\}'", text)),
        "has a placeholder that is no identifier": not all(
            name.isidentifier() for name in placeholders(text)
        ),
    }
    for complaint, applies in wrong.items():
        if applies:
            raise vol.Invalid(f"'{text}' {complaint}")
    return text


def _fixed(value: Any) -> str:
    if placeholders(_text(value)):
        raise vol.Invalid("placeholders are not filled in here")
    return _text(value)


def _table(value: Any) -> dict[Any, Any]:
    return {vol.All(str, vol.Match(_KEY)): value}


def _described(fields: Any) -> dict[Any, Any]:
    """Return the schema of data fields, each with a label and a description."""
    if {*fields.get("data", {})} != {*fields.get("data_description", {})}:
        raise vol.Invalid("every field needs a label and a description")
    return dict(fields)


_FIELDS = {
    vol.Optional("data"): _table(_text),
    vol.Optional("data_description"): _table(_text),
}
_STEP = vol.All(
    {
        **_FIELDS,
        vol.Optional("title"): _text,
        vol.Optional("description"): _text,
        vol.Optional("menu_options"): _table(_text),
        vol.Optional("menu_option_descriptions"): _table(_text),
        vol.Optional("submit"): _text,
        vol.Optional("sections"): _table(
            vol.All(
                {
                    **_FIELDS,
                    vol.Required("name"): _text,
                    vol.Optional("description"): _text,
                },
                _described,
            )
        ),
    },
    _described,
)
_FLOW = {
    vol.Required("step"): _table(_STEP),
    vol.Optional("error"): _table(_text),
    vol.Optional("abort"): _table(_text),
    vol.Optional("progress"): _table(_text),
    vol.Optional("create_entry"): _table(_text),
}
_ACTION = {
    vol.Required("name"): _text,
    vol.Required("description"): _text,
    vol.Optional("fields"): _table(
        {
            vol.Required("name"): _text,
            vol.Required("description"): _text,
            vol.Optional("example"): _text,
        }
    ),
    vol.Optional("sections"): _table(
        {vol.Required("name"): _text, vol.Optional("description"): _text}
    ),
}
_STATES = {vol.Optional("state"): _table(_fixed)}

TRANSLATIONS = vol.Schema(
    {
        vol.Optional("title"): _text,
        vol.Required("config"): {**_FLOW, vol.Optional("flow_title"): _text},
        vol.Optional("options"): _FLOW,
        vol.Required("device"): _table({vol.Required("name"): _text}),
        vol.Required("entity"): _table(
            _table(
                {
                    **_STATES,
                    vol.Optional("name"): _text,
                    vol.Optional("state_attributes"): _table(
                        {**_STATES, vol.Optional("name"): _fixed}
                    ),
                    vol.Optional("unit_of_measurement"): _fixed,
                }
            )
        ),
        vol.Required("exceptions"): _table({vol.Required("message"): _text}),
        vol.Optional("issues"): _table(
            vol.All(
                {
                    vol.Required("title"): _text,
                    vol.Exclusive("description", "fix"): _text,
                    vol.Exclusive("fix_flow", "fix"): _FLOW,
                },
                cv.has_at_least_one_key("description", "fix_flow"),
            )
        ),
        vol.Optional("selector"): _table(
            {
                vol.Optional("options"): _table(_text),
                vol.Optional("choices"): _table(_text),
                vol.Optional("unit_of_measurement"): _table(_text),
            }
        ),
        vol.Optional("services"): _table(_ACTION),
        vol.Optional("triggers"): _table(_ACTION),
        vol.Optional("conditions"): _table(_ACTION),
    }
)


def flat(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Return a translation's texts by their path."""
    texts: dict[str, str] = {}
    for key, value in tree.items():
        path = f"{prefix}{key}"
        texts |= flat(value, f"{path}.") if isinstance(value, dict) else {path: value}
    return texts


def english(repository: Repository) -> dict[str, Any]:
    """Return the English texts."""
    return repository.integration_json("translations/en.json")


def differences(section: str, used: set[str], texts: set[str]) -> Iterator[str]:
    """Yield the keys that only one side has."""
    for key in sorted(used - texts):
        yield f"{section}.{key}: is used but not translated"
    for key in sorted(texts - used):
        yield f"{section}.{key}: is translated but not used"


def check_translations(repository: Repository) -> Iterator[str]:
    """Check that every language has the form Home Assistant reads."""
    for path in sorted((repository.integration / "translations").iterdir()):
        yield from problems(TRANSLATIONS, repository.json(path), path.name)


def check_no_strings_file(repository: Repository) -> Iterator[str]:
    """Check that there is no strings.json, which only Home Assistant's own have."""
    if (repository.integration / "strings.json").exists():
        yield "strings.json: a custom integration has translations only"


def check_languages(repository: Repository) -> Iterator[str]:
    """Check that every language says what English says."""
    english = flat(repository.integration_json("translations/en.json"))
    for path in sorted((repository.integration / "translations").iterdir()):
        texts = flat(repository.json(path))
        for key in sorted(english.keys() ^ texts.keys()):
            yield f"{path.name}: {key} is {'extra' if key in texts else 'missing'}"
        for key in sorted(english.keys() & texts.keys()):
            if placeholders(english[key]) != placeholders(texts[key]):
                yield f"{path.name}: {key} has other placeholders"
