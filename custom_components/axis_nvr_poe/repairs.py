"""Repair flows: trust another certificate, turn a port on that stayed off."""

from collections.abc import Awaitable, Callable
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
from .issues import CERTIFICATE_CHANGED, FORGOTTEN, STILL_OFF
from .names import port_label
from .port_power import PortPower
from .problems import explained
from .restore import Kind
from .runtime import AxisNvrPoeConfigEntry
from .texts import error_text

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
        if user_input is None:
            return self.async_show_form(
                step_id="confirm", description_placeholders=self._placeholders()
            )
        return await self._async_act("confirm", self._async_repair)

    async def _async_act(
        self, step_id: str, act: Callable[[], Awaitable[None]]
    ) -> RepairsFlowResult:
        """Do what was confirmed; where it fails, say why and let it be tried again."""
        try:
            await act()
        except HomeAssistantError as err:
            return self.async_show_form(
                step_id=step_id,
                description_placeholders=self._placeholders()
                | {"error": error_text(self.hass, err)},
                errors={"base": "still_off"},
            )
        return self.async_create_entry(data={})

    def _placeholders(self) -> dict[str, str]:
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        return dict((issue and issue.translation_placeholders) or {})

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
    """Turn a port on at once that is off for a while."""

    @override
    async def _async_repair(self) -> None:
        port_power = await self._async_port_power()
        label = port_label(self.hass, self._entry, self._port)
        with explained(self.hass, self._entry.title, label):
            await port_power.async_switch(self._port, enabled=True)

    @property
    def _port(self) -> int:
        return int(self._data["port"] or 0)

    async def _async_port_power(self) -> PortPower:
        """Return what switches the port, of a recorder that is set up."""
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
        return self._entry.runtime_data.port_power


class ShedFlow(RestoreFlow):
    """Ask whether a port is to stay off whose load was shed long ago."""

    @override
    async def async_step_init(self, _: dict[str, str]) -> RepairsFlowResult:
        return self.async_show_menu(
            menu_options=["turn_on", "leave_off"],
            description_placeholders=self._placeholders(),
        )

    async def async_step_turn_on(
        self, _: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Turn it on; to choose it is to confirm it."""
        return await self._async_act("turn_on", self._async_repair)

    async def async_step_leave_off(
        self, _: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Leave it off for good; to choose it is to confirm it."""
        return await self._async_act("leave_off", self._async_leave_off)

    async def _async_leave_off(self) -> None:
        port_power = await self._async_port_power()
        await port_power.async_leave_off(self._port)


_FLOWS: dict[str, type[ConfirmFlow]] = {
    CERTIFICATE_CHANGED: TrustCertificateFlow,
    **dict.fromkeys(FORGOTTEN.values(), RestoreFlow),
    **dict.fromkeys(STILL_OFF.values(), RestoreFlow),
    FORGOTTEN[Kind.SHED]: ShedFlow,
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
