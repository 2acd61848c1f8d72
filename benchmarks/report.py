"""The table in docs/performance.md: what was measured, between two marks."""

from collections.abc import Iterable
import json
from pathlib import Path
from typing import Any

from .arms import FLOOR, YAML
from .polls import CHANGES, ratio

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
FIGURES = PAGE.with_suffix(".json")
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"

type Json = dict[str, Any]


def text(figures: Json) -> str:
    """Return all that was measured as Markdown."""
    parts = {
        "polls": _polls,
        "failures": _failures,
        "storm": _storm,
        "memory": _memory,
        "imports": _imports,
        "scale": _scale,
    }
    told = [part(figures[name]) for name, part in parts.items() if name in figures]
    return "\n".join([f"{figures['date']}, {figures['machine']}.\n", *told])


def write(figures: Json) -> None:
    """Put it in place of what the page has; parts that were not measured go."""
    page = PAGE.read_text()
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n{text(figures)}\n{END}{tail}")
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n")


def _table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    lines = [list(head), ["---"] * len(list(head)), *map(list, rows)]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def _polls(polls: Json) -> str:
    rows = polls["rows"]
    shown = [
        (
            row["ports"],
            row["arm"],
            row["change"],
            f"{row['cpu']:.2f} ms",
            f"{ratio(rows, row):.2f}",
            f"{row['requests']:g}",
            f"{row['changed']:g} + {row['reported']:g}",
        )
        for row in rows
        if row["arm"] != FLOOR or row["change"] == next(iter(CHANGES))
    ]
    head = (
        "Ports",
        "Who",
        "Since the last poll",
        "CPU",
        "To the floor",
        "Requests",
        "States changed + reported",
    )
    return (
        f"### A poll\n\n{_table(head, shown)}\n"
        f"A switch shows what it was told after {polls['toggle']:g} ms; {YAML}, it "
        "shows that at the next poll. To set a recorder up takes "
        f"{polls['setup_requests']} requests.\n"
    )


def _failures(failures: Json) -> str:
    rows = (
        (
            arm["arm"],
            arm["samples"],
            *(f"{arm[name]:g} ms" for name in ("median", "p95", "longest")),
        )
        for arm in failures["arms"]
    )
    pushed, polled = failures["arms"]
    head = ("Learned by", "Samples", "Median", "95 %", "Longest")
    return (
        "### From a failure at the recorder to its state in Home Assistant\n\n"
        f"{_table(head, rows)}\nAt the 95 % that is 1/"
        f"{polled['p95'] / pushed['p95']:.0f} of polling every "
        f"{failures['interval']:g} s.\n"
    )


def _storm(storm: Json) -> str:
    return (
        "### A storm\n\n"
        f"{storm['notifications']} notifications of {storm['ports']} ports, sent "
        f"within {storm['sent_within']:g} s: the last state shows "
        f"{storm['shown_after']:g} s later, the longest stall of the event loop is "
        f"{storm['longest_stall']:g} ms, {storm['stalls']} are above 50 ms; "
        f"{storm['cpu']} ms of CPU, {storm['written']} states written.\n"
    )


def _memory(memory: Json) -> str:
    return (
        "### Memory\n\n"
        f"{memory['entities']} entities of {memory['recorders']} recorders: "
        f"{memory['ours']:g} KB each are allocated by the integration's own lines, "
        f"{memory['all']:g} KB by all that is allocated to set them up. From poll "
        f"{memory['from']} to poll {memory['to']}, with figures that change, "
        f"{memory['objects']:+d} objects and {memory['rss']:+.1f} MB of the process.\n"
    )


def _imports(imports: Json) -> str:
    return (
        "### Import\n\n"
        f"{imports['ours']:g} ms for {imports['modules']} modules of the integration, "
        f"{imports['brought']:g} ms for what only it brings "
        f"({', '.join(imports['names']) or 'nothing'}).\n"
    )


def _scale(scale: Json) -> str:
    rows = (
        (name, f"{one['cpu']:.2f} %", f"{one['stall']:g} ms", one["busiest"])
        for name, one in scale["steady"].items()
    )
    head = ("Steady", "CPU of a core", "Longest stall", "Polls in the busiest second")
    return (
        f"### {scale['recorders']} recorders\n\n"
        f"{scale['entities']} entities; all are there {scale['start']:g} s after the "
        f"start of Home Assistant, with a longest stall of {scale['start_stall']:g} ms "
        f"({scale['empty_stall']:g} ms without them).\n\n{_table(head, rows)}\n"
        f"An empty Home Assistant takes {scale['empty_cpu']:.2f} % of that.\n"
    )
