"""Frames of the event stream that a client has to survive."""

import json
from typing import Any

from aiohttp import WSMsgType

from simulator.recorder.failure import Failure

from .dialect import EventDialect
from .messages import Frame, frame, notification

HUGE = 2 * 1024 * 1024


def malformed(dialect: EventDialect, at: float) -> dict[str, Frame]:
    """Make one frame of each kind that a client has to survive, by name."""
    failure = Failure(port=1, reason=4, reason_text="Malformed", disruption=True)
    whole = json.dumps(notification(dialect, failure, at))
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
