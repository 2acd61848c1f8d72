"""Reading what a recorder may write: slips, gaps and news are no crash."""

from itertools import pairwise
import logging

import pytest

from custom_components.axis_nvr_poe.vapix.errors import (
    GeneralError,
    InvalidRequestError,
    NotSupportedError,
    ProcessingError,
    ResponseError,
    UnauthorizedRequestError,
    VersionNotSupportedError,
)
from custom_components.axis_nvr_poe.vapix.models import (
    PortStatus,
    PortStatusCode,
    SchemaVersion,
)
from custom_components.axis_nvr_poe.vapix.xml import (
    read_enabled,
    read_port_statuses,
    read_schema_versions,
    read_success,
    read_total_power_limit,
)

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<PoeResponse SchemaVersion="1.2" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://www.axis.com/vapix/http_cgi/nvr/Poe1.xsd">'
)
FULL_PORT = (
    "<Port>1</Port><StatusCode>1</StatusCode>"
    "<Description>Connected - PoE</Description>"
    "<Extra>0x01: 802.3af-compliant device detected</Extra>"
    "<ClassPowerLimit>7.0</ClassPowerLimit><PoeClass>3</PoeClass>"
    "<AllocatedPower>7.0</AllocatedPower><PowerConsumption>4.5</PowerConsumption>"
    "<PseClassLimit>4</PseClassLimit><RequestedPower>6.1</RequestedPower>"
)


def response(content: str, head: str = HEAD) -> bytes:
    """Return a whole answer."""
    return f"{head}{content}</PoeResponse>".encode()


def ports(*contents: str, head: str = HEAD) -> bytes:
    """Return the answer of getportstatuses."""
    statuses = "".join(f"<PortStatus>{one}</PortStatus>" for one in contents)
    return response(
        f"<GetPortStatusesSuccess>{statuses}</GetPortStatusesSuccess>", head
    )


def port(content: str) -> PortStatus:
    """Return what is read of port 1."""
    return read_port_statuses(ports(f"<Port>1</Port>{content}"))[1]


def versions(*contents: str, element: str = "SchemaVersionSuccess") -> bytes:
    """Return the answer of schemaversions."""
    offered = "".join(f"<SchemaVersion>{one}</SchemaVersion>" for one in contents)
    return response(f"<{element}>{offered}</{element}>")


def limit(content: str) -> bytes:
    """Return the answer of gettotalpowerlimit."""
    return response(f"<GetTotalPowerLimitSuccess>{content}</GetTotalPowerLimitSuccess>")


def mode(content: str) -> bytes:
    """Return the answer of getportmode."""
    return response(f"<GetPortModeSuccess>{content}</GetPortModeSuccess>")


def debug_lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged, all of which has to be for debugging."""
    assert {record.levelno for record in caplog.records} <= {logging.DEBUG}
    return [record.getMessage() for record in caplog.records]


@pytest.fixture(autouse=True)
def _debug(caplog: pytest.LogCaptureFixture) -> None:
    """Catch what the reader logs, and nothing of the time before."""
    caplog.set_level(logging.DEBUG, "custom_components.axis_nvr_poe.vapix.xml")
    caplog.clear()


def test_a_whole_port_status(caplog: pytest.LogCaptureFixture) -> None:
    """The document's own example."""
    assert read_port_statuses(ports(FULL_PORT)) == {
        1: PortStatus(
            port=1,
            code=PortStatusCode.CONNECTED_POE,
            description="Connected - PoE",
            extra="0x01: 802.3af-compliant device detected",
            class_power_limit=7.0,
            poe_class=3,
            allocated_power=7.0,
            power_consumption=4.5,
            pse_class_limit=4,
            requested_power=6.1,
        )
    }
    assert debug_lines(caplog) == []


def test_one_port_is_a_list_of_one_and_order_does_not_matter() -> None:
    """Ports go by their numbers."""
    assert list(read_port_statuses(ports("<Port>7</Port>"))) == [7]
    assert set(read_port_statuses(ports("<Port>2</Port>", "<Port>1</Port>"))) == {1, 2}


@pytest.mark.parametrize(
    "written",
    [
        HEAD.replace('" xsi:', '"xsi:'),
        HEAD.replace('" xsi:', '"\n  xsi:'),
        "<PoeResponse>",
        '<?xml version="1.0"?>\n<PoeResponse SchemaVersion="1.0">',
    ],
    ids=["no space before xsi", "line break", "bare", "other version"],
)
def test_a_head_written_another_way(written: str) -> None:
    """The document itself is not of one mind."""
    assert set(read_port_statuses(ports(FULL_PORT, head=written))) == {1}


