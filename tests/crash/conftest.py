"""Two real processes, which never outlive a test."""

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest

from laboratory.processes import Process

from .stage import Ground, Stage


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Return what all tests start from."""
    return Ground(tmp_path_factory.mktemp("crash"))


@pytest.fixture
def started() -> Iterator[list[Process]]:
    """Collect the processes; what still runs after a time-out is killed."""
    processes: list[Process] = []
    yield processes
    for process in processes:
        if process.process.returncode is None:
            process.process.kill()


@pytest.fixture
async def stage(
    ground: Ground, tmp_path: Path, started: list[Process]
) -> AsyncGenerator[Stage]:
    """Return Home Assistant and its recorder, both up, every port on."""
    async with ground.running(tmp_path / "stage", started) as stage:
        yield stage
