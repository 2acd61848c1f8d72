"""What Home Assistant is to listen for, and what is meant once it was said."""

from unittest.mock import Mock

import pytest

from custom_components.axis_nvr_poe.spoken import SpokenPort
from custom_components.axis_nvr_poe.vocabulary import Called, Vocabulary

ASKED = {
    "voice_restart": "[please] restart [the] {name}\nturn [the] {name} off and on",
    "voice_turn_off": "turn off [the] {name}",
}


def port(number: int, *names: str, protected: bool = False) -> SpokenPort:
    """Return a port that an assistant may reach."""
    return SpokenPort(
        entry=Mock(),
        number=number,
        switch=f"switch.port_{number}",
        names=names,
        is_named=True,
        is_protected=protected,
        area=None,
        floor=None,
    )


def known(*ports: SpokenPort) -> Vocabulary:
    """Return what can be said of ports; longer names come first."""
    called = {
        name: Called(name=name, is_area=False, has_place=False, ports=[one])
        for one in ports
        for name in one.names
    }
    longest_first = dict(sorted(called.items(), key=lambda one: -len(one[0])))
    return Vocabulary(language="en", asked=ASKED, called=longest_first)


@pytest.mark.parametrize("ports", [1, 16, 200])
def test_home_assistant_listens_for_a_few_sentences_however_many_names_there_are(
    ports: int,
) -> None:
    """It reads all of them anew whenever one name changes."""
    cameras = known(*(port(number, f"Camera {number}") for number in range(ports)))

    assert len(cameras.sentences) == 2
    assert cameras.meaning("restart the camera 0").called.ports[0].number == 0


def test_what_only_protected_devices_are_asked_is_listened_for_where_there_is_one() -> (
    None
):
    """And means those alone."""
    both = known(port(1, "Gate"), port(2, "Yard", protected=True))

    assert both.sentences[-1] == "turn off [the] (Yard)"
    assert both.meaning("turn off the yard").asked == "voice_turn_off"
    with pytest.raises(ValueError, match="empty"):
        both.meaning("turn off the gate")


def test_of_two_names_that_fit_the_longer_one_is_meant() -> None:
    """Where a name begins as a sentence may go on before it."""
    both = known(port(1, "Gate"), port(2, "The gate"))

    assert both.meaning("restart the gate").called.ports[0].number == 2
    assert both.meaning("restart gate").called.ports[0].number == 1
