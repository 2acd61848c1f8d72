"""From the options to a running demo, and back to nothing."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from http import HTTPStatus
import signal
from time import monotonic

import aiohttp

from laboratory import homeassistant, onboarding
from laboratory.api import Api, connect
from laboratory.error import LaboratoryError
from laboratory.processes import Process
from laboratory.recorders import Recorder

from .dashboard import keep_dashboard
from .entries import keep_entries
from .furnish import clear_areas, furnish
from .options import Command, remember
from .ports import check_port
from .recorders import check_ports, every_mac, recorders
from .speech import say

PATIENCE = 180.0
"""s, the most that Home Assistant may take to start."""


async def run(command: Command) -> None:
    """Run until told to stop; Ctrl-C and SIGTERM end it at any moment."""
    demo = asyncio.create_task(_run(command))

    def end() -> None:
        if not demo.cancelling():
            say("\nEnding")
            demo.cancel()

    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wanted, end)
    try:
        await demo
    except asyncio.CancelledError:
        say("All has ended. Another start goes on from here.")


async def _run(command: Command) -> None:
    began = monotonic()
    known = [*recorders(command)]
    for recorder in known:
        check_ports(recorder)
    check_port(command.options.http_port, "Home Assistant", "--http-port")
    remember(command)
    homeassistant.prepare_folder(command.folder, command.options.http_port)
    async with AsyncExitStack() as stack:
        await _start_recorders(stack, known)
        origin = f"http://127.0.0.1:{command.options.http_port}"
        while True:
            say("Starting Home Assistant")
            process = await homeassistant.start(command.folder)
            stack.push_async_callback(process.stop)
            await _make_ready(process, origin, known, every_mac(command))
            _announce(origin, known, monotonic() - began)
            if not homeassistant.wants_restart(await process.ended()):
                raise process.complaint()
            began = monotonic()


async def _start_recorders(
    stack: AsyncExitStack, recorders: Sequence[Recorder]
) -> None:
    """Start the recorders side by side."""

    async def start(recorder: Recorder) -> None:
        process = await recorder.start()
        stack.push_async_callback(process.stop)

    say(
        "Starting the simulated recorder"
        if len(recorders) == 1
        else f"Starting {len(recorders)} simulated recorders"
    )
    try:
        async with asyncio.TaskGroup() as group:
            for recorder in recorders:
                group.create_task(start(recorder))
    except* LaboratoryError as errors:
        raise errors.exceptions[0] from None


async def _make_ready(
    process: Process, origin: str, recorders: Sequence[Recorder], macs: Sequence[str]
) -> None:
    """Bring a Home Assistant that starts to where the person takes over."""
    async with aiohttp.ClientSession() as session:
        try:
            async with asyncio.timeout(PATIENCE):
                await _answers(process, session, origin)
                is_owned = await onboarding.is_owned(session, origin)
                token = await (
                    onboarding.log_in if is_owned else onboarding.create_owner
                )(session, origin)
                async with connect(session, origin, token) as api:
                    await _has_started(api)
                    if not is_owned:
                        await onboarding.finish(api)
                        await clear_areas(api)
                    await keep_entries(api, recorders, macs)
                    has_new = await furnish(api, recorders)
                    await keep_dashboard(api, recorders, has_new=has_new)
        except TimeoutError:
            raise LaboratoryError(
                f"Home Assistant was not ready within {PATIENCE:g} s; "
                f"{process.output} says what it did."
            ) from None


async def _answers(
    process: Process, session: aiohttp.ClientSession, origin: str
) -> None:
    """Wait until Home Assistant answers requests."""
    while True:
        try:
            async with session.get(f"{origin}/manifest.json") as response:
                if response.status == HTTPStatus.OK:
                    return
        except aiohttp.ClientConnectionError:
            if process.process.returncode is not None:
                raise process.complaint() from None
        await asyncio.sleep(0.1)


async def _has_started(api: Api) -> None:
    """Wait until everything in Home Assistant is set up."""
    while True:
        if (await api.get("/api/config"))["state"] == "RUNNING":
            return
        await asyncio.sleep(0.1)


def _announce(origin: str, recorders: Sequence[Recorder], seconds: float) -> None:
    lines = [
        "",
        f"All is up, after {seconds:.0f} s. Open in a browser on this machine:",
        f"  Home Assistant:  {origin}/",
    ]
    for recorder in recorders:
        which = f" {recorder.index + 1}" if len(recorders) > 1 else ""
        lines.append(f"  {f'Recorder{which}:':<16} {recorder.control_url}")
    lines += ["Press Ctrl-C to end it."]
    say("\n".join(lines))
