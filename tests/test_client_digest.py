"""Digest logins and the challenges they answer, without a socket."""

from collections.abc import Callable
from functools import partial
import hashlib
import re
from typing import Any

import pytest

from custom_components.axis_nvr_poe.vapix import digest
from custom_components.axis_nvr_poe.vapix.authentication import BasicLogin, negotiate
from custom_components.axis_nvr_poe.vapix.challenge import (
    Challenge,
    read_challenges,
    read_parameters,
)
from custom_components.axis_nvr_poe.vapix.digest import DigestLogin, NonceCount
from custom_components.axis_nvr_poe.vapix.errors import (
    AuthenticationError,
    InsecureAuthenticationError,
)
from custom_components.axis_nvr_poe.vapix.models import Credentials

type Hash = Callable[..., Any]

MUFASA = Credentials(username="Mufasa", password="Circle of Life")
RFC_7616 = {
    "realm": "http-auth@example.org",
    "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
    "qop": "auth, auth-int",
}
RFC_7616_CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
RFC_2617 = {
    "realm": "testrealm@host.com",
    "nonce": "dcd98b7102dd2f0e8b11d0f600bfb0c093",
    "opaque": "5ccc069c403ebaf9f0171e9517f40e41",
}


@pytest.fixture(autouse=True)
def _ground() -> None:
    """Need neither Home Assistant nor a socket."""


@pytest.fixture
def _cnonce(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the client's part of the nonce as in an example."""
    monkeypatch.setattr(digest, "token_hex", lambda _: request.param)


def login(parameters: dict[str, str], credentials: Credentials = MUFASA) -> DigestLogin:
    """Log in by a challenge."""
    assert DigestLogin.can_meet(parameters)
    return DigestLogin(parameters, credentials, NonceCount())


def fields(header: str) -> dict[str, str]:
    """Return the fields of an Authorization header."""
    scheme, _, rest = header.partition(" ")
    assert scheme == "Digest"
    return read_parameters(rest)


def hashed(function: Hash, *parts: str) -> str:
    """Return what both sides compute of the same texts."""
    digest: str = function(":".join(parts).encode(), usedforsecurity=False).hexdigest()
    return digest


@pytest.mark.parametrize("_cnonce", [RFC_7616_CNONCE], indirect=True)
@pytest.mark.usefixtures("_cnonce")
@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        (
            "SHA-256",
            "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        ),
    ],
)
def test_the_examples_of_rfc_7616(algorithm: str, response: str) -> None:
    """Section 3.9.1; every field is as it stands there."""
    made = login({**RFC_7616, "algorithm": algorithm})
    assert fields(made.header("GET", "/dir/index.html")) == {
        "username": "Mufasa",
        "realm": RFC_7616["realm"],
        "uri": "/dir/index.html",
        "algorithm": algorithm,
        "nonce": RFC_7616["nonce"],
        "nc": "00000001",
        "cnonce": RFC_7616_CNONCE,
        "qop": "auth",
        "response": response,
        "opaque": RFC_7616["opaque"],
    }


@pytest.mark.parametrize("_cnonce", ["0a4f113b"], indirect=True)
@pytest.mark.usefixtures("_cnonce")
@pytest.mark.parametrize(
    ("password", "qop", "response"),
    [
        ("Circle Of Life", {"qop": "auth"}, "6629fae49393a05397450978507c4ef1"),
        ("CircleOfLife", {}, "1949323746fe6a43ef61f9606e7febea"),
    ],
    ids=["RFC 2617, section 3.5", "RFC 2069, section 2.4, as its errata have it"],
)
def test_the_examples_of_older_documents(
    password: str, qop: dict[str, str], response: str
) -> None:
    """The second one has no qop, and then neither count nor cnonce."""
    made = login(RFC_2617 | qop, Credentials(username="Mufasa", password=password))
    told = fields(made.header("GET", "/dir/index.html"))
    assert told["response"] == response
    assert ("nc" in told, "cnonce" in told) == (bool(qop), bool(qop))
    assert "algorithm" not in told


