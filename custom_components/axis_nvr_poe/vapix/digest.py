"""Digest logins (RFC 7616, and RFC 2617 before it): a proof instead of the password."""

from collections.abc import Mapping
import hashlib
from secrets import token_hex

from .challenge import is_fit, read_parameters
from .models import Credentials

# RFC 7616's third, SHA-512-256, is not in every Python, and no recorder has it.
_HASHES = {"md5": hashlib.md5, "sha-256": hashlib.sha256}
_SESSION = "-sess"


class NonceCount:
    """How often a nonce was used, for recorders that count along.

    It outlives the login: a recorder may give out the same nonce once more.
    """

    def __init__(self) -> None:
        """Begin with a nonce that no recorder gives out."""
        self._nonce = ""
        self._count = 0

    def next(self, nonce: str) -> int:
        """Return the number of the next request that uses a nonce, from 1."""
        if nonce != self._nonce:
            self._nonce, self._count = nonce, 0
        self._count += 1
        return self._count


class DigestLogin:
    """A login by one challenge, and by the nonces announced after it."""

    def __init__(
        self,
        challenge: Mapping[str, str],
        credentials: Credentials,
        count: NonceCount,
    ) -> None:
        """Take up a challenge that can be met."""
        self.nonce = challenge["nonce"]
        self.realm = challenge["realm"]
        self._challenge = challenge
        self._count = count
        algorithm = _algorithm(challenge)
        self._is_session = algorithm.endswith(_SESSION)
        self._make = _HASHES[algorithm.removesuffix(_SESSION)]
        self._key = self._hash(credentials.username, self.realm, credentials.password)
        # The same for all requests: a session's key hangs on the first one's.
        self._cnonce = token_hex(16)
        self._qop = _qops(challenge)
        self._who = (
            f"username={_quoted(credentials.username)}, realm={_quoted(self.realm)}"
        )
        self._rest = self._same_for_all_requests()

    @staticmethod
    def can_meet(challenge: Mapping[str, str]) -> bool:
        """Return whether a proof can be given that the recorder can check."""
        echoed = [challenge.get(name) for name in ("realm", "nonce", "opaque")]
        return (
            challenge.get("realm") is not None
            and bool(challenge.get("nonce"))
            and all(is_fit(text) for text in echoed if text)
            and _algorithm(challenge).removesuffix(_SESSION) in _HASHES
            and _qops(challenge) in ((), ("auth",))
        )

    def header(self, method: str, target: str) -> str:
        """Return the Authorization header of one request.

        ``target`` is the path with its query, exactly as it is sent.
        """
        nc = f"{self._count.next(self.nonce):08x}"
        counted = (nc, self._cnonce, *self._qop) if self._qop else ()
        proof = self._hash(
            self._secret(), self.nonce, *counted, self._hash(method, target)
        )
        fields = (
            f"Digest {self._who}, nonce={_quoted(self.nonce)}, uri={_quoted(target)}, "
            f'response="{proof}"{self._rest}'
        )
        return f"{fields}, qop=auth, nc={nc}" if self._qop else fields

    def _same_for_all_requests(self) -> str:
        """Return the fields that only the challenge decides."""
        fields: list[str] = []
        if self._qop or self._is_session:
            fields.append(f'cnonce="{self._cnonce}"')
        if "opaque" in self._challenge:
            fields.append(f"opaque={_quoted(self._challenge['opaque'])}")
        if "algorithm" in self._challenge:
            fields.append(f"algorithm={self._challenge['algorithm']}")
        return "".join(f", {field}" for field in fields)

    def replaces(self, refused: DigestLogin) -> bool:
        """Return whether the nonce was to blame for a refusal, not the password."""
        is_stale = self._challenge.get("stale", "").lower() == "true"
        return is_stale or self.nonce != refused.nonce

    def take_up(self, information: str) -> None:
        """Use the nonce that an Authentication-Info header announces, if any."""
        # Few do, and this comes with every answer.
        if "nextnonce" not in information.lower():
            return
        announced = read_parameters(information).get("nextnonce")
        if announced and is_fit(announced):
            self.nonce = announced

    def _secret(self) -> str:
        if self._is_session:
            return self._hash(self._key, self.nonce, self._cnonce)
        return self._key

    def _hash(self, *parts: str) -> str:
        return self._make(":".join(parts).encode(), usedforsecurity=False).hexdigest()


def _algorithm(challenge: Mapping[str, str]) -> str:
    return challenge.get("algorithm", "MD5").lower()


def _qops(challenge: Mapping[str, str]) -> tuple[str, ...]:
    """Return the quality of protection to use, none where none is offered."""
    offered = challenge.get("qop", "").lower().replace(",", " ").split()
    return ("auth",) if "auth" in offered else tuple(offered)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
