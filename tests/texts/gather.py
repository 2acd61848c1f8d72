"""The end of a run: what none of its tests ever showed.

The workers of a run each see a part, and hand in what they saw.
"""

from pathlib import Path
from typing import Any

import pytest

from .ledger import Ledger

FILES = Path(__file__).parents[2] / "custom_components" / "axis_nvr_poe"
# The texts of the card are shown in browsers; its own tests see that each is used.
TEXTS = Ledger.of(
    FILES / "translations" / "en.json", unwatched={"title", "config_panel"}
)
ICONS = Ledger.of(FILES / "icons.json", unwatched={"config", "options", "issues"})

_MET = "met_texts"
_IDLE = pytest.StashKey[list[str]]()
# What scripts/test runs counts as everything.
_ALL_MARKS = {"", "not slow"}
_SELECTIONS = ("keyword", "deselect", "ignore", "ignore_glob", "collectonly")


def is_everything(config: pytest.Config) -> bool:
    """Return whether a run is of the whole suite, not of a selection."""
    option = config.option
    return (
        config.args == config.getini("testpaths")
        and option.markexpr in _ALL_MARKS
        and not any(getattr(option, name, None) for name in _SELECTIONS)
    )


def idle() -> list[str]:
    """Return a sentence for each text or icon that was never shown."""
    return [
        f"{ledger.file}: {path} is shown in no test"
        for ledger in (TEXTS, ICONS)
        for path in ledger.idle()
    ]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker saw; one that crashed has failed the run anyway."""
    met = getattr(node, "workeroutput", {}).get(_MET, {})
    for ledger in (TEXTS, ICONS):
        ledger.met.update(met.get(ledger.file, ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand in what this worker saw, or fail a run that did not see everything."""
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput[_MET] = {
            ledger.file: sorted(ledger.met) for ledger in (TEXTS, ICONS)
        }
    elif session.exitstatus == pytest.ExitCode.OK and is_everything(config):
        config.stash[_IDLE] = idle()
        if config.stash[_IDLE]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name what was never shown."""
    if sentences := config.stash.get(_IDLE, []):
        terminalreporter.section("texts and icons that nothing shows", red=True)
        for sentence in sentences:
            terminalreporter.write_line(sentence)
