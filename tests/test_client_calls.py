"""Each call of the client against a recorder that speaks in all its dialects."""

from collections.abc import AsyncGenerator, Awaitable, Callable
import json
from typing import Any

from aiohttp import ClientSession, web
import pytest

from custom_components.axis_nvr_poe.vapix.client import RecorderClient
from custom_components.axis_nvr_poe.vapix.errors import (
    AuthenticationError,
    InvalidRequestError,
    NotFoundError,
    NotSupportedError,
    ResponseError,
    UnauthorizedRequestError,
    UnsupportedSchemaError,
    VersionNotSupportedError,
)
from custom_components.axis_nvr_poe.vapix.models import PortStatusCode, RecorderInfo
from simulator import (
    Account,
    Misbehaviour,
    RecorderModel,
    Role,
    SchemaVersion,
    Simulator,
)

from .clients import OPERATOR, client_by_http, client_of, odd, schemes
from .selection import every


@pytest.fixture
async def client(recorder: Simulator) -> AsyncGenerator[RecorderClient]:
    """Return a client with an account that may do what is needed."""
    recorder.set_account(OPERATOR)
    async with ClientSession() as session:
        yield client_by_http(session, recorder)


async def test_who_the_recorder_is(client: RecorderClient, recorder: Simulator) -> None:
    """No login is sent where none is asked for."""
    assert await client.get_device_info() == RecorderInfo(
        serial_number="ACCC8EAF8C30",
        full_name="AXIS S3008 Recorder",
        short_name="AXIS S3008",
        number="S3008",
        product_type="Recorder",
        firmware="11.10.65",
        hardware_id="75E.1",
    )
    assert [one.authorization for one in recorder.requests] == [None]


async def test_who_the_recorder_is_where_it_wants_a_login(
    client: RecorderClient, recorder: Simulator
) -> None:
    """The same call once more, with credentials."""
    recorder.dialect.device_info_login = True
    assert (await client.get_device_info()).serial_number == "ACCC8EAF8C30"
    assert [one.authorization for one in recorder.requests] == [None, "Digest"]


async def test_what_a_recorder_keeps_to_itself_is_unknown(
    client: RecorderClient, recorder: Simulator
) -> None:
    """All but its serial number, without which it is nobody."""
    recorder.dialect.omit_properties = {"ProdFullName", "ProdShortName", "Version"}
    device = await client.get_device_info()
    assert (device.full_name, device.short_name, device.firmware) == (None, None, None)

    recorder.dialect.omit_properties = {"SerialNumber"}
    with pytest.raises(ResponseError, match="serial number"):
        await client.get_device_info()


@pytest.mark.parametrize(
    "answer",
    [
        [],
        "text",
        None,
        {},
        {"data": []},
        {"data": {"propertyList": []}},
        {"data": {"propertyList": {"SerialNumber": 5}}},
        {"data": {"propertyList": {"SerialNumber": "  "}}},
        {"error": "broken"},
        {"error": {"code": 2004}, "data": {"propertyList": {"SerialNumber": "1"}}},
    ],
)
async def test_json_of_any_other_form_is_no_answer(answer: Any) -> None:
    """Nothing is made up where something else was expected."""

    async def answering(_: web.BaseRequest) -> web.Response:
        return web.Response(text=json.dumps(answer))

    async with ClientSession() as session, client_of(answering, session) as client:
        with pytest.raises(ResponseError):
            await client.get_device_info()


async def test_an_error_in_a_200_is_an_error(
    client: RecorderClient, recorder: Simulator
) -> None:
    """Its code is told."""
    recorder.misbehave(Misbehaviour.json_error(2003), "basicdeviceinfo")
    with pytest.raises(ResponseError, match="error 2003"):
        await client.get_device_info()


