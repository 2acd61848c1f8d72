"""Checks that what can be spoken is said in every language."""

from collections.abc import Iterator

from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError
from hassil.recognize import is_match

from .files import Repository

# What each sentence leaves open, by the text that holds the sentences.
OPEN = {
    "voice_ask_draw": ("name",),
    "voice_ask_powered": ("name",),
    "voice_device_in_area": ("area",),
    "voice_named_in_area": ("name", "area"),
    "voice_restart": ("name",),
    "voice_turn_off": ("name",),
}

ANYTHING = "Zyzzyva"


def check_spoken_sentences(repository: Repository) -> Iterator[str]:
    """Check that each sentence can be matched, and asks for more than a name."""
    for path in repository.languages:
        common = repository.json(path).get("common", {})
        for key, gaps in OPEN.items():
            for template in common.get(key, "").splitlines():
                if problem := _problem(template, gaps):
                    yield f"{path.name}: common.{key}: {template}: {problem}"


def _problem(template: str, gaps: tuple[str, ...]) -> str | None:
    """Return what is wrong with a template."""
    said = template
    for gap in gaps:
        if f"{{{gap}}}" not in template:
            return f"says nothing of {{{gap}}}"
        said = said.replace(f"{{{gap}}}", ANYTHING)
    try:
        sentence = parse_sentence(said)
        if is_match(ANYTHING, sentence):
            return "is met by the name alone"
    except ParseError as err:
        return f"cannot be read: {err}"
    return None
