"""Names and areas, so that it looks as it would in a house."""

from collections.abc import Iterator, Sequence

from laboratory.api import Api
from laboratory.recorders import Recorder
from laboratory.registry import Registry

from .places import OFFICE, Place, place_of


async def furnish(api: Api, recorders: Sequence[Recorder]) -> bool:
    """Name the ports and give them areas; return whether any was new.

    What a person has named or put somewhere stays as it is.
    """
    registry = await Registry.read(api)
    areas = {
        area["name"]: area["area_id"]
        for area in await api.command("config/area_registry/list")
    }
    has_new = False
    for identifier, place in _wanted(recorders, registry):
        device = registry.devices[identifier]
        if device["area_id"] or device["name_by_user"]:
            continue
        if place.area not in areas:
            area = await api.command("config/area_registry/create", name=place.area)
            areas[place.area] = area["area_id"]
        await api.command(
            "config/device_registry/update",
            device_id=device["id"],
            area_id=areas[place.area],
            name_by_user=place.name,
        )
        has_new = True
    return has_new


async def clear_areas(api: Api) -> None:
    """Remove the areas that a new Home Assistant comes with."""
    for area in await api.command("config/area_registry/list"):
        await api.command("config/area_registry/delete", area_id=area["area_id"])


def _wanted(
    recorders: Sequence[Recorder], registry: Registry
) -> Iterator[tuple[str, Place]]:
    """Return where each device belongs."""
    for recorder in recorders:
        yield recorder.mac, Place(None, OFFICE)
        for number in registry.ports(recorder.mac):
            index = recorder.index * recorder.ports + number - 1
            yield f"{recorder.mac}-port{number}", place_of(index)
