"""The picture of a recorder: sums and states, and what is unknown of them."""

from dataclasses import replace

import pytest

from custom_components.axis_nvr_poe.recorder.data import Port, RecorderData, Settings
from custom_components.axis_nvr_poe.vapix.models import FailureNotice

from .tools import notice, picture, status


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


def test_news_come_and_go_and_leave_the_other_ports_as_they_are() -> None:
    """A picture whose news are the same is the same object, and so is each port."""
    before = picture(port1=1, port2=1)
    told = before.with_news({1: notice(1)})
    assert (told.ports[1].failing, told.ports[2]) == (True, before.ports[2])
    assert told.ports[2] is before.ports[2]
    assert told.with_news({1: notice(1)}) is told
    assert told.with_news({}) == before
    assert before.with_news({}) is before
    assert before.with_hardware({}) is before


def test_a_mode_is_published_for_a_port_that_is_there() -> None:
    """Of one that has gone meanwhile nothing is shown."""
    data = picture(port1=1)

    assert data.with_port_enabled(1, enabled=False).ports[1].enabled is False
    assert data.with_port_enabled(2, enabled=False) is data


@pytest.mark.parametrize(
    ("code", "description", "extra", "reason"),
    [
        (5, "Error: Other", None, "Error: Other"),
        (5, None, "Short circuit", "Short circuit"),
        (5, None, None, None),
        (5, "Error: Other", "Short circuit", "Error: Other (Short circuit)"),
        (5, "Error: Other", "other", "Error: Other"),
        (
            4,
            "Error: Power budget exceeded",
            "0x20: Power budget exceeded",
            "Error: Power budget exceeded",
        ),
        (4, "Error", "0x2F: Overload", "Error (0x2F: Overload)"),
        (1, "Connected - PoE", "0x01: 802.3af-compliant", "Connected - PoE"),
    ],
)
def test_the_reason_is_what_the_status_says_in_words(
    code: int, description: str | None, extra: str | None, reason: str | None
) -> None:
    """What it adds to its description counts where it says more of a failure."""
    told = replace(status(1, code), description=description, extra=extra)

    assert Port(status=told, enabled=True).failure.reason_text == reason


@pytest.mark.parametrize(
    ("news", "code", "reason"),
    [
        (notice(text="Overload"), 5, "Overload"),
        (notice(), 5, "Error: Other"),
        (notice(), 1, None),
        (notice(), None, None),
        (notice(failing=False), 5, None),
    ],
)
def test_a_pushed_reason_comes_first(
    news: FailureNotice, code: int | None, reason: str | None
) -> None:
    """Without one, a status that tells of the failure as well has the word."""
    told = replace(status(1, code), description="Error: Other")

    assert Port(status=told, enabled=True, news=news).failure.reason_text == reason
