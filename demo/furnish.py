"""Names and areas, so that it looks as it would in a house."""

from collections.abc import Iterator, Sequence

from laboratory.api import Api
from laboratory.recorders import Recorder
from laboratory.registry import Registry

# Name and area by port of the first recorder, in the order in which the simulator
# plugs its cameras in; port 6 is free.
HOUSE = {
    1: ("Front door camera", "Entrance"),
    2: ("Hallway camera", "Hallway"),
    3: ("Driveway camera", "Driveway"),
    4: ("Garden camera", "Garden"),
    5: ("Garage camera", "Garage"),
    7: ("Pool camera", "Garden"),
    8: ("Gate camera", "Driveway"),
}
ELSEWHERE = (None, "Office")


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
    for identifier, name, place in _wanted(recorders, registry):
        device = registry.devices[identifier]
        if device["area_id"] or device["name_by_user"]:
            continue
        if place not in areas:
            area = await api.command("config/area_registry/create", name=place)
            areas[place] = area["area_id"]
        await api.command(
            "config/device_registry/update",
            device_id=device["id"],
            area_id=areas[place],
            name_by_user=name,
        )
        has_new = True
    return has_new


async def clear_areas(api: Api) -> None:
    """Remove the areas that a new Home Assistant comes with."""
    for area in await api.command("config/area_registry/list"):
        await api.command("config/area_registry/delete", area_id=area["area_id"])


def _wanted(
    recorders: Sequence[Recorder], registry: Registry
) -> Iterator[tuple[str, str | None, str]]:
    """Return the name and the area of each device."""
    for recorder in recorders:
        yield recorder.mac, *ELSEWHERE
        house = HOUSE if recorder.index == 0 else {}
        for number in registry.ports(recorder.mac):
            yield f"{recorder.mac}-port{number}", *house.get(number, ELSEWHERE)
