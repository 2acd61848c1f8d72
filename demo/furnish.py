"""Names, areas and who hangs where, so that it looks as it would in a house."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from laboratory.api import Api
from laboratory.recorders import Recorder
from laboratory.registry import DOMAIN, Registry

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
OFFICE = "Office"

OPTIONS = "/api/config/config_entries/options/flow"
SUBENTRIES = "/api/config/config_entries/subentries/flow"

type Json = dict[str, Any]


async def furnish(api: Api, recorders: Sequence[Recorder]) -> None:
    """Name the first recorder's cameras, and say where they hang.

    The other recorders and free ports are in the office. What a person has named, put
    somewhere or said stays as it is.
    """
    rooms = await Rooms.read(api)
    for recorder in recorders[:1]:
        entry = await _entry(api, recorder)
        if not entry["num_subentries"]:
            await _move_in(api, rooms, recorder, entry["entry_id"])
    registry = await Registry.read(api)
    for device in registry.devices.values():
        if not device["area_id"]:
            await rooms.settle(device["id"], OFFICE)


async def _move_in(api: Api, rooms: Rooms, recorder: Recorder, entry_id: str) -> None:
    """Name the cameras, and say at which ports they hang."""
    cameras = await _cameras(api, recorder)
    for port, (name, area) in HOUSE.items():
        if port in cameras:
            await rooms.settle(cameras[port], area, name)
    await _find_out(api, entry_id)
    await _connect_others(api, entry_id, cameras)


async def clear_areas(api: Api) -> None:
    """Remove the areas that a new Home Assistant comes with."""
    for area in await api.command("config/area_registry/list"):
        await api.command("config/area_registry/delete", area_id=area["area_id"])


class Rooms:
    """The areas, made when the first device moves in."""

    def __init__(self, api: Api, areas: dict[str, str]) -> None:
        """Keep the areas' ids by their names."""
        self._api = api
        self._areas = areas

    @classmethod
    async def read(cls, api: Api) -> Rooms:
        """Read which areas there are."""
        listed = await api.command("config/area_registry/list")
        return cls(api, {area["name"]: area["area_id"] for area in listed})

    async def settle(self, device_id: str, area: str, name: str | None = None) -> None:
        """Put a device somewhere, and name it."""
        if area not in self._areas:
            made = await self._api.command("config/area_registry/create", name=area)
            self._areas[area] = made["area_id"]
        named = {} if name is None else {"name_by_user": name}
        await self._api.command(
            "config/device_registry/update",
            device_id=device_id,
            area_id=self._areas[area],
            **named,
        )


async def _entry(api: Api, recorder: Recorder) -> Json:
    """Return the entry of a recorder, by its device."""
    registry = await Registry.read(api)
    (entry_id,) = registry.devices[recorder.mac]["config_entries"]
    entries = await api.command("config_entries/get", domain=DOMAIN)
    return next(dict(one) for one in entries if one["entry_id"] == entry_id)


async def _cameras(api: Api, recorder: Recorder) -> Mapping[int, str]:
    """Return the cameras' devices by port, once they are all there."""
    ports = (await recorder.remote(api.session).state())["ports"]
    by_mac = {port["mac"]: port["port"] for port in ports if port["camera"]}
    while True:
        cameras = {
            by_mac[value]: device["id"]
            for device in await api.command("config/device_registry/list")
            for _, value in device["connections"]
            if value in by_mac
        }
        if len(cameras) == len(by_mac):
            return cameras
        await asyncio.sleep(0.1)


async def _find_out(api: Api, entry_id: str) -> None:
    """Ask the recorder what is connected, and confirm it, as a person would."""
    menu = await api.post(OPTIONS, handler=entry_id)
    step = f"{OPTIONS}/{menu['flow_id']}"
    form = await api.post(step, next_step_id="find_out")
    found = {
        field["name"]: field["description"]["suggested_value"]
        for field in form["data_schema"]
        if "suggested_value" in (field.get("description") or {})
    }
    await api.post(step, take_area=True, **found)


async def _connect_others(api: Api, entry_id: str, cameras: Mapping[int, str]) -> None:
    """Say what hangs where the recorder could not hear anybody: they have no power."""
    listed = await api.command("config_entries/subentries/list", entry_id=entry_id)
    known = {one["unique_id"] for one in listed}
    for port, device_id in cameras.items():
        if f"port{port}" in known:
            continue
        form = await api.post(SUBENTRIES, handler=[entry_id, "connected_device"])
        await api.post(
            f"{SUBENTRIES}/{form['flow_id']}",
            port=str(port),
            device_id=device_id,
            take_area=True,
            protected=False,
            watchdog_settings={
                "watchdog": False,
                "unavailable_for": {"minutes": 5},
                "max_restarts": 4,
            },
        )
