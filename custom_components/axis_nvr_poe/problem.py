"""Which translation tells a person what went wrong with a recorder.

The same keys serve the errors of the config flow, the reason a recorder is
unavailable and, with ``port_`` before them, the failure of a port's command.
"""

from .vapix.errors import (
    AuthenticationError,
    ChangedCertificateError,
    GeneralError,
    InsecureAuthenticationError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    ThrottledError,
    UnauthorizedRequestError,
    UnsupportedSchemaError,
    UntrustedCertificateError,
    VapixError,
)

CANNOT_CONNECT = "cannot_connect"
INVALID_AUTH = "invalid_auth"
NOT_POE_RECORDER = "not_poe_recorder"
OPERATOR_NEEDED = "operator_needed"

# The most particular error first.
_KEYS: tuple[tuple[type[VapixError], str], ...] = (
    (RecorderConnectionError, CANNOT_CONNECT),
    (ChangedCertificateError, "certificate_changed"),
    (UntrustedCertificateError, "certificate_untrusted"),
    (AuthenticationError, INVALID_AUTH),
    (InsecureAuthenticationError, "insecure_auth"),
    (ThrottledError, "throttled"),
    (UnauthorizedRequestError, OPERATOR_NEEDED),
    (UnsupportedSchemaError, "unsupported_schema"),
    (GeneralError, "refused"),
    (NotFoundError, NOT_POE_RECORDER),
    (ResponseError, "invalid_response"),
)


def problem_key(err: VapixError) -> str:
    """Return the translation key for an error."""
    return next(key for kind, key in _KEYS if isinstance(err, kind))


def problem_placeholders(err: VapixError) -> dict[str, str]:
    """Return what the translation says of the error beyond its key."""
    match err:
        case UnsupportedSchemaError():
            return {"offered": ", ".join(err.offered) or "?"}
        case GeneralError():
            return {"code": str(err.code), "description": err.description or "?"}
        case ChangedCertificateError():
            return {"pinned": err.pinned, "presented": err.presented}
        case _:
            return {"error": str(err)}
