"""The physics: detection, boot, budget, faults, restarts, lag."""

import pytest

from simulator import Camera, RecorderModel, StatusCode
from simulator.recorder.model import UnknownPortError
from simulator.recorder.products import PRODUCTS
from simulator.recorder.status import PortStatus

from .tools import FakeClock

CLASS_4 = Camera(poe_class=4, power=8.0)


def codes(model: RecorderModel) -> dict[int, StatusCode]:
    """Collect the status codes of the ports that are not empty."""
    return {
        one.port: one.code
        for one in model.statuses()
        if one.code is not StatusCode.NOT_CONNECTED
    }


def test_an_empty_port_has_empty_class_and_request(model: RecorderModel) -> None:
    """The document: empty elements where nothing was detected or received."""
    assert model.status(3) == PortStatus(
        port=3,
        code=StatusCode.NOT_CONNECTED,
        extra="",
        class_power_limit=0.0,
        poe_class=None,
        allocated_power=0.0,
        power_consumption=0.0,
        pse_class_limit=4,
        requested_power=None,
    )


def test_a_camera_is_detected_boots_and_then_asks_by_lldp(
    model: RecorderModel, clock: FakeClock
) -> None:
    """The reservation is the class's until the LLDPDU refines it."""
    model.plug(1, Camera(poe_class=3, requested_power=6.5, power=5.0))

    clock.tick(1.9)
    assert model.status(1).code is StatusCode.NOT_CONNECTED

    clock.tick(0.2)
    booting = model.status(1)
    assert booting.code is StatusCode.CONNECTED_POE
    assert booting.allocated_power == booting.class_power_limit == 15.4
    assert booting.requested_power is None
    assert booting.power_consumption == 2.5

    clock.tick(40)
    running = model.status(1)
    assert running.requested_power == 6.5
    assert running.allocated_power == 7.7
    assert running.class_power_limit == 15.4
    assert running.power_consumption == 5.0


def test_without_lldp_the_whole_class_stays_reserved(
    model: RecorderModel, clock: FakeClock
) -> None:
    """A camera that never sends an LLDPDU."""
    model.plug(1, Camera(poe_class=2, requested_power=None))
    clock.tick(600)
    assert model.status(1).allocated_power == 7.0
    assert model.status(1).requested_power is None


def test_a_request_beyond_the_class_is_cut_to_it(model: RecorderModel) -> None:
    """The document's example: 6.1 W asked for in class 2, 7.0 allocated."""
    model.plug(1, Camera(poe_class=2, requested_power=6.1), running=True)
    assert model.status(1).allocated_power == 7.0


def test_a_class_beyond_the_ports_limit_is_seen_as_the_limit(
    model: RecorderModel,
) -> None:
    """A class 6 device in a class 4 port gets 30 W and draws no more."""
    model.plug(1, Camera(poe_class=6, power=50.0), running=True)
    seen = model.status(1)
    assert (seen.poe_class, seen.allocated_power, seen.power_consumption) == (4, 30, 30)


def test_consumption_moves_and_repeats(model: RecorderModel, clock: FakeClock) -> None:
    """The draw swings within its bounds, the same way every time."""
    model.plug(1, Camera(power=5.0, variation=1.0), running=True)
    draws = []
    for _ in range(120):
        draws.append(model.status(1).power_consumption)
        clock.tick(1)
    assert 4.0 <= min(draws) < 4.2
    assert 5.8 < max(draws) <= 6.0
    assert draws[:60] == draws[60:]


def test_a_device_with_its_own_supply_shows_code_2(
    model: RecorderModel, clock: FakeClock
) -> None:
    """Connected - No PoE, and nothing reserved."""
    model.plug(1, Camera(needs_poe=False))
    clock.tick(3)
    seen = model.status(1)
    assert seen.code is StatusCode.CONNECTED_NO_POE
    assert (seen.poe_class, seen.allocated_power) == (None, 0.0)


def test_a_port_is_refused_by_reservation_with_watts_to_spare(
    model: RecorderModel, clock: FakeClock
) -> None:
    """Three class 4 cameras draw 8 W each; the third is refused at 65 W."""
    for port in (1, 2, 3):
        model.plug(port, CLASS_4)
    clock.tick(60)
    assert codes(model) == {
        1: StatusCode.CONNECTED_POE,
        2: StatusCode.CONNECTED_POE,
        3: StatusCode.ERROR_POWER_BUDGET,
    }
    refused = model.status(3)
    assert (refused.poe_class, refused.class_power_limit) == (4, 30.0)
    assert (refused.allocated_power, refused.power_consumption) == (0.0, 0.0)
    assert sum(one.power_consumption for one in model.statuses()) < 20


