"""The files of the blueprints: imported by their badges, and readable to people."""

from pathlib import Path
import re
from typing import Any
from urllib.parse import parse_qs, urlparse

from homeassistant.components.blueprint.models import Blueprint
from homeassistant.components.blueprint.schemas import BLUEPRINT_SCHEMA
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.repository.files import HERE

from .home import BLUEPRINTS

FILES = sorted(BLUEPRINTS.iterdir())
MANIFEST = HERE.integration_json("manifest.json")
PAGE = HERE.root / "docs" / "automations.md"


def badges() -> dict[str, str]:
    """Return the addresses that the badges import, by the name of the file."""
    found = re.findall(
        r"https://my\.home-assistant\.io/redirect/blueprint_import/[^)]*",
        PAGE.read_text(),
    )
    urls = [parse_qs(urlparse(badge).query)["blueprint_url"][0] for badge in found]
    return {url.rsplit("/", 1)[1]: url for url in urls}


def test_each_blueprint_has_its_badge() -> None:
    """In the docs, and no badge leads nowhere."""
    assert sorted(badges()) == [path.name for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_its_badge_imports_it(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    aioclient_mock: AiohttpClientMocker,
    path: Path,
) -> None:
    """From the place that the manifest names, into a folder of its own."""
    url = badges()[path.name]
    repository = MANIFEST["documentation"]
    where = path.relative_to(HERE.root).as_posix()
    assert url == f"{repository}/blob/main/{where}"
    raw = repository.replace("github.com", "raw.githubusercontent.com")
    text = await hass.async_add_executor_job(path.read_text)
    aioclient_mock.get(f"{raw}/main/{where}", text=text)  # type: ignore[no-untyped-call]
    await async_setup_component(hass, "automation", {})
    await async_setup_component(hass, "blueprint", {})

    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "blueprint/import", "url": url})
    answer = await client.receive_json()

    assert answer["success"]
    assert answer["result"]["validation_errors"] is None
    assert answer["result"]["suggested_filename"] == f"axis-nvr-poe/{path.stem}"


def inputs_of(blueprint: Blueprint) -> dict[str, dict[str, Any]]:
    """Return the inputs, those in sections too."""
    found: dict[str, dict[str, Any]] = {}
    for key, value in blueprint.data["blueprint"]["input"].items():
        found |= value.get("input", {key: value})
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_person_can_fill_it_in(path: Path) -> None:
    """Each input has a name and a selector, and what is not said has a default."""
    blueprint = Blueprint(load_yaml_dict(str(path)), schema=BLUEPRINT_SCHEMA)
    assert blueprint.validate() is None
    assert "recorder" in blueprint.metadata["description"]
    assert blueprint.metadata["source_url"] == badges()[path.name]
    assert f"| {blueprint.name} | " in PAGE.read_text()
    promised = HERE.json(HERE.root / "hacs.json")["homeassistant"]
    assert blueprint.metadata["homeassistant"]["min_version"] == promised
    inputs = inputs_of(blueprint)
    assert all(one["name"] and one["selector"] for one in inputs.values())
    asked = {key for key, one in inputs.items() if "default" not in one}
    assert asked <= {"ports", "cameras", "labels", "ups_status"}
    for key in asked & {"ports", "cameras"}:
        [selector] = inputs[key]["selector"].values()
        filters = selector.get("filter") or selector["entity"]
        assert {one["integration"] for one in filters} == {"axis_nvr_poe"}
