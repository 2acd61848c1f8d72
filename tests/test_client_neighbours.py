"""Who hangs on a recorder: what the client asks, what it takes, what it makes of no."""

from collections.abc import AsyncGenerator
import json
from typing import Any, Literal

from aiohttp import ClientSession
import pytest

from custom_components.axis_nvr_poe.vapix.client import RecorderClient
from custom_components.axis_nvr_poe.vapix.configuration_answers import (
    read_neighbours,
    read_offered,
    read_switch_ports,
    read_switch_supported,
)
from custom_components.axis_nvr_poe.vapix.errors import (
    AuthenticationError,
    RecorderConnectionError,
    ResponseError,
    RestError,
    ThrottledError,
    VapixError,
)
from custom_components.axis_nvr_poe.vapix.find_neighbours import find_neighbours
from custom_components.axis_nvr_poe.vapix.models import Credentials
from custom_components.axis_nvr_poe.vapix.neighbours import (
    Findings,
    Neighbour,
    Outcome,
    SwitchPort,
)
from simulator import ROOT, Camera, Misbehaviour, RecorderModel, Role, Simulator
from simulator.http.accounts import Account

from .clients import OPERATOR, WRONG_LOGIN, client_by_http

ADMINISTRATOR = Credentials(username=ROOT.username, password=ROOT.password)
GATE = Camera(name="AXIS Gate", mac="ACCC8EFD1FCA", requested_power=5.0)
GATE_TOLD = Neighbour(
    interface="eth0.2",
    mac="ac:cc:8e:fd:1f:ca",
    name="axis-accc8efd1fca",
    description="AXIS Gate Network Camera",
    address="10.10.1.102",
    protocol="LLDP",
)


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with one camera that tells of itself, and a silent one."""
    model = RecorderModel(ports=4)
    model.plug(2, GATE, running=True)
    model.plug(3, Camera(name="Yard", mac="EC71DB000001"), running=True)
    return model


@pytest.fixture
async def session() -> AsyncGenerator[ClientSession]:
    """Return a session of the test's own."""
    async with ClientSession() as session:
        yield session


@pytest.fixture
def client(session: ClientSession, recorder: Simulator) -> RecorderClient:
    """Return a client with an administrator's account."""
    return client_by_http(session, recorder, ADMINISTRATOR)


def asked(recorder: Simulator) -> list[str]:
    """Return what was asked, the challenge before the first answer left out."""
    return [one.path for one in recorder.requests if one.authorization]


async def test_lldp_and_the_switch_tell_in_four_requests(
    client: RecorderClient, recorder: Simulator
) -> None:
    """One after the other, at the paths that the recorder itself lists."""
    found = await find_neighbours(client)

    assert found.outcome is Outcome.TOLD
    assert found.neighbours == (GATE_TOLD,)
    assert found.switch_ports == (
        SwitchPort(port_id="1"),
        SwitchPort(port_id="2", macs=("ac:cc:8e:fd:1f:ca",)),
        SwitchPort(port_id="3", macs=("ec:71:db:00:00:01",)),
        SwitchPort(port_id="4"),
    )
    assert found.offered == {
        "lldp": "/config/rest/lldp/v1",
        "network-settings": "/config/rest/network-settings/v2beta",
    }
    assert not found.refusals
    assert asked(recorder) == ["discover", "neighbors", "switch_supported", "switch"]
    assert recorder.concurrent_max == 1


@pytest.mark.parametrize("as_list", [False, True])
@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize("version", ["v1", "v2", "v2beta"])
async def test_the_switch_tells_in_every_dialect(
    client: RecorderClient,
    recorder: Simulator,
    version: str,
    wrapped: bool,
    as_list: bool,
) -> None:
    """Where the path has another version, and where `data` is a list."""
    dialect = recorder.dialect.neighbours
    dialect.network_settings, dialect.lldp = version, "v1beta"
    dialect.wrapped, dialect.as_list = wrapped, as_list
    found = await find_neighbours(client)
    assert found.neighbours == (GATE_TOLD,)
    assert [one.macs for one in found.switch_ports or ()][1:3] == [
        ("ac:cc:8e:fd:1f:ca",),
        ("ec:71:db:00:00:01",),
    ]


