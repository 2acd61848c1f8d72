"""The dashboard: a view for each recorder, made of what is registered."""

from collections.abc import Iterator, Sequence
from typing import Any

from .api import Api
from .recorders import Recorder
from .registry import Registry

URL_PATH = "recorder"
MAP = "map"

type Json = dict[str, Any]


async def keep_dashboard(
    api: Api, recorders: Sequence[Recorder], *, has_new: bool
) -> None:
    """Make the dashboard; one that a person may have changed stays as it is.

    Only where there is something new to be shown it is made anew.
    """
    dashboards = {
        dashboard["url_path"]: dashboard["id"]
        for dashboard in await api.command("lovelace/dashboards/list")
    }
    if URL_PATH not in dashboards:
        await api.command(
            "lovelace/dashboards/create",
            url_path=URL_PATH,
            allow_single_word=True,
            title="Recorder",
            icon="mdi:ethernet",
        )
        await api.command(
            "frontend/set_system_data", key="core", value={"default_panel": URL_PATH}
        )
    elif not has_new:
        return
    # A new Home Assistant comes with it, and nobody is to be found here.
    if MAP in dashboards:
        await api.command("lovelace/dashboards/delete", dashboard_id=dashboards[MAP])
    registry = await Registry.read(api)
    views = [await _view(api, registry, recorder) for recorder in recorders]
    await api.command(
        "lovelace/config/save", url_path=URL_PATH, config={"views": views}
    )


async def _view(api: Api, registry: Registry, recorder: Recorder) -> Json:
    """Show a recorder and its ports."""
    power_budget = registry.entities[f"{recorder.mac}-power_budget"]
    limit = float((await api.get(f"/api/states/{power_budget}"))["state"])
    device = registry.devices[recorder.mac]
    return {
        "type": "sections",
        "title": device["name_by_user"] or device["name"],
        "path": f"recorder-{recorder.index + 1}",
        "max_columns": 4,
        "sections": [
            {
                "type": "grid",
                "column_span": 2,
                "cards": [*_recorder_cards(registry, recorder, limit)],
            },
            *(
                {"type": "grid", "cards": [*_port_cards(registry, recorder, number)]}
                for number in registry.ports(recorder.mac)
            ),
        ],
    }


def _recorder_cards(
    registry: Registry, recorder: Recorder, limit: float
) -> Iterator[Json]:
    def entity(key: str) -> str:
        return registry.entities[f"{recorder.mac}-{key}"]

    yield {
        "type": "heading",
        "heading": registry.devices[recorder.mac]["name"],
        "icon": "mdi:nas",
    }
    yield {
        "type": "gauge",
        "entity": entity("allocated_power"),
        "name": f"Allocated of {limit:g} W",
        "max": limit,
        "needle": True,
        "severity": {"green": 0, "yellow": 0.7 * limit, "red": 0.9 * limit},
        "grid_options": {"columns": 12, "rows": 3},
    }
    for key, name in (
        ("power_budget", "Budget"),
        ("available_power", "Left to allocate"),
        ("allocated_power", "Allocated"),
        ("power", "Drawn"),
        ("poe_failure", "PoE failure"),
        ("keep_power", "Keep power"),
    ):
        yield {"type": "tile", "entity": entity(key), "name": name}


def _port_cards(registry: Registry, recorder: Recorder, number: int) -> Iterator[Json]:
    def entity(key: str) -> str:
        return registry.entities[f"{recorder.mac}-port{number}-{key}"]

    device = registry.devices[f"{recorder.mac}-port{number}"]
    failure = entity("poe_failure")
    yield {
        "type": "heading",
        "heading": device["name_by_user"] or "Free",
        "icon": "mdi:cctv" if device["name_by_user"] else "mdi:ethernet",
        "tap_action": {
            "action": "navigate",
            "navigation_path": f"/config/devices/device/{device['id']}",
        },
        "badges": [
            {
                "type": "entity",
                "entity": failure,
                "name": "PoE failure",
                "state_content": "name",
                "color": "red",
                "visibility": [
                    {"condition": "state", "entity": failure, "state": "on"}
                ],
            }
        ],
    }
    yield {
        "type": "tile",
        "entity": entity("poe"),
        "name": f"Port {number}",
        "features": [{"type": "toggle"}],
        "features_position": "inline",
        "grid_options": {"columns": 12},
    }
    for key, name in (("power", "Power"), ("status", "Status")):
        yield {"type": "tile", "entity": entity(key), "name": name}
