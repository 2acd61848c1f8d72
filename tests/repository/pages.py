"""Checks of what people read: the README, and the pages behind it."""

from collections.abc import Iterator
from pathlib import Path
import re

from .files import HERE, Repository

LONGEST_README = 150
"""Lines."""

# The README's sections in their order, each by what its heading holds.
README_SECTIONS = (
    "support",
    "install",
    "setting up",
    "what you get",
    "use case",
    "limit",
    "read on",
)

# What the quality scale wants to be told, and where it is.
TOLD = {
    "setup.md": ("account", "add the recorder", "certificate", "removal"),
    "entities.md": ("recorder", "port", "events", "failures", "names", "updated"),
    "connected-devices.md": ("find out", "protected", "watchdog"),
    "automations.md": ("blueprints", "actions", "triggers", "conditions", "examples"),
    "troubleshooting.md": ("messages", "repairs", "diagnostics", "logging"),
}
_LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
_PICTURE = re.compile(r'<img src="([^"]*)()"')


def pages_of(repository: Repository) -> list[Path]:
    """Return the pages that people are sent to."""
    return [
        repository.root / "README.md",
        *sorted((repository.root / "docs").glob("*.md")),
    ]


def headings_of(page: Path) -> list[str]:
    """Return the headings of a page, without its blocks of code."""
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def anchor_of(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def check_readme(repository: Repository) -> Iterator[str]:
    """Check that the README is short, and has its sections in the order of reading."""
    page = repository.root / "README.md"
    lines = page.read_text().count("\n")
    if lines > LONGEST_README:
        yield f"README.md: has {lines} lines, more than {LONGEST_README}"
    headings = [heading.lower() for heading in headings_of(page)]
    rest = iter(headings)
    for section in README_SECTIONS:
        if not any(section in heading for heading in rest):
            yield f"README.md: no section '{section}' at its place in {headings}"
            return


def check_pages(repository: Repository) -> Iterator[str]:
    """Check that all is told that has to be, and no page is forgotten."""
    pages = pages_of(repository)
    for page in pages[1:]:
        headings = " | ".join(headings_of(page)).lower()
        for topic in TOLD.get(page.name, ()):
            if topic not in headings:
                yield f"docs/{page.name}: tells nothing of '{topic}'"
        others = "".join(other.read_text() for other in pages if other != page)
        if not re.search(rf"\]\((docs/)?{re.escape(page.name)}[#)]", others):
            yield f"docs/{page.name}: nobody is sent there"


def check_links(repository: Repository) -> Iterator[str]:
    """Check that links within the repository lead somewhere."""
    for page in pages_of(repository):
        text = page.read_text()
        for file, anchor in (*_LINK.findall(text), *_PICTURE.findall(text)):
            target = (page.parent / file).resolve() if file else page
            if not target.exists():
                yield f"{page.name}: {file} does not exist"
            elif anchor and anchor not in map(anchor_of, headings_of(target)):
                yield f"{page.name}: {file}#{anchor} does not exist"


def check_docs_rules(repository: Repository) -> Iterator[str]:
    """Check that the quality scale says where what it wants is told."""
    scale = repository.yaml(repository.integration / "quality_scale.yaml")
    for rule, status in scale["rules"].items():
        if not rule.startswith("docs-"):
            continue
        told = status.get("comment", "") if isinstance(status, dict) else ""
        page, _, anchor = told.partition("#")
        path = repository.root / page
        if not path.is_file():
            yield f"quality_scale.yaml: {rule}: there is no page '{page}'"
        elif anchor and anchor not in map(anchor_of, headings_of(path)):
            yield f"quality_scale.yaml: {rule}: {told} does not exist"


def check_licence(repository: Repository) -> Iterator[str]:
    """Check that the licence is there in full."""
    text = (repository.root / "LICENSE").read_text()
    if "Apache License" not in text or "END OF TERMS AND CONDITIONS" not in text:
        yield "LICENSE: not the full text of the Apache License"


PAGES = pages_of(HERE)
