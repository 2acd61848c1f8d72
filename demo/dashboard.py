"""The dashboard: a view for each recorder, made of what is registered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from laboratory.api import Api
from laboratory.recorders import Recorder
from laboratory.registry import DOMAIN, Registry

URL_PATH = "recorder"

type Json = dict[str, Any]

type Entities = Mapping[tuple[str, str], str]
"""Entity ids by platform and unique id, which only together are unique."""

type Entity = Callable[[str, str], str]
"""Returns the entity id for a platform and a key of one device."""


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
    # A new Home Assistant comes with a map, and nobody is to be found here.
    if "map" in dashboards:
        await api.command("lovelace/dashboards/delete", dashboard_id=dashboards["map"])
    registry = await Registry.read(api)
    entities = {
        (entity["entity_id"].partition(".")[0], entity["unique_id"]): entity[
            "entity_id"
        ]
        for entity in await api.command("config/entity_registry/list")
        if entity["platform"] == DOMAIN
    }
    views = []
    for recorder in recorders:
        budget = (await recorder.remote(api.session).state())["power_limit"]
        views.append(_view(registry, entities, recorder, budget))
    await api.command(
        "lovelace/config/save", url_path=URL_PATH, config={"views": views}
    )


def _view(
    registry: Registry, entities: Entities, recorder: Recorder, budget: float
) -> Json:
    """Show a recorder and its ports."""
    device = registry.devices[recorder.mac]
    own = partial(_entity, entities, recorder.mac)
    sections = [
        {
            "type": "grid",
            "column_span": 2,
            "cards": [*_recorder_cards(device["name"], own, budget)],
        }
    ]
    for number in registry.ports(recorder.mac):
        identifier = f"{recorder.mac}-port{number}"
        own = partial(_entity, entities, identifier)
        cards = _port_cards(registry.devices[identifier], own, number)
        sections.append({"type": "grid", "cards": [*cards]})
    return {
        "type": "sections",
        "title": device["name_by_user"] or device["name"],
        "path": f"recorder-{recorder.index + 1}",
        "max_columns": 4,
        "sections": sections,
    }


def _entity(entities: Entities, identifier: str, platform: str, key: str) -> str:
    return entities[platform, f"{identifier}-{key}"]


def _recorder_cards(name: str, entity: Entity, budget: float) -> Iterator[Json]:
    yield {"type": "heading", "heading": name, "icon": "mdi:nas"}
    yield {
        "type": "gauge",
        "entity": entity("sensor", "allocated_power"),
        "name": f"Allocated power, of {budget:g} W",
        "max": budget,
        "needle": True,
        "severity": {"green": 0, "yellow": 0.7 * budget, "red": 0.9 * budget},
        "grid_options": {"columns": 12, "rows": 3},
    }
    for platform, key, title in (
        ("sensor", "power_budget", "Power budget"),
        ("sensor", "available_power", "Available power"),
        ("sensor", "allocated_power", "Allocated power"),
        ("sensor", "power", "Drawn"),
        ("binary_sensor", "poe_failure", "PoE failure"),
        ("switch", "keep_power", "Keep power"),
    ):
        yield {"type": "tile", "entity": entity(platform, key), "name": title}


def _port_cards(device: Json, entity: Entity, number: int) -> Iterator[Json]:
    name = device["name_by_user"] or device["name"]
    failure = entity("binary_sensor", "poe_failure")
    activity = entity("event", "activity")
    yield {
        "type": "heading",
        "heading": name,
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
            },
            {
                "type": "button",
                "icon": "mdi:restart",
                "text": "Power cycle",
                "tap_action": {
                    "action": "perform-action",
                    "perform_action": "button.press",
                    "target": {"entity_id": entity("button", "power_cycle")},
                    "confirmation": {
                        "text": f"Turn {name} off, and on again after 10 s?"
                    },
                },
            },
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
    happened = {
        "condition": "state",
        "entity": activity,
        "state_not": ["unknown", "unavailable"],
    }
    yield {
        "type": "tile",
        "entity": activity,
        "name": "Last event",
        "state_content": ["event_type", "reason_text", "last_changed"],
        "grid_options": {"columns": 12},
        "visibility": [happened],
    }
