"""What a recorder asks of whoever wants in: the challenges of a 401 response.

RFC 9110, section 11: a header may carry several challenges, their parameters
come in any order and case, with or without quotes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
import re

_ITEM = re.compile(
    r"""
    [\s,]*
    (?:
        (?P<name>[\w!#$%&'*+.^`|~-]+) \s*=\s*
        (?: " (?P<quoted> (?:[^"\\]|\\.)*+ ) " | (?P<bare> [^\s,"]* ) )
    |
        (?P<scheme>[\w!#$%&'*+.^`|~-]+)
        (?: \s+ [\w.~+/-]+=* \s* (?=,|\Z) )?  # a token68, which no scheme here uses
    )
    (?=[\s,]|\Z)
    """,
    re.ASCII | re.DOTALL | re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# Control characters, and what stands for a byte that is not UTF-8.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Challenge:
    """One way to log in."""

    scheme: str
    """In lower case, such as ``digest``."""

    parameters: dict[str, str] = field(default_factory=dict)
    """By name in lower case, without quotes."""


def read_challenges(headers: Iterable[str]) -> list[Challenge]:
    """Return the challenges of WWW-Authenticate headers, in their order.

    Where a header cannot be read, the challenge it happens in does not count,
    nor does the rest of that header, for nobody knows where it goes on.
    """
    return [challenge for header in headers for challenge in _challenges(header)]


def read_parameters(header: str) -> dict[str, str]:
    """Return the parameters of an Authentication-Info header, none if unreadable."""
    try:
        return {
            item["name"].lower(): _value(item)
            for item in _items(header)
            if item["name"]
        }
    except ValueError:
        return {}


def is_fit(text: str) -> bool:
    """Return whether a text can be sent back in a header, in UTF-8."""
    return _UNFIT.search(text) is None


def _challenges(header: str) -> list[Challenge]:
    found: list[Challenge] = []
    try:
        for item in _items(header):
            if item["scheme"]:
                found.append(Challenge(item["scheme"].lower()))
            elif found:
                found[-1].parameters.setdefault(item["name"].lower(), _value(item))
    except ValueError:
        return found[:-1]
    return found


def _items(header: str) -> Iterator[re.Match[str]]:
    """Yield schemes and parameters. Raises ValueError where there is neither."""
    header = header.strip(" \t,")
    position = 0
    while position < len(header):
        item = _ITEM.match(header, position)
        if item is None:
            raise ValueError("neither a scheme nor a parameter")
        yield item
        position = item.end()


def _value(item: re.Match[str]) -> str:
    if item["quoted"] is None:
        return item["bare"]
    return _ESCAPED.sub(r"\1", item["quoted"])
