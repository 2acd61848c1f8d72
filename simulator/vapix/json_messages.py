"""What all JSON calls have in common: requests, answers, errors inside HTTP 200."""

import json
from typing import Any

from simulator.http.exchange import Answer, Exchange

DISCOVERY = "/axis-cgi/apidiscovery.cgi"
DEVICE_INFO = "/axis-cgi/basicdeviceinfo.cgi"
READY = "/axis-cgi/systemready.cgi"

SUPPORTED_VERSIONS = {
    DISCOVERY: ["1.0"],
    DEVICE_INFO: ["1.0", "1.1", "1.2", "1.3"],
    READY: ["1.0", "1.1", "1.2"],
}
ERRORS = {
    1000: "Invalid parameter value specified",
    2002: "HTTP request type not supported. Only POST is supported",
    2003: "Requested API version is not supported",
    2004: "Method not supported",
    4000: "Invalid JSON",
    4002: "Required parameter missing or invalid",
}

type Json = dict[str, Any]


class JsonError(Exception):
    """An error inside an HTTP 200."""

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(ERRORS[code])
        self.code = code


def asked_for(exchange: Exchange) -> Json:
    """Read the request's JSON object; raises JsonError where it is none."""
    if exchange.method != "POST":
        raise JsonError(2002)
    try:
        asked = json.loads(exchange.body)
    except ValueError:
        raise JsonError(4000) from None
    if not isinstance(asked, dict):
        raise JsonError(4000)
    if not isinstance(asked.get("method"), str):
        raise JsonError(4002)
    return asked


def json_answer(path: str, asked: Json, told: Json) -> Answer:
    """Answer a request with `data` or `error`, as HTTP 200."""
    body = json.dumps(_head(path, asked) | told)
    return Answer(body=body.encode(), content_type="application/json")


def json_error(path: str, code: int, message: str) -> Answer:
    """Answer with an error to a request nobody has read."""
    return json_answer(path, {}, {"error": {"code": code, "message": message}})


def _head(path: str, asked: Json) -> Json:
    """Make what every answer repeats; basicdeviceinfo.cgi leaves the method out."""
    newest = SUPPORTED_VERSIONS.get(path, ["1.0"])[-1]
    head: Json = {"apiVersion": asked.get("apiVersion", newest)}
    if "context" in asked:
        head["context"] = asked["context"]
    if "method" in asked and path != DEVICE_INFO:
        head["method"] = asked["method"]
    return head