@pytest.mark.parametrize(
    ("lldp", "network_settings", "switch", "calls"),
    [
        ("v1", None, True, ["discover", "neighbors"]),
        ("v1", "v2", False, ["discover", "neighbors", "switch_supported"]),
        (None, "v2", True, ["discover", "switch_supported", "switch"]),
    ],
)
async def test_one_of_the_two_is_enough(
    client: RecorderClient,
    recorder: Simulator,
    lldp: str | None,
    network_settings: str | None,
    switch: bool,
    calls: list[str],
) -> None:
    """What is not there is not asked."""
    recorder.dialect.neighbours.change(
        lldp=lldp, network_settings=network_settings, switch=switch
    )
    found = await find_neighbours(client)
    assert found.outcome is Outcome.TOLD
    assert (found.neighbours is None) is (lldp is None)
    assert (found.switch_ports is None) is (network_settings is None or not switch)
    assert asked(recorder) == calls


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"lldp": None, "network_settings": None}, Outcome.ABSENT),
        ({"lldp": None, "switch": False}, Outcome.ABSENT),
        ({"discovery": False}, Outcome.ABSENT),
        ({"silent": True}, Outcome.SILENT),
        ({"silent": True, "lldp": None}, Outcome.SILENT),
        ({"silent": True, "network_settings": None}, Outcome.SILENT),
        ({"silent": True, "switch": False}, Outcome.SILENT),
    ],
)
async def test_a_recorder_without_the_apis_is_not_one_that_knows_of_nobody(
    client: RecorderClient,
    recorder: Simulator,
    change: dict[str, Any],
    outcome: Outcome,
) -> None:
    """Each has a sentence of its own for the person who asked."""
    recorder.dialect.neighbours.change(**change)
    assert (await find_neighbours(client)).outcome is outcome


@pytest.mark.parametrize("low_role", ["401", "403"])
async def test_an_account_that_is_no_administrators_is_told_from_a_refused_one(
    session: ClientSession, recorder: Simulator, low_role: str
) -> None:
    """It is let in with an ordinary question, and so it is not the password."""
    recorder.set_account(OPERATOR)
    recorder.dialect.neighbours.change(low_role=low_role)
    found = await find_neighbours(client_by_http(session, recorder))
    assert found.outcome is Outcome.NOT_ADMINISTRATOR
    assert set(asked(recorder)) == {"discover", "schemaversions"}


async def test_a_wrong_password_is_refused(
    session: ClientSession, recorder: Simulator
) -> None:
    """As with any other call, and without trying on."""
    client = client_by_http(session, recorder, WRONG_LOGIN)
    with pytest.raises(AuthenticationError):
        await find_neighbours(client)
    assert asked(recorder) == ["discover", "schemaversions"]


async def test_a_403_to_every_question_is_the_defence_against_guessing(
    client: RecorderClient, recorder: Simulator
) -> None:
    """No other account would help."""
    recorder.misbehave(Misbehaviour.status(403))
    with pytest.raises(ThrottledError):
        await find_neighbours(client)


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize(
    ("refusing", "last"),
    [
        (["neighbors", "switch_supported"], "schemaversions"),
        (["neighbors", "switch"], "switch"),
    ],
)
async def test_apis_that_refuse_after_the_list_was_given_are_an_administrators(
    client: RecorderClient,
    recorder: Simulator,
    refusing: list[str],
    last: str,
    status: int,
) -> None:
    """Some list them to anybody; it takes four requests at most to know."""
    for call in refusing:
        recorder.misbehave(Misbehaviour.status(status), call)
    found = await find_neighbours(client)
    assert found.outcome is Outcome.NOT_ADMINISTRATOR
    told = [one.path for one in recorder.requests]
    assert list(dict.fromkeys(told))[-1] == last
    assert len(dict.fromkeys(told)) == 4


