"""The recorder's own hardware: what stands of what it told, and for how long."""

from custom_components.axis_nvr_poe.recorder.hardware import Hardware
from custom_components.axis_nvr_poe.vapix.models import HardwareFailure, HardwareNotice

from .tools import Clock

FAN = HardwareFailure.FAN


def fan(number: int, *, failing: bool | None) -> HardwareNotice:
    """Return what the stream might tell of a fan."""
    return HardwareNotice(failure=FAN, part=f"fan {number}", failing=failing)


def told(*notices: HardwareNotice) -> tuple[Hardware, Clock]:
    """Return what a first stream has told."""
    clock = Clock()
    hardware = Hardware(clock)
    hardware.begin_stream()
    hardware.subscribed()
    for notice in notices:
        hardware.take(notice)
    return hardware, clock


def test_nothing_is_known_of_what_was_never_told() -> None:
    """So that nobody sees a sensor for it."""
    hardware, _ = told()
    assert hardware.states == {}


def test_a_kind_fails_with_any_of_its_parts() -> None:
    """Unknown while one is unknown and none is known to fail."""
    hardware, _ = told(fan(0, failing=False))
    assert hardware.states == {FAN: False}
    assert hardware.take(fan(1, failing=None))
    assert hardware.states == {FAN: None}
    assert hardware.take(fan(2, failing=True))
    assert hardware.states == {FAN: True}
    assert not hardware.take(fan(1, failing=True))
    assert not hardware.take(fan(2, failing=False))
    assert hardware.take(fan(1, failing=False))
    assert hardware.states == {FAN: False}


def test_a_lost_stream_takes_nothing_back() -> None:
    """Shown is what the recorder last said, also long after."""
    hardware, clock = told(fan(0, failing=True))
    hardware.begin_stream()
    clock.now += 3600
    hardware.end_poll()

    assert hardware.states == {FAN: True}


def test_what_a_new_stream_does_not_repeat_is_unknown() -> None:
    """Once it has had its time; before or after the acknowledgement counts alike."""
    hardware, clock = told(fan(0, failing=True), fan(1, failing=True))
    hardware.begin_stream()
    hardware.take(fan(1, failing=False))
    hardware.subscribed()
    clock.now += 9
    hardware.end_poll()
    assert hardware.states == {FAN: True}

    clock.now += 1
    hardware.end_poll()
    assert hardware.states == {FAN: False}

    hardware.begin_stream()
    hardware.subscribed()
    clock.now += 10
    hardware.end_poll()
    assert hardware.states == {FAN: None}


def test_a_recorder_without_a_stream_any_more_tells_nothing() -> None:
    """Its firmware may have changed."""
    hardware, _ = told(fan(0, failing=True))
    hardware.forget()

    assert hardware.states == {FAN: None}


def test_no_more_parts_are_kept_than_any_recorder_has() -> None:
    """Whatever it tells."""
    hardware, _ = told(*(fan(number, failing=False) for number in range(32)))
    hardware.take(fan(32, failing=True))

    assert hardware.states == {FAN: False}
