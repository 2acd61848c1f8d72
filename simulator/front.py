"""What a request has to pass before an API of the recorder sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from .http.accounts import Role
from .http.auth import Authenticator, Refusal
from .http.exchange import Answer, Exchange, page
from .http.throttle import Throttle
from .misbehaviour import HangUpError
from .recorder.model import RecorderModel
from .rules import Rules


class Api(Protocol):
    """A part of the recorder's HTTP interface."""

    def needs_login(self, exchange: Exchange) -> bool:
        """Whether the request is refused to a stranger."""

    def turns_away(self, role: Role) -> bool:
        """Whether the web server itself refuses this role, with 401."""

    def answer(self, exchange: Exchange, role: Role | None) -> Answer:
        """Carry out the request."""


@dataclass(frozen=True)
class Front:
    """Restarts, the throttle, trouble in front of the login, the login, trouble."""

    model: RecorderModel
    auth: Authenticator
    throttle: Throttle
    rules: Rules
    apis: Mapping[str, Api]
    """By path."""

    async def answer(self, exchange: Exchange) -> Answer:
        """Answer a request; raises HangUpError where no answer is to be given."""
        if not self.model.reachable:
            raise HangUpError
        if self.throttle.blocks(exchange.peer):
            return page(403)
        proceed = partial(self._log_in, exchange)
        return await self.rules.around(exchange, proceed, before_login=True)

    async def _log_in(self, exchange: Exchange) -> Answer:
        """Answer once the credentials have been checked, where they are needed."""
        api = self.apis.get(exchange.path)
        if api is None:
            return page(404)
        if not api.needs_login(exchange):
            return await self._carry_out(api, exchange, None)
        verdict = self.auth.check(exchange)
        if isinstance(verdict, Refusal):
            if verdict.failed_login:
                self.throttle.failed(exchange.peer)
            return verdict.answer
        role = verdict.account.role
        if api.turns_away(role):
            return self.auth.unauthorized(exchange.scheme)
        answer = await self._carry_out(api, exchange, role)
        return replace(answer, headers=(*answer.headers, *verdict.headers))

    async def _carry_out(
        self, api: Api, exchange: Exchange, role: Role | None
    ) -> Answer:
        async def proceed() -> Answer:
            return api.answer(exchange, role)

        return await self.rules.around(exchange, proceed, before_login=False)
