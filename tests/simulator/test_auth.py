"""Logins: policies, digest as mod_auth_digest does it, the throttle."""

import hashlib

from aiohttp import ClientSession, DigestAuthMiddleware, Fingerprint, encode_basic_auth
import pytest

from simulator import Account, Misbehaviour, Role, Simulator

from .tools import POE, FakeClock, status

TARGET = f"{POE}/gettotalpowerlimit.cgi?schemaversion=1"
REALM = "AXIS_ACCC8EAF8C30"


class Client:
    """A digest client that does exactly what it is told."""

    def __init__(self, session: ClientSession) -> None:
        """Log in as the operator."""
        self.session = session
        self.password = "work"
        self.nonce = ""
        self.count = 0

    async def challenge(self) -> str:
        """Fetch a challenge and keep its nonce."""
        async with self.session.get(TARGET) as response:
            assert response.status == 401
            (value,) = response.headers.getall("WWW-Authenticate")
        self.nonce = value.split('nonce="')[1].split('"')[0]
        self.count = 0
        return value

    def header(self, uri: str = TARGET, username: str = "operator") -> str:
        """Make the next Authorization header."""
        self.count += 1
        nc = f"{self.count:08x}"
        ha1 = _md5(f"{username}:{REALM}:{self.password}")
        response = _md5(f"{ha1}:{self.nonce}:{nc}:abc:auth:{_md5(f'GET:{uri}')}")
        return (
            f'Digest username="{username}", realm="{REALM}", nonce="{self.nonce}", '
            f'uri="{uri}", response="{response}", algorithm=MD5, qop=auth, '
            f'nc={nc}, cnonce="abc"'
        )

    async def get(self, header: str | None = None) -> tuple[int, str]:
        """Send a request; returns the status and what came of the login."""
        headers = {"Authorization": header or self.header()}
        async with self.session.get(TARGET, headers=headers) as response:
            await response.read()
            told = response.headers
            challenge = told.get("WWW-Authenticate", "")
            return response.status, told.get("Authentication-Info", challenge)


@pytest.fixture
async def client(stranger: ClientSession) -> Client:
    """Make a client that has its challenge."""
    made = Client(stranger)
    await made.challenge()
    return made


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


async def test_the_challenge_has_apaches_form(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """With stale=true on a first challenge only where that oddity is wanted."""
    client = Client(stranger)
    value = await client.challenge()
    assert value == (
        f'Digest realm="{REALM}", nonce="{client.nonce}", algorithm=MD5, qop="auth"'
    )
    recorder.auth.settings.stale_on_first = True
    assert ', algorithm=MD5, stale=true, qop="auth"' in await client.challenge()


async def test_a_correct_digest_is_let_in_again_and_again(client: Client) -> None:
    """And the server proves that it knows the password, too."""
    for count in (1, 2, 3):
        code, told = await client.get()
        assert code == 200
        assert told.startswith('rspauth="')
        assert told.endswith(f'cnonce="abc", nc={count:08x}, qop=auth')
        assert "nextnonce" not in told


async def test_a_client_that_logs_in_beforehand_needs_no_second_round(
    recorder: Simulator, operator: ClientSession
) -> None:
    """One 401 for the first request, none after it, all on one connection."""
    for _ in range(3):
        assert await status(operator, TARGET) == 200
    assert [one.status for one in recorder.requests] == [401, 200, 200, 200]
    assert [one.authorization for one in recorder.requests] == [
        None,
        "Digest",
        "Digest",
        "Digest",
    ]
    assert recorder.connections == 1


async def test_a_wrong_password_is_no_stale_nonce(client: Client) -> None:
    """401 without stale=true, for an unknown user as well."""
    client.password = "wrong"
    code, told = await client.get()
    assert code == 401
    assert "stale" not in told
    code, told = await client.get(client.header(username="nobody"))
    assert code == 401
    assert "stale" not in told


async def test_an_expired_nonce_is_stale(client: Client, clock: FakeClock) -> None:
    """After 300 s; the new nonce works."""
    clock.tick(300)
    assert (await client.get())[0] == 200
    clock.tick(0.1)
    code, told = await client.get()
    assert code == 401
    assert "stale=true" in told
    client.nonce = told.split('nonce="')[1].split('"')[0]
    client.count = 0
    assert (await client.get())[0] == 200


async def test_a_new_nonce_is_offered_before_the_old_one_ends(
    recorder: Simulator, client: Client, clock: FakeClock
) -> None:
    """In the last 30 s."""
    clock.tick(270)
    assert "nextnonce" not in (await client.get())[1]
    clock.tick(1)
    _, told = await client.get()
    assert 'nextnonce="' in told
    old, client.nonce = client.nonce, told.split('nextnonce="')[1].split('"')[0]
    assert client.nonce != old
    client.count = 0
    clock.tick(299)
    code, told = await client.get()
    assert code == 200

    recorder.auth.settings.nextnonce = False
    assert "nextnonce" not in (await client.get())[1]


async def test_a_nonce_of_ones_own_making_is_stale(client: Client) -> None:
    """As is one whose time was changed, or which is no base64 at all."""
    genuine = client.nonce
    for forged in ("nonsense", genuine[::-1], "A" + genuine[1:], "é" + genuine[1:]):
        client.nonce = forged
        code, told = await client.get()
        assert code == 401
        assert "stale=true" in told


async def test_the_signed_uri_has_to_be_the_one_on_the_wire(client: Client) -> None:
    """Apache answers 400 where they differ."""
    for uri in (TARGET.partition("?")[0], TARGET.replace("=1", "=%31")):
        assert (await client.get(client.header(uri)))[0] == 400


async def test_a_nonce_count_may_not_be_used_twice(
    recorder: Simulator, client: Client
) -> None:
    """Gaps are allowed, unless the server is strict about them."""
    replayed = client.header()
    assert (await client.get(replayed))[0] == 200
    assert (await client.get(replayed))[0] == 401
    client.count += 5
    assert (await client.get())[0] == 200

    recorder.auth.settings.strict_nc = True
    assert (await client.get())[0] == 200
    client.count += 1
    assert (await client.get())[0] == 401


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("algorithm=MD5", "algorithm=SHA-256"),
        ("qop=auth", "qop=auth-int"),
        (f'realm="{REALM}"', 'realm="another"'),
        ("nc=00000001", "nc=1"),
        ("nc=00000001", "nc=0000000g"),
        ("nc=00000001, ", ""),
        ("Digest ", "Bearer "),
    ],
)
async def test_garbled_credentials_are_refused(
    client: Client, old: str, new: str
) -> None:
    """With a fresh challenge."""
    header = client.header()
    assert old in header
    code, told = await client.get(header.replace(old, new))
    assert code == 401
    assert told.startswith("Digest realm=")


