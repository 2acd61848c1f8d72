"""A clock that is frozen, and read while it is, for a fraction of the price."""

from collections.abc import Iterator
import sys
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

from freezegun import api
from homeassistant import runner
import pytest

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


class LoopClock:
    """The clock of the event loop, which reads it with every turn."""

    def __init__(self) -> None:
        """Have read no frozen time yet."""
        self._now: Any = None
        self._seconds = 0.0

    def __call__(self) -> float:
        """Return the time as freezegun would, working it out but when it changes."""
        if not api.freeze_factories:
            return api.real_monotonic()
        now = api.freeze_factories[-1]()
        if now is not self._now:
            self._now, self._seconds = now, api._get_fake_monotonic()  # noqa: SLF001
        return self._seconds


@pytest.fixture(autouse=True, scope="session")
def _quick_clock() -> Iterator[None]:
    """Freeze the clock by what is known of the modules, and read it quickly."""
    modules = TimelyModules()
    with (
        patch.object(api, "sys", SimpleNamespace(modules=modules)),
        patch.object(api, "_get_cached_module_attributes", modules.time_in),
        patch.object(runner, "monotonic", LoopClock()),
    ):
        yield
