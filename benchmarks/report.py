"""The table in docs/performance.md: what was measured, between two marks."""

from collections.abc import Iterable
import json
from pathlib import Path
from typing import Any

from .arms import FLOOR, OURS, YAML
from .polls import CHANGES, ratio

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
FIGURES = PAGE.with_suffix(".json")
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"

# From here on no decimal is of interest, and up to here a fraction says more.
_MANY = 100
_LITTLE = 0.1

type Json = dict[str, Any]


def text(figures: Json) -> str:
    """Return all that was measured as Markdown."""
    parts = {
        "polls": _polls,
        "failures": _failures,
        "storm": _storm,
        "memory": _memory,
        "imports": _imports,
        "voice": _voice,
        "scale": _scale,
    }
    told = [part(figures[name]) for name, part in parts.items() if name in figures]
    if before := figures.get("before"):
        told.append(_before(before, figures))
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
        f"{storm['shown_after']:g} s after the last was sent. {storm['cpu']} ms of CPU, "
        f"{storm['written']} states written. The event loop is at work for "
        f"{storm['stall_at_work']:g} ms at a stretch, and {_times(storm['stalls'])} "
        f"for more than 50 ms; the longest stall, with what the garbage collector and "
        f"other programs take, is {storm['stall']:g} ms.\n"
    )


def _memory(memory: Json) -> str:
    return (
        "### Memory\n\n"
        f"{memory['entities']} entities of {memory['recorders']} recorders: "
        f"{memory['ours']:g} KB each are allocated by the integration's own lines, "
        f"{memory['all']:g} KB by all that is allocated to set them up. From poll "
        f"{memory['from']} to poll {memory['to']}, with figures that change, "
        f"{memory['objects']:+d} objects and {memory['rss']:+.1f} MB of the process, "
        "history left out.\n"
    )


def _imports(imports: Json) -> str:
    return (
        "### Import\n\n"
        f"{imports['ours']:g} ms for {imports['modules']} modules of the integration, "
        f"{imports['brought']:g} ms for what only it brings "
        f"({', '.join(imports['names']) or 'nothing'}).\n"
    )


def _voice(voice: Json) -> str:
    rows = [
        [language, f"{one['first']:g} ms", f"{one['after']:g} ms"]
        for language, one in voice.items()
    ]
    return (
        "### Assist\n\n"
        "CPU of the event loop for a sentence that is none of ours, 16 ports, the "
        "median.\n\n"
        f"{_table(['Language', 'The first one after a new name', 'The next'], rows)}"
    )


def _scale(scale: Json) -> str:
    empty, floor = scale["empty"]["steady"], scale["floor"]
    rows = [
        ("no recorder", _percent(empty["cpu"]), "", *_stalls(empty), ""),
        ("the floor polls as often", _percent(floor["cpu"]), "1.00", "", "", "", ""),
        *(
            (
                name,
                _percent(one["cpu"]),
                f"{(one['cpu'] - empty['cpu']) / (floor['cpu'] - empty['cpu']):.2f}",
                *_stalls(one),
                one["busiest"],
            )
            for name, one in scale["steady"].items()
        ),
    ]
    starts = [
        ("no recorder", *_stalls(scale["empty"])),
        ("all are registered, but disabled", *_stalls(scale["disabled"])),
        ("Home Assistant reads its registries", *_stalls(scale["registries"])),
        ("then the recorders are set up", *_stalls(scale["set_up"])),
    ]
    head = (
        "Steady",
        "CPU of a core",
        "To the floor",
        *_STALLS,
        "Polls in the busiest second",
    )
    return (
        f"### {scale['recorders']} recorders\n\n"
        f"{scale['entities']} entities; all are there {scale['start']:g} s after the "
        f"start of Home Assistant, of which {scale['start_cpu']:g} s are CPU.\n\n"
        f"{_table(('Start', *_STALLS), starts)}\n{_table(head, rows)}"
    )


def _before(before: Json, now: Json) -> str:
    """Return what is the same figure then and now, as far as both were measured."""
    rows = [
        (name, _short(then), _short(figure), _times_as_much(figure / then))
        for name, path in _COMPARED.items()
        if (then := _at(before, path)) and (figure := _at(now, path))
    ]
    polls = [
        (
            f"{name}, to the floor",
            _short(then),
            _short(figure),
            _times_as_much(figure / then),
        )
        for name, then, figure in _compared_polls(before, now)
    ]
    head = ("Figure", f"At {before['commit']}", "Now", "Ratio")
    return f"### Before and after\n\n{_table(head, [*polls, *rows])}"


_COMPARED = {
    "Requests to set a recorder up": ("polls", "setup_requests"),
    "Until a switch shows what it was told, ms": ("polls", "toggle"),
    "Storm: CPU, ms": ("storm", "cpu"),
    "Storm: until the last state shows, s": ("storm", "shown_after"),
    "Storm: longest stall, ms": ("storm", "stall"),
    "Storm: longest at work, ms": ("storm", "stall_at_work"),
    "Storm: states written": ("storm", "written"),
    "Memory of an entity, KB of ours": ("memory", "ours"),
    "Import, ms": ("imports", "ours"),
    "100 recorders: entities": ("scale", "entities"),
    "100 recorders: start, s": ("scale", "start"),
    "100 recorders: start, CPU, s": ("scale", "start_cpu"),
    "100 recorders: registries are read, longest at work, ms": (
        *("scale", "registries", "stall_at_work"),
    ),
    "100 recorders: set up, longest stall, ms": ("scale", "set_up", "stall"),
    "100 recorders: set up, longest at work, ms": ("scale", "set_up", "stall_at_work"),
    "100 recorders, nothing changes: CPU, %": (
        *("scale", "steady", "nothing changes", "cpu"),
    ),
    "100 recorders, nothing changes: longest stall, ms": (
        *("scale", "steady", "nothing changes", "stall"),
    ),
    "100 recorders, nothing changes: polls in a second": (
        *("scale", "steady", "nothing changes", "busiest"),
    ),
    "100 recorders, a figure a port changes: CPU, %": (
        *("scale", "steady", "a figure per port changes", "cpu"),
    ),
    "100 recorders, a figure a port changes: longest stall, ms": (
        *("scale", "steady", "a figure per port changes", "stall"),
    ),
}
"""Figures that were to be told of earlier versions as well, by where they stand."""


def _compared_polls(before: Json, now: Json) -> Iterable[tuple[str, float, float]]:
    """Yield the polls of the integration, then and now, as ratios to the floor."""
    then = _at(before, ("polls", "rows")) or []
    rows = _at(now, ("polls", "rows")) or []
    for old in then:
        kind = (old["arm"], old["ports"], old["change"])
        for new in rows:
            if (new["arm"], new["ports"], new["change"]) == kind and kind[0] == OURS:
                name = f"{old['ports']} ports, {old['change']}"
                yield name, ratio(then, old), ratio(rows, new)


def _at(figures: Json, path: Iterable[str]) -> Any:
    for name in path:
        figures = figures.get(name, {})
    return figures


def _short(figure: float) -> str:
    return f"{figure:.0f}" if figure >= _MANY else f"{figure:.3g}"


def _times_as_much(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio > _LITTLE else f"1/{1 / ratio:.0f}"


def _percent(share: float) -> str:
    return f"{share:.2f} %"


_STALLS = ("Longest stall", "At work", "Garbage collection")


def _stalls(one: Json) -> list[str]:
    return [f"{one[name]:g} ms" for name in ("stall", "stall_at_work", "collection")]


def _times(count: int) -> str:
    return {0: "never", 1: "once"}.get(count, f"{count} times")
