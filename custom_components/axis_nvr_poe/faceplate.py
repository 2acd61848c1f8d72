"""A recorder's front as one picture, for what draws it: ports, lamps, names, watts.

The picture is made of what the recorder last said, of what is meant to become of its
ports, and of what the registries hold. Nothing of it is kept here.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypedDict

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from .connected_devices import ConnectedDevice, connected_devices
from .const import DOMAIN
from .names import known_ports, name_by_person, port_device
from .port_power import PortPower
from .recorder.classes import largest_class
from .recorder.data import Port, RecorderData
from .runtime import RuntimeData
from .texts import common_text, exception_text, our_words
from .vapix.models import FailureNotice, PortStatus, PortStatusCode

type EntityIds = dict[str, str | None]
"""Entity ids by what the entities show, None where one is disabled or not there."""

RECORDER_ENTITIES: Final = {
    "power": Platform.SENSOR,
    "energy": Platform.SENSOR,
    "poe_failure": Platform.BINARY_SENSOR,
    "activity": Platform.EVENT,
    "keep_power": Platform.SWITCH,
    "connected": Platform.BINARY_SENSOR,
    "power_budget": Platform.SENSOR,
    "allocated_power": Platform.SENSOR,
    "available_power": Platform.SENSOR,
}
PORT_ENTITIES: Final = {
    "poe": Platform.SWITCH,
    "power": Platform.SENSOR,
    "energy": Platform.SENSOR,
    "status": Platform.SENSOR,
    "powered": Platform.BINARY_SENSOR,
    "poe_failure": Platform.BINARY_SENSOR,
    "restarting": Platform.BINARY_SENSOR,
    "power_cycle": Platform.BUTTON,
    "activity": Platform.EVENT,
}
# The port's main entity is called by what it is.
_CALLED = {"poe": "switch"}

_BY_STATUS: Final[Mapping[PortStatusCode | None, str]] = {
    PortStatusCode.CONNECTED_POE: "powered",
    PortStatusCode.NOT_CONNECTED: "empty",
    PortStatusCode.CONNECTED_NO_POE: "connected",
}


_NO_FAILURE = FailureNotice(port=0, failing=False)


class RecorderPicture(TypedDict):
    """A recorder as a whole; powers in W, None where the recorder has not said."""

    device_id: str
    name: str
    model: str | None
    answers: bool
    since: str | None
    """Since when it is away, as an ISO time; None while it answers, or unknown."""

    reason: str | None
    """A sentence that says why it is away, in Home Assistant's language."""

    reason_key: str | None
    """The exception of which it is the message, for other languages."""

    reason_placeholders: Mapping[str, str]

    failing: bool | None
    reason_text: str | None
    """What was pushed of a failure of the recorder as a whole, while it lasts."""

    budget: float | None
    allocated: float | None
    drawn: float | None
    available: float | None
    largest_class: str | None
    entities: EntityIds


class PortPicture(TypedDict):
    """A port; powers in W, None where the recorder has not said."""

    port: int
    device_id: str | None
    name: str
    """What people call it, else by its number in Home Assistant's language."""

    named: bool
    """Whether the name is one that somebody has given."""

    state: str
    until: str | None
    """When a port that restarts comes on again, as an ISO time."""

    power: float | None
    allocated: float | None
    requested: float | None
    class_power_limit: float | None
    poe_class: int | None
    reason: str | None
    reason_text: str | None
    protected: bool
    watched: bool
    connected_device_id: str | None
    """The Home Assistant device at the other end."""

    entities: EntityIds


class Faceplate(TypedDict):
    """A recorder and its ports, by their numbers as text, as JSON wants them."""

    recorder: RecorderPicture
    ports: dict[str, PortPicture]


@callback
def known_data(entry: ConfigEntry[Any]) -> RecorderData:
    """Return what a recorder last said, of which nothing is known before its set-up."""
    runtime = _runtime(entry)
    return RecorderData() if runtime is None else runtime.coordinator.data


@callback
def faceplate(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    device: dr.DeviceEntry,
    data: RecorderData,
) -> Faceplate:
    """Return the picture of a recorder that last said what is in the data.

    Where it has not said anything yet, its ports are those that are registered.
    """
    runtime = _runtime(entry)
    port_power = None if runtime is None else runtime.port_power
    connected = connected_devices(entry)
    waiting = frozenset(data.waiting_for_power)
    ports = data.ports or _registered_ports(hass, entry)
    return {
        "recorder": _recorder_picture(hass, entry, device, data),
        "ports": {
            str(number): _port_picture(
                hass,
                entry,
                port,
                connected.get(number),
                _plan(port_power, port)
                or (port_state(port, is_waiting=number in waiting), None),
            )
            for number, port in sorted(ports.items())
        },
    }


def port_state(port: Port, *, is_waiting: bool) -> str:
    """Return the state of a port with which nobody has anything in mind."""
    if is_waiting:
        return "waiting"
    if port.failing:
        return "failing"
    if port.enabled is False:
        return "off"
    if port.status.code is PortStatusCode.DISABLED:
        # It has just been turned on, and its device is about to start.
        return "restarting"
    return _BY_STATUS.get(port.status.code, "unknown")


def _runtime(entry: ConfigEntry[Any]) -> RuntimeData | None:
    """Return the parts of a recorder, None where it is not being set up."""
    return getattr(entry, "runtime_data", None)


