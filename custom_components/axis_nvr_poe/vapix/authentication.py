"""How a request shows who sends it, as the recorder's challenge asks for."""

from collections.abc import Sequence
from itertools import pairwise
import re
from types import SimpleNamespace
from typing import cast, override

from aiohttp import (
    ClientHandlerType,
    ClientRequest,
    ClientResponse,
    DigestAuthMiddleware,
    encode_basic_auth,
    hdrs,
)

from .errors import AuthenticationError, InsecureAuthenticationError
from .models import Credentials

_SCHEME = re.compile(r"(?:^|,)\s*(?=(Basic|Digest)\s)", re.IGNORECASE)
_NEXT_NONCE = re.compile(r'\bnextnonce="([^"]+)"')


def negotiate(response: ClientResponse, credentials: Credentials) -> Authentication:
    """Return the best authentication that a 401 response offers.

    Digest wherever it is offered, Basic over TLS alone. Raises
    InsecureAuthenticationError where only Basic over plain HTTP is left,
    AuthenticationError where nothing known is.
    """
    offers = _challenges(response.headers.getall(hdrs.WWW_AUTHENTICATE, ()))
    if "digest" in offers:
        digest = DigestAuthentication(credentials.username, credentials.password)
        digest.accept(response)
        return digest
    if "basic" not in offers:
        raise AuthenticationError("the recorder offers no way to log in")
    if response.url.scheme != "https":
        raise InsecureAuthenticationError("only Basic authentication over plain HTTP")
    return BasicAuthentication(credentials)


class BasicAuthentication:
    """Send the password itself; for TLS alone."""

    def __init__(self, credentials: Credentials) -> None:
        """Prepare the header."""
        self._header = encode_basic_auth(credentials.username, credentials.password)

    async def __call__(
        self, request: ClientRequest, handler: ClientHandlerType
    ) -> ClientResponse:
        """Send a request with the password."""
        request.headers[hdrs.AUTHORIZATION] = self._header
        return await handler(request)


class DigestAuthentication(DigestAuthMiddleware):
    """Digest that finds its challenge among others and follows ``nextnonce``.

    aiohttp reads the first challenge alone, and lets a nonce expire although
    the recorder announced the next one, which costs a 401 every five minutes.
    It also tries a refused password once more with the next nonce, which only
    makes sense where the nonce may have been too old.
    """

    _nonce_is_new = False

    def accept(self, response: ClientResponse) -> None:
        """Take up the challenge of a 401 response to an unsigned request."""
        self._authenticate(response)
        self._nonce_is_new = True

    @override
    async def __call__(
        self, request: ClientRequest, handler: ClientHandlerType
    ) -> ClientResponse:
        """Sign and send a request; once more if its nonce had expired."""
        try:
            response = await super().__call__(request, handler)
        finally:
            self._nonce_is_new = False
        info = response.headers.get(hdrs.AUTHENTICATION_INFO, "")
        if announced := _NEXT_NONCE.search(info):
            self._challenge["nonce"] = announced[1]
        return response

    @override
    def _authenticate(self, response: ClientResponse) -> bool:
        offers = _challenges(response.headers.getall(hdrs.WWW_AUTHENTICATE, ()))
        only_digest = SimpleNamespace(
            status=response.status,
            url=response.url,
            headers={"www-authenticate": offers.get("digest", "")},
        )
        challenged = super()._authenticate(cast(ClientResponse, only_digest))
        # One recorder, one login for all of it, whatever a challenge says.
        self._protection_space = [str(response.url.origin())]
        return challenged and not self._nonce_is_new


type Authentication = BasicAuthentication | DigestAuthentication


def _challenges(headers: Sequence[str]) -> dict[str, str]:
    """Return the challenges by scheme; a header may carry several of them."""
    found: dict[str, str] = {}
    for header in headers:
        starts = [match.end() for match in _SCHEME.finditer(header)]
        for start, end in pairwise([*starts, len(header)]):
            challenge = header[start:end].rstrip(", ")
            found.setdefault(challenge.split()[0].lower(), challenge)
    return found
