"""A clock that is frozen, and read while it is, for a fraction of the price."""

from collections.abc import Iterator
from datetime import UTC
from functools import cache
import sys
from types import FrameType, ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

from freezegun import api
from homeassistant import runner
import pytest
from pytest_homeassistant_custom_component import patch_time

type Attributes = list[tuple[str, Any]]


class TimelyModules:
    """The modules that know the time, and those not looked at yet.

    To freeze the clock, and again to let it run, freezegun goes through all of the
    2,700 modules, of which two hundred know the time.
    """

    def __init__(self) -> None:
        """Know of none yet."""
        self._known: dict[str, Attributes] = {}
        self._timeless: set[str] = set()
        self.get = sys.modules.get

    def keys(self) -> set[str]:
        """Return their names."""
        return sys.modules.keys() - self._timeless

    def items(self) -> list[tuple[str, ModuleType]]:
        """Return them, by name."""
        return [(name, sys.modules[name]) for name in self.keys()]

    def time_in(self, module: ModuleType) -> Attributes:
        """Return what a module has of the real clock. It is asked before it freezes."""
        name = module.__name__
        if name not in self._known:
            self._known[name] = [
                (attribute, value)
                for attribute, value in vars(module).items()
                if id(value) in api._real_time_object_ids  # noqa: SLF001 - no other way
            ]
            if not self._known[name]:
                self._timeless.add(name)
        return self._known[name]


class FrozenSeconds:
    """The frozen time in seconds, worked out only when it changes."""

    def __init__(self) -> None:
        """Have worked none out yet."""
        self._now: Any = None
        self._seconds = 0.0

    def __call__(self) -> float:
        """Return it."""
        now = api.get_current_time()
        if now is not self._now:
            self._now, self._seconds = now, now.replace(tzinfo=UTC).timestamp()
        return self._seconds

    def of_loop(self) -> float:
        """Return the time of the event loop, which reads it with every turn."""
        return self() if api.freeze_factories else api.real_monotonic()


def _should_use_real_time() -> bool:
    """Return whether it is one of few modules that asks; as the platform does."""
    try:
        ignored = api.ignore_lists[-1]
    except IndexError:  # the clock has just begun to run again
        return True
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - as the platform does
    for _ in range(api.call_stack_inspection_limit):
        if frame is None:
            return False
        if _starts_with(frame.f_globals.get("__name__") or "", ignored):
            return True
        frame = frame.f_back
    return False


@cache
def _starts_with(module: str, ignored: tuple[str, ...]) -> bool:
    return module.startswith(ignored)


@pytest.fixture(autouse=True, scope="session")
def _quick_clock() -> Iterator[None]:
    """Freeze the clock by what is known of the modules, and read it quickly."""
    modules = TimelyModules()
    seconds = FrozenSeconds()

    def fake_time() -> float:
        return api.real_time() if api._should_use_real_time() else seconds()  # noqa: SLF001

    with (
        patch.object(api, "sys", SimpleNamespace(modules=modules)),
        patch.object(api, "_get_cached_module_attributes", modules.time_in),
        patch.object(api, "_get_fake_monotonic", seconds),
        patch.object(api, "fake_time", fake_time),
        patch.object(patch_time, "ha_should_use_real_time", _should_use_real_time),
        patch.object(runner, "monotonic", seconds.of_loop),
    ):
        yield
