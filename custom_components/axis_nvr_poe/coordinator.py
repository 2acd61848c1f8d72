"""One coordinator per recorder: polls it, takes its news, gives it commands."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any, override

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.device_registry import format_mac
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import DOMAIN, LOGGER, POLL_INTERVAL, PUSHED_POLL_COOLDOWN
from .cures import Cures
from .problems import unavailable
from .recorder.changes import Figures, changed_figures
from .recorder.data import RecorderData
from .recorder.hardware import Hardware
from .recorder.news import News
from .recorder.reader import Reader
from .recorder.settling import Settling
from .recorder.stagger import first_pause
from .recorder.turn import Turn
from .vapix.client import RecorderClient
from .vapix.errors import (
    CommandIgnoredError,
    DifferentRecorderError,
    NotConnectedError,
    RecorderConnectionError,
    ThrottledError,
    VapixError,
    VersionNotSupportedError,
)
from .vapix.models import PortStatusCode, RecorderInfo


class AxisNvrPoeCoordinator(DataUpdateCoordinator[RecorderData]):
    """Keep what one recorder says, and tell it what to do.

    Polls and commands take turns: a poll that was under way when a command was
    given would publish the state from before it.
    """

    config_entry: ConfigEntry[Any]

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry[Any], client: RecorderClient
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
        self.api_ids: frozenset[str] = frozenset()
        self.client = client
        self.data = RecorderData()
        # All that is known of it before it has answered.
        self.device = RecorderInfo(serial_number=self.mac.replace(":", "").upper())
        self.turn = Turn()
        self._shown = self.data
        self._shows_away = False
        # With the update under way; None where all may be other than before.
        self._changed: Figures | None = None
        self._cures = Cures(hass, entry)
        self._identified = False
        self.news = News(hass.loop.time)
        self.hardware = Hardware(hass.loop.time)
        self._settling = Settling()
        self._reader = Reader(client, self._settling, self.turn, hass.loop.time)
        self._soon_at: float | None = None
        self._poll_followers: list[Callable[[RecorderData], None]] = []

    @property
    def mac(self) -> str:
        """Return the recorder's identity."""
        return str(self.config_entry.unique_id)

    @property
    def place(self) -> int:
        """Return the place among all recorders, from 0."""
        ids = [one.entry_id for one in self.hass.config_entries.async_entries(DOMAIN)]
        return ids.index(self.config_entry.entry_id)

    def concerns(self, figures: Figures | None) -> bool:
        """Return whether the update under way may be news to who shows these figures.

        It is to those who do not say, and to all when the recorder goes or comes.
        """
        changed = self._changed
        return figures is None or changed is None or not changed.isdisjoint(figures)

    @callback
    def async_follow(self, follower: Callable[[], None]) -> None:
        """Call somebody now, and with every update until the entry is unloaded."""
        follower()
        self.config_entry.async_on_unload(self.async_add_listener(follower))

    @callback
    def async_follow_polls(self, follower: Callable[[RecorderData], None]) -> None:
        """Call somebody with what every poll brings until the entry is unloaded.

        Whether it differs from what is shown or not. Meanwhile `last_update_success`
        still tells of the poll before it.
        """
        self._poll_followers.append(follower)
        self.config_entry.async_on_unload(
            partial(self._poll_followers.remove, follower)
        )

    @override
    async def _async_setup(self) -> None:
        """Learn who the recorder is."""
        try:
            with self._cures.asking():
                await self._identify()
        except VapixError as err:
            raise unavailable(self.name, err, is_set_up=False) from err

    @override
    async def _async_update_data(self) -> RecorderData:
        """Poll the recorder."""
        self._soon_at = None
        self.update_interval = POLL_INTERVAL
        async with self.turn.poll():
            try:
                with self._cures.for_poll():
                    polled = await self._poll()
            except VapixError as err:
                self._identified = False
                if isinstance(err, VersionNotSupportedError):
                    self.client.forget_schema_version()
                is_set_up = self.config_entry.state is ConfigEntryState.LOADED
                raise unavailable(self.name, err, is_set_up=is_set_up) from err
            for follower in self._poll_followers:
                follower(polled)
            return polled

    @override
    async def _async_refresh(self, *args: Any, **kwargs: Any) -> None:
        """Poll, and tell of what would go untold.

        That is another reason for which the recorder stays away; and a picture like
        the one from before the poll, where news have changed it meanwhile.
        """
        answered, reason = self.last_update_success, self.last_exception
        try:
            await super()._async_refresh(*args, **kwargs)
        except asyncio.CancelledError:
            # Nobody waits for the poll any more, which tells nothing of the recorder.
            self.last_update_success, self.last_exception = answered, reason
            raise
        stays_away = not answered and not self.last_update_success
        has_new_reason = stays_away and str(self.last_exception) != str(reason)
        if has_new_reason or self.data != self._shown:
            self.async_update_listeners()

    @callback
    @override
    def async_update_listeners(self) -> None:
        """Have everybody show what is known now."""
        before, self._shown = self._shown, self.data
        was_away, self._shows_away = self._shows_away, not self.last_update_success
        changed = (
            changed_figures(before.ports, self.data.ports)
            if self._shows_away is was_away
            else None
        )
        # What is shown may have somebody ask for another update in between.
        outer, self._changed = self._changed, changed
        super().async_update_listeners()
        self._changed = outer

    async def _poll(self) -> RecorderData:
        known = self.news.begin_poll()
        statuses = await self.client.get_port_statuses()
        if not self.last_update_success:
            # Before the statuses it would cost five requests a poll in an outage.
            await self._identify()
        polled = await self._reader.complete(statuses, self.data)
        self.news.end_poll(known, polled)
        self.update_interval = self._settling.next_pause() or self._pause()
        self.hardware.end_poll()
        return self._with_pushed(polled)

    def _pause(self) -> timedelta:
        """Return how long to wait for the next poll where nothing hastens it."""
        if self.config_entry.state is ConfigEntryState.LOADED:
            return POLL_INTERVAL
        return first_pause(self.place, POLL_INTERVAL)

    def _with_pushed(self, data: RecorderData) -> RecorderData:
        """Return the same with all that was pushed and stands."""
        return data.with_news(self.news.notices).with_hardware(self.hardware.states)

    async def _identify(self) -> None:
        """Learn who answers and which schema version to speak, once it is unknown.

        After an outage it may be another recorder, or one with other firmware.
        Raises DifferentRecorderError, and what the client raises.
        """
        if self._identified:
            return
        await self._confirm_identity()
        if (api_ids := await self.client.get_api_ids()) is not None:
            self.api_ids = api_ids
        await self.client.choose_schema_version()
        self._identified = True
        self._reader.begin_anew()

    async def _confirm_identity(self) -> None:
        """Ask who answers. Raises DifferentRecorderError, and what the client raises."""
        device = await self.client.get_device_info()
        if format_mac(device.serial_number) != self.mac:
            raise DifferentRecorderError("another serial number than before")
        self.device = device

    @callback
    def async_show_news(self) -> int:
        """Show what was pushed, and have a poll say the rest.

        Whoever brings news does not wait for that poll. Returns how many ports show
        something else.
        """
        before, data = self.data, self._with_pushed(self.data)
        if data != before:
            self.data = data
            self.async_update_listeners()
        if self.news.asks:
            self.news.was_asked()
            self.config_entry.async_create_background_task(
                self.hass, self.async_request_refresh(), f"{self.name} pushed poll"
            )
        return sum(
            port is not before.ports[number] for number, port in data.ports.items()
        )

    async def async_port_mode(self, number: int) -> bool | None:
        """Ask whether a port is enabled; to be called in the recorder's turn.

        Raises VapixError where the recorder refuses to tell.
        """
        with self._cures.asking():
            return await self.client.get_port_mode(number)

    async def async_still_waiting(self) -> list[int]:
        """Ask which ports still wait for power; to be called in the recorder's turn.

        Asks nothing where none is known to. Those that are known to do so where the
        recorder refuses to tell. Raises RecorderConnectionError.
        """
        waiting = self.data.waiting_for_power
        if not waiting:
            return []
        try:
            with self._cures.asking():
                statuses = await self.client.get_port_statuses()
        except RecorderConnectionError:
            raise
        except VapixError:
            return waiting
        return [
            port
            for port in waiting
            if port in statuses
            and statuses[port].code is PortStatusCode.ERROR_POWER_BUDGET
        ]

    async def async_set_port(self, number: int, *, enabled: bool) -> None:
        """Enable or disable a port, and see that the recorder did.

        To be called in the recorder's turn. Raises VapixError where the recorder
        did not; what it says of the port is published either way.
        """
        self._settling.switched(number)
        LOGGER.debug("Port %s of %s is to be %s", number, self.name, _word(enabled))
        mode = await self._confirmed(
            partial(self.client.set_port_mode, number, enabled=enabled),
            partial(self.client.get_port_mode, number),
        )
        LOGGER.debug("Port %s of %s is %s", number, self.name, _word(mode))
        self._poll_after_command()
        self._publish(self.data.with_port_enabled(number, enabled=mode))
        if mode is not enabled:
            raise CommandIgnoredError(enabled=enabled)

    async def async_set_keep_power(self, *, enabled: bool) -> None:
        """Have devices keep their power in a restart, or not.

        Raises VapixError where the recorder did not take it; what it says is
        published either way.
        """
        async with self.turn.command():
            LOGGER.debug("Keep power of %s is to be %s", self.name, _word(enabled))
            try:
                mode = await self._confirmed(
                    partial(self.client.set_keep_power, enabled=enabled),
                    self.client.get_keep_power,
                )
            except VapixError, asyncio.CancelledError:
                self._reader.doubt_keep_power()
                raise
            self._publish(self.data.with_keep_power(keep_power=mode))
        if mode is not enabled:
            raise CommandIgnoredError(enabled=enabled)

    async def _confirmed(
        self,
        command: Callable[..., Awaitable[None]],
        read_back: Callable[[], Awaitable[bool | None]],
    ) -> bool | None:
        """Give a command, and return what the recorder says then.

        Where nobody gets to know that, a poll finds out soon. Raises VapixError.
        """
        try:
            with self._cures.for_command():
                await self._command(command)
                return await read_back()
        except (VapixError, asyncio.CancelledError) as err:
            if self.last_update_success and not isinstance(err, ThrottledError):
                self._poll_after_command()
            raise

    async def _command(self, command: Callable[..., Awaitable[None]]) -> None:
        """Give a command to this recorder, and to no other.

        Behind a new connection another one may answer, so it is asked first.
        """
        await self._identify()
        try:
            await command(only_if_open=True)
        except NotConnectedError:
            await self._confirm_identity()
            await command()

    def _poll_after_command(self) -> None:
        """Follow what a command set in motion with a few quicker polls.

        The first of them is not put off by further commands.
        """
        now = self.hass.loop.time()
        pause = self._settling.first_pause()
        if self._soon_at is not None and self._soon_at > now:
            return
        self._soon_at = now + pause.total_seconds()
        self.update_interval = pause
        if self._listeners:
            self._schedule_refresh()

    def _publish(self, data: RecorderData) -> None:
        """Show what the recorder said, unless the rest is out of date."""
        if self.last_update_success:
            self.data = data
            self.async_update_listeners()


def _word(enabled: bool | None) -> str:  # noqa: FBT001 - it is what is put in words
    """Return a mode in a word for the debug log."""
    return {True: "on", False: "off", None: "unknown"}[enabled]
