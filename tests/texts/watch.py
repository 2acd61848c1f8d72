"""The watch itself: it looks on where Home Assistant is given something to show."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
import sys
from typing import Any
from unittest.mock import patch

from homeassistant.components.repairs import RepairsFlowManager
from homeassistant.config_entries import (
    ConfigEntriesFlowManager,
    ConfigEntry,
    ConfigSubentryFlowManager,
    OptionsFlowManager,
)
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.data_entry_flow import FlowManager
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.condition import CONDITIONS
from homeassistant.helpers.device_registry import DeviceRegistry
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.issue_registry import IssueRegistry, async_get
from homeassistant.helpers.trigger import TRIGGERS
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.axis_nvr_poe import texts
from custom_components.axis_nvr_poe.const import DOMAIN

from .actions import ICON_OF, show_offered
from .entities import show_entity, show_state
from .flows import show_result
from .gather import FILES, ICONS, TEXTS
from .ledger import placeholders

_PACKAGE = f"custom_components.{DOMAIN}"
# What parts of sentences are made of.
_COMMON = (
    "area",
    "devices",
    "interface",
    "name",
    "port",
    "recorder",
    "status",
    "watts",
)
_DESCRIBED = {
    kind: dict(load_yaml_dict(path))
    if (path := FILES / f"{kind}.yaml").exists()
    else {}
    for kind in ICON_OF
}


@pytest.fixture(autouse=True)
def _watched(_onlookers: None) -> Iterator[None]:
    """Fail the test in which something is shown that has no text or no icon."""
    yield
    problems = [*TEXTS.take_problems(), *ICONS.take_problems()]
    assert not problems, "\n".join(problems)


@contextmanager
def watching(hass: HomeAssistant) -> Iterator[None]:
    """Look at what a Home Assistant shows while a test has it."""
    hass.bus.async_listen(EVENT_STATE_CHANGED, _state_changed(hass))
    yield
    look_at_actions(hass)


@pytest.fixture(scope="session")
def _onlookers() -> Iterator[None]:
    """Look on, for the whole run."""
    with ExitStack() as stack:
        for owner, method, onlooker in (
            (FlowManager, "_async_handle_step", _step_handled),
            (HomeAssistantError, "__init__", _error_made),
            (IssueRegistry, "async_get_or_create", _issue_made),
            (DeviceRegistry, "_resolve_translated_name", _device_named),
            (Entity, "add_to_platform_start", _entity_added),
            (texts, "_text", _text_looked_up),
        ):
            watched = onlooker(getattr(owner, method))
            stack.enter_context(patch.object(owner, method, watched))
        yield


def _step_handled(handle: Callable[..., Any]) -> Callable[..., Any]:
    async def watched(manager: Any, flow: Any, *args: Any, **kwargs: Any) -> Any:
        where, filled = _texts_of(manager, flow)
        result = await handle(manager, flow, *args, **kwargs)
        if where and result.get("translation_domain") in {None, DOMAIN}:
            show_result(TEXTS, where, result, filled)
            if where == "config" and (title := flow.context.get("title_placeholders")):
                TEXTS.show_if_there("config.flow_title", title)
        return result

    return watched


def _texts_of(manager: Any, flow: Any) -> tuple[str, Collection[str]]:
    """Return where a flow's texts are and what they get; "" if it is not ours."""
    handler = flow.handler
    match manager:
        case ConfigEntriesFlowManager() if handler == DOMAIN:
            return "config", ()
        case OptionsFlowManager() if _is_ours(manager.hass, handler):
            return "options", ()
        case ConfigSubentryFlowManager() if _is_ours(manager.hass, handler[0]):
            where = f"config_subentries.{handler[1]}"
            TEXTS.show_if_there(f"{where}.entry_type")
            TEXTS.show_if_there(f"{where}.initiate_flow.{flow.source}")
            return where, ()
        case RepairsFlowManager() if handler == DOMAIN:
            issue = async_get(manager.hass).async_get_issue(DOMAIN, flow.issue_id)
            assert issue is not None
            where = f"issues.{issue.translation_key}.fix_flow"
            return where, issue.translation_placeholders or ()
    return "", ()


