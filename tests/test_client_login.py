"""How the client shows who it is: as the recorder asks, and never in the clear."""

import asyncio
from collections.abc import AsyncGenerator
import re
from typing import Any

from aiohttp import ClientSession, web
import pytest

from custom_components.axis_nvr_poe.vapix.errors import (
    AuthenticationError,
    InsecureAuthenticationError,
    RecorderConnectionError,
    VapixError,
)
from custom_components.axis_nvr_poe.vapix.models import Credentials
from simulator import Account, Misbehaviour, RecorderModel, Simulator

from .clients import (
    LOGIN,
    OPERATOR,
    PASSWORD,
    WRONG_LOGIN,
    client_by_http,
    client_by_https,
    client_of,
    failed_logins,
    schemes,
    statuses,
)
from .simulator.tools import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock for the recorder alone."""
    return FakeClock()


@pytest.fixture
def model(clock: FakeClock) -> RecorderModel:
    """Return a recorder that lives by that clock."""
    return RecorderModel(ports=2, clock=clock)


@pytest.fixture(autouse=True)
def _account(recorder: Simulator) -> None:
    """Have an account on the recorder."""
    recorder.set_account(OPERATOR)


@pytest.fixture
async def session() -> AsyncGenerator[ClientSession]:
    """Return a session as an application would have it."""
    async with ClientSession() as session:
        yield session


def challenge_of(*challenges: str) -> web.Response:
    """Return a 401 with challenges."""
    response = web.Response(status=401, text="no")
    for challenge in challenges:
        response.headers.add("WWW-Authenticate", challenge)
    return response


@pytest.mark.parametrize("policy", ["recommended", "digest", "basic_digest"])
@pytest.mark.parametrize("basic_first", [False, True])
@pytest.mark.parametrize("one_line", [False, True])
async def test_over_http_digest_wherever_it_is_offered(
    session: ClientSession,
    recorder: Simulator,
    policy: Any,
    basic_first: bool,
    one_line: bool,
) -> None:
    """First or second, in a header of its own or not; the password stays here."""
    recorder.auth.policy = policy
    recorder.auth.basic_first = basic_first
    recorder.auth.one_line = one_line
    client = client_by_http(session, recorder)
    await client.choose_schema_version()

    assert schemes(recorder) == [None, "Digest"]
    assert statuses(recorder) == [401, 200]
    assert recorder.heard(PASSWORD) == []


@pytest.mark.parametrize(
    ("policy", "scheme"),
    [
        ("recommended", "Basic"),
        ("basic", "Basic"),
        ("digest", "Digest"),
        ("basic_digest", "Digest"),
    ],
)
@pytest.mark.parametrize("basic_first", [False, True])
@pytest.mark.parametrize("one_line", [False, True])
async def test_over_https_basic_where_nothing_better_is_offered(
    session: ClientSession,
    recorder: Simulator,
    policy: Any,
    scheme: str,
    basic_first: bool,
    one_line: bool,
) -> None:
    """A recorder's default is Basic over TLS."""
    recorder.auth.policy = policy
    recorder.auth.basic_first = basic_first
    recorder.auth.one_line = one_line
    client = client_by_https(session, recorder)
    await client.choose_schema_version()

    assert schemes(recorder) == [None, scheme]
    assert statuses(recorder) == [401, 200]


async def test_over_http_never_basic(
    session: ClientSession, recorder: Simulator
) -> None:
    """The error says what is asked for, and nothing was sent."""
    recorder.auth.policy = "basic"
    client = client_by_http(session, recorder)
    with pytest.raises(InsecureAuthenticationError):
        await client.choose_schema_version()

    assert schemes(recorder) == [None]


async def test_a_policy_that_sinks_to_basic_over_http_gets_no_password(
    session: ClientSession, recorder: Simulator
) -> None:
    """A client that had logged in by Digest does not step down either."""
    client = client_by_http(session, recorder)
    await client.get_port_statuses()
    recorder.auth.policy = "basic"
    with pytest.raises(InsecureAuthenticationError):
        await client.get_port_statuses()

    assert recorder.heard(PASSWORD) == []

    recorder.auth.policy = "digest"
    await client.get_port_statuses()


@pytest.mark.parametrize("first", ["basic", "digest"])
@pytest.mark.parametrize("second", ["basic", "digest"])
async def test_over_https_a_changed_policy_is_followed(
    session: ClientSession, recorder: Simulator, first: Any, second: Any
) -> None:
    """Whoever configures the recorder need not restart anything here."""
    recorder.auth.policy = first
    client = client_by_https(session, recorder)
    await client.get_port_statuses()
    recorder.auth.policy = second
    await client.get_port_statuses()

    assert recorder.requests[-1].authorization == second.capitalize()
    assert recorder.requests[-1].status == 200


