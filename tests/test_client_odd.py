"""Whatever is in an answer: a VapixError, or a model within its bounds, and soon."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
import json
from random import Random
import re
import time
from typing import Any
import unicodedata

import pytest

from custom_components.axis_nvr_poe.vapix.configuration_answers import (
    read_neighbours,
    read_offered,
    read_switch_ports,
    read_switch_supported,
)
from custom_components.axis_nvr_poe.vapix.errors import (
    GeneralError,
    ResponseError,
    UnsupportedSchemaError,
    VapixError,
)
from custom_components.axis_nvr_poe.vapix.json_answers import (
    read_api_ids,
    read_recorder_info,
)
from custom_components.axis_nvr_poe.vapix.models import PortStatus
from custom_components.axis_nvr_poe.vapix.reading import reader
from custom_components.axis_nvr_poe.vapix.xml import (
    read_enabled,
    read_port_statuses,
    read_schema_versions,
    read_success,
    read_total_power_limit,
)

from .selection import every

HEAD = (
    b'<?xml version="1.0" encoding="utf-8"?>\n<PoeResponse SchemaVersion="1.2" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
PORT = (
    b"<PortStatus>\n<Port>%d</Port><StatusCode>1</StatusCode>"
    b"<Description>Connected - PoE</Description><Extra>0x01: detected</Extra>"
    b"<ClassPowerLimit>7.0</ClassPowerLimit><PoeClass>2</PoeClass>"
    b"<AllocatedPower>7.0</AllocatedPower><PowerConsumption>3.4</PowerConsumption>"
    b"<PseClassLimit>4</PseClassLimit><RequestedPower>6.1</RequestedPower>\n"
    b"</PortStatus>\n"
)
VERSION = (
    b"<SchemaVersion><VersionNumber>1.%d</VersionNumber>"
    b"<Deprecated>false</Deprecated></SchemaVersion>"
)
ERROR = b"<ErrorCode>10</ErrorCode><Description>Try later</Description>"
MODE = b"<Enabled>yes</Enabled>"
PROPERTIES = {"SerialNumber": "ACCC8EAF8C30", "ProdNbr": "S3008", "Version": "11.10"}
APIS = [{"id": "nvr-poe", "version": "1.0"}, {"id": "api-discovery"}]


def xml(element: bytes, content: bytes) -> bytes:
    """Return an XML answer."""
    return HEAD + b"<%b>%b</%b></PoeResponse>\n" % (element, content, element)


OFFERED = {
    api: {"v1": {"rest_api": f"/config/rest/{api}/v1", "state": "released"}}
    for api in ("lldp", "network-settings")
}
CHASSIS = {"subType": "MACAddress", "value": "ac:cc:8e:fd:1f:ca"}
NEIGHBOUR = {
    "chassisID": CHASSIS,
    "ifName": "eth1",
    "mgmtIP": {"subType": "IPv4", "value": "10.10.1.145"},
    "portID": CHASSIS,
    "protocol": "LLDP",
    "sysDescr": "AXIS P3245",
    "sysName": "axis-accc8efd1fca",
}
SWITCH = {"port": [{"portId": "1", "remoteAddresses": ["ac:cc:8e:fd:1f:ca"]}]}

PORTS = xml(b"GetPortStatusesSuccess", PORT % 1 + PORT % 2)
LIMIT = xml(b"GetTotalPowerLimitSuccess", b"<Limit>65</Limit>")

type Read = Callable[[bytes], Any]

CALLS: dict[str, tuple[bytes, Read]] = {
    "schemaversions": (
        xml(b"SchemaVersionSuccess", VERSION % 0 + VERSION % 2),
        read_schema_versions,
    ),
    "getportstatuses": (PORTS, read_port_statuses),
    "getportmode": (
        xml(b"GetPortModeSuccess", MODE),
        partial(read_enabled, element="GetPortModeSuccess"),
    ),
    "getkeeppower": (
        xml(b"GetKeepPowerSuccess", MODE),
        partial(read_enabled, element="GetKeepPowerSuccess"),
    ),
    "gettotalpowerlimit": (LIMIT, read_total_power_limit),
    "setportmode": (xml(b"GeneralSuccess", b""), read_success),
    "a refusal": (xml(b"GeneralError", ERROR), read_success),
    "basicdeviceinfo": (
        json.dumps({"data": {"propertyList": PROPERTIES}}).encode(),
        read_recorder_info,
    ),
    "apidiscovery": (json.dumps({"data": {"apiList": APIS}}).encode(), read_api_ids),
    "discover": (json.dumps(OFFERED).encode(), read_offered),
    "neighbors": (json.dumps({"data": [NEIGHBOUR]}).encode(), read_neighbours),
    "switch_supported": (b'{"status": "success", "data": true}', read_switch_supported),
    "switch": (json.dumps({"data": SWITCH}).encode(), read_switch_ports),
}

ODD_BYTES = (
    *(b"<", b">", b"&", b"\0", b"\x01", b"\x1b", b"\x7f", b"\x85", b"\xe9", b"\xff"),
    *(b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xf0\x9f", b"]]>", b"&#0;", b"&#xD800;"),
    *(b"&nbsp;", b"&x", b"<b>", b"<br/>", b"</b>", b"< ", b"<!--", b"<![CDATA["),
    *(b'"', b"'", b"\\", b"\\ud800", b"\\u0007", b"\r\n", b"\xe2\x80\xa8", b"<?x"),
)
ODD_NUMBERS = (
    *(b"1e308", b"1e999", b"-1", b"9" * 309, b"9" * 5000, b"6553.5", b"nan", b"-inf"),
    *(b"0x10", b".5", b"7,0", b"7.0 W", b"+3", b" 4 ", b"", b"65535", b"4294967296"),
    *(b"128", b"129", b"-0", b"1e-400", b"1" + b"0" * 30, b"true", b"null", b"[]"),
)
ENCODINGS = (b"foo", b"punycode", b"utf-16", b"iso-8859-1", b"rot13", b"", b"\xff")
TAG = re.compile(rb"<(\w+)>[^<]*</\1>")
NUMBER = re.compile(rb"\d+(\.\d+)?")

type Mutation = Callable[[Random, bytes], bytes]


def somewhere(
    pattern: re.Pattern[bytes], change: Callable[[Random, bytes], bytes]
) -> Mutation:
    """Return a mutation that changes one of the places where a pattern is found."""

    def mutate(random: Random, body: bytes) -> bytes:
        found = list(pattern.finditer(body))
        if not found:
            return body
        place = random.choice(found)
        return body[: place.start()] + change(random, place[0]) + body[place.end() :]

    return mutate


def inserted(random: Random, body: bytes) -> bytes:
    """Put odd bytes anywhere."""
    at = random.randrange(len(body) + 1)
    return body[:at] + random.choice(ODD_BYTES) + body[at:]


def cut(random: Random, body: bytes) -> bytes:
    """Cut an end off."""
    at = random.randrange(len(body) + 1)
    return random.choice((body[:at], body[at:]))


MUTATIONS: tuple[Mutation, ...] = (
    inserted,
    inserted,
    cut,
    somewhere(TAG, lambda *_: b""),
    somewhere(TAG, lambda random, element: element * random.choice((2, 3, 200))),
    somewhere(TAG, lambda _, element: b"<x>" + element + b"</x>"),
    somewhere(re.compile(rb"(?<=[</\"])\w+(?=[>\"])"), lambda _, name: name.upper()),
    somewhere(re.compile(rb"(?<=[</\"])\w+(?=[>\"])"), lambda _, name: name + b"s"),
    somewhere(re.compile(rb"<(?=\w)"), lambda _, start: start + b"p:"),
    somewhere(NUMBER, lambda random, _: random.choice(ODD_NUMBERS)),
    somewhere(NUMBER, lambda random, _: random.choice(ODD_NUMBERS)),
    somewhere(re.compile(rb"utf-8"), lambda random, _: random.choice(ENCODINGS)),
    somewhere(re.compile(rb'"[^"]*"'), lambda random, _: random.choice(ODD_NUMBERS)),
    somewhere(re.compile(rb"\[|\{"), lambda _, start: start * 5000),
    somewhere(re.compile(rb"[a-z]{2,}"), lambda _, text: text * 500),
)


def told(answer: Any) -> Iterator[Any]:
    """Yield every value that an answer or an error is made of."""
    if isinstance(answer, GeneralError):
        yield from (answer.code, answer.description)
    elif isinstance(answer, VapixError):
        yield str(answer)
    elif isinstance(answer, Mapping):
        for key, value in answer.items():
            yield from (key, *told(value))
    elif isinstance(answer, (tuple, frozenset)):
        for value in answer:
            yield from told(value)
    elif is_dataclass(answer):
        for field in fields(answer):
            yield from told(getattr(answer, field.name))
    else:
        yield answer


def is_bounded(value: Any) -> bool:
    """Return whether Home Assistant can show and save a value."""
    match value:
        case None | bool() | Enum():
            return True
        case str():
            kinds = {unicodedata.category(character) for character in value}
            return len(value) <= 255 and not kinds & {"Cc", "Cs", "Zl", "Zp"}
        case int():
            return abs(value) < 2**31
        case float():
            return 0 <= value <= 12_800
    return False


def is_possible(status: PortStatus) -> bool:
    """Return whether what is told of a port can be."""
    limit = status.class_power_limit
    most = 2 * max(limit, 4.0) if limit else 100.0
    powers = {status.allocated_power, status.power_consumption, status.requested_power}
    return (
        1 <= status.port <= 128
        and {status.poe_class, status.pse_class_limit} <= {None, *range(9)}
        and (limit is None or 0 <= limit <= 100)
        and all(0 <= power <= most for power in powers if power is not None)
    )


def outcome(read: Read, body: bytes) -> Any:
    """Return what a reader makes of an answer, an error of its own included."""
    try:
        return read(body)
    except VapixError as err:
        return err


@pytest.mark.parametrize("rounds", [300, pytest.param(30_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("call", every(4, CALLS))
def test_a_spoilt_answer_is_an_error_or_a_model_within_bounds(
    call: str, rounds: int
) -> None:
    """Up to four things at a time are wrong with it, the same ones every time."""
    body, read = CALLS[call]
    random = Random(f"{call} as it should not be")  # noqa: S311 - the same each time
    outcomes = set()
    for _ in range(rounds):
        spoilt = body
        for _ in range(random.randint(1, 4)):
            spoilt = random.choice(MUTATIONS)(random, spoilt)
        answer = outcome(read, spoilt)
        outcomes.add(type(answer))
        assert [one for one in told(answer) if not is_bounded(one)] == [], spoilt
        if call == "getportstatuses" and isinstance(answer, dict):
            assert len(answer) <= 128
            assert all(map(is_possible, answer.values())), spoilt
    assert len(outcomes) >= 2
    assert ResponseError in outcomes


@pytest.mark.parametrize("rounds", [500, pytest.param(30_000, marks=pytest.mark.slow)])
def test_a_spoilt_text_costs_that_text(rounds: int) -> None:
    """All the rest stands, whatever stands in it."""
    random = Random("a text as it should not be")  # noqa: S311 - the same each time
    whole = read_port_statuses(PORTS)
    for _ in range(rounds):
        odd = b"".join(random.choices(ODD_BYTES, k=random.randint(1, 6)))
        element, text = random.choice(
            ((b"Extra", b"0x01: detected"), (b"Description", b"Connected - PoE"))
        )
        at = random.randrange(len(text) + 1)
        spoilt = PORTS.replace(text, text[:at] + odd + text[at:], 1)
        read = read_port_statuses(spoilt)
        assert read.keys() == whole.keys(), spoilt
        assert read[2] == whole[2], spoilt
        for field in fields(PortStatus):
            if field.name != element.decode().lower():
                assert getattr(read[1], field.name) == getattr(whole[1], field.name)


WRAPPED: dict[str, Callable[[bytes], bytes]] = {
    "blank lines": lambda body: b"\r\n \n" + body + b"\n\t\n",
    "NULs": lambda body: b"\0" + body + b"\0\0\0",
    "a byte order mark": lambda body: b"\xef\xbb\xbf" + body,
    "a mark after a blank line": lambda body: b"\n\xef\xbb\xbf\n" + body,
    "UTF-16": lambda body: body.decode().encode("utf-16"),
    "UTF-16, the other way": lambda body: (
        b"\xfe\xff" + body.decode().encode("utf-16-be")
    ),
}


@pytest.mark.parametrize("wrapped", WRAPPED.values(), ids=WRAPPED.keys())
@pytest.mark.parametrize("call", CALLS)
def test_what_is_around_an_answer_does_not_matter(
    call: str, wrapped: Callable[[bytes], bytes]
) -> None:
    """It is read as ever, or refused as ever."""
    body, read = CALLS[call]
    as_ever = outcome(read, body)
    read_wrapped = outcome(read, wrapped(body))
    assert type(read_wrapped) is type(as_ever)
    assert list(told(read_wrapped)) == list(told(as_ever))


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "iso-8859-15", "Windows-1252"])
def test_what_says_that_it_is_latin_1_is(encoding: str) -> None:
    """A byte is a letter then."""
    body = PORTS.replace(b"utf-8", encoding.encode()).replace(b"detected", b"caf\xe9")
    assert read_port_statuses(body)[1].extra == "0x01: caf\xe9"


def test_what_does_not_say_so_is_utf_8() -> None:
    """A byte that is no character is replaced, and the others are read."""
    body = PORTS.replace(b"detected", "caf\xe9 ".encode() + b"\xe9")
    assert read_port_statuses(body)[1].extra == "0x01: caf\xe9 \ufffd"


@pytest.mark.parametrize("odd", [b"\xe9", b"\x01", b"\n", b"\\ud800", b"&", b"<b>"])
def test_a_spoilt_text_in_json_costs_that_text(odd: bytes) -> None:
    """There as well."""
    body, read = CALLS["basicdeviceinfo"]
    info = read(body.replace(b"S3008", b"S" + odd + b"3008"))
    assert info.serial_number == "ACCC8EAF8C30"
    assert info.firmware == "11.10"
    assert is_bounded(info.number)
    assert (info.number[0], info.number[-4:]) == ("S", "3008")


FLOODS = (
    *(b"<a/>", b"<a>", b"</a>", b"<Port>1</Port>", b"<PortStatus>", b"<", b"</", b">"),
    *(b"<Extra>", b"<StatusCode>1<StatusCode>", b"<!--", b"<![CDATA[", b"]]>", b"<?x"),
    *(b"&", b"&amp;", b"&#1", b"&x;", b"&#38;", b"a:", b'"xsi:', b"<a:", b"<Port "),
    *(b"9", b".", b",9", b"-", b" ", b"\n", b"\0", b"\x01", b"\xff", b"\xe2\x82"),
    *(b"[", b'{"a":', b"[{},", b'"\\ud800",', b'{"id":"x"},', b"1,", b"1e5,"),
    *(b"encoding=", b"<?xml ", b"<PortStatus><Port>1</Port></PortStatus>"),
)
BODY_LIMIT = 256 * 1024


def flooded(flood: bytes) -> Iterator[bytes]:
    """Yield answers as large as they may be, full of one thing."""
    for before, after in (
        (b"", b""),
        (HEAD + b"<GetPortStatusesSuccess>", b"</GetPortStatusesSuccess>"),
        (PORTS[:-80], PORTS[-80:]),
        (HEAD + b"<GetTotalPowerLimitSuccess><Limit>", b"</Limit></PoeResponse>"),
        (b'{"data":{"apiList":[', b"0]}}"),
    ):
        room = BODY_LIMIT - len(before) - len(after)
        yield before + flood * (room // len(flood)) + after


@pytest.mark.parametrize(
    "flood", every(3, FLOODS), ids=lambda flood: flood.decode("latin-1")
)
def test_no_answer_holds_home_assistant_up(flood: bytes) -> None:
    """Reading takes less than 100 ms, where nothing else can happen meanwhile."""
    for body in flooded(flood):
        for read in (read_port_statuses, read_total_power_limit, read_api_ids):
            begun = time.thread_time()
            with suppress(VapixError):
                read(body)
            assert time.thread_time() - begun < 0.1


@pytest.mark.parametrize(
    "serial", ["", "1", "ACCC8EAF8C3", "ACCC8EAF8C300", "ACCC8EAF8C3G", "\ud800" * 12]
)
def test_a_serial_number_that_is_none_is_no_answer(serial: str) -> None:
    """Everything that Home Assistant keeps of a recorder goes by it."""
    body = json.dumps({"data": {"propertyList": {"SerialNumber": serial}}}).encode()
    with pytest.raises(ResponseError, match="serial number"):
        read_recorder_info(body)


def test_more_apis_than_any_device_has_are_not_all_read() -> None:
    """They are kept as long as the recorder is set up."""
    many = [{"id": f"api-{number}"} for number in range(2000)]
    assert len(read_api_ids(json.dumps({"data": {"apiList": many}}).encode())) == 512


@pytest.mark.parametrize(
    "err", [LookupError(), ValueError(), RecursionError(), TypeError(), OverflowError()]
)
def test_nothing_but_a_vapix_error_comes_of_reading(err: Exception) -> None:
    """Even where a reader has an error of its own."""

    @reader
    def read(body: bytes) -> None:
        raise err

    with pytest.raises(ResponseError, match=type(err).__name__):
        read(b"")


def test_a_vapix_error_of_a_reader_is_what_it_is() -> None:
    """The edge changes none."""

    @reader
    def read(body: bytes) -> None:
        raise UnsupportedSchemaError(("2.0",))

    with pytest.raises(UnsupportedSchemaError):
        read(b"")
