"""Triggers, conditions and actions are found by the words that people search for."""

import json
from pathlib import Path
from typing import Any

import pytest

from .repository.files import HERE

ENGLISH: dict[str, Any] = json.loads(
    Path(HERE.integration, "translations/en.json").read_text()
)

FINDS: dict[str, dict[str, set[str]]] = {
    "triggers": {
        "failure": {"poe_failure_started", "poe_failure_cleared"},
        "camera": {
            "device_connected",
            "device_disconnected",
            "poe_failure_cleared",
            "poe_failure_started",
            "power_cycle_finished",
        },
        "restart": {"power_cycle_finished"},
        "unplugged": {"device_disconnected"},
        "port": {
            "device_connected",
            "device_disconnected",
            "poe_failure_cleared",
            "poe_failure_started",
            "power_cycle_finished",
        },
    },
    "conditions": {
        "failure": {"is_failing"},
        "camera": {"fits_in_budget", "is_failing", "is_powered"},
        "restart": {"is_powered"},
        "power budget": {"fits_in_budget"},
        "available power": {"fits_in_budget"},
    },
    "services": {
        "camera": {"power_cycle", "restore_load", "shed_load"},
        "restart": {"power_cycle"},
        "reboot": {"power_cycle"},
        "battery": {"shed_load"},
        "turns off": {"shed_load"},
        "turned off": {"power_cycle", "restore_load"},
    },
}


@pytest.mark.parametrize("kind", FINDS)
def test_what_people_search_for_is_found(kind: str) -> None:
    """By its name or its description, and nothing else by the same word."""
    for word, expected in FINDS[kind].items():
        found = {
            key
            for key, text in ENGLISH[kind].items()
            if word in f"{text['name']} {text['description']}".lower()
        }
        assert (word, found) == (word, expected)


@pytest.mark.parametrize(
    ("key", "beginning"),
    [
        ("power_cycle", "Restarts a camera"),
        ("restore_load", "Turns cameras"),
        ("shed_load", "Turns off cameras"),
    ],
)
def test_an_action_says_first_what_becomes_of_a_camera(
    key: str, beginning: str
) -> None:
    """A picker shows no more than the beginning."""
    assert ENGLISH["services"][key]["description"].startswith(beginning)
