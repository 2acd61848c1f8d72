"""The page in the browser, as far as it can be looked at without one."""

from html.parser import HTMLParser
import re
from typing import Any, override

from aiohttp import ClientSession
import pytest

from simulator import Simulator
from simulator.control.actions import ACTIONS, MISBEHAVIOURS
from simulator.control.door import PAGE

from .tools import status

DO = re.compile(r'data-(?:do|action|port-action)="(\w+)"|act\("(\w+)"')


class References(HTMLParser):
    """What a page loads, and the ids it gives and points to."""

    def __init__(self, text: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.pointed: list[str] = []
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"src", "href"}:
                self.loaded.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name in {"for", "aria-labelledby", "list"}:
                self.pointed.append(value or "")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("", "text/html"), ("page.css", "text/css"), ("page.js", "text/javascript")],
)
async def test_the_page_is_served_with_its_parts(
    stranger: ClientSession, name: str, content_type: str
) -> None:
    """Each with its type, and with leave to load nothing from elsewhere."""
    async with stranger.get(f"/simulator/{name}") as response:
        assert response.status == 200
        assert response.content_type == content_type
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert await response.read() == (PAGE / (name or "index.html")).read_bytes()
    async with stranger.post(f"/simulator/{name}", json={}) as response:
        assert response.status == 405


async def test_the_page_loads_nothing_but_its_own_files(
    stranger: ClientSession,
) -> None:
    """No address of another host stands in any of its files."""
    references = References((PAGE / "index.html").read_text())
    own = [one for one in references.loaded if not one.startswith("data:")]
    assert sorted(own) == ["page.css", "page.js"]
    for name in own:
        assert await status(stranger, f"/simulator/{name}") == 200
    for file in PAGE.iterdir():
        assert "//" not in re.sub(
            r"^\s*//.*$", "", file.read_text(), flags=re.MULTILINE
        )


def test_every_label_of_the_page_belongs_to_something() -> None:
    """And no id is given twice."""
    references = References((PAGE / "index.html").read_text())
    assert len(set(references.ids)) == len(references.ids)
    assert set(references.pointed) <= set(references.ids)
    script = (PAGE / "page.js").read_text()
    sought = set(re.findall(r'find\("#([\w-]+)"\)', script))
    assert sought <= set(references.ids)


def test_the_page_asks_only_for_actions_there_are() -> None:
    """Buttons, forms and the script itself."""
    text = "".join((PAGE / name).read_text() for name in ("index.html", "page.js"))
    asked = {first or second for first, second in DO.findall(text)}
    assert asked >= {"plug", "unplug", "fault", "clear", "mode", "restart", "behave"}
    assert asked <= ACTIONS.keys()


async def test_the_catalogue_offers_what_can_be_asked_for(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Every camera can be plugged in; every misbehaviour is there, with its fields."""
    async with stranger.get("/simulator/catalogue") as response:
        offered: dict[str, Any] = await response.json()
    for camera in offered["cameras"]:
        given = {"port": 1, "camera": camera}
        async with stranger.post("/simulator/plug", json=given) as response:
            assert response.status == 200
        async with stranger.post("/simulator/unplug", json={"port": 1}) as response:
            assert response.status == 200
    assert {one["poe_class"] for one in offered["cameras"]} >= {0, 1, 2, 3, 4, 6}
    assert offered["misbehaviours"].keys() == MISBEHAVIOURS.keys()
    assert offered["misbehaviours"]["json_error"] == {
        "code": {"type": "int", "required": True},
    }
    assert offered["misbehaviours"]["reset"] == {
        "processed": {"type": "bool", "required": False},
    }
    assert {"getportstatuses", "setportmode", "apidiscovery"} <= set(offered["calls"])
