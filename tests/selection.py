"""Tables of which the quick run looks into some rows, and the slow one into all."""

from collections.abc import Iterable
from typing import Any

from _pytest.mark import ParameterSet
import pytest


def every(nth: int, rows: Iterable[Any]) -> list[ParameterSet]:
    """Return the rows, all but every n-th of them marked as slow."""
    return [
        pytest.param(
            *(row if isinstance(row, tuple) else (row,)),
            marks=pytest.mark.slow if number % nth else (),
        )
        for number, row in enumerate(rows)
    ]
