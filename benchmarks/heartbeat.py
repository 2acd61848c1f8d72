"""For how long nothing else has its turn in the event loop."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

BEAT = 0.002
"""s between two looks."""


@dataclass
class Heartbeat:
    """Notes how late the loop comes back to it."""

    late: list[float] = field(default_factory=list)
    """ms, of each look."""

    @property
    def longest(self) -> float:
        """The longest stall, ms."""
        return round(max(self.late, default=0.0), 1)

    def above(self, limit: float) -> int:
        """Return how many stalls were longer, ms."""
        return sum(late > limit for late in self.late)

    async def beat(self) -> None:
        """Look again and again."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + BEAT
            await asyncio.sleep(BEAT)
            self.late.append(1000 * (loop.time() - due))


@asynccontextmanager
async def heartbeat() -> AsyncGenerator[Heartbeat]:
    """Look on while something is done."""
    one = Heartbeat()
    task = asyncio.create_task(one.beat())
    try:
        yield one
    finally:
        task.cancel()
