"""What can go wrong between this client and a recorder."""

from enum import Enum, auto


class VapixError(Exception):
    """Base of every error this package raises."""


class Unreachable(Enum):
    """Why a recorder was not reached."""

    REFUSED = auto()
    """It is there, but nothing listens at the port."""

    UNKNOWN_NAME = auto()
    """Nobody knows an address for its name."""

    NOT_FOUND = auto()
    """Nothing is there, or no way leads there."""

    NO_ANSWER = auto()
    """Nothing was answered in time."""

    NO_TLS = auto()
    """What answers does not speak TLS, or no TLS that is understood here."""

    NO_HTTP = auto()
    """What answers does not speak HTTP."""

    BROKEN = auto()
    """The connection ended before all was answered."""


class RecorderConnectionError(VapixError):
    """The recorder could not be reached, or did not answer in time, or not in HTTP."""

    def __init__(
        self,
        words: str = "",
        *,
        reason: Unreachable = Unreachable.BROKEN,
        host: str = "",
        timeout: float = 0,
    ) -> None:
        """Keep why, at which host, and how long it was waited for, s."""
        super().__init__(words)
        self.reason = reason
        self.host = host
        self.timeout = timeout


class NotConnectedError(VapixError):
    """A request that may only go over an open connection found none."""


class ClosedError(VapixError):
    """The client's connections were closed by whoever lent them."""


class CertificateError(VapixError):
    """The recorder's certificate is not one to talk to; nothing was sent."""


class Untrusted(Enum):
    """Why a certificate cannot be verified."""

    NOT_IN_TIME = auto()
    """It has expired, or is not valid yet."""

    OTHER_HOST = auto()
    """It is for another name or address."""

    NO_AUTHORITY = auto()
    """No authority known here vouches for it."""


class UntrustedCertificateError(CertificateError):
    """The certificate cannot be verified for this host."""

    def __init__(
        self,
        words: str = "",
        *,
        reason: Untrusted = Untrusted.NO_AUTHORITY,
        host: str = "",
    ) -> None:
        """Keep why, and for which host."""
        super().__init__(words)
        self.reason = reason
        self.host = host


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

    def __init__(self, words: str = "", *, status: int | None = None) -> None:
        """Keep the HTTP status, such as 500, where no more than that was answered."""
        super().__init__(words)
        self.status = status


class NotFoundError(ResponseError):
    """The device does not have the call (HTTP 404), or does not list its API."""


class HttpsWantedError(ResponseError):
    """The recorder answers by HTTP only that it wants to be asked by HTTPS."""

    def __init__(self, address: str) -> None:
        """Keep where, such as ``https://192.168.0.90:8443``."""
        super().__init__(f"the recorder wants HTTPS: {address}")
        self.address = address


class LoginWantedError(ResponseError):
    """The device answers in HTTP 200, but tells nothing of what was asked."""


class RestError(ResponseError):
    """A device configuration API answers that it cannot (``"status": "error"``)."""

    def __init__(self, code: int | None, description: str | None) -> None:
        """Keep the code and the recorder's own words, either of which may lack."""
        super().__init__(f"error {code}: {description}")
        self.code = code
        self.description = description


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
