"""HTTP Digest as Apache's mod_auth_digest does it (MD5, qop=auth)."""

from base64 import b64decode, b64encode
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
import hashlib
import hmac
import itertools
import re
import secrets
import struct

from simulator.recorder.clock import Clock

from .exchange import Exchange

FIELD = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')
NEEDED = {"username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce"}
NC_LENGTH = 8
NEXTNONCE_WINDOW = 30.0
STAMP = struct.Struct(">dI")


@dataclass(eq=False)
class DigestSettings:
    """What differs from one web server's configuration to another's."""

    nonce_lifetime: float = 300.0
    """Seconds."""
    nextnonce: bool = True
    """Offer a new nonce in the last 30 s of the old one's life."""
    strict_nc: bool = False
    """The nonce count must grow by exactly one; otherwise it must only grow."""
    stale_on_first: bool = False
    """Say stale=true in a challenge to a request without credentials."""


@dataclass(frozen=True)
class DigestLogin:
    """Credentials that hold."""

    username: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DigestRefusal:
    """Credentials that don't hold, and whether the password was the reason."""

    status: int = 401
    stale: bool = False
    wrong_password: bool = False


@dataclass(eq=False)
class Digest:
    """Makes nonces and checks what clients make of them."""

    realm: str
    clock: Clock
    password_of: Callable[[str], str | None]
    settings: DigestSettings = field(default_factory=DigestSettings)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(20))
    _counts: dict[str, int] = field(default_factory=dict)
    _made: Iterator[int] = field(default_factory=itertools.count)

    def challenge(self, *, stale: bool) -> str:
        """Make the value of a WWW-Authenticate header."""
        said = "stale=true, " if stale else ""
        return (
            f'Digest realm="{self.realm}", nonce="{self.new_nonce()}", '
            f'algorithm=MD5, {said}qop="auth"'
        )

    def new_nonce(self) -> str:
        """Join the time and a hash that only this server can make.

        The count keeps two nonces apart that are made at one time of a frozen clock.
        """
        stamp = STAMP.pack(self.clock(), next(self._made))
        return b64encode(stamp).decode() + self._sign(stamp)

    def forget(self) -> None:
        """Make every nonce worthless, as a restart does."""
        self._secret = secrets.token_bytes(20)
        self._counts.clear()

    def check(self, exchange: Exchange, value: str) -> DigestLogin | DigestRefusal:
        """Check an Authorization header, in mod_auth_digest's order."""
        given = _fields(value)
        if not given.keys() >= NEEDED:
            return DigestRefusal()
        if given["uri"] != exchange.target:
            return DigestRefusal(status=400)
        constants = given["realm"], given["qop"], given.get("algorithm", "MD5").upper()
        if constants != (self.realm, "auth", "MD5"):
            return DigestRefusal()
        return self._check_password(exchange, given)

    def _check_password(
        self, exchange: Exchange, given: Mapping[str, str]
    ) -> DigestLogin | DigestRefusal:
        password = self.password_of(given["username"])
        if password is None:
            return DigestRefusal(wrong_password=True)
        ha1 = _md5(f"{given['username']}:{self.realm}:{password}")
        expected = _response(ha1, given, f"{exchange.method}:{given['uri']}")
        if not hmac.compare_digest(expected.encode(), given["response"].encode()):
            return DigestRefusal(wrong_password=True)
        age = self._age(given["nonce"])
        if age is None or not 0 <= age <= self.settings.nonce_lifetime:
            return DigestRefusal(stale=True)
        if not self._count(given):
            return DigestRefusal()
        return DigestLogin(given["username"], self._information(ha1, given, age))

    def _sign(self, stamp: bytes) -> str:
        key = self._secret + self.realm.encode()
        return hmac.new(key, stamp, hashlib.sha1).hexdigest()

    def _age(self, nonce: str) -> float | None:
        """Seconds since the nonce was made; None: it is not one of ours."""
        length = len(b64encode(bytes(STAMP.size)))
        try:
            stamp = b64decode(nonce[:length], validate=True)
        except binascii.Error, ValueError:
            return None
        if len(stamp) != STAMP.size or nonce[length:] != self._sign(stamp):
            return None
        made, _ = STAMP.unpack(stamp)
        return self.clock() - float(made)

    def _count(self, given: Mapping[str, str]) -> bool:
        """Check that the nonce count has grown."""
        try:
            count = int(given["nc"], 16)
        except ValueError:
            return False
        last = self._counts.get(given["nonce"], 0)
        if len(given["nc"]) != NC_LENGTH or count <= last:
            return False
        if self.settings.strict_nc and count != last + 1:
            return False
        self._counts[given["nonce"]] = count
        return True

    def _information(
        self, ha1: str, given: Mapping[str, str], age: float
    ) -> tuple[tuple[str, str], ...]:
        """Make the Authentication-Info header that goes with the answer."""
        settings = self.settings
        proof = _response(ha1, given, f":{given['uri']}")
        value = f'rspauth="{proof}"'
        if settings.nextnonce and age > (settings.nonce_lifetime - NEXTNONCE_WINDOW):
            value += f', nextnonce="{self.new_nonce()}"'
        value += f', cnonce="{given["cnonce"]}", nc={given["nc"]}, qop=auth'
        return (("Authentication-Info", value),)


def _fields(value: str) -> dict[str, str]:
    return {
        name.lower(): re.sub(r"\\(.)", r"\1", quoted) or bare
        for name, quoted, bare in FIELD.findall(value)
    }


def _response(ha1: str, given: Mapping[str, str], a2: str) -> str:
    parts = (ha1, given["nonce"], given["nc"], given["cnonce"], given["qop"], _md5(a2))
    return _md5(":".join(parts))


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
