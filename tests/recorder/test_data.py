"""The picture of a recorder: sums and states, and what is unknown of them."""

import pytest

from custom_components.axis_nvr_poe.recorder.data import Port, RecorderData, Settings

from .tools import picture, status


def with_figures(*figures: tuple[int | None, float | None]) -> RecorderData:
    """Return ports with a status code and a figure for draw and reservation, W."""
    return RecorderData(
        ports={
            number: Port(
                status=status(
                    number, code, power_consumption=watts, allocated_power=watts
                ),
                enabled=True,
            )
            for number, (code, watts) in enumerate(figures, start=1)
        },
        settings=Settings(power_budget=65.0),
    )


def test_sums_are_taken_over_the_ports() -> None:
    """What is available is what the reservations leave of the budget."""
    data = with_figures((1, 3.4), (1, 5.4))

    assert data.power == 8.8
    assert data.allocated_power == 8.8
    assert data.available_power == 56.2


@pytest.mark.parametrize("code", [1, None], ids=["powered", "unknown"])
def test_a_sum_with_an_unknown_part_is_unknown(code: int | None) -> None:
    """A port that may draw power might draw anything."""
    data = with_figures((1, 3.4), (code, None))

    assert data.power is None
    assert data.available_power is None


@pytest.mark.parametrize("code", [0, 2, 3, 4, 5])
def test_a_port_without_power_adds_nothing(code: int) -> None:
    """Whether it tells so or not."""
    assert with_figures((1, 3.4), (code, None)).power == 3.4


def test_without_a_budget_nothing_is_known_to_be_available() -> None:
    """The reservations are known all the same."""
    data = RecorderData(ports=with_figures((1, 7.0)).ports)

    assert data.allocated_power == 7.0
    assert data.available_power is None


@pytest.mark.parametrize(
    ("codes", "failing"),
    [
        ({"port1": 1, "port2": 0}, False),
        ({"port1": 1, "port2": 5}, True),
        ({"port1": None, "port2": 4}, True),
        ({"port1": None, "port2": 1}, None),
        ({}, False),
    ],
)
def test_a_recorder_fails_with_any_of_its_ports(
    codes: dict[str, int | None], failing: bool | None
) -> None:
    """Unknown while one that may fail is unknown and none is known to."""
    assert picture(**codes).failing is failing


def test_a_mode_is_published_for_a_port_that_is_there() -> None:
    """Of one that has gone meanwhile nothing is shown."""
    data = picture(port1=1)

    assert data.with_port_enabled(1, enabled=False).ports[1].enabled is False
    assert data.with_port_enabled(2, enabled=False) is data
