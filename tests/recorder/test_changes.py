"""What has changed of the ports: each figure by its name, and no other."""

from dataclasses import fields, replace
from typing import Any

import pytest

from custom_components.axis_nvr_poe.recorder.changes import (
    FIGURES,
    Figure,
    changed_figures,
    figures_of,
)
from custom_components.axis_nvr_poe.recorder.data import Port
from custom_components.axis_nvr_poe.vapix.models import PortStatus, PortStatusCode

from .tools import notice, status

GATE = Port(status=status(1), enabled=True, has_device=True)
YARD = Port(status=status(2), enabled=True, has_device=True)


def test_all_that_is_known_of_a_port_is_among_the_figures() -> None:
    """What is left out would not be shown when it changes."""
    known = {field.name for one in (Port, PortStatus) for field in fields(one)}

    assert set(FIGURES) == known - {"status", "port"}


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_that_changes_is_told_alone(figure: Figure) -> None:
    """Whether it is of the port, or of its status."""
    other: Any = {
        "enabled": False,
        "has_device": None,
        "news": notice(2, failing=True),
        "code": PortStatusCode.DISABLED,
    }.get(figure, "other")
    is_of_port = figure in {field.name for field in fields(Port)}
    changed = (
        replace(YARD, **{figure: other})
        if is_of_port
        else replace(YARD, status=replace(YARD.status, **{figure: other}))
    )

    told = changed_figures({1: GATE, 2: YARD}, {1: GATE, 2: changed})

    assert told == {(2, figure)}


def test_nothing_is_told_of_ports_that_are_the_same() -> None:
    """Be it the very picture, or another that says the same."""
    ports = {1: GATE, 2: YARD}

    assert changed_figures(ports, ports) == set()
    assert changed_figures(ports, {1: replace(GATE), 2: replace(YARD)}) == set()


def test_of_a_port_that_comes_or_goes_all_has_changed() -> None:
    """Also where nothing was known of it."""
    both, one = {1: GATE, 2: YARD}, {1: GATE}

    everything = figures_of(2, FIGURES)
    assert changed_figures(one, both) == changed_figures(both, one) == everything
