"""API discovery, device information, readiness."""

from typing import Any

from aiohttp import ClientSession
import pytest

from simulator import Misbehaviour, Simulator

from .tools import POE, FakeClock, idle

DISCOVERY = "/axis-cgi/apidiscovery.cgi"
DEVICE_INFO = "/axis-cgi/basicdeviceinfo.cgi"
READY = "/axis-cgi/systemready.cgi"

UNRESTRICTED = {
    "Brand": "AXIS",
    "HardwareID": "75E.1",
    "ProdFullName": "AXIS S3008 Recorder",
    "ProdNbr": "S3008",
    "ProdShortName": "AXIS S3008",
    "ProdType": "Recorder",
    "ProdVariant": "",
    "SerialNumber": "ACCC8EAF8C30",
    "Version": "11.10.65",
    "WebURL": "http://www.axis.com",
}


async def ask(session: ClientSession, path: str, **asked: Any) -> Any:
    """Send a JSON request and return the JSON answer."""
    async with session.post(path, json=asked) as response:
        assert response.status == 200
        assert response.content_type == "application/json"
        return await response.json()


async def test_discovery_lists_nvr_poe_to_a_stranger(stranger: ClientSession) -> None:
    """Asked for by its id, and in the list of all."""
    asked = {"apiVersion": "1.0", "context": "x", "method": "getApiList"}
    told = await ask(stranger, DISCOVERY, **asked, params={"id": "nvr-poe"})
    (entry,) = told.pop("data")["apiList"]
    assert told == asked
    assert entry["id"] == "nvr-poe"
    assert entry["status"] == "released"
    told = await ask(stranger, DISCOVERY, **asked)
    ids = [one["id"] for one in told["data"]["apiList"]]
    assert ids == [
        "api-discovery",
        "basic-device-info",
        "systemready",
        "nvr-poe",
        "event-streaming-over-websocket",
    ]


async def test_discovery_in_its_variants(
    recorder: Simulator, stranger: ClientSession, operator: ClientSession
) -> None:
    """No nvr-poe, no status, a login, nothing at all."""
    asked: dict[str, Any] = {"method": "getApiList", "params": {"id": "nvr-poe"}}
    recorder.dialect.api_status = None
    told = await ask(stranger, DISCOVERY, **asked)
    assert "status" not in told["data"]["apiList"][0]

    recorder.dialect.events.listed = False
    told = await ask(stranger, DISCOVERY, method="getApiList")
    ids = [one["id"] for one in told["data"]["apiList"]]
    assert "event-streaming-over-websocket" not in ids

    recorder.dialect.nvr_poe_listed = False
    told = await ask(stranger, DISCOVERY, **asked)
    assert told["data"] == {"apiList": []}

    recorder.dialect.extra_apis = [("nvr-poe", "2.0", "Other")]
    told = await ask(stranger, DISCOVERY, **asked)
    assert told["data"]["apiList"][0]["version"] == "2.0"

    recorder.dialect.discovery_login = True
    async with stranger.post(DISCOVERY, json=asked) as response:
        assert response.status == 401
    assert await ask(operator, DISCOVERY, **asked)

    recorder.dialect.discovery_absent = True
    async with stranger.post(DISCOVERY, json=asked) as response:
        assert response.status == 404


async def test_device_information_is_open_but_for_the_rest(
    recorder: Simulator, stranger: ClientSession, operator: ClientSession
) -> None:
    """All properties want a login; the answer doesn't repeat the method."""
    asked = {"apiVersion": "1.2", "context": "x"}
    unrestricted = asked | {"method": "getAllUnrestrictedProperties"}
    told = await ask(stranger, DEVICE_INFO, **unrestricted)
    assert told == asked | {"data": {"propertyList": UNRESTRICTED}}

    full = asked | {"method": "getAllProperties"}
    async with stranger.post(DEVICE_INFO, json=full) as response:
        assert response.status == 401
    told = await ask(operator, DEVICE_INFO, **full)
    assert told["data"]["propertyList"].items() > UNRESTRICTED.items()

    recorder.dialect.device_info_login = True
    async with stranger.post(DEVICE_INFO, json=unrestricted) as response:
        assert response.status == 401
    assert await ask(operator, DEVICE_INFO, **unrestricted)


