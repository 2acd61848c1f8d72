"""The command line."""

from argparse import ArgumentDefaultsHelpFormatter, ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / ".demo"


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the demo consists of; a TCP port 0 is any free one."""

    folder: Path
    fresh: bool
    unfurnished: bool
    recorders: int
    ports: int
    http_port: int
    recorder_http_port: int
    """The first recorder's; the others have the ones above it."""
    recorder_https_port: int


def read_options(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line."""
    parser = ArgumentParser(
        prog="scripts/demo",
        description="A Home Assistant with simulated recorders, to play with. What is "
        "changed in it stays for the next start, which wants the same options again.",
        formatter_class=ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("--fresh", action="store_true", help="forget everything and start over")
    add(
        "--unfurnished",
        action="store_true",
        help="leave it to you to find out what is connected, and to name it",
    )
    for name, default, most, what in (
        ("recorders", 1, 9, "how many"),
        ("ports", 8, 48, "PoE ports of each"),
    ):
        add(
            f"--{name}",
            type=int,
            choices=range(1, most + 1),
            metavar="N",
            default=default,
            help=f"{what}, up to {most}",
        )
    for name, default, whose in (
        ("http", 8123, "Home Assistant"),
        ("recorder-http", 8080, "the first recorder, HTTP"),
        ("recorder-https", 8443, "the first recorder, HTTPS"),
    ):
        add(
            f"--{name}-port",
            type=int,
            metavar="PORT",
            default=default,
            help=f"TCP port of {whose}; 0: any free one",
        )
    add("--folder", type=Path, default=FOLDER, help="where all is kept")
    given = vars(parser.parse_args(arguments))
    return Options(**given | {"folder": given["folder"].resolve()})
