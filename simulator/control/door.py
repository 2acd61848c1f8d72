"""The control API under /simulator/: what a person's hands do at a real recorder.

`GET /simulator/` is a page for a browser, `GET /simulator/state` tells everything
as JSON, `GET /simulator/catalogue` what can be plugged in and what can go wrong;
`POST /simulator/<action>` with a JSON object does something and answers with the
new state. There is no login; only this machine is served.
"""

from collections.abc import Callable
from ipaddress import ip_address
import json
from pathlib import Path
from typing import Any

from aiohttp import web

from simulator.http.exchange import Answer
from simulator.server import Server, SideDoor

from .actions import ACTIONS
from .catalogue import catalogue
from .state import Json, state

PREFIX = "/simulator/"
PAGE = Path(__file__).parents[1] / "page"
PAGE_FILES = {
    "": ("index.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
}
# The page asks nobody but the simulator, and nothing in it is run that isn't a file.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
VIEWS: dict[str, Callable[[Server], Json]] = {"state": state, "catalogue": catalogue}


class ControlError(Exception):
    """A request that can't be carried out; the text is for a person."""

    def __init__(self, status: int, text: str) -> None:
        """Keep the HTTP status."""
        super().__init__(text)
        self.status = status


async def answer(simulator: Server, request: web.BaseRequest) -> Answer:
    """Answer a control request."""
    try:
        return await _carry_out(simulator, request)
    except ControlError as error:
        return _json(error.status, {"error": str(error)})
    except (ValueError, LookupError) as error:
        return _json(400, {"error": str(error)})


async def _carry_out(simulator: Server, request: web.BaseRequest) -> Answer:
    if request.remote is None or not ip_address(request.remote).is_loopback:
        raise ControlError(403, "The simulator is controlled from its own machine only")
    name = request.path.removeprefix(PREFIX)
    if name not in {*PAGE_FILES, *VIEWS, *ACTIONS}:
        known = ", ".join(sorted(ACTIONS))
        raise ControlError(404, f"There is no action {name}; known: {known}")
    wanted = "POST" if name in ACTIONS else "GET"
    if request.method != wanted:
        raise ControlError(405, f"{name or 'The page'} needs {wanted}")
    if name in PAGE_FILES:
        return _page_file(*PAGE_FILES[name])
    if name in VIEWS:
        return _json(200, VIEWS[name](simulator))
    # A page of another origin can't send JSON without asking first.
    if request.content_type != "application/json":
        raise ControlError(415, "The content type has to be application/json")
    ACTIONS[name].run(simulator, await _body(request))
    return _json(200, state(simulator))


async def _body(request: web.BaseRequest) -> Any:
    """Read the JSON; no body at all is an empty object."""
    try:
        return json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise ControlError(400, f"That is no JSON: {error}") from None


def _page_file(name: str, content_type: str) -> Answer:
    """Read a file of the page, anew each time so that it can be worked on."""
    headers = (("Content-Security-Policy", POLICY), ("Cache-Control", "no-cache"))
    return Answer((PAGE / name).read_bytes(), content_type, headers=headers)


def _json(status: int, content: Json) -> Answer:
    return Answer(json.dumps(content).encode(), "application/json", status)


CONTROL = SideDoor(PREFIX, answer)
