"""Taking out of a text what identifies a person's devices, or lets somebody in."""

from collections.abc import Iterable
from ipaddress import ip_address
import re

from homeassistant.components.diagnostics import REDACTED

# What is shorter stands in every answer by chance: as a port, a code, a power.
_SHORTEST_SECRET = 3

# Runs of what addresses are made of, and an IPv4 address among them.
_LIKE_ADDRESS = re.compile(r"[\da-f:.]+(?:%\w+)?", re.ASCII | re.IGNORECASE)
_IPV4 = re.compile(r"\d+(?:\.\d+){3}", re.ASCII)

# Six bytes or more with or without anything that separates them, as in host names
# too. What else is that long and hexadecimal is nothing to be told either.
_LIKE_MAC = re.compile(
    r"(?<![\da-f])([\da-f]{2}(?:GAP[\da-f]{2}){2})(?:GAP[\da-f]{2}){3,}[\da-f]?".replace(
        "GAP", r"(?:[:._-]|%3a|\\u003a)?"
    ),
    re.ASCII | re.IGNORECASE,
)


def secret_pattern(
    words: Iterable[str], identifiers: Iterable[str] = ()
) -> re.Pattern[str]:
    """Return what finds secrets in a text.

    Words count where they stand for themselves, and not as the name of an XML
    element, the longest first; identifiers count anywhere, in either case.
    """
    return re.compile(
        "|".join(
            [
                rf"(?<![\w<-])(?<!</){re.escape(word)}(?![\w-])"
                for word in sorted(words, key=len, reverse=True)
                if len(word) >= _SHORTEST_SECRET
            ]
            + [f"(?i:{re.escape(identifier)})" for identifier in identifiers]
            or [r"(?!)"]
        )
    )


def without_addresses(text: str) -> str:
    """Return a text without the IP addresses in it."""
    return _LIKE_ADDRESS.sub(_redact_address, text)


def with_makers_alone(text: str) -> str:
    """Return a text in which MAC addresses are cut to the half that tells the maker."""
    return _LIKE_MAC.sub(rf"\g<1>{REDACTED}", text)


def _redact_address(like: re.Match[str]) -> str:
    """Return what stands for an address in a text; other text stays."""
    # A full stop, and a colon before it or with a port after it, belong to the text.
    text = like[0].rstrip(".")
    for address in (text, text.lstrip(":"), *_without_port(text)):
        if _is_ipv6(address):
            return like[0].replace(address, REDACTED, 1)
    return _IPV4.sub(REDACTED, like[0])


def _without_port(text: str) -> tuple[str, str]:
    """Return a text without what follows its last colon, and without one before."""
    host = text.rpartition(":")[0]
    return host, host.lstrip(":")


def _is_ipv6(text: str) -> bool:
    try:
        return ip_address(text).version == 6  # noqa: PLR2004 - the protocol's name
    except ValueError:
        return False
