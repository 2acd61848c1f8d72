"""Conditions: how ports stand, and whether one more device would get its power.

What is unknown or unavailable meets no condition, neither alone nor among others.
"""

from typing import Any, ClassVar, cast, override

from homeassistant.components.binary_sensor import DOMAIN as BINARY_SENSOR_DOMAIN
from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN
from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    CONF_OPTIONS,
    STATE_ON,
    UnitOfPower,
)
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import (
    ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL,
    Condition,
    ConditionConfig,
    EntityConditionBase,
    EntityStateConditionBase,
)
from homeassistant.helpers.typing import ConfigType
from homeassistant.util.unit_conversion import PowerConverter

from .recorder.classes import RESERVATIONS
from .schema import vol
from .targets import of_recorders, of_targeted

CONF_POE_CLASS = "poe_class"
CONF_POWER = "power"
MAX_POWER = 10_000.0
"""W; more than any recorder has."""

_BINARY_SENSORS = {BINARY_SENSOR_DOMAIN: DomainSpec()}
_SENSORS = {SENSOR_DOMAIN: DomainSpec()}
_ON: set[str | bool] = {STATE_ON}


def _watts(value: Any) -> float:
    """Return what a device needs, W; yes is no number."""
    if isinstance(value, bool):
        raise vol.Invalid("expected a number of watts")
    in_range = vol.Range(min=0, min_included=False, max=MAX_POWER)
    return cast("float", vol.All(vol.Coerce(float), in_range)(value))


_BUDGET_SCHEMA = ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL.extend(
    {
        vol.Required(CONF_OPTIONS): {
            vol.Optional(CONF_POWER): _watts,
            vol.Optional(CONF_POE_CLASS): vol.All(
                vol.Coerce(str), vol.In([str(poe) for poe in RESERVATIONS])
            ),
        }
    }
)


class TruthfulCondition(EntityConditionBase):
    """A condition that only what is known can meet."""

    @property
    @override
    def needs_polling(self) -> bool:
        """Return that others change than those that are chosen: they stand for them."""
        return True

    @override
    def _should_include(self, _state: State) -> bool:
        return True

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        return bool(states) and super()._check_all_match_state(states)


class PortCondition(TruthfulCondition, EntityStateConditionBase):
    """Whether a binary sensor of the targeted ports is on."""

    key: ClassVar[str]
    _domain_specs = _BINARY_SENSORS
    _states = _ON

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Return the binary sensors that the targets stand for."""
        found = of_targeted(self._hass, entities, self.key)
        return {entity.entity_id for entity in found}


class IsFailing(PortCondition):
    """Whether ports fail to power their devices."""

    key = "poe_failure"


class IsPowered(PortCondition):
    """Whether ports power their devices."""

    key = "powered"


class FitsInBudget(TruthfulCondition):
    """Whether what a device needs can still be allocated."""

    _domain_specs = _SENSORS
    _schema = _BUDGET_SCHEMA

    @classmethod
    @override
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Check that it is said once what a device needs."""
        checked = await super().async_validate_config(hass, config)
        if len({CONF_POWER, CONF_POE_CLASS} & checked[CONF_OPTIONS].keys()) != 1:
            message = "expected either power, in watts, or poe_class, 0 to 8"
            raise vol.Invalid(message, path=[CONF_OPTIONS])
        return checked

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Initialize the condition."""
        super().__init__(hass, config)
        options = config.options or {}
        self._needed: float = (
            options[CONF_POWER]
            if CONF_POWER in options
            else RESERVATIONS[int(options[CONF_POE_CLASS])]
        )

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Return the available power of the recorders that the targets belong to."""
        found = of_recorders(self._hass, entities, "available_power")
        return {entity.entity_id for entity in found}

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Return whether the available power suffices, in whatever unit it is shown."""
        unit = entity_state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        try:
            shown = float(entity_state.state)
            available = PowerConverter.convert(shown, unit, UnitOfPower.WATT)
        except ValueError:
            return False
        return round(available, 3) >= self._needed


CONDITIONS: dict[str, type[Condition]] = {
    "fits_in_budget": FitsInBudget,
    "is_failing": IsFailing,
    "is_powered": IsPowered,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions of ports and recorders."""
    return CONDITIONS
