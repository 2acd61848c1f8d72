"""Actions on a recorder's ports."""

from datetime import timedelta

from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN, SwitchDeviceClass
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_platform_entity_service
import voluptuous as vol

from .const import ATTR_OFF_TIME, DEFAULT_OFF_TIME, DOMAIN

SERVICE_POWER_CYCLE = "power_cycle"


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    async_register_platform_entity_service(
        hass,
        DOMAIN,
        SERVICE_POWER_CYCLE,
        entity_domain=SWITCH_DOMAIN,
        entity_device_classes=[SwitchDeviceClass.OUTLET],
        schema={
            # Home Assistant serves voluptuous by a shim that type checkers don't see.
            vol.Optional(  # type: ignore[dict-item]
                ATTR_OFF_TIME, default=DEFAULT_OFF_TIME
            ): vol.All(
                cv.positive_time_period,
                vol.Range(min=timedelta(seconds=1), max=timedelta(hours=1)),
            )
        },
        func="async_power_cycle",
    )
