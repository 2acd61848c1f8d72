"""Diagnostics: what the recorder last answered to every call, redacted."""

from collections.abc import Iterable
from dataclasses import asdict
from ipaddress import ip_address
import re
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant

from .runtime import AxisNvrPoeConfigEntry

TO_REDACT = {CONF_HOST, CONF_PASSWORD, CONF_USERNAME, "serial_number"}

# What is shorter stands in every answer by chance: as a port, a code, a power.
_SHORTEST_SECRET = 3

# What looks like an IPv4 address, or an IPv6 one, perhaps with its zone.
_LIKE_ADDRESS = re.compile(
    r"(?:[\da-f:]*:)?\d+(?:\.\d+){3}|[\da-f:]*:[\da-f:]*(?:%\w+)?",
    re.ASCII | re.IGNORECASE,
)


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry
) -> dict[str, Any]:
    """Return what settles how a recorder really behaves."""
    coordinator = entry.runtime_data.coordinator
    secrets = _secrets(
        words=(
            entry.data[CONF_PASSWORD],
            entry.data[CONF_USERNAME],
            entry.data[CONF_HOST],
        ),
        identifiers=(coordinator.device.serial_number, coordinator.mac),
    )
    return {
        "entry": async_redact_data(dict(entry.data), TO_REDACT),
        "device": async_redact_data(asdict(coordinator.device), TO_REDACT),
        "ports": {
            str(number): asdict(port) for number, port in coordinator.data.ports.items()
        },
        "settings": asdict(coordinator.data.settings),
        "last_update_success": coordinator.last_update_success,
        "last_error": _LIKE_ADDRESS.sub(
            _redact_address, secrets.sub(REDACTED, str(coordinator.last_exception))
        ),
        "raw_answers": {
            call: {**asdict(answer), "body": secrets.sub(REDACTED, answer.body)}
            for call, answer in coordinator.client.transport.raw_answers.items()
        },
    }


def _redact_address(like: re.Match[str]) -> str:
    """Return what stands for an address in a text; other text stays."""
    try:
        ip_address(like[0])
    except ValueError:
        return like[0]
    return REDACTED


def _secrets(words: Iterable[str], identifiers: Iterable[str]) -> re.Pattern[str]:
    """Return what finds secrets in a text.

    Words count where they stand for themselves, and not as the name of an XML
    element, the longest first; identifiers count anywhere, in either case.
    """
    return re.compile(
        "|".join(
            [
                rf"(?<![\w<-])(?<!</){re.escape(word)}(?![\w-])"
                for word in sorted(words, key=len, reverse=True)
                if len(word) >= _SHORTEST_SECRET
            ]
            + [f"(?i:{re.escape(identifier)})" for identifier in identifiers]
        )
    )
