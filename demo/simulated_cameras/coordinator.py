"""What the simulator says of its cameras."""

from dataclasses import dataclass
from datetime import timedelta
import logging
from typing import Any, override

from aiohttp import ClientError
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

_LOGGER = logging.getLogger(__name__)

type CamerasConfigEntry = ConfigEntry[CamerasCoordinator]


@dataclass(frozen=True, kw_only=True)
class CameraState:
    """A camera and whether it answers."""

    name: str
    up: bool


async def async_read_state(hass: HomeAssistant, url: str) -> dict[str, Any]:
    """Return what the simulator says of itself. Raises ClientError."""
    session = async_get_clientsession(hass)
    async with session.get(f"{url}state", raise_for_status=True) as response:
        return dict(await response.json())


class CamerasCoordinator(DataUpdateCoordinator[dict[str, CameraState]]):
    """The cameras at a recorder, by MAC address."""

    config_entry: CamerasConfigEntry

    def __init__(self, hass: HomeAssistant, entry: CamerasConfigEntry) -> None:
        """Initialize the coordinator."""
        super().__init__(
            hass,
            _LOGGER,
            config_entry=entry,
            name=entry.title,
            update_interval=timedelta(seconds=2),
            always_update=False,
        )

    @override
    async def _async_update_data(self) -> dict[str, CameraState]:
        """Look who is there, and who is up."""
        try:
            state = await async_read_state(self.hass, self.config_entry.data[CONF_URL])
        except ClientError as err:
            raise UpdateFailed(str(err)) from err
        return {
            port["mac"]: CameraState(name=port["camera"]["name"], up=port["up"])
            for port in state["ports"]
            if port["camera"] is not None
        }
