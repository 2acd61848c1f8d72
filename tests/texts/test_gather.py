"""The end of a run tells what none of its tests has shown."""

from pathlib import Path

import pytest

from .gather import is_everything
from .ledger import Ledger

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
CONFTEST = """
from tests.texts import gather

pytest_plugins = ["tests.texts.gather"]

gather.TEXTS.texts = {"title": "T", "error.a": "A", "error.b": "B", "error.c": "C"}
gather.ICONS.texts = {"config.step": "mdi:cog"}
"""
TEST = """
from tests.texts.gather import TEXTS

def test_{0}():
    TEXTS.show("error.{0}")
"""
SUMMARY = "*texts and icons that nothing shows*"


@pytest.fixture
def suite(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> pytest.Pytester:
    """Return a suite of two files that show a text each, and a third text."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makeini("[pytest]\ntestpaths = suite\nmarkers = slow: takes minutes\n")
    folder = pytester.mkdir("suite")
    (folder / "conftest.py").write_text(CONFTEST)
    for name in "ab":
        (folder / f"test_{name}.py").write_text(TEST.format(name))
    return pytester


@pytest.mark.slow
def test_workers_each_show_a_part(suite: pytest.Pytester) -> None:
    """What none of them has shown is named, and fails a run of passing tests."""
    result = suite.runpytest_subprocess(
        "-p", "xdist", "-n2", "--dist=loadfile", "-m", "not slow"
    )
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines([SUMMARY, "en.json: error.c is shown in no test"])
    result.stdout.no_fnmatch_line("*error.[ab] is shown*")
    assert result.ret == 1


@pytest.mark.slow
def test_a_run_that_has_shown_everything(suite: pytest.Pytester) -> None:
    """It passes, and says no more."""
    (suite.path / "suite" / "test_c.py").write_text(TEST.format("c"))
    result = suite.runpytest_subprocess()
    result.assert_outcomes(passed=3)
    result.stdout.no_fnmatch_line(SUMMARY)
    assert result.ret == 0


@pytest.mark.parametrize(
    "selection",
    [
        ("-k", "test_a"),
        ("-m", "slow"),
        ("suite/test_a.py",),
        ("--ignore=suite/test_b.py",),
        ("--deselect=suite/test_b.py",),
        ("--collect-only",),
    ],
    ids=" ".join,
)
def test_a_selection_need_not_show_everything(
    pytester: pytest.Pytester, selection: tuple[str, ...]
) -> None:
    """What it leaves out may be shown there."""
    pytester.makeini("[pytest]\ntestpaths = suite\n")
    pytester.mkdir("suite")
    assert is_everything(pytester.parseconfig())
    assert not is_everything(pytester.parseconfig(*selection))


@pytest.mark.slow
def test_a_run_that_fails_is_not_told_of_texts(suite: pytest.Pytester) -> None:
    """A test that broke off may have been the one to show a text."""
    (suite.path / "suite" / "test_b.py").write_text("def test_b():\n    assert False\n")
    result = suite.runpytest_subprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.no_fnmatch_line(SUMMARY)


def test_a_ledger_knows_what_was_shown() -> None:
    """A text is idle until it is shown, unless it shows where no test sees it."""
    texts = Ledger("en.json", {"title": "T", "a": "{x}", "b": "B"}, unwatched={"title"})
    texts.show("a", {"x": "1"})
    assert texts.idle() == ["b"]
    assert texts.take_problems() == []

    texts.show("a")
    texts.show("c")
    assert texts.take_problems() == [
        "a: nothing fills in {x}",
        "c: is shown, but en.json has no such text",
    ]
    assert texts.take_problems() == []
