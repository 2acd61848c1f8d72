"""The simulator's README says what is so, and its examples work."""

import asyncio
from collections.abc import AsyncIterator, Callable
from importlib.metadata import EntryPoint
import json
from pathlib import Path
import re
import shlex
import tomllib
from typing import Any

import pytest

from simulator import RecorderModel, Simulator
from simulator.cli import main, parser
from simulator.control.actions import ACTIONS, MISBEHAVIOURS
from simulator.fields import Spec
from simulator.recorder.population import populate
from tests.imports import foreign

from .tools import started

FOLDER = Path(__file__).parents[2] / "simulator"
README = (FOLDER / "README.md").read_text()
CONTROL = "http://127.0.0.1:8080/simulator/"


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def commands(program: str) -> list[str]:
    """Return the command lines that start a program."""
    lines = "".join(blocks("sh")).splitlines()
    return [line for line in lines if line.startswith(program)]


def rows(*beginnings: str) -> list[str]:
    """Return the rows of the table whose header begins so."""
    header = f"| {' | '.join(beginnings)} |"
    _, _, table = README.partition(header)
    body, _, _ = table.partition("\n\n")
    return body.splitlines()[2:]


def cell(fields: Spec) -> str:
    """Write the names of fields as the tables have them."""
    return ", ".join(f"`{name}`" for name in fields)


def row(*cells: str) -> str:
    """Write the beginning of a row."""
    return "".join(f"| {one} " if one else "| " for one in cells)


@pytest.fixture
async def playing() -> AsyncIterator[Simulator]:
    """Play the recorder that the program starts, on free ports."""
    model = RecorderModel()
    populate(model)
    async with Simulator(model) as recorder:
        yield recorder


def moved(text: str, recorder: Simulator) -> str:
    """Write an example for the ports where the recorder listens."""
    return text.replace(":8080", f":{recorder.http_port}").replace(
        ":8443", f":{recorder.https_port}"
    )


def test_every_misbehaviour_is_in_its_table() -> None:
    """With what it takes, and in the words of the code."""
    told = {
        name: (kind.make.__doc__ or "").partition("\n")[0]
        for name, kind in MISBEHAVIOURS.items()
    }
    expected = [
        row(f"`{name}`", cell({**kind.required, **kind.optional}), f"{told[name]} |")
        for name, kind in MISBEHAVIOURS.items()
    ]
    assert rows("Kind", "Arguments") == [one.rstrip() for one in expected]


def test_every_action_is_in_its_table() -> None:
    """With what it needs and what it may have."""
    told = rows("Action", "Needs", "May have")
    assert len(told) == len(ACTIONS)
    for name, action in ACTIONS.items():
        expected = row(f"`{name}`", cell(action.required), cell(action.optional))
        assert [one for one in told if one.startswith(f"{expected}| ")], name


@pytest.mark.parametrize("command", commands("axis-nvr-simulator"))
def test_every_way_to_start_it_is_understood(command: str) -> None:
    """No option has gone."""
    assert parser().parse_args(shlex.split(command)[1:])


async def test_every_curl_works(playing: Simulator) -> None:
    """In the order of the page; the recorder's answers and the control's."""
    lines = commands("curl")
    assert len(lines) > 8
    for line in lines:
        process = await asyncio.create_subprocess_shell(
            f"{moved(line, playing)} --silent --show-error --fail",
            stdout=asyncio.subprocess.PIPE,
        )
        told, _ = await process.communicate()
        assert process.returncode == 0, line
        if "/simulator/" in line:
            assert json.loads(told)["ports"], line
        else:
            assert b"Success" in told, line
    camera = playing.model.camera(6)
    assert camera
    assert camera.name == "Gate"
    assert not playing.model.is_enabled(1)
    assert not playing.model.reachable


async def test_the_remote_control_works(
    playing: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    """From another thread, as good as another program."""
    [example] = [one for one in blocks("python") if CONTROL in one]
    code = compile(moved(example, playing), "README", "exec")
    await asyncio.to_thread(exec, code, {})
    assert capsys.readouterr().out == "Error: Other\n"
    assert playing.rules == []


async def test_the_test_of_a_client_works() -> None:
    """As it stands."""
    [example] = [one for one in blocks("python") if "async def test" in one]
    names: dict[str, Callable[[], Any]] = {}
    exec(compile(example, "README", "exec"), names)  # noqa: S102 - our own text
    await names["test_a_poll_survives_an_error"]()


async def test_it_says_at_the_start_what_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """But for the fingerprint, and for ports that are free."""
    [shown] = blocks("text")
    async with started(capsys) as said:
        ports = [line.rpartition(":")[2] for line in said[2:4]]
    for found, usual in zip(ports, ("8080", "8443"), strict=True):
        said = [line.replace(f":{found}", f":{usual}") for line in said]
    shown = re.sub(r"SHA-256 \w+…", said[4].strip(), shown)
    assert said == shown.splitlines()


def test_what_is_installed_is_what_is_imported() -> None:
    """By its own list of packages, and under the name the README has."""
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text())["project"]
    listed = {re.split("[=<>]", one)[0] for one in project["dependencies"]}
    imported = {
        one.partition(".")[0] for told in foreign(FOLDER).values() for one in told
    }
    assert listed == imported
    [(program, target)] = project["scripts"].items()
    assert EntryPoint(program, target, "console_scripts").load() is main
    assert commands(program)
