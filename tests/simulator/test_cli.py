"""`python -m simulator` and the file that keeps its state."""

import asyncio
import json
from pathlib import Path
import signal
import sys

from aiohttp import ClientSession, DigestAuthMiddleware
from freezegun.api import FrozenDateTimeFactory
import pytest

from simulator import Camera, RecorderModel, StatusCode, self_signed
from simulator.cli import build_model, main, parser
from simulator.files.state import StateFile
from simulator.recorder.population import populate
from simulator.recorder.products import PRODUCTS
from simulator.recorder.ticker import ticking

from .streams import configure, opened, told
from .tools import FakeClock, idle, until

ROOT = Path(__file__).parents[2]


async def test_it_runs_until_it_is_told_to_stop(tmp_path: Path) -> None:
    """It prints its addresses, answers, and leaves its state behind."""
    kept = tmp_path / "kept" / "state.json"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "--state", str(kept)),
        *("--http-port", "0", "--https-port", "0", "--ports", "3"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    said = [(await process.stdout.readline()).decode() for _ in range(7)]
    assert said[0] == "AXIS S3008 Recorder, 3 ports, 24.375 W\n"
    url = said[2].split()[1]
    login = DigestAuthMiddleware("root", "pass")
    async with ClientSession(url, middlewares=(login,)) as session:
        off = {"port": 1, "enabled": False}
        async with session.post("/simulator/mode", json=off) as ok:
            assert ok.status == 200
        async with opened(session) as socket:
            await socket.send_json(configure("tns1:Device//."))
            await socket.receive()
            await told(socket, 4)
            # Nobody asks for anything; the failure comes when it is due.
            greedy = {"poe_class": 4, "detection_time": 0.2}
            async with session.post("/simulator/unplug", json={"port": 3}) as ok:
                assert ok.status == 200
            given = {"port": 3, "camera": greedy}
            async with session.post("/simulator/plug", json=given) as ok:
                assert ok.status == 200
            assert (await told(socket))[0][:2] == ("3", "4")
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    assert json.loads(kept.read_text())["ports"]["1"]["enabled"] is False
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_time_passes_by_itself_where_it_should(
    freezer: FrozenDateTimeFactory,
) -> None:
    """A ticker tells of what is due at the moment it is due."""
    model = RecorderModel(power_limit=5.0)
    heard = asyncio.Event()
    model.on_change(lambda _: heard.set())
    async with ticking(model):
        await idle()
        model.plug(1, Camera(detection_time=2))
        # It may have gone to sleep for the longest time when nothing was due.
        for _ in range(9):
            freezer.tick(0.21)
            await idle()
        assert not heard.is_set()
        freezer.tick(0.21)
        await until(heard.is_set)
    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_it_says_why_it_cannot_run(capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence."""
    assert main(["--ports", "49"]) == 1
    assert "A recorder has 1 to 48 ports, not 49" in capsys.readouterr().err


def test_state_outlives_the_simulator(tmp_path: Path, clock: FakeClock) -> None:
    """Modes, cameras, keep power and the certificate."""
    path = tmp_path / "state.json"
    certificate = self_signed()
    model = RecorderModel(clock=clock)
    model.keep_power = True
    model.plug(1, Camera(name="Drive", power=3.0), running=True)
    model.plug(2, Camera(needs_poe=False))
    model.enable(3, on=False)
    kept = StateFile(path)
    assert kept.is_new
    assert kept.certificate is None
    kept.save(model, certificate)

    again = StateFile(path)
    other = RecorderModel(clock=clock, ports=2)
    again.restore(other)
    assert not again.is_new
    assert again.certificate == certificate
    assert other.keep_power is True
    assert other.camera(1) == model.camera(1)
    assert other.is_powered(1)
    assert other.status(2).code is StatusCode.CONNECTED_NO_POE

    whole = RecorderModel(clock=clock)
    again.restore(whole)
    assert whole.status(3).code is StatusCode.DISABLED


def test_state_is_written_only_when_it_has_changed(
    tmp_path: Path, model: RecorderModel
) -> None:
    """And whole, never half."""
    path = tmp_path / "state.json"
    certificate = self_signed()
    kept = StateFile(path)
    kept.save(model, certificate)
    path.unlink()
    kept.save(model, certificate)
    assert not path.exists()
    model.enable(1, on=False)
    kept.save(model, certificate)
    assert list(tmp_path.iterdir()) == [path]


def test_a_recorder_of_65_w_is_filled_believably(model: RecorderModel) -> None:
    """A free port, a disabled one, one over budget, mixed classes."""
    populate(model)
    statuses = model.statuses()
    assert [one.code for one in statuses] == [1, 1, 1, 1, 1, 0, 3, 4]
    assert {one.poe_class for one in statuses} == {2, 3, 4, None}


def test_its_cameras_all_come_back_after_a_cold_start(
    model: RecorderModel, clock: FakeClock
) -> None:
    """Whole classes have to fit at first."""
    populate(model)
    before = [one.code for one in model.statuses()]
    model.restart(10)
    clock.tick(60)
    assert [one.code for one in model.statuses()] == before


@pytest.mark.parametrize("name", PRODUCTS)
def test_the_options_build_each_product(name: str) -> None:
    """The budget grows with the ports unless it is given."""
    product = PRODUCTS[name]
    model = build_model(parser().parse_args(["--model", name]))
    assert len(model.numbers) == product.ports
    assert model.power_limit == product.power_limit
    options = ["--model", name, "--ports", "48", "--keep-power", "unsupported"]
    model = build_model(parser().parse_args([*options, "--name", "Mine"]))
    assert model.power_limit == product.power_limit * 48 / product.ports
    assert (model.keep_power, model.full_name) == (None, "Mine")
    populate(model)
    model = build_model(parser().parse_args(["--power-limit", "30"]))
    assert model.power_limit == 30
