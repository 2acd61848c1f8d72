"""Waiting for something to become true in another process."""

import asyncio
from collections.abc import Awaitable, Callable

PATIENCE = 60.0
"""s, for what takes a few seconds on a machine with nothing else to do."""

GLANCE = 0.01
"""s between two looks."""


async def until(
    condition: Callable[[], Awaitable[bool]], within: float = PATIENCE
) -> None:
    """Wait until a condition holds; raises TimeoutError."""
    async with asyncio.timeout(within):
        # Another process tells no event.
        while not await condition():  # noqa: ASYNC110
            await asyncio.sleep(GLANCE)
