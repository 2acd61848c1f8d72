"""What the recorder pushed of failures, beside what it says when it is polled.

A pushed failure stands until the recorder tells of its end: the status need not
show every failure. Where no stream would tell of the end, two polls that
contradict the failure end it. A pushed recovery stands until the next poll has had
the time to know of it. Whatever is pushed while a poll is under way is newer than
what that poll brings.

What a new stream tells first of a port is the state it found, and no news: where
it contradicts the status, the poll decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from ..vapix.models import WHOLE_RECORDER, FailureNotice
from .data import RecorderData

# For how long a port's status may still tell of a failure that is over.
STATUS_LAG_LIMIT = timedelta(seconds=20)

# For how long after its subscription a new stream may tell of states it found.
REPLAY_LIMIT = timedelta(seconds=10)

# How long a stream may be away and come back as if nothing had been.
STREAM_GAP_LIMIT = timedelta(seconds=10)

# So many polls in a row end a failure that no stream would tell the end of.
_CONTRADICTIONS = 2


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was last pushed of a port, or of the whole recorder."""

    notice: FailureNotice
    at: float
    """s, by the clock of the news."""
    doubtful: bool = False
    """Only a stream that is lost knew of it, or the present one contradicts it."""
    contradicted: int = 0
    """By so many polls in a row, while there was no stream."""


type Known = Mapping[int, Told]


class News:
    """The pushed failures and recoveries that stand, one a port at the most."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Know of nothing yet; the clock counts seconds."""
        self._clock = clock
        self._told: dict[int, Told] = {}
        self._found: dict[int, FailureNotice] = {}
        self._heard: set[int] = set()
        self._subscribed_at: float | None = None
        self._lost_at: float | None = clock()
        self._asks = False

    @property
    def notices(self) -> dict[int, FailureNotice]:
        """Return what stands, by port number or WHOLE_RECORDER."""
        return {port: told.notice for port, told in self._told.items()}

    @property
    def asks(self) -> bool:
        """Return whether a poll should say more, soon."""
        return self._asks

    def was_asked(self) -> None:
        """Ask for no further poll: one is on its way."""
        self._asks = False

    def begin_stream(self) -> None:
        """Listen to a new stream, which has not told anything yet."""
        self._found = {}
        self._heard = set()

    def subscribed(self) -> None:
        """Doubt what the new stream did not tell again; the next poll forgets it."""
        self._subscribed_at = self._clock()
        self._lost_at = None
        for port in self._told.keys() - self._heard:
            self._doubt(port)

    def end_stream(self) -> None:
        """Know that nobody tells of a failure's end any more."""
        self._subscribed_at = None
        if self._lost_at is None:
            self._lost_at = self._clock()

    def take(self, notice: FailureNotice, shown: RecorderData) -> bool:
        """Take a notice up; return whether it changes what is shown."""
        port = notice.port
        if port != WHOLE_RECORDER and port not in shown.ports:
            return False
        may_be_found = self._may_be_found(notice)
        self._heard.add(port)
        if notice.failing is None:
            self._asks = True
            return False
        if may_be_found and _contradicts(notice, shown):
            self._find(notice)
            return False
        self._found.pop(port, None)
        told = self._told.get(port)
        if told is not None:
            self._told[port] = replace(told, doubtful=False, contradicted=0)
        if told is not None and told.notice == notice:
            return False
        if told is None and not notice.failing and not _status_fails(port, shown):
            return False
        self._told[port] = Told(notice=notice, at=self._clock())
        self._asks = True
        return True

    def begin_poll(self) -> Known:
        """Return what is known before a poll, for `end_poll`."""
        return dict(self._told)

    def end_poll(self, known: Known, polled: RecorderData) -> None:
        """Forget what the poll that has ended knows better.

        `polled` is its picture, without any news.
        """
        for port, told in list(self._told.items()):
            if told != known.get(port):
                continue
            counted = self._count_contradiction(told, polled)
            if self._stands(counted, polled):
                self._told[port] = counted
            else:
                del self._told[port]
        self._confirm_found(polled)

    def _may_be_found(self, notice: FailureNotice) -> bool:
        """Return whether a notice may tell the state that a new stream has found."""
        if notice.port in self._heard:
            return self._found.get(notice.port) == notice
        if self._subscribed_at is None:
            return True
        age = timedelta(seconds=self._clock() - self._subscribed_at)
        return age < REPLAY_LIMIT

    def _find(self, notice: FailureNotice) -> None:
        """Keep a state that was found, until a poll confirms it or news come."""
        self._found[notice.port] = notice
        told = self._told.get(notice.port)
        if told is None:
            self._asks = True
        elif told.notice.failing is notice.failing:
            self._told[notice.port] = replace(told, doubtful=False, contradicted=0)
        else:
            self._doubt(notice.port)

    def _confirm_found(self, polled: RecorderData) -> None:
        """Believe what a stream has found once the status says the same."""
        for port, notice in list(self._found.items()):
            if notice.failing and _status_fails(port, polled):
                del self._found[port]
                self._told.setdefault(port, Told(notice=notice, at=self._clock()))

    def _doubt(self, port: int) -> None:
        self._told[port] = replace(self._told[port], doubtful=True)
        self._asks = True

    def _count_contradiction(self, told: Told, polled: RecorderData) -> Told:
        """Return what was told, with the polls that contradict it for want of a stream."""
        if self._lost_at is None or not _is_well(told.notice.port, polled):
            return replace(told, contradicted=0)
        away = timedelta(seconds=self._clock() - self._lost_at)
        if away < STREAM_GAP_LIMIT:
            return told
        return replace(told, contradicted=told.contradicted + 1)

    def _stands(self, told: Told, polled: RecorderData) -> bool:
        """Return whether a notice from before a poll holds after it."""
        port = told.notice.port
        if port != WHOLE_RECORDER and port not in polled.ports:
            return False
        if told.notice.failing:
            return not told.doubtful and told.contradicted < _CONTRADICTIONS
        age = timedelta(seconds=self._clock() - told.at)
        return age < STATUS_LAG_LIMIT and _status_fails(port, polled) is True


def _status_fails(number: int, picture: RecorderData) -> bool | None:
    """Return whether a port's status tells of a failure, None where it tells nothing."""
    port = picture.ports.get(number)
    if port is None or port.status.code is None:
        return None
    return port.status.code.is_error


def _is_well(number: int, picture: RecorderData) -> bool:
    """Return whether a status says that nothing fails."""
    if number == WHOLE_RECORDER:
        return not any(_status_fails(port, picture) for port in picture.ports)
    return _status_fails(number, picture) is False


def _contradicts(notice: FailureNotice, shown: RecorderData) -> bool:
    """Return whether a port's status contradicts a notice."""
    status = _status_fails(notice.port, shown)
    return status is not None and status is not notice.failing
