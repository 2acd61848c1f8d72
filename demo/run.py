"""From the options to a running demo, and back to nothing."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from http import HTTPStatus
import json
from pathlib import Path
import signal
import sys
from time import monotonic

import aiohttp

from laboratory import homeassistant, onboarding
from laboratory.api import Api, connect
from laboratory.config_flow import add_recorder
from laboratory.error import LaboratoryError
from laboratory.ports import LOOPBACK, free_ports
from laboratory.processes import Process
from laboratory.recorders import Recorder
from laboratory.registry import Registry

from .dashboard import keep_dashboard
from .folder import make_folder
from .furnish import clear_areas, furnish
from .options import Options
from .ports import check_port

CAMERAS = Path(__file__).parent / "simulated_cameras"
"""Another integration, so that Home Assistant knows the cameras themselves."""

CAMERAS_INCLUDED = f"\n{CAMERAS.name}: !include {CAMERAS.name}.yaml\n"

PATIENCE = 180.0
"""s, the most that Home Assistant may take to start."""


def say(text: str) -> None:
    """Tell the person something."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


async def run(options: Options) -> None:
    """Run until told to stop; Ctrl-C and SIGTERM end it at any moment."""
    demo = asyncio.create_task(_run(options))

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


async def _run(options: Options) -> None:
    began = monotonic()
    recorders = [_recorder(options, index) for index in range(options.recorders)]
    for recorder in recorders:
        whose = f"recorder {recorder.index + 1}"
        check_port(recorder.http_port, whose, "--recorder-http-port")
        check_port(recorder.https_port, whose, "--recorder-https-port")
    check_port(options.http_port, "Home Assistant", "--http-port")
    http_port = options.http_port or free_ports(1)[0]
    make_folder(options.folder, fresh=options.fresh)
    homeassistant.prepare_folder(
        options.folder, http_port, more=[CAMERAS], configuration=CAMERAS_INCLUDED
    )
    async with AsyncExitStack() as stack:
        say(f"Starting the simulated recorder{'s' if len(recorders) > 1 else ''}")
        for recorder in recorders:
            process = await recorder.start()
            stack.push_async_callback(process.stop)
        urls = [recorder.control_url for recorder in recorders]
        (options.folder / f"{CAMERAS.name}.yaml").write_text(json.dumps(urls))
        origin = f"http://{LOOPBACK}:{http_port}"
        while True:
            say("Starting Home Assistant")
            process = await homeassistant.start(options.folder)
            stack.push_async_callback(process.stop)
            await _make_ready(process, origin, recorders, options)
            _announce(origin, recorders, monotonic() - began)
            if not homeassistant.wants_restart(await process.ended()):
                raise process.complaint()
            began = monotonic()


def _recorder(options: Options, index: int) -> Recorder:
    def above(port: int) -> int:
        return port and port + index

    return Recorder(
        index=index,
        ports=options.ports,
        http_port=above(options.recorder_http_port),
        https_port=above(options.recorder_https_port),
        state=options.folder / f"recorder-{index + 1}.json",
    )


async def _make_ready(
    process: Process, origin: str, recorders: Sequence[Recorder], options: Options
) -> None:
    """Bring a Home Assistant that starts to where the person takes over."""
    try:
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            await _answers(process, session, origin)
            is_owned = await onboarding.is_owned(session, origin)
            come_in = onboarding.log_in if is_owned else onboarding.create_owner
            token = await come_in(session, origin)
            async with connect(session, origin, token) as api:
                await _has_started(api)
                if not is_owned:
                    await onboarding.finish(api)
                    await clear_areas(api)
                await _add_missing(api, recorders)
                furnished = [] if options.unfurnished else recorders
                await furnish(api, furnished)
                await keep_dashboard(api)
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
    while (await api.get("/api/config"))["state"] != "RUNNING":  # noqa: ASYNC110
        await asyncio.sleep(0.1)


async def _add_missing(api: Api, recorders: Sequence[Recorder]) -> None:
    """Add the recorders that Home Assistant doesn't know yet."""
    known = (await Registry.read(api)).devices
    for recorder in recorders:
        device = known.get(recorder.mac)
        if device is None:
            title = await add_recorder(api, recorder)
            say(f"Added {title} at {recorder.origin}")
        elif device["configuration_url"] not in recorder.origins:
            say(
                f"Home Assistant looks for {device['name']} at "
                f"{device['configuration_url']}, but it is at {recorder.origin} now. "
                "Choose the ports of the last time, or start over with --fresh."
            )


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
