"""The simulated recorder, as a person with the hands at it."""

from functools import partial

import aiohttp

from laboratory.processes import Process
from laboratory.recorders import Recorder
from simulator.remote import Remote

from .waiting import until

PORTS = (1, 2, 3, 4)
LAST = 4
"""It is refused first where the power does not suffice."""

SUFFICIENT = 65.0
SCARCE = 12.0
"""W; three of the four cameras are to be had for it."""


class Control(Remote):
    """A recorder that runs, or doesn't, and what it is told to do."""

    def __init__(
        self, session: aiohttp.ClientSession, recorder: Recorder, started: list[Process]
    ) -> None:
        """Note where it is; it is not started yet."""
        super().__init__(session, recorder.control_url)
        self.recorder = recorder
        self._started = started
        self._process: Process | None = None

    async def start(self) -> None:
        """Start it, with the ports as they were."""
        self._process = await self.recorder.start()
        self._started.append(self._process)

    async def end(self) -> None:
        """End it: nobody listens at its address any more."""
        if self._process is not None:
            await self._process.stop()
            self._process = None

    async def is_on(self, port: int) -> bool:
        """Return whether a port is on."""
        return bool((await self.state())["ports"][port - 1]["enabled"])

    async def becomes(self, port: int, *, on: bool) -> None:
        """Wait until a port is on, or off."""

        async def is_so() -> bool:
            return await self.is_on(port) is on

        await until(is_so)

    async def hesitate(self, call: str, seconds: float) -> None:
        """Carry the next call out at once, but answer it later."""
        await self.misbehave("delay", call, 1, seconds=seconds)

    async def hold(self, call: str, *, carried_out: bool) -> None:
        """Wait for a call, and never answer it."""
        await self.misbehave("silence", call, 1, processed=carried_out)

        async def is_held() -> bool:
            return bool((await self.state())["misbehaviours"][-1]["hits"])

        await until(is_held)

    async def refuse(self, call: str, code: int) -> None:
        """Answer a call with an error until told to behave."""
        await self.misbehave("general_error", call, code=code)

    async def begin_anew(self, *, for_all: bool = True) -> None:
        """Behave, turn all ports on, and have power for all of them or not."""
        await self.behave()
        for port in PORTS:
            await self.do("mode", port=port, enabled=True)
        # The last one goes dark only where all had their power before.
        await self.do("power_limit", watts=SUFFICIENT)
        for port in PORTS:
            await until(partial(self.is_powered, port))
        if not for_all:
            await self.do("power_limit", watts=SCARCE)
            assert not await self.is_powered(LAST)

    async def is_powered(self, port: int) -> bool:
        """Return whether the camera at a port has power."""
        return bool((await self.state())["ports"][port - 1]["powered"])

    async def plug_in_quick_cameras(self) -> None:
        """Replace the cameras by small ones that boot in no time."""
        camera = {"poe_class": 1, "power": 2.0, "detection_time": 0.1, "boot_time": 0.5}
        for port in PORTS:
            await self.do("unplug", port=port)
            await self.do("plug", port=port, camera=camera, running=True)
