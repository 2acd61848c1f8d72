"""Who imports whom inside a package, read from its source; nothing is run.

Every import counts wherever it stands: in a function, or under TYPE_CHECKING,
where it ties two files together just the same for whoever reads them.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
import sys

type Graph = Mapping[str, frozenset[str]]


def modules(folder: Path) -> dict[str, Path]:
    """Find the modules of a package, by their name below the package's parent.

    A package is called by its folder and stands for its `__init__.py`.
    """
    return {_name(folder, path): path for path in sorted(folder.rglob("*.py"))}


def edges(folder: Path) -> dict[str, frozenset[str]]:
    """Tell which modules of the package each of its modules imports.

    To import a module of a package is no import of the package's `__init__.py`;
    to import what that file itself holds is one.
    """
    known = modules(folder)
    return {
        name: frozenset(
            found for told in _told(name, path) if (found := _module(told, known))
        )
        for name, path in known.items()
    }


def foreign(folder: Path) -> dict[str, frozenset[str]]:
    """Tell what each module imports that is neither its package's nor Python's own.

    Names are dotted; of what a relative import finds outside of the folder, the
    name begins with a dot.
    """
    known = modules(folder)
    return {
        name: frozenset(
            told
            for told in _told(name, path)
            if not _module(told, known)
            and told.partition(".")[0] not in sys.stdlib_module_names
        )
        for name, path in known.items()
    }


def circles(graph: Graph) -> list[list[str]]:
    """List the modules that import one another, one list for each such knot."""
    reached = {name: _reached(graph, name) for name in graph}
    knots = {
        tuple(other for other in sorted(reached[name]) if name in reached[other])
        for name in graph
        if name in reached[name]
    }
    return sorted(map(list, knots))


def type_checking(folder: Path) -> list[str]:
    """List the modules that name TYPE_CHECKING, the promise of a circle."""
    return [
        name
        for name, path in modules(folder).items()
        if "TYPE_CHECKING" in (source := path.read_text())
        and any(map(_is_type_checking, ast.walk(ast.parse(source))))
    ]


def _is_type_checking(node: ast.AST) -> bool:
    words = (getattr(node, word, None) for word in ("id", "attr", "name"))
    return "TYPE_CHECKING" in words


def _name(folder: Path, path: Path) -> str:
    parts = path.relative_to(folder.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _told(name: str, path: Path) -> Iterator[str]:
    """Yield what is imported, to the last dot: `a.b.c` for `from a.b import c`."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in _imports(path.read_text()):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            origin = _origin(package, node)
            yield from (f"{origin}.{alias.name}" for alias in node.names)


# Several tests look at the same files.
@cache
def _imports(source: str) -> list[ast.Import | ast.ImportFrom]:
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def _origin(package: str, node: ast.ImportFrom) -> str:
    """Find what `from` names; a dot at its beginning leads out of the folder."""
    if not node.level:
        return node.module or ""
    steps = package.split(".")
    kept = steps[: max(0, len(steps) - node.level + 1)] or [""]
    return ".".join([*kept, node.module] if node.module else kept)


def _module(told: str, known: Mapping[str, Path]) -> str | None:
    """Find the module an import leads to; the last name may be what is in it."""
    candidates = (told, told.rpartition(".")[0])
    return next((one for one in candidates if one in known), None)


def _reached(graph: Graph, start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += graph[name]
    return reached
