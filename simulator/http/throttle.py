"""The recorder's defence against guessing: many failed logins block an address."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from simulator.recorder.clock import Clock


@dataclass(eq=False)
class Throttle:
    """Blocks an address for `block` s after `failures` failed logins in `window` s."""

    clock: Clock
    enabled: bool = True
    failures: int = 20
    window: float = 1.0
    block: float = 10.0
    _failed: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _until: dict[str, float] = field(default_factory=dict)

    def failed(self, peer: str) -> None:
        """Count a failed login."""
        now = self.clock()
        times = self._failed[peer]
        times.append(now)
        while times[0] < now - self.window:
            times.popleft()
        if len(times) >= self.failures:
            self._until[peer] = now + self.block
            times.clear()

    def blocks(self, peer: str) -> bool:
        """Whether the address is blocked now."""
        return self.enabled and self.clock() < self._until.get(peer, 0.0)
