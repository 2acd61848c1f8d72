"""Checks of what people read first."""

from collections.abc import Iterator
import re

from .files import Repository

# The README's sections in their order, each by what its heading holds.
README_SECTIONS = (
    "support",
    "install",
    "set.?up|setting up|parameter",
    "entit",
    "updat",
    "action",
    "example",
    "use case",
    "limit",
    "troubl",
    "remov",
)


def check_readme(repository: Repository) -> Iterator[str]:
    """Check that the README has its sections, in the order readers know."""
    text = (repository.root / "README.md").read_text()
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    headings = [line[3:].lower() for line in text.splitlines() if line[:3] == "## "]
    rest = iter(headings)
    for section in README_SECTIONS:
        if not any(re.search(section, heading) for heading in rest):
            yield f"README.md: no section '{section}' at its place in {headings}"
            return


def check_licence(repository: Repository) -> Iterator[str]:
    """Check that the licence is there in full."""
    text = (repository.root / "LICENSE").read_text()
    if "Apache License" not in text or "END OF TERMS AND CONDITIONS" not in text:
        yield "LICENSE: not the full text of the Apache License"
