"""What can go wrong between this client and a recorder."""


class VapixError(Exception):
    """Base of every error this package raises."""


class RecorderConnectionError(VapixError):
    """The recorder could not be reached, or did not answer in time, or not in HTTP."""


class CertificateError(VapixError):
    """The recorder's certificate is not one to talk to; nothing was sent."""


class UntrustedCertificateError(CertificateError):
    """No certificate authority known here vouches for the certificate."""


class ChangedCertificateError(CertificateError):
    """The recorder shows another certificate than the pinned one.

    Fingerprints are SHA-256 of the DER certificate, in lower-case hex.
    """

    def __init__(self, *, pinned: str, presented: str) -> None:
        """Keep both fingerprints for whoever has to compare them."""
        super().__init__(f"certificate {presented} is not the pinned {pinned}")
        self.pinned = pinned
        self.presented = presented


class AuthenticationError(VapixError):
    """The recorder does not accept the user name and password (HTTP 401)."""


class InsecureAuthenticationError(VapixError):
    """The recorder asks for the password in the clear (Basic over plain HTTP)."""


class ThrottledError(VapixError):
    """The recorder refuses this client for a while (HTTP 403)."""


class ResponseError(VapixError):
    """The recorder's answer is not one the API document describes."""


class NotFoundError(ResponseError):
    """The device does not have the call (HTTP 404), or does not list its API."""


class DifferentRecorderError(VapixError):
    """Another device answers than the one that was asked for."""


class CommandIgnoredError(VapixError):
    """The recorder accepted a setting, but did not follow it."""

    def __init__(self, *, enabled: bool) -> None:
        """Keep what the setting was to be."""
        super().__init__(f"not {'enabled' if enabled else 'disabled'}")
        self.enabled = enabled


class UnsupportedSchemaError(VapixError):
    """The recorder offers no XML schema version this client knows."""

    def __init__(self, offered: tuple[str, ...]) -> None:
        """Keep the versions the recorder offers, such as ``("2.0",)``."""
        super().__init__(f"no supported schema version among {offered}")
        self.offered = offered


class GeneralError(VapixError):
    """A GeneralError in the recorder's answer (document: General error codes)."""

    def __init__(self, code: int | None, description: str | None) -> None:
        """Keep the code and the recorder's own words, either of which may lack."""
        super().__init__(f"error {code}: {description}")
        self.code = code
        self.description = description


class ProcessingError(GeneralError):
    """Code 10: an error occurred while processing the request."""


class InvalidRequestError(GeneralError):
    """Code 20: invalid request."""


class UnauthorizedRequestError(GeneralError):
    """Code 30: the account's role is too low; Operator is needed."""


class VersionNotSupportedError(GeneralError):
    """Code 40: the schema version is not supported."""


class NotSupportedError(GeneralError):
    """Code 50: the recorder does not have this function."""


_BY_CODE: dict[int | None, type[GeneralError]] = {
    10: ProcessingError,
    20: InvalidRequestError,
    30: UnauthorizedRequestError,
    40: VersionNotSupportedError,
    50: NotSupportedError,
}


def general_error(code: int | None, description: str | None) -> GeneralError:
    """Return the error for a code, a plain GeneralError for an unknown one."""
    return _BY_CODE.get(code, GeneralError)(code, description)