@pytest.mark.parametrize("relief", ["unplug", "disable", "fault"])
def test_a_refused_port_gets_power_when_budget_frees_up(
    model: RecorderModel, clock: FakeClock, relief: str
) -> None:
    """Whatever takes the load off another port."""
    for port in (1, 2, 3):
        model.plug(port, CLASS_4)
    clock.tick(60)
    {
        "unplug": lambda: model.unplug(1),
        "disable": lambda: model.enable(1, on=False),
        "fault": lambda: model.inject_fault(1),
    }[relief]()
    assert model.status(3).code is StatusCode.CONNECTED_POE


def test_lldp_of_one_camera_makes_room_for_another(
    model: RecorderModel, clock: FakeClock
) -> None:
    """The refused camera waits exactly until the first one has booted."""
    frugal = Camera(poe_class=4, requested_power=12.0)
    for port in (1, 2, 3):
        model.plug(port, frugal)
    clock.tick(41.9)
    assert model.status(3).code is StatusCode.ERROR_POWER_BUDGET
    clock.tick(0.2)
    assert model.status(3).code is StatusCode.CONNECTED_POE


@pytest.mark.parametrize("cure", ["cycle", "replug", "restart"])
def test_a_camera_that_hangs_needs_to_lose_its_power(
    model: RecorderModel, clock: FakeClock, cure: str
) -> None:
    """Until then it draws power as if nothing was; the recorder sees nothing."""
    model.plug(1, CLASS_4, running=True)
    before = model.status(1)
    model.hang(1)
    clock.tick(600)
    assert not model.is_up(1)
    assert model.status(1) == before
    with pytest.raises(ValueError, match="No camera runs at port 1"):
        model.hang(1)

    if cure == "cycle":
        model.enable(1, on=False)
        model.enable(1, on=True)
    elif cure == "replug":
        model.unplug(1)
        model.plug(1, CLASS_4)
    else:
        model.restart(1)
    assert not model.is_up(1)
    clock.tick(60)
    assert model.is_up(1)


def test_a_smaller_power_limit_sheds_the_last_port(model: RecorderModel) -> None:
    """And a greater one brings it back."""
    model.plug(1, CLASS_4, running=True)
    model.plug(2, CLASS_4, running=True)
    model.set_power_limit(40)
    assert model.status(2).code is StatusCode.ERROR_POWER_BUDGET
    assert model.status(1).code is StatusCode.CONNECTED_POE
    model.set_power_limit(65)
    assert model.status(2).code is StatusCode.CONNECTED_POE


def test_a_disabled_port_is_dark_and_reboots_its_camera_when_enabled(
    model: RecorderModel, clock: FakeClock
) -> None:
    """Code 3 at once; afterwards detection and boot anew."""
    model.plug(1, Camera(), running=True)
    model.enable(1, on=False)
    assert model.status(1).code is StatusCode.DISABLED
    assert not model.is_powered(1)

    model.enable(1, on=True)
    assert model.status(1).code is StatusCode.NOT_CONNECTED
    clock.tick(2)
    assert model.status(1).code is StatusCode.CONNECTED_POE


def test_enabling_an_enabled_port_leaves_its_camera_alone(model: RecorderModel) -> None:
    """No reboot for a mode that doesn't change."""
    model.plug(1, Camera(), running=True)
    model.enable(1, on=True)
    assert model.is_powered(1)


def test_a_fault_darkens_the_port_until_it_is_mended(
    model: RecorderModel, clock: FakeClock
) -> None:
    """Code 5 with the reason in Extra."""
    model.plug(1, Camera(), running=True)
    model.inject_fault(1, "Overload")
    seen = model.status(1)
    assert (seen.code, seen.extra) == (StatusCode.ERROR_OTHER, "Overload")
    assert not model.is_powered(1)

    model.clear_fault(1)
    clock.tick(2)
    assert model.status(1).code is StatusCode.CONNECTED_POE


def test_a_disabled_port_hides_its_fault_unless_told_otherwise(
    model: RecorderModel,
) -> None:
    """Both are possible: the document doesn't say."""
    model.enable(1, on=False)
    model.inject_fault(1)
    assert model.status(1).code is StatusCode.DISABLED
    model.inject_fault(1, even_disabled=True)
    assert model.status(1).code is StatusCode.ERROR_OTHER


