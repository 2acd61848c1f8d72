"""Which device hangs on which port: learned, or left to a person, but never guessed."""

import pytest

from custom_components.axis_nvr_poe.recorder.interfaces import NO_PORT, learn_ports
from custom_components.axis_nvr_poe.recorder.places import Places, find_places
from custom_components.axis_nvr_poe.vapix.models import PortStatusCode
from custom_components.axis_nvr_poe.vapix.neighbours import (
    Findings,
    Neighbour,
    SwitchPort,
)

type Statuses = dict[int, PortStatusCode | None]

GATE, YARD, POOL = (f"ac:cc:8e:00:00:0{n}" for n in (1, 2, 3))
SWITCH, PC = "02:00:00:00:00:01", "02:00:00:00:00:02"


def statuses(codes: str) -> Statuses:
    """Return the ports' statuses, a digit a port from port 1 on; `-` is unknown."""
    return {
        number: None if code == "-" else PortStatusCode(int(code))
        for number, code in enumerate(codes, 1)
    }


def names(style: str, *numbers: int) -> list[str]:
    """Return names of interfaces."""
    return [style.format(number) for number in numbers]


@pytest.mark.parametrize("style", ["eth0.{}", "vlan{}", "port{}", "lan{}", "eth{}"])
@pytest.mark.parametrize("codes", ["10110003", "11111111", "00100000", "10200013"])
def test_every_style_of_names_is_learned(style: str, codes: str) -> None:
    """Where every port with a device has told of one."""
    connected = [number for number, code in enumerate(codes, 1) if code in "12"]
    assert learn_ports(names(style, *connected), statuses(codes)) == {
        style.format(number): number for number in connected
    }


@pytest.mark.parametrize(
    ("told", "codes", "ports"),
    [
        # Counted from elsewhere; the gaps tell.
        (names("vlan{}", 101, 103, 104), "10110000", {"vlan101": 1, "vlan103": 3, "vlan104": 4}),
        (names("lan{}", 0, 2), "1010", {"lan0": 1, "lan2": 3}),
        (names("lan{}", 0, 1, 2, 3), "1111", {f"lan{n}": n + 1 for n in range(4)}),
        (names("eth{}", 2, 4), "1010", {"eth2": 1, "eth4": 3}),
        # The way to the network tells of itself too.
        (["eth0", *names("eth0.{}", 1, 3)], "1010", {"eth0": NO_PORT, "eth0.1": 1, "eth0.3": 3}),
        (names("eth{}", 0, 1, 3), "1010", {"eth0": NO_PORT, "eth1": 1, "eth3": 3}),
        (names("eth{}", 0, 1, 2), "11", {"eth0": NO_PORT, "eth1": 1, "eth2": 2}),
        (["wan", *names("port{}", 2)], "0100", {"wan": NO_PORT, "port2": 2}),
        (["eth0.2@eth0", "eth0.3@eth0"], "0110", {"eth0.2@eth0": 2, "eth0.3@eth0": 3}),
        # One that is connected is silent, but there is one way only.
        (names("port{}", 1, 4), "10110", {"port1": 1, "port4": 4}),
        # A port that fails, or is of an unknown status, may have a device or none.
        (names("port{}", 1, 4), "100500", {"port1": 1, "port4": 4}),
        (names("port{}", 1, 3), "104-00", {"port1": 1, "port3": 3}),
    ],
)  # fmt: skip
def test_a_count_from_elsewhere_is_learned_from_where_devices_are(
    told: list[str], codes: str, ports: dict[str, int]
) -> None:
    """By the one offset that fits the ports' statuses."""
    assert learn_ports(told, statuses(codes)) == ports


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ([], "1111"),
        (["br", "wan"], "1111"),
        # Several ways to fit.
        (names("port{}", 1), "1010"),
        (names("port{}", 1, 2), "11100000"),
        (names("port{}", 1, 2), "----"),
        ([*names("port{}", 1, 2), *names("lan{}", 1, 2)], "1100"),
        # A single number fits a single port by any offset.
        (names("vlan{}", 101), "0010"),
        (names("eth{}", 0), "0010"),
        # eth0 may as well be the way to the network, and the second camera silent.
        (names("eth{}", 0, 1), "1100"),
        # None fits.
        (names("port{}", 1, 2), "1010"),
        (names("port{}", 7, 9, 12), "1100"),
        (names("port{}", 1, 2), "1000"),
        (names("eth{}", 0, 3), "10110"),
        (names("port{}", 1, 2), "0000"),
        (names("port{}", 1), ""),
    ],
)
def test_what_cannot_be_learned_is_left_to_a_person(
    told: list[str], codes: str
) -> None:
    """Another camera would lose its power than the one that is meant."""
    assert learn_ports(told, statuses(codes)) == {}


