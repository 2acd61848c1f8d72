"""Actions on a recorder's ports."""

from datetime import timedelta

from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN, SwitchDeviceClass
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_platform_entity_service

from .const import ATTR_OFF_TIME, DEFAULT_OFF_TIME, DOMAIN, LONGEST_OFF_TIME
from .schema import vol

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
            vol.Optional(ATTR_OFF_TIME, default=DEFAULT_OFF_TIME): vol.All(
                cv.positive_time_period,
                vol.Range(min=timedelta(seconds=1), max=LONGEST_OFF_TIME),
            )
        },
        func="async_power_cycle",
    )
