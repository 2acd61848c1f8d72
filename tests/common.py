"""What the tests share: entries, a clock, and finding entities by their names."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.const import (
    ATTR_ENTITY_ID,
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    SERVICE_TURN_OFF,
    SERVICE_TURN_ON,
    STATE_UNAVAILABLE,
    Platform,
)
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.device_registry import format_mac
from homeassistant.helpers.event import async_track_state_change_event
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.axis_nvr_poe.connected_devices import CONNECTED_DEVICE
from custom_components.axis_nvr_poe.const import CONF_FINGERPRINT, DOMAIN
from simulator import ROOT, Simulator

MAC = "ac:cc:8e:af:8c:30"
POLL = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)

OUTAGE = 120
"""How long a recorder restarts that does so in a test, in seconds."""


def entry_for(
    recorder: Simulator, *, https: bool = False, **data: Any
) -> MockConfigEntry:
    """Return an entry for a recorder, as the config flow would make it."""
    return MockConfigEntry(
        domain=DOMAIN,
        title="AXIS S3008",
        unique_id=format_mac(recorder.model.serial),
        data={
            CONF_HOST: recorder.host,
            CONF_PORT: recorder.https_port if https else recorder.http_port,
            CONF_SSL: https,
            CONF_USERNAME: ROOT.username,
            CONF_PASSWORD: ROOT.password,
            CONF_FINGERPRINT: recorder.certificate.fingerprint if https else None,
            **data,
        },
    )


async def set_up(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    state: ConfigEntryState = ConfigEntryState.LOADED,
) -> None:
    """Set an entry up, and see how it came out."""
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.state is state


def connect(
    hass: HomeAssistant, entry: MockConfigEntry, port: int, name: str, **data: Any
) -> ConfigSubentry:
    """Say which device hangs on a port, as the form would."""
    subentry = ConfigSubentry(
        data=MappingProxyType({"port": port, **data}),
        subentry_type=CONNECTED_DEVICE,
        title=name,
        unique_id=f"port{port}",
    )
    hass.config_entries.async_add_subentry(entry, subentry)
    return subentry


async def pass_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, delta: timedelta = POLL
) -> None:
    """Let time pass, and what is due happen."""
    freezer.tick(delta)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


async def pass_minutes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, minutes: int
) -> None:
    """Let minutes pass, one after the other."""
    for _ in range(minutes):
        await pass_time(hass, freezer, MINUTE)


async def idle() -> None:
    """Let everything run that can, while something else is held up."""
    for _ in range(100):
        await asyncio.sleep(0)


async def until(happened: Callable[[], object]) -> None:
    """Wait for what comes over a socket, in real time beside a frozen clock."""
    for _ in range(20_000):
        if happened():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never happened")


def entity_id(hass: HomeAssistant, platform: Platform, name: str) -> str:
    """Return the entity with a unique id of ``<mac>-<name>``."""
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, f"{MAC}-{name}")
    assert found is not None, f"there is no {platform} {name}"
    return found


def state_of(hass: HomeAssistant, platform: Platform, name: str) -> State:
    """Return the state of the entity with a unique id of ``<mac>-<name>``."""
    state = hass.states.get(entity_id(hass, platform, name))
    assert state is not None
    return state


def device_of(hass: HomeAssistant, port: int) -> dr.DeviceEntry:
    """Return the device of a port."""
    switch = er.async_get(hass).async_get(
        entity_id(hass, Platform.SWITCH, f"port{port}-poe")
    )
    assert switch
    assert switch.device_id
    device = dr.async_get(hass).async_get(switch.device_id)
    assert isinstance(device, dr.DeviceEntry)
    return device


def states_seen(hass: HomeAssistant, name: str) -> list[str]:
    """Return a list that grows with every change of the state of a switch."""
    seen: list[str] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        new, old = event.data["new_state"], event.data["old_state"]
        if new is not None and (old is None or old.state != new.state):
            seen.append(new.state)

    async_track_state_change_event(hass, entity_id(hass, Platform.SWITCH, name), note)
    return seen


def events_seen(hass: HomeAssistant, name: str) -> list[dict[str, Any]]:
    """Return a list that grows with every event an event entity fires."""
    seen: list[dict[str, Any]] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        new, old = event.data["new_state"], event.data["old_state"]
        if new is not None and (old is None or old.state != new.state):
            seen.append(dict(new.attributes))

    async_track_state_change_event(hass, entity_id(hass, Platform.EVENT, name), note)
    return seen


async def switch(hass: HomeAssistant, name: str, *, on: bool) -> None:
    """Turn a switch on or off as a user does."""
    await hass.services.async_call(
        SWITCH_DOMAIN,
        SERVICE_TURN_ON if on else SERVICE_TURN_OFF,
        {ATTR_ENTITY_ID: entity_id(hass, Platform.SWITCH, name)},
        blocking=True,
    )


def disable(hass: HomeAssistant, name: str) -> str:
    """Disable a switch as a user does, and return it."""
    switch_id = entity_id(hass, Platform.SWITCH, name)
    er.async_get(hass).async_update_entity(
        switch_id, disabled_by=er.RegistryEntryDisabler.USER
    )
    return switch_id


async def just_enabled(hass: HomeAssistant, name: str) -> None:
    """Disable a switch, and enable it again; Home Assistant loads it a while later."""
    switch_id = disable(hass, name)
    await hass.async_block_till_done()
    er.async_get(hass).async_update_entity(switch_id, disabled_by=None)
    await hass.async_block_till_done()
    # Home Assistant has given it back as unavailable since 2026.11.
    state = hass.states.get(switch_id)
    assert state is None or state.state == STATE_UNAVAILABLE
