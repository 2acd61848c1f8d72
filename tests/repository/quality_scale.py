"""Checks of the quality scale: its rules, and the level that is claimed."""

from collections.abc import Iterator

import voluptuous as vol

from .files import Repository, problems

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