@pytest.mark.parametrize("of", [client_by_http, client_by_https])
async def test_from_the_second_request_on_nothing_is_refused(
    session: ClientSession, recorder: Simulator, of: Any
) -> None:
    """The first 401 is the last one."""
    client = of(session, recorder)
    for _ in range(5):
        await client.get_port_statuses()

    assert statuses(recorder) == [401] + [200] * 6


async def test_a_nonce_is_counted(session: ClientSession, recorder: Simulator) -> None:
    """A recorder that checks the count strictly finds nothing missing."""
    recorder.auth.settings.strict_nc = True
    client = client_by_http(session, recorder)
    for _ in range(5):
        await client.get_port_statuses()

    assert statuses(recorder) == [401] + [200] * 6


async def test_an_expired_nonce_costs_one_refusal(
    session: ClientSession, recorder: Simulator, clock: FakeClock
) -> None:
    """The request is sent once more with the new nonce."""
    recorder.auth.settings.nextnonce = False
    client = client_by_http(session, recorder)
    await client.get_port_statuses()
    recorder.reset_log()
    clock.tick(301)
    await client.get_port_statuses()
    await client.get_port_statuses()

    assert statuses(recorder) == [401, 200, 200]


async def test_a_refusal_that_comes_slowly_costs_no_connection(
    session: ClientSession,
) -> None:
    """It is read to its end, and the request sent once more over the same one."""
    fresh = {"WWW-Authenticate": 'Digest realm="x", nonce="y", qop="auth"'}
    expired = {"WWW-Authenticate": 'Digest realm="x", nonce="z", qop="auth"'}
    answers = [(200, {}), (401, expired), (200, {}), (401, fresh)]
    peers: list[Any] = []

    async def answer_slowly(request: web.BaseRequest) -> web.StreamResponse:
        assert request.transport is not None
        peers.append(request.transport.get_extra_info("peername"))
        status, headers = answers.pop()
        response = web.StreamResponse(status=status, headers=headers)
        await response.prepare(request)
        await asyncio.sleep(0.05)
        await response.write(b"done")
        return response

    async with client_of(answer_slowly, session, LOGIN) as client:
        assert await client.transport.get("/") == b"done"
        assert await client.transport.get("/") == b"done"
    assert answers == []
    assert len(set(peers)) == 1


async def test_a_restarted_recorder_costs_one_refusal(
    session: ClientSession, recorder: Simulator, model: RecorderModel, clock: FakeClock
) -> None:
    """It has forgotten its nonces."""
    client = client_by_http(session, recorder)
    await client.get_port_statuses()
    model.restart(60)
    clock.tick(61)
    recorder.reset_log()
    await client.get_port_statuses()

    assert statuses(recorder) == [401, 200]


async def test_the_next_nonce_is_taken_up_before_the_old_one_expires(
    session: ClientSession, recorder: Simulator, clock: FakeClock
) -> None:
    """A poll every 29 s is never refused, though a nonce lasts for 5 minutes."""
    client = client_by_http(session, recorder)
    await client.get_port_statuses()
    recorder.reset_log()
    for _ in range(60):
        clock.tick(29)
        await client.get_port_statuses()

    assert statuses(recorder) == [200] * 60


@pytest.mark.parametrize("of", [client_by_http, client_by_https])
async def test_a_wrong_password_is_one_failed_login(
    session: ClientSession, recorder: Simulator, of: Any
) -> None:
    """Twenty of them in a second lock the address out."""
    client = of(session, recorder, WRONG_LOGIN)
    for attempt in (1, 2, 3):
        with pytest.raises(AuthenticationError):
            await client.get_port_statuses()
        assert len(failed_logins(recorder)) == attempt


async def test_a_wrong_password_is_one_failed_login_whatever_is_called_stale(
    session: ClientSession, recorder: Simulator
) -> None:
    """A recorder may call its very first challenge stale."""
    recorder.auth.settings.stale_on_first = True
    client = client_by_http(session, recorder, WRONG_LOGIN)
    with pytest.raises(AuthenticationError):
        await client.get_port_statuses()

    assert len(failed_logins(recorder)) == 1


