"""The integration is a stair: each part knows those below it, and no other."""

from pathlib import Path

import pytest

from .imports import circles, edges, foreign, type_checking

INTEGRATION = Path(__file__).parents[1] / "custom_components/axis_nvr_poe"

# From the ground up. Whoever adds a file gives it a place here.
STAIR: tuple[tuple[str, ...], ...] = (
    ("vapix",),
    ("recorder",),
    ("certificates", "connected_devices", "const", "redaction", "schema", "sentences"),
    ("absences", "card", "port_file", "restore", "texts"),
    ("names", "targets"),
    (
        "aliases",
        "connection",
        "happenings",
        "identify",
        "issues",
        "problems",
        "restores",
        "spoken",
        "totals",
        "watchdog_record",
        "watched_entities",
    ),
    ("cures", "first_contact"),
    ("coordinator",),
    ("devices", "event_stream", "failure_repair", "meter", "restorer"),
    ("owed_power", "port_power"),
    ("watchdog",),
    ("runtime",),
    ("entity", "faceplate", "moves", "surroundings", "telling"),
    ("binary_sensor", "button", "event", "sensor", "switch"),
    ("adoption", "faceplate_feed", "port_choices"),
    ("connected_device_form", "found_form", "login_form", "look_after_form"),
    ("connected_device_flow", "options_flow"),
    (
        "condition",
        "config_flow",
        "diagnostics",
        "repairs",
        "services",
        "trigger",
        "websocket_api",
    ),
    ("restarting",),
    ("llm_answers", "said_of_others", "voice_answers"),
    ("llm", "vocabulary"),
    ("by_voice",),
    ("axis_nvr_poe",),
)
STEPS = {part: step for step, parts in enumerate(STAIR) for part in parts}


def part(module: str) -> str:
    """Return the room or file that a module belongs to."""
    return module.removeprefix("axis_nvr_poe.").partition(".")[0]


def test_every_file_has_a_place_on_the_stair() -> None:
    """And every place a file."""
    assert {part(module) for module in edges(INTEGRATION)} == STEPS.keys()


def test_no_part_knows_who_stands_on_it() -> None:
    """Nor its neighbour on the same step."""
    upward = [
        f"{module} imports {imported}"
        for module, all_imported in edges(INTEGRATION).items()
        for imported in all_imported
        if part(module) != part(imported)
        if STEPS[part(imported)] >= STEPS[part(module)]
    ]
    assert upward == []


def test_no_circle_and_none_promised() -> None:
    """Within the rooms too; TYPE_CHECKING would only hide one."""
    assert circles(edges(INTEGRATION)) == []
    assert type_checking(INTEGRATION) == []


@pytest.mark.parametrize(
    ("room", "libraries"),
    [("vapix", {"aiohttp", "xmltodict", "yarl"}), ("recorder", {".vapix"})],
)
def test_below_the_line_there_is_no_home_assistant(
    room: str, libraries: set[str]
) -> None:
    """The client could be published as a package of its own tomorrow."""
    imported = set[str]().union(*foreign(INTEGRATION / room).values())
    assert {one for one in imported if not one.startswith(tuple(libraries))} == set()
