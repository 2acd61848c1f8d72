"""What a person is shown of a certificate."""

from dataclasses import dataclass
import hashlib
import re
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID

NOT_TOLD: Final = "?"
LONGEST_NAME: Final = 64
"""characters, the most that a common name may have."""

_BYTES_IN_A_LINE = 16
# A name stands between backticks, and is whatever its owner likes.
_UNFIT = re.compile(r"[`\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, kw_only=True)
class PresentedCertificate:
    """A certificate as a device presents it."""

    fingerprint: str
    """SHA-256 of the DER form, in lower-case hex."""

    subject: str = NOT_TOLD
    issuer: str = NOT_TOLD
    valid_from: str = NOT_TOLD
    valid_until: str = NOT_TOLD


def read_certificate(der: bytes) -> PresentedCertificate:
    """Read what a person is shown; what cannot be read is not told."""
    fingerprint = hashlib.sha256(der).hexdigest()
    try:
        certificate = x509.load_der_x509_certificate(der)
        return PresentedCertificate(
            fingerprint=fingerprint,
            subject=_name(certificate.subject),
            issuer=_name(certificate.issuer),
            valid_from=f"{certificate.not_valid_before_utc:%Y-%m-%d}",
            valid_until=f"{certificate.not_valid_after_utc:%Y-%m-%d}",
        )
    except Exception:  # noqa: BLE001 - a device may present anything
        return PresentedCertificate(fingerprint=fingerprint)


def in_pairs(fingerprint: str) -> str:
    """Return a fingerprint as browsers show it: ``57:50:88:…``."""
    return bytes.fromhex(fingerprint).hex(":").upper()


def in_lines(fingerprint: str) -> str:
    """Return a fingerprint in two lines of sixteen pairs, to be compared by eye."""
    pairs = in_pairs(fingerprint).split(":")
    return "\n".join(
        ":".join(pairs[start : start + _BYTES_IN_A_LINE])
        for start in range(0, len(pairs), _BYTES_IN_A_LINE)
    )


def _name(name: x509.Name) -> str:
    """Return the common name, or all there is of a name."""
    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    text = str(common[0].value) if common else name.rfc4514_string()
    return _UNFIT.sub("", text)[:LONGEST_NAME].strip() or NOT_TOLD
