"""One request as the APIs see it, and the answer to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import responses
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Exchange:
    """A request; `target` is the path and query exactly as on the wire."""

    scheme: str
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    peer: str

    @property
    def path(self) -> str:
        """The path without the query."""
        return self.target.partition("?")[0]

    @property
    def name(self) -> str:
        """The short name of the CGI, e.g. `getportstatuses`."""
        return short_name(self.target)

    @property
    def query(self) -> dict[str, str]:
        """The query's parameters; of a repeated one the first counts."""
        return _parameters(self.target.partition("?")[2])

    @property
    def form(self) -> dict[str, str]:
        """The parameters of a form in the body."""
        kind = self.headers.get("Content-Type", "")
        if not kind.startswith("application/x-www-form-urlencoded"):
            return {}
        return _parameters(self.body.decode("utf-8", "replace"))


@dataclass(frozen=True)
class Answer:
    """An HTTP response."""

    body: bytes = b""
    content_type: str = "text/html"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = field(default=())


def short_name(target: str) -> str:
    """Find the CGI's name in a request target."""
    return target.partition("?")[0].rpartition("/")[2].removesuffix(".cgi")


def page(status: int) -> Answer:
    """Answer with a small HTML page, as the recorder's web server does."""
    title = responses.get(status, "Error")
    html = (
        '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n'
        f"<html><head>\n<title>{status} {title}</title>\n"
        f"</head><body>\n<h1>{title}</h1>\n</body></html>\n"
    )
    return Answer(body=html.encode(), status=status)


def _parameters(encoded: str) -> dict[str, str]:
    pairs = parse_qsl(encoded, keep_blank_values=True)
    return dict(reversed(pairs))
