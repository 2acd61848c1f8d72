"""Where a recorder is reached."""

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
import re

from yarl import URL

from .challenge import is_fit

DEFAULT_PORTS = {"http": 80, "https": 443}

LONGEST_NAME = 253
HIGHEST_PORT = 65535

# Not what Python takes for blanks: control characters are among that.
_BLANKS = " \t\r\n\u00a0"
_ADDRESS = re.compile(
    r"(?:(?P<scheme>https?)://)? (?P<authority>[^/?#]+) (?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_AUTHORITY = re.compile(
    r"""
    (?: \[(?P<bracketed>[^\[\]]+)\] | (?P<name>[^:\[\]]+) ) (?: :(?P<port>\d{1,5}) )?
    | (?P<bare>[^\[\]]*:[^\[\]]*:[^\[\]]*)
    """,
    re.ASCII | re.VERBOSE,
)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)", re.ASCII)
_ZONE = re.compile(r"[\w.-]{1,15}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Scheme, host and port of a recorder."""

    host: str
    port: int
    ssl: bool

    def url(self, path: str, query: dict[str, str] | None = None) -> URL:
        """Return the URL of a path on this recorder."""
        return _url(self, path, tuple(query.items()) if query else ())

    @property
    def scheme(self) -> str:
        """Return ``http`` or ``https``."""
        return "https" if self.ssl else "http"

    def __str__(self) -> str:
        """Return the origin as a browser shows it."""
        return str(self.url("/")).rstrip("/")


# The same few are asked for over and over.
@lru_cache(64)
def _url(origin: Origin, path: str, query: tuple[tuple[str, str], ...]) -> URL:
    return URL.build(
        scheme=origin.scheme,
        host=origin.host,
        port=origin.port,
        path=path,
        query=dict(query),
    )


def candidate_origins(text: str) -> tuple[Origin, ...]:
    """Return the origins a person may mean, the safer one first.

    Takes ``192.168.0.90``, ``nvr.local``, ``[fe80::1]:8443``, or what a browser
    shows: of ``https://192.168.0.90/camera/index.html`` scheme, host and port
    count. Raises ValueError for what no recorder can be reached at, and wherever
    there may be a user name and password.
    """
    text = text.strip(_BLANKS)
    if not is_fit(text) or "@" in text:
        raise ValueError("something that no address has in it")
    if (address := _ADDRESS.fullmatch(text)) is None:
        raise ValueError("not a host")
    host, port = _host_and_port(address["authority"])
    scheme = address["scheme"]
    return tuple(
        Origin(host=host, port=port or DEFAULT_PORTS[one], ssl=one == "https")
        for one in ((scheme.lower(),) if scheme else ("https", "http"))
    )


def _host_and_port(text: str) -> tuple[str, int | None]:
    if len(text) > LONGEST_NAME + len(":65535"):
        raise ValueError("no host and port are that long")
    if (authority := _AUTHORITY.fullmatch(text)) is None:
        raise ValueError("not a host, or more than one")
    port = None if authority["port"] is None else int(authority["port"])
    if port is not None and not 0 < port <= HIGHEST_PORT:
        raise ValueError("no port has this number")
    if ipv6 := authority["bracketed"] or authority["bare"]:
        return _ipv6_address(ipv6), port
    return _name(authority["name"]), port


def _ipv6_address(text: str) -> str:
    """Return an IPv6 address; a zone, which is the interface, may follow a local one.

    In a URL its ``%`` is written ``%25``.
    """
    address = IPv6Address(text.replace("%25", "%", 1))
    zone = address.scope_id
    if zone is not None and not (address.is_link_local and _ZONE.fullmatch(zone)):
        raise ValueError("no interface is called that")
    return _reachable(address)


def _name(text: str) -> str:
    """Return a host name, or an IPv4 address, which its last label tells."""
    name = URL.build(scheme="http", host=text).host or ""
    # What is connected to later is made of the name again.
    url = URL.build(scheme="http", host=name)
    ascii_name = url.raw_host or ""
    labels = ascii_name.removesuffix(".").split(".")
    if len(ascii_name) > LONGEST_NAME or not all(map(_LABEL.fullmatch, labels)):
        raise ValueError("no host is called that")
    if url.host != name or name in DEFAULT_PORTS:
        raise ValueError("no name is written like that")
    return _reachable(IPv4Address(ascii_name)) if labels[-1].isdigit() else name


def _reachable(address: IPv4Address | IPv6Address) -> str:
    if address.is_unspecified or address.is_multicast:
        raise ValueError("no single host has this address")
    return str(address)
