"""The largest PoE class that fits into the available power."""

import pytest

from custom_components.axis_nvr_poe.recorder.classes import largest_class


@pytest.mark.parametrize(
    ("available", "largest"),
    [
        (None, None),
        (-3.0, "none"),
        (0.0, "none"),
        (3.999, "none"),
        (4.0, "1"),
        (6.999, "1"),
        (7.0, "2"),
        (15.399, "2"),
        (15.4, "3"),
        (29.999, "3"),
        (30.0, "4"),
        (44.999, "4"),
        (45.0, "5"),
        (60.0, "6"),
        (75.0, "7"),
        (89.999, "7"),
        (90.0, "8"),
        (480.0, "8"),
    ],
)
def test_the_largest_class_that_fits(
    available: float | None, largest: str | None
) -> None:
    """Class 0 wants as much as class 3, which is the larger one."""
    assert largest_class(available) == largest
