"""Diagnostics: what the recorder last answered to every call, redacted."""

from collections.abc import Iterable
from dataclasses import asdict
from ipaddress import ip_address
import re
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant

from .coordinator import AxisNvrPoeCoordinator
from .runtime import AxisNvrPoeConfigEntry, RuntimeData

TO_REDACT = {CONF_HOST, CONF_PASSWORD, CONF_USERNAME, "serial_number"}

# What is shorter stands in every answer by chance: as a port, a code, a power.
_SHORTEST_SECRET = 3

# Runs of what addresses are made of, and an IPv4 address among them.
_LIKE_ADDRESS = re.compile(r"[\da-f:.]+(?:%\w+)?", re.ASCII | re.IGNORECASE)
_IPV4 = re.compile(r"\d+(?:\.\d+){3}", re.ASCII)


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry
) -> dict[str, Any]:
    """Return what settles how a recorder really behaves.

    Of an entry that is not set up, what is known: why, and what the last try heard.
    """
    secrets = _secrets(
        words=(
            entry.data[CONF_PASSWORD],
            entry.data[CONF_USERNAME],
            entry.data[CONF_HOST],
        ),
        identifiers=_identifiers(str(entry.unique_id)),
    )
    runtime: RuntimeData | None = getattr(entry, "runtime_data", None)
    error = None if runtime is None else runtime.coordinator.last_exception
    told = str(error or entry.reason)
    return {
        "entry": async_redact_data(dict(entry.data), TO_REDACT),
        "last_error": _LIKE_ADDRESS.sub(_redact_address, secrets.sub(REDACTED, told)),
        **({} if runtime is None else _heard(runtime.coordinator, secrets)),
    }


def _heard(
    coordinator: AxisNvrPoeCoordinator, secrets: re.Pattern[str]
) -> dict[str, Any]:
    """Return what was heard of the recorder."""
    return {
        "device": async_redact_data(asdict(coordinator.device), TO_REDACT),
        "ports": {
            str(number): asdict(port) for number, port in coordinator.data.ports.items()
        },
        "settings": asdict(coordinator.data.settings),
        "last_update_success": coordinator.last_update_success,
        "raw_answers": {
            call: {**asdict(answer), "body": secrets.sub(REDACTED, answer.body)}
            for call, answer in coordinator.client.transport.raw_answers.items()
        },
    }


def _identifiers(mac: str) -> tuple[str, str]:
    """Return a recorder's MAC address as Home Assistant and as Axis write it."""
    return mac, mac.replace(":", "")


def _redact_address(like: re.Match[str]) -> str:
    """Return what stands for an address in a text; other text stays."""
    # A full stop, and a colon before it or with a port after it, belong to the text.
    text = like[0].rstrip(".")
    for address in (text, text.lstrip(":"), *_without_port(text)):
        if _is_ipv6(address):
            return like[0].replace(address, REDACTED, 1)
    return _IPV4.sub(REDACTED, like[0])


def _without_port(text: str) -> tuple[str, str]:
    """Return a text without what follows its last colon, and without one before."""
    host = text.rpartition(":")[0]
    return host, host.lstrip(":")


def _is_ipv6(text: str) -> bool:
    try:
        return ip_address(text).version == 6  # noqa: PLR2004 - the protocol's name
    except ValueError:
        return False


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
