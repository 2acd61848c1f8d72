"""PoE ports of AXIS network video recorders.

A recorder is built up like a stair: client, coordinator, what stands on it, and
what people see. No step knows who stands on it; only this file knows all of them.
"""

import asyncio
from datetime import datetime
from functools import partial

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed, ConfigEntryError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.typing import ConfigType
from homeassistant.setup import async_when_setup
from homeassistant.util.hass_dict import HassKey

from .card import async_load_card, async_serve_card, async_unload_card
from .connected_devices import async_follow_connected_devices
from .connection import async_create_entry_client, async_create_removal_client
from .const import DOMAIN, LOGIN_INTERVAL
from .coordinator import AxisNvrPoeCoordinator
from .devices import DeviceKeeper
from .event_stream import FailureListener
from .failure_repair import FailureRepair
from .happenings import Happenings
from .issues import (
    async_end_certificate_changed,
    async_end_power_budget,
    async_show_power_budget,
)
from .meter import EnergyMeter
from .owed_power import OwedPower
from .port_power import PortPower
from .restorer import Restorer
from .restores import Restores
from .runtime import AxisNvrPoeConfigEntry, RuntimeData
from .services import async_setup_services
from .surroundings import async_forget
from .totals import EnergyTotals
from .watchdog import Watchdog, async_note_start
from .watchdog_record import WatchdogRecord
from .watched_entities import async_follow_renames
from .websocket_api import async_setup_websocket_api

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

# Held by the recorder whose entities are being added.
_ADDING: HassKey[asyncio.Lock] = HassKey(f"{DOMAIN}_adding")

# The next try to set up an entry that Home Assistant has given up, by its id.
_TRIES: HassKey[dict[str, CALLBACK_TYPE]] = HassKey(f"{DOMAIN}_tries")

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.SWITCH,
]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up what all recorders share."""
    async_setup_services(hass)
    async_note_start(hass)
    async_follow_renames(hass)
    async_when_setup(hass, Platform.CONVERSATION, _async_listen)
    async_setup_websocket_api(hass)
    await async_serve_card(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> bool:
    """Set up a recorder."""
    async_load_card(hass)
    client = async_create_entry_client(hass, entry)
    coordinator = AxisNvrPoeCoordinator(hass, entry, client)
    restores = Restores(hass, entry)
    await restores.async_load()
    restorer = Restorer(coordinator, restores)
    owed_power = OwedPower(coordinator, restores, restorer)
    meter = EnergyMeter(coordinator, EnergyTotals(hass, entry))
    port_power = PortPower(coordinator, restores, restorer)
    happenings = Happenings()
    record = WatchdogRecord(hass, entry)
    await record.async_load()
    watchdog = Watchdog(coordinator, port_power, happenings, record)
    # Before the recorder has answered: the diagnostics tell why it has not.
    entry.runtime_data = RuntimeData(
        coordinator=coordinator,
        happenings=happenings,
        owed_power=owed_power,
        port_power=port_power,
        meter=meter,
        watchdog=watchdog,
    )
    try:
        await meter.async_start()
        await coordinator.async_config_entry_first_refresh()
        devices = DeviceKeeper(coordinator)
        coordinator.async_follow(devices.async_updated)
        async_follow_connected_devices(
            hass, entry, devices.async_connected_devices_changed
        )
        _async_follow_power_budget(hass, coordinator)
        coordinator.async_follow(FailureRepair(coordinator).async_updated)
        await _async_add_entities(hass, entry)
    except Exception as err:
        await owed_power.async_not_set_up(err)
        if isinstance(err, (ConfigEntryAuthFailed, ConfigEntryError)):
            _async_try_again(hass, entry)
        raise

    async def let_go(_: Event) -> None:
        await owed_power.async_let_go()

    owed_power.async_resume()
    coordinator.async_follow(owed_power.async_updated)
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, let_go))
    FailureListener(coordinator).async_start()
    watchdog.async_start()
    return True


async def async_unload_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> bool:
    """Unload a recorder; no port stays off that was only to be off for a while."""
    await entry.runtime_data.owed_power.async_let_go()
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> None:
    """Remove a recorder."""
    async_unload_card(hass)
    client = async_create_removal_client(hass, entry)
    restores = Restores(hass, entry)
    await restores.async_load()
    coordinator = AxisNvrPoeCoordinator(hass, entry, client)
    restorer = Restorer(coordinator, restores)
    await OwedPower(coordinator, restores, restorer).async_removed()
    await EnergyTotals(hass, entry).async_remove()
    await WatchdogRecord(hass, entry).async_remove()
    async_end_certificate_changed(hass, entry)
    async_forget(hass, entry)


async def _async_listen(hass: HomeAssistant, _: str) -> None:
    """Understand what is said to Assist, now that it is there."""
    # What this imports came with Assist, which not everybody has.
    from .by_voice import ByVoice  # noqa: PLC0415

    ByVoice(hass).async_start()


async def _async_add_entities(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry
) -> None:
    """Set up one platform of one recorder after the other.

    To add an entity takes half a millisecond, and a recorder has a hundred and more;
    where there are many recorders nothing else would have its turn for seconds.
    """
    async with hass.data.setdefault(_ADDING, asyncio.Lock()):
        for platform in PLATFORMS:
            await hass.config_entries.async_forward_entry_setups(entry, [platform])
            await asyncio.sleep(0)


@callback
def _async_try_again(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> None:
    """Set an entry up once more although Home Assistant has given it up.

    The recorder may have refused a login that is right, or get other firmware. A
    person who is about to log in again is not disturbed.
    """

    async def try_again(_: datetime) -> None:
        if entry.state is ConfigEntryState.SETUP_ERROR and not entry.disabled_by:
            await hass.config_entries.async_unload(entry.entry_id)
            await hass.config_entries.async_setup(entry.entry_id)

    tries = hass.data.setdefault(_TRIES, {})
    if cancel := tries.pop(entry.entry_id, None):
        cancel()
    job = HassJob(try_again, cancel_on_shutdown=True)
    tries[entry.entry_id] = async_call_later(hass, LOGIN_INTERVAL, job)


@callback
def _async_follow_power_budget(
    hass: HomeAssistant, coordinator: AxisNvrPoeCoordinator
) -> None:
    """Tell of ports that are refused power for as long as they are."""
    entry = coordinator.config_entry

    @callback
    def follow() -> None:
        async_show_power_budget(hass, entry, coordinator.data)

    coordinator.async_follow(follow)
    entry.async_on_unload(partial(async_end_power_budget, hass, entry))