REFUSALS: dict[str, tuple[Misbehaviour, type[VapixError]]] = {
    "401": (Misbehaviour.status(401), AuthenticationError),
    "403": (Misbehaviour.status(403), ThrottledError),
    "404": (Misbehaviour.status(404), ResponseError),
    "500": (Misbehaviour.status(500), ResponseError),
    "an error": (Misbehaviour.rest_error(1), RestError),
    "a login page": (Misbehaviour.login_page(), ResponseError),
    "a redirect": (Misbehaviour.redirect("https://192.0.2.1/"), ResponseError),
    "nothing": (Misbehaviour.empty(), ResponseError),
    "half": (Misbehaviour.truncated(), ResponseError),
    "too much": (Misbehaviour.huge(), ResponseError),
    "a reset": (Misbehaviour.reset(), RecorderConnectionError),
}


@pytest.mark.parametrize(
    ("refusing", "api"), [("neighbors", "lldp"), ("switch", "network-settings")]
)
@pytest.mark.parametrize("refusal", REFUSALS)
async def test_where_one_refuses_what_the_other_tells_counts(
    client: RecorderClient, recorder: Simulator, refusal: str, refusing: str, api: str
) -> None:
    """And it is kept which one refused, and how."""
    misbehaviour, error = REFUSALS[refusal]
    recorder.misbehave(misbehaviour, refusing)
    found = await find_neighbours(client)
    assert found.outcome is Outcome.TOLD
    assert {one: type(err) for one, err in found.refusals.items()} != {}
    assert isinstance(found.refusals[api], error)
    assert (found.neighbours is None) is (api == "lldp")
    assert (found.switch_ports is None) is (api != "lldp")
    assert len(dict.fromkeys(asked(recorder))) <= 4


@pytest.mark.parametrize("refusal", ["500", "an error", "a login page", "half"])
@pytest.mark.parametrize("refusing", ["discover", "neighbors"])
async def test_an_error_from_all_that_is_there_is_told(
    client: RecorderClient, recorder: Simulator, refusal: str, refusing: str
) -> None:
    """It is neither silence nor an API that is missing."""
    recorder.dialect.neighbours.change(network_settings=None)
    recorder.misbehave(REFUSALS[refusal][0], refusing)
    found = await find_neighbours(client)
    assert found.outcome is Outcome.FAILED
    assert isinstance(found.failure, ResponseError)


async def test_a_missing_service_is_an_api_that_is_not_there(
    client: RecorderClient, recorder: Simulator
) -> None:
    """Although it is listed."""
    for call in ("neighbors", "switch_supported"):
        recorder.misbehave(Misbehaviour.status(404), call)
    assert (await find_neighbours(client)).outcome is Outcome.ABSENT


@pytest.mark.parametrize("call", ["discover", "neighbors"])
async def test_a_recorder_that_cannot_be_reached_is_told_as_ever(
    client: RecorderClient, recorder: Simulator, call: str
) -> None:
    """Unless the other API has told something."""
    recorder.dialect.neighbours.change(silent=True)
    recorder.misbehave(Misbehaviour.reset(), call)
    with pytest.raises(RecorderConnectionError):
        await find_neighbours(client)


def offered(api: str = "lldp", **versions: Any) -> str | None:
    """Return the path that is taken of the versions of an API."""
    return read_offered(json.dumps({api: versions}).encode()).get(api)


def version(path: Any, state: Any = "released") -> dict[str, Any]:
    """Return how a version of an API is listed."""
    return {"rest_api": path, "state": state, "version": "1.0.2"}


@pytest.mark.parametrize(
    "path",
    [
        "https://192.0.2.1/config/rest/lldp/v1",
        "//192.0.2.1/config/rest/lldp/v1",
        "/config/../axis-cgi/lldp",
        "/config/rest/%2e%2e/v1",
        "/config/rest/lldp/v1?a=b",
        "/config/rest/lldp/v1#a",
        "/config//rest/lldp",
        "/config/rest/lldp/v1@192.0.2.1",
        "/config/rest\\lldp",
        "/config/rest/l ldp",
        "/config",
        "/configuration/rest",
        "config/rest/lldp/v1",
        "/axis-cgi/restart.cgi",
        "/config/rest/" + "a" * 400 + "/..",
        "",
        None,
        5,
        ["/config/rest/lldp/v1"],
    ],
)
def test_a_path_that_leads_elsewhere_is_none(path: Any) -> None:
    """Least of all to another host, which would be asked with the login."""
    assert offered(v1=version(path)) is None


