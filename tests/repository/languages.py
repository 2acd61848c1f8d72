"""Checks that all languages say the same."""

from collections.abc import Iterator

from tests.texts.ledger import flat, placeholders

from .files import Repository


def check_languages(repository: Repository) -> Iterator[str]:
    """Check that every language says what English says, no less and no more."""
    english = flat(repository.integration_json("translations/en.json"))
    for path in repository.languages:
        texts = flat(repository.json(path))
        for key in sorted(english.keys() ^ texts.keys()):
            yield f"{path.name}: {key} is {'extra' if key in texts else 'missing'}"
        for key in sorted(english.keys() & texts.keys()):
            if placeholders(english[key]) != placeholders(texts[key]):
                yield f"{path.name}: {key} has other placeholders"
