"""Whether a device is at a port: what counts as gone, and when."""

import pytest

from custom_components.axis_nvr_poe.recorder.presence import Presence

from .tools import Clock, status

# Codes of the API document.
EMPTY, POWERED, SELF_POWERED, OFF, NO_BUDGET, FAULT = range(6)


def story(*looks: tuple[int, int | None] | str) -> list[bool | None]:
    """Return what each look at a port says: s since the last one, and the code."""
    clock = Clock()
    presence = Presence(clock)
    seen = []
    for look in looks:
        if isinstance(look, str):
            presence.begin_anew()
            continue
        passed, code = look
        clock.now += passed
        seen.append(presence.seen(status(1, code), enabled=None if code else True))
    return seen


@pytest.mark.parametrize("code", [POWERED, SELF_POWERED])
def test_a_pulled_cable_shows_at_once(code: int) -> None:
    """And so does one that is plugged in."""
    assert story((0, code), (2, EMPTY), (2, code)) == [True, False, True]


@pytest.mark.parametrize("code", [NO_BUDGET, FAULT])
def test_an_error_means_a_device(code: int) -> None:
    """It is looked for anew once the error is over, which takes a moment."""
    assert story((0, code), (2, EMPTY), (2, POWERED)) == [True, None, True]
    assert story((0, POWERED), (30, code), (30, EMPTY), (30, EMPTY)) == [
        True,
        True,
        None,
        False,
    ]


@pytest.mark.parametrize("code", [OFF, None])
def test_a_port_that_is_off_or_unknown_tells_nothing(code: int | None) -> None:
    """A port that comes on looks for its device, for as long as the quick polls go."""
    assert story((0, POWERED), (30, code), (30, EMPTY), (24, EMPTY), (1, EMPTY)) == [
        True,
        None,
        None,
        None,
        False,
    ]


def test_after_an_outage_ports_look_for_their_devices() -> None:
    """The recorder may have restarted, and its ports with it."""
    seen = story((0, POWERED), "outage", (60, EMPTY), (30, EMPTY))
    assert seen == [True, None, False]
    assert story((0, EMPTY), (30, EMPTY)) == [None, False]


def test_a_status_that_lags_behind_the_mode_tells_nothing() -> None:
    """The port is off already."""
    clock = Clock()
    presence = Presence(clock)
    assert presence.seen(status(1, POWERED), enabled=True) is True
    for code in (POWERED, EMPTY, NO_BUDGET, FAULT):
        assert presence.seen(status(1, code), enabled=False) is None
    assert presence.seen(status(1, EMPTY), enabled=True) is None


def test_each_port_stands_for_itself() -> None:
    """One that is empty makes no other one so."""
    presence = Presence(Clock())
    assert presence.seen(status(1, POWERED), enabled=True) is True
    assert presence.seen(status(2, EMPTY), enabled=True) is None
    assert presence.seen(status(1, EMPTY), enabled=True) is False
