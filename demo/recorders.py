"""The simulated recorders of the demo, each a process of its own."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from .options import RECORDERS, Command
from .processes import Process, check_port

REPOSITORY = Path(__file__).parent.parent
FIRST_SERIAL = 0xACCC8EAF8C30
BIG = 9
"""Ports from which on a recorder is an S3016."""
USERNAME = "home-assistant"
PASSWORD = "camera power"  # noqa: S105 - of a simulated recorder


@dataclass(frozen=True, kw_only=True)
class Recorder:
    """One of the recorders, and where it listens."""

    index: int
    ports: int
    http_port: int
    https_port: int
    state: Path

    @property
    def serial(self) -> str:
        """The MAC address without colons."""
        return _serial(self.index)

    @property
    def mac(self) -> str:
        """The MAC address as Home Assistant writes it."""
        return _mac(self.index)

    @property
    def model(self) -> str:
        """Which recorder it is."""
        return "s3008" if self.ports < BIG else "s3016"

    @property
    def control_url(self) -> str:
        """Where a browser controls the simulator."""
        return f"http://127.0.0.1:{self.http_port}/simulator/"

    @property
    def origin(self) -> str:
        """Where Home Assistant reaches it."""
        return f"https://{self.host}"

    @property
    def host(self) -> str:
        """What a person types into the config flow; HTTPS is tried first."""
        return f"127.0.0.1:{self.https_port}"

    @property
    def output(self) -> Path:
        """Where its output goes."""
        return self.state.with_suffix(".log")

    def arguments(self) -> list[str]:
        """Return the simulator's command line."""
        return [
            "simulator",
            *("--model", self.model),
            *("--ports", str(self.ports)),
            *("--serial", self.serial),
            *("--http-port", str(self.http_port)),
            *("--https-port", str(self.https_port)),
            *("--username", USERNAME),
            *("--password", PASSWORD),
            *("--state", str(self.state)),
        ]

    async def start(self) -> Process:
        """Start the simulator and wait until it answers."""
        process = await Process.start(
            f"Recorder {self.index + 1}",
            self.arguments(),
            folder=REPOSITORY,
            output=self.output,
        )
        try:
            await self._answers(process)
        except BaseException:
            await process.stop()
            raise
        return process

    async def fingerprint(self) -> str:
        """Return the SHA-256 of its certificate in hex."""
        async with aiohttp.ClientSession(raise_for_status=True) as session:
            answer = await session.get(f"{self.control_url}state")
            return str((await answer.json())["fingerprint"])

    async def _answers(self, process: Process) -> None:
        while True:
            try:
                await self.fingerprint()
            except aiohttp.ClientConnectionError:
                if process.process.returncode is not None:
                    raise process.complaint() from None
                await asyncio.sleep(0.05)
            else:
                return


def every_mac() -> list[str]:
    """Return the MAC addresses of all recorders the demo may have."""
    return [_mac(index) for index in range(RECORDERS[-1])]


def recorders(command: Command) -> Iterator[Recorder]:
    """List the recorders of the demo."""
    options = command.options
    for index in range(options.recorders):
        yield Recorder(
            index=index,
            ports=options.ports,
            http_port=options.recorder_http_port + index,
            https_port=options.recorder_https_port + index,
            state=command.folder / f"recorder-{index + 1}.json",
        )


def check_ports(recorder: Recorder) -> None:
    """Raise where somebody listens on one of the recorder's ports."""
    whose = f"recorder {recorder.index + 1}"
    check_port(recorder.http_port, whose, "--recorder-http-port")
    check_port(recorder.https_port, whose, "--recorder-https-port")


def _serial(index: int) -> str:
    return f"{FIRST_SERIAL + index:012X}"


def _mac(index: int) -> str:
    serial = _serial(index).lower()
    return ":".join(serial[at : at + 2] for at in range(0, len(serial), 2))
