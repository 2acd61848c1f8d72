"""Failures of the recorder's own hardware, as its event stream tells of them.

Document: Axis' "Event and action services", Hardware failure events. Whether a
recorder writes its data items as that document does for other devices is not known,
so that one item which tells true or false is taken whatever its name.
"""

from collections.abc import Mapping
from typing import Any

from .models import HardwareFailure, HardwareNotice
from .values import integer, json_object, text, truth

_TOPICS = {
    "Device/HardwareFailure/FanFailure": HardwareFailure.FAN,
    "Device/HardwareFailure/PowerSupplyFailure": HardwareFailure.POWER_SUPPLY,
    "Device/HardwareFailure/TemperatureCritical": HardwareFailure.TEMPERATURE,
}

# By which name a failure is told, the likeliest first.
_ITEMS = (
    "fan_failure",
    "power_critical",
    "power_supply_failure",
    "temperature_critical",
    "failure",
    "failed",
    "critical",
    "sensor_failure",
    "disruption",
    "active",
    "state",
)


def hardware_notice(topic: str, content: Mapping[str, Any]) -> HardwareNotice | None:
    """Return what a notification's message tells of the hardware.

    None where the topic, without prefixes, is another one.
    """
    failure = _TOPICS.get(topic)
    if failure is None:
        return None
    return HardwareNotice(
        failure=failure,
        part=_part(json_object(content.get("source"))),
        failing=_failing(json_object(content.get("data"))),
    )


def _failing(data: Mapping[str, Any]) -> bool | None:
    told = {
        name.lower(): value
        for name, written in data.items()
        if (value := truth(written)) is not None
    }
    named = [told[name] for name in _ITEMS if name in told]
    if named:
        return named[0]
    return next(iter(told.values())) if len(told) == 1 else None


def _part(source: Mapping[str, Any]) -> str:
    """Return which of several parts it is, such as ``fan 0``."""
    named = sorted(
        f"{name} {value}"
        for name, written in source.items()
        if (value := integer(written) if text(written) is None else text(written))
        is not None
    )
    return text(", ".join(named)) or ""
