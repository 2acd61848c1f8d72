"""Diagnostics: what the recorder last answered to every call, redacted."""

from dataclasses import asdict
import re
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant

from .redaction import secret_pattern, with_makers_alone, without_addresses
from .runtime import AxisNvrPoeConfigEntry, RuntimeData
from .surroundings import async_answers, is_about_neighbours

TO_REDACT = {CONF_HOST, CONF_PASSWORD, CONF_USERNAME, "serial_number"}


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry
) -> dict[str, Any]:
    """Return what settles how a recorder really behaves.

    Of an entry that is not set up, what is known: why, and what the last try heard.
    """
    secrets = secret_pattern(
        words=(
            entry.data[CONF_PASSWORD],
            entry.data[CONF_USERNAME],
            entry.data[CONF_HOST],
        ),
        identifiers=_identifiers(str(entry.unique_id)),
    )
    runtime: RuntimeData | None = getattr(entry, "runtime_data", None)
    error = None if runtime is None else runtime.coordinator.last_exception
    told = str(entry.reason) if error is None else _in_full(error)
    return {
        "entry": async_redact_data(dict(entry.data), TO_REDACT),
        "last_error": without_addresses(secrets.sub(REDACTED, told)),
        **({} if runtime is None else _heard(hass, entry, secrets)),
    }


def _in_full(error: BaseException) -> str:
    """Return what a person is told of an error, and what is behind it."""
    cause = error.__cause__
    return str(error) if cause is None else f"{error} ({cause})"


def _heard(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, secrets: re.Pattern[str]
) -> dict[str, Any]:
    """Return what was heard of the recorder."""
    coordinator = entry.runtime_data.coordinator
    raw_answers = {
        **coordinator.client.transport.raw_answers,
        **async_answers(hass, entry),
    }
    return {
        "device": async_redact_data(asdict(coordinator.device), TO_REDACT),
        "ports": {
            str(number): asdict(port) for number, port in coordinator.data.ports.items()
        },
        "settings": asdict(coordinator.data.settings),
        "last_update_success": coordinator.last_update_success,
        "raw_answers": {
            call: {**asdict(answer), "body": _redacted(call, answer.body, secrets)}
            for call, answer in raw_answers.items()
        },
    }


def _redacted(call: str, body: str, secrets: re.Pattern[str]) -> str:
    """Return an answer without secrets; of other devices their makers alone are told."""
    text = secrets.sub(REDACTED, body)
    if not is_about_neighbours(call):
        return text
    return with_makers_alone(without_addresses(text))


def _identifiers(mac: str) -> tuple[str, str]:
    """Return a recorder's MAC address as Home Assistant and as Axis write it."""
    return mac, mac.replace(":", "")
