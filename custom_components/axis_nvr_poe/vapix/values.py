"""Values of JSON and XML answers, taken for what they are or for nothing.

Whatever comes from here is bounded and clean: Home Assistant can show and save it.
"""

import re
import sys
from typing import Any

TEXT_LIMIT = 255
"""characters; Home Assistant shows no longer state."""

# With a point or a comma before the decimals. A comma before three digits may
# separate thousands, so that it tells nothing.
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d*)(?:[.](?P<point>\d*)|,(?P<comma>\d{1,2}))?"
    r"(?P<power>e[+-]?\d+)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_NUMBER = 32  # characters, beyond what any figure takes
_LARGEST_INTEGER = 2**31

_TRUTHS = {
    "yes": True,
    "no": False,
    "true": True,
    "false": False,
    "1": True,
    "0": False,
}

# Control characters, halves of characters, and what never is one.
_UNCLEAN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def json_object(value: Any) -> dict[str, Any]:
    """Return a JSON object, an empty one where there is something else."""
    return value if isinstance(value, dict) else {}


def text(value: Any) -> str | None:
    """Return a text on one line, None where empty or no text.

    Cut at TEXT_LIMIT; what nobody could show or save in it is replaced.
    """
    if not isinstance(value, str):
        return None
    line = " ".join(value.strip()[:TEXT_LIMIT].split())
    return _UNCLEAN.sub("\ufffd", line) or None


def truth(value: Any) -> bool | None:
    """Return yes or no, however it is written; None where it is neither."""
    written = str(value) if isinstance(value, (bool, int)) else text(value) or ""
    return _TRUTHS.get(written.lower())


def number(value: Any) -> float | None:
    """Return a finite number, written as text or not; None where it is none."""
    if isinstance(value, bool):
        return None
    read = _written_number(value) if isinstance(value, str) else value
    if not isinstance(read, (int, float)):
        return None
    # Adding nothing takes the sign off a zero.
    return float(read) + 0.0 if abs(read) <= sys.float_info.max else None


def integer(value: Any) -> int | None:
    """Return a whole number, written as text or not; None where it is none.

    One that takes more than 31 bits is none.
    """
    read = number(value)
    if read is None or not read.is_integer() or abs(read) >= _LARGEST_INTEGER:
        return None
    return int(read)


def _written_number(value: str) -> float | None:
    written = value.strip()
    if len(written) > _LONGEST_NUMBER:
        return None
    match = _NUMBER.fullmatch(written)
    if match is None:
        return None
    decimals = match["point"] or match["comma"] or ""
    if not match["whole"] + decimals:
        return None
    return float(
        f"{match['sign']}{match['whole'] or 0}.{decimals or 0}{match['power'] or ''}"
    )
