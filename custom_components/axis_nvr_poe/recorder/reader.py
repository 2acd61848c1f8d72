"""What a poll asks beyond the port statuses, and when.

One answer that makes no sense, or is refused, costs one datum. A poll leaves what it
has yet to ask when a command waits, or when it has taken long.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
import logging

from ..vapix.client import RecorderClient
from ..vapix.errors import (
    GeneralError,
    NotSupportedError,
    ResponseError,
    UnauthorizedRequestError,
    VapixError,
)
from ..vapix.models import PortStatus, PortStatusCode
from .data import Port, RecorderData, Settings
from .presence import Presence
from .seldom import INTERVAL, Seldom
from .settling import Settling
from .turn import Turn

_LOGGER = logging.getLogger(__name__)

# After so long a poll asks no more ports for their modes, the next one does.
LONGEST_POLL = timedelta(seconds=10)


class Reader:
    """Completes what the port statuses say to a picture of the recorder."""

    def __init__(
        self,
        client: RecorderClient,
        settling: Settling,
        turn: Turn,
        clock: Callable[[], float],
    ) -> None:
        """Have read nothing yet; the clock counts seconds."""
        self._client = client
        self._settling = settling
        self._turn = turn
        self._clock = clock
        self._asked_at: dict[int, float] = {}
        self._presence = Presence(clock)
        self._begins = True
        # Ports that read as disabled to begin with, and have yet to be asked.
        self._doubted: set[int] = set()
        # Of those, ports that are enabled.
        self._misread: set[int] = set()
        self._budget = Seldom(clock)
        self._keep_power = Seldom(clock)
        # What the last poll brought, without news, and what it was made of.
        self._statuses: Mapping[int, PortStatus] = {}
        self._picture = RecorderData()
        self._rests = False

    def begin_anew(self) -> None:
        """Believe nothing that was read before: the recorder may be another one."""
        self._asked_at = {}
        self._presence.begin_anew()
        self._begins = True
        self._misread = set()
        self._budget = Seldom(self._clock)
        self._keep_power = Seldom(self._clock)

    def doubt_keep_power(self) -> None:
        """Read with the next poll whether power is kept: that may have been changed."""
        self._keep_power = Seldom(self._clock)

    async def complete(
        self, statuses: Mapping[int, PortStatus], shown: RecorderData
    ) -> RecorderData:
        """Return the picture that the statuses are part of; `shown` is the last one.

        Asks for the mode of ports whose status hides it, and for the settings where
        they are old. Where nothing is new, and nothing is to be asked, it is the
        picture from before; a port whose record is the same is the same object.
        Raises every VapixError but those that concern one datum alone, which is
        unknown then.
        """
        if statuses is self._statuses and self._has_nothing_to_ask(shown):
            return self._picture
        began = self._clock()
        self._rests = False
        self._settling.forget_all_but(statuses)
        self._doubt_disabled(statuses)
        hidden = [one for one in statuses.values() if self._hides_mode(one, shown)]
        asked = await self._ask_modes(hidden, shown, began)
        ports = {
            number: self._port(status, asked)
            for number, status in sorted(statuses.items())
        }
        picture = RecorderData(ports=ports, settings=await self._settings(shown))
        if picture != self._picture:
            self._picture = picture
        self._statuses = statuses
        is_looked_for = any(_is_looked_for(port) for port in ports.values())
        self._rests = not hidden and not self._doubted and not is_looked_for
        return self._picture

    def _has_nothing_to_ask(self, shown: RecorderData) -> bool:
        """Return whether the same statuses mean the same as at the last poll."""
        return (
            self._rests
            and self._settling.rests
            and shown.settings == self._picture.settings
            and not self._budget.is_due
            and not self._keep_power.is_due
        )

    def _doubt_disabled(self, statuses: Mapping[int, PortStatus]) -> None:
        """Doubt ports that read as disabled to begin with, until they were asked.

        Some sources of power read so after a start although the port is enabled.
        Such a status is not believed until it changes, or the port is switched.
        """
        disabled = {
            port
            for port, status in statuses.items()
            if status.code is PortStatusCode.DISABLED
        }
        self._doubted = disabled if self._begins else disabled & self._doubted
        self._begins = False
        self._misread = {
            port
            for port in disabled & self._misread
            if not self._settling.is_watched(port)
        }

    def _hides_mode(self, status: PortStatus, shown: RecorderData) -> bool:
        """Return whether a port has to be asked for its mode."""
        if status.code is None:
            return False
        if status.enabled is None or status.port in self._doubted:
            return True
        shown_mode = _shown_mode(status.port, shown)
        return not self._settling.believes(status, shown=shown_mode)

    async def _ask_modes(
        self, statuses: Iterable[PortStatus], shown: RecorderData, began: float
    ) -> dict[int, bool | None]:
        """Return the modes of ports that hide them; as shown where time is short."""
        modes: dict[int, bool | None] = {}
        # Whoever was asked longest ago comes first.
        ports = sorted(one.port for one in statuses)
        for port in sorted(ports, key=lambda port: self._asked_at.get(port, 0.0)):
            if self._turn.is_wanted or self._has_taken_long(began):
                modes[port] = _shown_mode(port, shown)
                continue
            mode = await _or_unknown(self._client.get_port_mode(port))
            self._asked_at[port] = self._clock()
            modes[port] = self._end_doubt(port, mode)
        return modes

    def _end_doubt(self, port: int, mode: bool | None) -> bool | None:  # noqa: FBT001
        """Return a mode that was asked for, and keep whether the status lies."""
        if port not in self._doubted:
            return mode
        self._doubted.remove(port)
        if mode:
            self._misread.add(port)
        # Where nothing was answered, the status is all there is.
        return mode is True

    def _port(self, status: PortStatus, asked: Mapping[int, bool | None]) -> Port:
        enabled = self._mode(status, asked)
        has_device = self._presence.seen(status, enabled=enabled)
        port = Port(status=status, enabled=enabled, has_device=has_device)
        known = self._picture.ports.get(status.port)
        return known if known is not None and known == port else port

    def _mode(
        self, status: PortStatus, asked: Mapping[int, bool | None]
    ) -> bool | None:
        """Return a port's mode, as it was asked for or as its status tells it."""
        if status.port in asked:
            return asked[status.port]
        if status.port in self._misread:
            return True
        self._settling.arrived(status)
        return status.enabled

    async def _settings(self, shown: RecorderData) -> Settings:
        """Return the settings; each is read anew in its time if no command waits."""
        settings = shown.settings
        if self._budget.is_due and not self._turn.is_wanted:
            settings = await self._read_budget(settings)
        if self._keep_power.is_due and not self._turn.is_wanted:
            settings = await self._read_keep_power(settings)
        return settings

    async def _read_budget(self, settings: Settings) -> Settings:
        budget = await _or_unknown(self._client.get_total_power_limit())
        self._budget.heard(budget)
        return replace(settings, power_budget=budget)

    async def _read_keep_power(self, settings: Settings) -> Settings:
        keep_power: bool | None = None
        try:
            keep_power = await self._client.get_keep_power()
        except NotSupportedError:
            self._keep_power.refused(INTERVAL)
            return replace(settings, keep_power=None, keep_power_supported=False)
        except _MAY_BE_ONE_DATUM as err:
            _note_unknown(err)
        self._keep_power.heard(keep_power)
        return replace(settings, keep_power=keep_power, keep_power_supported=True)

    def _has_taken_long(self, began: float) -> bool:
        return timedelta(seconds=self._clock() - began) >= LONGEST_POLL


def _is_looked_for(port: Port) -> bool:
    """Return whether time alone will tell that no device is at a port."""
    is_empty = port.status.code is PortStatusCode.NOT_CONNECTED
    return is_empty and port.has_device is None


def _shown_mode(number: int, shown: RecorderData) -> bool | None:
    """Return the mode that is shown of a port."""
    port = shown.ports.get(number)
    return None if port is None else port.enabled


# Errors that may concern one answer alone.
_MAY_BE_ONE_DATUM = (GeneralError, ResponseError)


async def _or_unknown[T](answer: Awaitable[T | None]) -> T | None:
    """Return an answer, None where this one alone is refused or makes no sense.

    Raises what concerns all answers.
    """
    try:
        return await answer
    except _MAY_BE_ONE_DATUM as err:
        _note_unknown(err)
        return None


def _note_unknown(err: VapixError) -> None:
    """Note that a datum is unknown; raise an error that concerns all of them."""
    if isinstance(err, UnauthorizedRequestError):
        raise err
    _LOGGER.debug("The recorder refuses one answer, which is unknown: %s", err)
