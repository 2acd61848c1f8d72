"""How a request shows who sends it, as the recorder's challenge asks for."""

from collections.abc import Sequence
from http import HTTPStatus

from aiohttp import (
    ClientHandlerType,
    ClientRequest,
    ClientResponse,
    encode_basic_auth,
    hdrs,
)

from .body import read_body
from .challenge import is_fit, read_challenges
from .digest import DigestLogin, NonceCount
from .errors import (
    AuthenticationError,
    DifferentRecorderError,
    InsecureAuthenticationError,
    VapixError,
)
from .models import Credentials

# What a recorder answers to a login it refuses, or cannot even read.
_NOT_LET_IN = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    }
)


class BasicLogin:
    """A login with the password itself; for TLS alone."""

    def __init__(self, credentials: Credentials) -> None:
        """Prepare the header."""
        try:
            self._header = encode_basic_auth(credentials.username, credentials.password)
        except ValueError as err:
            raise AuthenticationError("a user name has no colon in it") from err

    def header(self, _method: str, _target: str) -> str:
        """Return the Authorization header, the same for every request."""
        return self._header


type Login = BasicLogin | DigestLogin


class Authentication:
    """Log in to one recorder; a client middleware for requests and handshakes.

    A login is kept only as long as it works. Whatever else comes of a request,
    the next one starts anew, without any. A recorder's realm holds its serial
    number: where another one asks for the login, another recorder answers.
    """

    def __init__(self, credentials: Credentials) -> None:
        """Begin without a login."""
        self._credentials = credentials
        self._count = NonceCount()
        self._login: Login | None = None
        self._realm: str | None = None

    async def __call__(
        self, request: ClientRequest, handler: ClientHandlerType
    ) -> ClientResponse:
        """Send a request; once more where a challenge gives reason to.

        Raises what `negotiate` raises.
        """
        try:
            response = await self._send(request, handler)
            if await self._is_worth_another_try(response):
                await _drain(response)
                response = await self._send(request, handler)
        except BaseException:
            self._login = None
            raise
        if response.status in _NOT_LET_IN:
            self._login = None
        return response

    async def _send(
        self, request: ClientRequest, handler: ClientHandlerType
    ) -> ClientResponse:
        if self._login:
            request.headers[hdrs.AUTHORIZATION] = self._login.header(
                request.method, request.url.raw_path_qs
            )
        response = await handler(request)
        is_let_in = response.status != HTTPStatus.UNAUTHORIZED
        information = response.headers.get(hdrs.AUTHENTICATION_INFO)
        if information and is_let_in and isinstance(self._login, DigestLogin):
            self._login.take_up(information)
        return response

    async def _is_worth_another_try(self, response: ClientResponse) -> bool:
        """Take up the challenge of a 401; return whether to send once more.

        A refused password is not, lest the recorder lock us out.
        """
        if response.status != HTTPStatus.UNAUTHORIZED:
            return False
        refused = self._login
        challenges = response.headers.getall(hdrs.WWW_AUTHENTICATE, ())
        is_secure = response.url.scheme == "https"
        try:
            self._login = negotiate(
                challenges, self._credentials, self._count, is_secure=is_secure
            )
        except VapixError:
            await _drain(response)
            raise
        if not isinstance(self._login, DigestLogin):
            return not isinstance(refused, BasicLogin)
        expected, self._realm = self._realm, self._login.realm
        if expected not in (None, self._realm):
            # Asked once more, it is met as the stranger that it is.
            self._realm = None
            await _drain(response)
            raise DifferentRecorderError("another realm asks for the login")
        return not isinstance(refused, DigestLogin) or self._login.replaces(refused)


def negotiate(
    headers: Sequence[str],
    credentials: Credentials,
    count: NonceCount,
    *,
    is_secure: bool,
) -> Login:
    """Return the best login that WWW-Authenticate headers offer.

    Digest wherever it is offered and can be met, Basic over TLS alone. Raises
    InsecureAuthenticationError where only Basic over plain HTTP is left,
    AuthenticationError where nothing known is.
    """
    if not is_fit(credentials.username + credentials.password):
        raise AuthenticationError("no header can carry the user name or password")
    offers = read_challenges(headers)
    for offer in offers:
        if offer.scheme == "digest" and DigestLogin.can_meet(offer.parameters):
            return DigestLogin(offer.parameters, credentials, count)
    if all(offer.scheme != "basic" for offer in offers):
        raise AuthenticationError("the recorder offers no way to log in")
    if not is_secure:
        raise InsecureAuthenticationError("only Basic authentication over plain HTTP")
    return BasicLogin(credentials)


async def _drain(response: ClientResponse) -> None:
    """Read a refusal to its end, so that its connection serves the next request."""
    async with response:
        await read_body(response)
