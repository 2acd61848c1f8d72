"""The repository's files are what Home Assistant, HACS and readers expect."""

import pytest

from . import (
    brand,
    descriptions,
    languages,
    pages,
    quality_scale,
    spoken,
    versions,
    workflows,
)
from .files import HERE, Check
from .quality_scale import QUALITY_SCALE_RULES

CHECKS: list[Check] = [
    value
    for module in (
        brand,
        descriptions,
        languages,
        pages,
        quality_scale,
        spoken,
        versions,
        workflows,
    )
    for name, value in vars(module).items()
    if name.startswith("check_")
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__[6:])
def test_repository_has_no_problem_with(check: Check) -> None:
    """Every check finds nothing."""
    problems = list(check(HERE))
    assert not problems, "\n".join(problems)


def test_the_quality_scale_has_54_rules() -> None:
    """The list of rules is complete, and names none twice."""
    rules = [rule for rules in QUALITY_SCALE_RULES.values() for rule in rules]
    assert len(rules) == len(set(rules)) == 54
