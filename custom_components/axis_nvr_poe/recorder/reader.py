"""What a poll asks beyond the port statuses, and when."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
import logging

from ..vapix.client import RecorderClient
from ..vapix.errors import GeneralError, NotSupportedError, UnauthorizedRequestError
from ..vapix.models import PortStatus
from .data import Port, RecorderData, Settings
from .settling import Settling

_LOGGER = logging.getLogger(__name__)

# What changes rarely is read this seldom.
SETTINGS_INTERVAL = timedelta(minutes=10)


class Reader:
    """Completes what the port statuses say to a picture of the recorder."""

    def __init__(
        self, client: RecorderClient, settling: Settling, clock: Callable[[], float]
    ) -> None:
        """Have read nothing yet; the clock counts seconds."""
        self._client = client
        self._settling = settling
        self._clock = clock
        self._settings_read_at: float | None = None

    def forget_settings(self) -> None:
        """Read the settings with the next poll: the recorder may be another one."""
        self._settings_read_at = None

    async def complete(
        self, statuses: Mapping[int, PortStatus], shown: RecorderData
    ) -> RecorderData:
        """Return the picture that the statuses are part of; `shown` is the last one.

        Asks for the mode of ports whose status hides it, and for the settings where
        they are old. Raises every VapixError but those that concern one datum
        alone, which is unknown then.
        """
        self._settling.forget_all_but(statuses)
        ports = {
            number: Port(status=status, enabled=await self._enabled(status, shown))
            for number, status in sorted(statuses.items())
        }
        return RecorderData(ports=ports, settings=await self._settings(shown))

    async def _enabled(self, status: PortStatus, shown: RecorderData) -> bool | None:
        """Return whether a port is enabled, asking only where its status hides it."""
        if status.code is None:
            return None
        port = shown.ports.get(status.port)
        shown_mode = None if port is None else port.enabled
        if status.enabled is None or not self._settling.believes(
            status, shown=shown_mode
        ):
            return await _or_unknown(self._client.get_port_mode(status.port))
        self._settling.arrived(status)
        return status.enabled

    async def _settings(self, shown: RecorderData) -> Settings:
        """Return the settings, read anew where they are old."""
        now = self._clock()
        if not self._are_old(now):
            return shown.settings
        power_budget = await _or_unknown(self._client.get_total_power_limit())
        try:
            keep_power = await _or_unknown(
                self._client.get_keep_power(), NotSupportedError
            )
        except NotSupportedError:
            settings = Settings(power_budget=power_budget, keep_power_supported=False)
        else:
            settings = Settings(power_budget=power_budget, keep_power=keep_power)
        self._settings_read_at = now
        return settings

    def _are_old(self, now: float) -> bool:
        """Return whether it is time to read the settings again."""
        if self._settings_read_at is None:
            return True
        return timedelta(seconds=now - self._settings_read_at) >= SETTINGS_INTERVAL


async def _or_unknown[T](
    answer: Awaitable[T | None], *telling: type[GeneralError]
) -> T | None:
    """Return an answer, None where the recorder refuses this one alone.

    Raises UnauthorizedRequestError, which concerns all answers, and the errors
    that tell something themselves.
    """
    try:
        return await answer
    except GeneralError as err:
        if isinstance(err, (UnauthorizedRequestError, *telling)):
            raise
        _LOGGER.debug("The recorder refuses one answer, which is unknown: %s", err)
        return None
