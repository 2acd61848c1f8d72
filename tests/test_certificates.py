"""What a person is shown of a certificate, however odd it is."""

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
import pytest

from custom_components.axis_nvr_poe.certificates import (
    in_lines,
    in_pairs,
    read_certificate,
)

FINGERPRINT = "".join(f"{byte:02x}" for byte in range(0xA0, 0xC0))
KEY = ec.generate_private_key(ec.SECP256R1())


def issued(
    *attributes: tuple[x509.ObjectIdentifier, str], until: datetime | None = None
) -> bytes:
    """Return a certificate for a name of these attributes."""
    name = x509.Name([x509.NameAttribute(*each) for each in attributes])
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Axis device CA")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(KEY.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2024, 2, 29, 12, tzinfo=UTC))
        .not_valid_after(until or datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))
    )
    return builder.sign(KEY, hashes.SHA256()).public_bytes(Encoding.DER)


def test_a_fingerprint_is_shown_as_browsers_show_it() -> None:
    """In two lines where there is room for them."""
    assert in_lines(FINGERPRINT) == (
        "A0:A1:A2:A3:A4:A5:A6:A7:A8:A9:AA:AB:AC:AD:AE:AF\n"
        "B0:B1:B2:B3:B4:B5:B6:B7:B8:B9:BA:BB:BC:BD:BE:BF"
    )
    assert in_pairs(FINGERPRINT) == in_lines(FINGERPRINT).replace("\n", ":")


def test_a_certificate_is_read() -> None:
    """The one of a factory has no end."""
    read = read_certificate(issued((NameOID.COMMON_NAME, "axis-accc8eaf8c30")))
    assert read.subject == "axis-accc8eaf8c30"
    assert read.issuer == "Axis device CA"
    assert (read.valid_from, read.valid_until) == ("2024-02-29", "9999-12-31")


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ((), "?"),
        (((NameOID.ORGANIZATION_NAME, "Axis"),), "O=Axis"),
        (((NameOID.COMMON_NAME, "`[me](http://x)`\n# x"),), "[me](http://x)# x"),
        (((NameOID.COMMON_NAME, "\u202envr\x1b"),), "nvr"),
        (((NameOID.COMMON_NAME, "`"),), "?"),
        (((NameOID.ORGANIZATION_NAME, "x" * 64),) * 3, f"O={'x' * 62}"),
    ],
)
def test_a_name_is_as_its_owner_likes(
    attributes: tuple[tuple[x509.ObjectIdentifier, str], ...], shown: str
) -> None:
    """Nothing of it gets out of its place in the page."""
    assert read_certificate(issued(*attributes)).subject == shown


@pytest.mark.parametrize("der", [b"", b"\x30\x00", b"nonsense" * 100])
def test_what_is_no_certificate_has_a_fingerprint_nevertheless(der: bytes) -> None:
    """The rest is not told."""
    read = read_certificate(der)
    assert len(in_pairs(read.fingerprint)) == 95
    assert read.subject == read.issuer == read.valid_from == read.valid_until == "?"


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_spoilt_certificate_is_read_or_not() -> None:
    """Whichever byte of it is another one."""
    der = issued((NameOID.COMMON_NAME, "axis-accc8eaf8c30"))
    for position in range(len(der)):
        for other in (0x00, 0x30, 0x7F, 0xFF):
            spoilt = der[:position] + bytes([other]) + der[position + 1 :]
            assert len(read_certificate(spoilt).fingerprint) == 64
