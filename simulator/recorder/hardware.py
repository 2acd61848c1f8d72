"""Parts of the recorder itself that may fail: fans, power supplies, temperature."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("fan", "power", "temperature")


@dataclass(frozen=True, kw_only=True)
class HardwareState:
    """How one part is."""

    kind: str
    part: int
    failing: bool


class Hardware:
    """The parts that the recorder tells of; none until one is named.

    Whether recorders tell of their hardware at all is not known.
    """

    def __init__(self) -> None:
        """Have nothing to tell of."""
        self._failing: dict[tuple[str, int], bool] = {}
        self._listeners: list[Callable[[HardwareState], None]] = []

    @property
    def states(self) -> list[HardwareState]:
        """Tell how everything is, in order."""
        return [
            HardwareState(kind=kind, part=part, failing=failing)
            for (kind, part), failing in sorted(self._failing.items())
        ]

    def set(self, kind: str, *, failing: bool, part: int = 0) -> None:
        """Let a part fail or work, which is told if it is news."""
        if kind not in KINDS:
            raise ValueError(f"kind has to be one of {', '.join(KINDS)}")
        if part < 0:
            raise ValueError("part can't be negative")
        if self._failing.get((kind, part)) is failing:
            return
        self._failing[kind, part] = failing
        state = HardwareState(kind=kind, part=part, failing=failing)
        for listener in list(self._listeners):
            listener(state)

    def listen(self, callback: Callable[[HardwareState], None]) -> Callable[[], None]:
        """Call back with every news; returns the end."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)
