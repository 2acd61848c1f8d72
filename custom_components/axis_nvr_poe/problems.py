"""What a person is told of a VapixError, all of it.

Up to here errors stay what the client raised. The same keys serve the errors of
the config flow, the reason a recorder is unavailable, and that of a command that
failed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    ConfigEntryError,
    HomeAssistantError,
)
from homeassistant.helpers.update_coordinator import UpdateFailed

from .certificates import in_pairs
from .const import DOMAIN, LOGIN_INTERVAL, THROTTLED_INTERVAL
from .texts import exception_text
from .vapix.errors import (
    AuthenticationError,
    ChangedCertificateError,
    ClosedError,
    CommandIgnoredError,
    DifferentRecorderError,
    GeneralError,
    HttpsWantedError,
    InsecureAuthenticationError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    RestError,
    ThrottledError,
    UnauthorizedRequestError,
    Unreachable,
    UnsupportedSchemaError,
    Untrusted,
    UntrustedCertificateError,
    VapixError,
)

CANNOT_CONNECT = "cannot_connect"
DIFFERENT_RECORDER = "different_recorder"
INVALID_AUTH = "invalid_auth"
NOT_POE_RECORDER = "not_poe_recorder"

CURED_BY_LOGIN = (AuthenticationError, UnauthorizedRequestError)

_UNREACHABLE = {
    Unreachable.REFUSED: "connection_refused",
    Unreachable.UNKNOWN_NAME: "name_not_known",
    Unreachable.NOT_FOUND: "nothing_found",
    Unreachable.NO_ANSWER: "no_answer",
    Unreachable.NO_TLS: "no_tls",
    Unreachable.NO_HTTP: "no_http",
    Unreachable.BROKEN: CANNOT_CONNECT,
}
_UNTRUSTED = {
    Untrusted.NOT_IN_TIME: "certificate_not_in_time",
    Untrusted.OTHER_HOST: "certificate_other_host",
    Untrusted.NO_AUTHORITY: "certificate_untrusted",
}

# The most particular error first.
_KEYS: tuple[tuple[type[VapixError], str], ...] = (
    (ClosedError, "let_go"),
    (ChangedCertificateError, "certificate_changed"),
    (AuthenticationError, INVALID_AUTH),
    (InsecureAuthenticationError, "insecure_auth"),
    (ThrottledError, "throttled"),
    (DifferentRecorderError, DIFFERENT_RECORDER),
    (UnauthorizedRequestError, "operator_needed"),
    (UnsupportedSchemaError, "unsupported_schema"),
    (GeneralError, "refused"),
    (RestError, "refused"),
    (HttpsWantedError, "https_wanted"),
    (NotFoundError, NOT_POE_RECORDER),
    (ResponseError, "invalid_response"),
)


def problem_key(err: VapixError) -> str:
    """Return the translation key for an error."""
    match err:
        case RecorderConnectionError():
            return _UNREACHABLE[err.reason]
        case UntrustedCertificateError():
            return _UNTRUSTED[err.reason]
        case _:
            return next(key for kind, key in _KEYS if isinstance(err, kind))


def _exception_key(err: VapixError) -> str:
    """Return the translation key of the exception that an error becomes.

    A recorder that is known has an error; at an address that was typed, whoever
    answers with one may be anybody.
    """
    is_http_error = isinstance(err, ResponseError) and err.status is not None
    return "http_error" if is_http_error else problem_key(err)


def problem_placeholders(err: VapixError) -> dict[str, str]:
    """Return what the translation says of the error beyond its key."""
    told: dict[str, str] = {}
    match err:
        case RecorderConnectionError() | UntrustedCertificateError():
            told = _where(err)
        case HttpsWantedError():
            told = {"address": err.address}
        case ResponseError(status=int() as status):
            told = {"status": str(status)}
        case UnsupportedSchemaError():
            told = {"offered": ", ".join(err.offered)}
        case GeneralError() | RestError():
            code = "?" if err.code is None else str(err.code)
            told = {"code": code, "description": (err.description or "?").rstrip(".")}
        case ChangedCertificateError():
            told = {
                "pinned": in_pairs(err.pinned),
                "presented": in_pairs(err.presented),
            }
    return told


def _where(err: RecorderConnectionError | UntrustedCertificateError) -> dict[str, str]:
    """Return who was asked, and for how long an answer was waited for."""
    if isinstance(err, RecorderConnectionError):
        return {"host": err.host, "seconds": f"{err.timeout:g}"}
    return {"host": err.host}


def unavailable(
    recorder: str, err: VapixError, *, is_set_up: bool
) -> HomeAssistantError:
    """Return the error that makes a recorder unavailable, or keeps it from set-up.

    Once it is set up, polling goes on whatever happened, slowly while the recorder
    refuses the login.
    """
    told: dict[str, Any] = {
        "translation_domain": DOMAIN,
        "translation_key": _exception_key(err),
        "translation_placeholders": {"recorder": recorder, **problem_placeholders(err)},
    }
    if not is_set_up and isinstance(err, CURED_BY_LOGIN):
        return ConfigEntryAuthFailed(**told)
    if not is_set_up and isinstance(err, UnsupportedSchemaError):
        return ConfigEntryError(**told)
    if isinstance(err, ThrottledError):
        return UpdateFailed(**told, retry_after=THROTTLED_INTERVAL.total_seconds())
    if isinstance(err, CURED_BY_LOGIN):
        return UpdateFailed(**told, retry_after=LOGIN_INTERVAL.total_seconds())
    return UpdateFailed(**told)


@contextmanager
def explained(
    hass: HomeAssistant, recorder: str, port: str | None = None
) -> Iterator[None]:
    """Raise a HomeAssistantError with a person's words for a command that failed.

    The command was for a port, which is given by its label, or for the recorder as a
    whole.
    """
    try:
        yield
    except VapixError as err:
        key, placeholders = _command_problem(hass, recorder, port, err)
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders=placeholders,
        ) from err


def explanation(hass: HomeAssistant, recorder: str, port: str, err: VapixError) -> str:
    """Return the same words for an issue, in Home Assistant's language."""
    key, placeholders = _command_problem(hass, recorder, port, err)
    return exception_text(hass, key, **placeholders)


def _command_problem(
    hass: HomeAssistant, recorder: str, port: str | None, err: VapixError
) -> tuple[str, dict[str, str]]:
    """Return the translation for a command that failed, and what fills it in."""
    if isinstance(err, CommandIgnoredError):
        setting = "keep_power" if port is None else "port"
        named = {"recorder": recorder, "port": port or ""}
        return f"{setting}_not_turned_{'on' if err.enabled else 'off'}", named
    key = _exception_key(err)
    placeholders = {"recorder": recorder, **problem_placeholders(err)}
    if port is None:
        return key, placeholders
    reason = exception_text(hass, key, **placeholders)
    return "port_not_switched", {"port": port, "reason": reason}