@pytest.mark.parametrize(
    ("algorithm", "function"), [("MD5", hashlib.md5), ("SHA-256", hashlib.sha256)]
)
@pytest.mark.parametrize("qop", ["", "auth"])
@pytest.mark.parametrize("spelling", [str, str.lower])
def test_a_session_has_a_key_of_its_own(
    algorithm: str,
    function: Callable[[bytes], hashlib._Hash],
    qop: str,
    spelling: Callable[[str], str],
) -> None:
    """Of the first nonces on both sides (RFC 7616, section 3.4.2)."""
    h = partial(hashed, function)
    algorithm = spelling(f"{algorithm}-sess")
    made = login({"realm": "r", "nonce": "n", "algorithm": algorithm, "qop": qop})
    first, second = (fields(made.header("GET", "/")) for _ in range(2))
    key = h(h("Mufasa", "r", "Circle of Life"), "n", first["cnonce"])
    counted = [second["nc"], second["cnonce"], "auth"] if qop else []
    assert second["response"] == h(key, "n", *counted, h("GET", "/"))
    assert second["cnonce"] == first["cnonce"]
    assert second["algorithm"] == algorithm


def test_each_request_is_counted_and_signed_anew() -> None:
    """A nonce announced for the next one begins at 1."""
    made = login(RFC_7616)
    assert [fields(made.header("GET", "/"))["nc"] for _ in range(17)][-1] == "00000011"
    made.take_up('rspauth="x", NextNonce="fresh"')
    told = fields(made.header("GET", "/"))
    assert (told["nonce"], told["nc"]) == ("fresh", "00000001")

    made.take_up('nextnonce="fresh"')
    assert fields(made.header("GET", "/"))["nc"] == "00000002"


def test_the_same_nonce_in_another_challenge_is_counted_on() -> None:
    """A recorder that counts along would take it for a replay."""
    count = NonceCount()
    for expected in ("00000001", "00000002"):
        made = DigestLogin(RFC_7616, MUFASA, count)
        assert fields(made.header("GET", "/"))["nc"] == expected


@pytest.mark.parametrize(
    "information",
    [
        "",
        "rspauth",
        "nextnonce",
        "nextnonce=",
        'nextnonce=""',
        'nextnonce="x',
        'nextnonce="x" y"',
        'nextnonce="\udce4"',
        'nextnonce="\x01"',
        'nextnonce="x\ty"',
    ],
)
def test_a_next_nonce_that_is_none_is_passed_over(information: str) -> None:
    """The present one goes on."""
    made = login(RFC_7616)
    made.take_up(information)
    assert made.nonce == RFC_7616["nonce"]


def test_names_are_sent_and_signed_in_utf_8_and_quoted() -> None:
    """As ``charset=UTF-8`` asks for; nothing else has a place."""
    jorg = Credentials(username='Jörg "X" \\', password="Gruß Ω")
    header = login({"realm": 'a "b" \\', "nonce": "n"}, jorg).header("GET", "/?a=%20")
    assert 'username="Jörg \\"X\\" \\\\", realm="a \\"b\\" \\\\"' in header
    assert 'uri="/?a=%20"' in header
    secret = hashed(hashlib.md5, 'Jörg "X" \\', 'a "b" \\', "Gruß Ω")
    request = hashed(hashlib.md5, "GET", "/?a=%20")
    assert fields(header)["response"] == hashed(hashlib.md5, secret, "n", request)


def test_each_login_has_a_cnonce_of_its_own() -> None:
    """Nobody can prepare for it."""
    made = {fields(login(RFC_7616).header("GET", "/"))["cnonce"] for _ in range(9)}
    assert len(made) == 9