async def test_single_properties_and_missing_ones(
    recorder: Simulator, operator: ClientSession
) -> None:
    """getProperties, and a device that leaves something out."""
    wanted = {"propertyList": ["Version", "Soc"]}
    told = await ask(operator, DEVICE_INFO, method="getProperties", params=wanted)
    assert told["data"]["propertyList"].keys() == {"Version", "Soc"}
    recorder.dialect.omit_properties = {"SerialNumber"}
    told = await ask(operator, DEVICE_INFO, method="getAllProperties")
    assert "SerialNumber" not in told["data"]["propertyList"]


async def test_readiness(
    recorder: Simulator, stranger: ClientSession, clock: FakeClock
) -> None:
    """Uptime and a boot id that changes with a restart."""
    clock.tick(7800)
    asked = {"apiVersion": "1.1", "method": "systemready", "params": {"timeout": 20}}
    told = await ask(stranger, READY, **asked)
    before = recorder.model.boot_id
    assert told["data"] == {
        "systemready": "yes",
        "needsetup": "no",
        "uptime": "7800",
        "bootid": before,
    }
    recorder.model.restart(60)
    clock.tick(61)
    await idle()
    told = await ask(stranger, READY, **asked)
    assert told["data"]["uptime"] == "1"
    assert told["data"]["bootid"] != before


@pytest.mark.parametrize(
    ("path", "asked", "code"),
    [
        (DISCOVERY, {"method": "other"}, 2004),
        (DISCOVERY, {"method": "getAllProperties"}, 2004),
        (DISCOVERY, {"method": "getApiList", "apiVersion": "9.0"}, 2003),
        (DISCOVERY, {"apiVersion": "1.0"}, 4002),
        (DISCOVERY, {"method": "getApiList", "params": []}, 4002),
        (DEVICE_INFO, {"method": "getProperties"}, 4002),
        (
            DEVICE_INFO,
            {"method": "getProperties", "params": {"propertyList": ["Nonsense"]}},
            1000,
        ),
    ],
)
async def test_errors_come_inside_http_200(
    operator: ClientSession, path: str, asked: dict[str, Any], code: int
) -> None:
    """With a code and a message."""
    told = await ask(operator, path, **asked)
    assert told["error"]["code"] == code
    assert told["error"]["message"]
    assert "data" not in told


async def test_no_json_and_no_post_are_errors_too(stranger: ClientSession) -> None:
    """4000 and 2002."""
    for body in (b"{", b"[]"):
        async with stranger.post(DISCOVERY, data=body) as response:
            assert (await response.json())["error"]["code"] == 4000
    async with stranger.get(READY) as response:
        assert (await response.json())["error"]["code"] == 2002


async def test_supported_versions_are_told(stranger: ClientSession) -> None:
    """By every call."""
    told = await ask(stranger, DEVICE_INFO, method="getSupportedVersions")
    assert "1.2" in told["data"]["apiVersions"]


async def test_an_error_can_be_injected(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Any code, inside HTTP 200."""
    recorder.misbehave(Misbehaviour.json_error(8000), "apidiscovery")
    told = await ask(stranger, DISCOVERY, method="getApiList")
    assert told["error"] == {"code": 8000, "message": "Internal error"}


async def test_an_error_can_be_injected_where_no_json_is_spoken(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Whoever misbehaves on every call meets these as well."""
    recorder.misbehave(Misbehaviour.json_error(8000))
    call = f"{POE}/gettotalpowerlimit.cgi?schemaversion=1"
    assert (await ask(operator, call))["error"]["code"] == 8000
