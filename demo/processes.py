"""Processes that end with the demo."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
import socket
import sys
from typing import Self

from .speech import DemoError

PATIENCE = 30.0
"""s, before a process that was asked to end is made to."""

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

        It gets a session of its own, so that Ctrl-C reaches the demo alone and
        the order in which things end is the demo's.
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

    def complaint(self) -> DemoError:
        """Say that it ended by itself, and what its last words were."""
        lines = self.output.read_text(errors="replace").splitlines()[-LAST_WORDS:]
        last_words = "".join(f"\n  {line}" for line in lines)
        return DemoError(f"{self.name} ended. Its last words:{last_words}")

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


def check_port(port: int, whose: str, option: str) -> None:
    """Raise where somebody listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise DemoError(
                f"Port {port}, meant for {whose}, can't be used: {reason}. "
                f"Is another demo running? Otherwise choose a port with {option}."
            ) from error
