"""Whose turn it is to talk to the recorder, which does one thing at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager


class Turn:
    """A poll's turn, or a command's; first come, first served.

    A poll learns that a command waits, and leaves what it has yet to ask.
    """

    def __init__(self) -> None:
        """Have nobody's turn."""
        self._lock = asyncio.Lock()
        self._commands_waiting = 0

    @property
    def is_wanted(self) -> bool:
        """Return whether a command waits for its turn."""
        return self._commands_waiting > 0

    def poll(self) -> AbstractAsyncContextManager[None]:
        """Take a turn to read."""
        return self._lock

    @asynccontextmanager
    async def command(self) -> AsyncIterator[None]:
        """Take a turn to switch something, soon."""
        self._commands_waiting += 1
        try:
            await self._lock.acquire()
        finally:
            self._commands_waiting -= 1
        try:
            yield
        finally:
            self._lock.release()