def test_the_best_version_is_taken() -> None:
    """A released one before others, then the highest of those that are known."""
    beta, one, two = (f"/config/rest/x/{name}" for name in ("v2beta", "v1", "v2"))
    network = "network-settings"
    assert offered(v1=version(one)) == one
    assert offered(v1=version(one + "/", "beta")) == one
    assert offered(v1=version(one), v2=version(two)) == one
    assert offered(v2=version(two)) is None
    assert offered(network, v2=version(two), v1=version(one)) == two
    assert offered(network, v1=version(one), v2=version(beta, "beta")) == one
    assert offered(network, v2=version(beta, "beta"), v3=version(two)) == beta
    assert offered(network, v2beta=version(beta, None), x=version(two), v1=5) == beta


@pytest.mark.parametrize("body", ["[]", "5", "", "<html>"])
def test_a_list_of_apis_that_is_none_is_an_error(body: str) -> None:
    """And no recorder without them."""
    with pytest.raises(ResponseError):
        read_offered(body.encode())


def neighbour(**told: Any) -> Neighbour | None:
    """Return what is read of one record of LLDP."""
    (read,) = read_neighbours(json.dumps({"data": [told]}).encode()) or (None,)
    return read


def identifier(value: Any, kind: Any = "MACAddress") -> dict[str, Any]:
    """Return an id as LLDP has it."""
    return {"subType": kind, "value": value}


@pytest.mark.parametrize(
    ("chassis", "port", "mac"),
    [
        (identifier("AC:CC:8E:FD:1F:CA"), None, "ac:cc:8e:fd:1f:ca"),
        (identifier("ac-cc-8e-fd-1f-ca"), None, "ac:cc:8e:fd:1f:ca"),
        (identifier("accc.8efd.1fca"), None, "ac:cc:8e:fd:1f:ca"),
        (identifier("accc8efd1fca", "macAddress"), None, "ac:cc:8e:fd:1f:ca"),
        (identifier("Gate", "local"), identifier("ac:cc:8e:00:00:01"), "ac:cc:8e:00:00:01"),
        (identifier(None, None), identifier("ac:cc:8e:00:00:01", 3), "ac:cc:8e:00:00:01"),
        ("ac:cc:8e:fd:1f:ca", None, "ac:cc:8e:fd:1f:ca"),
        (identifier("202401170001", "local"), None, None),
        (identifier("10.10.1.145", "IPv4"), identifier("eth0", "interfaceName"), None),
        (identifier("00:00:00:00:00:00"), None, None),
        (identifier("ff:ff:ff:ff:ff:ff"), None, None),
        (identifier("01:80:c2:00:00:0e"), None, None),
        (identifier("33:33:00:00:00:01"), identifier([1]), None),
        (identifier("ac:cc:8e:fd:1f"), identifier("ac:cc:8e:fd:1f:ca:00"), None),
    ],
)  # fmt: skip
def test_a_mac_address_is_found_wherever_it_stands(
    chassis: Any, port: Any, mac: str | None
) -> None:
    """In the one id or the other, however it is written, and nobody's is none."""
    read = neighbour(ifName="eth1", sysName="Gate", chassisID=chassis, portID=port)
    assert read == Neighbour(interface="eth1", name="Gate", mac=mac)


def test_what_a_neighbour_does_not_tell_is_unknown() -> None:
    """Null, missing, or of another form."""
    told = neighbour(
        ifName=None,
        chassisID=identifier("ac:cc:8e:fd:1f:ca"),
        mgmtIP={"subType": "IPv4", "value": "0.0.0.0"},  # noqa: S104 - nobody's
        sysName=5,
        sysDescr="  a\n b  ",
        protocol="CDPv2",
    )
    assert told == Neighbour(
        mac="ac:cc:8e:fd:1f:ca", description="a b", protocol="CDPv2"
    )
    assert neighbour(ifName="eth1", mgmtIP=None, chassisID=None) is None
    assert neighbour(mgmtIP="fe80::1") == Neighbour(address="fe80::1")


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"neighbors": []}, {"neighbors": None}, [None, 5, "x"], [[]]],
)
def test_nobody_told_of_is_nobody(data: Any) -> None:
    """It is an answer."""
    assert read_neighbours(json.dumps({"data": data}).encode()) == ()


