"""What Home Assistant has registered of the recorders."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from .api import Api

DOMAIN = "axis_nvr_poe"


@dataclass(frozen=True)
class Registry:
    """Devices by identifier."""

    devices: Mapping[str, dict[str, Any]]

    @classmethod
    async def read(cls, api: Api) -> Self:
        """Read the registry."""
        devices = {
            identifier: device
            for device in await api.command("config/device_registry/list")
            for domain, identifier in device["identifiers"]
            if domain == DOMAIN
        }
        return cls(devices)

    def ports(self, mac: str) -> list[int]:
        """Return the numbers of a recorder's ports, in order."""
        prefix = f"{mac}-port"
        return sorted(
            int(identifier.removeprefix(prefix))
            for identifier in self.devices
            if identifier.startswith(prefix)
        )
