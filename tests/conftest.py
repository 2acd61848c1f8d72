"""The parts of the tests, of which the process that only hands them out wants one."""

import gc
import os

import pytest

# What is imported now stays, so looking for garbage meanwhile finds little.
# The fixtures have it begin again.
gc.disable()

FOR_ALL = ("tests.texts.gather",)
# In the order in which each may replace fixtures of those before it.
FOR_TESTS = (
    "pytest_homeassistant_custom_component.plugins",
    "tests.clock",
    "tests.texts.watch",
    "tests.fixtures",
    "tests.quiet_workers",
)


def pytest_addoption(
    parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager
) -> None:
    """Load Home Assistant only where tests run; it takes seconds.

    What is run by an import, though, coverage sees only in the process that hands out
    the tests: in the others, it begins later.
    """
    config = pluginmanager.get_plugin("pytestconfig")
    assert isinstance(config, pytest.Config)
    has_workers = getattr(config.known_args_namespace, "numprocesses", None)
    hands_out = has_workers and "PYTEST_XDIST_WORKER" not in os.environ
    only_that = hands_out and not pluginmanager.has_plugin("_cov")
    for part in FOR_ALL if only_that else FOR_ALL + FOR_TESTS:
        pluginmanager.import_plugin(part)
