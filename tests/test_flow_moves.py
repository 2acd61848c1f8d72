"""Recorders that are set up and announce themselves: when they are followed."""

from collections.abc import AsyncGenerator
from datetime import timedelta
import socket
from typing import Any

from aiohttp import TCPConnector
from aiohttp.abc import ResolveResult
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import ATTR_ENTITY_ID, CONF_HOST, STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import ROOT, Account, Misbehaviour, RecorderModel, Simulator, self_signed

from .common import entity_id, entry_for, pass_time, set_up, state_of
from .discovery import ADDRESS, HTTPS_SERVICE, SERIAL, announce, ask_for_address
from .flows import assert_abort, assert_form
from .selection import every

OTHER_ADDRESS = "192.168.0.91"
IPV6_ADDRESS = "2001:db8::90"
OTHER_CERTIFICATE = self_signed("B8A44F000001")


class Network:
    """Who is at which address; nobody at the others."""

    def __init__(self) -> None:
        """Have nobody."""
        self.at: dict[str, Simulator] = {}
        self.asked: list[str] = []

    async def resolved(self, *arguments: Any, **_: Any) -> list[ResolveResult]:
        """Stand in for the resolver of every connection."""
        host, port = arguments[:2]
        self.asked.append(host)
        if (recorder := self.at.get(host)) is None:
            raise OSError("there is nobody")
        listening = {80: recorder.http_port, 443: recorder.https_port}
        return [
            ResolveResult(
                hostname=host,
                host=recorder.host,
                port=listening[port],
                family=socket.AF_INET,
                proto=0,
                flags=0,
            )
        ]


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    """Return a network where nobody is yet."""
    network = Network()
    monkeypatch.setattr(TCPConnector, "_resolve_host", network.resolved)
    return network


@pytest.fixture(params=["by HTTP", "by HTTPS"])
def entry(
    request: pytest.FixtureRequest, recorder: Simulator, network: Network
) -> MockConfigEntry:
    """Return an entry for a recorder with a name."""
    https = request.param == "by HTTPS"
    network.at["nvr.local"] = recorder
    return entry_for(recorder, https=https, host="nvr.local", port=443 if https else 80)


@pytest.fixture
async def other() -> AsyncGenerator[Simulator]:
    """Return another recorder."""
    async with Simulator(
        RecorderModel(serial="B8A44F000001"), certificate=OTHER_CERTIFICATE
    ) as other:
        yield other


def move(network: Network, *addresses: str) -> None:
    """Have the recorder at these addresses alone."""
    (recorder,) = {*network.at.values()}
    network.at = dict.fromkeys(addresses, recorder)
    recorder.model.restart(0)


@pytest.mark.parametrize("address", every(2, [ADDRESS, IPV6_ADDRESS]))
async def test_a_recorder_that_moved_is_followed(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    network: Network,
    address: str,
) -> None:
    """Its pinned certificate holds at any address; nothing is set up anew."""
    before, runtime = dict(running.data), running.runtime_data
    move(network, address)

    assert_abort(
        await announce(hass, address=address, macaddress=SERIAL), "already_configured"
    )
    assert running.data == before | {CONF_HOST: address}
    assert running.runtime_data is runtime

    network.asked.clear()
    await pass_time(hass, freezer)
    assert {*network.asked} <= {address}
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_recorder_that_moved_during_an_outage_is_back_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    network: Network,
) -> None:
    """Nobody waits for the next poll."""
    move(network, ADDRESS)
    await pass_time(hass, freezer)
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE

    assert_abort(await ask_for_address(hass), "already_configured")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == "on"


async def test_a_recorder_that_still_answers_keeps_its_address(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator, network: Network
) -> None:
    """Neither a second address that is dead, nor two that live, move it."""
    before, runtime = dict(running.data), running.runtime_data
    network.at[ADDRESS] = recorder
    for address in (ADDRESS, OTHER_ADDRESS) * 3:
        assert_abort(
            await announce(hass, address=address, macaddress=SERIAL),
            "already_configured",
        )
        assert_abort(
            await announce(hass, HTTPS_SERVICE, address=address, port=443, sn=SERIAL),
            "already_configured",
        )
    assert running.data == before
    assert running.runtime_data is runtime


async def test_a_recorder_that_refuses_the_login_is_still_there(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator, network: Network
) -> None:
    """It wants another password, not another address."""
    recorder.dialect.device_info_login = True
    recorder.set_account(Account(ROOT.username, "another"))
    network.at[ADDRESS] = recorder

    assert_abort(await ask_for_address(hass), "already_configured")
    assert running.data[CONF_HOST] == "nvr.local"


async def test_an_address_where_nobody_answers_is_not_taken(
    hass: HomeAssistant, running: MockConfigEntry, network: Network
) -> None:
    """It is none better than the present one."""
    move(network, OTHER_ADDRESS)
    assert_abort(await ask_for_address(hass), "already_configured")
    assert running.data[CONF_HOST] == "nvr.local"


async def test_an_address_of_another_recorder_is_not_taken(
    hass: HomeAssistant, running: MockConfigEntry, network: Network, other: Simulator
) -> None:
    """Whatever it announces; it is sent no login."""
    network.at = {ADDRESS: other}
    assert_abort(await ask_for_address(hass), "already_configured")
    assert running.data[CONF_HOST] == "nvr.local"
    assert {one.authorization for one in other.requests} <= {None}