def _is_ours(hass: HomeAssistant, entry_id: str) -> bool:
    entry = hass.config_entries.async_get_entry(entry_id)
    return entry is not None and entry.domain == DOMAIN


def _error_made(make: Callable[..., None]) -> Callable[..., None]:
    def watched(error: HomeAssistantError, *args: Any, **kwargs: Any) -> None:
        make(error, *args, **kwargs)
        if error.translation_domain == DOMAIN:
            TEXTS.show(
                f"exceptions.{error.translation_key}.message",
                error.translation_placeholders or (),
            )
        elif error.translation_domain is None and _maker().startswith(_PACKAGE):
            TEXTS.complain(f"{_maker()}: {type(error).__name__} has no translation")

    return watched


def _text_looked_up(look_up: Callable[..., str]) -> Callable[..., str]:
    def watched(hass: HomeAssistant, category: str, key: str) -> str:
        path = f"{category}.{key}"
        if category == "common":
            TEXTS.show(path, _COMMON)
        if category == "exceptions":
            # Whoever looks it up fills in all of it, or fails.
            TEXTS.show(path, placeholders(TEXTS.texts.get(path, "")))
        return look_up(hass, category, key)

    return watched


def _maker() -> str:
    """Return the module that makes an error."""
    frame = sys._getframe(2)  # noqa: SLF001 - the way of the standard library
    while frame.f_back and frame.f_code.co_name == "__init__":
        frame = frame.f_back
    return str(frame.f_globals["__name__"])


def _issue_made(make: Callable[..., Any]) -> Callable[..., Any]:
    def watched(registry: Any, domain: str, *args: Any, **kwargs: Any) -> Any:
        if domain == DOMAIN:
            issue = f"issues.{kwargs['translation_key']}"
            filled = kwargs.get("translation_placeholders") or ()
            TEXTS.show(f"{issue}.title", filled)
            if not kwargs["is_fixable"]:
                TEXTS.show(f"{issue}.description", filled)
        return make(registry, domain, *args, **kwargs)

    return watched


def _device_named(name: Callable[..., str]) -> Callable[..., str]:
    def watched(
        registry: DeviceRegistry,
        entry: ConfigEntry,
        key: str,
        filled: Mapping[str, str] | None,
    ) -> str:
        if entry.domain == DOMAIN:
            TEXTS.show(f"device.{key}.name", filled or ())
        return name(registry, entry, key, filled)

    return watched


def _entity_added(add: Callable[..., None]) -> Callable[..., None]:
    def watched(entity: Entity, hass: HomeAssistant, platform: Any, *args: Any) -> None:
        add(entity, hass, platform, *args)
        if platform.platform_name == DOMAIN:
            show_entity(TEXTS, ICONS, platform.domain, entity)

    return watched


def _state_changed(
    hass: HomeAssistant,
) -> Callable[[Event[EventStateChangedData]], None]:
    registry = er.async_get(hass)

    @callback
    def look(event: Event[EventStateChangedData]) -> None:
        entity = registry.async_get(event.data["entity_id"])
        state = event.data["new_state"]
        if state and entity and entity.platform == DOMAIN and entity.translation_key:
            show_state(TEXTS, entity.domain, entity.translation_key, state)

    return look


def look_at_actions(hass: HomeAssistant) -> None:
    """Note the actions, triggers and conditions that a test had to choose from."""
    services = hass.services.async_services_for_domain(DOMAIN)
    all_offered: dict[str, dict[str, Collection[str]]] = {
        "services": {
            name: service.description_placeholders or ()
            for name, service in services.items()
        }
    }
    for kind, key in (("triggers", TRIGGERS), ("conditions", CONDITIONS)):
        all_offered[kind] = {
            name.removeprefix(f"{DOMAIN}.") if name != DOMAIN else "_": ()
            for name, domain in hass.data.get(key, {}).items()
            if domain == DOMAIN
        }
    for kind, offered in all_offered.items():
        if offered:
            show_offered(TEXTS, ICONS, kind, offered, _DESCRIBED[kind])
