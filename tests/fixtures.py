"""A real Home Assistant core and a simulated recorder that really listens."""

import asyncio
from asyncio.base_events import BaseEventLoop
from collections.abc import AsyncGenerator, Iterator
from functools import cache, wraps
import gc
import logging
from pkgutil import resolve_name
import sys
from typing import Any
from unittest.mock import patch

from aiozoneinfo import CachedZoneInfo
from homeassistant import runner
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
import pytest
from pytest_homeassistant_custom_component import common
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

import custom_components.axis_nvr_poe  # noqa: F401 - makes the package known
from simulator import Camera, RecorderModel, Simulator, self_signed

from .common import entry_for, set_up
from .flows import authority, default_ports, names, operator  # noqa: F401 - fixtures
from .looking import look  # noqa: F401 - likewise
from .texts.watch import watching

# Made once, and before any test freezes the clock, which cryptography can't bear.
CERTIFICATE = self_signed("ACCC8EAF8C30")
# The one that the platform gives Home Assistant: known, so that no thread reads it.
TIME_ZONE = CachedZoneInfo("US/Pacific")


@pytest.fixture(autouse=True)
def _ground(socket_enabled: None) -> None:
    """Let every test talk on loopback."""


@pytest.fixture(autouse=True)
async def configure_event_loop() -> None:
    """Have the loop be like Home Assistant's own."""
    loop = asyncio.get_running_loop()
    runner.configure_event_loop(loop)
    # The loop's clock follows the frozen one, which looks like slow code to it.
    loop.slow_callback_duration = 86400


@pytest.fixture(autouse=True, scope="session")
def _quiet_core() -> None:
    """Have Home Assistant's own parts log what is amiss alone; the rest takes time."""
    for part in ("components", "helpers", "loader", "setup"):
        logging.getLogger(f"homeassistant.{part}").setLevel(logging.WARNING)
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)


@pytest.fixture(autouse=True, scope="session")
def _patient_executor() -> Iterator[None]:
    """Give threads five seconds to end, by turns, and not one.

    A busy machine may take longer to wake one up. Home Assistant interrupts it then,
    and the threads that it should have woken stay.
    """
    with patch("homeassistant.util.executor.EXECUTOR_SHUTDOWN_TIMEOUT", 50):
        yield


@pytest.fixture(autouse=True, scope="session")
def _less_sweeping() -> None:
    """Look for garbage less often; each module of tests begins with a clean floor."""
    gc.freeze()
    gc.set_threshold(50_000, 20)
    gc.enable()


# What is made anew for each of 3,000 tests is dear, however little it does. So what is
# the same for all of them is made once.


@pytest.fixture(autouse=True, scope="session")
def enable_event_loop_debug() -> None:
    """Leave asyncio's debug mode to PYTHONASYNCIODEBUG; it costs half of the time."""


@pytest.fixture(autouse=True, scope="session")
def expected_lingering_tasks() -> bool:
    """Have no test leave a task behind."""
    return False


@pytest.fixture(autouse=True, scope="session")
def expected_lingering_timers() -> bool:
    """Have no test leave a timer behind."""
    return False


@pytest.fixture(autouse=True, scope="session")
def fail_on_log_exception() -> Iterator[None]:
    """Fail the test in which a callback fails, of which Home Assistant writes a log."""

    def fail(*_: Any) -> None:
        raise  # noqa: PLE0704 - what is being handled

    with patch("homeassistant.util.logging.log_exception", fail):
        yield


@pytest.fixture(autouse=True, scope="session")
def _known_slugs() -> Iterator[None]:
    """Work out once what a name is in an entity id; most tests have the same names."""
    with patch.object(er, "slugify", cache(er.slugify)):
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_mysql() -> Iterator[None]:
    """Say that there is none, which is searched for before every test."""
    with patch.dict(sys.modules, {"MySQLdb": None}):
        yield


@pytest.fixture(autouse=True, scope="session")
def _idle_executors() -> Iterator[None]:
    """Start no thread to wait for threads where none runs, twice in every test."""
    shut_down = BaseEventLoop.shutdown_default_executor

    async def quickly(loop: Any, *timeout: float) -> None:
        threads = getattr(loop._default_executor, "_threads", ())  # noqa: SLF001
        if not any(thread.is_alive() for thread in threads):
            loop._default_executor = None  # noqa: SLF001
        await shut_down(loop, *timeout)

    with patch.object(BaseEventLoop, "shutdown_default_executor", quickly):
        yield


@pytest.fixture(autouse=True, scope="session")
def disable_http_server() -> Iterator[None]:
    """Keep Home Assistant's web server down, once for all instead of in every test."""
    server = "homeassistant.components.http.HomeAssistantHTTP"
    with patch(f"{server}.async_bind"), patch(f"{server}.start"):
        yield


@pytest.fixture(autouse=True, scope="session")
def skip_stop_scripts() -> Iterator[None]:
    """Have Home Assistant stop without waiting for scripts, likewise."""
    scripts = "homeassistant.helpers.script"
    with patch(f"{scripts}._schedule_stop_scripts_after_shutdown"):
        yield


_named = cache(resolve_name)


@wraps(patch)
def _plain_patch(
    target: str,
    new: Any = None,
    *,
    return_value: Any = None,
    side_effect: Any = None,
    autospec: bool = False,
) -> Any:
    owner, _, name = target.rpartition(".")
    plain = new or side_effect or (lambda *_: return_value)
    return patch.object(_named(owner), name, plain)


@pytest.fixture(autouse=True, scope="session")
def _plain_patches() -> Iterator[None]:
    """Have the platform put plain functions in place, where it puts mocks.

    They look like what they replace and remember every call, which nobody asks them
    about. To make one takes longer than to store something, or to let time pass.
    """
    with patch.object(common, "patch", _plain_patch):
        yield


@pytest.fixture
def hass(hass: HomeAssistant) -> Iterator[HomeAssistant]:
    """Return a Home Assistant that finds the integration, and is watched."""
    hass.data.pop(DATA_CUSTOM_COMPONENTS)
    with watching(hass):
        yield hass


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return snapshots in Home Assistant's own form."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
def all_enabled() -> Iterator[None]:
    """Have entities that are disabled at first, too."""
    with patch.object(Entity, "entity_registry_enabled_default", new=True):
        yield


@pytest.fixture
def model(request: pytest.FixtureRequest) -> RecorderModel:
    """Return a recorder with two cameras; of `four_ports`, one is free, one disabled.

    Two will do for most: Home Assistant adds ten entities a port in every set-up.
    """
    four = request.node.get_closest_marker("four_ports") is not None
    model = RecorderModel(ports=4 if four else 2, power_limit=65.0)
    model.plug(
        1,
        Camera(name="Drive", poe_class=2, power=3.4, requested_power=5.9),
        running=True,
    )
    model.plug(2, Camera(name="Yard", poe_class=3, power=5.4), running=True)
    if four:
        model.enable(4, on=False)
    return model


@pytest.fixture
async def recorder(model: RecorderModel) -> AsyncGenerator[Simulator]:
    """Return the recorder, listening; it has no event stream yet."""
    async with Simulator(model, certificate=CERTIFICATE) as recorder:
        recorder.dialect.events.listed = False
        yield recorder


@pytest.fixture
def entry(recorder: Simulator) -> MockConfigEntry:
    """Return an entry for the recorder, by HTTP with Digest, not set up yet."""
    return entry_for(recorder)


@pytest.fixture
async def running(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Return the entry, set up."""
    await set_up(hass, entry)
    return entry
