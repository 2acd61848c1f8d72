"""The seven nvr/poe calls, byte by byte."""

from aiohttp import ClientSession, DigestAuthMiddleware
import pytest

from simulator import Camera, SchemaVersion, Simulator, StatusCode
from simulator.recorder.status import DESCRIPTIONS
from tests.selection import every

from .tools import HEAD, POE, SUCCESS, TAIL, general_error, get

INVALID = general_error(20, "Invalid request.")
NOT_OFFERED = general_error(40, "Specified version not supported.")

# The document's own figures ("Retrieve PoE port status").
EXAMPLE_CAMERA = Camera(poe_class=2, requested_power=6.1, power=3.4)
EXAMPLE = """\
<PortStatus>
<Port>1</Port>
<StatusCode>1</StatusCode>
<Description>Connected - PoE</Description>
<Extra>0x01: 802.3af-compliant device detected</Extra>
<ClassPowerLimit>7.0</ClassPowerLimit>
<PoeClass>2</PoeClass>
<AllocatedPower>7.0</AllocatedPower>
<PowerConsumption>3.4</PowerConsumption>
<PseClassLimit>4</PseClassLimit>
<RequestedPower>6.1</RequestedPower>
</PortStatus>
"""
# And of "Check power limit"; its ClassPowerLimit of 7.0 is a slip of the page.
SECOND_CAMERA = Camera(poe_class=3, requested_power=11.0, power=5.4)
SECOND = """\
<PortStatus>
<Port>2</Port>
<StatusCode>1</StatusCode>
<Description>Connected - PoE</Description>
<Extra>0x01: 802.3af-compliant device detected</Extra>
<ClassPowerLimit>15.4</ClassPowerLimit>
<PoeClass>3</PoeClass>
<AllocatedPower>13.0</AllocatedPower>
<PowerConsumption>5.4</PowerConsumption>
<PseClassLimit>4</PseClassLimit>
<RequestedPower>11.0</RequestedPower>
</PortStatus>
"""
EMPTY = """\
<PortStatus>
<Port>3</Port>
<StatusCode>0</StatusCode>
<Description>Not connected</Description>
<Extra></Extra>
<ClassPowerLimit>0.0</ClassPowerLimit>
<PoeClass></PoeClass>
<AllocatedPower>0.0</AllocatedPower>
<PowerConsumption>0.0</PowerConsumption>
<PseClassLimit>4</PseClassLimit>
<RequestedPower></RequestedPower>
</PortStatus>
"""


