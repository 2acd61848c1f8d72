"""Certificates: the self-signed one of a factory-new recorder, and a small CA."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import hashlib
from ipaddress import ip_address
from pathlib import Path
import ssl
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

LOOPBACK = ("localhost", "127.0.0.1")
VALIDITY = timedelta(days=3650)
# Clocks of test machines may be frozen a little in the past.
BACKDATED = timedelta(days=3650)

_SIGNS_CERTIFICATES = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


@dataclass(frozen=True)
class Certificate:
    """A certificate with its private key, both PEM."""

    pem: str
    key: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hex."""
        der = ssl.PEM_cert_to_DER_cert(self.pem)
        return hashlib.sha256(der).hexdigest()

    def load_into(self, context: ssl.SSLContext) -> None:
        """Present this certificate from the next handshake on."""
        with TemporaryDirectory() as folder:
            path = Path(folder, "certificate.pem")
            path.touch(mode=0o600)
            path.write_text(self.key + self.pem)
            context.load_cert_chain(path)


def self_signed(serial: str = "ACCC8EAF8C30") -> Certificate:
    """Make a certificate as a recorder makes it for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"axis-{serial.lower()}")
    builder = _builder(name, name, key.public_key(), key.public_key())
    return _finished(builder.sign(key, hashes.SHA256()), key)


class Authority:
    """A certificate authority; `pem` is what a client has to trust."""

    def __init__(self, name: str = "Simulated CA") -> None:
        """Make the authority's own certificate."""
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name(name)
        public = self._key.public_key()
        builder = _builder(self._name, self._name, public, public)
        certificate = (
            builder.add_extension(
                x509.BasicConstraints(ca=True, path_length=0), critical=True
            )
            .add_extension(_SIGNS_CERTIFICATES, critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.pem = certificate.public_bytes(Encoding.PEM).decode()

    def issue(
        self, hosts: Iterable[str] = LOOPBACK, *, expired: bool = False
    ) -> Certificate:
        """Vouch for a server at these hosts."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [_alternative(host) for host in hosts]
        builder = _builder(
            self._name,
            _name("recorder"),
            key.public_key(),
            self._key.public_key(),
            expired=expired,
        ).add_extension(x509.SubjectAlternativeName(names), critical=False)
        return _finished(builder.sign(self._key, hashes.SHA256()), key)


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _builder(
    issuer: x509.Name,
    subject: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePublicKey,
    *,
    expired: bool = False,
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    ends = now - timedelta(days=1) if expired else now + VALIDITY
    return (
        x509.CertificateBuilder()
        .issuer_name(issuer)
        .subject_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key),
            critical=False,
        )
    )


def _finished(
    certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
) -> Certificate:
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Certificate(certificate.public_bytes(Encoding.PEM).decode(), secret.decode())
