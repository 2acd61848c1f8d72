"""Every error of the client has words for a person."""

from collections.abc import Callable, Iterator

import pytest

from custom_components.axis_nvr_poe.problems import problem_key, unavailable
from custom_components.axis_nvr_poe.vapix.errors import (
    CertificateError,
    ChangedCertificateError,
    CommandIgnoredError,
    GeneralError,
    HttpsWantedError,
    NotConnectedError,
    NotFoundError,
    RecorderConnectionError,
    ResponseError,
    RestError,
    UnauthorizedRequestError,
    Unreachable,
    UnsupportedSchemaError,
    Untrusted,
    UntrustedCertificateError,
    VapixError,
)

# Only ever raised as something more particular, told in words of its own, or taken
# care of before anybody is told.
UNTOLD = {CertificateError, CommandIgnoredError, NotConnectedError}

MADE: dict[type[VapixError], Callable[[], VapixError]] = {
    ChangedCertificateError: lambda: ChangedCertificateError(pinned="", presented=""),
    HttpsWantedError: lambda: HttpsWantedError("https://192.168.0.90"),
    RestError: lambda: RestError(None, None),
    UnsupportedSchemaError: lambda: UnsupportedSchemaError(()),
}


def kinds(kind: type[VapixError]) -> Iterator[type[VapixError]]:
    """Yield every kind of error below one."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds(each)


def make(kind: type[VapixError]) -> VapixError:
    """Return an error of a kind."""
    if issubclass(kind, (GeneralError, RestError)):
        return kind(None, None)
    return MADE.get(kind, kind)()


@pytest.mark.parametrize("kind", sorted(kinds(VapixError), key=str))
def test_every_error_has_words(kind: type[VapixError]) -> None:
    """Whoever adds one adds its words, or a timer may die of it."""
    if kind not in UNTOLD:
        assert problem_key(make(kind))


def test_every_reason_has_words_of_its_own() -> None:
    """Why a recorder cannot be reached, or its certificate not be verified."""
    unreachable = [RecorderConnectionError(reason=one) for one in Unreachable]
    untrusted = [UntrustedCertificateError("", reason=one) for one in Untrusted]
    keys = [problem_key(one) for one in (*unreachable, *untrusted)]
    assert len(set(keys)) == len(keys)


def test_a_particular_error_is_not_told_as_its_kind() -> None:
    """What helps a person is said: HTTPS, another role, another device."""
    told = [
        ResponseError,
        NotFoundError,
        HttpsWantedError,
        GeneralError,
        UnauthorizedRequestError,
    ]
    assert len({problem_key(make(kind)) for kind in told}) == len(told)


@pytest.mark.parametrize("kind", sorted(set(kinds(VapixError)) - UNTOLD, key=str))
def test_what_a_person_is_told_holds_no_technical_words(kind: type[VapixError]) -> None:
    """Those are for the debug log and the diagnostics; what is not known is no None."""
    err = make(kind)
    err.args = ("Expecting value: line 1 column 1",)
    told = unavailable("NVR", err, is_set_up=True).translation_placeholders
    assert told is not None
    assert not [text for text in told.values() if "Expecting" in text or "None" in text]
