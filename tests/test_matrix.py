"""Every call, every odd answer, at every time: all goes on once it is over.

A cell is one call that is answered in one odd way at one time. While it lasts,
nothing but words for a person comes of it; a few minutes after its end the ports are
shown as they are, no port is off that is to be on, and no form or repair is left.
`scripts/test` looks into some cells, `.ci/run` into all of them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
import logging
from random import Random
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Misbehaviour, RecorderModel, Simulator
from simulator.http.exchange import Answer, page
from simulator.misbehaviour import Proceed, Situation

from .common import pass_time, set_up, state_of, switch, until
from .selection import every
from .test_power_cycle import OFF_TIME, cycle, recorded
from .test_push import pass_time as pass_time_beside_a_stream

CALLS = [
    "basicdeviceinfo",
    "apidiscovery",
    "schemaversions",
    "getportstatuses",
    "getportmode",
    "setportmode",
    "gettotalpowerlimit",
    "getkeeppower",
    "setkeeppower",
]


def instead(name: str, answer: Answer) -> Misbehaviour:
    """Answer with something else, in front of the login."""

    async def act(_: Situation, __: Proceed) -> Answer:
        return answer

    return Misbehaviour(name, act, before_login=True)


def spoilt(name: str, spoil: Callable[[bytes], bytes]) -> Misbehaviour:
    """Carry the request out, and spoil the answer."""

    async def act(_: Situation, proceed: Proceed) -> Answer:
        answer = await proceed()
        return replace(answer, body=spoil(answer.body))

    return Misbehaviour(name, act)


def challenge(name: str, offer: str) -> Misbehaviour:
    """Ask for a login in a way that cannot be met."""
    refusal = page(401)
    return instead(name, replace(refusal, headers=(("WWW-Authenticate", offer),)))


ODDITIES = [
    *(Misbehaviour.status(status) for status in (400, 401, 403, 404, 500, 503)),
    *(Misbehaviour.general_error(code) for code in (10, 20, 30, 40, 50, 77)),
    Misbehaviour.json_error(1100),
    Misbehaviour.json_error(2105),
    Misbehaviour.login_page(),
    Misbehaviour.redirect("http://127.0.0.1:9/"),
    Misbehaviour.reset(),
    Misbehaviour.reset(processed=True),
    Misbehaviour.truncated(),
    Misbehaviour.empty(),
    Misbehaviour.wrong_type(),
    Misbehaviour.huge(),
    Misbehaviour.entities(),
    challenge("no nonce", 'Digest realm="AXIS_ACCC8EAF8C30", nonce="", qop="auth"'),
    challenge("odd algorithm", 'Digest realm="x", nonce="y", algorithm=SHA-512-256'),
    challenge("unbalanced", 'Digest realm="AXIS, nonce="y'),
    challenge("other realm", 'Digest realm="AXIS_B8A44F000001", nonce="y"'),
    challenge("no scheme", ""),
    spoilt("no encoding", lambda body: body.replace(b'"utf-8"', b'"foo"')),
    spoilt("NULs", lambda body: body + bytes(9)),
    spoilt("nothing in it", lambda _: b"<PoeResponse/>"),
    spoilt("null", lambda _: b"null"),
    spoilt("no digits", lambda body: body.replace(b"1", b"x")),
    spoilt("digits", lambda body: body.replace(b"1", b"9" * 400)),
    spoilt("surrogates", lambda body: body.replace(b"AXIS", rb"\ud800")),
    spoilt("deep", lambda _: b'{"data":' * 9000),
]


async def at_set_up(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, entry: MockConfigEntry
) -> None:
    """Set the entry up, whatever comes of it."""
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await pass_time(hass, freezer)


async def steadily(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, __: MockConfigEntry
) -> None:
    """Poll, and read the settings among other things."""
    for _ in range(22):
        await pass_time(hass, freezer)


async def at_a_command(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, __: MockConfigEntry
) -> None:
    """Switch something off and on; whoever does may be told that it failed."""
    told: list[str] = []
    for name in ("port2-poe", "keep_power"):
        for on in (False, True):
            try:
                await switch(hass, name, on=on)
            except HomeAssistantError as err:
                told.append(str(err))
    assert [one for one in told if "AXIS S3008" not in one] == []
    await pass_time(hass, freezer)


async def in_a_cycle(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, __: MockConfigEntry
) -> None:
    """Let the moment come at which the port is to be on again."""
    for _ in range(3):
        await pass_time(hass, freezer, OFF_TIME)


type Phase = Callable[
    [HomeAssistant, FrozenDateTimeFactory, MockConfigEntry], Awaitable[None]
]
PHASES: list[Phase] = [at_set_up, steadily, at_a_command, in_a_cycle]
CELLS = [
    (call, oddity, phase) for call in CALLS for oddity in ODDITIES for phase in PHASES
]
QUICK = frozenset(Random(7).sample(range(len(CELLS)), 6))  # noqa: S311 - a sample

# The stream's calls speak neither XML nor JSON, and a handshake has no body.
_OF_NO_STREAM = ("general error", "JSON error", "entities", "no encoding", "null")
STREAM_CELLS = [
    (call, oddity, lost)
    for call in ("wssession", "ws-data-stream")
    for oddity in ODDITIES
    if not oddity.name.startswith(_OF_NO_STREAM)
    if call == "wssession" or oddity.before_login
    for lost in (False, True)
]
QUICK_STREAM = frozenset(Random(7).sample(range(len(STREAM_CELLS)), 2))  # noqa: S311


@pytest.mark.parametrize(
    ("call", "oddity", "phase"),
    every(
        3,
        [
            pytest.param(
                *cell,
                id=f"{cell[0]}-{cell[1].name}-{cell[2].__name__}",
                marks=() if number in QUICK else pytest.mark.slow,
            )
            for number, cell in enumerate(CELLS)
        ],
    ),
)
async def test_all_goes_on_once_an_odd_answer_is_over(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    call: str,
    oddity: Misbehaviour,
    phase: Phase,
) -> None:
    """One cell of the matrix."""
    if phase is not at_set_up:
        await set_up(hass, entry)
    if phase is in_a_cycle:
        await cycle(hass)
    recorder.misbehave(oddity, call)
    await phase(hass, freezer, entry)
    recorder.behave()

    for _ in range(12):
        await pass_time(hass, freezer)

    assert entry.state is ConfigEntryState.LOADED
    await switch(hass, "port2-poe", on=True)
    await pass_time(hass, freezer, timedelta(seconds=3))
    for port in model.numbers:
        shown = state_of(hass, Platform.SWITCH, f"port{port}-poe").state
        assert shown == ("on" if model.is_enabled(port) else "off")
    assert [model.is_enabled(port) for port in (1, 2)] == [True, True]
    assert state_of(hass, Platform.SENSOR, "power_budget").state == "65.0"
    assert hass.config_entries.flow.async_progress() == []
    assert list(ir.async_get(hass).issues) == []
    assert not recorded(hass_storage)
    traces = [
        one for one in caplog.records if one.exc_info and one.levelno > logging.DEBUG
    ]
    assert traces == []
    assert recorder.concurrent_max == 1


@pytest.mark.parametrize(
    ("call", "oddity", "lost"),
    [
        pytest.param(
            *cell,
            id=f"{cell[0]}-{cell[1].name}-{'lost' if cell[2] else 'at set-up'}",
            marks=() if number in QUICK_STREAM else pytest.mark.slow,
        )
        for number, cell in enumerate(STREAM_CELLS)
    ],
)
async def test_the_stream_is_there_once_an_odd_answer_is_over(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
    call: str,
    oddity: Misbehaviour,
    lost: bool,
) -> None:
    """It is opened in vain at set-up, or after it was lost; polls go on meanwhile."""
    recorder.dialect.events.listed = True
    if not lost:
        recorder.misbehave(oddity, call)
    await set_up(hass, entry)
    if lost:
        await until(recorder.events.configured.is_set)
        recorder.misbehave(oddity, call)
        recorder.events.kill()
    for _ in range(4):
        await pass_time_beside_a_stream(hass, freezer)
        assert state_of(hass, Platform.BINARY_SENSOR, "connected").state == "on"
    recorder.behave()
    for _ in range(11):
        await pass_time_beside_a_stream(hass, freezer)

    assert recorder.events.clients
    recorder.events.notify(1, reason_text="Overload")
    failure = partial(state_of, hass, Platform.BINARY_SENSOR, "port1-poe_failure")
    await until(lambda: failure().state == "on")
    assert hass.config_entries.flow.async_progress() == []
    assert list(ir.async_get(hass).issues) == []
    traces = [
        one for one in caplog.records if one.exc_info and one.levelno > logging.DEBUG
    ]
    assert traces == []
    await hass.config_entries.async_unload(entry.entry_id)
