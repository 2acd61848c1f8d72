"""A worker keeps to itself what is routine, and nothing that is amiss."""

from typing import Any

import pytest

from .quiet_workers import less


@pytest.mark.parametrize(
    ("name", "content", "is_told"),
    [
        ("logstart", {"nodeid": "a", "location": ("a", 1, "a")}, False),
        ("testreport", {"data": {"when": "setup", "outcome": "passed"}}, False),
        ("testreport", {"data": {"when": "setup", "outcome": "failed"}}, True),
        ("testreport", {"data": {"when": "setup", "outcome": "skipped"}}, True),
        ("testreport", {"data": {"when": "call", "outcome": "passed"}}, True),
        ("testreport", {"data": {"when": "call", "outcome": "failed"}}, True),
        ("testreport", {"data": {"when": "teardown", "outcome": "passed"}}, False),
        ("testreport", {"data": {"when": "teardown", "outcome": "failed"}}, True),
        ("logfinish", {"nodeid": "a", "location": ("a", 1, "a")}, True),
        ("runtest_protocol_complete", {"item_index": 0, "duration": 1.0}, True),
        ("workerfinished", {"workeroutput": {}}, True),
    ],
)
def test_only_what_is_routine_is_kept(
    name: str, content: dict[str, Any], is_told: bool
) -> None:
    """A test that passed still counts, and its end is waited for."""
    told: list[tuple[str, dict[str, Any]]] = []
    less(lambda name, **content: told.append((name, content)))(name, **content)
    assert told == ([(name, content)] if is_told else [])