async def test_a_restart_makes_nonces_worthless(
    recorder: Simulator, client: Client, clock: FakeClock
) -> None:
    """They are stale afterwards."""
    assert (await client.get())[0] == 200
    recorder.model.restart(10)
    clock.tick(10)
    code, told = await client.get()
    assert code == 401
    assert "stale=true" in told


POLICIES = [
    ("recommended", "http", ["Digest"]),
    ("recommended", "https", ["Basic"]),
    ("basic", "http", ["Basic"]),
    ("basic", "https", ["Basic"]),
    ("digest", "http", ["Digest"]),
    ("digest", "https", ["Digest"]),
    ("basic_digest", "http", ["Digest", "Basic"]),
    ("basic_digest", "https", ["Digest", "Basic"]),
]


@pytest.mark.parametrize(("policy", "scheme", "offered"), POLICIES)
async def test_each_policy_offers_and_accepts_its_schemes(
    recorder: Simulator,
    policy: str,
    scheme: str,
    offered: list[str],
) -> None:
    """And refuses the others."""
    setattr(recorder.auth, "policy", policy)  # noqa: B010 - the type is narrower
    pinned = Fingerprint(bytes.fromhex(recorder.certificate.fingerprint))
    url = getattr(recorder, f"{scheme}_url") + TARGET
    basic = {"Authorization": encode_basic_auth("operator", "work")}
    digest = DigestAuthMiddleware("operator", "work")
    async with ClientSession() as session:
        async with session.get(url, ssl=pinned) as response:
            assert response.status == 401
            challenges = response.headers.getall("WWW-Authenticate")
            assert [value.partition(" ")[0] for value in challenges] == offered
        async with session.get(url, ssl=pinned, headers=basic) as response:
            assert (response.status == 200) == ("Basic" in offered)
        async with session.get(url, ssl=pinned, middlewares=(digest,)) as response:
            assert (response.status == 200) == ("Digest" in offered)


async def test_two_challenges_can_come_in_any_form(
    recorder: Simulator, stranger: ClientSession
) -> None:
    """Basic first, and both in one line."""
    recorder.auth.policy = "basic_digest"
    recorder.auth.basic_first = True
    recorder.auth.one_line = True
    async with stranger.get(TARGET) as response:
        (value,) = response.headers.getall("WWW-Authenticate")
    assert value.startswith(f'Basic realm="{REALM}", Digest realm="{REALM}", nonce="')


@pytest.mark.parametrize("credentials", ["operator:wrong", "nobody:work", "operator"])
async def test_wrong_basic_credentials_are_refused(
    recorder: Simulator, stranger: ClientSession, credentials: str
) -> None:
    """401 and the challenge."""
    recorder.auth.policy = "basic"
    username, _, password = credentials.partition(":")
    headers = {"Authorization": encode_basic_auth(username, password)}
    async with stranger.get(TARGET, headers=headers) as response:
        assert response.status == 401
        assert response.headers["WWW-Authenticate"] == f'Basic realm="{REALM}"'
    async with stranger.get(TARGET, headers={"Authorization": "Basic %"}) as response:
        assert response.status == 401


async def test_an_account_can_change_at_run_time(
    recorder: Simulator, client: Client
) -> None:
    """Another password, for instance."""
    recorder.set_account(Account("operator", "changed", Role.OPERATOR))
    assert (await client.get())[0] == 401
    client.password = "changed"
    assert (await client.get())[0] == 200


async def test_twenty_failed_logins_in_a_second_block_for_ten(
    recorder: Simulator, client: Client, clock: FakeClock
) -> None:
    """Every request is answered 403 then, with the right password as well."""
    client.password = "wrong"
    for _ in range(19):
        assert (await client.get())[0] == 401
    clock.tick(1.1)
    assert (await client.get())[0] == 401
    for _ in range(19):
        clock.tick(0.01)
        assert (await client.get())[0] == 401
    client.password = "work"
    assert (await client.get())[0] == 403
    assert await status(client.session, "/anything") == 403
    clock.tick(9.9)
    assert (await client.get())[0] == 403
    clock.tick(0.2)
    await client.challenge()
    assert (await client.get())[0] == 200
    assert recorder.throttle.enabled


async def test_missing_and_stale_credentials_are_no_failed_logins(
    recorder: Simulator, client: Client
) -> None:
    """Nor is a 401 that was injected."""
    for _ in range(25):
        assert await status(client.session, TARGET) == 401
    client.nonce = "stale"
    for _ in range(25):
        assert (await client.get())[0] == 401
    recorder.misbehave(Misbehaviour.status(401), times=25)
    for _ in range(25):
        assert (await client.get())[0] == 401
    await client.challenge()
    assert (await client.get())[0] == 200
