"""Whose certificate is accepted, and what an impostor hears: nothing."""

from collections.abc import AsyncGenerator
from hashlib import sha256
import ssl

from aiohttp import ClientSession, TCPConnector, web
import pytest

from custom_components.axis_nvr_poe.vapix.client import RecorderClient
from custom_components.axis_nvr_poe.vapix.errors import (
    AuthenticationError,
    ChangedCertificateError,
    InsecureAuthenticationError,
    RecorderConnectionError,
    ResponseError,
    UntrustedCertificateError,
    VapixError,
)
from custom_components.axis_nvr_poe.vapix.origin import Origin
from custom_components.axis_nvr_poe.vapix.transport import Transport
from simulator import Authority, Certificate, Misbehaviour, Simulator, self_signed

from .clients import LOGIN, OPERATOR, PASSWORD, client_by_https, client_of
from .selection import every

AUTHORITY = Authority()
OTHER_CERTIFICATE = self_signed("ACCC8EAF8C30")


@pytest.fixture(autouse=True)
def _account(recorder: Simulator) -> None:
    """Have an account on the recorder."""
    recorder.set_account(OPERATOR)


@pytest.fixture
async def session() -> AsyncGenerator[ClientSession]:
    """Return a session that trusts one authority."""
    trusting = ssl.create_default_context(cadata=AUTHORITY.pem)
    connector = TCPConnector(ssl=trusting)
    async with ClientSession(connector=connector) as session:
        yield session


def verifying_client(session: ClientSession, recorder: Simulator) -> RecorderClient:
    """Return a client that wants an authority to vouch for the certificate."""
    origin = Origin(host=recorder.host, port=recorder.https_port, ssl=True)
    return RecorderClient(Transport(session, origin, LOGIN))


@pytest.mark.four_ports
async def test_a_verified_certificate_is_accepted_and_may_be_renewed(
    session: ClientSession, recorder: Simulator
) -> None:
    """The ordinary way."""
    recorder.replace_certificate(AUTHORITY.issue())
    client = verifying_client(session, recorder)
    await client.get_port_statuses()
    recorder.replace_certificate(AUTHORITY.issue())

    assert len(await client.get_port_statuses()) == 4
    assert await client.transport.is_vouched_for()


@pytest.mark.parametrize(
    "certificate",
    [
        OTHER_CERTIFICATE,
        AUTHORITY.issue(["nvr.example"]),
        AUTHORITY.issue(expired=True),
        Authority().issue(),
    ],
    ids=["self-signed", "another host", "expired", "unknown authority"],
)
async def test_an_unverified_certificate_is_not_talked_to(
    session: ClientSession, recorder: Simulator, certificate: Certificate
) -> None:
    """Its fingerprint can be had without sending anything."""
    recorder.replace_certificate(certificate)
    client = verifying_client(session, recorder)
    with pytest.raises(UntrustedCertificateError):
        await client.get_port_statuses()

    assert not await client.transport.is_vouched_for()
    presented = await client.transport.presented_certificate()
    assert sha256(presented).hexdigest() == certificate.fingerprint
    assert recorder.requests == []


@pytest.mark.four_ports
async def test_a_pinned_certificate_is_the_only_one_accepted(
    session: ClientSession, recorder: Simulator
) -> None:
    """Another one is named beside it, and hears nothing, verified or not."""
    own = recorder.certificate
    client = client_by_https(session, recorder)
    await client.get_port_statuses()
    recorder.reset_log()
    for other in (OTHER_CERTIFICATE, AUTHORITY.issue()):
        recorder.replace_certificate(other)
        with pytest.raises(ChangedCertificateError) as raised:
            await client.get_port_statuses()
        assert raised.value.pinned == own.fingerprint
        assert raised.value.presented == other.fingerprint
        assert own.fingerprint in str(raised.value)
        assert other.fingerprint in str(raised.value)
    assert recorder.requests == []

    recorder.replace_certificate(own)
    assert len(await client.get_port_statuses()) == 4


@pytest.mark.parametrize("status", every(3, [200, 302, 401, 403, 404, 500]))
async def test_a_verified_connection_is_one_whatever_is_answered(
    session: ClientSession, recorder: Simulator, status: int
) -> None:
    """The answer came over it, so it holds; no login is sent to find out."""
    recorder.replace_certificate(AUTHORITY.issue())
    recorder.misbehave(Misbehaviour.status(status))
    origin = Origin(host=recorder.host, port=recorder.https_port, ssl=True)
    assert await Transport(session, origin).is_vouched_for()
    assert recorder.heard(PASSWORD) == []


async def test_no_answer_tells_nothing_of_the_certificate(
    session: ClientSession, recorder: Simulator
) -> None:
    """A recorder that is away is not one without a certificate."""
    client = verifying_client(session, recorder)
    await recorder.stop()
    with pytest.raises(RecorderConnectionError):
        await client.transport.is_vouched_for()


async def test_plain_http_at_the_port_of_https(
    session: ClientSession, recorder: Simulator
) -> None:
    """There is no TLS to speak, and nothing is sent without it."""
    origin = Origin(host=recorder.host, port=recorder.http_port, ssl=True)
    client = RecorderClient(Transport(session, origin, LOGIN))
    with pytest.raises(RecorderConnectionError):
        await client.get_port_statuses()
    assert recorder.heard(PASSWORD) == []


@pytest.mark.parametrize(
    ("challenge", "error"),
    [
        ('Basic realm="AXIS_ACCC8EAF8C30"', InsecureAuthenticationError),
        ('Basic realm="Digest me", charset="UTF-8"', InsecureAuthenticationError),
        ('Bearer realm="AXIS_ACCC8EAF8C30"', AuthenticationError),
    ],
)
async def test_a_man_in_the_middle_who_asks_for_the_password(
    session: ClientSession, challenge: str, error: type[VapixError]
) -> None:
    """Over plain HTTP it is not sent, however it is asked for."""
    heard: list[str] = []

    async def ask(request: web.BaseRequest) -> web.Response:
        heard.append(str(request.headers.get("Authorization")))
        return web.Response(status=401, headers={"WWW-Authenticate": challenge})

    async with client_of(ask, session, LOGIN) as client:
        with pytest.raises(error):
            await client.get_port_statuses()
        with pytest.raises(error):
            await client.get_port_statuses()
    assert heard == ["None", "None"]


@pytest.mark.parametrize("domain", ["", ', domain="{}"', ', domain="/ {}"'])
async def test_a_man_in_the_middle_who_sends_the_login_elsewhere(
    session: ClientSession, recorder: Simulator, domain: str
) -> None:
    """Neither a redirect nor a protection space of his takes it there."""
    elsewhere = recorder.http_url
    challenge = f'Digest realm="x", nonce="y", qop="auth"{domain.format(elsewhere)}'
    answers = [
        web.Response(status=307, headers={"Location": f"{elsewhere}/axis-cgi/"}),
        web.Response(status=401, headers={"WWW-Authenticate": challenge}),
    ]

    async def send_away(_: web.BaseRequest) -> web.Response:
        return answers.pop()

    async with client_of(send_away, session, LOGIN) as client:
        with pytest.raises(ResponseError, match="redirects"):
            await client.get_port_statuses()
    assert answers == []
    assert recorder.requests == []
