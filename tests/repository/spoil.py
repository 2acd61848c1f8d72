"""Ways to spoil a copy of the repository, to see that the checks notice."""

from collections.abc import Callable
import json
from typing import Any

from .files import Repository

type Spoil = Callable[[Repository], object]

GONE = object()
MANIFEST = "manifest.json"
ENGLISH = "translations/en.json"
WORKFLOW = "../../.github/workflows/test.yml"
HACS = "../../hacs.json"
README = "../../README.md"


def setting(file: str, path: str, value: Any) -> Spoil:
    """Set or remove what stands at a path of a JSON file."""

    def spoil(repository: Repository) -> None:
        content = repository.integration_json(file)
        *parents, key = path.split(".")
        table = content
        for parent in parents:
            table = table.setdefault(parent, {})
        if value is GONE:
            del table[key]
        else:
            table[key] = value
        (repository.integration / file).write_text(json.dumps(content))

    return spoil


def replacing(file: str, old: str, new: str) -> Spoil:
    """Replace a piece of text that is there."""

    def spoil(repository: Repository) -> None:
        path = repository.integration / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    return spoil


def writing(file: str, text: str, mode: str = "w") -> Spoil:
    """Write a file, or with mode "a" add to it."""

    def spoil(repository: Repository) -> None:
        with (repository.integration / file).open(mode) as opened:
            opened.write(text)

    return spoil


def adding(file: str, text: str) -> Spoil:
    """Add text to a file."""
    return writing(file, f"\n{text}\n", "a")


def moving(old: str, new: str) -> Spoil:
    """Rename a file."""
    return lambda repository: (repository.integration / old).rename(
        repository.integration / new
    )


def translating(path: str, value: Any) -> Spoil:
    """Add a language that differs from English in one text."""

    def spoil(repository: Repository) -> None:
        english = (repository.integration / ENGLISH).read_text()
        (repository.integration / "translations/xx.json").write_text(english)
        setting("translations/xx.json", path, value)(repository)

    return spoil


def swapping_sections(repository: Repository) -> None:
    """Move the README's second half before its first."""
    path = repository.root / "README.md"
    title, *sections = path.read_text().split("\n## ")
    path.write_text("\n## ".join([title, *sections[::-1]]))


def claiming_too_much(repository: Repository) -> None:
    """Claim the highest level while a rule is to do."""
    setting(MANIFEST, "quality_scale", "platinum")(repository)
    path = repository.integration / "quality_scale.yaml"
    path.write_text(path.read_text().replace("config-flow: done", "config-flow: todo"))
