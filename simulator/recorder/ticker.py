"""Time for a recorder that runs by itself: what is due happens when it is due."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from math import inf

from .model import RecorderModel

# Something may become due earlier than was known, e.g. when a camera is plugged in.
LONGEST = 0.1


@asynccontextmanager
async def ticking(model: RecorderModel) -> AsyncIterator[None]:
    """Let the model's time pass while the context lasts."""
    ticker = asyncio.create_task(_tick(model))
    try:
        yield
    finally:
        ticker.cancel()
        with suppress(asyncio.CancelledError):
            await ticker


async def _tick(model: RecorderModel) -> None:
    while True:
        model.advance()
        due = model.next_change()
        wait = (inf if due is None else due) - model.clock()
        await asyncio.sleep(max(0.001, min(wait, LONGEST)))
