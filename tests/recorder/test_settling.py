"""Ports that were just switched: whom to believe, and when to poll."""

from custom_components.axis_nvr_poe.recorder.settling import PAUSES, Settling

from .tools import status

ON, OFF, EMPTY = (status(1, code) for code in (1, 3, 0))


def test_a_port_at_rest_is_believed() -> None:
    """Even when it says something else than before: somebody else switched it."""
    assert Settling().believes(OFF, shown=True)


def test_a_port_just_switched_is_believed_once_it_says_what_its_mode_does() -> None:
    """Until then its status is from before the command."""
    settling = Settling()
    settling.switched(1)

    assert not settling.believes(ON, shown=False)
    assert settling.believes(OFF, shown=False)
    assert settling.believes(status(2, 3), shown=True)


def test_a_port_comes_to_rest_with_a_status_that_is_final() -> None:
    """An empty one may yet turn out to have a device that is detected."""
    settling = Settling()
    settling.switched(1)

    settling.arrived(EMPTY)
    assert not settling.believes(OFF, shown=True)

    settling.arrived(ON)
    assert settling.believes(OFF, shown=True)


def test_a_port_that_is_gone_is_not_waited_for() -> None:
    """Should it return, it is believed."""
    settling = Settling()
    settling.switched(1)
    settling.first_pause()
    settling.forget_all_but({2})

    assert settling.next_pause() is None
    assert settling.believes(OFF, shown=True)


def test_the_pauses_grow_and_end() -> None:
    """Each command begins them anew."""
    settling = Settling()
    settling.switched(1)
    assert [settling.first_pause(), *(settling.next_pause() for _ in range(4))] == [
        *PAUSES,
        None,
    ]
    assert settling.first_pause() == PAUSES[0]


def test_the_pauses_end_when_all_is_at_rest() -> None:
    """There is nothing more to wait for."""
    settling = Settling()
    settling.switched(1)
    settling.first_pause()
    settling.arrived(ON)

    assert settling.next_pause() is None
