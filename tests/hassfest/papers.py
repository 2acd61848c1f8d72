"""Checks of what people read and machines outside Home Assistant use."""

from collections.abc import Iterator
import re
import struct

import voluptuous as vol

from .manifest import problems
from .repository import Repository

_DONE_OR_NOT = vol.In(["done", "todo"])
_EXEMPT = {
    vol.Required("status"): "exempt",
    vol.Required("comment"): vol.All(str, vol.Length(min=20)),
}

QUALITY_SCALE_RULES = {
    "bronze": [
        "action-setup",
        "appropriate-polling",
        "brands",
        "common-modules",
        "config-flow",
        "config-flow-test-coverage",
        "dependency-transparency",
        "docs-actions",
        "docs-triggers",
        "docs-conditions",
        "docs-high-level-description",
        "docs-installation-instructions",
        "docs-removal-instructions",
        "entity-event-setup",
        "entity-unique-id",
        "has-entity-name",
        "runtime-data",
        "test-before-configure",
        "test-before-setup",
        "unique-config-entry",
    ],
    "silver": [
        "action-exceptions",
        "config-entry-unloading",
        "docs-configuration-parameters",
        "docs-installation-parameters",
        "entity-unavailable",
        "integration-owner",
        "log-when-unavailable",
        "parallel-updates",
        "reauthentication-flow",
        "test-coverage",
    ],
    "gold": [
        "devices",
        "diagnostics",
        "discovery",
        "discovery-update-info",
        "docs-data-update",
        "docs-examples",
        "docs-known-limitations",
        "docs-supported-devices",
        "docs-supported-functions",
        "docs-troubleshooting",
        "docs-use-cases",
        "dynamic-devices",
        "stale-devices",
        "entity-category",
        "entity-device-class",
        "entity-disabled-by-default",
        "entity-translations",
        "exception-translations",
        "icon-translations",
        "reconfiguration-flow",
        "repair-issues",
    ],
    "platinum": ["async-dependency", "inject-websession", "strict-typing"],
}
_RULES = [rule for rules in QUALITY_SCALE_RULES.values() for rule in rules]

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

ICON = {"icon.png": (256, 256), "icon@2x.png": (512, 512)}
LOGO_HEIGHT = {"logo.png": range(128, 257), "logo@2x.png": range(256, 513)}

_USES = re.compile(
    r"^\s*-? *uses: *(?P<action>\S+?)@(?P<ref>\S+)(?P<rest>.*)$", re.MULTILINE
)


def check_quality_scale(repository: Repository) -> Iterator[str]:
    """Check that every rule is done, to do, or exempt with a reason."""
    schema = vol.Schema(
        {
            vol.Required("rules"): {
                vol.Required(rule): vol.Any(
                    _DONE_OR_NOT,
                    {
                        vol.Required("status"): _DONE_OR_NOT,
                        vol.Optional("comment"): str,
                    },
                    _EXEMPT,
                )
                for rule in _RULES
            }
        }
    )
    scale = repository.yaml(repository.integration / "quality_scale.yaml")
    yield from problems(schema, scale, "quality_scale.yaml")


def check_quality_scale_claim(repository: Repository) -> Iterator[str]:
    """Check that a level in the manifest is one whose rules are all met."""
    level = repository.integration_json("manifest.json").get("quality_scale")
    rules = repository.yaml(repository.integration / "quality_scale.yaml")["rules"]
    levels = list(QUALITY_SCALE_RULES)
    claimed = levels[: levels.index(level) + 1] if level else []
    for below in claimed:
        for rule in QUALITY_SCALE_RULES[below]:
            status = rules.get(rule)
            if (status["status"] if isinstance(status, dict) else status) == "todo":
                yield f"manifest.json: {level} is claimed, but {rule} is to do"


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


def check_brand(repository: Repository) -> Iterator[str]:
    """Check that brand images have the names and sizes Home Assistant knows."""
    sizes = {}
    for path in (repository.integration / "brand").iterdir():
        header = path.read_bytes()[:26]
        if header[:8] != b"\x89PNG\r\n\x1a\n" or header[25] != 6:
            yield f"brand/{path.name}: not a PNG with transparency"
        sizes[path.name] = struct.unpack(">II", header[16:24])
    if unknown := {name.removeprefix("dark_") for name in sizes} - {
        *ICON,
        *LOGO_HEIGHT,
    }:
        yield f"brand: Home Assistant does not look for {unknown}"
    for name in {*ICON, *LOGO_HEIGHT} - {*sizes}:
        yield f"brand/{name}: missing"
    for name, (width, height) in sizes.items():
        plain = name.removeprefix("dark_")
        if ICON.get(plain, (width, height)) != (width, height):
            yield f"brand/{name}: is {width} by {height}"
        if height not in LOGO_HEIGHT.get(plain, (height,)) or width < height:
            yield f"brand/{name}: is {width} by {height}"


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
