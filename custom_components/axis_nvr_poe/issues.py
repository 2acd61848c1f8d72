"""Repair issues: what a person has to know or to decide, and when it is over."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from .certificates import in_lines
from .const import DOMAIN
from .names import port_label, port_labels
from .recorder.data import RecorderData
from .restore import Kind, Restore
from .texts import common_text, number_text
from .vapix.models import WHOLE_RECORDER, FailureNotice, PortStatusCode

CERTIFICATE_CHANGED = "certificate_changed"
# The ids are older than the words.
RESTORE = "owed_restore"
STILL_OFF = {
    Kind.CYCLE: RESTORE,
    Kind.HELD: "owed_held",
    Kind.SHED: "owed_shed",
}
FORGOTTEN = {
    Kind.CYCLE: "forgotten_restore",
    Kind.HELD: "forgotten_held",
    Kind.SHED: "forgotten_shed",
}
LEFT_OFF = "left_dark"
POE_FAILURE = "poe_failure"
POWER_BUDGET = "power_budget"
WATCHDOG = "watchdog"
WATCHDOG_UNSEEN = "watchdog_unseen"


@callback
def async_show_restore(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    port: int,
    restore: Restore,
    error: str,
) -> None:
    """Tell that a port is still off, since when, what for, and why."""
    _show_restore(hass, entry, port, restore, STILL_OFF[restore.kind], error=error)


@callback
def async_show_forgotten_restore(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int, restore: Restore
) -> None:
    """Ask whether a port is to come on that was turned off long ago."""
    _show_restore(hass, entry, port, restore, FORGOTTEN[restore.kind])


def _show_restore(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    port: int,
    restore: Restore,
    key: str,
    **placeholders: str,
) -> None:
    """Show the one issue there is about a port that is off."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{RESTORE}_{entry.entry_id}_{port}",
        data={"entry_id": entry.entry_id, "port": port},
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key=key,
        translation_placeholders={
            "port": port_label(hass, entry, port),
            "since": _local_time(restore.since),
            **placeholders,
        },
    )


@callback
def async_end_restore(hass: HomeAssistant, entry: ConfigEntry[Any], port: int) -> None:
    """Withdraw it: the port is on again, or somebody wants it off."""
    ir.async_delete_issue(hass, DOMAIN, f"{RESTORE}_{entry.entry_id}_{port}")


@callback
def async_end_restores_but(
    hass: HomeAssistant, entry: ConfigEntry[Any], ports: Collection[int]
) -> None:
    """Withdraw those without a cause, such as a kill leaves behind."""
    caused = {f"{RESTORE}_{entry.entry_id}_{port}" for port in ports}
    for domain, issue_id in list(ir.async_get(hass).issues):
        is_ours = issue_id.startswith(f"{RESTORE}_{entry.entry_id}_")
        if domain == DOMAIN and is_ours and issue_id not in caused:
            ir.async_delete_issue(hass, DOMAIN, issue_id)


@callback
def async_show_left_off(
    hass: HomeAssistant, entry: ConfigEntry[Any], ports: list[int]
) -> None:
    """Tell that a recorder was removed before its ports could be turned on again."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{LEFT_OFF}_{entry.entry_id}",
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key=LEFT_OFF,
        translation_placeholders={
            "recorder": entry.title,
            "ports": port_labels(hass, entry, *ports),
        },
    )


@callback
def async_show_certificate_changed(
    hass: HomeAssistant, entry: ConfigEntry[Any], pinned: str, presented: str
) -> None:
    """Ask whether the certificate the recorder now presents is to be trusted."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{CERTIFICATE_CHANGED}_{entry.entry_id}",
        data={"entry_id": entry.entry_id, "presented": presented},
        is_fixable=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key=CERTIFICATE_CHANGED,
        translation_placeholders={
            "recorder": entry.title,
            "pinned": in_lines(pinned),
            "presented": in_lines(presented),
        },
    )


