"""The texts of the event stream: answers, notifications, and nonsense."""

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
HUGE = 2 * 1024 * 1024

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
) -> Frame:
    """Tell of a failure that was raised or cleared at the time `at`."""
    return frame(_notify(dialect, failure, at, topic))


def _notify(
    dialect: EventDialect, failure: Failure, at: float, topic: str | None = None
) -> Json:
    true, false = dialect.truth
    port: Any = failure.port
    data: Json = {
        "reason": failure.reason,
        "reasonstr": failure.reason_text,
        "disruption": failure.disruption,
    }
    if not dialect.typed:
        port = str(port)
        data["reason"] = str(failure.reason)
        data["disruption"] = true if failure.disruption else false
    return {
        "apiVersion": VERSION,
        "method": NOTIFY,
        "params": {
            "notification": {
                "timestamp": round(at * 1000),
                "topic": topic or dialect.topic,
                "message": {
                    "source": {"port": port},
                    "key": {},
                    "data": {k: v for k, v in data.items() if k not in dialect.omit},
                },
            }
        },
    }


def malformed(dialect: EventDialect, at: float) -> dict[str, Frame]:
    """Make one frame of each kind that a client has to survive, by name."""
    failure = Failure(port=1, reason=4, reason_text="Malformed", disruption=True)
    whole = json.dumps(_notify(dialect, failure, at))
    odd: dict[str, Frame] = {
        "no JSON": Frame(b"Internal error"),
        "empty": Frame(b""),
        "truncated": Frame(whole[: len(whole) // 2].encode()),
        "no UTF-8": Frame(b'{"method": "\xff"}'),
        "binary": Frame(whole.encode(), WSMsgType.BINARY),
        "null": frame(None),
        "number": frame(7),
        "list": frame([whole]),
        "deep": Frame(b"[" * 100_000),
        "no method": _changed(whole, [], "method", None),
        "unknown method": _changed(whole, [], "method", "events:other"),
        "no params": _changed(whole, [], "params", None),
        "params of text": _changed(whole, [], "params", "text"),
    }
    inside = ["params", "notification"]
    odd["no notification"] = _changed(whole, ["params"], "notification", None)
    odd["no topic"] = _changed(whole, inside, "topic", None)
    odd["topic a number"] = _changed(whole, inside, "topic", 7)
    odd["other topic"] = _changed(whole, inside, "topic", "tns1:Device/tnsaxis:Other")
    odd["no message"] = _changed(whole, inside, "message", None)
    inside.append("message")
    odd["no source"] = _changed(whole, inside, "source", None)
    odd["no data"] = _changed(whole, inside, "data", None)
    odd["data a list"] = _changed(whole, inside, "data", [])
    source, data = [*inside, "source"], [*inside, "data"]
    odd["no port"] = _changed(whole, source, "port", None)
    odd["port no number"] = _changed(whole, source, "port", "first")
    odd["port unknown"] = _changed(whole, source, "port", "99")
    odd["no disruption"] = _changed(whole, data, "disruption", None)
    odd["disruption no truth"] = _changed(whole, data, "disruption", "perhaps")
    odd["huge"] = _changed(whole, data, "reasonstr", "x" * HUGE)
    return odd


def _changed(whole: str, way: list[str], name: str, value: Any) -> Frame:
    """Change one value deep inside a message; None leaves it out."""
    message = json.loads(whole)
    place = message
    for step in way:
        place = place[step]
    place[name] = value
    if value is None:
        del place[name]
    return frame(message)
