"""Requests that may only go over a connection that is open already.

Whoever answers at an address was asked who it is; behind a new connection it may
be another device, which must not be told to switch anything.
"""

from types import SimpleNamespace

from aiohttp import ClientSession, TraceConfig, TraceConnectionCreateStartParams

from .errors import NotConnectedError

ONLY_IF_OPEN = "only over an open connection"


def connection_guard() -> TraceConfig:
    """Return what a session has to be made with to obey ONLY_IF_OPEN."""
    guard = TraceConfig()
    guard.on_connection_create_start.append(_refuse)
    return guard


async def _refuse(
    _: ClientSession,
    context: SimpleNamespace,
    __: TraceConnectionCreateStartParams,
) -> None:
    if context.trace_request_ctx == ONLY_IF_OPEN:
        raise NotConnectedError("there is no open connection to the recorder")
