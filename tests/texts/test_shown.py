"""What is shown without a text, or with one that is not filled in, is noticed."""

from typing import Any

from homeassistant.components.event import EventEntity
from homeassistant.components.select import SelectEntity
from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
)
from homeassistant.core import State
from homeassistant.data_entry_flow import FlowResultType, section
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig
import pytest
import voluptuous as vol

from .actions import show_offered
from .entities import show_entity, show_state
from .flows import show_result
from .ledger import Ledger, flat

FLOW = {
    "config": {
        "step": {
            "user": {
                "description": "{name}",
                "data": {"host": "Address", "kind": "Kind"},
                "data_description": {"host": "As in {example}", "kind": "Which"},
                "sections": {
                    "more": {
                        "name": "More",
                        "data": {"port": "Port"},
                        "data_description": {"port": "Which"},
                    }
                },
            },
            "choose": {"menu_options": {"user": "By hand"}},
        },
        "error": {"cannot_connect": "No answer from {host}"},
        "abort": {"already_configured": "Done before"},
        "progress": {"wait": "Wait"},
        "create_entry": {"default": "Done"},
    },
    "selector": {"kind": {"options": {"old": "Old"}}},
}


def part(**named: Any) -> section:
    """Return a section of a form, with these fields."""
    schema: Any = vol.Schema(named)
    return section(schema)


MORE = part(port=int)
FORM: dict[str, Any] = {
    "type": FlowResultType.FORM,
    "step_id": "user",
    "data_schema": vol.Schema({vol.Required("host"): str, "more": MORE}),
    "errors": None,
    "description_placeholders": {"name": "NVR", "example": "nvr.local"},
}
MENU = {"type": FlowResultType.MENU, "step_id": "choose", "menu_options": ["user"]}
ABORT = {"type": FlowResultType.ABORT, "reason": "already_configured"}
PROGRESS = {"type": FlowResultType.SHOW_PROGRESS, "progress_action": "wait"}
ENTRY = {"type": FlowResultType.CREATE_ENTRY}


def fields(**named: Any) -> dict[str, Any]:
    """Return the form with other fields."""
    return FORM | {"data_schema": vol.Schema(named)}


def kinds(*options: Any) -> SelectSelector:
    """Return a selector whose options are translated."""
    return SelectSelector(
        SelectSelectorConfig(options=[*options], translation_key="kind")
    )


@pytest.mark.parametrize(
    "result",
    [FORM, MENU, ABORT, PROGRESS, ENTRY, fields(kind=kinds("old"))],
    ids=["form", "menu", "abort", "progress", "entry", "selector"],
)
def test_a_step_with_its_texts_is_no_problem(result: dict[str, Any]) -> None:
    """What has its texts passes."""
    texts = Ledger("en.json", flat(FLOW))
    show_result(texts, "config", result)
    assert texts.problems == []


@pytest.mark.parametrize(
    ("result", "problem"),
    [
        (FORM | {"step_id": "x"}, "config.step.x: is shown, but"),
        (FORM | {"errors": {"base": "x"}}, "config.error.x: is shown, but"),
        (
            FORM | {"errors": {"base": "cannot_connect"}},
            "config.error.cannot_connect: nothing fills in {host}",
        ),
        (fields(port=int), "config.step.user.data.port: is shown, but"),
        (fields(port=int), "config.step.user.data_description.port: is shown, but"),
        (fields(less=MORE), "config.step.user.sections.less.name: is shown, but"),
        (
            fields(more=part(host=str)),
            "config.step.user.sections.more.data.host: is shown, but",
        ),
        (fields(kind=kinds("new")), "selector.kind.options.new: is shown, but"),
        (
            fields(kind=kinds({"value": "new", "label": "New"})),
            "selector.kind.options.new: is shown, but",
        ),
        (
            FORM | {"description_placeholders": None},
            "config.step.user.description: nothing fills in {name}",
        ),
        (
            FORM | {"description_placeholders": {"name": "NVR"}},
            "config.step.user.data_description.host: nothing fills in {example}",
        ),
        (MENU | {"menu_options": ["x"]}, "config.step.choose.menu_options.x: is shown"),
        (ABORT | {"reason": "x"}, "config.abort.x: is shown, but en.json has no such"),
        (PROGRESS | {"progress_action": "x"}, "config.progress.x: is shown, but"),
        (ENTRY | {"description": "x"}, "config.create_entry.x: is shown, but"),
    ],
)
def test_a_step_without_a_text_is_noticed(result: dict[str, Any], problem: str) -> None:
    """What lacks a text, or a filling, is named."""
    texts = Ledger("en.json", flat(FLOW))
    show_result(texts, "config", result)
    assert problem in "\n".join(texts.problems)


