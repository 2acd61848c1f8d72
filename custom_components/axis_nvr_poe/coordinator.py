"""One coordinator per recorder: polls it and carries commands through."""

import asyncio
from collections.abc import Awaitable, Iterator, Mapping
from datetime import timedelta
from time import monotonic
from typing import override

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    ConfigEntryError,
    HomeAssistantError,
)
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.device_registry import format_mac
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from .const import (
    CONF_REASON,
    DOMAIN,
    LOGGER,
    POLL_INTERVAL,
    PUSHED_POLL_COOLDOWN,
    SETTINGS_INTERVAL,
    SETTLING_INTERVALS,
    STATUS_LAG_LIMIT,
    THROTTLED_INTERVAL,
)
from .data import Port, RecorderData, Settings
from .issues import async_end_certificate_changed, async_show_certificate_changed
from .power_cycle import PowerCycles
from .problem import INVALID_AUTH, OPERATOR_NEEDED, problem_key, problem_placeholders
from .push import Push
from .vapix.client import RecorderClient
from .vapix.errors import (
    ChangedCertificateError,
    GeneralError,
    NotSupportedError,
    ThrottledError,
    UnauthorizedRequestError,
    UnsupportedSchemaError,
    VapixError,
    VersionNotSupportedError,
)
from .vapix.models import DeviceInfo, PoeFailure, PortStatus

_CURED_BY_REAUTH = (INVALID_AUTH, OPERATOR_NEEDED)

type AxisNvrPoeConfigEntry = ConfigEntry[AxisNvrPoeCoordinator]


