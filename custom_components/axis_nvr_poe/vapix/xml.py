"""XML answers of the nvr/poe calls to models, tolerant of what does not matter.

Every reader takes the body of one answer and raises GeneralError where the
recorder reports one, ResponseError where the answer is not what was asked for.
A figure no recorder can mean is unknown.
"""

from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import islice
import logging
import re

from . import values
from .elements import Element, child_elements, children, first_child, read_elements
from .errors import ResponseError, general_error
from .models import PORT_LIMIT, PortStatus, PortStatusCode, SchemaVersion
from .reading import reader

_LOGGER = logging.getLogger(__name__)

# W. Class 8, the highest there is, gets 90 W; class 1, the lowest, 4 W.
PORT_POWER_LIMIT = 100.0
_LOWEST_CLASS_LIMIT = 4.0
_BUDGET_LIMIT = PORT_LIMIT * PORT_POWER_LIMIT

_CLASSES = range(9)
_PORTS = range(1, PORT_LIMIT + 1)
_VERSIONS_LIMIT = 32

# So many digits as no version has, and few enough for int().
_VERSION = re.compile(r"(\d{1,9})(?:\.(\d{0,9}))?", re.ASCII)
_WATT = re.compile(r" ?w(?:atts?)?\Z", re.IGNORECASE)

# Where a port is there twice, what a person has to look after comes first: a
# failure, then what may be one, then a port without power.
_WORST_FIRST = (
    PortStatusCode.ERROR_OTHER,
    PortStatusCode.ERROR_POWER_BUDGET,
    None,
    PortStatusCode.DISABLED,
    PortStatusCode.CONNECTED_NO_POE,
    PortStatusCode.NOT_CONNECTED,
    PortStatusCode.CONNECTED_POE,
)


@reader
def read_schema_versions(body: bytes) -> tuple[SchemaVersion, ...]:
    """Read the versions on offer (document: schemaversions.cgi).

    Raises ResponseError where there is none that can be read: a recorder that is
    starting up may not know them yet.
    """
    # The example and the specification disagree on the element's name.
    answer = _read(body, "SchemaVersionSuccess", "SchemaVersionsSuccess")
    items = islice(child_elements(answer, "SchemaVersion"), _VERSIONS_LIMIT)
    versions = [version for item in items if (version := _schema_version(item))]
    if not versions:
        raise ResponseError("the answer lists no schema version")
    return tuple(versions)


@reader
def read_port_statuses(body: bytes) -> dict[int, PortStatus]:
    """Read the status of every port by its number (document: getportstatuses.cgi).

    Raises ResponseError where there is no port at all: a recorder that is
    starting up may not know its ports yet.
    """
    answer = _read(body, "GetPortStatusesSuccess")
    items = islice(child_elements(answer, "PortStatus"), PORT_LIMIT)
    ports = _by_number(status for item in items if (status := _port_status(item)))
    if not ports:
        raise ResponseError("the answer lists no port")
    return ports


@reader
def read_enabled(body: bytes, element: str) -> bool | None:
    """Read ``Enabled`` (document: getportmode.cgi, getkeeppower.cgi)."""
    return values.truth(_text(_read(body, element), "Enabled"))


@reader
def read_total_power_limit(body: bytes) -> float | None:
    """Read the limit in W (document: gettotalpowerlimit.cgi)."""
    return _watts(_read(body, "GetTotalPowerLimitSuccess"), "Limit", _BUDGET_LIMIT)


@reader
def read_success(body: bytes) -> None:
    """Accept the answer to a set call (document: setportmode.cgi, setkeeppower.cgi)."""
    _read(body, "GeneralSuccess")