@callback
def async_end_certificate_changed(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Withdraw it: the recorder presents the trusted certificate."""
    ir.async_delete_issue(hass, DOMAIN, f"{CERTIFICATE_CHANGED}_{entry.entry_id}")


@callback
def async_show_power_budget(
    hass: HomeAssistant, entry: ConfigEntry[Any], data: RecorderData
) -> None:
    """Tell which ports are refused power, what they ask for and what is available.

    Withdrawn where none is.
    """
    refused = [
        port.status
        for port in data.ports.values()
        if port.status.code is PortStatusCode.ERROR_POWER_BUDGET
    ]
    if not refused:
        async_end_power_budget(hass, entry)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{POWER_BUDGET}_{entry.entry_id}",
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=POWER_BUDGET,
        translation_placeholders={
            "recorder": entry.title,
            "ports": "\n".join(
                f"- {port_label(hass, entry, status.port)}: "
                f"{_watts(hass, status.reservation)}"
                for status in refused
            ),
            "available": _watts(hass, data.available_power),
        },
    )


@callback
def async_end_power_budget(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Withdraw it: no port is refused power any more, or nobody looks."""
    ir.async_delete_issue(hass, DOMAIN, f"{POWER_BUDGET}_{entry.entry_id}")


@callback
def async_show_poe_failure(
    hass: HomeAssistant, entry: ConfigEntry[Any], failures: Collection[FailureNotice]
) -> None:
    """Tell which devices get no power, and why; withdrawn where all do."""
    if not failures:
        async_end_poe_failure(hass, entry)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{POE_FAILURE}_{entry.entry_id}",
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=POE_FAILURE,
        translation_placeholders={
            "recorder": entry.title,
            "failures": "\n".join(
                f"- {_failing(hass, entry, failure.port)}: "
                f"{failure.reason_text or common_text(hass, 'no_reason')}"
                for failure in failures
            ),
        },
    )


@callback
def async_end_poe_failure(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Withdraw it: nothing fails any more, or nobody knows."""
    ir.async_delete_issue(hass, DOMAIN, f"{POE_FAILURE}_{entry.entry_id}")


def _failing(hass: HomeAssistant, entry: ConfigEntry[Any], port: int) -> str:
    """Return what fails: the device at a port, or the recorder as a whole."""
    return entry.title if port == WHOLE_RECORDER else port_label(hass, entry, port)


@callback
def async_show_watchdog_gave_up(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    port: int,
    restarts: Collection[datetime],
    *,
    in_vain: bool,
) -> None:
    """Tell that the watchdog does not restart a device again, and what it has tried.

    Because that was in vain, or because a person allows no more a day.
    """
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{WATCHDOG}_{entry.entry_id}_{port}",
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="watchdog_in_vain" if in_vain else "watchdog_limit",
        translation_placeholders={
            "port": port_label(hass, entry, port),
            "restarts": "\n".join(f"- {_local_time(one)}" for one in restarts),
        },
    )


@callback
def async_end_watchdog_gave_up(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> None:
    """Withdraw it: the device is back, or is not watched any more."""
    ir.async_delete_issue(hass, DOMAIN, f"{WATCHDOG}_{entry.entry_id}_{port}")


@callback
def async_show_watchdog_unseen(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> None:
    """Tell that a device has no entity by which it could be watched."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{WATCHDOG_UNSEEN}_{entry.entry_id}_{port}",
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=WATCHDOG_UNSEEN,
        translation_placeholders={"port": port_label(hass, entry, port)},
    )


@callback
def async_end_watchdog_unseen(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> None:
    """Withdraw it: there is such an entity, or nobody wants it watched."""
    ir.async_delete_issue(hass, DOMAIN, f"{WATCHDOG_UNSEEN}_{entry.entry_id}_{port}")


def _local_time(time: datetime) -> str:
    """Return a time as people read it; in UTC where the calendar ends in between."""
    try:
        local = dt_util.as_local(time)
    except OverflowError:
        local = time
    return f"{local:%Y-%m-%d %H:%M:%S}"


def _watts(hass: HomeAssistant, power: float | None) -> str:
    return "? W" if power is None else f"{number_text(hass, power)} W"