@pytest.mark.parametrize("of", [client_by_http, client_by_https])
async def test_a_changed_password_ends_the_login(
    session: ClientSession, recorder: Simulator, clock: FakeClock, of: Any
) -> None:
    """The old one is refused; whoever changes it back is let in."""
    client = of(session, recorder)
    await client.get_port_statuses()
    recorder.set_account(Account(LOGIN.username, "changed"))
    with pytest.raises(AuthenticationError):
        await client.get_port_statuses()
    assert len(failed_logins(recorder)) <= 2

    clock.tick(1)
    recorder.set_account(OPERATOR)
    await client.get_port_statuses()


async def test_a_login_that_was_cut_short_is_taken_up_again(
    session: ClientSession, recorder: Simulator, clock: FakeClock
) -> None:
    """Its nonce has expired meanwhile, which is no reason to doubt the password."""
    recorder.misbehave(Misbehaviour.reset(processed=True))
    client = client_by_http(session, recorder)
    with pytest.raises(RecorderConnectionError):
        await client.choose_schema_version()

    recorder.behave()
    clock.tick(301)
    await client.choose_schema_version()


async def test_without_credentials_a_login_is_just_refused(
    session: ClientSession, recorder: Simulator
) -> None:
    """Questions before the login ask for no more."""
    client = client_by_http(session, recorder, None)
    with pytest.raises(AuthenticationError):
        await client.get_port_statuses()

    assert statuses(recorder) == [401]


@pytest.mark.parametrize(
    "challenge",
    ["", "Negotiate", 'Bearer realm="x"', "Digest", "Digest ,", 'NTLM realm="x"'],
)
async def test_a_challenge_nobody_can_meet_is_a_refusal(
    session: ClientSession, challenge: str
) -> None:
    """The password is given to none of them."""
    heard: list[str] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        heard.append(str(request.headers))
        return web.Response(status=401, headers={"WWW-Authenticate": challenge})

    async with client_of(answer, session, LOGIN) as client:
        with pytest.raises(AuthenticationError):
            await client.get_port_statuses()
    assert "Authorization" not in "".join(heard)


@pytest.mark.parametrize(
    "unmet",
    [
        'Digest realm="x", nonce="n", algorithm=SHA-512-256, qop="auth"',
        'Digest realm="x", nonce="", qop="auth"',
        'Digest nonce="n", qop="auth"',
        'Digest realm="x", nonce="n", qop="new"',
        'Digest realm="x, nonce="n", qop="auth"',
        'Digest realm="x", nonce="\udce4", qop="auth"',
    ],
)
async def test_a_challenge_that_cannot_be_met_is_passed_over_and_forgotten(
    session: ClientSession, unmet: str
) -> None:
    """The next one counts; and alone it costs that one request."""
    met = 'Digest realm="x", nonce="y", qop="auth"'
    answers = [
        web.Response(text="third"),
        challenge_of(met),
        challenge_of(unmet),
        web.Response(text="second"),
        web.Response(text="first"),
        challenge_of(unmet, met),
    ]
    heard: list[str] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        heard.append(request.headers.get("Authorization", "").partition(" ")[0])
        return answers.pop()

    async with client_of(answer, session, LOGIN) as client:
        assert await client.transport.get("/") == b"first"
        assert await client.transport.get("/") == b"second"
        with pytest.raises(AuthenticationError):
            await client.transport.get("/")
        assert await client.transport.get("/") == b"third"
    assert heard == ["", "Digest", "Digest", "Digest", "", "Digest"]


@pytest.mark.parametrize("status", [400, 401, 403, 431])
async def test_a_login_that_is_not_let_in_is_forgotten(
    session: ClientSession, status: int
) -> None:
    """The next request starts anew, whatever was wrong with it."""
    met = 'Digest realm="x", nonce="y", qop="auth"'
    answers = [
        web.Response(text="third"),
        challenge_of(met),
        web.Response(status=status, headers={"WWW-Authenticate": met}),
        web.Response(text="first"),
        challenge_of(met),
    ]
    heard: list[str] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        heard.append(request.headers.get("Authorization", ""))
        return answers.pop()

    async with client_of(answer, session, LOGIN) as client:
        assert await client.transport.get("/") == b"first"
        with pytest.raises(VapixError):
            await client.transport.get("/")
        assert await client.transport.get("/") == b"third"
    counts = [re.findall("nc=(\\w+)", one) for one in heard]
    assert counts == [[], ["00000001"], ["00000002"], [], ["00000003"]]


