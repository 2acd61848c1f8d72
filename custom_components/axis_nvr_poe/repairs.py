"""Repair flows: trust another certificate, turn a port on that stayed off."""

from typing import override

from homeassistant.components.repairs import (
    ConfirmRepairFlow,
    RepairsFlow,
    RepairsFlowResult,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import UnknownFlow
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

from .const import CONF_FINGERPRINT, DOMAIN
from .issues import CERTIFICATE_CHANGED, FORGOTTEN, RESTORE
from .names import port_label
from .problems import explained
from .runtime import AxisNvrPoeConfigEntry

type IssueData = dict[str, str | int | float | None]


class ConfirmFlow(RepairsFlow):
    """Say what is at stake, and do it once the user confirms."""

    def __init__(self, entry: AxisNvrPoeConfigEntry, data: IssueData) -> None:
        """Initialize the flow."""
        self._entry = entry
        self._data = data

    async def async_step_init(self, _: dict[str, str]) -> RepairsFlowResult:
        """Begin; what comes along is the issue, not yet the user's consent."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask, and act on the answer."""
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        placeholders = dict((issue and issue.translation_placeholders) or {})
        errors = {}
        if user_input is not None:
            try:
                await self._async_repair()
            except HomeAssistantError as err:
                errors["base"] = "still_off"
                placeholders["error"] = str(err)
            else:
                return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm", description_placeholders=placeholders, errors=errors
        )

    async def _async_repair(self) -> None:
        """Do what was confirmed."""
        raise NotImplementedError


class TrustCertificateFlow(ConfirmFlow):
    """Accept the certificate that the recorder now presents, and no other."""

    @override
    async def _async_repair(self) -> None:
        data = {**self._entry.data, CONF_FINGERPRINT: self._data["presented"]}
        self.hass.config_entries.async_update_entry(self._entry, data=data)
        self.hass.config_entries.async_schedule_reload(self._entry.entry_id)


class RestoreFlow(ConfirmFlow):
    """Turn a port on at once that a power cycle left off."""

    @override
    async def _async_repair(self) -> None:
        port = int(self._data["port"] or 0)
        if self._entry.state is not ConfigEntryState.LOADED:
            await self.hass.config_entries.async_reload(self._entry.entry_id)
        if self._entry.state is not ConfigEntryState.LOADED:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="recorder_not_set_up",
                translation_placeholders={
                    "recorder": self._entry.title,
                    "reason": self._entry.reason or "?",
                },
            )
        label = port_label(self.hass, self._entry, port)
        with explained(self.hass, self._entry.title, label):
            await self._entry.runtime_data.port_power.async_switch(port, enabled=True)


_FLOWS: dict[str, type[ConfirmFlow]] = {
    CERTIFICATE_CHANGED: TrustCertificateFlow,
    FORGOTTEN: RestoreFlow,
    RESTORE: RestoreFlow,
}


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: IssueData | None
) -> RepairsFlow:
    """Return the flow that repairs an issue."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    flow = None if issue is None else _FLOWS.get(issue.translation_key or "")
    if flow is None or data is None:
        return ConfirmRepairFlow()
    entry = hass.config_entries.async_get_entry(str(data["entry_id"]))
    if entry is None:
        raise UnknownFlow(issue_id)
    return flow(entry, data)
