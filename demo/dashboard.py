"""The dashboard: a view for each recorder, made of what is registered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from laboratory.api import Api
from laboratory.recorders import Recorder
from laboratory.registry import DOMAIN, Registry

URL_PATH = "recorder"
MAP = "map"

type Json = dict[str, Any]

type Entities = Mapping[tuple[str, str], str]
"""Entity ids by platform and unique id, which only together are unique."""


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
    entities = await _entities(api)
    views = [await _view(api, registry, entities, recorder) for recorder in recorders]
    await api.command(
        "lovelace/config/save", url_path=URL_PATH, config={"views": views}
    )


async def _entities(api: Api) -> Entities:
    """List what is registered of the recorders."""
    return {
        (entity["entity_id"].partition(".")[0], entity["unique_id"]): entity[
            "entity_id"
        ]
        for entity in await api.command("config/entity_registry/list")
        if entity["platform"] == DOMAIN
    }


async def _view(
    api: Api, registry: Registry, entities: Entities, recorder: Recorder
) -> Json:
    """Show a recorder and its ports."""
    power_budget = entities["sensor", f"{recorder.mac}-power_budget"]
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
                "cards": [*_recorder_cards(device["name"], entities, recorder, limit)],
            },
            *(
                {
                    "type": "grid",
                    "cards": [*_port_cards(registry, entities, recorder, number)],
                }
                for number in registry.ports(recorder.mac)
            ),
        ],
    }


def _recorder_cards(
    name: str, entities: Entities, recorder: Recorder, limit: float
) -> Iterator[Json]:
    def entity(platform: str, key: str) -> str:
        return entities[platform, f"{recorder.mac}-{key}"]

    yield {"type": "heading", "heading": name, "icon": "mdi:nas"}
    yield {
        "type": "gauge",
        "entity": entity("sensor", "allocated_power"),
        "name": f"Allocated of {limit:g} W",
        "max": limit,
        "needle": True,
        "severity": {"green": 0, "yellow": 0.7 * limit, "red": 0.9 * limit},
        "grid_options": {"columns": 12, "rows": 3},
    }
    for platform, key, title in (
        ("sensor", "power_budget", "Budget"),
        ("sensor", "available_power", "Left to allocate"),
        ("sensor", "allocated_power", "Allocated"),
        ("sensor", "power", "Drawn"),
        ("binary_sensor", "poe_failure", "PoE failure"),
        ("switch", "keep_power", "Keep power"),
    ):
        yield {"type": "tile", "entity": entity(platform, key), "name": title}


def _port_cards(
    registry: Registry, entities: Entities, recorder: Recorder, number: int
) -> Iterator[Json]:
    def entity(platform: str, key: str) -> str:
        return entities[platform, f"{recorder.mac}-port{number}-{key}"]

    device = registry.devices[f"{recorder.mac}-port{number}"]
    name = device["name_by_user"]
    yield {
        "type": "heading",
        "heading": name or "Free",
        "icon": "mdi:cctv" if name else "mdi:ethernet",
        "tap_action": {
            "action": "navigate",
            "navigation_path": f"/config/devices/device/{device['id']}",
        },
        "badges": [
            _failure_badge(entity("binary_sensor", "poe_failure")),
            _power_cycle_badge(
                entity("button", "power_cycle"), name or f"port {number}"
            ),
        ],
    }
    yield {
        "type": "tile",
        "entity": entity("switch", "poe"),
        "name": f"Port {number}",
        "features": [{"type": "toggle"}],
        "features_position": "inline",
        "grid_options": {"columns": 12},
    }
    for key, title in (("power", "Power"), ("status", "Status")):
        yield {"type": "tile", "entity": entity("sensor", key), "name": title}
    yield _last_failure(entity("event", "poe_failure"))


def _failure_badge(entity_id: str) -> Json:
    """Show a failure while there is one."""
    return {
        "type": "entity",
        "entity": entity_id,
        "name": "PoE failure",
        "state_content": "name",
        "color": "red",
        "visibility": [{"condition": "state", "entity": entity_id, "state": "on"}],
    }


def _power_cycle_badge(entity_id: str, name: str) -> Json:
    """Press the button, once the person has confirmed it."""
    return {
        "type": "button",
        "icon": "mdi:restart",
        "text": "Power cycle",
        "tap_action": {
            "action": "perform-action",
            "perform_action": "button.press",
            "target": {"entity_id": entity_id},
            "confirmation": {"text": f"Turn {name} off, and on again after 10 s?"},
        },
    }


def _last_failure(entity_id: str) -> Json:
    """Tell how a failure last began or ended, if one did."""
    return {
        "type": "tile",
        "entity": entity_id,
        "name": "Last event",
        "state_content": ["event_type", "reason_text", "last_changed"],
        "grid_options": {"columns": 12},
        "visibility": [
            {
                "condition": "state",
                "entity": entity_id,
                "state_not": ["unknown", "unavailable"],
            }
        ],
    }
