"""What is told of a port, given what was told last."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.axis_nvr_poe.recorder.activity import Told, Treatment, news_of
from custom_components.axis_nvr_poe.recorder.data import Port

from .tools import notice, status

WELL = Told(has_device=True)


def port(code: int | None = 1, **known: Any) -> Port:
    """Return a port; it is on, and its device is there, unless said otherwise."""
    is_there = Port(status=status(1, code), enabled=True, has_device=True)
    return replace(is_there, **known)


def told(
    seen: Port, cycled_by: str | None = None, before: Told = WELL
) -> list[tuple[str, dict[str, Any]]]:
    """Return what is told, and see that nothing is told twice."""
    treatment = Treatment(cycled_by=cycled_by)
    news, known = news_of(seen, treatment, before)
    assert news_of(seen, treatment, known) == ([], known)
    return [(str(one.activity), dict(one.attributes)) for one in news]


def types(seen: Port, cycled_by: str | None = None, before: Told = WELL) -> list[str]:
    """Return the types of what is told."""
    return [activity for activity, _ in told(seen, cycled_by, before)]


def test_what_is_as_it_was_is_no_news() -> None:
    """Nor is what nobody knows."""
    assert types(port()) == []
    assert types(port(None, has_device=None)) == []
    failing = replace(WELL, failing=True)
    assert news_of(port(None, has_device=None), Treatment(), failing) == ([], failing)


def test_a_failure_comes_and_goes_with_its_reason() -> None:
    """Pushed, or as the status tells it."""
    pushed = replace(notice(text="Overload"), reason=4)
    assert told(port(news=pushed)) == [
        ("failure", {"reason": 4, "reason_text": "Overload"})
    ]
    assert types(port(5)) == ["failure"]
    assert types(port(5, news=notice(failing=False)), before=Told(failing=True)) == [
        "recovered"
    ]


@pytest.mark.parametrize(
    ("before", "seen", "expected"),
    [
        (True, False, ["disconnected"]),
        (False, True, ["connected"]),
        (None, True, []),
        (None, False, []),
        (True, None, []),
        (False, None, []),
    ],
)
def test_a_device_comes_and_goes(
    before: bool | None, seen: bool | None, expected: list[str]
) -> None:
    """The first time that anything is known of one is no news."""
    assert types(port(has_device=seen), before=Told(has_device=before)) == expected


def test_a_device_is_remembered_while_nobody_can_see_it() -> None:
    """The port is off; then it is on again, and the device is back."""
    _, known = news_of(port(3, enabled=False, has_device=None), Treatment(), WELL)
    assert types(port(), before=known) == []
    assert types(port(0, has_device=False), before=known) == ["disconnected"]


def test_a_power_cycle_has_a_beginning_and_an_end() -> None:
    """With who wanted it."""
    assert told(port(), "watchdog") == [("power_cycle_started", {"by": "watchdog"})]
    assert told(port(), None, Told(has_device=True, cycled_by="person")) == [
        ("power_cycle_finished", {"by": "person"})
    ]


def test_a_cycle_may_end_and_another_begin_while_nobody_looks() -> None:
    """Both are told, in their order."""
    assert told(port(), "person", Told(has_device=True, cycled_by="watchdog")) == [
        ("power_cycle_finished", {"by": "watchdog"}),
        ("power_cycle_started", {"by": "person"}),
    ]


@pytest.mark.parametrize(
    ("enabled", "expected"),
    [(False, []), (None, ["power_cycle_finished"]), (True, ["power_cycle_finished"])],
)
def test_a_cycle_that_left_its_port_off_is_not_finished(
    enabled: bool | None, expected: list[str]
) -> None:
    """A person wanted it so."""
    off = port(3, enabled=enabled, has_device=None)
    assert types(off, before=Told(cycled_by="person")) == expected


def test_several_news_of_a_port_are_all_told() -> None:
    """A failing camera was unplugged in the middle of a power cycle."""
    before = Told(failing=True, has_device=True, cycled_by="person")
    assert types(port(0, has_device=False), before=before) == [
        "power_cycle_finished",
        "disconnected",
        "recovered",
    ]


def test_a_new_port_is_no_news() -> None:
    """However it stands."""
    seen = port(5)
    assert (
        types(seen, "person", Told.silently(seen, Treatment(cycled_by="person"))) == []
    )


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (Told(failing=True, has_device=False, cycled_by="x").as_dict(), None),
        ({"last_event_type": "failure"}, Told(failing=True)),
        ({"last_event_type": "failure", "failing": False}, Told()),
        ({"failing": "yes", "has_device": 1, "cycled_by": []}, Told()),
        ({}, Told()),
        (None, Told()),
        ([], Told()),
    ],
)
def test_what_was_stored_counts_as_far_as_it_can_be_read(
    stored: Any, expected: Told | None
) -> None:
    """The rest is as if nothing had been told."""
    whole = Told(failing=True, has_device=False, cycled_by="x")
    assert Told.from_stored(stored) == (expected or whole)


@pytest.mark.parametrize(
    ("afterwards", "expected"),
    [
        (port(4), []),
        (port(1), ["recovered"]),
        (port(2), ["recovered"]),
        (port(3, enabled=False), ["recovered"]),
        (port(0, has_device=False), ["disconnected", "recovered"]),
    ],
)
def test_a_port_that_waits_has_not_recovered_while_it_is_held_off(
    afterwards: Port, expected: list[str]
) -> None:
    """Nor while it looks for its device afterwards; what it has come to counts."""
    waits = Told(has_device=True, failing=True)
    held = Treatment(is_held=True)
    news, known = news_of(port(3, enabled=False), held, waits)
    assert news == []
    assert Told.from_stored(known.as_dict()) == known

    for on_its_way in (port(3), port(0, has_device=None)):
        news, known = news_of(on_its_way, Treatment(), known)
        assert news == []

    assert types(afterwards, before=known) == expected
