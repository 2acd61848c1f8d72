"""What the recorder has heard: every request with all a client gave away."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import unquote_plus

from simulator.recorder.clock import Clock

from .auth import Scheme, authorization_scheme, basic_credentials
from .exchange import Exchange, short_name

KEPT = 20_000


@dataclass(frozen=True)
class RequestRecord:
    """One request; `status` is None until it is answered, or if it never was."""

    time: float
    scheme: str
    method: str
    target: str
    query: dict[str, str]
    headers: tuple[tuple[str, str], ...]
    body: bytes
    connection: int
    status: int | None = None

    @property
    def path(self) -> str:
        """The short name of the CGI, e.g. `getportstatuses`."""
        return short_name(self.target)

    @property
    def authorization(self) -> Scheme | None:
        """The scheme of the credentials that were sent."""
        return authorization_scheme(self._authorization)

    @property
    def heard(self) -> str:
        """Everything the client gave away, decoded as an eavesdropper would."""
        headers = "\n".join(f"{name}: {value}" for name, value in self.headers)
        parts = [
            self.target,
            unquote_plus(self.target),
            headers,
            basic_credentials(self._authorization),
            self.body.decode("utf-8", "replace"),
        ]
        return "\n".join(parts)

    @property
    def _authorization(self) -> str:
        wanted = "authorization"
        return next((v for name, v in self.headers if name.lower() == wanted), "")


@dataclass(eq=False)
class Log:
    """The requests in the order they arrived."""

    clock: Clock
    requests: list[RequestRecord] = field(default_factory=list)
    under_way: int = 0
    concurrent_max: int = 0

    @contextmanager
    def entry(self, exchange: Exchange, connection: int) -> Iterator[Entry]:
        """Note a request as long as it is under way."""
        record = RequestRecord(
            time=self.clock(),
            scheme=exchange.scheme,
            method=exchange.method,
            target=exchange.target,
            query=exchange.query,
            headers=tuple(exchange.headers.items()),
            body=exchange.body,
            connection=connection,
        )
        self.requests.append(record)
        del self.requests[:-KEPT]
        self.under_way += 1
        self.concurrent_max = max(self.concurrent_max, self.under_way)
        try:
            yield Entry(self, record)
        finally:
            self.under_way -= 1

    def reset(self) -> None:
        """Forget all requests."""
        self.requests.clear()
        self.concurrent_max = self.under_way


@dataclass(frozen=True)
class Entry:
    """A request's place in the log."""

    log: Log
    record: RequestRecord

    def answered(self, status: int) -> None:
        """Note the answer's status, unless the log was reset meanwhile."""
        requests = self.log.requests
        for index in range(len(requests) - 1, -1, -1):
            if requests[index] is self.record:
                requests[index] = replace(self.record, status=status)
                return
