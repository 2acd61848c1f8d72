"""For how long nothing else has its turn in the event loop."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
import gc
from threading import get_ident
from time import thread_time
from typing import Any

BEAT = 0.002
"""s between two looks."""


@dataclass
class Heartbeat:
    """Notes how late the loop comes back to it.

    Two things make it late that are nobody's work: Python's garbage collector, which
    stops everything for the longer the more there is in memory, and other programs
    that have the processor. So the CPU that the thread has spent is told beside.
    """

    late: list[float] = field(default_factory=list)
    """ms, of each look."""

    worked: list[float] = field(default_factory=list)
    """ms of them that are the thread's CPU at most, without garbage collections."""

    collections: list[float] = field(default_factory=list)
    """ms of CPU, of each garbage collection."""

    _thread: int = field(default_factory=get_ident)
    _collected: float = 0.0
    _began: float = 0.0

    def taken(self) -> dict[str, float]:
        """Return the figures, and begin anew."""
        figures = self.figures()
        self.late.clear()
        self.worked.clear()
        self.collections.clear()
        return figures

    def above(self, limit: float) -> int:
        """Return how often the loop was at work for longer, ms."""
        return sum(worked > limit for worked in self.worked)

    def figures(self) -> dict[str, float]:
        """Return the longest stall, and what work and collections made at most, ms."""
        return {
            "stall": round(max(self.late, default=0.0), 1),
            "stall_at_work": round(max(self.worked, default=0.0), 1),
            "collection": round(max(self.collections, default=0.0), 1),
        }

    def note_collection(self, phase: str, _: dict[str, Any]) -> None:
        """Take the time of a collection, as `gc.callbacks` tells of it."""
        if get_ident() != self._thread:
            return
        if phase == "start":
            self._began = thread_time()
        else:
            took = thread_time() - self._began
            self._collected += took
            self.collections.append(1000 * took)

    async def beat(self) -> None:
        """Look again and again."""
        loop = asyncio.get_running_loop()
        while True:
            due, began = loop.time() + BEAT, thread_time() - self._collected
            await asyncio.sleep(BEAT)
            late = 1000 * (loop.time() - due)
            worked = 1000 * (thread_time() - self._collected - began)
            self.late.append(late)
            # What was worked before it was due has held nobody up.
            self.worked.append(min(worked, late))


@asynccontextmanager
async def heartbeat() -> AsyncGenerator[Heartbeat]:
    """Look on while something is done."""
    one = Heartbeat()
    gc.callbacks.append(one.note_collection)
    task = asyncio.create_task(one.beat())
    try:
        yield one
    finally:
        task.cancel()
        gc.callbacks.remove(one.note_collection)
