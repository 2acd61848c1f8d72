"""The simulator stands on its own, and its files on one another."""

from pathlib import Path

from tests.imports import circles, edges, foreign, type_checking

FOLDER = Path(__file__).parents[2] / "simulator"


def test_no_circle() -> None:
    """Whoever reads a file can read what it builds on first."""
    assert circles(edges(FOLDER)) == []
    assert type_checking(FOLDER) == []


def test_two_packages_are_all_it_needs() -> None:
    """No Home Assistant, nothing of the integration, the demo or the tests."""
    needed = {
        name.partition(".")[0] for told in foreign(FOLDER).values() for name in told
    }
    assert needed == {"aiohttp", "cryptography"}


def test_rooms_know_only_what_lies_below_them() -> None:
    """What the recorder is knows of no network, and nobody of the control page."""
    below = {
        "recorder": {"recorder"},
        "http": {"http", "recorder"},
        "events": {"events", "http", "recorder"},
        "vapix": {"vapix", "events", "http", "recorder"},
    }
    for name, told in edges(FOLDER).items():
        room = name.split(".")[1] if name.count(".") > 1 else ""
        known = {other.split(".")[1] for other in told}
        assert known <= below.get(room, known), name
