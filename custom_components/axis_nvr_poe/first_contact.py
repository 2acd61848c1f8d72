"""Meeting a device before it gets the password: HTTPS before HTTP, then who it is.

Plain HTTP is the way out only where nothing ever spoke TLS: whoever can cut a
connection must not get the next one in the clear.
"""

from collections.abc import Awaitable, Callable, Sequence

from homeassistant.core import HomeAssistant

from .certificates import PresentedCertificate, read_certificate
from .connection import async_create_flow_client
from .vapix.client import POE_API_ID, RecorderClient
from .vapix.errors import (
    AuthenticationError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    Unreachable,
)
from .vapix.models import RecorderInfo
from .vapix.origin import Origin


def recorder_name(device: RecorderInfo) -> str:
    """Return what a recorder calls itself."""
    return device.short_name or device.full_name or "AXIS recorder"


class FirstContact:
    """What is learned of a device while a person adds or changes it."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Trust no certificate yet."""
        self._hass = hass
        self._trusted: set[str] = set()
        self._spoke_tls: set[Origin] = set()

    def trust(self, fingerprint: str) -> None:
        """Accept a certificate: a person has looked at it."""
        self._trusted.add(fingerprint)

    def trusts(self, fingerprint: str) -> bool:
        """Return whether a certificate was accepted."""
        return fingerprint in self._trusted

    async def async_meet[T](
        self, origins: Sequence[Origin], attempt: Callable[[Origin], Awaitable[T]]
    ) -> T:
        """Return what an attempt gives at the first origin where anything answers.

        None comes after one that spoke TLS, now or earlier. Raises the VapixError
        of the last attempt, or of the one before where the last was but refused.
        """
        *preferred, last = origins
        before: RecorderConnectionError | None = None
        for origin in preferred:
            try:
                return await attempt(origin)
            except RecorderConnectionError as err:
                if origin in self._spoke_tls:
                    raise
                before = err
        try:
            return await attempt(last)
        except RecorderConnectionError as err:
            if before and err.reason is Unreachable.REFUSED:
                raise before from None
            raise

    async def async_untrusted_certificate(
        self, origin: Origin
    ) -> PresentedCertificate | None:
        """Return a certificate that no authority vouches for.

        Notes where a TLS handshake succeeds, whatever comes after it. None where an
        authority vouches, or where there is no TLS. Raises VapixError.
        """
        if not origin.ssl:
            return None
        transport = async_create_flow_client(self._hass, origin).transport
        presented = await transport.presented_certificate()
        self._spoke_tls.add(origin)
        if await transport.is_vouched_for():
            return None
        return read_certificate(presented)

    async def async_name(self, origin: Origin, *, announced: bool) -> str | None:
        """Return the name of what may be a recorder with PoE ports, if it tells one.

        May be is: it lists the PoE API; or it wants a login for that list, but its
        device information calls it a recorder; or it tells a stranger neither, but
        was ``announced`` as a recorder. Raises NotFoundError where none of it
        holds, and other VapixErrors.
        """
        # Nothing secret is sent, so any certificate will do.
        certificate = await self.async_untrusted_certificate(origin)
        client = async_create_flow_client(
            self._hass,
            origin,
            fingerprint=certificate.fingerprint if certificate else None,
        )
        lists_poe = await _lists_poe(client)
        if lists_poe is False:
            raise NotFoundError(f"the device does not list the API {POE_API_ID}")
        device = await _device_info(client)
        kind = device and (device.product_type or device.full_name)
        if lists_poe or (_is_recorder(kind) if kind else announced):
            return recorder_name(device) if device else None
        raise NotFoundError("the device is no recorder")


async def _lists_poe(client: RecorderClient) -> bool | None:
    """Return whether a device lists the PoE API, None where that takes a login."""
    try:
        return POE_API_ID in (await client.get_api_ids() or ())
    except AuthenticationError:
        return None


async def _device_info(client: RecorderClient) -> RecorderInfo | None:
    """Return who a device is, None where it does not tell a stranger."""
    try:
        return await client.get_device_info()
    except AuthenticationError, ResponseError:
        return None


def _is_recorder(kind: str) -> bool:
    """Return whether a kind of product is one, such as ``Recorder``.

    Others are called ``Dome Camera``, ``Network Camera``, ``Door Station``.
    """
    return any(word in kind.casefold() for word in ("recorder", "nvr"))
