"""Parts of the benchmark in processes of their own.

What one part leaves in memory would make the garbage collections of the next longer,
and only one version of the integration can be in a process.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from io import BytesIO
import json
import os
from pathlib import Path
import sys
import tarfile
from tempfile import TemporaryDirectory
from typing import Any

from laboratory.processes import REPOSITORY


async def measured(name: str, tree: Path = REPOSITORY, **options: Any) -> Any:
    """Return what a part measures of the integration in a tree."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "benchmarks.part", name, json.dumps(options)),
        # Modules are looked for there first.
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{name} ended with {process.returncode}")
    return json.loads(told)


@asynccontextmanager
async def tree_of(commit: str) -> AsyncGenerator[Path]:
    """Lay the integration out as it was at a commit."""
    process = await asyncio.create_subprocess_exec(
        *("git", "archive", commit, "custom_components"),
        cwd=REPOSITORY,
        stdout=asyncio.subprocess.PIPE,
    )
    packed, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"there is no commit {commit}")
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)
