"""Which of a file's texts are needed, and which were ever shown."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
import json
from pathlib import Path
from string import Formatter
from typing import Any, Self


def flat(tree: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Return the texts of a tree by their path."""
    texts: dict[str, str] = {}
    for key, value in tree.items():
        path = f"{prefix}{key}"
        texts |= flat(value, f"{path}.") if isinstance(value, dict) else {path: value}
    return texts


# The same texts are shown by thousands of entities in a run.
@cache
def placeholders(text: str) -> frozenset[str]:
    """Return the names of a text's placeholders."""
    names = (name for _, name, _, _ in Formatter().parse(text))
    return frozenset(name for name in names if name is not None)


def by_branch(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the paths of texts by each path that they are below."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for path in texts:
        branch = path.rpartition(".")[0]
        while branch:
            below[branch].append(path)
            branch = branch.rpartition(".")[0]
    return dict(below)


@dataclass
class Ledger:
    """The texts of a file, those that were shown, and what was wrong with them."""

    file: str
    texts: Mapping[str, str]
    # Sections that show where no test can see it.
    unwatched: Collection[str] = ()
    met: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    # What is below what, and in which texts: a test may put others in their place.
    _below: tuple[Mapping[str, str], dict[str, list[str]]] = ({}, {})

    @classmethod
    def of(cls, path: Path, unwatched: Collection[str] = ()) -> Self:
        """Open the ledger of a JSON file."""
        return cls(path.name, flat(json.loads(path.read_text())), unwatched)

    def complain(self, problem: str) -> None:
        """Note a problem, once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def take_problems(self) -> list[str]:
        """Return what was wrong since the last time this was asked."""
        problems, self.problems = self.problems, []
        return problems

    def show(self, path: str, filled: Collection[str] = ()) -> None:
        """Note that a text is shown, with these placeholders filled in."""
        if not self.show_if_there(path, filled):
            self.complain(f"{path}: is shown, but {self.file} has no such text")

    def show_if_there(self, path: str, filled: Collection[str] = ()) -> bool:
        """Note that a text is shown which need not be there; return if it is."""
        text = self.texts.get(path)
        if text is None:
            return False
        self.met.add(path)
        if "{" in text:
            for name in sorted(placeholders(text).difference(filled)):
                self.complain(f"{path}: nothing fills in {{{name}}}")
        return True

    def show_below(self, path: str, filled: Collection[str] = ()) -> None:
        """Note that all texts below a path are shown, however many there are."""
        for each in self.below(path):
            self.show_if_there(each, filled)

    def below(self, path: str) -> Sequence[str]:
        """Return the texts below a path."""
        if self._below[0] is not self.texts:
            self._below = (self.texts, by_branch(self.texts))
        return self._below[1].get(path, ())

    def idle(self) -> list[str]:
        """Return the texts that were never shown."""
        return sorted(
            path
            for path in self.texts.keys() - self.met
            if path.partition(".")[0] not in self.unwatched
        )
