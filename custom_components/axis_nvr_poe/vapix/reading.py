"""What all readers of answers share: from bytes to text, and one edge for errors.

An answer is read for what it is or for nothing: one odd datum costs that datum,
and an answer that cannot be read is a ResponseError, whatever was in it.
"""

import codecs
from collections.abc import Callable
from functools import wraps
import json
import re
from typing import Any

from .errors import ResponseError, VapixError

_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAYS_LATIN = re.compile(
    rb"""\s*<\?xml[^<>]*?encoding\s*=\s*["'](?:iso-8859-15?|latin-?1|windows-1252)["']""",
    re.IGNORECASE,
)
_AROUND = "\ufeff\0 \t\r\n"


def reader[**P, R](read: Callable[P, R]) -> Callable[P, R]:
    """Let nothing but a VapixError come of reading an answer."""

    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return read(*args, **kwargs)
        except VapixError:
            raise
        except Exception as err:  # noqa: BLE001 - that is the rule
            kind = type(err).__name__
        raise ResponseError(f"the answer cannot be read ({kind})")

    return reading


def decoded(body: bytes) -> str:
    """Return the text of an answer without blanks and NULs around it.

    It is UTF-8, unless a byte order mark or an XML declaration says otherwise in
    a way that is known here. What is no character in it is replaced.
    """
    return body.decode(_encoding(body), errors="replace").strip(_AROUND)


def json_document(body: bytes) -> Any:
    """Return an answer in JSON. Raises ResponseError where it is none."""
    try:
        return json.loads(decoded(body), strict=False)
    except (ValueError, RecursionError) as err:
        raise ResponseError("the answer is not JSON") from err


def _encoding(body: bytes) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return encoding
    return "windows-1252" if _SAYS_LATIN.match(body) else "utf-8"
