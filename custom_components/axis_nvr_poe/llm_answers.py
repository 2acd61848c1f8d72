"""What language models are told of ports and recorders.

An answer is bounded, however many ports there are and whatever they are called.
"""

from collections.abc import Iterable
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util.json import JsonObjectType, JsonValueType

from .restarting import unavailable_words
from .runtime import RuntimeData
from .sentences import spoken
from .spoken import SpokenPort
from .texts import device_text

# No answer lists more than this.
MOST_PORTS: Final = 64
MOST_NAMES: Final = 20
LONGEST_NAME: Final = 100


def told(hass: HomeAssistant, spoken_port: SpokenPort) -> JsonObjectType:
    """Return what there is to know of a port."""
    entry, number = spoken_port.entry, spoken_port.number
    runtime: RuntimeData = entry.runtime_data
    why = unavailable_words(hass, spoken_port)
    port = None if why else runtime.coordinator.data.ports.get(number)
    told: JsonObjectType = {
        "device": name_of(hass, spoken_port),
        "recorder": entry.title[:LONGEST_NAME],
        "port": number,
        "area": spoken_port.areas[0][:LONGEST_NAME] if spoken_port.areas else None,
        "protected": runtime.port_power.is_protected(number),
        "state": "unavailable",
        "watts": None,
        "reason": why,
    }
    if port is not None:
        told["state"] = _state(runtime, number)
        told["watts"] = port.status.power_consumption
        told["reason"] = port.failure.reason_text if port.failing else None
    return told


def _state(runtime: RuntimeData, number: int) -> JsonValueType:
    """Return how a port is, in the words of its status sensor or as restarting."""
    if runtime.port_power.cycle(number) is not None:
        return "restarting"
    code = runtime.coordinator.data.ports[number].status.code
    return "unknown" if code is None else code.name.lower()


def room(entry: ConfigEntry[Any], needed: float) -> JsonObjectType:
    """Return what a recorder has available, unknown where it does not answer."""
    coordinator = entry.runtime_data.coordinator
    available: float | None = None
    if coordinator.last_update_success:
        available = coordinator.data.available_power
    return {
        "recorder": entry.title[:LONGEST_NAME],
        "watts_available": available,
        "fits": None if available is None else available >= needed,
    }


def _first_name(hass: HomeAssistant, port: SpokenPort) -> str:
    """Return the name by which a port is told from those of all recorders."""
    name = device_text(hass, "port", recorder=port.entry.title, port=str(port.number))
    return name[:LONGEST_NAME]


def name_of(hass: HomeAssistant, port: SpokenPort) -> str:
    """Return what people call a port."""
    return (port.names or (_first_name(hass, port),))[0][:LONGEST_NAME]


def _all_names(hass: HomeAssistant, port: SpokenPort) -> set[str]:
    names = {*port.names, name_of(hass, port), _first_name(hass, port)}
    return {_plain(name) for name in names}


def _plain(name: str) -> str:
    """Return a name as it is compared: what is said aloud of it, if anything is."""
    return (spoken(name) or name.strip()).casefold()


def is_called(hass: HomeAssistant, port: SpokenPort, wanted: str) -> bool:
    """Return whether a port has just this name."""
    return _plain(wanted) in _all_names(hass, port)


def is_like(hass: HomeAssistant, port: SpokenPort, wanted: str) -> bool:
    """Return whether a port has a name with all the words in it."""
    words = {*_plain(wanted).split()}
    return any(words and words <= {*name.split()} for name in _all_names(hass, port))


def names_of(hass: HomeAssistant, ports: Iterable[SpokenPort]) -> JsonValueType:
    """Return ports by the name of each and a name that each has alone."""
    return [
        {"device": name_of(hass, port), "exact_name": _first_name(hass, port)}
        for port in list(ports)[:MOST_NAMES]
    ]
