"""The recorder's defence against guessing: many failed logins block an address."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from simulator.recorder.clock import Clock

FAILURES = 20
WINDOW = 1.0  # s
BLOCK = 10.0  # s


@dataclass(eq=False)
class Throttle:
    """Blocks an address after many failed logins at once, as firmware 11.5 does."""

    clock: Clock
    enabled: bool = True
    _failed: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _until: dict[str, float] = field(default_factory=dict)

    def failed(self, peer: str) -> None:
        """Count a failed login."""
        now = self.clock()
        times = self._failed[peer]
        times.append(now)
        while times[0] < now - WINDOW:
            times.popleft()
        if len(times) >= FAILURES:
            self._until[peer] = now + BLOCK
            times.clear()

    def blocks(self, peer: str) -> bool:
        """Whether the address is blocked now."""
        return self.enabled and self.clock() < self._until.get(peer, 0.0)
