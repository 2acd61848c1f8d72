"""The control API: what a person's hands do, over HTTP."""

from typing import Any

from aiohttp import ClientError, ClientSession
from aiohttp.test_utils import make_mocked_request
import pytest

from simulator import Camera, Simulator, StatusCode
from simulator.control.door import answer as control
from tests.selection import every

from .tools import POE, FakeClock, act, status

LIMIT = f"{POE}/gettotalpowerlimit.cgi?schemaversion=1"


async def state(session: ClientSession) -> Any:
    """Fetch the state."""
    async with session.get("/simulator/state") as response:
        assert response.status == 200
        return await response.json()


async def test_the_state_tells_everything(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Ports with all figures, the budget, the requests, no passwords."""
    camera = Camera(name="Drive", poe_class=2, requested_power=5.0, power=3.0)
    recorder.model.plug(1, camera, running=True)
    recorder.model.inject_fault(2, "Overload")
    await status(stranger, LIMIT)
    told = await state(stranger)
    assert told["product"]["serial"] == "ACCC8EAF8C30"
    assert told["addresses"]["http"] == recorder.http_url
    assert told["fingerprint"] == recorder.certificate.fingerprint
    assert (told["power_limit"], told["allocated_power"], told["power"]) == (65, 5.9, 3)
    first, second, *_ = told["ports"]
    assert first["camera"]["name"] == "Drive"
    assert first["status"]["requested_power"] == 5.0
    assert first["powered"]
    assert second["fault"]["reason"] == "Overload"
    assert second["status"]["description"] == "Error: Other"
    (request,) = told["requests"]
    assert (request["path"], request["status"]) == ("gettotalpowerlimit", 401)
    assert told["accounts"]["viewer"] == "viewer"
    assert "work" not in str(told)


async def test_cameras_come_and_go(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Plug and unplug; whole numbers will do for watts."""
    camera = {"name": "Yard", "poe_class": 2, "power": 3, "requested_power": None}
    told = await act(stranger, "plug", port=1, camera=camera, running=True)
    assert told["ports"][0]["powered"]
    assert told["ports"][0]["phase"] == "running"
    plugged = recorder.model.camera(1)
    assert plugged == Camera(name="Yard", poe_class=2, power=3)
    assert told["ports"][0]["up"]
    told = await act(stranger, "hang", port=1)
    assert (told["ports"][0]["up"], told["ports"][0]["powered"]) == (False, True)
    await act(stranger, "unplug", port=1)
    assert recorder.model.camera(1) is None
    told = await act(stranger, "plug", port=1)
    assert told["ports"][0]["phase"] == "detecting"
    assert recorder.model.camera(1) == Camera()


async def test_what_cameras_draw_changes_while_they_run(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """What they ask for is set aside; one that starts draws less."""
    camera = {"power": 3.0, "variation": 0.5, "requested_power": 5.0}
    await act(stranger, "plug", port=1, camera=camera, running=True)
    await act(stranger, "plug", port=2, camera=camera)
    told = await act(stranger, "draw", power=4.2, requested=6.5)
    first, second, *_ = (port["status"] for port in told["ports"])
    assert (first["power_consumption"], first["requested_power"]) == (4.2, 6.5)
    assert (first["allocated_power"], second["power_consumption"]) == (7.7, 0.0)


async def test_ports_are_switched_broken_and_mended(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Each by its own number."""
    await act(stranger, "mode", port=1, enabled=False)
    assert recorder.model.status(1).code is StatusCode.DISABLED
    await act(stranger, "fault", port=2, reason="Overload", code=7)
    assert recorder.model.status(2).extra == "Overload"
    await act(stranger, "clear", port=2)
    assert recorder.model.status(2).code is StatusCode.NOT_CONNECTED


async def test_settings_change(recorder: Simulator, stranger: ClientSession) -> None:
    """Keep power, limit, lag, policy, accounts, certificate."""
    before = recorder.certificate
    await act(stranger, "keep_power", enabled=None)
    await act(stranger, "power_limit", watts=124)
    await act(stranger, "lag", seconds=2.5)
    await act(stranger, "policy", policy="digest")
    await act(stranger, "account", username="new", password="x", role="viewer")
    await act(stranger, "certificate")
    model = recorder.model
    assert model.keep_power is None
    assert (model.power_limit, model.status_lag) == (124, 2.5)
    assert recorder.auth.policy == "digest"
    assert recorder.auth.accounts["new"].password == "x"
    assert recorder.certificate != before


async def test_a_restart_leaves_the_control_api_alone(
    recorder: Simulator, stranger: ClientSession, clock: FakeClock
) -> None:
    """It is not the recorder's own."""
    told = await act(stranger, "restart", seconds=30, firmware="12.0.1")
    assert (told["reachable"], told["back_in"]) == (False, 30)
    assert told["product"]["firmware"] == "12.0.1"
    with pytest.raises(ClientError):
        await stranger.post(LIMIT)
    assert (await state(stranger))["reachable"] is False
    clock.tick(30)
    told = await state(stranger)
    assert (told["reachable"], told["back_in"]) == (True, 0)
    assert recorder.model.reachable


async def test_misbehaviour_comes_and_goes(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """With a path, a number of times, and what its kind takes."""
    told = await act(
        stranger,
        "misbehave",
        kind="status",
        arguments={"status": 500},
        path="gettotalpowerlimit",
        times=3,
    )
    assert await status(stranger, LIMIT) == 500
    assert told["misbehaviours"] == [
        {"name": "status 500", "path": "gettotalpowerlimit", "left": 3, "hits": 0}
    ]
    told = await act(stranger, "behave")
    assert told["misbehaviours"] == []
    assert await status(stranger, LIMIT) == 401
    await act(stranger, "reset_log")
    assert recorder.requests == []


@pytest.mark.parametrize(
    ("action", "given", "text"),
    every(
        3,
        [
            ("plug", {}, "port is missing"),
            ("plug", {"port": "1"}, "port can't be '1'"),
            ("plug", {"port": True}, "port can't be True"),
            ("plug", {"port": 99}, "There is no port 99"),
            ("plug", {"port": 2}, "Port 2 is taken"),
            ("plug", {"port": 1, "camera": {"colour": "red"}}, "camera: colour is not"),
            (
                "plug",
                {"port": 1, "camera": {"power": "3"}},
                "camera: power can't be '3'",
            ),
            ("plug", {"port": 1, "camera": {"poe_class": 9}}, "PoE class 9"),
            ("mode", {"port": 1, "enabled": 1}, "enabled can't be 1"),
            ("mode", {"port": 1, "enabled": True, "x": 1}, "x is not known here"),
            ("restart", {"seconds": -1}, "negative"),
            ("lag", {"seconds": -1}, "negative"),
            ("policy", {"policy": "none"}, "known: recommended, basic"),
            ("account", {"username": "a", "password": "b", "role": "c"}, "no role c"),
            ("misbehave", {"kind": "odd"}, "kind has to be one of status"),
            ("misbehave", {"kind": "status"}, "status is missing"),
            ("misbehave", {"kind": "empty", "arguments": {"a": 1}}, "a is not known"),
            ("misbehave", {"kind": "empty", "times": 0}, "at least once"),
        ],
    ),
)
async def test_bad_input_gets_a_sentence(
    recorder: Simulator,
    stranger: ClientSession,
    action: str,
    given: dict[str, Any],
    text: str,
) -> None:
    """400, and nothing is done."""
    recorder.model.plug(2, Camera())
    assert text in (await act(stranger, action, 400, **given))["error"]
    assert recorder.rules == []
    assert recorder.model.camera(1) is None


async def test_what_is_not_there_or_not_meant_so(stranger: ClientSession) -> None:
    """404, 405, 415 and JSON that is none."""
    told = await act(stranger, "explode", 404)
    assert "There is no action explode; known: account, behave" in told["error"]
    assert await status(stranger, "/simulator/plug") == 405
    await act(stranger, "state", 405)
    async with stranger.post("/simulator/behave", data="{}") as response:
        assert response.status == 415
    headers = {"Content-Type": "application/json"}
    async with stranger.post(
        "/simulator/behave", data="{", headers=headers
    ) as response:
        assert response.status == 400
        assert "That is no JSON" in (await response.json())["error"]
    async with stranger.post(
        "/simulator/behave", data="[]", headers=headers
    ) as response:
        assert (await response.json())["error"] == "A JSON object is expected"


async def test_only_this_machine_may_control(recorder: Simulator) -> None:
    """The recorder may listen on other addresses; its control doesn't."""
    request = make_mocked_request("GET", "/simulator/state")
    for remote, code in (("192.168.0.5", 403), ("::1", 200), ("127.0.0.1", 200)):
        told = await control(recorder, request.clone(remote=remote))
        assert told.status == code


async def test_control_is_no_request_to_the_recorder(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """It is not logged, and a throttled client can still control."""
    await state(stranger)
    assert recorder.requests == []


async def test_parts_of_the_recorder_fail_and_are_well_again(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Of a kind that there is."""
    told = await act(stranger, "hardware", kind="fan", failing=True, part=1)
    assert told["hardware"] == [{"kind": "fan", "part": 1, "failing": True}]
    told = await act(stranger, "hardware", kind="fan", failing=False, part=1)
    assert told["hardware"] == [{"kind": "fan", "part": 1, "failing": False}]
    for given in ({"kind": "disk"}, {"kind": "fan", "part": -1}):
        told = await act(stranger, "hardware", 400, failing=True, **given)
        assert "kind" in told["error"] or "part" in told["error"]
    assert len(recorder.model.hardware.states) == 1
