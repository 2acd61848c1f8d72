"""What the README and the pages behind it say is so."""

import re
from typing import Any

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .common import device_of, entity_id
from .repository.files import HERE
from .repository.pages import PAGES

TEXTS = HERE.integration_json("translations/en.json")
TROUBLESHOOTING = HERE.root / "docs" / "troubleshooting.md"
ENTITIES = HERE.root / "docs" / "entities.md"


def quoted(text: str) -> re.Pattern[str]:
    """Return what finds a text of which the page shows the beginning or the end."""
    some = ".+?".join(map(re.escape, text.split("…")))
    return re.compile(some, re.IGNORECASE)


def first_column(heading: str) -> list[str]:
    """Return what is quoted in the first columns of the tables of a section."""
    section = TROUBLESHOOTING.read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (\*.*?) \|", section, re.MULTILINE)
    return [text for cell in cells for text in re.findall(r"\*(.+?)\*", cell)]


def texts(*sections: str) -> list[str]:
    """Return the texts of some sections of en.json."""

    def leaves(node: str | dict[str, Any]) -> list[str]:
        if isinstance(node, str):
            return [node]
        return [leaf for below in node.values() for leaf in leaves(below)]

    return [leaf for section in sections for leaf in leaves(TEXTS[section])]


def test_the_repairs_are_called_what_they_are_called() -> None:
    """Each one has a row, and each row is one."""
    titles = [issue["title"] for issue in TEXTS["issues"].values()]
    rows = [re.compile(f"{quoted(row).pattern}$") for row in first_column("Repairs")]

    found = [[title for title in titles if row.match(title)] for row in rows]
    assert sorted(found) == sorted([title] for title in titles)


def test_the_messages_read_as_they_are_quoted() -> None:
    """What a person looks up is what a person has seen."""
    shown = texts("config", "exceptions")
    rows = first_column("What the messages mean")
    assert rows

    assert [row for row in rows if not any(map(quoted(row).search, shown))] == []


WORDS = re.compile(
    r"(?<!class )power limit|reserv|\b(?:W|watts|power) (?:is |are )?(?:left|free)\b"
    r"|\bleft (?:of|to|for)\b|> limit|\} free\b",
    re.IGNORECASE,
)
"""Other words for power budget, allocated and available power."""


TEXTS_OF_PEOPLE = [
    *PAGES,
    *(HERE.root / "blueprints").rglob("*.yaml"),
    *(
        HERE.root / path
        for path in (
            "CHANGELOG.md",
            "simulator/README.md",
            "simulator/page/index.html",
            "simulator/page/page.js",
            "demo/dashboard.py",
            "custom_components/axis_nvr_poe/translations/en.json",
        )
    ),
]


def test_one_thing_has_one_name() -> None:
    """Only where entities are told of is it explained once what is allocated."""
    found = {path.name: WORDS.findall(path.read_text()) for path in TEXTS_OF_PEOPLE}
    assert {name: words for name, words in found.items() if words} == {
        "entities.md": ["reserv"]
    }


def ids_by_what_is_done() -> dict[str, list[str]]:
    """Return the entity ids that the page promises, by what is done in the dialog."""
    rows = re.findall(r"^\| (You .*?) \| (.*) \|$", ENTITIES.read_text(), re.MULTILINE)
    return {done: re.findall(r"`(\w+\.\w+)`", ids) for done, ids in rows}


@pytest.mark.parametrize(
    ("done", "name", "area"),
    [
        ("You leave the name as it is.", None, None),
        ("You call it *Pool camera*.", "Pool camera", None),
        (
            "You call it *Pool camera*, and put it in the area *Garden*.",
            "Pool camera",
            "Garden",
        ),
    ],
)
async def test_entity_ids_follow_a_name_that_is_given_while_adding(
    hass: HomeAssistant,
    running: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    done: str,
    name: str | None,
    area: str | None,
) -> None:
    """The dialog asks for the ids of the new name, and sets them."""
    await async_setup_component(hass, "config", {})
    area_id = ar.async_get(hass).async_create(area).id if area else None
    dr.async_get(hass).async_update_device(
        device_of(hass, 1).id, name_by_user=name, area_id=area_id
    )

    client = await hass_ws_client(hass)
    ids = [
        entity_id(hass, Platform.SWITCH, "port1-poe"),
        entity_id(hass, Platform.SENSOR, "port1-power"),
        entity_id(hass, Platform.EVENT, "port1-activity"),
    ]
    await client.send_json_auto_id(
        {"type": "config/entity_registry/get_automatic_entity_ids", "entity_ids": ids}
    )
    answer = await client.receive_json()

    assert [answer["result"][one] for one in ids] == ids_by_what_is_done()[done]
    # Until the dialog sets others, they are those of the name that is left.
    assert ids == ids_by_what_is_done()["You leave the name as it is."]


def test_the_readme_names_the_languages_there_are() -> None:
    """As many as there are files."""
    readme = (HERE.root / "README.md").read_text()
    [named] = re.findall(r"^\*\*In your language\*\*: (.*)\.$", readme, re.MULTILINE)
    assert len(re.split(", | or ", named)) == len(HERE.languages)
