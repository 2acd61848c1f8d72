"""Many recorders in one process, which have neither page nor file.

    python -m benchmarks.fleet COUNT PORTS

Prints the port of each by HTTP as JSON. SIGUSR1: from now on every camera draws
something else every ten seconds, so that every poll brings a figure per port.
"""

import asyncio
from contextlib import AsyncExitStack
import json
import signal
import sys

from laboratory.recorders import FIRST_SERIAL, PASSWORD, USERNAME
from simulator import Account, Camera, RecorderModel, Simulator, self_signed

STIR = 10.0
CAMERA = Camera(power=5.0, requested_power=9.0)


async def main(count: int, ports: int) -> None:
    """Play the recorders until the end."""
    loop = asyncio.get_running_loop()
    ends, stirs = asyncio.Event(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ends.set)
    loop.add_signal_handler(signal.SIGUSR1, stirs.set)
    certificate = self_signed(f"{FIRST_SERIAL:012X}")
    async with AsyncExitStack() as stack:
        recorders: list[Simulator] = []
        for index in range(count):
            serial = f"{FIRST_SERIAL + index:012X}"
            model = RecorderModel(ports=ports, power_limit=4000.0, serial=serial)
            for number in model.numbers:
                model.plug(number, CAMERA, running=True)
            accounts = [Account(USERNAME, PASSWORD)]
            one = Simulator(model, accounts=accounts, certificate=certificate)
            recorders.append(await stack.enter_async_context(one))
        sys.stdout.write(json.dumps([one.http_port for one in recorders]) + "\n")
        sys.stdout.flush()
        task = asyncio.create_task(stir(recorders, stirs))
        await ends.wait()
        task.cancel()


async def stir(recorders: list[Simulator], stirs: asyncio.Event) -> None:
    """Change what all cameras draw, again and again."""
    await stirs.wait()
    watts = 5.0
    while True:
        watts = 10.1 - watts
        for one in recorders:
            one.model.draw(watts, 9.0)
            one.reset_log()
        await asyncio.sleep(STIR)


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