class AxisNvrPoeCoordinator(DataUpdateCoordinator[RecorderData]):
    """Keep what one recorder says, and tell it what to do.

    Polls and commands take turns: a poll that was under way when a command was
    given would publish the state from before it.
    """

    config_entry: AxisNvrPoeConfigEntry
    device: DeviceInfo

    def __init__(
        self, hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, client: RecorderClient
    ) -> None:
        """Initialize the coordinator."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=entry.title,
            update_interval=POLL_INTERVAL,
            always_update=False,
            request_refresh_debouncer=Debouncer(
                hass,
                LOGGER,
                cooldown=PUSHED_POLL_COOLDOWN.total_seconds(),
                immediate=True,
            ),
        )
        self.client = client
        self.data = RecorderData()
        self.power_cycles = PowerCycles(self)
        self.push = Push(self)
        self.api_ids: frozenset[str] = frozenset()
        self._doubtful_news: set[int] = set()
        self._news_at: dict[int, float] = {}
        self._identified = False
        self.turn = asyncio.Lock()
        self._settings_read_at: float | None = None
        self._settling_intervals: Iterator[timedelta] = iter(())
        self._unsettled_ports: set[int] = set()

    @property
    def mac(self) -> str:
        """Return the recorder's identity."""
        return format_mac(self.device.serial_number)

    @override
    async def _async_setup(self) -> None:
        """Read what stays the same while the recorder runs."""
        try:
            await self._make_sure_who_answers()
        except VapixError as err:
            raise self._unavailable(err) from err

    @override
    async def _async_update_data(self) -> RecorderData:
        """Poll the recorder."""
        async with self.turn:
            self.update_interval = POLL_INTERVAL
            try:
                data = await self._read()
            except VapixError as err:
                self._identified = False
                if isinstance(err, VersionNotSupportedError):
                    self.client.forget_schema_version()
                raise self._unavailable(err) from err
            if self._unsettled_ports:
                self.update_interval = next(self._settling_intervals, POLL_INTERVAL)
            return data

    @callback
    def async_take_news(self, news: PoeFailure) -> None:
        """Show what was pushed, and have the poll say the rest."""
        self._doubtful_news.discard(news.port)
        if news.failing is not None:
            if news == self.data.news.get(news.port) or self._says_nothing_new(news):
                return
            self._news_at[news.port] = monotonic()
            self.data = self.data.with_news({**self.data.news, news.port: news})
            self.async_update_listeners()
        self._pull_poll_forward()

    @callback
    def async_doubt_news(self, told_anew: set[int]) -> None:
        """Forget with the next poll what only a lost stream knew of."""
        self._doubtful_news = set(self.data.news) - told_anew
        if self._doubtful_news:
            self._pull_poll_forward()

    def _pull_poll_forward(self) -> None:
        """Poll without making whoever brings news wait for it."""
        self.config_entry.async_create_background_task(
            self.hass, self.async_request_refresh(), f"{self.name} pushed poll"
        )

    def _says_nothing_new(self, news: PoeFailure) -> bool:
        """Return whether a recovery is told of what has not failed."""
        if news.failing or news.port in self.data.news:
            return False
        port = self.data.ports.get(news.port)
        return port is None or not port.failing

    async def async_port_mode(self, number: int) -> bool | None:
        """Ask whether a port is enabled; to be called in the recorder's turn.

        Raises HomeAssistantError where the recorder refuses to tell.
        """
        try:
            return await self.client.get_port_mode(number)
        except VapixError as err:
            raise self._command_failed(err, "port_", port=str(number)) from err

    async def async_set_port(self, number: int, *, enabled: bool) -> None:
        """Enable or disable a port, and see that the recorder did.

        To be called in the recorder's turn. Raises HomeAssistantError where the
        recorder did not; what it says of the port is published either way.
        """
        self._unsettled_ports.add(number)
        try:
            await self._make_sure_who_answers()
            await self.client.set_port_mode(number, enabled=enabled)
            mode = await self.client.get_port_mode(number)
        except VapixError as err:
            if self.last_update_success and not isinstance(err, ThrottledError):
                self._poll_soon()
            raise self._command_failed(err, "port_", port=str(number)) from err
        self._poll_soon()
        self._publish(self.data.with_port_enabled(number, enabled=mode))
        if mode is not enabled:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key=f"port_not_turned_{'on' if enabled else 'off'}",
                translation_placeholders={"recorder": self.name, "port": str(number)},
            )

    async def async_set_keep_power(self, *, enabled: bool) -> None:
        """Have devices keep their power in a restart, or not.

        Raises HomeAssistantError where the recorder did not take it; what it
        says is published either way.
        """
        async with self.turn:
            try:
                await self.client.set_keep_power(enabled=enabled)
                keep_power = await self.client.get_keep_power()
            except VapixError as err:
                raise self._command_failed(err) from err
            self._publish(self.data.with_keep_power(keep_power=keep_power))
        if keep_power is not enabled:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key=f"keep_power_not_turned_{'on' if enabled else 'off'}",
                translation_placeholders={"recorder": self.name},
            )

    async def _make_sure_who_answers(self) -> None:
        """Learn who answers and which schema version to speak, once it is unknown.

        After an outage it may be another recorder, or one with other firmware.
        """
        if self._identified:
            return
        device = await self.client.get_device_info()
        if format_mac(device.serial_number) != self.config_entry.unique_id:
            raise UpdateFailed(
                translation_domain=DOMAIN,
                translation_key="different_recorder",
                translation_placeholders={"recorder": self.name},
            )
        self.device = device
        if (api_ids := await self.client.get_api_ids()) is not None:
            self.api_ids = api_ids
        await self.client.choose_schema_version()
        async_end_certificate_changed(self.hass, self.config_entry)
        self._identified = True
        self._settings_read_at = None

    async def _read(self) -> RecorderData:
        """Read the ports, and the settings where it is their time."""
        news_before = self.data.news
        doubtful = self._doubtful_news
        statuses = await self.client.get_port_statuses()
        self._unsettled_ports &= statuses.keys()
        if not self.last_update_success:
            await self._make_sure_who_answers()
            self.power_cycles.async_recorder_is_back()
        ports = {
            number: Port(status=status, enabled=await self._read_port_mode(status))
            for number, status in sorted(statuses.items())
        }
        data = RecorderData(ports=ports, settings=await self._current_settings())
        self._doubtful_news = self._doubtful_news - doubtful
        return data.with_news(
            {
                number: news
                for number, news in self.data.news.items()
                if (news.failing and number not in doubtful)
                or news is not news_before.get(number)
                or self._status_lags_behind(news, ports)
            }
        )

    def _status_lags_behind(self, news: PoeFailure, ports: Mapping[int, Port]) -> bool:
        """Return whether a recovery is so fresh that the status may not know it."""
        if news.failing or (port := ports.get(news.port)) is None or not port.failing:
            return False
        age = monotonic() - self._news_at[news.port]
        return age < STATUS_LAG_LIMIT.total_seconds()

    async def _read_port_mode(self, status: PortStatus) -> bool | None:
        """Return whether a port is enabled, asking only where its status hides it.

        The status may lag behind a command for seconds. Until it has caught up,
        the port mode itself decides where the two disagree.
        """
        if status.code is None:
            return None
        if status.enabled is not None and (
            status.port not in self._unsettled_ports
            or status.enabled is self._published_mode(status.port)
        ):
            if status.code.is_settled:
                self._unsettled_ports.discard(status.port)
            return status.enabled
        return await _or_unknown(self.client.get_port_mode(status.port))

    def _published_mode(self, number: int) -> bool | None:
        port = self.data.ports.get(number)
        return None if port is None else port.enabled

    async def _current_settings(self) -> Settings:
        """Return the settings, read anew where they are old."""
        now = monotonic()
        read_at = self._settings_read_at
        if read_at is not None and now - read_at < SETTINGS_INTERVAL.total_seconds():
            return self.data.settings
        power_budget = await _or_unknown(self.client.get_total_power_limit())
        try:
            keep_power = await _or_unknown(
                self.client.get_keep_power(), NotSupportedError
            )
        except NotSupportedError:
            settings = Settings(power_budget=power_budget, keep_power_supported=False)
        else:
            settings = Settings(power_budget=power_budget, keep_power=keep_power)
        self._settings_read_at = now
        return settings

    def _poll_soon(self) -> None:
        """Follow what a command set in motion with a few quicker polls."""
        self._settling_intervals = iter(SETTLING_INTERVALS)
        self.update_interval = next(self._settling_intervals)
        if self._listeners:
            self._schedule_refresh()

    def _publish(self, data: RecorderData) -> None:
        """Show what the recorder said, unless the rest is out of date."""
        if self.last_update_success:
            self.async_set_updated_data(data)

    def _unavailable(self, err: VapixError) -> HomeAssistantError:
        """Return the error that makes the recorder unavailable, and start its cure."""
        key = problem_key(err)
        placeholders = {"recorder": self.name, **problem_placeholders(err)}
        if key in _CURED_BY_REAUTH:
            self.config_entry.async_start_reauth(self.hass, data={CONF_REASON: key})
            return ConfigEntryAuthFailed(
                translation_domain=DOMAIN,
                translation_key=key,
                translation_placeholders=placeholders,
            )
        if isinstance(err, UnsupportedSchemaError):
            return ConfigEntryError(
                translation_domain=DOMAIN,
                translation_key=key,
                translation_placeholders=placeholders,
            )
        if isinstance(err, ChangedCertificateError):
            async_show_certificate_changed(
                self.hass, self.config_entry, err.pinned, err.presented
            )
        throttled = isinstance(err, ThrottledError)
        return UpdateFailed(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders=placeholders,
            retry_after=THROTTLED_INTERVAL.total_seconds() if throttled else None,
        )

    def _command_failed(
        self, err: VapixError, scope: str = "", **placeholders: str
    ) -> HomeAssistantError:
        """Return the error for whoever gave the command, and start its cure."""
        key = problem_key(err)
        loaded = self.config_entry.state is ConfigEntryState.LOADED
        if key in _CURED_BY_REAUTH and loaded:
            self.config_entry.async_start_reauth(self.hass, data={CONF_REASON: key})
        return HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=f"{scope}{key}",
            translation_placeholders={
                "recorder": self.name,
                **placeholders,
                **problem_placeholders(err),
            },
        )


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
        LOGGER.debug("The recorder keeps a datum to itself: %s", err)
        return None
