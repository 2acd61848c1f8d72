"""JSON answers of the device configuration APIs, to models.

Every reader takes the body of one answer and raises RestError where the recorder
answers that it cannot, ResponseError where the answer cannot be read.
"""

from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from itertools import islice
import re
from typing import Any

from .errors import ResponseError, RestError
from .neighbours import LLDP, NETWORK_SETTINGS, Neighbour, SwitchPort
from .reading import json_document, reader
from .values import TEXT_LIMIT, integer, json_object, mac_address, text, truth

# The major versions that are known here.
_KNOWN = {LLDP: frozenset({1}), NETWORK_SETTINGS: frozenset({1, 2})}

# No segment begins with a dot, so that no path leads out of the folder.
_PATH = re.compile(r"/config(?:/\w[\w.~-]*)+", re.ASCII)
_MAJOR = re.compile(r"v?(\d{1,3})(?:alpha|beta)?", re.ASCII | re.IGNORECASE)
_RELEASED = "released"

# Several times as many as hang on any recorder, or are heard on one port.
_LIMIT = 256


@reader
def read_offered(body: bytes) -> dict[str, str]:
    """Read the paths of the APIs that tell of neighbours, by their ids.

    Released ones go before others, then the highest major version that is known.
    """
    apis = _answer(body)
    if not isinstance(apis, dict):
        raise ResponseError("the answer is no JSON object")
    for wrapped in ("data", "apis"):
        apis = json_object(apis.get(wrapped)) or apis
    found = {api: _path(json_object(apis.get(api)), api) for api in _KNOWN}
    return {api: path for api, path in found.items() if path is not None}


@reader
def read_neighbours(body: bytes) -> tuple[Neighbour, ...]:
    """Read who told of itself (Axis: LLDP API, ``neighbors``)."""
    seen = (_neighbour(one) for one in _records(_data(body), "neighbors"))
    return tuple(dict.fromkeys(one for one in seen if one is not None))


@reader
def read_switch_supported(body: bytes) -> bool:
    """Read whether the recorder tells of its switch (Axis: network settings API)."""
    data = _data(body)
    told = json_object(data).get("switch_supported", data)
    return truth(told) is True


@reader
def read_switch_ports(body: bytes) -> tuple[SwitchPort, ...]:
    """Read who was heard on which port (Axis: network settings API, ``switch``)."""
    seen = (_switch_port(one) for one in _records(_data(body), "port"))
    return tuple(one for one in seen if one is not None)


def _answer(body: bytes) -> Any:
    """Return an answer. Raises RestError where it is an error."""
    answer = json_document(body)
    if not isinstance(answer, (dict, list)):
        raise ResponseError("the answer is neither a JSON object nor a list")
    told = json_object(answer)
    if text(told.get("status")) == "error":
        error = json_object(told.get("error"))
        raise RestError(integer(error.get("code")), text(error.get("message")))
    return answer


def _data(body: bytes) -> Any:
    answer = _answer(body)
    return answer.get("data") if isinstance(answer, dict) else answer


def _path(versions: Mapping[str, Any], api: str) -> str | None:
    """Return the path of the best version of an API."""
    usable: list[tuple[bool, int, str]] = []
    for key, told in islice(versions.items(), _LIMIT):
        version = json_object(told)
        path = (text(version.get("rest_api")) or "").rstrip("/")
        major = _MAJOR.fullmatch(key)
        is_path = len(path) < TEXT_LIMIT and _PATH.fullmatch(path)
        if major and int(major[1]) in _KNOWN[api] and is_path:
            is_released = text(version.get("state")) == _RELEASED
            usable.append((is_released, int(major[1]), path))
    return max(usable)[2] if usable else None


def _records(data: Any, name: str) -> Iterator[dict[str, Any]]:
    """Return the records of an answer: a list of them, a single one, or below a name."""
    return islice(_unwrapped(data, name), _LIMIT)


def _unwrapped(data: Any, name: str) -> Iterator[dict[str, Any]]:
    if data is not None and not isinstance(data, (dict, list)):
        raise ResponseError("the answer has no list in it")
    for one in data if isinstance(data, list) else (data,):
        record = json_object(one)
        inner = record.get(name)
        if name not in record:
            yield record
        elif isinstance(inner, list):
            yield from map(json_object, inner)
        else:
            yield json_object(inner)


def _neighbour(told: dict[str, Any]) -> Neighbour | None:
    """Return who told of itself, None where nothing was told of it."""
    of_itself = {
        "mac": _mac(told.get("chassisID")) or _mac(told.get("portID")),
        "name": text(told.get("sysName")),
        "description": text(told.get("sysDescr")),
        "address": _address(told.get("mgmtIP")),
    }
    if not any(of_itself.values()):
        return None
    return Neighbour(
        interface=text(told.get("ifName")),
        protocol=text(told.get("protocol")),
        **of_itself,
    )


def _mac(told: Any) -> str | None:
    """Return the MAC address in an id of LLDP.

    Twelve digits without separators are one only where the id says so.
    """
    identifier = json_object(told)
    value = text(identifier.get("value", told)) or ""
    says_so = "mac" in (text(identifier.get("subType")) or "").lower()
    return mac_address(value) if says_so or not value.isalnum() else None


def _address(told: Any) -> str | None:
    written = text(json_object(told).get("value", told)) or ""
    try:
        address = ip_address(written)
    except ValueError:
        return None
    no_host = address.is_unspecified or address.is_multicast or address.is_loopback
    return None if no_host else str(address)


def _switch_port(told: dict[str, Any]) -> SwitchPort | None:
    number = integer(told.get("portId"))
    port_id = text(told.get("portId")) if number is None else str(number)
    if port_id is None:
        return None
    heard = told.get("remoteAddresses")
    listed = heard if isinstance(heard, list) else [heard]
    macs = islice(filter(None, map(mac_address, listed)), _LIMIT)
    return SwitchPort(port_id=port_id, macs=tuple(dict.fromkeys(macs)))