ENTITIES = {
    "entity": {
        "sensor": {
            "budget": {"name": "Budget", "state_attributes": {"why": {"name": "Why"}}},
            "load": {"name": "Load of {port}"},
            "power": {"name": "Power"},
            "mood": {"name": "Mood", "state": {"good": "Good"}},
        },
        "select": {"mood": {"name": "Mood", "state": {"good": "Good"}}},
        "event": {
            "fault": {
                "name": "Fault",
                "state_attributes": {"event_type": {"state": {"began": "Began"}}},
            }
        },
    }
}
ENTITY_ICONS = {
    "entity": {
        "sensor": {
            "budget": {"default": "mdi:cash"},
            "mood": {
                "default": "mdi:emoticon",
                "state": {"good": "mdi:emoticon-happy"},
            },
        },
        "select": {"mood": {"default": "mdi:emoticon"}},
        "event": {"fault": {"default": "mdi:flash"}},
    }
}


def sensor(key: str | None, **described: Any) -> Entity:
    """Return a sensor as its description says."""
    entity = SensorEntity()
    entity.entity_description = SensorEntityDescription(
        key="x", translation_key=key, **described
    )
    return entity


def of_power(key: str | None, **described: Any) -> Entity:
    """Return a sensor of power."""
    return sensor(key, device_class=SensorDeviceClass.POWER, **described)


def of_mood(*moods: str) -> Entity:
    """Return a sensor with some states."""
    return sensor("mood", device_class=SensorDeviceClass.ENUM, options=[*moods])


def select(*moods: str) -> Entity:
    """Return a select with some options."""
    entity = SelectEntity()
    entity._attr_translation_key = "mood"  # noqa: SLF001
    entity._attr_options = [*moods]  # noqa: SLF001
    return entity


def event(*types: str) -> Entity:
    """Return an event of some types."""
    entity = EventEntity()
    entity._attr_translation_key = "fault"  # noqa: SLF001
    entity._attr_event_types = [*types]  # noqa: SLF001
    return entity


def problems_with(platform: str, entity: Entity) -> str:
    """Return what is wrong with an entity."""
    texts, icons = Ledger("en.json", flat(ENTITIES)), Ledger("", flat(ENTITY_ICONS))
    show_entity(texts, icons, platform, entity)
    return "\n".join(texts.problems + icons.problems)


@pytest.mark.parametrize(
    ("platform", "entity"),
    [
        ("sensor", sensor("budget")),
        ("sensor", of_power(None)),
        ("sensor", of_power(None, name=None)),
        ("sensor", of_mood("good")),
        ("select", select("good")),
        ("event", event("began")),
    ],
)
def test_an_entity_with_its_texts_is_no_problem(platform: str, entity: Entity) -> None:
    """A name of its own, its device class', or none on purpose; named states."""
    assert problems_with(platform, entity) == ""


