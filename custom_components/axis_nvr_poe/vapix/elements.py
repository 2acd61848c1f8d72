"""An XML answer as elements, whose names count without prefix and case.

What is ill-formed is read once more with only the elements of Axis' document left
for markup, and all else taken for text: so a slip in a text costs that text.
"""

from collections.abc import Iterator
from html import escape, unescape
import re
from typing import Any
from xml.parsers.expat import ExpatError

import xmltodict

from .errors import ResponseError
from .reading import decoded
from .values import TEXT_LIMIT

type Element = dict[str, Any]

# Tags and references, more than twice what 128 ports take. Each costs time to
# read, and Home Assistant does nothing else meanwhile.
MARKUP_LIMIT = 8192

_NAMES = [
    "PoeResponse",
    "GeneralError",
    "ErrorCode",
    "Description",
    "ErrorDescription",
    "GeneralSuccess",
    "SchemaVersionSuccess",
    "SchemaVersionsSuccess",
    "SchemaVersion",
    "VersionNumber",
    "Deprecated",
    "GetPortModeSuccess",
    "GetKeepPowerSuccess",
    "Enabled",
    "GetTotalPowerLimitSuccess",
    "Limit",
    "GetPortStatusesSuccess",
    "PortStatus",
    "Port",
    "StatusCode",
    "Extra",
    "ClassPowerLimit",
    "PoeClass",
    "AllocatedPower",
    "PowerConsumption",
    "PseClassLimit",
    "RequestedPower",
]

# Each begins at a "<" and ends before the next, so that they go over a text once.
_KNOWN_TAG = re.compile(
    rf"<(/?)((?:[\w.-]+:)?(?:{'|'.join(_NAMES)}))(?:\s[^<>]*?)?(/?)>",
    re.ASCII | re.IGNORECASE,
)
_OPENED_TWICE = re.compile(r"<([\w.:-]+)>([^<]*)<\1>", re.ASCII)
# Said the other way round it takes ten times as long to compile.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_elements(body: bytes) -> Element:
    """Return what an answer holds, the root element by its name.

    Raises ResponseError where it is not XML, declares entities, or has more
    markup than any recorder needs.
    """
    text = decoded(body)
    if text.count("<") + text.count("&") > MARKUP_LIMIT:
        raise ResponseError("the answer has too many elements")
    if "<!ENTITY" in text:
        raise ResponseError("the answer declares XML entities")
    try:
        return _parse(text)
    except ResponseError:
        return _parse(_mended(text))


def children(parent: Element, name: str) -> Iterator[Any]:
    """Yield what the child elements of a name hold: text, elements, or None.

    Those whose name is written exactly so come first.
    """
    alike = (key for key in parent if _plain(key) == name.lower())
    for key in sorted(alike, key=lambda key: key != name):
        found = parent[key]
        yield from found if isinstance(found, list) else [found]


def first_child(parent: Element, name: str) -> Any:
    """Return what the first of `children` holds, None where there is none."""
    if name not in parent:
        return next(children(parent, name), None)
    # Most recorders write the names exactly as the document does.
    found = parent[name]
    return found[0] if isinstance(found, list) else found


def child_elements(parent: Element, name: str) -> Iterator[Element]:
    """Yield the child elements of a name that have children themselves."""
    return (child for child in children(parent, name) if isinstance(child, dict))


def _plain(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _parse(text: str) -> Element:
    try:
        document: Element = xmltodict.parse(
            text, disable_entities=True, xml_attribs=False
        )
    except ExpatError as err:
        raise ResponseError(f"the answer is not XML: {err}") from err
    return document


def _mended(text: str) -> str:
    """Return known elements with text in between, and nothing around them.

    The document's own slips are among what is mended: no space before an
    attribute, and an opening tag where an element ought to close.
    """
    parts: list[str] = []
    end = None
    for tag in _KNOWN_TAG.finditer(text):
        if end is not None:
            parts.append(_as_text(text[end : tag.start()]))
        parts.append(f"<{tag[1]}{tag[2]}{tag[3]}>")
        end = tag.end()
    return _OPENED_TWICE.sub(r"<\1>\2</\1>", "".join(parts))


def _as_text(text: str) -> str:
    # Of a long one no more than may count, which takes a fifth of the time.
    text = unescape(text[: 4 * TEXT_LIMIT])
    return _NOT_XML.sub("\ufffd", escape(text, quote=False))