def test_elements_that_open_where_they_ought_to_close() -> None:
    """The document's slips, all in one."""
    slipped = FULL_PORT.replace("</StatusCode>", "<StatusCode>")
    status = read_port_statuses(ports(slipped, head=HEAD.replace('" xsi:', '"xsi:')))[1]
    assert status.code is PortStatusCode.CONNECTED_POE
    assert status.description == "Connected - PoE"

    offered = "<VersionNumber>1.2</VersionNumber><Deprecated>false<Deprecated>"
    assert read_schema_versions(versions(offered)) == (
        SchemaVersion(major=1, minor=2, deprecated=False),
    )


@pytest.mark.parametrize("element", ["SchemaVersionSuccess", "SchemaVersionsSuccess"])
def test_versions_under_either_name(element: str) -> None:
    """Example and specification disagree."""
    body = versions(
        "<VersionNumber>1.2</VersionNumber><Deprecated>true</Deprecated>",
        "<VersionNumber>2.0</VersionNumber><Deprecated>false</Deprecated>",
        "<VersionNumber>3</VersionNumber>",
        element=element,
    )
    assert read_schema_versions(body) == (
        SchemaVersion(major=1, minor=2, deprecated=True),
        SchemaVersion(major=2, minor=0, deprecated=False),
        SchemaVersion(major=3, minor=0, deprecated=False),
    )
    assert str(SchemaVersion(major=1, minor=2, deprecated=False)) == "1.2"


@pytest.mark.parametrize(
    "number",
    ["", "one", "1.x", "-1.0", ".1", "²", "9" * 5000, f"1.{'9' * 5000}"],
    ids=lambda number: number[:5],
)
def test_a_version_that_is_none_is_left_out(number: str) -> None:
    """The others count."""
    body = versions(
        f"<VersionNumber>{number}</VersionNumber>",
        "<Deprecated>false</Deprecated>",
        "<VersionNumber>1.0</VersionNumber>",
    )
    assert [str(version) for version in read_schema_versions(body)] == ["1.0"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<RequestedPower/>",
        "<RequestedPower></RequestedPower>",
        "<RequestedPower> \n </RequestedPower>",
        '<RequestedPower unit="W"/>',
        "<RequestedPower><W>3</W></RequestedPower>",
    ],
)
def test_what_is_missing_or_empty_is_unknown(
    caplog: pytest.LogCaptureFixture, content: str
) -> None:
    """It is no zero, and nothing to complain about."""
    assert port(content) == PortStatus(port=1)
    assert debug_lines(caplog) == []


@pytest.mark.parametrize(
    "text",
    [
        *("n/a", "0x06", "nan", "inf", "1e999", "--1", "1_000", "1,000", "6,", "٣"),
        *(".", ",", "+", "e5", "W", "6.1 mW", "6.1 V", "6 1", "6.1.1", "0" * 33),
    ],
)
def test_a_number_that_is_none_is_unknown(
    caplog: pytest.LogCaptureFixture, text: str
) -> None:
    """One line says what the recorder sent."""
    assert port(f"<RequestedPower>{text}</RequestedPower>").requested_power is None
    assert debug_lines(caplog) == [
        f"The recorder sent {text!r} for RequestedPower, which is not a number"
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("6.1", 6.1),
        (" 6.1\n", 6.1),
        ("6", 6.0),
        ("6.", 6.0),
        ("+6", 6.0),
        ("-0", 0.0),
        (".5", 0.5),
        ("6,1", 6.1),
        (",5", 0.5),
        ("6.1 W", 6.1),
        ("6.1W", 6.1),
        ("6 watts", 6.0),
        ("6.1e1", 61.0),
        ("0", 0.0),
        ("007", 7.0),
    ],
)
def test_a_number_is_a_number_however_it_is_written(text: str, number: float) -> None:
    """Blanks around it do not matter."""
    read = port(f"<PowerConsumption>{text}</PowerConsumption>").power_consumption
    assert str(read) == str(number)


def test_a_number_without_end_is_unknown(caplog: pytest.LogCaptureFixture) -> None:
    """Python reads no whole number of so many digits."""
    endless = "9" * 5000
    status = port(
        f"<PoeClass>{endless}</PoeClass><StatusCode>{endless}</StatusCode>"
        f"<RequestedPower>{endless}</RequestedPower>"
    )
    assert status == PortStatus(port=1)
    assert len(debug_lines(caplog)) == 3


def test_a_fraction_is_no_class(caplog: pytest.LogCaptureFixture) -> None:
    """4.0 is 4; 3.5 is nothing."""
    assert port("<PoeClass>4.0</PoeClass>").poe_class == 4
    assert debug_lines(caplog) == []

    assert port("<PoeClass>3.5</PoeClass>").poe_class is None
    assert debug_lines(caplog) == [
        "The recorder sent '3.5' for PoeClass, not a whole number"
    ]


