"""What a poll costs, by the number of ports.

    .venv/bin/python -m benchmarks.poll_cost [--rounds 200]

Recorders with 8, 16 and 48 ports are set up in one Home Assistant and polled in
turn. A poll is all of it: the request over HTTPS, reading the XML, and writing the
states of all entities that changed, which are many: the cameras' power does. CPU is that of the thread Home Assistant's event loop runs
in; what the recorder itself spends is not a real recorder's, so it isn't shown.
"""

from argparse import ArgumentParser
import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from .ground import Bench, bench, home, machine, recorder, run, say

SIZES = (8, 16, 48)
WARM_UP = 5
PAUSE = 0.5
"""s between two polls of the same recorder."""

RESTLESS = {"power": 7.0, "variation": 6.0}
"""W, by turns; half a second is enough for another figure."""


@dataclass
class Cost:
    """What the polls of one recorder cost; times in s."""

    ports: int
    bench: Bench
    cpu: list[float] = field(default_factory=list)
    time: list[float] = field(default_factory=list)

    async def poll(self) -> None:
        """Poll once."""
        before = (thread_time(), perf_counter())
        await self.bench.coordinator.async_refresh()
        self.cpu.append(thread_time() - before[0])
        self.time.append(perf_counter() - before[1])
        if not self.bench.coordinator.last_update_success:
            raise RuntimeError(f"the recorder with {self.ports} ports does not answer")

    async def start_over(self) -> None:
        """Forget what the first polls cost."""
        self.cpu.clear()
        self.time.clear()
        await self.bench.remote.do("reset_log")


async def stir(one: Bench) -> None:
    """Plug in cameras whose draw is another one at every poll, as it is after 30 s."""
    for port in (await one.remote.state())["ports"]:
        if port["camera"]:
            number = port["port"]
            await one.remote.do("unplug", port=number)
            await one.remote.do("plug", port=number, camera=RESTLESS, running=True)


async def measure(folder: Path, rounds: int) -> None:
    """Poll recorders of all sizes in turn."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        recorders = [
            await enter(recorder(folder, index, size))
            for index, size in enumerate(SIZES)
        ]
        hass = await enter(home(folder))
        costs = [
            Cost(size, await enter(bench(hass, one)))
            for size, one in zip(SIZES, recorders, strict=True)
        ]
        for cost in costs:
            await stir(cost.bench)
        for turn in range(WARM_UP + rounds):
            if turn == WARM_UP:
                for cost in costs:
                    await cost.start_over()
            for cost in costs:
                await cost.poll()
            await asyncio.sleep(PAUSE)
        await report(costs, rounds)


async def report(costs: list[Cost], rounds: int) -> None:
    """Print the table."""
    base = median(costs[0].cpu)
    say(machine())
    say()
    say(f"One poll, median of {rounds}, the recorders in turn in one run")
    say(f"{'ports':>5}{'requests':>10}{'CPU':>11}{'ratio':>8}{'duration':>11}")
    for cost in costs:
        requests = (await cost.bench.remote.state())["request_count"] / rounds
        cpu, time = median(cost.cpu), median(cost.time)
        say(
            f"{cost.ports:>5}{requests:>10.2f}{1000 * cpu:>8.1f} ms{cpu / base:>7.1f}x"
            f"{1000 * time:>8.1f} ms"
        )


if __name__ == "__main__":
    parser = ArgumentParser(prog="benchmarks.poll_cost")
    parser.add_argument("--rounds", type=int, default=200, help="polls per recorder")
    options = parser.parse_args()
    run(partial(measure, rounds=options.rounds))
