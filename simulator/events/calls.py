"""The calls around the event stream: for a token, and for the stream itself."""

from dataclasses import dataclass

from simulator.http.accounts import Role
from simulator.http.exchange import Answer, Exchange, page

from .dialect import EventDialect
from .tokens import Tokens

SESSION_PATH = "/axis-cgi/wssession.cgi"
STREAM_PATH = "/vapix/ws-data-stream"
SESSION = "wssession"
SOURCE = "events"


@dataclass(frozen=True)
class Upgrade(Answer):
    """The leave to open a stream."""

    status: int = 101


@dataclass(frozen=True)
class EventCalls:
    """Answers the calls; the streams are served elsewhere."""

    dialect: EventDialect
    tokens: Tokens

    def paths(self) -> list[str]:
        """List the paths that are answered here."""
        return [SESSION_PATH, STREAM_PATH]

    def needs_login(self, exchange: Exchange) -> bool:
        """Whether the call is refused to a stranger without a token."""
        if exchange.path == SESSION_PATH:
            return not self.dialect.token_absent
        return not self.dialect.absent and not self.tokens.holds(_token(exchange))

    def turns_away(self, role: Role) -> bool:
        """No role is too low."""
        del role
        return False

    def answer(self, exchange: Exchange, role: Role | None) -> Answer:
        """Hand out a token, or the leave to open a stream."""
        del role
        if exchange.path == SESSION_PATH:
            return self._session(exchange)
        if self.dialect.absent:
            return page(404)
        self.tokens.spend(_token(exchange))
        upgrade = exchange.headers.get("Upgrade", "").lower()
        if upgrade != "websocket" or exchange.query.get("sources") != SOURCE:
            return page(400)
        return Upgrade()

    def _session(self, exchange: Exchange) -> Answer:
        if self.dialect.token_absent:
            return page(404)
        if exchange.method != "GET":
            return page(405)
        return Answer(self.tokens.new().encode(), "text/plain")


def _token(exchange: Exchange) -> str:
    return exchange.query.get(SESSION, "")
