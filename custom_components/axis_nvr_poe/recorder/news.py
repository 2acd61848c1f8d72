"""What the recorder pushed of failures, beside what it says when it is polled.

A pushed failure stands until the recorder tells of its end. A pushed recovery
stands until the next poll has had the time to know of it. Whatever is pushed while
a poll is under way is newer than what that poll brings.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from ..vapix.models import FailureNotice
from .data import RecorderData

# For how long a port's status may still tell of a failure that is over.
STATUS_LAG_LIMIT = timedelta(seconds=20)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was last pushed of a port, or of the whole recorder."""

    notice: FailureNotice
    at: float
    """s, by the clock of the news."""
    doubtful: bool = False
    """Only a stream that is lost knew of it."""


type Known = Mapping[int, Told]


class News:
    """The pushed failures and recoveries that stand, one a port at the most."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Know of nothing yet; the clock counts seconds."""
        self._clock = clock
        self._told: dict[int, Told] = {}

    @property
    def notices(self) -> dict[int, FailureNotice]:
        """Return what stands, by port number or WHOLE_RECORDER."""
        return {port: told.notice for port, told in self._told.items()}

    def take(self, notice: FailureNotice, shown: RecorderData) -> bool:
        """Take a notice up; return whether it changes what is shown."""
        told = self._told.get(notice.port)
        if told is not None:
            self._told[notice.port] = replace(told, doubtful=False)
        if notice.failing is None or (told is not None and told.notice == notice):
            return False
        if told is None and not notice.failing and not _fails(notice.port, shown):
            return False
        self._told[notice.port] = Told(notice=notice, at=self._clock())
        return True

    def doubt(self, told_anew: Collection[int]) -> bool:
        """Doubt what a new stream did not tell again; return whether there is any.

        The next poll forgets what is still in doubt when it begins.
        """
        for port, told in self._told.items():
            self._told[port] = replace(told, doubtful=port not in told_anew)
        return any(told.doubtful for told in self._told.values())

    def begin_poll(self) -> Known:
        """Return what is known before a poll, for `end_poll`."""
        return dict(self._told)

    def end_poll(self, known: Known, polled: RecorderData) -> None:
        """Forget what the poll that has ended knows better.

        `polled` is its picture, without any news.
        """
        for port, told in list(self._told.items()):
            changed_meanwhile = told != known.get(port)
            if not (changed_meanwhile or self._stands(told, polled)):
                del self._told[port]

    def _stands(self, told: Told, polled: RecorderData) -> bool:
        """Return whether a notice from before a poll holds after it."""
        if told.notice.failing:
            return not told.doubtful
        age = timedelta(seconds=self._clock() - told.at)
        return age < STATUS_LAG_LIMIT and _fails(told.notice.port, polled)


def _fails(number: int, picture: RecorderData) -> bool:
    """Return whether a port is known to fail in a picture of the recorder."""
    port = picture.ports.get(number)
    return port is not None and port.failing is True
