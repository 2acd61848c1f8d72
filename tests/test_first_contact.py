"""What is learned of a device before it gets the password."""

from homeassistant.core import HomeAssistant
import pytest

from custom_components.axis_nvr_poe.first_contact import FirstContact
from custom_components.axis_nvr_poe.vapix.errors import (
    RecorderConnectionError,
    Unreachable,
)
from custom_components.axis_nvr_poe.vapix.origin import Origin, candidate_origins
from simulator import Simulator


async def test_plain_http_has_no_fingerprint(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """Nor is anything asked to find out."""
    origin = Origin(host=recorder.host, port=recorder.http_port, ssl=False)

    assert await FirstContact(hass).async_untrusted_certificate(origin) is None
    assert recorder.requests == []


async def test_a_certificate_of_its_own_costs_two_connections_and_no_request(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """One to see it, one that finds that no authority vouches for it."""
    origin = Origin(host=recorder.host, port=recorder.https_port, ssl=True)

    certificate = await FirstContact(hass).async_untrusted_certificate(origin)

    assert certificate is not None
    assert certificate.fingerprint == recorder.certificate.fingerprint
    assert recorder.connections == 2
    assert recorder.requests == []


@pytest.mark.parametrize(
    ("by_https", "by_http", "told"),
    [
        ("REFUSED", "REFUSED", "REFUSED"),
        ("NO_TLS", "REFUSED", "NO_TLS"),
        ("NO_ANSWER", "REFUSED", "NO_ANSWER"),
        ("REFUSED", "BROKEN", "BROKEN"),
        ("NO_TLS", "NO_HTTP", "NO_HTTP"),
    ],
)
async def test_what_says_most_is_told_of_two_failures(
    hass: HomeAssistant, by_https: str, by_http: str, told: str
) -> None:
    """Nobody has typed the port of the second one."""

    async def attempt(origin: Origin) -> None:
        reason = Unreachable[by_https if origin.ssl else by_http]
        raise RecorderConnectionError(reason=reason)

    with pytest.raises(RecorderConnectionError) as raised:
        await FirstContact(hass).async_meet(candidate_origins("nvr.local"), attempt)
    assert raised.value.reason is Unreachable[told]
