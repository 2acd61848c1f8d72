"""What is learned of a device before it gets the password."""

from homeassistant.core import HomeAssistant

from custom_components.axis_nvr_poe.first_contact import FirstContact
from custom_components.axis_nvr_poe.vapix.origin import Origin
from simulator import Simulator


async def test_plain_http_has_no_fingerprint(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """Nor is anything asked to find out."""
    origin = Origin(host=recorder.host, port=recorder.http_port, ssl=False)

    assert await FirstContact(hass).async_untrusted_fingerprint(origin) is None
    assert recorder.requests == []


async def test_a_certificate_of_its_own_costs_two_connections_and_no_request(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """One to see it, one that finds that no authority vouches for it."""
    origin = Origin(host=recorder.host, port=recorder.https_port, ssl=True)

    fingerprint = await FirstContact(hass).async_untrusted_fingerprint(origin)

    assert fingerprint == recorder.certificate.fingerprint
    assert recorder.connections == 2
    assert recorder.requests == []