async def test_port_statuses_in_the_documents_form(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The document's example comes out as it is printed."""
    for port in range(4, 9):
        recorder.model.remove_port(port)
    recorder.model.plug(1, EXAMPLE_CAMERA, running=True)
    recorder.model.plug(2, SECOND_CAMERA, running=True)
    body = await get(operator, "getportstatuses.cgi?schemaversion=1")
    assert body == (
        f"{HEAD}<GetPortStatusesSuccess>\n{EXAMPLE}{SECOND}{EMPTY}"
        f"</GetPortStatusesSuccess>\n{TAIL}"
    )


async def test_schema_versions_in_the_documents_form(
    recorder: Simulator, operator: ClientSession
) -> None:
    """No schema version has to be named to ask for them."""
    recorder.dialect.versions = [
        SchemaVersion(1, 2),
        SchemaVersion(2, 0, deprecated=True),
    ]
    body = await get(operator, "schemaversions.cgi")
    assert body == (
        f"{HEAD}<SchemaVersionSuccess>\n"
        "<SchemaVersion>\n<VersionNumber>1.2</VersionNumber>\n"
        "<Deprecated>false</Deprecated>\n</SchemaVersion>\n"
        "<SchemaVersion>\n<VersionNumber>2.0</VersionNumber>\n"
        "<Deprecated>true</Deprecated>\n</SchemaVersion>\n"
        f"</SchemaVersionSuccess>\n{TAIL}"
    )


async def test_the_port_mode_is_set_and_read(
    recorder: Simulator, operator: ClientSession
) -> None:
    """A power cycle as the document describes it."""
    read = "getportmode.cgi?schemaversion=1&port=2"
    on = f"{HEAD}<GetPortModeSuccess>\n<Enabled>yes</Enabled>\n</GetPortModeSuccess>\n{TAIL}"
    assert await get(operator, read) == on
    off = "setportmode.cgi?schemaversion=1&port=2&enabled=no"
    assert await get(operator, off) == SUCCESS
    assert not recorder.model.is_enabled(2)
    assert await get(operator, read) == on.replace("yes", "no")
    assert await get(operator, off.replace("=no", "=yes")) == SUCCESS
    assert recorder.model.is_enabled(2)


async def test_keep_power_is_set_and_read(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Off at first."""
    read = "getkeeppower.cgi?schemaversion=1"
    off = f"{HEAD}<GetKeepPowerSuccess>\n<Enabled>no</Enabled>\n</GetKeepPowerSuccess>\n{TAIL}"
    assert await get(operator, read) == off
    write = "setkeeppower.cgi?schemaversion=1&enabled=yes"
    assert await get(operator, write) == SUCCESS
    assert recorder.model.keep_power is True
    assert await get(operator, read) == off.replace("no<", "yes<")


async def test_keep_power_may_be_unsupported(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Both calls say so."""
    recorder.model.keep_power = None
    refused = general_error(50, "Not supported.")
    assert await get(operator, "getkeeppower.cgi?schemaversion=1") == refused
    write = "setkeeppower.cgi?schemaversion=1&enabled=yes"
    assert await get(operator, write) == refused


@pytest.mark.parametrize(("limit", "text"), [(65.0, "65"), (123.5, "123.5")])
async def test_the_power_limit_is_told(
    recorder: Simulator, operator: ClientSession, limit: float, text: str
) -> None:
    """Whole watts without a fraction, as in the document."""
    recorder.model.set_power_limit(limit)
    body = await get(operator, "gettotalpowerlimit.cgi?schemaversion=1")
    assert body == (
        f"{HEAD}<GetTotalPowerLimitSuccess>\n<Limit>{text}</Limit>\n"
        f"</GetTotalPowerLimitSuccess>\n{TAIL}"
    )


@pytest.mark.parametrize(
    "call",
    every(
        4,
        [
            "getportstatuses.cgi",
            "getportstatuses.cgi?schemaversion=",
            "getportstatuses.cgi?schemaversion=1.2",
            "getportstatuses.cgi?schemaversion=-1",
            "gettotalpowerlimit.cgi?schemaversion=one",
            "getkeeppower.cgi",
            "getportmode.cgi?schemaversion=1",
            "getportmode.cgi?schemaversion=1&port=0",
            "getportmode.cgi?schemaversion=1&port=9",
            "getportmode.cgi?schemaversion=1&port=one",
            "setportmode.cgi?schemaversion=1&port=9&enabled=no",
            "setportmode.cgi?schemaversion=1&port=1",
            "setportmode.cgi?schemaversion=1&port=1&enabled=off",
            "setportmode.cgi?schemaversion=1&port=1&enabled=NO",
            "setkeeppower.cgi?schemaversion=1",
            "setkeeppower.cgi?schemaversion=1&enabled=1",
        ],
    ),
)
async def test_a_wrong_parameter_is_error_20(
    recorder: Simulator, operator: ClientSession, call: str
) -> None:
    """And changes nothing."""
    assert await get(operator, call) == INVALID
    assert recorder.model.is_enabled(1)
    assert recorder.model.keep_power is False


@pytest.mark.parametrize(
    "call",
    [
        "getportstatuses.cgi?schemaversion=2",
        "gettotalpowerlimit.cgi?schemaversion=0",
        "getkeeppower.cgi?schemaversion=2",
        "setkeeppower.cgi?schemaversion=2&enabled=yes",
        "getportmode.cgi?schemaversion=2&port=1",
        "setportmode.cgi?schemaversion=2&port=1&enabled=no",
    ],
)
async def test_another_schema_version_is_error_40(
    operator: ClientSession, call: str
) -> None:
    """Only what schemaversions.cgi offers is supported."""
    assert await get(operator, call) == NOT_OFFERED


async def test_the_answer_is_in_the_highest_minor_of_the_version(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The document: the major version together with its highest minor version."""
    recorder.dialect.versions = [SchemaVersion(1, 2), SchemaVersion(1, 10)]
    body = await get(operator, "gettotalpowerlimit.cgi?schemaversion=1")
    assert 'SchemaVersion="1.10"' in body


async def test_a_viewer_gets_error_30(recorder: Simulator) -> None:
    """Inside HTTP 200, for every call."""
    login = DigestAuthMiddleware("viewer", "see")
    async with ClientSession(recorder.http_url, middlewares=(login,)) as viewer:
        for call in (
            "schemaversions.cgi",
            "getportstatuses.cgi?schemaversion=1",
            "setportmode.cgi?schemaversion=1&port=1&enabled=no",
        ):
            assert await get(viewer, call) == general_error(30, "Unauthorized request.")
    assert recorder.model.is_enabled(1)


async def test_a_viewer_may_be_turned_away_by_the_web_server(
    recorder: Simulator,
) -> None:
    """The other way a too low role shows: 401."""
    recorder.dialect.low_role = "401"
    login = DigestAuthMiddleware("viewer", "see")
    async with (
        ClientSession(recorder.http_url, middlewares=(login,)) as viewer,
        viewer.get(f"{POE}/schemaversions.cgi") as response,
    ):
        assert response.status == 401


async def test_post_takes_a_form_and_perhaps_the_query(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Some devices don't read the query of a POST."""
    url = f"{POE}/setportmode.cgi"
    form = {"schemaversion": "1", "port": "1", "enabled": "no"}
    async with operator.post(url, data=form) as response:
        assert await response.text() == SUCCESS
    assert not recorder.model.is_enabled(1)

    form["enabled"] = "yes"
    async with operator.post(url, params=form) as response:
        assert await response.text() == SUCCESS
    assert recorder.model.is_enabled(1)

    recorder.dialect.post_reads_query = False
    form["enabled"] = "no"
    async with operator.post(url, params=form) as response:
        assert await response.text() == INVALID
    assert recorder.model.is_enabled(1)


async def test_other_methods_are_refused(operator: ClientSession) -> None:
    """405."""
    async with operator.put(f"{POE}/schemaversions.cgi") as response:
        assert response.status == 405


async def test_the_documents_slips_can_be_played(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The other element name, the missing space, the unclosed elements."""
    recorder.dialect.versions_element = "SchemaVersionsSuccess"
    recorder.dialect.attribute_gap = ""
    recorder.dialect.unclosed_deprecated = True
    recorder.dialect.unclosed_status_code = True
    versions = await get(operator, "schemaversions.cgi")
    assert '-instance"xsi:no' in versions
    assert "<SchemaVersionsSuccess>" in versions
    assert "</SchemaVersionsSuccess>" in versions
    assert "<Deprecated>false<Deprecated>" in versions
    statuses = await get(operator, "getportstatuses.cgi?schemaversion=1")
    assert "<StatusCode>0<StatusCode>" in statuses


async def test_elements_can_be_replaced_left_out_and_added(
    recorder: Simulator, operator: ClientSession
) -> None:
    """What a client has to survive."""
    recorder.dialect.override[1] = {
        "PoeClass": "x",
        "StatusCode": "9",
        "AllocatedPower": None,
    }
    recorder.dialect.extra_elements.append(("Novelty", "a < b"))
    recorder.dialect.replace = {"Limit": "lots", "Enabled": None}
    statuses = await get(operator, "getportstatuses.cgi?schemaversion=1")
    first, second, *_ = statuses.split("</PortStatus>")
    assert "<PoeClass>x</PoeClass>" in first
    assert "<StatusCode>9</StatusCode>" in first
    assert "<AllocatedPower>" not in first
    assert "<AllocatedPower>" in second
    assert "<Novelty>a &lt; b</Novelty>" in second
    limit = await get(operator, "gettotalpowerlimit.cgi?schemaversion=1")
    assert "<Limit>lots</Limit>" in limit
    mode = await get(operator, "getportmode.cgi?schemaversion=1&port=1")
    assert "<Enabled>" not in mode


@pytest.mark.parametrize("code", list(StatusCode))
def test_every_status_has_the_documents_words(code: StatusCode) -> None:
    """The table of status codes."""
    words = {
        0: "Not connected",
        1: "Connected - PoE",
        2: "Connected - No PoE",
        3: "Disabled",
        4: "Error: Power budget exceeded",
        5: "Error: Other",
    }
    assert DESCRIPTIONS[code] == words[code]
