"""What is read about a package's imports is what stands in its files."""

from pathlib import Path

import pytest

from .imports import circles, edges, foreign, modules, type_checking


@pytest.fixture(autouse=True)
def _ground() -> None:
    """Home Assistant is not needed here."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Make a package with a room, in which nobody imports anybody yet."""
    folder = tmp_path / "house"
    (folder / "room").mkdir(parents=True)
    for name in ("__init__", "door", "bell", "room/__init__", "room/table"):
        (folder / f"{name}.py").touch()
    return folder


def write(house: Path, **sources: str) -> None:
    """Write modules anew; two underscores lead into a room."""
    for name, source in sources.items():
        path = house / f"{name.replace('__', '/')}.py"
        path.write_text(source)


def test_modules_have_the_names_they_are_imported_by(house: Path) -> None:
    """A package stands for its `__init__.py`."""
    assert list(modules(house)) == [
        "house",
        "house.bell",
        "house.door",
        "house.room",
        "house.room.table",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "from . import bell",
        "from .bell import ring",
        "from .bell import *",
        "import house.bell",
        "from house import bell",
        "from house.bell import ring",
        "def late():\n    from .bell import ring",
    ],
)
def test_every_way_to_import_a_module_is_seen(house: Path, line: str) -> None:
    """Relative or not, of the whole or of a part, in a function as well."""
    write(house, door=line)
    assert edges(house)["house.door"] == {"house.bell"}
    assert not foreign(house)["house.door"]


def test_rooms_import_from_outside_and_from_themselves(house: Path) -> None:
    """What a room's `__init__.py` holds is imported from the room."""
    write(house, room__table="from ..bell import ring\nfrom . import lamp")
    assert edges(house)["house.room.table"] == {"house.bell", "house.room"}
    write(house, door="from .room.table import top")
    assert edges(house)["house.door"] == {"house.room.table"}


def test_a_circle_is_seen(house: Path) -> None:
    """However long it is, and who only leads to it is no part of it."""
    write(
        house,
        door="from .bell import ring",
        bell="from .room import table",
        room__table="from ..door import open_it",
    )
    (house / "__init__.py").write_text("from .door import open_it")
    knot = ["house.bell", "house.door", "house.room.table"]
    assert circles(edges(house)) == [knot]
    write(house, room__table="")
    assert circles(edges(house)) == []


def test_two_circles_are_told_apart(house: Path) -> None:
    """One line each; a module that imports itself is one too."""
    write(
        house,
        door="from . import bell",
        bell="from . import door",
        room__table="from . import table",
    )
    assert circles(edges(house)) == [["house.bell", "house.door"], ["house.room.table"]]


@pytest.mark.parametrize(
    "line",
    ["from typing import TYPE_CHECKING", "import typing\nif typing.TYPE_CHECKING:"],
)
def test_a_circle_under_type_checking_is_one(house: Path, line: str) -> None:
    """And the promise of it is seen by itself; its mere mention is none."""
    body = line if line.endswith(":") else f"{line}\nif TYPE_CHECKING:"
    write(
        house,
        door=f"{body}\n    from .bell import ring",
        bell="from .door import open_it\n# no TYPE_CHECKING here",
    )
    assert circles(edges(house)) == [["house.bell", "house.door"]]
    assert type_checking(house) == ["house.door"]


def test_what_comes_from_elsewhere_is_seen(house: Path) -> None:
    """By its dotted name; Python's own modules are at home everywhere."""
    write(
        house,
        door="import aiohttp\nimport os.path\nfrom json import loads",
        room__table="from homeassistant.core import callback\nfrom ..bell import ring",
    )
    assert foreign(house) == {
        "house": set(),
        "house.bell": set(),
        "house.door": {"aiohttp"},
        "house.room": set(),
        "house.room.table": {"homeassistant.core.callback"},
    }


def test_a_room_by_itself_knows_nothing_outside(house: Path) -> None:
    """What a relative import finds outside of the folder begins with a dot."""
    write(house, room__table="from ..bell import ring\nfrom .. import door")
    told = foreign(house / "room")["room.table"]
    assert told == {".bell.ring", ".door"}
