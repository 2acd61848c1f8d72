"""A picture from each camera, drawn."""

from hashlib import sha256
from typing import override
from xml.sax.saxutils import escape

from homeassistant.components.camera import Camera
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import CONNECTION_NETWORK_MAC, DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util import dt as dt_util

from .coordinator import CamerasConfigEntry, CamerasCoordinator

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="sans-serif">
  <linearGradient id="sky" x2="0" y2="1">
    <stop stop-color="hsl({hue} 45% 62%)"/><stop offset="1" stop-color="hsl({hue} 35% 86%)"/>
  </linearGradient>
  <rect width="640" height="360" fill="url(#sky)"/>
  <path d="M0 230 Q160 {hill} 330 235 T640 215 V360 H0z" fill="hsl({hue} 25% 38%)"/>
  <path d="M{house} 240 v-70 l55 -40 l55 40 v70z" fill="hsl({hue} 15% 24%)"/>
  <rect width="640" height="34" fill="#0009"/>
  <text x="14" y="23" fill="#fff" font-size="17">{name}</text>
  <text x="626" y="23" fill="#fff" font-size="17" text-anchor="end">{time}</text>
</svg>
"""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: CamerasConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the cameras, and those that are plugged in later."""
    coordinator = entry.runtime_data
    known: set[str] = set()

    @callback
    def add_new() -> None:
        new = coordinator.data.keys() - known
        known.update(new)
        async_add_entities(SimulatedCamera(coordinator, mac) for mac in sorted(new))

    add_new()
    entry.async_on_unload(coordinator.async_add_listener(add_new))


class SimulatedCamera(CoordinatorEntity[CamerasCoordinator], Camera):
    """A camera; unavailable while it hangs or has no power."""

    _attr_has_entity_name = True
    _attr_name = None

    def __init__(self, coordinator: CamerasCoordinator, mac: str) -> None:
        """Initialize the camera."""
        super().__init__(coordinator)
        Camera.__init__(self)
        # Camera has one of its own.
        self.content_type = "image/svg+xml"
        self._mac = mac
        self._model = coordinator.data[mac].name
        self._attr_unique_id = mac
        self._attr_device_info = DeviceInfo(
            connections={(CONNECTION_NETWORK_MAC, mac)},
            identifiers={("simulated_cameras", mac)},
            model=self._model,
            name=self._model,
        )

    @property
    @override
    def available(self) -> bool:
        """Return whether the camera answers."""
        camera = self.coordinator.data.get(self._mac)
        return super().available and camera is not None and camera.up

    @override
    async def async_camera_image(
        self, width: int | None = None, height: int | None = None
    ) -> bytes:
        """Draw what the camera sees."""
        digest = sha256(self._mac.encode()).digest()
        picture = PICTURE.format(
            hue=digest[0] * 360 // 256,
            hill=150 + digest[1] // 4,
            house=80 + digest[2],
            name=escape(self._model),
            time=f"{dt_util.now():%Y-%m-%d %H:%M:%S}",
        )
        return picture.encode()
