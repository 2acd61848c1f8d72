"""Diagnostics: what the recorder last answered to every call, redacted."""

from dataclasses import asdict
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant

from .coordinator import AxisNvrPoeConfigEntry

TO_REDACT = {CONF_HOST, CONF_PASSWORD, CONF_USERNAME, "serial_number"}


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry
) -> dict[str, Any]:
    """Return what settles how a recorder really behaves."""
    coordinator = entry.runtime_data
    secrets = [
        entry.data[CONF_PASSWORD],
        entry.data[CONF_USERNAME],
        entry.data[CONF_HOST],
        coordinator.device.serial_number,
        coordinator.mac,
    ]
    return {
        "entry": async_redact_data(dict(entry.data), TO_REDACT),
        "device": async_redact_data(asdict(coordinator.device), TO_REDACT),
        "ports": {
            str(number): asdict(port) for number, port in coordinator.data.ports.items()
        },
        "settings": asdict(coordinator.data.settings),
        "last_update_success": coordinator.last_update_success,
        "last_error": _without(str(coordinator.last_exception), secrets),
        "raw_answers": {
            call: {**asdict(answer), "body": _without(answer.body, secrets)}
            for call, answer in coordinator.client.transport.raw_answers.items()
        },
    }


def _without(text: str, secrets: list[str]) -> str:
    """Return a text in which no secret stands."""
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    return text
