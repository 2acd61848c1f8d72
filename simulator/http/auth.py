"""Who may talk to the recorder, and by which scheme."""

from base64 import b64decode
import binascii
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal

from simulator.recorder.clock import Clock

from .accounts import Account
from .digest import Digest, DigestRefusal, DigestSettings
from .exchange import Answer, Exchange, page

type Policy = Literal["recommended", "basic", "digest", "basic_digest"]
type Scheme = Literal["Digest", "Basic"]

# The schemes each policy offers on HTTP and on HTTPS.
POLICIES: dict[Policy, dict[str, tuple[Scheme, ...]]] = {
    "recommended": {"http": ("Digest",), "https": ("Basic",)},
    "basic": {"http": ("Basic",), "https": ("Basic",)},
    "digest": {"http": ("Digest",), "https": ("Digest",)},
    "basic_digest": {"http": ("Digest", "Basic"), "https": ("Digest", "Basic")},
}


@dataclass(frozen=True)
class Login:
    """A request whose credentials hold."""

    account: Account
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Refusal:
    """A request that is turned away."""

    answer: Answer
    failed_login: bool = False


@dataclass(eq=False)
class Authenticator:
    """Checks credentials; everything but the realm may be changed at run time."""

    realm: str
    clock: Clock
    accounts: dict[str, Account]
    policy: Policy = "recommended"
    basic_first: bool = False
    """Where both schemes are offered, Basic's challenge comes first."""
    one_line: bool = False
    """Both challenges share one header line."""
    settings: DigestSettings = field(default_factory=DigestSettings)
    digest: Digest = field(init=False)

    def __post_init__(self) -> None:
        """Let digest look the passwords up here."""
        self.digest = Digest(self.realm, self.clock, self._password, self.settings)

    def check(self, exchange: Exchange) -> Login | Refusal:
        """Check the request's credentials."""
        value = exchange.headers.get("Authorization", "")
        scheme = authorization_scheme(value)
        offered = POLICIES[self.policy][exchange.scheme]
        if scheme is None or scheme not in offered:
            return self._refuse(exchange, stale=self.settings.stale_on_first)
        if scheme == "Basic":
            return self._check_basic(exchange, value)
        verdict = self.digest.check(exchange, value)
        if isinstance(verdict, DigestRefusal):
            return self._refuse(
                exchange,
                status=verdict.status,
                stale=verdict.stale,
                failed=verdict.wrong_password,
            )
        return Login(self.accounts[verdict.username], verdict.headers)

    def unauthorized(self, scheme: str, *, stale: bool = False) -> Answer:
        """Answer 401 with the challenges the policy asks for."""
        values = [
            self.digest.challenge(stale=stale)
            if offer == "Digest"
            else f'Basic realm="{self.realm}"'
            for offer in POLICIES[self.policy][scheme]
        ]
        if self.basic_first:
            values.reverse()
        if self.one_line:
            values = [", ".join(values)]
        plain = page(401)
        headers = tuple(("WWW-Authenticate", value) for value in values)
        return Answer(plain.body, plain.content_type, plain.status, headers)

    def _password(self, username: str) -> str | None:
        account = self.accounts.get(username)
        return None if account is None else account.password

    def _check_basic(self, exchange: Exchange, value: str) -> Login | Refusal:
        username, _, password = basic_credentials(value).partition(":")
        account = self.accounts.get(username)
        if account is None or account.password != password:
            return self._refuse(exchange, failed=True)
        return Login(account)

    def _refuse(
        self,
        exchange: Exchange,
        *,
        status: int = 401,
        stale: bool = False,
        failed: bool = False,
    ) -> Refusal:
        if status != HTTPStatus.UNAUTHORIZED:
            return Refusal(page(status))
        return Refusal(self.unauthorized(exchange.scheme, stale=stale), failed)


def authorization_scheme(value: str) -> Scheme | None:
    """Tell the scheme of an Authorization header."""
    schemes: dict[str, Scheme] = {"digest": "Digest", "basic": "Basic"}
    return schemes.get(value.partition(" ")[0].lower())


def basic_credentials(value: str) -> str:
    """`user:password` of a Basic Authorization header, empty if it is garbled."""
    try:
        return b64decode(value.partition(" ")[2], validate=True).decode()
    except binascii.Error, UnicodeDecodeError:
        return ""
