"""XML answers of the nvr/poe calls to models, tolerant of what does not matter.

Every reader takes the body of one answer and raises GeneralError where the
recorder reports one, ResponseError where the answer is not what was asked for.
"""

import logging
import re
from typing import Any
from xml.parsers.expat import ExpatError

import xmltodict

from . import values
from .errors import ResponseError, general_error
from .models import PortStatus, PortStatusCode, SchemaVersion

_LOGGER = logging.getLogger(__name__)

# So many digits as no version has, and few enough for int().
_VERSION = re.compile(r"(\d{1,9})(?:\.(\d{0,9}))?", re.ASCII)
_YES_NO = {
    "yes": True,
    "no": False,
    "true": True,
    "false": False,
    "1": True,
    "0": False,
}

# The document's examples have slips that make them ill-formed: no space before
# an attribute, and an opening tag where an element ought to close.
_SLIPS = (
    (re.compile(rb'"(xsi:)'), rb'" \1'),
    (re.compile(rb"<(\w+)>([^<]*)<\1>"), rb"<\1>\2</\1>"),
)


def read_schema_versions(body: bytes) -> tuple[SchemaVersion, ...]:
    """Read the versions on offer (document: schemaversions.cgi)."""
    # The example and the specification disagree on the element's name.
    answer = _read(body, "SchemaVersionSuccess", "SchemaVersionsSuccess")
    versions = (_schema_version(item) for item in _items(answer, "SchemaVersion"))
    return tuple(version for version in versions if version is not None)


def read_port_statuses(body: bytes) -> dict[int, PortStatus]:
    """Read the status of every port by its number (document: getportstatuses.cgi).

    Raises ResponseError where there is no port at all: a recorder that is
    starting up may not know its ports yet.
    """
    answer = _read(body, "GetPortStatusesSuccess")
    statuses = (_port_status(item) for item in _items(answer, "PortStatus"))
    ports = {status.port: status for status in statuses if status is not None}
    if not ports:
        raise ResponseError("the answer lists no port")
    return ports


def read_enabled(body: bytes, element: str) -> bool | None:
    """Read ``Enabled`` (document: getportmode.cgi, getkeeppower.cgi)."""
    text = _text(_read(body, element), "Enabled")
    return None if text is None else _YES_NO.get(text.lower())


def read_total_power_limit(body: bytes) -> float | None:
    """Read the limit in W (document: gettotalpowerlimit.cgi)."""
    return _number(_read(body, "GetTotalPowerLimitSuccess"), "Limit")


def read_success(body: bytes) -> None:
    """Accept the answer to a set call (document: setportmode.cgi, setkeeppower.cgi)."""
    _read(body, "GeneralSuccess")


def _read(body: bytes, *elements: str) -> dict[str, Any]:
    """Return the content of the answer's success element."""
    response = _parse(body).get("PoeResponse")
    if not isinstance(response, dict):
        raise ResponseError("the answer is not a PoeResponse")
    if "GeneralError" in response:
        error = _element(response, "GeneralError")
        raise general_error(_integer(error, "ErrorCode"), _text(error, "Description"))
    for element in elements:
        if element in response:
            return _element(response, element)
    raise ResponseError(f"the answer has no {elements[0]}")


def _parse(body: bytes) -> dict[str, Any]:
    try:
        return _parse_strictly(body)
    except ResponseError:
        mended = body
        for slip, correction in _SLIPS:
            mended = slip.sub(correction, mended)
        if mended == body:
            raise
        return _parse_strictly(mended)


def _parse_strictly(body: bytes) -> dict[str, Any]:
    try:
        document: dict[str, Any] = xmltodict.parse(body, disable_entities=True)
    except ExpatError as err:
        raise ResponseError(f"the answer is not XML: {err}") from err
    except ValueError as err:
        raise ResponseError("the answer declares XML entities") from err
    return document


def _element(parent: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a child element; one without content is an empty one."""
    items = _items(parent, name)
    return items[0] if items else {}


def _items(parent: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the child elements of that name that have children themselves."""
    found = parent.get(name)
    items = found if isinstance(found, list) else [found]
    return [item for item in items if isinstance(item, dict)]


def _text(parent: dict[str, Any], name: str) -> str | None:
    """Return the text of a child element, None where missing or empty."""
    found = parent.get(name)
    if isinstance(found, list):
        found = found[0]
    if isinstance(found, dict):
        found = found.get("#text")
    return values.text(found)


def _number(parent: dict[str, Any], name: str) -> float | None:
    """Return the number in a child element, None where there is none."""
    text = _text(parent, name)
    if text is None:
        return None
    number = values.number(text)
    if number is None:
        _LOGGER.debug("The recorder sent %r for %s, which is not a number", text, name)
    return number


def _integer(parent: dict[str, Any], name: str) -> int | None:
    """Return the whole number in a child element, None where there is none."""
    number = _number(parent, name)
    whole = values.integer(number)
    if whole is None and number is not None:
        _LOGGER.debug("The recorder sent %s for %s, not a whole number", number, name)
    return whole


def _schema_version(item: dict[str, Any]) -> SchemaVersion | None:
    number = _VERSION.fullmatch(_text(item, "VersionNumber") or "")
    if number is None:
        return None
    return SchemaVersion(
        major=int(number[1]),
        minor=int(number[2] or "0"),
        deprecated=(_text(item, "Deprecated") or "").lower() == "true",
    )


def _port_status(item: dict[str, Any]) -> PortStatus | None:
    port = _integer(item, "Port")
    if port is None:
        return None
    return PortStatus(
        port=port,
        code=_status_code(item),
        description=_text(item, "Description"),
        extra=_text(item, "Extra"),
        class_power_limit=_number(item, "ClassPowerLimit"),
        poe_class=_integer(item, "PoeClass"),
        allocated_power=_number(item, "AllocatedPower"),
        power_consumption=_number(item, "PowerConsumption"),
        pse_class_limit=_integer(item, "PseClassLimit"),
        requested_power=_number(item, "RequestedPower"),
    )


def _status_code(item: dict[str, Any]) -> PortStatusCode | None:
    code = _integer(item, "StatusCode")
    if code is None:
        return None
    try:
        return PortStatusCode(code)
    except ValueError:
        _LOGGER.debug("The recorder sent the unknown status code %s", code)
        return None