@pytest.mark.parametrize("call", ["basicdeviceinfo", "apidiscovery"])
@pytest.mark.parametrize(
    "told",
    [
        {"data": {"propertyList": {}, "apiList": []}},
        {"data": {}},
        {"error": {"code": 2105}},
        {"error": {"code": "2106"}},
        {"error": {"code": 2003}},
        [],
    ],
)
async def test_what_a_stranger_is_not_told_is_asked_for_with_the_login(
    client: RecorderClient, recorder: Simulator, call: str, told: Any
) -> None:
    """Another call asks for the login, which goes with all that follow."""
    answer = json.dumps(told).encode()
    recorder.misbehave(odd(lambda _: answer, stranger_alone=True), call)
    ask = {
        "basicdeviceinfo": client.get_device_info,
        "apidiscovery": client.get_api_ids,
    }[call]
    assert await ask()
    assert [(one.path, one.authorization) for one in recorder.requests] == [
        (call, None),
        ("schemaversions", None),
        ("schemaversions", "Digest"),
        (call, "Digest"),
    ]


async def test_properties_nobody_sees_unasked_are_asked_for_by_the_other_call(
    client: RecorderClient, recorder: Simulator
) -> None:
    """The call for all of them always wants a login."""

    def unrestricted_alone(body: bytes) -> bytes:
        if b"Architecture" in body:
            return body
        return json.dumps({"data": {"propertyList": {}}}).encode()

    recorder.misbehave(odd(unrestricted_alone), "basicdeviceinfo")
    assert (await client.get_device_info()).serial_number == "ACCC8EAF8C30"
    assert schemes(recorder).count(None) == 2


async def test_a_stranger_without_an_account_is_told_that_a_login_is_wanted(
    recorder: Simulator,
) -> None:
    """Which is how a device is met that announces itself."""
    answer = json.dumps({"error": {"code": 2106}}).encode()
    recorder.misbehave(odd(lambda _: answer), "basicdeviceinfo")
    recorder.misbehave(odd(lambda _: answer), "apidiscovery")
    async with ClientSession() as session:
        client = client_by_http(session, recorder, login=None)
        with pytest.raises(AuthenticationError):
            await client.get_device_info()
        with pytest.raises(AuthenticationError):
            await client.get_api_ids()


@pytest.mark.parametrize(
    "written", ["AC:CC:8E:AF:8C:30", "accc8eaf8c30 ", "ac-cc-8e-af-8c-30"]
)
async def test_a_serial_number_is_a_serial_number_however_it_is_written(
    client: RecorderClient, model: RecorderModel, written: str
) -> None:
    """It names the recorder in everything that Home Assistant keeps."""
    model.serial = written
    assert (await client.get_device_info()).serial_number == "ACCC8EAF8C30"


@pytest.mark.parametrize("status", ["released", "official", None])
async def test_the_apis_a_recorder_lists(
    client: RecorderClient, recorder: Simulator, status: str | None
) -> None:
    """Listed is listed, whatever its status is called."""
    recorder.dialect.api_status = status
    listed = await client.get_api_ids()
    assert listed is not None
    assert listed >= {"nvr-poe", "api-discovery"}

    recorder.dialect.nvr_poe_listed = False
    listed = await client.get_api_ids()
    assert listed is not None
    assert "nvr-poe" not in listed


async def test_the_list_where_it_wants_a_login(
    client: RecorderClient, recorder: Simulator
) -> None:
    """Some firmware does."""
    recorder.dialect.discovery_login = True
    listed = await client.get_api_ids()
    assert listed is not None
    assert "nvr-poe" in listed


@pytest.mark.parametrize(
    "misbehaviour",
    [
        Misbehaviour.status(404),
        Misbehaviour.json_error(2004),
        Misbehaviour.login_page(),
        Misbehaviour.truncated(),
    ],
    ids=lambda one: one.name,
)
async def test_a_recorder_without_a_list_may_have_the_api_nevertheless(
    client: RecorderClient, recorder: Simulator, misbehaviour: Misbehaviour
) -> None:
    """Older devices do not know the call; the API itself tells."""
    recorder.misbehave(misbehaviour, "apidiscovery")
    assert await client.get_api_ids() is None
    await client.confirm_poe()


