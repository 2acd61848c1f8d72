"""The control API under /simulator/: what a person's hands do at a real recorder.

`GET /simulator/state` tells everything, `POST /simulator/<action>` with a JSON
object does something and answers with the new state. There is no login; only
this machine is served.
"""

from ipaddress import ip_address
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .control_actions import ACTIONS
from .control_state import state
from .exchange import Answer

if TYPE_CHECKING:
    from .server import Simulator

PREFIX = "/simulator/"
STATE = "state"


class ControlError(Exception):
    """A request that can't be carried out; the text is for a person."""

    def __init__(self, status: int, text: str) -> None:
        """Keep the HTTP status."""
        super().__init__(text)
        self.status = status


async def answer(simulator: Simulator, request: web.BaseRequest) -> Answer:
    """Answer a control request."""
    try:
        await _carry_out(simulator, request)
    except ControlError as error:
        return _json(error.status, {"error": str(error)})
    except (ValueError, LookupError) as error:
        return _json(400, {"error": str(error)})
    return _json(200, state(simulator))


async def _carry_out(simulator: Simulator, request: web.BaseRequest) -> None:
    if request.remote is None or not ip_address(request.remote).is_loopback:
        raise ControlError(403, "The simulator is controlled from its own machine only")
    name = request.path.removeprefix(PREFIX)
    if name != STATE and name not in ACTIONS:
        known = ", ".join(sorted(ACTIONS))
        raise ControlError(404, f"There is no action {name}; known: {known}")
    wanted = "GET" if name == STATE else "POST"
    if request.method != wanted:
        raise ControlError(405, f"{name} needs {wanted}")
    if name == STATE:
        return
    # A page of another origin can't send JSON without asking first.
    if request.content_type != "application/json":
        raise ControlError(415, "The content type has to be application/json")
    ACTIONS[name].run(simulator, await _body(request))


async def _body(request: web.BaseRequest) -> Any:
    """Read the JSON; no body at all is an empty object."""
    try:
        return json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise ControlError(400, f"That is no JSON: {error}") from None


def _json(status: int, content: dict[str, Any]) -> Answer:
    return Answer(json.dumps(content).encode(), "application/json", status)
