"""What a worker tells the process that hands out the tests: only what is shown there.

It would tell of every test that it begins, and report its set-up and its teardown. To
send and read that takes two seconds of a run. What is amiss in them is still told.
"""

from typing import Any

import pytest


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have a worker keep to itself what nobody wants to know."""
    option = session.config.option
    if option.verbose > 0 or option.durations is not None or option.xmlpath:
        return
    for plugin in session.config.pluginmanager.get_plugins():
        # Its class is not that of any module: it is sent to the worker as source.
        if type(plugin).__name__ == "WorkerInteractor":
            plugin.sendevent = less(plugin.sendevent)


def less(send: Any) -> Any:
    """Return a way to send that leaves out what is routine."""

    def send_less(name: str, **content: Any) -> None:
        if name != "logstart" and not _is_routine(content.get("data", {})):
            send(name, **content)

    return send_less


def _is_routine(report: dict[str, Any]) -> bool:
    return report.get("outcome") == "passed" and report["when"] != "call"
