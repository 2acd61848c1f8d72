"""Ask a recorder who hangs on it: four requests at most, one after the other."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, Final

from .client import RecorderClient
from .configuration_answers import (
    read_neighbours,
    read_offered,
    read_switch_ports,
    read_switch_supported,
)
from .errors import GeneralError, RecorderConnectionError, ResponseError, VapixError
from .neighbours import (
    DISCOVERY,
    LLDP,
    NETWORK_SETTINGS,
    REFUSES_ACCOUNT,
    Findings,
    Outcome,
)

DISCOVERY_PATH: Final = "/config/discover"

_REQUEST_LIMIT = 4

# What goes wrong with one API need not go wrong with the other.
_OF_ONE_API = (*REFUSES_ACCOUNT, ResponseError, RecorderConnectionError)


async def find_neighbours(
    client: RecorderClient,
    turn: Callable[[], AbstractAsyncContextManager[Any]] = nullcontext,
) -> Findings:
    """Return what a recorder tells of who hangs on it; takes an administrator.

    Each question waits for a turn, so that others may ask in between.

    What one API refuses is in the findings' refusals, and what the other tells
    counts. Where neither tells anything, `Findings.outcome` says why. Raises
    AuthenticationError where the account as such is refused, ThrottledError where
    everybody is, RecorderConnectionError, and what else the transport raises.
    """
    questions = _Questions(client, turn)
    offered = await questions.ask(DISCOVERY, DISCOVERY_PATH, read_offered) or {}
    neighbours = switch_ports = None
    if path := offered.get(LLDP):
        neighbours = await questions.ask(LLDP, f"{path}/neighbors", read_neighbours)
    if path := offered.get(NETWORK_SETTINGS):
        supported = f"{path}/switch_supported"
        if await questions.ask(NETWORK_SETTINGS, supported, read_switch_supported):
            switch_ports = await questions.ask(
                NETWORK_SETTINGS, f"{path}/switch", read_switch_ports
            )
    findings = Findings(
        offered=offered,
        neighbours=neighbours,
        switch_ports=switch_ports,
        refusals=questions.refusals,
    )
    if findings.outcome is Outcome.NOT_ADMINISTRATOR:
        await questions.make_sure_of_account()
    if findings.outcome is Outcome.FAILED:
        _raise_if_unreachable(findings)
    return findings


class _Questions:
    """The questions so far, and what was refused."""

    def __init__(
        self,
        client: RecorderClient,
        turn: Callable[[], AbstractAsyncContextManager[Any]],
    ) -> None:
        self.refusals: dict[str, VapixError] = {}
        self._client = client
        self._turn = turn
        self._asked = 0
        self._let_in = False

    async def ask[T](self, api: str, path: str, read: Callable[[bytes], T]) -> T | None:
        """Return what an API tells, None where it refuses."""
        self._asked += 1
        try:
            async with self._turn():
                told = read(await self._client.get_configuration(path))
        except _OF_ONE_API as err:
            self.refusals[api] = err
            self._let_in = False
            return None
        self._let_in = True
        return told

    async def make_sure_of_account(self) -> None:
        """See that it is only this question that the account may not ask.

        A recorder answers 403 to everybody for a while once it was given many
        wrong passwords, and some firmware answers 401 where a role is too low. An
        ordinary question that is answered after it tells that neither the password
        nor the address is meant. Raises AuthenticationError or ThrottledError where
        one is.
        """
        if self._let_in or self._asked == _REQUEST_LIMIT:
            return
        try:
            async with self._turn():
                await self._client.get_schema_versions()
        except GeneralError, ResponseError:
            # Not what was hoped for, but an answer.
            return


def _raise_if_unreachable(findings: Findings) -> None:
    for err in findings.refusals.values():
        if isinstance(err, RecorderConnectionError):
            raise err
