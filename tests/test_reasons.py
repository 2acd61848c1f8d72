"""Why a recorder cannot be reached, in a person's words, in the form and after it."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
import errno
import os
import socket
from typing import Any

from aiohttp import TCPConnector
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest

from custom_components.axis_nvr_poe.vapix.origin import candidate_origins
from simulator import Account, Authority, Misbehaviour, Simulator, self_signed

from .common import entry_for, set_up
from .flows import assert_created, assert_form, log_in, start_user

TIMEOUT = "custom_components.axis_nvr_poe.vapix.transport.REQUEST_TIMEOUT"
HTTPS = "https://127.0.0.1:8443/axis-cgi/"

type Trouble = Callable[
    [Simulator, pytest.MonkeyPatch], AbstractAsyncContextManager[str]
]


@asynccontextmanager
async def switched_off(recorder: Simulator, _: Any) -> AsyncGenerator[str]:
    """Have nobody listen."""
    address = recorder.http_url
    await recorder.stop()
    yield address
    await recorder.start()


@asynccontextmanager
async def misspelt(_: Any, patch: pytest.MonkeyPatch) -> AsyncGenerator[str]:
    """Have a name that stands for nothing."""

    async def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    patch.setattr(TCPConnector, "_resolve_host", unknown)
    yield "http://nvr.example"


@asynccontextmanager
async def elsewhere(
    recorder: Simulator, patch: pytest.MonkeyPatch
) -> AsyncGenerator[str]:
    """Have an address that nobody has."""

    async def unreachable(*_: Any, **__: Any) -> None:
        raise OSError(errno.EHOSTUNREACH, os.strerror(errno.EHOSTUNREACH))

    patch.setattr("aiohttp.connector.aiohappyeyeballs.start_connection", unreachable)
    yield recorder.http_url


@asynccontextmanager
async def silent(recorder: Simulator, patch: pytest.MonkeyPatch) -> AsyncGenerator[str]:
    """Have a recorder that never answers."""
    patch.setattr(TIMEOUT, 0.3)
    recorder.misbehave(Misbehaviour.silence())
    yield recorder.http_url


@asynccontextmanager
async def without_tls(recorder: Simulator, _: Any) -> AsyncGenerator[str]:
    """Have a port where HTTP is spoken, and asked for HTTPS."""
    yield f"https://{recorder.host}:{recorder.http_port}"


@asynccontextmanager
async def without_http(_: Any, __: Any) -> AsyncGenerator[str]:
    """Have a port of some other service."""

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready when you are\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1") as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def misbehaving(misbehaviour: Misbehaviour) -> Trouble:
    """Have a recorder that answers like this."""

    @asynccontextmanager
    async def trouble(recorder: Simulator, _: Any) -> AsyncGenerator[str]:
        recorder.misbehave(misbehaviour)
        yield recorder.http_url

    return trouble


TROUBLES: dict[str, tuple[Trouble, str, str]] = {
    "switched off": (
        switched_off,
        "connection_refused",
        "AXIS S3008 cannot be reached: 127.0.0.1 takes no connection",
    ),
    "misspelt": (
        misspelt,
        "name_not_known",
        "AXIS S3008 cannot be reached: the name nvr.example is not known",
    ),
    "elsewhere": (
        elsewhere,
        "nothing_found",
        "AXIS S3008 cannot be reached: nothing can be found at 127.0.0.1",
    ),
    "silent": (
        silent,
        "no_answer",
        "AXIS S3008 cannot be reached: no answer within 0.3 s from 127.0.0.1",
    ),
    "without TLS": (
        without_tls,
        "no_tls",
        "AXIS S3008 cannot be reached: HTTPS does not work at 127.0.0.1",
    ),
    "without HTTP": (
        without_http,
        "no_http",
        "AXIS S3008 cannot be reached: what answers at 127.0.0.1 is no web server",
    ),
    "hanging up": (
        misbehaving(Misbehaviour.reset()),
        "cannot_connect",
        "AXIS S3008 cannot be reached: the connection to 127.0.0.1 broke off",
    ),
    "redirecting to HTTPS": (
        misbehaving(Misbehaviour.redirect(HTTPS)),
        "https_wanted",
        (
            "AXIS S3008 wants HTTPS now. "
            "Reconfigure it with the address https://127.0.0.1:8443"
        ),
    ),
}


@pytest.fixture(autouse=True)
def _account(operator: Account) -> None:
    """Have an account on the recorder."""


@pytest.mark.parametrize(
    ("trouble", "key", "_told"), TROUBLES.values(), ids=TROUBLES.keys()
)
async def test_the_form_says_why_nothing_came_of_it(
    hass: HomeAssistant,
    recorder: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Trouble,
    key: str,
    _told: str,
) -> None:
    """Of the address that was typed, and of no other; then it works."""
    with monkeypatch.context() as patch:
        async with trouble(recorder, patch) as address:
            shown = await log_in(hass, await start_user(hass), address)
            assert_form(shown, "user", {"base": key})

    recorder.behave()
    assert_created(await log_in(hass, shown, recorder.http_url))


@pytest.mark.parametrize(
    ("trouble", "_key", "told"), TROUBLES.values(), ids=TROUBLES.keys()
)
async def test_an_entry_says_why_it_waits(
    hass: HomeAssistant,
    recorder: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Trouble,
    _key: str,
    told: str,
) -> None:
    """In one sentence, with the recorder's name and its address."""
    with monkeypatch.context() as patch:
        async with trouble(recorder, patch) as address:
            (origin, *_) = candidate_origins(address)
            entry = entry_for(
                recorder, host=origin.host, port=origin.port, ssl=origin.ssl
            )
            await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
            assert entry.reason == told


@pytest.mark.parametrize(
    ("flaw", "reason"),
    [
        ("expired", "it has expired, or is not valid yet"),
        ("another host", "it is for a name or address other than 127.0.0.1"),
        (
            "unknown authority",
            "no authority that Home Assistant knows vouches for it",
        ),
    ],
)
async def test_a_certificate_that_is_no_longer_verified(
    hass: HomeAssistant,
    recorder: Simulator,
    authority: Authority,
    flaw: str,
    reason: str,
) -> None:
    """The sentence says what is wrong with it."""
    flawed = {
        "another host": authority.issue(["nvr.example"]),
        "expired": authority.issue(expired=True),
        "unknown authority": self_signed(),
    }[flaw]
    recorder.replace_certificate(flawed)
    entry = entry_for(recorder, https=True, fingerprint=None)
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)

    assert entry.reason == (
        f"The certificate of AXIS S3008 can no longer be verified: {reason}"
    )
