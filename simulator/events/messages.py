"""The texts of the event stream: answers and notifications."""

from dataclasses import dataclass
import json
from typing import Any

from aiohttp import WSMsgType

from simulator.recorder.failure import Failure
from simulator.recorder.hardware import HardwareState

from .dialect import HARDWARE_ITEMS, EventDialect

VERSION = "1.0"
POE_FAILURE = "PoEFailure"
HARDWARE_TOPICS = {
    "fan": "FanFailure",
    "power": "PowerSupplyFailure",
    "temperature": "TemperatureCritical",
}
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
    data = {
        "reason": str(failure.reason),
        "reasonstr": failure.reason_text,
        "disruption": _truth(dialect, failure.disruption),
    }
    source = {"port": str(failure.port)}
    return _notify(dialect, topic or dialect.topic, at, source, data)


def hardware_notification(
    dialect: EventDialect, state: HardwareState, at: float
) -> Json:
    """Tell how a part of the recorder itself is at the time `at`."""
    data = {
        HARDWARE_ITEMS[dialect.hardware][state.kind]: _truth(dialect, state.failing),
        "description": f"{state.kind} {state.part}",
    }
    topic = hardware_topic(dialect.topic, state)
    return _notify(dialect, topic, at, {state.kind: str(state.part)}, data)


def hardware_topic(topic: str, state: HardwareState) -> str:
    """Write a topic that stands beside the one of a PoE failure."""
    return topic.removesuffix(POE_FAILURE) + HARDWARE_TOPICS[state.kind]


def _truth(dialect: EventDialect, value: bool) -> str:  # noqa: FBT001 - it is written
    true, false = dialect.truth
    return true if value else false


def _notify(
    dialect: EventDialect, topic: str, at: float, source: Json, data: Json
) -> Json:
    return {
        "apiVersion": VERSION,
        "method": NOTIFY,
        "params": {
            "notification": {
                "timestamp": round(at * 1000),
                "topic": topic,
                "message": {
                    "source": source,
                    "key": {},
                    "data": {k: v for k, v in data.items() if k not in dialect.omit},
                },
            }
        },
    }
