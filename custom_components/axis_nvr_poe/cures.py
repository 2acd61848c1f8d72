"""What only a person can mend: asked for while it is amiss, and withdrawn after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback

from .const import CONF_REASON
from .issues import async_end_certificate_changed, async_show_certificate_changed
from .problems import CURED_BY_LOGIN, problem_key
from .vapix.errors import ChangedCertificateError, UnauthorizedRequestError, VapixError

_IN_USE = (ConfigEntryState.SETUP_IN_PROGRESS, ConfigEntryState.LOADED)


class Cures:
    """The login form and the question about the certificate of one recorder."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Have asked for nothing yet."""
        self._hass = hass
        self._entry = entry
        self._role_is_too_low = False

    @contextmanager
    def for_poll(self) -> Iterator[None]:
        """Ask for what a poll lacks; one that works ends what was asked.

        But for a role that may read and not switch: only commands show it.
        """
        with self.asking():
            yield
        async_end_certificate_changed(self._hass, self._entry)
        if not self._role_is_too_low:
            self._withdraw_login()

    @contextmanager
    def for_command(self) -> Iterator[None]:
        """Ask for what a command lacks; one that works ends what was asked."""
        try:
            with self.asking():
                yield
        except UnauthorizedRequestError:
            self._role_is_too_low = True
            raise
        self._role_is_too_low = False
        self._withdraw_login()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask a person where something is amiss that they can mend.

        Not while the entry is being unloaded or removed: nothing would come of it.
        """
        try:
            yield
        except VapixError as err:
            if self._entry.state in _IN_USE:
                self._ask(err)
            raise

    @callback
    def _ask(self, err: VapixError) -> None:
        if isinstance(err, CURED_BY_LOGIN):
            self._entry.async_start_reauth(
                self._hass, data={CONF_REASON: problem_key(err)}
            )
        elif isinstance(err, ChangedCertificateError):
            async_show_certificate_changed(
                self._hass, self._entry, err.pinned, err.presented
            )

    @callback
    def _withdraw_login(self) -> None:
        flows = self._entry.async_get_active_flows(self._hass, {SOURCE_REAUTH})
        for flow in list(flows):
            self._hass.config_entries.flow.async_abort(flow["flow_id"])
