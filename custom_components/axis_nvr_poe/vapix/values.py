"""Values of JSON and XML answers, taken for what they are or for nothing."""

import math
import re
from typing import Any

_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?", re.ASCII)


def json_object(value: Any) -> dict[str, Any]:
    """Return a JSON object, an empty one where there is something else."""
    return value if isinstance(value, dict) else {}


def text(value: Any) -> str | None:
    """Return a text without the blanks around it, None where empty or no text."""
    return value.strip() or None if isinstance(value, str) else None


def number(value: Any) -> float | None:
    """Return a finite number, written as text or not; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    written = str(value).strip()
    read = float(written) if _NUMBER.fullmatch(written) else math.inf
    return read if math.isfinite(read) else None


def integer(value: Any) -> int | None:
    """Return a whole number, written as text or not; None where it is none."""
    read = number(value)
    return int(read) if read is not None and read.is_integer() else None
