"""Odd answers to Home Assistant: one odd datum costs that datum, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
import json
import logging
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.json import json_bytes
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Misbehaviour, RecorderModel, Simulator

from .clients import odd, statuses
from .common import MAC, MINUTE, pass_time, set_up, state_of, switch, until
from .selection import every

pytestmark = pytest.mark.usefixtures("all_enabled")

SETTINGS = timedelta(minutes=10)
NAMED = "http://www.axis.com/"

type Change = Callable[[bytes], bytes]
type Shown = dict[str, str]


def put(old: str, new: str | bytes, count: int = 1) -> Change:
    """Return a change that puts one thing for another, so often."""
    put_in = new.encode() if isinstance(new, str) else new

    def change(body: bytes) -> bytes:
        assert old.encode() in body
        return body.replace(old.encode(), put_in, count)

    return change


def prefixed(body: bytes) -> bytes:
    """Put all elements into a name space."""
    named = re.sub(rb"<(/?)(?=[A-Z])", rb"<\1a:", body)
    return named.replace(
        b"<a:PoeResponse", f'<a:PoeResponse xmlns:a="{NAMED}"'.encode()
    )


def in_lower_case(body: bytes) -> bytes:
    """Write all elements in lower case."""
    return re.sub(rb"</?[A-Z]\w+", lambda tag: tag[0].lower(), body)


def in_another_word(body: bytes) -> bytes:
    """Say why a command is refused as other APIs of Axis do."""
    return re.sub(
        rb"<Description>.*</Description>",
        b"<ErrorDescription>Axis' own words</ErrorDescription>",
        body,
    )


def port_again(code: int, *, first: bool) -> Change:
    """Return a change that lists port 1 once more, with another status."""

    def change(body: bytes) -> bytes:
        start, end = body.index(b"<PortStatus>"), body.index(b"</PortStatus>") + 13
        port = body[start:end]
        again = re.sub(rb"(<StatusCode>)\d", rb"\g<1>%d" % code, port)
        both = again + port if first else port + again
        return body[:start] + both + body[end:]

    return change


def many_ports(body: bytes) -> bytes:
    """List 1000 ports."""
    more = "".join(
        f"<PortStatus><Port>{port}</Port><StatusCode>0</StatusCode></PortStatus>"
        for port in range(5, 1001)
    )
    return put("</GetPortStatusesSuccess>", f"{more}</GetPortStatusesSuccess>")(body)


@dataclass(frozen=True)
class Odd:
    """An answer as a recorder may give it, and what is shown of it."""

    change: Change
    shown: Shown
    call: str = "getportstatuses"


EXTRA = "0x01: 802.3af-compliant"
DRAWN = "<PowerConsumption>3.4</PowerConsumption>"
CLASS = "<PoeClass>2</PoeClass>"
BUDGET = "gettotalpowerlimit"
AS_EVER = {
    "port1-power": "3.4",
    "port1-status": "connected_poe",
    "port1-poe_class": "2",
    "port1-allocated_power": "7.0",
    "port2-power": "5.4",
    "port2-status": "connected_poe",
    "port4-status": "disabled",
    "power": "8.8",
    "power_budget": "65.0",
}
DRAWS_MORE = {"port1-power": "3.5", "power": "8.9"}
UNKNOWN_POWER = {"port1-power": STATE_UNKNOWN, "power": STATE_UNKNOWN}
NO_BUDGET = {"power_budget": STATE_UNKNOWN}


def drawn(text: str) -> Change:
    """Return a change that has port 1 draw something else."""
    return put(DRAWN, DRAWN.replace("3.4", text))


ANSWERS = {
    "an encoding nobody knows": Odd(put('"utf-8"', '"foo"'), AS_EVER),
    "a bare ampersand": Odd(put(EXTRA, "R&D; a & b &c"), AS_EVER),
    "a control character": Odd(put(EXTRA, "a\x01b\x1b"), AS_EVER),
    "a latin-1 byte": Odd(put(EXTRA, b"caf\xe9"), AS_EVER),
    "a reference to no character": Odd(put(EXTRA, "&#0;&#xD800;&nbsp;"), AS_EVER),
    "a bare less-than sign": Odd(put(EXTRA, "a < b <c ]]> <br> d"), AS_EVER),
    "a blank line before": Odd(lambda body: b"\r\n \n" + body, AS_EVER),
    "NULs after the end": Odd(lambda body: body + b"\0\0 \n\0", AS_EVER),
    "a byte order mark": Odd(lambda body: b"\xef\xbb\xbf" + body, AS_EVER),
    "a name space": Odd(prefixed, AS_EVER),
    "lower case": Odd(in_lower_case, AS_EVER),
    "no digit before the point": Odd(
        drawn(".5"), {"port1-power": "0.5", "power": "5.9"}
    ),
    "a unit": Odd(drawn("3.5 W"), DRAWS_MORE),
    "a comma": Odd(drawn("3,5"), DRAWS_MORE),
    "a plus sign and blanks": Odd(drawn("\n +3.5 "), DRAWS_MORE),
    "a port twice, the failure last": Odd(
        port_again(4, first=False), {"port1-status": "error_power_budget"}
    ),
    "a port twice, the failure first": Odd(
        port_again(4, first=True), {"port1-status": "error_power_budget"}
    ),
    "a port twice, unknown first": Odd(
        port_again(9, first=True), {"port1-status": STATE_UNKNOWN}
    ),
    "a port twice, not connected first": Odd(
        port_again(0, first=True), {"port1-status": "not_connected"}
    ),
    "a port beyond all": Odd(
        put("</PortStatus>", "</PortStatus><PortStatus><Port>999</Port></PortStatus>"),
        AS_EVER,
    ),
    "1e308 W": Odd(drawn("1e308"), UNKNOWN_POWER),
    "309 digits of W": Odd(drawn("9" * 309), UNKNOWN_POWER),
    "6553.5 W": Odd(drawn("6553.5"), UNKNOWN_POWER),
    "more than twice its class": Odd(drawn("14.1"), UNKNOWN_POWER),
    "less than nothing": Odd(drawn("-0.1"), UNKNOWN_POWER),
    "class 9": Odd(
        put(CLASS, "<PoeClass>9</PoeClass>"), {"port1-poe_class": STATE_UNKNOWN}
    ),
    "a class of 309 digits": Odd(
        put(CLASS, f"<PoeClass>{'9' * 309}</PoeClass>"),
        {"port1-poe_class": STATE_UNKNOWN},
    ),
    "a budget of 65535 W": Odd(put("65", "65535"), NO_BUDGET, BUDGET),
    "a budget below nothing": Odd(put("65", "-1"), NO_BUDGET, BUDGET),
    "a budget of 309 digits": Odd(put("65", "9" * 309), NO_BUDGET, BUDGET),
}


def shown(hass: HomeAssistant, names: Shown) -> Shown:
    """Return what the sensors of these names show."""
    return {name: state_of(hass, Platform.SENSOR, name).state for name in names}


def nothing_amiss(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    """See that no traceback was logged, and that all can be shown and saved."""
    logged = [one for one in caplog.records if one.levelno > logging.DEBUG]
    assert not [one.getMessage() for one in logged if one.exc_info]
    for state in hass.states.async_all():
        json_bytes(state.as_dict())
    for device in dr.async_entries_for_config_entry(
        dr.async_get(hass), hass.config_entries.async_entries(DOMAIN)[0].entry_id
    ):
        json_bytes(device.dict_repr)


@pytest.mark.parametrize("answer", every(4, ANSWERS.values()), ids=ANSWERS.keys())
@pytest.mark.four_ports
async def test_one_odd_datum_costs_that_datum(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    answer: Odd,
) -> None:
    """While it is added, while it is polled; and as ever once that is over."""
    recorder.misbehave(odd(answer.change), answer.call)
    await set_up(hass, entry)
    expected = AS_EVER | answer.shown
    assert shown(hass, expected) == expected
    nothing_amiss(hass, caplog)

    recorder.behave()
    await pass_time(hass, freezer, SETTINGS)
    assert shown(hass, AS_EVER) == AS_EVER

    recorder.misbehave(odd(answer.change), answer.call)
    await pass_time(hass, freezer, SETTINGS)
    assert shown(hass, expected) == expected
    nothing_amiss(hass, caplog)


@pytest.mark.four_ports
async def test_the_first_128_of_a_thousand_ports_count(
    hass: HomeAssistant,
    recorder: Simulator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """No recorder has more."""
    recorder.misbehave(odd(many_ports), "getportstatuses")
    await set_up(hass, entry)

    assert len(hass.states.async_entity_ids(Platform.BUTTON)) == 128
    assert shown(hass, AS_EVER) == AS_EVER
    assert state_of(hass, Platform.SENSOR, "port128-status").state == "not_connected"
    nothing_amiss(hass, caplog)


async def test_a_schema_version_nobody_can_read_is_asked_for_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A recorder that is starting may not know its own yet."""
    for number in ("", "one"):
        recorder.misbehave(odd(put("1.2</", f"{number}</")), "schemaversions")
        if number:
            await pass_time(hass, freezer, MINUTE)
        else:
            await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
        assert entry.state is ConfigEntryState.SETUP_RETRY
        recorder.behave()

    await pass_time(hass, freezer, MINUTE)
    assert entry.state is ConfigEntryState.LOADED
    nothing_amiss(hass, caplog)


