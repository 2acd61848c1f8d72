"""Checks of the workflows: pinned, of least privilege, and running what we run."""

from collections.abc import Iterator
import re

from .files import Repository

_USES = re.compile(
    r"^\s*-? *uses: *(?P<action>\S+?)@(?P<ref>\S+)(?P<rest>.*)$", re.MULTILINE
)


def check_workflows(repository: Repository) -> Iterator[str]:
    """Check that actions are pinned to commits, and tokens can only read."""
    for path in sorted((repository.root / ".github/workflows").glob("*.yml")):
        text = path.read_text()
        for use in _USES.finditer(text):
            if not re.fullmatch(r"[0-9a-f]{40}", use["ref"]):
                yield f"{path.name}: {use['action']} is not pinned to a commit"
            if not re.fullmatch(r" # \S+", use["rest"]):
                yield f"{path.name}: {use['action']} does not say its version"
        if "permissions" not in repository.yaml(path):
            yield f"{path.name}: says no permissions"
        if re.search(r"\bwrite(-all)?\b", text):
            yield f"{path.name}: asks for a permission to write"


def check_workflows_run_the_scripts(repository: Repository) -> Iterator[str]:
    """Check that what is run here is run there."""
    folder = repository.root / ".github/workflows"
    text = "".join(path.read_text() for path in folder.glob("*.yml"))
    if ".ci/run" in text:
        text += (repository.root / ".ci/run").read_text()
    for wanted in ("scripts/test", "scripts/lint", "actions/hassfest@", "hacs/action@"):
        if wanted not in text:
            yield f".github/workflows: {wanted} is not run"