@pytest.mark.parametrize(
    "listed", [None, "nvr-poe", {"id": "nvr-poe"}, [], [None, "nvr-poe", {"id": 5}, {}]]
)
async def test_a_list_of_any_other_form_is_none(
    client: RecorderClient, recorder: Simulator, listed: Any
) -> None:
    """The API itself tells, so that no other device is taken for a recorder."""
    answer = json.dumps({"data": {"apiList": listed}}).encode()
    recorder.misbehave(odd(lambda _: answer), "apidiscovery")
    assert await client.get_api_ids() is None
    await client.confirm_poe()

    recorder.misbehave(Misbehaviour.status(404), "schemaversions")
    with pytest.raises(NotFoundError):
        await client.confirm_poe()


async def test_an_account_that_may_not_see_the_ports_is_told_so(
    client: RecorderClient, recorder: Simulator
) -> None:
    """Before anything is set up with it."""
    recorder.set_account(Account(OPERATOR.username, OPERATOR.password, Role.VIEWER))
    with pytest.raises(UnauthorizedRequestError, match="error 30"):
        await client.confirm_poe()


@pytest.mark.parametrize(
    ("versions", "chosen"),
    [
        ([SchemaVersion(1, 2)], "1.2"),
        ([SchemaVersion(1, 0), SchemaVersion(1, 10), SchemaVersion(1, 9)], "1.10"),
        ([SchemaVersion(2, 0), SchemaVersion(1, 2)], "1.2"),
        ([SchemaVersion(1, 3, deprecated=True), SchemaVersion(1, 2)], "1.2"),
    ],
)
async def test_the_highest_known_version_that_is_not_deprecated(
    client: RecorderClient,
    recorder: Simulator,
    versions: list[SchemaVersion],
    chosen: str,
) -> None:
    """Asked for once, and used from then on by its major number."""
    recorder.dialect.versions = versions
    assert str(await client.choose_schema_version()) == chosen
    recorder.reset_log()
    await client.get_port_mode(1)
    await client.get_keep_power()

    assert [one.path for one in recorder.requests] == ["getportmode", "getkeeppower"]
    assert [one.query["schemaversion"] for one in recorder.requests] == ["1", "1"]


@pytest.mark.parametrize(
    ("versions", "offered"),
    [
        ([SchemaVersion(2, 0), SchemaVersion(3, 1)], ("2.0", "3.1")),
        ([SchemaVersion(1, 2, deprecated=True)], ("1.2",)),
        ([SchemaVersion(0, 9)], ("0.9",)),
    ],
)
async def test_no_version_known_here(
    client: RecorderClient,
    recorder: Simulator,
    versions: list[SchemaVersion],
    offered: tuple[str, ...],
) -> None:
    """The error names what is on offer; ports are not asked for by guess."""
    recorder.dialect.versions = versions
    with pytest.raises(UnsupportedSchemaError) as raised:
        await client.get_port_statuses()

    assert raised.value.offered == offered
    assert {one.path for one in recorder.requests} == {"schemaversions"}


async def test_no_version_at_all_is_no_answer(
    client: RecorderClient, recorder: Simulator
) -> None:
    """Nothing said is not nothing usable; a recorder may be starting."""
    recorder.dialect.versions = []
    with pytest.raises(ResponseError, match="lists no schema version"):
        await client.get_port_statuses()


@pytest.mark.four_ports
async def test_a_version_that_is_gone_can_be_chosen_anew(
    client: RecorderClient, recorder: Simulator
) -> None:
    """Error 40 after a change of firmware."""
    await client.get_port_statuses()
    recorder.dialect.versions = [SchemaVersion(2, 0)]
    with pytest.raises(VersionNotSupportedError):
        await client.get_port_statuses()
    with pytest.raises(UnsupportedSchemaError):
        await client.choose_schema_version()

    recorder.dialect.versions = [SchemaVersion(1, 3)]
    await client.choose_schema_version()
    assert len(await client.get_port_statuses()) == 4


