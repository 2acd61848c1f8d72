"""Reading what clients send over the event stream."""

from collections.abc import Mapping
import json
from typing import Any

from .messages import CONFIGURE, VERSION, Json, StreamError
from .topics import TopicFilter, parse_filter

LIMIT = 64 * 1024
"""Bytes; a longer request is an error."""


def read(data: str | bytes) -> Json:
    """Read a request's JSON object; raises StreamError where it is none."""
    size = len(data.encode() if isinstance(data, str) else data)
    if size > LIMIT:
        raise StreamError(2107)
    if isinstance(data, bytes):
        raise StreamError(2101)
    try:
        asked = json.loads(data)
    except ValueError, RecursionError:
        raise StreamError(2101) from None
    if not isinstance(asked, dict):
        raise StreamError(2101)
    return asked


def read_filters(asked: Json) -> tuple[TopicFilter, ...]:
    """Read the filters of a configuration, or tell what is wrong with it."""
    if _needed(asked, "apiVersion") != VERSION:
        raise StreamError(2100)
    if _needed(asked, "method") != CONFIGURE:
        raise StreamError(2102)
    parameters = _needed(asked, "params")
    wanted = _needed(parameters, "eventFilterList")
    if not isinstance(wanted, list):
        raise StreamError(2104)
    texts = [_needed(one, "topicFilter") for one in wanted]
    # A content filter would narrow the topic; it is not played here.
    if any("contentFilter" in one for one in wanted):
        raise StreamError(2104)
    try:
        return tuple(one for text in texts for one in parse_filter(text))
    except AttributeError, ValueError:
        raise StreamError(2104) from None


def _needed(given: Any, name: str) -> Any:
    """Take a field that has to be there."""
    if not isinstance(given, Mapping):
        raise StreamError(2104)
    if name not in given:
        raise StreamError(2103)
    return given[name]
