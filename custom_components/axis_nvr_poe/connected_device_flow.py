"""Say what hangs on a port: a connected device, added by a person or changed."""

from typing import Any

from homeassistant.config_entries import (
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
    UnknownSubEntry,
)
from homeassistant.core import callback

from .adoption import async_adopt
from .connected_device_form import Said, form_schema, present_values
from .connected_devices import connected_device_id, connected_devices
from .names import known_ports, port_label
from .runtime import AxisNvrPoeConfigEntry


class ConnectedDeviceFlow(ConfigSubentryFlow):
    """Add a connected device, or change what was said of it."""

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for a port and what hangs there."""
        return self._async_form("user", user_input)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask the same anew."""
        try:
            subentry = self._get_reconfigure_subentry()
        except UnknownSubEntry:
            return self.async_abort(reason="removed")
        return self._async_form("reconfigure", user_input, subentry)

    @callback
    def _async_form(
        self,
        step_id: str,
        user_input: dict[str, Any] | None,
        subentry: ConfigSubentry | None = None,
    ) -> SubentryFlowResult:
        """Show the form, or take what was filled in."""
        entry: AxisNvrPoeConfigEntry = self._get_entry()
        named = {"recorder": entry.title}
        ports = known_ports(self.hass, entry)
        if not ports:
            return self.async_abort(reason="no_ports", description_placeholders=named)
        errors: dict[str, str] = {}
        if user_input is not None:
            said = Said.from_input(self.hass, entry, user_input)
            errors = said.errors(self.hass, connected_devices(entry), subentry)
            if not errors:
                return self._async_finish(entry, said, subentry)
            named["port"] = port_label(self.hass, entry, said.port)
        taken = connected_devices(entry)
        # The first one stands in the form to begin with.
        free_first = sorted(ports, key=lambda port: port in taken)
        schema = form_schema(self.hass, entry, free_first)
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                schema, user_input or present_values(self.hass, entry, subentry)
            ),
            description_placeholders=named,
            errors=errors,
        )

    @callback
    def _async_finish(
        self, entry: AxisNvrPoeConfigEntry, said: Said, subentry: ConfigSubentry | None
    ) -> SubentryFlowResult:
        """Keep what was said, and let the port take it over."""
        name = str(said.name)
        area_of = said.device_id if said.take_area else None
        async_adopt(self.hass, entry, said.port, name=name, area_of=area_of)
        unique_id = connected_device_id(said.port)
        if subentry is None:
            return self.async_create_entry(
                title=name, data=said.as_data(), unique_id=unique_id
            )
        return self.async_update_and_abort(
            entry, subentry, title=name, data=said.as_data(), unique_id=unique_id
        )