@pytest.mark.parametrize("body", ["", "<html>", "5", '"x"', "null", '{"data": 5}'])
def test_what_is_no_answer_is_an_error(body: str) -> None:
    """And no empty list."""
    for read in (read_neighbours, read_switch_ports):
        with pytest.raises(ResponseError):
            read(body.encode())


def test_an_error_in_a_200_is_an_error_with_its_words() -> None:
    """Its code may be missing, or be no number."""
    for error, words in (
        ({"code": 7, "message": "Not now"}, "error 7: Not now"),
        ({"code": "auth"}, "error None: None"),
        (None, "error None: None"),
    ):
        body = json.dumps({"status": "error", "error": error, "data": []}).encode()
        for read in (read_neighbours, read_switch_ports, read_switch_supported):
            with pytest.raises(RestError, match=words):
                read(body)


@pytest.mark.parametrize(
    ("data", "supported"),
    [
        *((yes, True) for yes in (True, "true", 1, {"switch_supported": True})),
        *((no, False) for no in (False, None, "no", "", 2, [1], {"switch": True})),
    ],
)
def test_only_a_recorder_that_says_so_has_a_switch(data: Any, supported: bool) -> None:
    """Whatever else is said is no."""
    assert read_switch_supported(json.dumps({"data": data}).encode()) is supported


@pytest.mark.parametrize("port_id", ["1", 1, " 1 ", "01"])
def test_who_is_heard_on_a_port_is_read(port_id: Any) -> None:
    """Once each; also where there is but one port, and one address."""
    gate = "AC-CC-8E-FD-1F-CA"
    heard = [gate, gate.lower(), None, 5, "x", "ff:ff:ff:ff:ff:ff"]
    ports = [{"portId": port_id, "remoteAddresses": heard}, {"portId": None}, 7]
    read = (SwitchPort(port_id="1", macs=("ac:cc:8e:fd:1f:ca",)),)
    assert read_switch_ports(json.dumps({"data": {"port": ports}}).encode()) == read
    single = {"port": {"portId": port_id, "remoteAddresses": gate}}
    assert read_switch_ports(json.dumps({"data": single}).encode()) == read


def test_no_more_is_read_than_may_hang_on_a_recorder() -> None:
    """Of devices, of ports, and of addresses at one port."""
    macs = [f"02:00:00:00:{n // 256:02x}:{n % 256:02x}" for n in range(1000)]
    told = [{"chassisID": identifier(mac)} for mac in macs]
    assert len(read_neighbours(json.dumps({"data": told}).encode())) == 256
    ports = [{"portId": n, "remoteAddresses": macs} for n in range(5)]
    read = read_switch_ports(json.dumps({"data": {"port": ports}}).encode())
    assert [len(one.macs) for one in read] == [256] * 5
    many = [{"portId": n} for n in range(1000)]
    assert len(read_switch_ports(json.dumps({"data": {"port": many}}).encode())) == 256


def test_findings_can_be_empty() -> None:
    """A recorder that was not asked has neither API."""
    assert Findings().outcome is Outcome.ABSENT


@pytest.mark.parametrize(
    ("low_role", "is_let_in"), [("401", False), ("error 30", True)]
)
async def test_an_account_of_a_viewer_is_refused_as_the_recorder_does(
    session: ClientSession,
    recorder: Simulator,
    low_role: Literal["error 30", "401"],
    is_let_in: bool,
) -> None:
    """Any answer to the ordinary question lets it in."""
    recorder.dialect.low_role = low_role
    recorder.set_account(Account(OPERATOR.username, OPERATOR.password, Role.VIEWER))
    client = client_by_http(session, recorder)
    if is_let_in:
        assert (await find_neighbours(client)).outcome is Outcome.NOT_ADMINISTRATOR
    else:
        with pytest.raises(AuthenticationError):
            await find_neighbours(client)
