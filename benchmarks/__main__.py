"""scripts/benchmark: measures, prints the table, and writes docs/performance.md."""

from argparse import ArgumentParser, Namespace
import asyncio
from contextlib import AsyncExitStack
import cProfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
import pstats
import sys
from typing import Any

from laboratory.processes import REPOSITORY

from . import guard, polls, scale
from .apart import measured, tree_of
from .ground import machine, run, say
from .report import text, write

TOP = 20

# The first versions had nothing of the kind, or took minutes for it.
NOT_COMPARED = ("failures", "voice")

type Json = dict[str, Any]


def main() -> None:
    """Measure one part after the other."""
    options = _options()
    if options.profile:
        profile(options)
        return
    if options.guard:
        sys.exit(not asyncio.run(guard.holds()))
    figures = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": machine(),
        **asyncio.run(measure(options)),
    }
    say(text(figures))
    if not options.dry:
        write(figures)


def _options() -> Namespace:
    parser = ArgumentParser(prog="scripts/benchmark", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=60, help="polls of each kind")
    add("--failures", type=int, default=120, help="failures of each kind")
    add("--scale", action="store_true", help="100 recorders as well; takes minutes")
    add("--before", metavar="COMMIT", help="the integration as it was, in turn")
    add(
        "--only",
        nargs="+",
        metavar="PART",
        help="polls, failures, storm, memory, imports, voice, scale",
    )
    add("--profile", action="store_true", help=f"what takes longest, the top {TOP}")
    add("--guard", action="store_true", help="fail where a poll has become slow")
    add("--dry", action="store_true", help="leave docs/performance.md as it is")
    return parser.parse_args()


async def measure(options: Namespace) -> Json:
    """Return the figures of all parts that are asked for."""
    usual = ["polls", "failures", "storm", "memory", "imports", "voice"]
    names = options.only or usual + ["scale"] * options.scale
    async with AsyncExitStack() as stack:
        before = None
        if options.before:
            before = await stack.enter_async_context(tree_of(options.before))
        figures: Json = {}
        then: Json = {}
        for name in names:
            # What it did before is told where it can be compared.
            if before and name not in NOT_COMPARED:
                say(f"{name}, {options.before} …")
                then[name] = await _part(name, options, before)
            say(f"{name} …")
            figures[name] = await _part(name, options, REPOSITORY)
    return (
        {**figures, "before": {"commit": options.before, **then}} if then else figures
    )


async def _part(name: str, options: Namespace, tree: Path) -> Any:
    """Measure one part, with the integration in a tree."""
    is_present = tree == REPOSITORY
    match name:
        case "scale":
            return await scale.measure(tree, compared=is_present)
        case "polls":
            return await measured(name, tree, rounds=options.rounds, yaml=is_present)
        case "failures":
            return await measured(name, tree, rounds=options.failures)
        case _:
            return await measured(name, tree)


def profile(options: Namespace) -> None:
    """Say what takes longest in the integration's polls, 16 ports, figures changing."""
    profiler = cProfile.Profile()
    run(partial(polls.profile, profiler=profiler, rounds=options.rounds))
    stats = pstats.Stats(profiler, stream=sys.stdout)
    stats.strip_dirs().sort_stats("tottime").print_stats(TOP)


if __name__ == "__main__":
    main()
