"""What is kept of a connected device is read for what it is, or not at all."""

from datetime import timedelta
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
import pytest

from custom_components.axis_nvr_poe.connected_devices import ConnectedDevice


def read(**data: Any) -> ConnectedDevice | None:
    """Return what is read of a subentry."""
    return ConnectedDevice.from_subentry(
        ConfigSubentry(
            data=MappingProxyType(data),
            subentry_id="id",
            subentry_type="connected_device",
            title="Gate camera",
            unique_id=None,
        )
    )


def test_all_that_a_person_said_is_read() -> None:
    """In the units of the form."""
    assert read(
        port=8,
        device_id="abc",
        protected=True,
        watchdog=True,
        watch=["camera.gate", "binary_sensor.gate"],
        unavailable_for=120,
        max_restarts=2,
    ) == ConnectedDevice(
        subentry_id="id",
        name="Gate camera",
        port=8,
        device_id="abc",
        protected=True,
        watchdog=True,
        watch=("camera.gate", "binary_sensor.gate"),
        unavailable_for=timedelta(minutes=2),
        max_restarts=2,
    )


def test_what_was_not_said_is_as_ever() -> None:
    """A name for a port is enough."""
    device = read(port=8)
    assert device is not None
    assert (device.protected, device.watchdog, device.watch) == (False, False, ())
    assert device.unavailable_for == timedelta(minutes=5)
    assert device.max_restarts == 4


@pytest.mark.parametrize(
    ("figure", "restarts", "minutes"),
    [
        (0, 1, 1),
        (-5, 1, 1),
        (10**9, 24, 1440),
        ("7", 4, 5),
        (None, 4, 5),
        (True, 4, 5),
        (float("nan"), 4, 5),
        (float("inf"), 24, 1440),
    ],
)
def test_figures_stay_within_their_bounds(
    figure: Any, restarts: int, minutes: int
) -> None:
    """Whatever a hand has written into the storage."""
    device = read(port=8, max_restarts=figure, unavailable_for=figure)
    assert device is not None
    assert device.max_restarts == restarts
    assert device.unavailable_for == timedelta(minutes=minutes)


@pytest.mark.parametrize("watch", [None, "camera.gate", {"camera.gate": 1}, [1, None]])
def test_entities_are_a_list_of_ids_or_none(watch: Any) -> None:
    """And no watch of single letters."""
    device = read(port=8, watch=watch, device_id=7, protected="yes")
    assert device is not None
    assert device.watch == ()
    assert device.device_id is None
    assert device.protected is False