def told(**macs: str) -> tuple[Neighbour, ...]:
    """Return what LLDP tells, a MAC address by interface."""
    return tuple(
        Neighbour(interface=name, mac=mac, name=f"at {name}")
        for name, mac in macs.items()
    )


def heard(**macs: tuple[str, ...]) -> tuple[SwitchPort, ...]:
    """Return what the switch heard, MAC addresses by `p` and the id of its port."""
    return tuple(
        SwitchPort(port_id=name.removeprefix("p"), macs=here)
        for name, here in macs.items()
    )


def placed(places: Places) -> tuple[dict[int, list[str | None]], list[str | None]]:
    """Return the MAC addresses by port, and those that a person is to map."""
    ports = {port: [one.mac for one in here] for port, here in places.ports.items()}
    return ports, [one.mac for one in places.unmapped]


def find(
    lldp: tuple[Neighbour, ...] | None = None,
    switch: tuple[SwitchPort, ...] | None = None,
    codes: str = "1110",
) -> Places:
    """Return who hangs where."""
    return find_places(Findings(neighbours=lldp, switch_ports=switch), statuses(codes))


def test_lldp_alone_tells() -> None:
    """Each device at its port, in what it says of itself."""
    lldp = told(port1=GATE, port2=YARD, port3=POOL)
    assert find(lldp).ports == {n: (one,) for n, one in enumerate(lldp, 1)}


def test_the_switch_alone_tells() -> None:
    """Several at one port too, and what comes by the network is no device of a port."""
    places = find(None, heard(p1=(GATE,), p2=(YARD, PC), p3=(), p5=(SWITCH,)))
    assert placed(places) == ({1: [GATE], 2: [YARD, PC]}, [])
    assert [one.mac for one in places.elsewhere] == [SWITCH]
    assert places.ports[2][1].interface == "2"


def test_ids_of_the_switch_that_are_names_are_learned_as_names_are() -> None:
    """Or not."""
    switch = heard(port1=(GATE,), port2=(YARD,), port3=(POOL,), wan=(SWITCH,))
    places = find(None, switch)
    assert placed(places) == ({1: [GATE], 2: [YARD], 3: [POOL]}, [])
    assert placed(find(None, heard(a=(GATE,), b=(YARD,)))) == ({}, [GATE, YARD])


def test_who_is_known_to_both_is_listed_once() -> None:
    """In what it says of itself, and before who was only heard."""
    lldp = told(port1=GATE, port2=YARD, port3=POOL)
    switch = heard(p1=(PC, GATE), p2=(YARD,), p3=(POOL,))
    places = find(lldp, switch)
    assert placed(places) == ({1: [GATE, PC], 2: [YARD], 3: [POOL]}, [])
    assert places.ports[1][0].name == "at port1"


def test_the_switch_tells_the_port_of_who_told_its_name() -> None:
    """Where the interface's name tells nothing."""
    places = find(told(x=GATE, br=SWITCH), heard(p2=(GATE,), p9=(SWITCH,)))
    assert placed(places) == ({2: [GATE]}, [])
    assert places.ports[2][0].name == "at x"
    assert [one.name for one in places.elsewhere] == ["at br"]


def test_where_the_two_contradict_each_other_neither_is_believed() -> None:
    """But in what they agree on."""
    lldp = told(port1=GATE, port2=YARD, port3=POOL)
    switch = heard(p1=(GATE,), p2=(POOL,), p3=(YARD, PC))
    assert placed(find(lldp, switch)) == ({1: [GATE]}, [YARD, POOL, PC])
    nameless = Neighbour(interface="port3", name="Pool")
    places = find((*told(port1=GATE, port2=YARD), nameless), heard(p3=(YARD,)))
    assert placed(places) == ({}, [GATE, YARD, None])


def test_who_is_heard_at_two_ports_is_at_neither() -> None:
    """The others are not concerned."""
    places = find(None, heard(p1=(GATE, PC), p2=(YARD, PC), p7=(YARD,)))
    assert placed(places) == ({1: [GATE]}, [PC, YARD])


@pytest.mark.parametrize("code", ["0", "3"])
def test_who_is_heard_where_nothing_is_plugged_in_is_elsewhere(code: str) -> None:
    """Only where is not known."""
    places = find(None, heard(p1=(GATE,), p2=(YARD,)), codes=f"1{code}")
    assert placed(places) == ({1: [GATE]}, [YARD])


def test_names_that_tell_nothing_are_left_to_a_person() -> None:
    """With all that was told, also of who has no MAC address or interface."""
    lldp = (*told(a=GATE), Neighbour(name="PC"), Neighbour(interface="b", name="AP"))
    assert find(lldp).unmapped == lldp
    assert find() == Places()
