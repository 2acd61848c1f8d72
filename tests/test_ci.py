"""What is checked here is checked there, and tomorrow's Home Assistant is watched."""

from pathlib import Path
import subprocess

from homeassistant.util.yaml import load_yaml_dict
import probatio
import voluptuous as vol

ROOT = Path(__file__).parents[1]
VOLUPTUOUS_IS_GONE = """\
Home Assistant's core has moved from voluptuous to probatio, and served custom
integrations its own by the old name. It no longer does, so it does not understand
their schemas. Import probatio in custom_components/axis_nvr_poe/schema.py instead,
raise the version that hacs.json promises, and drop this test.
"""


def ci_run(argument: str) -> subprocess.CompletedProcess[str]:
    """Run .ci/run with an argument that starts no step."""
    return subprocess.run(  # noqa: S603 - a script of our own
        [ROOT / ".ci/run", argument], capture_output=True, check=False, text=True
    )


def test_the_workflow_runs_every_step_of_ci_run() -> None:
    """A step that is new in .ci/run must be a job, too."""
    check = load_yaml_dict(ROOT / ".github/workflows/test.yml")["jobs"]["check"]
    assert check["strategy"]["matrix"]["step"] == ci_run("--list").stdout.split()
    assert check["steps"][-1]["run"] == ".ci/run ${{ matrix.step }}"


def test_an_unknown_step_fails() -> None:
    """A misspelt step is not a passed one."""
    assert ci_run("test").returncode == 2


def test_home_assistant_still_serves_voluptuous() -> None:
    """On the day it stops, say so, rather than fail in forms and actions."""
    assert issubclass(vol.Schema, probatio.Schema), VOLUPTUOUS_IS_GONE
    assert issubclass(vol.Invalid, probatio.Invalid), VOLUPTUOUS_IS_GONE
