"""What is said to Assist in a language, and what is to come of it, as a file has it.

Each file has two tables: the ports that there are, and the sentences.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

FOLDER = Path(__file__).parent / "transcripts"
LANGUAGES = sorted(
    (path.stem for path in FOLDER.glob("*.md")), key=lambda code: (code != "en", code)
)
"""English first."""

NOT_UNDERSTOOD = "*not understood*"
NOTHING = "-"


@dataclass(frozen=True)
class Part:
    """A port of the scene."""

    label: str
    """Its number, after an A on the second recorder."""

    name: str
    """What people call it; empty where nobody has named it."""

    alias: str
    area: str
    notes: str

    @property
    def is_on_second(self) -> bool:
        """Return whether it is a port of the second recorder."""
        return self.label.startswith("A")

    @property
    def number(self) -> int:
        """Return its number."""
        return int(self.label.removeprefix("A"))


@dataclass(frozen=True)
class Line:
    """A sentence, what it does, and what is answered."""

    sentence: str
    does: str
    answer: str


@dataclass(frozen=True)
class Transcript:
    """What a file says."""

    parts: list[Part]
    lines: list[Line]

    @classmethod
    def of(cls, language: str) -> Self:
        """Read a language's file."""
        text = (FOLDER / f"{language}.md").read_text()
        parts, lines = (list(_rows(table)) for table in text.split("\n## ")[1:3])
        return cls(
            [Part(*cells[:5]) for cells in parts], [Line(*cells) for cells in lines]
        )


def _rows(section: str) -> Iterator[list[str]]:
    """Yield the cells of a table's rows below its head."""
    rows = [line for line in section.splitlines() if line.startswith("|")]
    for row in rows[2:]:
        yield [cell.strip() for cell in row.strip().strip("|").split("|")]