@pytest.mark.parametrize(
    "header",
    [
        'Digest realm="x", nonce="y"',
        'DIGEST REALM="x",NONCE="y"',
        'digest nonce=y, realm = "x"',
        '  , Digest\t nonce ="y" ,, realm="x" , ',
        'Digest realm="\\x", nonce="y", realm="second"',
        'Digest realm="x" nonce="y"',
    ],
)
def test_a_challenge_is_read_however_it_is_spelt(header: str) -> None:
    """Any order and case, any spaces, a parameter once."""
    expected = Challenge("digest", {"realm": "x", "nonce": "y"})
    assert read_challenges([header]) == [expected]


@pytest.mark.parametrize(
    ("headers", "schemes"),
    [
        (['Basic realm="a, Digest b", Digest realm="c"'], ["basic", "digest"]),
        (['Digest realm="c"', 'Basic realm="a"'], ["digest", "basic"]),
        (["Negotiate, NTLM TlRM/aA==, Basic"], ["negotiate", "ntlm", "basic"]),
        (["Negotiate abc==", "Digest"], ["negotiate", "digest"]),
        (['Digest realm="a", Basic realm="b'], ["digest"]),
        (['Digest realm="a, Basic realm="b"', "Basic"], ["basic"]),
        (['Digest realm="a"; Basic'], []),
        (['realm="a"'], []),
        (["", ",", " "], []),
        (['"'], []),
    ],
)
def test_challenges_are_told_apart(headers: list[str], schemes: list[str]) -> None:
    """In one header or several; what cannot be read ends its header."""
    assert [one.scheme for one in read_challenges(headers)] == schemes


def test_a_header_of_any_length_is_read_at_once() -> None:
    """No text makes the reader try again and again."""
    for text in ('Digest realm="', 'a="\\', "a ", "a= ", "a==", ",", "Digest a"):
        read_challenges([text * 5_000, "Digest " + text * 5_000])


UNMET = [
    'Digest nonce="n"',
    'Digest realm="x"',
    'Digest realm="x", nonce=""',
    'Digest realm="x", nonce="n", algorithm=SHA-512-256',
    'Digest realm="x", nonce="n", algorithm=MD5-sess-sess',
    'Digest realm="x", nonce="n", algorithm=""',
    'Digest realm="x", nonce="n", qop="auth-int"',
    'Digest realm="x", nonce="n", qop="authentic"',
    'Digest realm="x\udce4", nonce="n"',
    'Digest realm="x", nonce="\x7f"',
    'Digest realm="x", nonce="n", opaque="\x00"',
    'Digest realm="x, nonce="n"',
    "Digest",
]
MET = 'Digest realm="x", nonce="y", qop="auth-int,auth", opaque="", algorithm=md5'


@pytest.mark.parametrize("unmet", UNMET)
def test_of_several_challenges_the_first_that_can_be_met_counts(unmet: str) -> None:
    """Whatever comes before it; alone it is a refusal, or leaves Basic."""
    count = NonceCount()
    made = negotiate([unmet, MET], MUFASA, count, is_secure=False)
    assert isinstance(made, DigestLogin)
    assert re.search(r'nonce="y".*, opaque="", algorithm=md5', made.header("GET", "/"))

    with pytest.raises(AuthenticationError):
        negotiate([unmet], MUFASA, count, is_secure=True)
    with pytest.raises(InsecureAuthenticationError):
        negotiate([unmet, "Basic"], MUFASA, count, is_secure=False)
    basic = negotiate([unmet, "Basic"], MUFASA, count, is_secure=True)
    assert isinstance(basic, BasicLogin)


@pytest.mark.parametrize(
    ("username", "password", "offer"),
    [
        ("a\r\nX: y", "secret", MET),
        ("a\ud800", "secret", MET),
        ("a", "secret\udce4", MET),
        ("a", "secret\udce4", "Basic"),
        ("a:b", "secret", "Basic"),
    ],
)
def test_what_no_header_can_carry_is_refused_here(
    username: str, password: str, offer: str
) -> None:
    """Without a word of the password."""
    credentials = Credentials(username=username, password=password)
    with pytest.raises(AuthenticationError) as raised:
        negotiate([offer], credentials, NonceCount(), is_secure=True)
    assert "secret" not in repr(raised.value)
