"""Simulated recorders, each a process of its own."""

from dataclasses import dataclass
from pathlib import Path
import re

from aiohttp import ClientSession

from simulator.remote import Remote

from .ports import LOOPBACK
from .processes import REPOSITORY, Process

FIRST_SERIAL = 0xACCC8EAF8C30
BIG = 9
"""Ports from which on a recorder is an S3016."""
USERNAME = "home-assistant"
PASSWORD = "camera power"  # noqa: S105 - of a simulated recorder


@dataclass(kw_only=True)
class Recorder:
    """A recorder, and where it listens; on port 0 wherever it is free."""

    index: int
    ports: int
    http_port: int = 0
    https_port: int = 0
    state: Path

    @property
    def serial(self) -> str:
        """The MAC address without colons."""
        return f"{FIRST_SERIAL + self.index:012X}"

    @property
    def mac(self) -> str:
        """The MAC address as Home Assistant writes it."""
        return ":".join(re.findall("..", self.serial.lower()))

    @property
    def model(self) -> str:
        """Which recorder it is."""
        return "s3008" if self.ports < BIG else "s3016"

    @property
    def control_url(self) -> str:
        """Where a browser controls the simulator."""
        return f"http://{LOOPBACK}:{self.http_port}/simulator/"

    @property
    def origin(self) -> str:
        """Where Home Assistant reaches it."""
        return f"https://{self.host}"

    @property
    def origins(self) -> tuple[str, str]:
        """Every address it answers at."""
        return self.origin, f"http://{LOOPBACK}:{self.http_port}"

    @property
    def host(self) -> str:
        """What a person types into the config flow; HTTPS is tried first."""
        return f"{LOOPBACK}:{self.https_port}"

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
        """Start the simulator, and keep where it has come to listen."""
        process = await Process.start(
            f"Recorder {self.index + 1}",
            self.arguments(),
            folder=REPOSITORY,
            output=self.output,
        )
        try:
            control_url = await process.says(re.compile(r"control: +(\S+)\n"))
            async with ClientSession() as session:
                addresses = (await Remote(session, control_url).state())["addresses"]
        except BaseException:
            await process.stop()
            raise
        self.http_port, self.https_port = (
            int(addresses[scheme].rpartition(":")[2]) for scheme in ("http", "https")
        )
        return process

    def remote(self, session: ClientSession) -> Remote:
        """Return the control of it, once it is started."""
        return Remote(session, self.control_url)
