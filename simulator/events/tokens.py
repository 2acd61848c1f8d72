"""Session tokens, which open a stream instead of a login."""

import secrets

from simulator.recorder.clock import Clock

LIFETIME = 15.0  # s


class Tokens:
    """The tokens that were handed out; each opens one stream."""

    def __init__(self, clock: Clock) -> None:
        """Start with none."""
        self._clock = clock
        self._ends: dict[str, float] = {}

    def new(self) -> str:
        """Make a token."""
        token = secrets.token_urlsafe(24)
        self._ends[token] = self._clock() + LIFETIME
        return token

    def holds(self, token: str) -> bool:
        """Whether a token opens a stream now."""
        return self._clock() < self._ends.get(token, 0.0)

    def spend(self, token: str) -> None:
        """Let a token, if it is one, open no other stream."""
        self._ends.pop(token, None)

    def forget(self) -> None:
        """Make every token worthless, as a restart does."""
        self._ends.clear()