@pytest.mark.parametrize(
    ("limit", "drawn", "known"),
    [
        ("15.4", "30.8", True),
        ("15.4", "30.9", False),
        ("0.0", "100", True),
        ("", "100", True),
        ("", "100.1", False),
        ("0.5", "8.0", True),
        ("0.5", "8.1", False),
        ("6553.5", "100", True),
        ("90", "180", True),
    ],
)
def test_a_power_no_port_can_have_is_unknown(
    limit: str, drawn: str, known: bool
) -> None:
    """Twice what the class is for, 8 W at least; 100 W where no class is known."""
    status = port(
        f"<ClassPowerLimit>{limit}</ClassPowerLimit>"
        f"<PowerConsumption>{drawn}</PowerConsumption>"
    )
    assert status.power_consumption == (float(drawn) if known else None)


def test_what_cannot_be_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    """A line for each figure."""
    status = port(
        "<PowerConsumption>6553.5</PowerConsumption>"
        "<PoeClass>9</PoeClass><PseClassLimit>-1</PseClassLimit>"
    )
    assert status == PortStatus(port=1)
    assert sorted(debug_lines(caplog)) == [
        "The recorder sent -1 for PseClassLimit, which cannot be",
        "The recorder sent 6553.5 W for PowerConsumption, which cannot be",
        "The recorder sent 9 for PoeClass, which cannot be",
    ]


