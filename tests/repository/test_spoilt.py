"""The checks of the repository notice what they are there to notice.

Each row spoils a copy of the repository and names the check that must complain,
with a word of its complaint.
"""

from pathlib import Path
from shutil import copyfile, copytree

import pytest

from .brand import check_brand
from .descriptions import check_descriptions, check_icons
from .files import HERE, Check, Repository
from .languages import (
    check_languages,
    check_languages_are_there,
    check_nothing_is_left_in_english,
)
from .pages import (
    check_docs_rules,
    check_licence,
    check_links,
    check_pages,
    check_readme,
)
from .quality_scale import check_quality_scale, check_quality_scale_claim
from .spoil import (
    GONE,
    HACS,
    MANIFEST,
    README,
    WORKFLOW,
    Spoil,
    adding,
    claiming_too_much,
    moving,
    replacing,
    setting,
    swapping_sections,
    translating,
    writing,
)
from .spoken import check_spoken_sentences
from .test_repository import CHECKS
from .versions import check_requirements, check_versions
from .workflows import check_workflows, check_workflows_run_the_scripts

COPIED = (
    ".ci",
    ".github",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "custom_components",
    "docs",
    "hacs.json",
    "pyproject.toml",
    "requirements_test.txt",
)
GERMAN = "translations/de.json"
SERVICES = "services.yaml"
TRIGGERS = "triggers.yaml"
AUTOMATIONS = "../../docs/automations.md"
CONNECTED = "../../docs/connected-devices.md"
SPOILT: list[tuple[Check, str, Spoil]] = [
    (
        check_requirements,
        "xmltodict",
        setting(MANIFEST, "requirements", ["xmltodict==0.1"]),
    ),
    (check_versions, "newer", setting(HACS, "homeassistant", "2999.1.0")),
    (check_versions, "9.9.9", setting(MANIFEST, "version", "9.9.9")),
    (check_versions, "is not", setting(HACS, "name", "Another")),
    (check_languages, "missing", translating("device.port", GONE)),
    (check_languages, "extra", translating("nowhere", "PoE")),
    (check_languages, "placeholders", translating("device.port.name", "Port")),
    (
        check_spoken_sentences,
        "says nothing of {name}",
        translating("common.voice_restart", "restart {name}\nrestart"),
    ),
    (
        check_spoken_sentences,
        "cannot be read",
        translating("common.voice_restart", "(restart {name}"),
    ),
    (
        check_spoken_sentences,
        "is met by the name alone",
        translating("common.voice_device_in_area", "[restart] {area}"),
    ),
    (
        check_languages,
        "mark-up",
        translating("options.abort.nothing_added", "**Nothing** was changed."),
    ),
    (check_languages, "blanks", translating("options.abort.looked_after", "Saved. ")),
    (check_languages, "end", translating("options.abort.looked_after", "Saved")),
    (check_languages_are_there, "xx is not", translating("device", GONE)),
    (check_languages_are_there, "de is missing", moving(GERMAN, "german.json")),
    (
        check_nothing_is_left_in_english,
        "xx.json: common.port_of",
        translating("common.port_of", "Pöört {port} of the {recorder}"),
    ),
    (
        check_nothing_is_left_in_english,
        "xx.json: options.abort.nothing_added",
        translating("device", GONE),
    ),
    (check_descriptions, "power_cycle.feilds", replacing(SERVICES, "fields", "feilds")),
    (
        check_descriptions,
        "off_time.defualt",
        replacing(SERVICES, "default:", "defualt:"),
    ),
    (check_descriptions, "durration", replacing(SERVICES, "duration", "durration")),
    (
        check_descriptions,
        "device_clas",
        replacing(SERVICES, "device_class", "device_clas"),
    ),
    (
        check_descriptions,
        "s.colapsed",
        adding(SERVICES, "a: {fields: {s: {fields: {}, colapsed: true}}}"),
    ),
    (
        check_descriptions,
        "Unknown selector",
        writing(TRIGGERS, "a: {fields: {b: {selector: {x: }}}}"),
    ),
    (check_descriptions, "a.feilds", writing("conditions.yaml", "a: {feilds: {}}")),
    (
        check_icons,
        "mdi:ethernet-of",
        setting("icons.json", "entity.sensor.x.default", "mdi:ethernet-of"),
    ),
    (check_icons, "hass:x", setting("icons.json", "entity.sensor.x.range.5", "hass:x")),
    (
        check_quality_scale,
        "brands",
        replacing("quality_scale.yaml", "brands: done", "brands: maybe"),
    ),
    (check_quality_scale, "pretty", adding("quality_scale.yaml", "  pretty: done")),
    (
        check_quality_scale,
        "brands",
        replacing("quality_scale.yaml", "brands: done", "brands: {status: exempt}"),
    ),
    (check_quality_scale_claim, "platinum", claiming_too_much),
    (check_readme, "install", replacing(README, "Install", "Mount")),
    (check_readme, "lines", adding(README, "\n" * 150)),
    (check_pages, "watchdog", replacing(CONNECTED, "atchdog", "atcher")),
    (check_pages, "forgotten.md", writing("../../docs/forgotten.md", "# Forgotten")),
    (check_links, "docs/nowhere.md does", replacing(README, "voice.md", "nowhere.md")),
    (
        check_links,
        "#protected-things does",
        replacing(AUTOMATIONS, "md#protected-devices", "md#protected-things"),
    ),
    (
        check_docs_rules,
        "#actions does",
        replacing(AUTOMATIONS, "\n## Actions", "\n## Acts"),
    ),
    (
        check_docs_rules,
        "docs-use-cases",
        replacing("quality_scale.yaml", "README.md#use-cases", "USES.md"),
    ),
    (check_links, "images/port.gif", replacing(README, "port.png", "port.gif")),
    (check_links, "recorder.gif", replacing(README, "recorder.png", "recorder.gif")),
    (check_readme, "at its place", swapping_sections),
    (check_licence, "LICENSE", writing("../../LICENSE", "Apache License")),
    (check_brand, "missing", moving("brand/icon.png", "icon.png")),
    (check_brand, "512 by 512", moving("brand/icon@2x.png", "brand/icon.png")),
    (check_brand, "look for", moving("brand/logo.png", "brand/banner.png")),
    (check_workflows, "commit", replacing(WORKFLOW, "checkout@3d", "checkout@v")),
    (check_workflows, "version", replacing(WORKFLOW, " # v7", " v7")),
    (check_workflows, "write", replacing(WORKFLOW, ": read", ": write")),
    (check_workflows, "permissions", replacing(WORKFLOW, "permissions", "x")),
    (
        check_workflows_run_the_scripts,
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


@pytest.mark.slow
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
