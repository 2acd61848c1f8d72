"""Where a recorder is reached."""

from dataclasses import dataclass
import re

from yarl import URL

DEFAULT_PORTS = {"http": 80, "https": 443}

# A name, or an IPv6 address, perhaps with its zone.
_HOST = re.compile(r"[\w.-]+|[\da-f:.]+(%[\w.-]+)?")


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Scheme, host and port of a recorder."""

    host: str
    port: int
    ssl: bool

    def url(self, path: str, query: dict[str, str] | None = None) -> URL:
        """Return the URL of a path on this recorder."""
        return URL.build(
            scheme=self.scheme, host=self.host, port=self.port, path=path, query=query
        )

    @property
    def scheme(self) -> str:
        """Return ``http`` or ``https``."""
        return "https" if self.ssl else "http"

    def __str__(self) -> str:
        """Return the origin as a browser shows it."""
        return str(self.url("/")).rstrip("/")


def candidate_origins(text: str) -> tuple[Origin, ...]:
    """Return the origins a person may mean, the safer one first.

    Takes ``192.168.0.90``, ``nvr.local``, ``[fe80::1]:8443`` or a whole
    ``http://…``/``https://…`` origin. Raises ValueError for anything else.
    """
    text = text.strip().removesuffix("/")
    scheme, separator, _ = text.partition("://")
    if not separator:
        return tuple(
            _origin(f"{scheme}://{_bracketed(text)}") for scheme in ("https", "http")
        )
    if scheme.lower() not in DEFAULT_PORTS:
        raise ValueError("the scheme is neither http nor https")
    return (_origin(text),)


def _bracketed(text: str) -> str:
    """Return a bare IPv6 address in the brackets a URL wants."""
    is_bare_ipv6 = text.count(":") > 1 and not text.startswith("[")
    return f"[{text}]" if is_bare_ipv6 else text


def _origin(text: str) -> Origin:
    url = URL(text)
    if not url.host or not url.port or url.relative() != URL():
        raise ValueError("not a host, or more than one")
    if not _HOST.fullmatch(url.host):
        raise ValueError("no host is called that")
    if url.user or url.password:
        raise ValueError("credentials do not belong into an address")
    return Origin(host=url.host, port=url.port, ssl=url.scheme == "https")
