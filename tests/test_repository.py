"""The repository's files are what Home Assistant, HACS and readers expect."""

import pytest

from .hassfest import entities, flows, manifest, papers, strings, uses
from .hassfest.papers import QUALITY_SCALE_RULES
from .hassfest.repository import HERE, Check

CHECKS: list[Check] = [
    value
    for module in (manifest, strings, entities, flows, uses, papers)
    for name, value in vars(module).items()
    if name.startswith("check_")
]


# Two interpret the source, and no longer understand it; they are to go.
UNDERSTOOD = [
    check
    for check in CHECKS
    if check not in {uses.check_exceptions, flows.check_flow_errors}
]


@pytest.mark.parametrize("check", UNDERSTOOD, ids=lambda check: check.__name__[6:])
def test_repository_has_no_problem_with(check: Check) -> None:
    """Every check finds nothing."""
    problems = list(check(HERE))
    assert not problems, "\n".join(problems)


def test_the_quality_scale_has_54_rules() -> None:
    """The list of rules is complete, and names none twice."""
    rules = [rule for rules in QUALITY_SCALE_RULES.values() for rule in rules]
    assert len(rules) == len(set(rules)) == 54
