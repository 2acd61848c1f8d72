"""The texts of the event stream: answers and notifications."""

from dataclasses import dataclass
import json
from typing import Any

from aiohttp import WSMsgType

from simulator.recorder.failure import Failure

from .dialect import EventDialect

VERSION = "1.0"
CONFIGURE = "events:configure"
NOTIFY = "events:notify"
ERRORS = {
    1100: "Internal Error",
    2100: "API version not supported",
    2101: "Invalid JSON",
    2102: "Method not supported",
    2103: "Required parameter missing",
    2104: "Invalid parameter value specified",
    2105: "Authorization failed",
    2106: "Authentication failed",
    2107: "Transport level error",
}

type Json = dict[str, Any]


class StreamError(Exception):
    """A request over the stream that is answered with an error."""

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(ERRORS.get(code, "Unknown error"))
        self.code = code


@dataclass(frozen=True)
class Frame:
    """What goes over the wire at once."""

    data: bytes
    kind: WSMsgType = WSMsgType.TEXT


def frame(content: Any) -> Frame:
    """Make a frame of JSON."""
    return Frame(json.dumps(content).encode())


def acknowledgement(context: Json) -> Frame:
    """Answer that a configuration holds."""
    return frame({"apiVersion": VERSION, **context, "method": CONFIGURE, "data": {}})


def refusal(head: Json, error: StreamError) -> Frame:
    """Answer with an error."""
    told = {"code": error.code, "message": str(error)}
    return frame({"apiVersion": VERSION, **head, "error": told})


def notification(
    dialect: EventDialect, failure: Failure, at: float, topic: str | None = None
) -> Json:
    """Tell of a failure that was raised or cleared at the time `at`."""
    true, false = dialect.truth
    data = {
        "reason": str(failure.reason),
        "reasonstr": failure.reason_text,
        "disruption": true if failure.disruption else false,
    }
    return {
        "apiVersion": VERSION,
        "method": NOTIFY,
        "params": {
            "notification": {
                "timestamp": round(at * 1000),
                "topic": topic or dialect.topic,
                "message": {
                    "source": {"port": str(failure.port)},
                    "key": {},
                    "data": {k: v for k, v in data.items() if k not in dialect.omit},
                },
            }
        },
    }