def _read(body: bytes, *elements: str) -> Element:
    """Return the content of the answer's success element."""
    response = next(child_elements(read_elements(body), "PoeResponse"), None)
    if response is None:
        raise ResponseError("the answer is not a PoeResponse")
    if any(True for _ in children(response, "GeneralError")):
        error = next(child_elements(response, "GeneralError"), {})
        # Axis' sister APIs have the other name.
        words = _text(error, "Description") or _text(error, "ErrorDescription")
        raise general_error(_integer(error, "ErrorCode"), words)
    for element in elements:
        if any(True for _ in children(response, element)):
            return next(child_elements(response, element), {})
    raise ResponseError(f"the answer has no {elements[0]}")


def _text(parent: Element, name: str) -> str | None:
    """Return the text of a child element, None where missing or empty."""
    found = first_child(parent, name)
    return values.text(found.get("#text") if isinstance(found, dict) else found)


# A poll brings the same few over and over.
@lru_cache(values.KEPT)
def _power(text: str) -> float | None:
    return values.number(_WATT.sub("", text))


_whole = lru_cache(values.KEPT)(values.integer)


def _watts(parent: Element, name: str, most: float) -> float | None:
    """Return the power in a child element, W; None where none or implausible."""
    text = _text(parent, name)
    if text is None:
        return None
    power = _power(text)
    if power is None:
        _LOGGER.debug("The recorder sent %r for %s, which is not a number", text, name)
    elif not 0 <= power <= most:
        _LOGGER.debug("The recorder sent %s W for %s, which cannot be", power, name)
        return None
    return power


def _integer(
    parent: Element, name: str, possible: Container[int] | None = None
) -> int | None:
    """Return the whole number in a child element; None where none or implausible."""
    text = _text(parent, name)
    if text is None:
        return None
    whole = _whole(text)
    if whole is None:
        _LOGGER.debug("The recorder sent %r for %s, not a whole number", text, name)
    elif possible is not None and whole not in possible:
        _LOGGER.debug("The recorder sent %s for %s, which cannot be", whole, name)
        return None
    return whole


def _schema_version(item: Element) -> SchemaVersion | None:
    number = _VERSION.fullmatch(_text(item, "VersionNumber") or "")
    if number is None:
        return None
    return SchemaVersion(
        major=int(number[1]),
        minor=int(number[2] or "0"),
        deprecated=values.truth(_text(item, "Deprecated")) or False,
    )


def _port_status(item: Element) -> PortStatus | None:
    port = _integer(item, "Port", _PORTS)
    if port is None:
        return None
    class_limit = _watts(item, "ClassPowerLimit", PORT_POWER_LIMIT)
    # A device may draw somewhat more than its class allows for, never so much.
    most = (
        2 * max(class_limit, _LOWEST_CLASS_LIMIT) if class_limit else PORT_POWER_LIMIT
    )
    return PortStatus(
        port=port,
        code=_status_code(item),
        description=_text(item, "Description"),
        extra=_text(item, "Extra"),
        class_power_limit=class_limit,
        poe_class=_integer(item, "PoeClass", _CLASSES),
        allocated_power=_watts(item, "AllocatedPower", most),
        power_consumption=_watts(item, "PowerConsumption", most),
        pse_class_limit=_integer(item, "PseClassLimit", _CLASSES),
        requested_power=_watts(item, "RequestedPower", most),
    )


def _status_code(item: Element) -> PortStatusCode | None:
    code = _integer(item, "StatusCode")
    if code is None:
        return None
    try:
        return PortStatusCode(code)
    except ValueError:
        _LOGGER.debug("The recorder sent the unknown status code %s", code)
        return None


def _by_number(statuses: Iterable[PortStatus]) -> dict[int, PortStatus]:
    """Return statuses by port; of several of one port the worst, else the first."""
    ports: dict[int, PortStatus] = {}
    for status in statuses:
        known = ports.setdefault(status.port, status)
        if known == status:
            continue
        _LOGGER.debug("The recorder sent port %d twice; the worse counts", status.port)
        ports[status.port] = min(known, status, key=_rank)
    return ports


def _rank(status: PortStatus) -> int:
    return _WORST_FIRST.index(status.code)
