"""Checks that all languages say the same, each in its own words."""

from collections.abc import Iterator
import re

from tests.texts.ledger import flat, placeholders

from .files import Repository

LANGUAGES = (
    "cs",
    "da",
    "de",
    "en",
    "es",
    "fi",
    "fr",
    "it",
    "ja",
    "nb",
    "nl",
    "pl",
    "pt",
    "sv",
    "zh-Hans",
)

# What is marked up: code, paragraphs and lists, bold, links.
_MARKS = re.compile(r"```|`|\n\n|\*\*|\]\(http|https?://")
# A sentence's end, which in the languages of East Asia is another one.
_ENDS = str.maketrans("\u3002\uff1f\uff1a\uff01", ".?:!")
# Words that no other of these languages has.
_ENGLISH = re.compile(r"\b(the|your|which|cannot|with|this|it is)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")


def check_languages(repository: Repository) -> Iterator[str]:
    """Check that every language says what English says, no less and no more."""
    english = flat(repository.integration_json("translations/en.json"))
    for path in repository.languages:
        texts = flat(repository.json(path))
        for key in sorted(english.keys() ^ texts.keys()):
            yield f"{path.name}: {key} is {'extra' if key in texts else 'missing'}"
        for key in sorted(english.keys() & texts.keys()):
            for problem in _differences(english[key], texts[key]):
                yield f"{path.name}: {key} has {problem}"


def check_languages_are_there(repository: Repository) -> Iterator[str]:
    """Check that no language is missing, and none is there that nobody asks for."""
    files = {path.stem for path in repository.languages}
    for language in sorted(files ^ {*LANGUAGES}):
        yield f"{language} is {'not asked for' if language in files else 'missing'}"


def check_nothing_is_left_in_english(repository: Repository) -> Iterator[str]:
    """Check that nobody is met by an English sentence in another language."""
    english = flat(repository.integration_json("translations/en.json"))
    for path in repository.languages:
        if path.stem == "en":
            continue
        for key, text in flat(repository.json(path)).items():
            words = re.sub(r"\{\w+\}|`[^`]*`", "", text)
            if _ENGLISH.search(words) or (
                text == english.get(key) and len(_WORDS.findall(words)) > 2
            ):
                yield f"{path.name}: {key} is English: {text}"


def _differences(english: str, text: str) -> Iterator[str]:
    """Yield in what a text differs from English that must not."""
    if placeholders(english) != placeholders(text):
        yield "other placeholders"
    if sorted(_MARKS.findall(english)) != sorted(_MARKS.findall(text)):
        yield "another mark-up"
    if text != text.strip() or not text:
        yield "blanks around it, or nothing in it"
    # A sign alone is no sentence.
    ends = [one.translate(_ENDS)[-1:] for one in (english, text) if len(english) > 1]
    if len({*ends}) > 1 and not {*ends}.isdisjoint(".?:!"):
        yield "another end"