def test_of_a_port_that_is_listed_twice_the_worse_status_counts(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """From a failure over the unknown to a device that has its power."""
    codes = {"5": 5, "4": 4, "9": None, "3": 3, "2": 2, "0": 0, "1": 1}
    listed = [f"<Port>1</Port><StatusCode>{code}</StatusCode>" for code in codes]
    for worse, better in pairwise(listed):
        for both in ((worse, better), (better, worse)):
            status = read_port_statuses(ports(*both))[1]
            assert status == read_port_statuses(ports(worse))[1]
    caplog.clear()
    read_port_statuses(ports(listed[0], listed[1]))
    read_port_statuses(ports(listed[0], listed[0]))
    assert debug_lines(caplog) == ["The recorder sent port 1 twice; the worse counts"]


def test_more_versions_than_any_recorder_has_are_not_all_read() -> None:
    """They end up in a sentence."""
    many = [f"<VersionNumber>{major}.0</VersionNumber>" for major in range(2, 900)]
    assert len(read_schema_versions(versions(*many))) == 32


@pytest.mark.parametrize("code", list(PortStatusCode))
def test_the_document_s_status_codes(code: PortStatusCode) -> None:
    """Errors hide whether the port is enabled; all others tell."""
    told = {
        PortStatusCode.DISABLED: False,
        PortStatusCode.ERROR_POWER_BUDGET: None,
        PortStatusCode.ERROR_OTHER: None,
    }
    status = port(f"<StatusCode>{code.value}</StatusCode>")
    assert status.code is code
    assert status.enabled is told.get(code, True)


def test_a_port_has_come_to_rest_or_not() -> None:
    """Not connected may mean that the device is not detected yet."""
    settled = {code for code in PortStatusCode if code.is_settled}
    assert settled == {
        PortStatusCode.CONNECTED_POE,
        PortStatusCode.CONNECTED_NO_POE,
        PortStatusCode.DISABLED,
    }


@pytest.mark.parametrize("code", ["6", "-1", "99"])
def test_a_status_code_nobody_knows_is_unknown(
    caplog: pytest.LogCaptureFixture, code: str
) -> None:
    """So is whether the port is enabled; the words are kept."""
    status = port(
        f"<StatusCode>{code}</StatusCode><Description>Error: New</Description>"
    )
    assert status == PortStatus(port=1, description="Error: New")
    assert status.enabled is None
    assert debug_lines(caplog) == [f"The recorder sent the unknown status code {code}"]


def test_elements_nobody_knows_are_passed_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A newer firmware may say more."""
    known = read_port_statuses(ports(FULL_PORT))
    more = FULL_PORT + "<Lldp><Name>cam</Name></Lldp><Temperature>40</Temperature>"
    assert read_port_statuses(ports(more)) == known
    assert debug_lines(caplog) == []


def test_an_element_that_is_there_twice_counts_once() -> None:
    """The first one does."""
    twice = "<Extra>one</Extra><Extra>two</Extra>"
    assert port(twice).extra == "one"
    assert port('<Extra lang="en">one</Extra>').extra == "one"


def test_a_name_written_as_the_document_has_it_counts_first() -> None:
    """Then those that differ by prefix or case."""
    assert port("<extra>two</extra><Extra>one</Extra>").extra == "one"
    assert port("<x:Extra>two</x:Extra><Extra>one</Extra>").extra == "one"
    assert port("<EXTRA>two</EXTRA>").extra == "two"


@pytest.mark.parametrize(
    "number",
    [
        "",
        "<Port/>",
        "<Port>one</Port>",
        "<Port>1.5</Port>",
        f"<Port>{'9' * 5000}</Port>",
    ],
    ids=lambda number: number[:12],
)
def test_a_port_without_a_number_is_left_out(number: str) -> None:
    """Nothing could be said of it."""
    body = ports(f"{number}<StatusCode>1</StatusCode>", "<Port>2</Port>")
    assert list(read_port_statuses(body)) == [2]


@pytest.mark.parametrize(
    "body",
    [
        response("<GetPortStatusesSuccess/>"),
        response("<GetPortStatusesSuccess></GetPortStatusesSuccess>"),
        ports(""),
        ports("<StatusCode>1</StatusCode>"),
    ],
)
def test_no_port_at_all_is_no_answer(body: bytes) -> None:
    """A recorder that is starting may not know its ports yet."""
    with pytest.raises(ResponseError, match="lists no port"):
        read_port_statuses(body)


@pytest.mark.parametrize(
    ("text", "enabled"),
    [
        ("yes", True),
        ("no", False),
        ("YES", True),
        ("No", False),
        (" yes ", True),
        ("true", True),
        ("false", False),
        ("1", True),
        ("0", False),
        ("", None),
        ("on", None),
        ("maybe", None),
    ],
)
def test_yes_and_no(text: str, enabled: bool | None) -> None:
    """Anything else is unknown, and never taken for yes."""
    body = mode(f"<Enabled>{text}</Enabled>")
    assert read_enabled(body, "GetPortModeSuccess") is enabled
    assert read_enabled(mode(""), "GetPortModeSuccess") is None


@pytest.mark.parametrize(
    ("content", "watts"),
    [
        ("<Limit>65</Limit>", 65.0),
        ("<Limit>124.5</Limit>", 124.5),
        ("<Limit/>", None),
        ("", None),
        ("<Limit>much</Limit>", None),
    ],
)
def test_the_power_limit(content: str, watts: float | None) -> None:
    """A recorder may not know its own."""
    assert read_total_power_limit(limit(content)) == watts


@pytest.mark.parametrize(
    "element", ["<GeneralSuccess/>", "<GeneralSuccess></GeneralSuccess>"]
)
def test_a_command_that_was_taken(element: str) -> None:
    """It says no more than that; anything else is no success."""
    read_success(response(element))
    with pytest.raises(ResponseError, match="has no GeneralSuccess"):
        read_success(mode("<Enabled>yes</Enabled>"))


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (10, ProcessingError),
        (20, InvalidRequestError),
        (30, UnauthorizedRequestError),
        (40, VersionNotSupportedError),
        (50, NotSupportedError),
        (60, GeneralError),
    ],
)
def test_general_errors_by_their_codes(code: int, error: type[GeneralError]) -> None:
    """An error in HTTP 200 is an error of its own kind."""
    content = f"<ErrorCode>{code}</ErrorCode><Description>Why.</Description>"
    body = response(f"<GeneralError>{content}</GeneralError>")
    with pytest.raises(GeneralError) as raised:
        read_success(body)
    assert type(raised.value) is error
    assert (raised.value.code, raised.value.description) == (code, "Why.")


@pytest.mark.parametrize(
    "content",
    [
        "<GeneralError/>",
        "<GeneralError></GeneralError>",
        "<GeneralError>x</GeneralError>",
        "<GeneralError><ErrorCode>x</ErrorCode></GeneralError>",
    ],
)
def test_an_error_without_a_code_is_an_error(content: str) -> None:
    """It is not taken for a success of any kind."""
    with pytest.raises(GeneralError) as raised:
        read_port_statuses(response(content))
    assert type(raised.value) is GeneralError
    assert raised.value.code is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"OK",
        b"\xff\xfe\x00",
        b"{}",
        b"<!DOCTYPE html><html><head><title>AXIS</title></head></html>",
        b"<html><body><input></body></html>",
        b"<PoeResponse>",
        b"<PoeResponse/>",
        b"<PoeResponse>text</PoeResponse>",
        b"<Other><GeneralSuccess/></Other>",
        ports(FULL_PORT)[:200],
        ports(FULL_PORT)[:-4],
        mode("<Enabled>yes</Enabled>"),
    ],
)
def test_anything_else_is_no_answer(body: bytes) -> None:
    """One error for all of it."""
    with pytest.raises(ResponseError):
        read_port_statuses(body)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE r [<!ENTITY a "1">]>',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE r [<!ENTITY % a SYSTEM "http://127.0.0.1:9/">%a;]>',
    ],
)
def test_entities_are_refused(declaration: str) -> None:
    """Used or not; no recorder needs them."""
    body = f"{declaration}<PoeResponse><GeneralSuccess/></PoeResponse>".encode()
    with pytest.raises(ResponseError, match="entities"):
        read_success(body)