@pytest.mark.parametrize("gap", every(2, ["", " ", "\n    "]))
@pytest.mark.parametrize("unclosed", [False, True])
@pytest.mark.parametrize("element", ["SchemaVersionSuccess", "SchemaVersionsSuccess"])
@pytest.mark.four_ports
async def test_the_document_s_slips_make_no_difference(
    client: RecorderClient,
    recorder: Simulator,
    gap: str,
    unclosed: bool,
    element: Any,
) -> None:
    """All that the page gets wrong, in every combination."""
    recorder.dialect.attribute_gap = gap
    recorder.dialect.unclosed_deprecated = unclosed
    recorder.dialect.unclosed_status_code = unclosed
    recorder.dialect.versions_element = element

    statuses = await client.get_port_statuses()
    assert [status.code for status in statuses.values()] == [
        PortStatusCode.CONNECTED_POE,
        PortStatusCode.CONNECTED_POE,
        PortStatusCode.NOT_CONNECTED,
        PortStatusCode.DISABLED,
    ]


@pytest.mark.four_ports
async def test_the_ports(client: RecorderClient) -> None:
    """With all that the recorder knows of them."""
    statuses = await client.get_port_statuses()
    drive, free = statuses[1], statuses[3]
    assert (drive.power_consumption, drive.requested_power) == (3.4, 5.9)
    assert (drive.poe_class, drive.class_power_limit) == (2, 7.0)
    assert (free.poe_class, free.requested_power) == (None, None)
    assert (free.power_consumption, free.pse_class_limit) == (0.0, 4)


async def test_a_port_is_turned_off_and_on(
    client: RecorderClient, model: RecorderModel
) -> None:
    """It really goes off."""
    await client.set_port_mode(1, enabled=False)
    assert model.is_enabled(1) is False
    assert await client.get_port_mode(1) is False

    await client.set_port_mode(1, enabled=True)
    assert model.is_enabled(1) is True
    assert await client.get_port_mode(1) is True


@pytest.mark.parametrize("on", [False, True])
async def test_keep_power_is_turned_on_and_off(
    client: RecorderClient, model: RecorderModel, on: bool
) -> None:
    """It really is kept, or not."""
    model.keep_power = not on
    await client.set_keep_power(enabled=on)
    assert model.keep_power is on
    assert await client.get_keep_power() is on


async def test_keep_power_may_not_be_there(
    client: RecorderClient, model: RecorderModel
) -> None:
    """Neither to be read nor to be set."""
    model.keep_power = None
    with pytest.raises(NotSupportedError):
        await client.get_keep_power()
    with pytest.raises(NotSupportedError):
        await client.set_keep_power(enabled=True)


async def test_the_power_limit(client: RecorderClient, model: RecorderModel) -> None:
    """As the recorder has it."""
    model.set_power_limit(124.5)
    assert await client.get_total_power_limit() == 124.5


async def test_a_port_that_is_not_there(client: RecorderClient) -> None:
    """The recorder says so, and so does the error."""
    with pytest.raises(InvalidRequestError):
        await client.get_port_mode(9)
    with pytest.raises(InvalidRequestError):
        await client.set_port_mode(9, enabled=True)


type Call = Callable[[RecorderClient], Awaitable[Any]]


@pytest.mark.parametrize(
    "call",
    [
        RecorderClient.get_port_statuses,
        RecorderClient.get_total_power_limit,
        RecorderClient.get_keep_power,
        lambda client: client.get_port_mode(1),
        lambda client: client.set_port_mode(1, enabled=True),
        lambda client: client.set_keep_power(enabled=True),
    ],
)
async def test_every_call_is_a_get_and_asks_once(
    client: RecorderClient, recorder: Simulator, call: Call
) -> None:
    """Some devices do not read the query of a POST; nothing is retried."""
    recorder.dialect.post_reads_query = False
    await client.choose_schema_version()
    recorder.reset_log()
    await call(client)
    assert [(one.method, one.status) for one in recorder.requests] == [("GET", 200)]
