"""Keep the event stream open; it only ever brings news to the coordinator."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from homeassistant.core import CoreState, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started

from .const import (
    LOGGER,
    NEWS_INTERVAL,
    POLL_INTERVAL,
    STREAM_RETRY_INTERVALS,
    STREAM_SETTLED_AFTER,
)
from .coordinator import AxisNvrPoeCoordinator
from .recorder.stagger import turn_of
from .vapix.errors import VapixError
from .vapix.events import STREAM_API_ID, Subscribed, open_event_stream
from .vapix.models import HardwareNotice

# So often news of many ports may be shown without a pause.
_AT_ONCE = 4

# Showing costs by the port; the pause for each, s, up to that for many.
_A_PORT = 0.1


class _Paced:
    """Does something as often as it is asked for, but no more often than is good.

    A few times at once: a failure may be over in a moment, and is told of its port
    and of the whole recorder. In a burst once every NEWS_INTERVAL, more often where it
    is of few ports. The last time it is asked for is never left out.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, action: Callable[[], int]
    ) -> None:
        """Do nothing until asked. The action returns how many ports it was about."""
        self._action = action
        self._loop = loop
        self._interval = NEWS_INTERVAL.total_seconds()
        self._leeway = (_AT_ONCE - 0.5) * self._interval
        self._next_at = loop.time()
        self._timer: asyncio.TimerHandle | None = None

    @callback
    def ask(self) -> None:
        """Do it now, or as soon as it is time."""
        if self._timer is not None:
            return
        due = self._next_at - self._leeway
        if due <= self._loop.time():
            self._do()
        else:
            self._timer = self._loop.call_at(due, self._do)

    @callback
    def cancel(self) -> None:
        """Do it no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _do(self) -> None:
        self._timer = None
        ports = max(self._action(), 1)
        pause = min(self._interval, _A_PORT * ports)
        self._next_at = max(self._next_at, self._loop.time()) + pause


class FailureListener:
    """Listens to the event stream of one recorder, for as long as it lists one.

    A stream that cannot be had costs nothing but the head start: the poll alone
    decides what is available.
    """

    def __init__(self, coordinator: AxisNvrPoeCoordinator) -> None:
        """Initialize, without a stream yet."""
        self._coordinator = coordinator
        self._task: asyncio.Task[None] | None = None
        self._recorder_is_back = asyncio.Event()
        self._lost = False
        self._showing = _Paced(coordinator.hass.loop, coordinator.async_show_news)
        coordinator.config_entry.async_on_unload(self._showing.cancel)

    @callback
    def async_start(self) -> None:
        """Listen until the entry is unloaded.

        Not while Home Assistant starts: then each recorder's stream has its turn in
        the time between two polls.
        """
        hass, entry = self._coordinator.hass, self._coordinator.config_entry

        @callback
        def follow(_: datetime) -> None:
            self._coordinator.async_follow(self._updated)

        @callback
        def follow_in_turn(hass: HomeAssistant) -> None:
            turn = turn_of(self._coordinator.place, POLL_INTERVAL)
            entry.async_on_unload(async_call_later(hass, turn, follow))

        if hass.state is CoreState.running:
            self._coordinator.async_follow(self._updated)
        else:
            entry.async_on_unload(async_at_started(hass, follow_in_turn))

    @callback
    def _updated(self) -> None:
        """Keep a stream where the recorder has one; try again once it is back."""
        coordinator = self._coordinator
        if not coordinator.last_update_success:
            self._recorder_is_back.clear()
            return
        self._recorder_is_back.set()
        listed = STREAM_API_ID in coordinator.api_ids
        if listed and (self._task is None or self._task.done()):
            self._task = coordinator.config_entry.async_create_background_task(
                coordinator.hass, self._run(), f"{coordinator.name} event stream"
            )
        elif not listed and self._task is not None:
            self._task.cancel()
            self._task = None
            coordinator.hardware.forget()

    async def _run(self) -> None:
        """Open the stream again whenever it ends, ever less often if in vain."""
        loop = asyncio.get_running_loop()
        failures = 0
        while True:
            await self._recorder_is_back.wait()
            started = loop.time()
            try:
                await self._listen()
            except VapixError as err:
                self._note_lost(err)
            if loop.time() - started > STREAM_SETTLED_AFTER.total_seconds():
                failures = 0
            interval = STREAM_RETRY_INTERVALS[
                min(failures, len(STREAM_RETRY_INTERVALS) - 1)
            ]
            failures += 1
            await asyncio.sleep(interval.total_seconds())

    async def _listen(self) -> None:
        """Bring news until the stream ends, which raises a VapixError."""
        coordinator = self._coordinator
        news, hardware = coordinator.news, coordinator.hardware
        news.begin_stream()
        hardware.begin_stream()
        try:
            async with open_event_stream(coordinator.client.transport) as stream:
                async for told in stream.news():
                    changed = False
                    if isinstance(told, Subscribed):
                        self._note_open()
                        news.subscribed()
                        hardware.subscribed()
                    else:
                        LOGGER.debug("%s tells by itself: %s", coordinator.name, told)
                        changed = (
                            hardware.take(told)
                            if isinstance(told, HardwareNotice)
                            else news.take(told, coordinator.data)
                        )
                    if changed or news.asks:
                        self._showing.ask()
        finally:
            news.end_stream()

    @callback
    def _note_open(self) -> None:
        name = self._coordinator.name
        if self._lost:
            LOGGER.info("The event stream of %s is back", name)
        else:
            LOGGER.debug("The event stream of %s is open", name)
        self._lost = False

    @callback
    def _note_lost(self, err: VapixError) -> None:
        name = self._coordinator.name
        if self._lost:
            LOGGER.debug("The event stream of %s is still away: %s", name, err)
        else:
            LOGGER.info(
                "The event stream of %s is lost, polling goes on: %s", name, err
            )
        self._lost = True
