"""Tables of which the quick run looks into some rows, and the slow one into all."""

from collections.abc import Iterable
from typing import Any

from _pytest.mark import ParameterSet
import pytest


def every(nth: int, rows: Iterable[Any]) -> list[ParameterSet]:
    """Return the rows, all but every n-th of them, from the first on, marked as slow."""
    return [
        pytest.param(
            *row.values,
            marks=[*row.marks, pytest.mark.slow] if number % nth else row.marks,
            id=row.id,
        )
        for number, row in enumerate(map(_row, rows))
    ]


def _row(row: Any) -> ParameterSet:
    if isinstance(row, ParameterSet):
        return row
    return pytest.param(*(row if isinstance(row, tuple) else (row,)))
