"""Keep the event stream open; it only ever brings news to the coordinator."""

import asyncio

from homeassistant.core import callback

from .const import LOGGER, STREAM_RETRY_INTERVALS, STREAM_SETTLED_AFTER
from .coordinator import AxisNvrPoeCoordinator
from .vapix.errors import VapixError
from .vapix.events import STREAM_API_ID, Subscribed, open_event_stream


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

    @callback
    def async_updated(self) -> None:
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
            coordinator.async_doubt_news(set())

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
        told: set[int] = set()
        async with open_event_stream(self._coordinator.client.transport) as stream:
            async for news in stream.news():
                if isinstance(news, Subscribed):
                    self._note_open()
                    self._coordinator.async_doubt_news(told)
                else:
                    told.add(news.port)
                    self._coordinator.async_take_notice(news)

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
