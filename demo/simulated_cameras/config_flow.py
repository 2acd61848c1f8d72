"""A recorder of the configuration file, wherever it listens this time."""

from typing import Any

from homeassistant.config_entries import ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_URL

from .coordinator import async_read_state


class CamerasConfigFlow(ConfigFlow, domain="simulated_cameras"):
    """Take up a recorder, by its serial number."""

    async def async_step_import(self, import_data: dict[str, Any]) -> ConfigFlowResult:
        """Make an entry, or follow the recorder to its new address."""
        state = await async_read_state(self.hass, import_data[CONF_URL])
        product = state["product"]
        await self.async_set_unique_id(product["serial"])
        self._abort_if_unique_id_configured(updates=import_data)
        return self.async_create_entry(
            title=f"Cameras at {product['short_name']}", data=import_data
        )