@pytest.mark.parametrize(
    ("nonce", "stale", "tried"),
    [("y", "", 1), ("y", ", stale=false", 1), ("y", ", stale=TRUE", 2), ("z", "", 2)],
)
async def test_a_refused_password_is_tried_again_only_where_the_nonce_was_to_blame(
    session: ClientSession, nonce: str, stale: str, tried: int
) -> None:
    """Once; the recorder locks out whoever tries too often."""
    met = 'Digest realm="x", nonce="y", qop="auth"'
    refused = f'Digest realm="x", nonce="{nonce}", qop="auth"{stale}'
    answers = [challenge_of(refused) for _ in range(9)]
    answers += [web.Response(), challenge_of(met)]
    heard: list[str] = []

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        heard.append(request.headers.get("Authorization", ""))
        return answers.pop()

    async with client_of(answer, session, LOGIN) as client:
        await client.transport.get("/")
        heard.clear()
        with pytest.raises(AuthenticationError):
            await client.transport.get("/")
    assert len(heard) == tried


@pytest.mark.parametrize("announced", ['""', '"\udce4"', '"x', '"a\tb"', "\udce4"])
async def test_a_next_nonce_that_cannot_be_used_is_passed_over(
    session: ClientSession, announced: str
) -> None:
    """The present one goes on."""
    information = {"Authentication-Info": f"nextnonce={announced}"}
    answers = [
        web.Response(text="second"),
        web.Response(text="first", headers=information),
        challenge_of('Digest realm="x", nonce="y", qop="auth"'),
    ]
    heard: list[str] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        heard.append(request.headers.get("Authorization", ""))
        return answers.pop()

    async with client_of(answer, session, LOGIN) as client:
        assert await client.transport.get("/") == b"first"
        assert await client.transport.get("/") == b"second"
    assert 'nonce="y"' in heard[-1]


async def test_a_handshake_logs_in_like_any_request(
    session: ClientSession, recorder: Simulator, clock: FakeClock
) -> None:
    """The first of all, and one whose nonce has expired."""
    client = client_by_http(session, recorder)
    for _ in ("the first", "expired"):
        async with client.transport.socket(
            "/vapix/ws-data-stream", {"sources": "events"}
        ):
            pass
        clock.tick(301)

    assert schemes(recorder) == [None, "Digest", "Digest", "Digest"]
    assert statuses(recorder) == [401, 101, 401, 101]


@pytest.mark.parametrize(
    "domain", ["/", "/axis-cgi/nvr/", "/other/", "http://192.0.2.1/", "x y"]
)
async def test_where_a_challenge_says_it_holds_makes_no_difference(
    session: ClientSession, domain: str
) -> None:
    """There is one recorder, and one login for all of it."""
    challenge = f'Digest realm="x", nonce="y", qop="auth", domain="{domain}"'
    heard: list[str] = []
    answers = [
        web.Response(text="second"),
        web.Response(text="first"),
        web.Response(status=401, headers={"WWW-Authenticate": challenge}),
    ]

    async def answer(request: web.BaseRequest) -> web.Response:
        heard.append(request.headers.get("Authorization", "").partition(" ")[0])
        return answers.pop()

    async with client_of(answer, session, LOGIN) as client:
        assert await client.transport.get("/axis-cgi/nvr/a") == b"first"
        assert await client.transport.get("/axis-cgi/b") == b"second"
    assert heard == ["", "Digest", "Digest"]


async def test_the_exact_target_is_signed(
    session: ClientSession, recorder: Simulator
) -> None:
    """Query and all; the recorder answers 400 where it is not."""
    client = client_by_http(session, recorder)
    assert await client.get_port_mode(2) is True

    signed = recorder.requests[-1]
    assert signed.target == "/axis-cgi/nvr/poe/getportmode.cgi?schemaversion=1&port=2"
    header = dict(signed.headers)["Authorization"]
    assert f'uri="{signed.target}"' in header


@pytest.mark.parametrize("of", [client_by_http, client_by_https])
async def test_names_and_passwords_of_all_scripts(
    session: ClientSession, recorder: Simulator, of: Any
) -> None:
    """UTF-8 in both schemes, quotes and backslashes included."""
    recorder.set_account(Account('Jörg "X" \\', 'Gruß: "Ω" \\'))
    client = of(
        session,
        recorder,
        Credentials(username='Jörg "X" \\', password='Gruß: "Ω" \\'),
    )
    await client.get_port_statuses()

    assert recorder.requests[-1].status == 200


def test_a_password_is_not_shown_by_accident() -> None:
    """Logs may hold a login."""
    assert PASSWORD not in repr(LOGIN)
