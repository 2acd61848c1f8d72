"""Who hangs on the simulated recorder, by its device configuration APIs."""

from collections.abc import AsyncIterator
from typing import Any

from aiohttp import ClientSession, DigestAuthMiddleware
import pytest

from simulator import ROOT, Camera, Simulator
from simulator.vapix.neighbour_dialect import STYLES

from .tools import FakeClock, act, status

DISCOVER = "/config/discover"
NEIGHBOURS = "/config/rest/lldp/v1/neighbors"
SWITCH = "/config/rest/network-settings/v2beta/switch"
GATE = Camera(name="AXIS Gate", requested_power=5.0)


@pytest.fixture
async def administrator(recorder: Simulator) -> AsyncIterator[ClientSession]:
    """Open an HTTP client that logs in by digest as an administrator."""
    login = DigestAuthMiddleware(ROOT.username, ROOT.password)
    async with ClientSession(recorder.http_url, middlewares=(login,)) as session:
        yield session


async def told(session: ClientSession, path: str) -> Any:
    """Return what is answered."""
    async with session.get(path) as response:
        assert response.status == 200
        return await response.json()


async def data(session: ClientSession, path: str) -> Any:
    """Return the data of an answer that is no error."""
    answer = await told(session, path)
    assert answer["status"] == "success"
    return answer["data"]


async def test_the_list_tells_paths_by_id_and_major_version(
    recorder: Simulator, administrator: ClientSession
) -> None:
    """A version that is not released yet has another path."""
    apis = await told(administrator, DISCOVER)
    assert apis["lldp"]["v1"]["rest_api"] == "/config/rest/lldp/v1"
    network = apis["network-settings"]["v2"]
    assert network["rest_api"] == "/config/rest/network-settings/v2beta"
    assert (network["state"], network["version"]) == ("beta", "2.0.0-beta.3")
    assert await data(administrator, "/config/rest/lldp/v1/activated") is True

    recorder.dialect.neighbours.change(lldp=None, network_settings="v2")
    recorder.dialect.neighbours.wrapped = True
    apis = (await told(administrator, DISCOVER))["apis"]
    assert "lldp" not in apis
    assert apis["network-settings"]["v2"]["state"] == "released"
    assert await status(administrator, NEIGHBOURS) == 404
    assert await status(administrator, SWITCH) == 404
    assert await data(administrator, SWITCH.replace("beta", "")) is not None


@pytest.mark.parametrize("style", STYLES)
async def test_a_camera_that_is_up_tells_of_itself(
    recorder: Simulator, administrator: ClientSession, clock: FakeClock, style: str
) -> None:
    """In any style of names; not before it has started, nor one without LLDP."""
    recorder.dialect.neighbours.change(interfaces=style)
    recorder.model.plug(3, GATE)
    recorder.model.plug(4, Camera(name="Yard"), running=True)
    assert await data(administrator, NEIGHBOURS) == []
    clock.tick(60)
    (gate,) = await data(administrator, NEIGHBOURS)
    mac = GATE.mac_address
    assert gate["ifName"] == style.replace("{}", "3")
    assert gate["chassisID"] == {"subType": "MACAddress", "value": mac}
    assert gate["sysName"] == f"axis-{mac.replace(':', '')}"
    assert mac.startswith("ac:cc:8e:")


async def test_whatever_is_up_is_heard_on_the_switch(
    recorder: Simulator, administrator: ClientSession
) -> None:
    """Several at a port, and what is no camera; `data` may be a list."""
    recorder.model.plug(2, GATE, running=True)
    recorder.model.plug(4, Camera(name="PC", needs_poe=False), running=True)
    dialect = recorder.dialect.neighbours
    dialect.heard = {"2": ["02:00:00:00:00:01"], "9": ["02:00:00:00:00:02"]}
    dialect.others = [{"ifName": "eth0", "sysName": "switch"}]
    heard = {
        port["portId"]: port["remoteAddresses"]
        for port in (await data(administrator, SWITCH))["port"]
    }
    assert heard["2"] == [GATE.mac_address, "02:00:00:00:00:01"]
    assert len(heard["4"]) == 1
    assert (heard["1"], heard["9"]) == ([], ["02:00:00:00:00:02"])
    assert (await data(administrator, NEIGHBOURS))[-1]["ifName"] == "eth0"

    dialect.as_list = dialect.silent = True
    (single,) = await data(administrator, SWITCH)
    assert not any(port["remoteAddresses"] for port in single["port"])
    assert await data(administrator, NEIGHBOURS) == []


@pytest.mark.parametrize("path", [DISCOVER, NEIGHBOURS, SWITCH])
async def test_it_takes_an_administrator(
    recorder: Simulator, stranger: ClientSession, operator: ClientSession, path: str
) -> None:
    """An operator is refused in one way or another."""
    assert await status(stranger, path) == 401
    assert await status(operator, path) == 403
    recorder.dialect.neighbours.change(low_role="401")
    assert await status(operator, path) == 401
    recorder.dialect.neighbours.change(low_role="error")
    assert (await told(operator, path))["status"] == "error"


async def test_what_is_not_there_wants_no_login(
    recorder: Simulator, stranger: ClientSession, administrator: ClientSession
) -> None:
    """And what is there is only to be read."""
    recorder.dialect.neighbours.discovery = False
    assert await status(stranger, DISCOVER) == 404
    async with administrator.post(NEIGHBOURS, json={}) as response:
        assert response.status == 405


def test_a_mac_address_belongs_to_a_name() -> None:
    """The same in every run, unless another is given."""
    assert Camera(name="AXIS M3086-V").mac_address == "ac:cc:8e:ec:c0:c1"
    assert Camera(name="Yard").mac_address.startswith("02:a1:5c:")
    assert Camera(mac="ACCC8EFD1FCA").mac_address == "ac:cc:8e:fd:1f:ca"
    with pytest.raises(ValueError, match="no MAC address"):
        Camera(mac="ac:cc:8e:fd:1f:ca")


async def test_the_control_changes_how_it_tells(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Each field for itself, and nothing that it does not know."""
    await act(stranger, "neighbours", lldp=None, interfaces="lan{}", silent=True)
    dialect = recorder.dialect.neighbours
    assert (dialect.lldp, dialect.interfaces, dialect.silent) == (None, "lan{}", True)
    assert dialect.network_settings == "v2beta"
    for given, text in (
        ({"lldp": "v9"}, "lldp can't be v9; known: v1, v2, v1beta, v2beta"),
        ({"low_role": "500"}, "low_role can't be 500; known: 401, 403, error"),
        ({"interfaces": "lan", "silent": False}, "interfaces needs {}"),
    ):
        assert text in (await act(stranger, "neighbours", 400, **given))["error"]
    assert dialect.silent