def _registered_ports(
    hass: HomeAssistant, entry: ConfigEntry[Any]
) -> Mapping[int, Port]:
    """Return the ports that were there before, of which nothing is known yet."""
    return {
        number: Port(status=PortStatus(port=number), enabled=None)
        for number in known_ports(hass, entry)
    }


def _recorder_picture(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    device: dr.DeviceEntry,
    data: RecorderData,
) -> RecorderPicture:
    answers = _answers(entry)
    entities = _entity_ids(hass, str(entry.unique_id), RECORDER_ENTITIES)
    news = data.news
    is_known = bool(data.ports)
    return {
        "device_id": device.id,
        "name": device.name_by_user or device.name or entry.title,
        "model": device.model,
        "answers": answers,
        "since": None if answers else _since(hass, entities["connected"]),
        **(_NOTHING_AMISS if answers else _reason(hass, entry)),
        "failing": data.failing if is_known else None,
        "reason_text": news.reason_text if news is not None and news.failing else None,
        "budget": data.settings.power_budget,
        "allocated": data.allocated_power if is_known else None,
        "drawn": data.power if is_known else None,
        "available": data.available_power if is_known else None,
        "largest_class": largest_class(data.available_power) if is_known else None,
        "entities": entities,
    }


def _answers(entry: ConfigEntry[Any]) -> bool:
    """Return whether a recorder answers."""
    runtime = _runtime(entry)
    return (
        runtime is not None
        and entry.state is ConfigEntryState.LOADED
        and runtime.coordinator.last_update_success
    )


class _Reason(TypedDict):
    reason: str | None
    reason_key: str | None
    reason_placeholders: Mapping[str, str]


_NOTHING_AMISS: Final = _Reason(reason=None, reason_key=None, reason_placeholders={})


def _reason(hass: HomeAssistant, entry: ConfigEntry[Any]) -> _Reason:
    """Return why a recorder does not answer."""
    if entry.disabled_by:
        return _our_reason(hass, "recorder_disabled", {"recorder": entry.title})
    runtime = _runtime(entry)
    error = None if runtime is None else runtime.coordinator.last_exception
    if said := our_words(error):
        return _our_reason(hass, *said)
    reason = entry.reason if error is None else str(error)
    return _Reason(reason=reason, reason_key=None, reason_placeholders={})


def _our_reason(
    hass: HomeAssistant, key: str, placeholders: Mapping[str, str]
) -> _Reason:
    text = exception_text(hass, key, **placeholders)
    return _Reason(reason=text, reason_key=key, reason_placeholders=placeholders)


def _since(hass: HomeAssistant, connected: str | None) -> str | None:
    """Return since when a recorder is away, as its entity shows it."""
    state = hass.states.get(connected) if connected else None
    return None if state is None else state.last_changed.isoformat()


def _plan(
    port_power: PortPower | None, port: Port
) -> tuple[str, datetime | None] | None:
    """Return the state of a port that is off for a while, and until when it is."""
    if port_power is None:
        return None
    number = port.status.port
    if cycle := port_power.cycle(number):
        return "restarting", cycle.until
    if port.enabled:
        # It was to go off, and has not.
        return None
    if port_power.is_shed(number):
        return "shed", None
    return ("held", None) if port_power.is_held(number) else None


def _port_picture(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    port: Port,
    connected: ConnectedDevice | None,
    shown: tuple[str, datetime | None],
) -> PortPicture:
    status = port.status
    number = status.port
    state, until = shown
    failure = port.failure if state in {"failing", "waiting"} else _NO_FAILURE
    name = name_by_person(hass, entry, number) or (connected and connected.name)
    device = port_device(hass, entry, number)
    return {
        "port": number,
        "device_id": None if device is None else device.id,
        "name": name or common_text(hass, "port", port=str(number)),
        "named": bool(name),
        "state": state,
        "until": None if until is None else until.isoformat(),
        "power": status.power_consumption,
        "allocated": status.allocated_power,
        "requested": status.requested_power,
        "class_power_limit": status.class_power_limit,
        "poe_class": status.poe_class,
        "reason": None if failure.reason is None else str(failure.reason),
        "reason_text": failure.reason_text,
        "protected": connected is not None and connected.protected,
        "watched": connected is not None and connected.watchdog,
        "connected_device_id": _connected_device_id(hass, connected),
        "entities": _entity_ids(hass, f"{entry.unique_id}-port{number}", PORT_ENTITIES),
    }


def _connected_device_id(
    hass: HomeAssistant, connected: ConnectedDevice | None
) -> str | None:
    """Return the device at the other end, unless it has been removed meanwhile."""
    if connected is None or connected.device_id is None:
        return None
    device = dr.async_get(hass).async_get(connected.device_id)
    return None if device is None else device.id


def _entity_ids(
    hass: HomeAssistant, prefix: str, wanted: Mapping[str, Platform]
) -> EntityIds:
    registry = er.async_get(hass)
    found: EntityIds = {}
    for key, platform in wanted.items():
        entity_id = registry.async_get_entity_id(platform, DOMAIN, f"{prefix}-{key}")
        entity = entity_id and registry.async_get(entity_id)
        is_there = entity and not entity.disabled
        found[_CALLED.get(key, key)] = entity_id if is_there else None
    return found
