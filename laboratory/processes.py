"""Processes that end with the one that started them."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
import re
import sys
from typing import Self

from .error import LaboratoryError

REPOSITORY = Path(__file__).parent.parent

PATIENCE = 30.0
"""s, before a process that was asked to end is made to."""

GLANCE = 0.05
"""s between two looks at its output."""

LAST_WORDS = 8
"""Lines of output that are shown when a process ends by itself."""


@dataclass(frozen=True)
class Process:
    """A Python module, running."""

    name: str
    output: Path
    process: asyncio.subprocess.Process

    @classmethod
    async def start(
        cls, name: str, arguments: Sequence[str], *, folder: Path, output: Path
    ) -> Self:
        """Run a module of this Python; its output goes to a file.

        It gets a session of its own, so that Ctrl-C reaches only who started it,
        and who decides on the order in which things end.
        """
        with output.open("wb") as file:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *arguments,
                cwd=folder,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        return cls(name, output, process)

    async def ended(self) -> int:
        """Wait until it ends, and return its exit code."""
        return await self.process.wait()

    async def says(self, pattern: re.Pattern[str]) -> str:
        """Wait until its output has a pattern, and return the first group of it.

        Raises LaboratoryError where it ends before.
        """
        while True:
            has_ended = self.process.returncode is not None
            if found := pattern.search(self.output.read_text(errors="replace")):
                return found[1]
            if has_ended:
                raise self.complaint()
            await asyncio.sleep(GLANCE)

    def complaint(self) -> LaboratoryError:
        """Say that it ended by itself, and what its last words were."""
        lines = self.output.read_text(errors="replace").splitlines()[-LAST_WORDS:]
        last_words = "".join(f"\n  {line}" for line in lines)
        return LaboratoryError(f"{self.name} ended. Its last words:{last_words}")

    async def stop(self) -> None:
        """End it, by force where it doesn't want to."""
        with suppress(ProcessLookupError):
            self.process.terminate()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.process.wait()
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
