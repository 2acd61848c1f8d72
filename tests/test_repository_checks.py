"""The checks of the repository notice what they are there to notice.

Each row spoils a copy of the repository and names the check that must complain,
with a word of its complaint.
"""

from pathlib import Path
from shutil import copyfile, copytree

import pytest

from .hassfest import entities, flows, manifest, papers, strings, uses
from .hassfest.repository import HERE, Check, Repository
from .hassfest.spoil import (
    ENGLISH,
    GONE,
    HACS,
    MANIFEST,
    README,
    WORKFLOW,
    Spoil,
    adding,
    claiming_too_much,
    moving,
    reordering,
    replacing,
    setting,
    swapping_sections,
    translating,
    writing,
)
from .test_repository import CHECKS

COPIED = (
    ".ci",
    ".github",
    "LICENSE",
    "README.md",
    "custom_components",
    "hacs.json",
    "pyproject.toml",
    "requirements_test.txt",
)
STATUS = "entity.sensor.status"
SPOILT: list[tuple[Check, str, Spoil]] = [
    (
        manifest.check_manifest_schema,
        "iot_class",
        setting(MANIFEST, "iot_class", "cloud"),
    ),
    (manifest.check_manifest_schema, "homepage", setting(MANIFEST, "homepage", "")),
    (manifest.check_manifest_schema, "version", setting(MANIFEST, "version", "newest")),
    (manifest.check_manifest_schema, "codeowners", setting(MANIFEST, "codeowners", [])),
    (
        manifest.check_manifest_schema,
        "tracker",
        setting(MANIFEST, "issue_tracker", GONE),
    ),
    (
        manifest.check_manifest_schema,
        "pinned",
        setting(MANIFEST, "requirements", ["x>1"]),
    ),
    (
        manifest.check_manifest_schema,
        "zeroconf",
        setting(MANIFEST, "zeroconf", ["axis"]),
    ),
    (
        manifest.check_manifest_schema,
        "zeroconf",
        setting(MANIFEST, "zeroconf", [{"type": "_x._tcp.local.", "name": "AXIS*"}]),
    ),
    (
        manifest.check_manifest_schema,
        "upper case",
        setting(MANIFEST, "dhcp", [{"macaddress": "accc8e*"}]),
    ),
    (
        manifest.check_manifest_schema,
        "lower case",
        setting(MANIFEST, "dhcp", [{"hostname": "AXIS-*"}]),
    ),
    (manifest.check_manifest_order, "order", reordering(MANIFEST, "name")),
    (manifest.check_manifest_order, "order", reordering(MANIFEST, "codeowners")),
    (manifest.check_manifest_domain, "DOMAIN", replacing("const.py", "nvr_poe", "x")),
    (
        manifest.check_requirements,
        "requirements_test",
        setting(MANIFEST, "requirements", ["xmltodict==0.1"]),
    ),
    (
        manifest.check_dependencies,
        "cloud",
        adding("const.py", "from homeassistant.components import cloud"),
    ),
    (
        manifest.check_dependencies,
        "cloud",
        adding("const.py", "from homeassistant.components.cloud import x"),
    ),
    (
        manifest.check_config_schema,
        "CONFIG_SCHEMA",
        writing("__init__.py", "async def async_setup(): ..."),
    ),
    (manifest.check_hacs, "domains", setting(HACS, "domains", ["switch"])),
    (manifest.check_versions, "newer", setting(HACS, "homeassistant", "2999.1.0")),
    (manifest.check_versions, "9.9.9", setting(MANIFEST, "version", "9.9.9")),
    (manifest.check_versions, "is not", setting(HACS, "name", "Another")),
    (strings.check_translations, "URL", setting(ENGLISH, "title", "see www.axis.com")),
    (strings.check_translations, "refers", setting(ENGLISH, "title", "[%key:x%]")),
    (strings.check_translations, "HTML", setting(ENGLISH, "title", "<b>PoE</b>")),
    (strings.check_translations, "blanks", setting(ENGLISH, "title", "PoE ")),
    (strings.check_translations, "empty", setting(ENGLISH, "title", "")),
    (strings.check_translations, "quotes", setting(ENGLISH, "title", "'{name}'")),
    (strings.check_translations, "confg", setting(ENGLISH, "confg", {})),
    (
        strings.check_translations,
        "label",
        setting(ENGLISH, "config.step.user.data_description.host", GONE),
    ),
    (
        strings.check_translations,
        "filled in",
        setting(ENGLISH, f"{STATUS}.state.disabled", "{port}"),
    ),
    (strings.check_no_strings_file, "strings.json", writing("strings.json", "{}")),
    (strings.check_languages, "missing", translating("device.port", GONE)),
    (strings.check_languages, "extra", translating("title", "PoE")),
    (strings.check_languages, "placeholders", translating("device.port.name", "Port")),
    (
        entities.check_entity_names,
        "power",
        setting(ENGLISH, "entity.sensor.power", GONE),
    ),
    (
        entities.check_entity_names,
        "nowhere",
        setting(ENGLISH, "entity.sensor.nowhere", {"name": "x"}),
    ),
    (
        entities.check_entity_names,
        "no name, but",
        setting(ENGLISH, "entity.switch.poe", {"name": "PoE"}),
    ),
    (
        entities.check_entity_states,
        "disabled",
        setting(ENGLISH, f"{STATUS}.state.disabled", GONE),
    ),
    (
        entities.check_entity_states,
        "nowhere",
        setting(ENGLISH, f"{STATUS}.state.nowhere", "x"),
    ),
    (entities.check_icons, "mdi", setting("icons.json", f"{STATUS}.default", "hass:x")),
    (
        entities.check_icons,
        "default",
        setting(
            "icons.json",
            "entity.sensor.x",
            {"default": "mdi:a", "state": {"b": "mdi:a"}},
        ),
    ),
    (entities.check_entity_icons, "status", setting("icons.json", STATUS, GONE)),
    (
        entities.check_entity_icons,
        "nowhere",
        setting("icons.json", "entity.sensor.nowhere", {"default": "mdi:eye"}),
    ),
    (
        flows.check_flow_steps,
        "not translated",
        setting(ENGLISH, "config.step.user", GONE),
    ),
    (flows.check_flow_steps, "not used", setting(ENGLISH, "config.step.nowhere", {})),
    (
        flows.check_flow_errors,
        "not translated",
        setting(ENGLISH, "config.error.cannot_connect", GONE),
    ),
    (
        flows.check_flow_errors,
        "not used",
        setting(ENGLISH, "config.error.nowhere", "x"),
    ),
    (
        flows.check_flow_aborts,
        "not translated",
        setting(ENGLISH, "config.abort.already_configured", GONE),
    ),
    (
        flows.check_flow_aborts,
        "not used",
        setting(ENGLISH, "config.abort.nowhere", "x"),
    ),
    (
        flows.check_flow_placeholders,
        "fills in {nowhere}",
        setting(ENGLISH, "config.step.user.description", "{nowhere}"),
    ),
    (
        uses.check_exceptions,
        "not translated",
        setting(ENGLISH, "exceptions.cannot_connect", GONE),
    ),
    (
        uses.check_exceptions,
        "not used",
        setting(ENGLISH, "exceptions.nowhere", {"message": "x"}),
    ),
    (
        uses.check_exceptions,
        "lacks {'nowhere'}",
        setting(ENGLISH, "exceptions.cannot_connect.message", "{nowhere}"),
    ),
    (
        uses.check_exceptions,
        "without a translation",
        adding("const.py", 'raise HomeAssistantError("oops")'),
    ),
    (
        uses.check_exceptions,
        "cannot tell",
        adding("const.py", "raise ValueError(translation_domain=1, translation_key=x)"),
    ),
    (
        uses.check_issues,
        "not translated",
        adding("const.py", 'async_create_issue(translation_key="nowhere")'),
    ),
    (uses.check_issues, "not used", setting(ENGLISH, "issues.nowhere", {"title": "x"})),
    (uses.check_devices, "not translated", setting(ENGLISH, "device.port", GONE)),
    (uses.check_devices, "not used", setting(ENGLISH, "device.nowhere", {"name": "x"})),
    (uses.check_devices, "lacks", setting(ENGLISH, "device.port.name", "{nowhere}")),
    (
        uses.check_selectors,
        "not translated",
        adding("const.py", 'SelectSelectorConfig(translation_key="nowhere")'),
    ),
    (uses.check_actions, "not translated", adding("services.yaml", "nowhere:")),
    (uses.check_actions, "icons.json", adding("services.yaml", "nowhere:")),
    (uses.check_actions, "in the code", adding("services.yaml", "nowhere:")),
    (
        uses.check_actions,
        "nowhere.fields.port",
        adding("triggers.yaml", "nowhere: {fields: {port: {}}}"),
    ),
    (
        papers.check_quality_scale,
        "brands",
        replacing("quality_scale.yaml", "brands: done", "brands: maybe"),
    ),
    (
        papers.check_quality_scale,
        "pretty",
        adding("quality_scale.yaml", "  pretty: done"),
    ),
    (
        papers.check_quality_scale,
        "brands",
        replacing("quality_scale.yaml", "brands: done", "brands: {status: exempt}"),
    ),
    (papers.check_quality_scale_claim, "platinum", claiming_too_much),
    (papers.check_readme, "install", replacing(README, "Install", "Mount")),
    (papers.check_readme, "at its place", swapping_sections),
    (papers.check_licence, "LICENSE", writing("../../LICENSE", "Apache License")),
    (papers.check_brand, "missing", moving("brand/icon.png", "icon.png")),
    (papers.check_brand, "512 by 512", moving("brand/icon@2x.png", "brand/icon.png")),
    (papers.check_brand, "look for", moving("brand/logo.png", "brand/banner.png")),
    (
        papers.check_workflows,
        "commit",
        replacing(WORKFLOW, "checkout@3d", "checkout@v"),
    ),
    (papers.check_workflows, "version", replacing(WORKFLOW, " # v7", " v7")),
    (papers.check_workflows, "write", replacing(WORKFLOW, ": read", ": write")),
    (papers.check_workflows, "permissions", replacing(WORKFLOW, "permissions", "x")),
    (
        papers.check_workflows_run_the_scripts,
        "scripts/lint",
        replacing(WORKFLOW, ".ci/run", "true"),
    ),
]


@pytest.fixture
def copy(tmp_path: Path) -> Repository:
    """Return a copy of the repository's own files."""
    for name in COPIED:
        source = HERE.root / name
        if source.is_dir():
            copytree(source, tmp_path / name)
        elif source.exists():  # a check, not this, tells that a file is missing
            copyfile(source, tmp_path / name)
    return Repository(tmp_path)


@pytest.mark.parametrize(
    ("check", "word", "spoil"),
    SPOILT,
    ids=[f"{check.__name__[6:]}: {word}" for check, word, _ in SPOILT],
)
def test_a_check_notices(
    copy: Repository, check: Check, word: str, spoil: Spoil
) -> None:
    """A check complains of a copy that was spoilt."""
    spoil(copy)
    assert word in "\n".join(check(copy))


def test_every_check_is_put_to_the_test() -> None:
    """No check goes without a row above."""
    assert {check for check, _, _ in SPOILT} == {*CHECKS}
