"""What the tests of the config flow share."""

from collections.abc import Mapping
import re
import socket
from typing import Any

from aiohttp import TCPConnector, ThreadedResolver
from aiohttp.abc import ResolveResult
from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import aiohttp_client
from homeassistant.util.ssl import SSL_ALPN_HTTP11, client_context
import pytest

from custom_components.axis_nvr_poe.const import CONF_FINGERPRINT, DOMAIN
from simulator import Account, Authority, Role, Simulator

PASSWORD = "Tr0ub4dor&3"
OPERATOR = Account("homeassistant", PASSWORD)
VIEWER = Account("homeassistant", PASSWORD, Role.VIEWER)
LOGIN = {CONF_USERNAME: "homeassistant", CONF_PASSWORD: PASSWORD}


@pytest.fixture
def operator(recorder: Simulator) -> Account:
    """Return an account on the recorder that may do what is needed."""
    recorder.set_account(OPERATOR)
    return OPERATOR


@pytest.fixture
def default_ports(recorder: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every host be the recorder, listening at ports 80 and 443.

    A test may neither listen there nor have a network of its own.
    """
    listening = {80: recorder.http_port, 443: recorder.https_port}

    async def resolved(*arguments: Any, **_: Any) -> list[ResolveResult]:
        host, port = arguments[1:3]
        return [
            ResolveResult(
                hostname=host,
                host=recorder.host,
                port=listening.get(port, port),
                family=socket.AF_INET,
                proto=0,
                flags=0,
            )
        ]

    monkeypatch.setattr(TCPConnector, "_resolve_host", resolved)


@pytest.fixture
async def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look names up on this machine, which knows ``localhost``.

    The plug-in's own resolver is closed with the first Home Assistant it served.
    """
    resolver = ThreadedResolver()
    monkeypatch.setattr(resolver, "real_close", resolver.close, raising=False)
    monkeypatch.setattr(aiohttp_client, "_async_make_resolver", lambda _: resolver)


@pytest.fixture(scope="session")
def authority() -> Authority:
    """Return a certificate authority that Home Assistant knows."""
    authority = Authority()
    for alpn in (None, SSL_ALPN_HTTP11):
        context = client_context(alpn_protocols=alpn)
        context.load_verify_locations(cadata=authority.pem)
    return authority


async def start_user(hass: HomeAssistant) -> ConfigFlowResult:
    """Begin to add a recorder."""
    shown = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert_form(shown, "user")
    return shown


async def submit(
    hass: HomeAssistant, shown: ConfigFlowResult, **filled_in: Any
) -> ConfigFlowResult:
    """Fill in the form that is shown."""
    result = await hass.config_entries.flow.async_configure(shown["flow_id"], filled_in)
    await hass.async_block_till_done()
    return result


async def log_in(
    hass: HomeAssistant, shown: ConfigFlowResult, host: str, **other: Any
) -> ConfigFlowResult:
    """Fill in an address, and the account that works."""
    return await submit(hass, shown, **{CONF_HOST: host, **LOGIN, **other})


def assert_form(
    result: ConfigFlowResult, step: str, errors: Mapping[str, str] | None = None
) -> None:
    """See that a form is shown, with these errors."""
    assert (result["type"], result.get("reason")) == (FlowResultType.FORM, None)
    assert result["step_id"] == step
    assert (result["errors"] or {}) == (errors or {})


def assert_abort(result: ConfigFlowResult, reason: str) -> None:
    """See that the flow ended for this reason."""
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == reason


def assert_created(result: ConfigFlowResult) -> None:
    """See that an entry was made."""
    assert result["type"] is FlowResultType.CREATE_ENTRY


def fingerprint_shown(shown: ConfigFlowResult) -> str:
    """Return the fingerprint that a person compares, in plain hex.

    It is shown as browsers show it, in two lines of sixteen bytes.
    """
    told = str((shown["description_placeholders"] or {})["fingerprint"])
    line = r"([\dA-F]{2}:){15}[\dA-F]{2}"
    assert re.fullmatch(f"{line}\n{line}", told)
    return bytes.fromhex(told.replace(":", "")).hex()


def suggested(shown: ConfigFlowResult) -> dict[str, Any]:
    """Return what stands in the fields of a form already."""
    schema = shown["data_schema"]
    assert schema is not None
    return {
        str(marker): marker.description["suggested_value"]
        for marker in schema.schema
        if marker.description
    }


def entry_data(host: str, port: int, fingerprint: str | None = None) -> dict[str, Any]:
    """Return the data of an entry by HTTP, or by HTTPS where there is a pin."""
    return {
        CONF_HOST: host,
        CONF_PORT: port,
        CONF_SSL: fingerprint is not None,
        CONF_FINGERPRINT: fingerprint,
        **LOGIN,
    }
