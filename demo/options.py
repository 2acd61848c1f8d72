"""The command line, and what it was the last time."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict, dataclass
import json
from pathlib import Path
import shutil

from laboratory.error import LaboratoryError

FOLDER = Path(__file__).parent.parent / ".demo"
REMEMBERED = "demo.json"
RECORDERS = range(1, 10)
PORTS = range(1, 49)


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the demo consists of; kept from one start to the next."""

    recorders: int = 1
    ports: int = 8
    http_port: int = 8123
    """Home Assistant's."""
    recorder_http_port: int = 8080
    """The first recorder's; the others have the ones above it."""
    recorder_https_port: int = 8443


@dataclass(frozen=True, kw_only=True)
class Command:
    """One start of the demo."""

    folder: Path
    options: Options


def read_command(arguments: Sequence[str] | None = None) -> Command:
    """Read the command line; what it leaves open is as it was the last time."""
    given = vars(_parser().parse_args(arguments))
    folder: Path = given.pop("folder").resolve()
    fresh: bool = given.pop("fresh")
    known = _remembered(folder)
    if fresh and folder.exists():
        if known is None and any(folder.iterdir()):
            raise LaboratoryError(
                f"{folder} was not made by the demo, so it is not removed."
            )
        shutil.rmtree(folder)
        known = None
    before = known or Options()
    changes = {name: value for name, value in given.items() if value is not None}
    options = Options(**(asdict(before) | changes))
    return Command(folder=folder, options=options)


def remember(command: Command) -> None:
    """Keep the options for the next start."""
    command.folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(command.options), indent=2)
    (command.folder / REMEMBERED).write_text(text)


def _remembered(folder: Path) -> Options | None:
    try:
        return Options(**json.loads((folder / REMEMBERED).read_text()))
    except FileNotFoundError:
        return None
    except (TypeError, ValueError) as error:
        raise LaboratoryError(
            f"{folder / REMEMBERED} can't be read ({error}); remove {folder}."
        ) from error


def _parser() -> ArgumentParser:
    """Describe the command line."""
    before = Options()
    made = ArgumentParser(
        prog="scripts/demo",
        description="A Home Assistant with simulated recorders, to play with.",
        epilog="What you don't say is as it was the last time.",
    )
    add = made.add_argument
    add("--fresh", action="store_true", help="forget everything and start over")
    add(
        "--recorders",
        type=int,
        choices=RECORDERS,
        metavar="N",
        help=f"how many, up to {RECORDERS[-1]} (at first {before.recorders})",
    )
    add(
        "--ports",
        type=int,
        choices=PORTS,
        metavar="N",
        help=f"PoE ports of each, up to {PORTS[-1]} (at first {before.ports})",
    )
    for name, whose in (
        ("http_port", "Home Assistant"),
        ("recorder_http_port", "the first recorder, HTTP"),
        ("recorder_https_port", "the first recorder, HTTPS"),
    ):
        add(
            f"--{name.replace('_', '-')}",
            type=int,
            metavar="PORT",
            help=f"TCP port of {whose} (at first {getattr(before, name)})",
        )
    add("--folder", type=Path, default=FOLDER, help="where all is kept (.demo)")
    return made
