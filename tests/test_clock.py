"""The tests' clock freezes what freezegun would freeze, and lets all of it run again."""

import asyncio
from datetime import timedelta
from importlib import import_module
from pathlib import Path
import sys
import time
from types import FunctionType

from freezegun import api, freeze_time
from freezegun.api import FrozenDateTimeFactory
from homeassistant.util import dt as dt_util
import pytest

SOURCE = "from datetime import datetime\nfrom time import monotonic\n"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a module that knows the time and is imported nowhere yet."""
    name = tmp_path.name.replace("-", "_")
    (tmp_path / f"{name}.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    return name


def reads_frozen(name: str) -> bool:
    """Return whether a module reads the frozen clock."""
    module = sys.modules[name]
    frozen = (module.datetime is not api.real_datetime, module.monotonic.__module__)
    assert frozen in {(True, api.__name__), (False, "time")}
    return frozen[0]


def test_a_module_imported_before_reads_it_each_time(module: str) -> None:
    """At the first freeze after its import, and at those that follow."""
    import_module(module)
    for _ in range(2):
        assert not reads_frozen(module)
        with freeze_time():
            assert reads_frozen(module)
    assert not reads_frozen(module)


def test_a_module_imported_meanwhile_reads_the_real_one_later(module: str) -> None:
    """What it got of the frozen clock is taken back, and given at the next freeze."""
    with freeze_time():
        import_module(module)
        assert reads_frozen(module)
    assert not reads_frozen(module)
    with freeze_time():
        assert reads_frozen(module)


def ask() -> float:
    """Return the time, as whoever asks has it."""
    return time.time()


@pytest.mark.parametrize(
    ("module", "is_real"), [("threading", True), ("queue", True), ("elsewhere", False)]
)
def test_what_waits_for_threads_goes_by_the_real_one(
    freezer: FrozenDateTimeFactory, module: str, is_real: bool
) -> None:
    """Nobody else does."""
    freezer.tick(timedelta(hours=1))
    asks = FunctionType(ask.__code__, {"__name__": module, "time": time})
    assert (time.time() - asks() > 3000) is is_real


async def test_the_loop_goes_by_it(freezer: FrozenDateTimeFactory) -> None:
    """The event loop reads the same time as everybody else, and moves on with it."""
    loop = asyncio.get_running_loop()
    for _ in range(2):
        assert loop.time() == time.time() == time.monotonic()
        assert loop.time() == dt_util.utcnow().timestamp()
        freezer.tick(30)


async def test_the_loop_runs_on_without_it() -> None:
    """While nothing is frozen, the loop reads the real clock."""
    assert abs(asyncio.get_running_loop().time() - time.monotonic()) < 10
