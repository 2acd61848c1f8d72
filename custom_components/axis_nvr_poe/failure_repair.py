"""Tells a person of PoE failures that last."""

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_call_later

from .coordinator import AxisNvrPoeCoordinator
from .issues import async_end_poe_failure, async_show_poe_failure
from .recorder.lasting import LastingFailures


class FailureRepair:
    """The one repair there is about a recorder's failures.

    It is not shown while the recorder is away, for then nobody knows.
    """

    def __init__(self, coordinator: AxisNvrPoeCoordinator) -> None:
        """Show nothing yet, and nothing any more once the entry is unloaded."""
        self._coordinator = coordinator
        self._failures = LastingFailures(coordinator.hass.loop.time)
        self._cancel_timer: CALLBACK_TYPE | None = None
        coordinator.config_entry.async_on_unload(self._async_end)

    @callback
    def async_updated(self, *_: object) -> None:
        """Show what has lasted, and look again when something else will have."""
        coordinator = self._coordinator
        self._async_cancel_timer()
        if not coordinator.last_update_success:
            self._async_end()
            return
        self._failures.update(coordinator.data)
        async_show_poe_failure(
            coordinator.hass, coordinator.config_entry, self._failures.lasting
        )
        if (delay := self._failures.next_in) is not None:
            self._cancel_timer = async_call_later(
                coordinator.hass, delay, self.async_updated
            )

    @callback
    def _async_end(self) -> None:
        self._async_cancel_timer()
        async_end_poe_failure(self._coordinator.hass, self._coordinator.config_entry)

    @callback
    def _async_cancel_timer(self) -> None:
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None