@pytest.mark.four_ports
async def test_more_elements_than_any_recorder_has_are_no_answer(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    running: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """All the same the next answer counts."""
    recorder.misbehave(odd(put("</PortStatus>", "<a/>" * 60_000 + "</PortStatus>")))
    await pass_time(hass, freezer)
    assert shown(hass, {"port1-power": ""}) == {"port1-power": STATE_UNAVAILABLE}

    recorder.behave()
    await pass_time(hass, freezer, MINUTE)
    assert shown(hass, AS_EVER) == AS_EVER
    nothing_amiss(hass, caplog)


@pytest.mark.parametrize(
    ("words", "told"),
    every(
        2,
        [
            ("x" * 100_000, "x" * 255),
            ("Short &#x1F4A5; circuit", "Short \N{COLLISION SYMBOL} circuit"),
            ("Short & circuit\x07", "Short & circuit\ufffd"),
        ],
    ),
    ids=["long", "astral", "bell"],
)
async def test_the_recorder_s_own_words_are_short_and_clean(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    recorder: Simulator,
    running: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    words: str,
    told: str,
) -> None:
    """Where they are shown, they can be saved."""
    model.inject_fault(1)
    recorder.misbehave(odd(put("Error: Other", words)), "getportstatuses")
    await pass_time(hass, freezer)

    event = state_of(hass, Platform.EVENT, "port1-activity")
    assert event.attributes["reason_text"] == f"{told} (Short circuit)"
    nothing_amiss(hass, caplog)


async def test_a_pushed_reason_can_be_saved(
    hass: HomeAssistant,
    recorder: Simulator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Half a character is replaced there as well."""
    recorder.dialect.events.listed = True
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    recorder.events.notify(1, reason_text="\ud800 Overload" + "!" * 1000)
    told = partial(state_of, hass, Platform.EVENT, "port1-activity")
    await until(lambda: "reason_text" in told().attributes)

    assert told().attributes["reason_text"] == "\ufffd Overload" + "!" * 245
    nothing_amiss(hass, caplog)
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_refusal_in_the_words_of_a_sister_api_is_told(
    hass: HomeAssistant, recorder: Simulator, running: MockConfigEntry
) -> None:
    """ErrorDescription is what the others call it."""
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode")
    recorder.misbehave(odd(in_another_word), "setportmode")
    with pytest.raises(HomeAssistantError, match="Axis' own words"):
        await switch(hass, "port1-poe", on=False)


HALF = "\ud800 \x07 "


def with_properties(body: bytes) -> bytes:
    """Spoil all texts but the serial number, as only JSON can."""
    answer = json.loads(body)
    properties = answer["data"]["propertyList"]
    for name in properties.keys() - {"SerialNumber"}:
        properties[name] = HALF + properties[name] + "x" * 1000
    return json.dumps(answer).encode()


async def test_half_a_character_in_a_name_can_be_saved(
    hass: HomeAssistant,
    recorder: Simulator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is replaced; so is the rest of what is too long."""
    recorder.misbehave(odd(with_properties), "basicdeviceinfo")
    await set_up(hass, entry)

    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, MAC), entry.entry_id
    )
    assert device is not None
    assert device.model is not None
    assert device.model.startswith("\ufffd \ufffd AXIS S3008")
    assert device.sw_version is not None
    assert len(device.sw_version) == 255
    nothing_amiss(hass, caplog)


@pytest.mark.parametrize(
    "told",
    every(
        2,
        [
            {"data": {"propertyList": {}, "apiList": []}},
            {"error": {"code": 2105, "message": "Authorization failed"}},
            {"error": {"code": 2106, "message": "Authentication failed"}},
        ],
    ),
    ids=["nothing", "2105", "2106"],
)
@pytest.mark.four_ports
async def test_what_a_stranger_is_not_told_is_asked_for_with_the_login(
    hass: HomeAssistant,
    recorder: Simulator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    told: dict[str, Any],
) -> None:
    """Some firmware answers a stranger in HTTP 200."""
    answer = json.dumps(told).encode()
    for call in ("basicdeviceinfo", "apidiscovery"):
        recorder.misbehave(odd(lambda _: answer, stranger_alone=True), call)

    await set_up(hass, entry)

    assert shown(hass, AS_EVER) == AS_EVER
    assert statuses(recorder).count(401) == 1
    nothing_amiss(hass, caplog)
