"""JSON from outside, checked before it reaches the simulator."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from types import UnionType
from typing import Any, get_args, get_type_hints

from .recorder.camera import Camera

type Kind = type | UnionType
type Spec = Mapping[str, Kind]


class FieldError(ValueError):
    """The JSON doesn't hold what it should; the message is for a person."""


def check(given: Any, required: Spec, optional: Spec) -> dict[str, Any]:
    """Let an object through whose fields are known, complete and of the right type."""
    if not isinstance(given, dict):
        raise FieldError("A JSON object is expected")
    known = {**required, **optional}
    for name in required:
        if name not in given:
            raise FieldError(f"{name} is missing")
    for name, value in given.items():
        if name not in known:
            raise FieldError(f"{name} is not known here; known: {', '.join(known)}")
        if not _fits(value, known[name]):
            raise FieldError(f"{name} can't be {value!r}")
    return given


def camera_from(given: Any) -> Camera:
    """Read a camera; what is left out has its default."""
    hints = get_type_hints(Camera)
    spec = {field.name: hints[field.name] for field in fields(Camera)}
    try:
        return Camera(**check(given, {}, spec))
    except FieldError as error:
        raise FieldError(f"camera: {error}") from None


def camera_to(camera: Camera | None) -> dict[str, Any] | None:
    """Write a camera."""
    return None if camera is None else asdict(camera)


def _fits(value: Any, kind: Kind) -> bool:
    """Whether a value is of a kind; 1 is a float, but true is no number."""
    allowed = set(get_args(kind) or (kind,))
    if float in allowed:
        allowed.add(int)
    return type(value) in allowed
