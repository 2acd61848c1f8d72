"""scripts/benchmark: measures, prints the table, and writes docs/performance.md."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
import cProfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
import pstats
import sys
from typing import Any

from . import failures, imports, memory, polls, scale, storm
from .ground import machine, run, say
from .report import text, write

TOP = 20

type Part = Callable[[Path], Any]


def parts(options: Namespace) -> dict[str, Part]:
    """Return what is to be measured, by its name."""
    all_parts: dict[str, Part] = {
        "polls": partial(polls.measure, rounds=options.rounds),
        "failures": partial(failures.measure, rounds=options.failures),
        "storm": storm.measure,
        "memory": memory.measure,
        "imports": imports.measure,
        "scale": scale.measure,
    }
    usual = [name for name in all_parts if name != "scale" or options.scale]
    return {name: all_parts[name] for name in options.only or usual}


def main() -> None:
    """Measure one part after the other, each with a Home Assistant of its own."""
    parser = ArgumentParser(prog="scripts/benchmark", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=60, help="polls of each kind")
    add("--failures", type=int, default=120, help="failures of each kind")
    add("--scale", action="store_true", help="100 recorders as well; takes minutes")
    add(
        "--only",
        nargs="+",
        metavar="PART",
        help="polls, failures, storm, memory, imports, scale",
    )
    add("--profile", action="store_true", help=f"what takes longest, the top {TOP}")
    add("--dry", action="store_true", help="leave docs/performance.md as it is")
    options = parser.parse_args()
    if options.profile:
        profile(options)
        return
    figures: dict[str, Any] = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": machine(),
    }
    for name, part in parts(options).items():
        say(f"{name} …")
        figures[name] = run(part)
    say(text(figures))
    if not options.dry:
        write(figures)


def profile(options: Namespace) -> None:
    """Say what takes longest in the integration's polls, 16 ports, figures changing."""
    profiler = cProfile.Profile()
    run(partial(polls.profile, profiler=profiler, rounds=options.rounds))
    stats = pstats.Stats(profiler, stream=sys.stdout)
    stats.strip_dirs().sort_stats("tottime").print_stats(TOP)


if __name__ == "__main__":
    main()
