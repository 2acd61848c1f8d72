"""What Home Assistant has registered of the recorders."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from .api import Api

DOMAIN = "axis_nvr_poe"


@dataclass(frozen=True)
class Registry:
    """Devices by identifier and entity ids by unique id."""

    devices: Mapping[str, dict[str, Any]]
    entities: Mapping[str, str]

    @classmethod
    async def read(cls, api: Api) -> Self:
        """Read the registries."""
        devices = {
            identifier: device
            for device in await api.command("config/device_registry/list")
            for domain, identifier in device["identifiers"]
            if domain == DOMAIN
        }
        entities = {
            entity["unique_id"]: entity["entity_id"]
            for entity in await api.command("config/entity_registry/list")
            if entity["platform"] == DOMAIN
        }
        return cls(devices, entities)

    def ports(self, mac: str) -> list[int]:
        """Return the numbers of a recorder's ports, in order."""
        prefix = f"{mac}-port"
        return sorted(
            int(identifier.removeprefix(prefix))
            for identifier in self.devices
            if identifier.startswith(prefix)
        )