@pytest.mark.parametrize(
    ("platform", "entity", "problem"),
    [
        ("sensor", sensor(None), "has neither a name nor a device class"),
        ("sensor", sensor(None), "SensorEntity has no icon"),
        ("sensor", of_mood("good", "bad"), "entity.sensor.mood.state.bad: is shown"),
        ("select", select("good", "bad"), "entity.select.mood.state.bad: is shown"),
        ("event", event("ended"), "fault.state_attributes.event_type.state.ended: is"),
        ("sensor", of_power("power"), "is the name of the device class power"),
        ("sensor", sensor("budget", name=None), "is to have no name, but gets this"),
        ("sensor", of_power("load"), "load.name: nothing fills in {port}"),
    ],
)
def test_an_entity_without_a_text_is_noticed(
    platform: str, entity: Entity, problem: str
) -> None:
    """What has no name, no icon, or one too many, is named."""
    assert problem in problems_with(platform, entity)


def test_an_attribute_has_a_name_unless_home_assistant_has_it() -> None:
    """An attribute of the integration's own is shown under a name of its own."""
    texts = Ledger("en.json", flat(ENTITIES))
    attributes = {"why": "?", "state_class": "total", "friendly_name": "B", "who": "?"}
    show_state(texts, "sensor", "budget", State("sensor.b", "1", attributes))
    [problem] = texts.problems
    assert problem.startswith("entity.sensor.budget.state_attributes.who.name: ")


def test_icons_of_states_that_do_not_exist_are_idle() -> None:
    """An icon is shown with its state, or never."""
    texts, icons = Ledger("en.json", flat(ENTITIES)), Ledger("", flat(ENTITY_ICONS))
    show_entity(texts, icons, "sensor", of_mood("bad"))
    assert "entity.sensor.mood.state.good" in icons.idle()


ACTIONS = {
    "services": {
        "cycle": {
            "name": "Cycle",
            "description": "As in {example}",
            "fields": {"time": {"name": "Time", "description": "How long"}},
            "sections": {"more": {"name": "More"}},
        }
    }
}
DESCRIBED: dict[str, Any] = {
    "cycle": {"fields": {"time": {}, "more": {"fields": {"time": {}}}}}
}
OFFERED = {"cycle": {"example": "x"}}


def problems_with_actions(
    offered: dict[str, Any], described: dict[str, Any], icons: dict[str, Any]
) -> str:
    """Return what is wrong with actions."""
    texts, drawn = Ledger("en.json", flat(ACTIONS)), Ledger("icons.json", flat(icons))
    show_offered(texts, drawn, "services", offered, described)
    return "\n".join(texts.problems + drawn.problems)


@pytest.mark.parametrize("icon", ["mdi:sync", {"service": "mdi:sync"}])
def test_an_action_with_its_texts_is_no_problem(icon: Any) -> None:
    """Name, description, fields, sections and icon."""
    icons = {"services": {"cycle": icon}}
    assert problems_with_actions(OFFERED, DESCRIBED, icons) == ""


@pytest.mark.parametrize(
    ("offered", "described", "problem"),
    [
        (OFFERED, {}, "services.yaml: says nothing of cycle"),
        ({}, DESCRIBED, "services.yaml: nothing offers cycle"),
        ({"x": ()}, {"x": None}, "services.x.name: is shown, but"),
        (OFFERED, DESCRIBED, "services.cycle.service: is shown, but icons.json"),
        ({"cycle": ()}, DESCRIBED, "description: nothing fills in {example}"),
        (
            OFFERED,
            {"cycle": {"fields": {"port": {}}}},
            "services.cycle.fields.port.name: is shown, but",
        ),
        (
            OFFERED,
            {"cycle": {"fields": {"less": {"fields": {}}}}},
            "services.cycle.sections.less.name: is shown, but",
        ),
        (
            OFFERED,
            {
                "cycle": {
                    "fields": {"time": {"selector": {"select": kinds("a").config}}}
                }
            },
            "selector.kind.options.a: is shown, but",
        ),
    ],
)
def test_an_action_without_a_text_is_noticed(
    offered: dict[str, Any], described: dict[str, Any], problem: str
) -> None:
    """What cannot be read where actions are chosen is named."""
    assert problem in problems_with_actions(offered, described, {})