async def test_a_recorder_is_followed_although_another_has_its_old_address(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    network: Network,
    other: Simulator,
) -> None:
    """That it answers there is what counts, not that anybody does."""
    recorder.model.restart(0)
    network.at = {"nvr.local": other, ADDRESS: recorder}

    assert_abort(await ask_for_address(hass), "already_configured")
    assert running.data[CONF_HOST] == ADDRESS


async def test_nobody_gets_a_login_to_find_out_who_it_is(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator, network: Network
) -> None:
    """A pinned certificate tells; without one, the recorder is not followed."""
    move(network, ADDRESS)
    recorder.dialect.device_info_login = True
    # Whoever gets as far as to poll it has found out.
    recorder.misbehave(Misbehaviour.reset(), "getportstatuses")
    recorder.reset_log()

    assert_abort(await ask_for_address(hass), "already_configured")
    asked = [one for one in recorder.requests if "basicdeviceinfo" in one.path]
    assert [one.authorization for one in asked] == [None]

    pinned = running.data["fingerprint"] is not None
    assert running.data[CONF_HOST] == (ADDRESS if pinned else "nvr.local")


@pytest.mark.parametrize(
    "address", every(2, ["fe80::aece:8eff:feaf:8c30", "fe80::aece:8eff:feaf:8c30%2"])
)
async def test_a_link_local_address_is_not_followed(
    hass: HomeAssistant, running: MockConfigEntry, network: Network, address: str
) -> None:
    """It means nothing without a zone, and a zone may be another tomorrow."""
    move(network, address)
    assert_abort(
        await announce(hass, address=address, macaddress=SERIAL), "already_configured"
    )
    assert running.data[CONF_HOST] == "nvr.local"


async def test_a_power_cycle_is_not_cut_short(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    network: Network,
) -> None:
    """The port comes on when its time has come, at the new address."""
    await hass.services.async_call(
        DOMAIN,
        "power_cycle",
        {
            ATTR_ENTITY_ID: entity_id(hass, Platform.SWITCH, "port1-poe"),
            "off_time": {"minutes": 10},
        },
        blocking=True,
    )
    move(network, ADDRESS)
    assert_abort(await ask_for_address(hass), "already_configured")
    assert running.data[CONF_HOST] == ADDRESS

    for _ in range(9):
        await pass_time(hass, freezer, timedelta(minutes=1))
        assert not model.is_enabled(1)
    await pass_time(hass, freezer, timedelta(minutes=1))
    assert model.is_enabled(1)


async def test_a_recorder_that_could_not_be_set_up_is_followed(
    hass: HomeAssistant, entry: MockConfigEntry, network: Network
) -> None:
    """It is set up at once, at the new address."""
    recorder = network.at.pop("nvr.local")
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    network.at[ADDRESS] = recorder

    assert_abort(await ask_for_address(hass), "already_configured")
    assert entry.data[CONF_HOST] == ADDRESS
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.parametrize("moved", [False, True])
async def test_a_recorder_that_is_disabled_is_followed_by_the_same_rule(
    hass: HomeAssistant, entry: MockConfigEntry, network: Network, moved: bool
) -> None:
    """So that it works when it is enabled again; it gets no login meanwhile."""
    entry.add_to_hass(hass)
    await hass.config_entries.async_set_disabled_by(
        entry.entry_id, ConfigEntryDisabler.USER
    )
    recorder = network.at.pop("nvr.local")
    network.at = {ADDRESS: recorder} | ({} if moved else {"nvr.local": recorder})

    assert_abort(await ask_for_address(hass), "already_configured")
    assert entry.data[CONF_HOST] == (ADDRESS if moved else "nvr.local")
    assert {one.authorization for one in recorder.requests} == {None}


async def test_a_person_who_changes_the_address_meanwhile_wins(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator, network: Network
) -> None:
    """What was found out is of no use then."""
    move(network, ADDRESS, OTHER_ADDRESS)
    async with recorder.hold("basicdeviceinfo") as held:
        following = hass.async_create_task(ask_for_address(hass))
        await held.arrived.wait()
        hass.config_entries.async_update_entry(
            running, data={**running.data, CONF_HOST: OTHER_ADDRESS}
        )
    await following
    assert running.data[CONF_HOST] == OTHER_ADDRESS


async def test_a_recorder_that_is_removed_meanwhile_is_offered(
    hass: HomeAssistant, entry: MockConfigEntry, network: Network
) -> None:
    """It is a stranger again."""
    recorder = network.at.pop("nvr.local")
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    network.at[ADDRESS] = recorder
    async with recorder.hold("basicdeviceinfo") as held:
        following = hass.async_create_task(ask_for_address(hass))
        await held.arrived.wait()
        await hass.config_entries.async_remove(entry.entry_id)
    assert_form(await following, "discovery_confirm")


async def test_a_recorder_that_answers_nonsense_at_its_old_address_has_moved(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    network: Network,
    other: Simulator,
) -> None:
    """Some other device has been given it."""
    recorder.model.restart(0)
    other.replace_certificate(recorder.certificate)
    other.misbehave(Misbehaviour.login_page())
    network.at = {"nvr.local": other, ADDRESS: recorder}

    assert_abort(await ask_for_address(hass), "already_configured")
    assert running.data[CONF_HOST] == ADDRESS
