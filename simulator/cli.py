"""`axis-nvr-simulator`: a recorder to play with."""

from argparse import ArgumentParser, Namespace
import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
import signal
import sys
from typing import Any

from .files.diagnostics import DiagnosticsFile
from .files.state import StateFile
from .http.accounts import Account, Role
from .http.auth import POLICIES
from .recorder.model import RecorderModel
from .recorder.population import populate
from .recorder.products import PRODUCTS
from .recorder.ticker import ticking
from .simulator import Simulator
from .vapix.dialect import Dialect

SAVE_INTERVAL = 1.0
KEEP_POWER = {"no": False, "yes": True, "unsupported": None}


def parser() -> ArgumentParser:
    """Describe the command line."""
    made = ArgumentParser(
        prog="axis-nvr-simulator",
        description="A simulated AXIS network video recorder with PoE ports.",
    )
    add = made.add_argument
    add("--model", choices=PRODUCTS, default="s3008")
    add("--ports", type=int, help="number of ports, 1 to 48")
    add("--power-limit", type=float, help="power budget, W")
    add("--keep-power", choices=KEEP_POWER, default="no")
    add("--host", default="127.0.0.1", help="address to listen on")
    add("--http-port", type=int, default=8080, help="0: any free one")
    add("--https-port", type=int, default=8443, help="0: any free one")
    add("--serial", default="ACCC8EAF8C30", help="the MAC address without colons")
    add("--name", help="the product's full name")
    add("--firmware", default="11.10.65")
    add("--username", default="root")
    add("--password", default="pass")
    add("--policy", choices=POLICIES, default="recommended", help="logins offered")
    add("--while-down", choices=("reset", "refuse"), default="reset")
    add("--status-lag", type=float, default=0.0, help="s")
    add("--empty", action="store_true", help="start with no cameras")
    add(
        "--from-diagnostics",
        type=Path,
        metavar="FILE",
        help="play the recorder of a diagnostics file that was downloaded from Home "
        "Assistant; the options that describe a recorder don't count then",
    )
    add("--state", type=Path, help="file that keeps modes and cameras")
    return made


def build_model(options: Namespace) -> RecorderModel:
    """Build the recorder the options describe."""
    product = PRODUCTS[options.model]
    ports = product.ports if options.ports is None else options.ports
    limit = options.power_limit
    changes: dict[str, Any] = {
        "ports": ports,
        "power_limit": product.power_limit * ports / product.ports
        if limit is None
        else limit,
        "keep_power": KEEP_POWER[options.keep_power],
        "serial": options.serial,
        "firmware": options.firmware,
        "status_lag": options.status_lag,
    }
    if options.name:
        changes["full_name"] = options.name
    return RecorderModel.of(options.model, **changes)


def _recorder(
    options: Namespace, state: StateFile | None
) -> tuple[RecorderModel, Dialect]:
    """Build the recorder as it is at the start."""
    if options.from_diagnostics is not None:
        if state is not None:
            raise ValueError("--state and --from-diagnostics don't go together")
        return DiagnosticsFile(options.from_diagnostics).build(options.serial)
    model = build_model(options)
    if state is not None and not state.is_new:
        state.restore(model)
    elif not options.empty:
        populate(model)
    return model, Dialect()


async def run(options: Namespace) -> None:
    """Run until the process is told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wanted, stop.set)
    await serve(options, stop)


async def serve(options: Namespace, stop: asyncio.Event) -> None:
    """Play the recorder the options describe, and say where, until `stop`."""
    state = None if options.state is None else StateFile(options.state)
    model, dialect = _recorder(options, state)
    simulator = Simulator(
        model,
        accounts=[Account(options.username, options.password, Role.ADMINISTRATOR)],
        policy=options.policy,
        dialect=dialect,
        host=options.host,
        http_port=options.http_port,
        https_port=options.https_port,
        certificate=None if state is None else state.certificate,
        while_down=options.while_down,
    )
    async with simulator, ticking(model):
        _announce(simulator, options)
        while not stop.is_set():
            if state is not None:
                state.save(model, simulator.certificate)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), SAVE_INTERVAL)
    if state is not None:
        state.save(model, simulator.certificate)


def _announce(simulator: Simulator, options: Namespace) -> None:
    model = simulator.model
    lines = (
        f"{model.full_name}, {len(model.numbers)} ports, {model.power_limit:g} W",
        f"  serial:  {model.serial}",
        f"  HTTP:    {simulator.http_url}",
        f"  HTTPS:   {simulator.https_url}",
        f"           SHA-256 {simulator.certificate.fingerprint}",
        f"  login:   {options.username} / {options.password}",
        f"  control: {simulator.http_url}/simulator/",
        "Press Ctrl-C to end it.",
    )
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    options = parser().parse_args(arguments)
    try:
        asyncio.run(run(options))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The simulator can't run: {error}\n")
        return 1
    return 0
