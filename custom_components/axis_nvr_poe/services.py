"""Actions on recorders' ports, of which any number may be targeted at once.

All that are targeted are tried, one after the other. What fails with the only one is
raised. With several, those that are protected are left alone, and what fails stands
in the response; nobody reads that unless it was asked for, and then it is raised.
"""

from collections.abc import Callable, Coroutine, Iterable
from datetime import timedelta
from typing import Any

from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.core import (
    EntityServiceResponse,
    HomeAssistant,
    ServiceCall,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceNotSupported
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.service import async_register_batched_platform_entity_service
from homeassistant.helpers.typing import VolDictType
from homeassistant.util import dt as dt_util

from .const import (
    ATTR_OFF_TIME,
    ATTR_STAGGER,
    DEFAULT_OFF_TIME,
    DEFAULT_STAGGER,
    DOMAIN,
    LONGEST_OFF_TIME,
    LONGEST_STAGGER,
)
from .schema import vol
from .switch import PortSwitch
from .texts import error_text

SERVICE_POWER_CYCLE = "power_cycle"
SERVICE_RESTORE_LOAD = "restore_load"
SERVICE_SHED_LOAD = "shed_load"

type Failures = dict[PortSwitch, HomeAssistantError]


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, schema, func in _ACTIONS:
        async_register_batched_platform_entity_service(
            hass,
            DOMAIN,
            name,
            entity_domain=SWITCH_DOMAIN,
            schema=schema,
            func=func,
            supports_response=SupportsResponse.OPTIONAL,
        )


async def _async_power_cycle(
    entities: list[Entity], call: ServiceCall
) -> EntityServiceResponse:
    """Turn ports off, and on again after a while."""
    ports = _ports(entities, call)
    response: EntityServiceResponse = {}
    failures: Failures = {}
    # What waits for power is held off by the power cycles of the others.
    for port in sorted(ports, key=lambda port: port.waits_for_power):
        if (port.is_protected or port.is_held) and len(ports) > 1:
            result = "protected" if port.is_protected else "held"
            response[port.entity_id] = {"result": result, "held": {}}
            continue
        try:
            held = await port.async_power_cycle(call.data[ATTR_OFF_TIME])
        except HomeAssistantError as err:
            failures[port] = err
            response[port.entity_id] = {
                "result": "failed",
                "held": {},
                "reason": error_text(call.hass, err),
            }
        else:
            response[port.entity_id] = {"result": "cycled", "held": {**held}}
    _raise_failures(failures, ports, call)
    return response


async def _async_shed_load(
    entities: list[Entity], call: ServiceCall
) -> EntityServiceResponse:
    """Turn ports off until their load is wanted back."""
    ports = _ports(entities, call)
    shed: dict[str, str] = {}
    protected: dict[str, str] = {}
    already_off: dict[str, str] = {}
    failures: Failures = {}
    for port in ports:
        if port.is_protected and len(ports) > 1:
            protected[port.entity_id] = port.label
            continue
        try:
            is_shed = await port.async_shed_load()
        except HomeAssistantError as err:
            failures[port] = err
        else:
            (shed if is_shed else already_off)[port.entity_id] = port.label
    _raise_failures(failures, ports, call)
    return {
        "shed": {**shed},
        "protected": {**protected},
        "already_off": {**already_off},
        "failed": _reasons(call, failures),
    }


async def _async_restore_load(
    entities: list[Entity], call: ServiceCall
) -> EntityServiceResponse:
    """Turn on what was shed, the first port now, each other one after a while."""
    targets = _ports(entities, call)
    stagger = call.data[ATTR_STAGGER]
    ports = [port for port in targets if port.is_shed]
    now = dt_util.utcnow()
    times = {port: now + number * stagger for number, port in enumerate(ports)}
    for port, time in times.items():
        await port.async_restore_load_at(time, stagger)
    failures: Failures = {}
    for port in ports[:1]:
        try:
            await port.async_restore_load_now()
        except HomeAssistantError as err:
            failures[port] = err
    _raise_failures(failures, targets, call)
    return {
        "restoring": {
            port.entity_id: dt_util.as_local(time).isoformat()
            for port, time in times.items()
        },
        "failed": _reasons(call, failures),
    }


_ACTIONS: tuple[
    tuple[
        str,
        VolDictType | None,
        Callable[
            [list[Entity], ServiceCall], Coroutine[Any, Any, EntityServiceResponse]
        ],
    ],
    ...,
] = (
    (
        SERVICE_POWER_CYCLE,
        {
            vol.Optional(ATTR_OFF_TIME, default=DEFAULT_OFF_TIME): vol.All(
                cv.positive_time_period,
                vol.Range(min=timedelta(seconds=1), max=LONGEST_OFF_TIME),
            )
        },
        _async_power_cycle,
    ),
    (
        SERVICE_RESTORE_LOAD,
        {
            vol.Optional(ATTR_STAGGER, default=DEFAULT_STAGGER): vol.All(
                cv.positive_time_period, vol.Range(max=LONGEST_STAGGER)
            )
        },
        _async_restore_load,
    ),
    (SERVICE_SHED_LOAD, None, _async_shed_load),
)


def _ports(entities: Iterable[Entity], call: ServiceCall) -> list[PortSwitch]:
    """Return the ports among the targets, recorder by recorder, by their numbers.

    Raises ServiceNotSupported where there is none.
    """
    ports = [entity for entity in entities if isinstance(entity, PortSwitch)]
    if not ports:
        raise ServiceNotSupported(
            call.domain, call.service, next(iter(entities)).entity_id
        )
    for port in ports:
        port.async_set_context(call.context)

    def place(port: PortSwitch) -> tuple[str, str, int]:
        return port.coordinator.name, port.coordinator.mac, port.number

    return sorted(ports, key=place)


def _raise_failures(
    failures: Failures, ports: list[PortSwitch], call: ServiceCall
) -> None:
    """Raise what failed, unless the caller reads of it in the response."""
    if not failures:
        return
    if len(ports) == 1:
        raise next(iter(failures.values()))
    if call.return_response:
        return
    raise HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key="group_failed",
        translation_placeholders={
            "failed": str(len(failures)),
            "total": str(len(ports)),
            "reasons": " ".join(
                error_text(call.hass, err) for err in failures.values()
            ),
        },
    )


def _reasons(call: ServiceCall, failures: Failures) -> dict[str, Any]:
    return {
        port.entity_id: error_text(call.hass, err) for port, err in failures.items()
    }