def test_a_restart_with_keep_power_leaves_cameras_running(
    model: RecorderModel, clock: FakeClock
) -> None:
    """Only the recorder is away."""
    model.keep_power = True
    model.plug(1, Camera(), running=True)
    model.restart(30)
    assert model.is_powered(1)
    assert model.uptime == 0
    clock.tick(31)
    assert model.uptime == 1
    assert model.status(1).code is StatusCode.CONNECTED_POE


@pytest.mark.parametrize("keep_power", [False, None])
def test_a_restart_without_keep_power_reboots_the_cameras(
    clock: FakeClock, *, keep_power: bool | None
) -> None:
    """They are dark while the recorder is away, and detected after it is back."""
    model = RecorderModel(clock=clock, keep_power=keep_power)
    model.plug(1, Camera(), running=True)
    model.enable(2, on=False)
    boot_id = model.boot_id

    model.restart(30, firmware="12.0.1")
    clock.tick(29)
    assert not model.is_powered(1)
    clock.tick(1)
    assert model.reachable
    assert model.status(1).code is StatusCode.NOT_CONNECTED
    clock.tick(2)
    assert model.status(1).code is StatusCode.CONNECTED_POE

    assert not model.is_enabled(2)
    assert model.firmware == "12.0.1"
    assert model.boot_id != boot_id
    assert model.uptime == 2


def test_the_status_lags_behind_the_mode(
    model: RecorderModel, clock: FakeClock
) -> None:
    """What getportstatuses says is late, power is not."""
    model.status_lag = 5
    model.plug(1, Camera(), running=True)
    before = model.status(1)
    model.enable(1, on=False)
    assert not model.is_enabled(1)
    assert not model.is_powered(1)
    clock.tick(4.9)
    assert model.status(1) == before
    clock.tick(0.1)
    assert model.status(1).code is StatusCode.DISABLED


def test_ports_come_and_go(model: RecorderModel) -> None:
    """And nothing answers for one that is not there."""
    model.add_port(9)
    model.inject_fault(2)
    model.remove_port(2)
    assert model.numbers == (1, 3, 4, 5, 6, 7, 8, 9)
    with pytest.raises(UnknownPortError, match="no port 2"):
        model.status(2)
    with pytest.raises(ValueError, match="exists"):
        model.add_port(9)


def test_what_no_recorder_could_be_is_refused(model: RecorderModel) -> None:
    """Slips in a test show at once."""
    with pytest.raises(ValueError, match="1 to 48"):
        RecorderModel(ports=49)
    with pytest.raises(ValueError, match="PoE class"):
        Camera(poe_class=9)
    with pytest.raises(ValueError, match="negative"):
        Camera(power=-1)
    with pytest.raises(ValueError, match="negative"):
        model.restart(-1)
    model.plug(1, Camera())
    with pytest.raises(ValueError, match="taken"):
        model.plug(1, Camera())


@pytest.mark.parametrize("name", PRODUCTS)
def test_every_product_can_be_built(name: str) -> None:
    """And may be changed."""
    model = RecorderModel.of(name, serial="ACCC8E000001")
    assert len(model.numbers) == PRODUCTS[name].ports
    assert model.full_name == PRODUCTS[name].full_name
    assert model.serial == "ACCC8E000001"


def test_failures_are_told_once_and_with_the_aggregate(
    model: RecorderModel, clock: FakeClock
) -> None:
    """Raised and cleared per port; port -1 for the first and the last."""
    told: list[tuple[int, str, bool]] = []
    end = model.on_change(
        lambda one: told.append((one.port, one.reason_text, one.disruption))
    )
    model.inject_fault(2, "Overload")
    assert told == [(2, "Overload", True), (-1, "Overload", True)]

    told.clear()
    for port in (3, 4, 5):
        model.plug(port, CLASS_4)
    clock.tick(2)
    model.advance()
    assert told == [(5, "Power budget exceeded", True)]

    told.clear()
    model.unplug(3)
    model.clear_fault(2)
    assert told == [(5, "", False), (2, "", False), (-1, "", False)]

    told.clear()
    end()
    model.inject_fault(1)
    assert told == []


def test_the_next_change_is_known_beforehand(
    model: RecorderModel, clock: FakeClock
) -> None:
    """So that whoever pushes events knows how long to sleep."""
    assert model.next_change() is None
    model.plug(1, Camera(detection_time=2))
    assert model.next_change() == clock.now + 2
