"""Values of JSON and XML answers, taken for what they are or for nothing.

Whatever comes from here is bounded and clean: Home Assistant can show and save it.
"""

from functools import lru_cache
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

# As most write it, as Cisco does, and without separators.
_MAC = re.compile(
    r"[\da-f]{2}(?P<gap>[:-]?)(?:[\da-f]{2}(?P=gap)){4}[\da-f]{2}"
    r"|[\da-f]{4}(?:[.][\da-f]{4}){2}",
    re.ASCII,
)
# Nobody's, everybody's, and those of protocols. The sample in Axis' document has the
# bit of a group set as well, so the bit alone tells nothing.
_NO_DEVICE = ("000000000000", "01", "3333", "ffffffffffff")

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
    return _short_line(value) if len(value) <= _SHORT else _line(value)


# A poll brings the same few hundred short texts over and over.
_SHORT = 64
KEPT = 1024


def _line(value: str) -> str | None:
    line = " ".join(value.strip()[:TEXT_LIMIT].split())
    return _UNCLEAN.sub("\ufffd", line) or None


_short_line = lru_cache(KEPT)(_line)


def mac_address(value: Any) -> str | None:
    """Return a MAC address like ``ac:cc:8e:fd:1f:ca``, None where it is no device's."""
    written = (text(value) or "").lower()
    if not _MAC.fullmatch(written):
        return None
    digits = re.sub("[:.-]", "", written)
    if digits.startswith(_NO_DEVICE):
        return None
    return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))


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
    return _short_number(written) if len(written) <= _LONGEST_NUMBER else None


@lru_cache(KEPT)
def _short_number(written: str) -> float | None:
    match = _NUMBER.fullmatch(written)
    if match is None:
        return None
    decimals = match["point"] or match["comma"] or ""
    if not match["whole"] + decimals:
        return None
    return float(
        f"{match['sign']}{match['whole'] or 0}.{decimals or 0}{match['power'] or ''}"
    )
