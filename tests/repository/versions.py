"""Checks that what is said twice is the same."""

from collections.abc import Iterator
import tomllib

from awesomeversion import AwesomeVersion
from homeassistant.const import __version__

from .files import Repository


def check_requirements(repository: Repository) -> Iterator[str]:
    """Check that the tests run with exactly what users get."""
    tested = (repository.root / "requirements_test.txt").read_text().splitlines()
    for requirement in repository.integration_json("manifest.json")["requirements"]:
        if requirement not in tested:
            yield f"manifest.json: {requirement} is not in requirements_test.txt"


def check_versions(repository: Repository) -> Iterator[str]:
    """Check that versions said twice are the same, and none newer than tested."""
    manifest = repository.integration_json("manifest.json")
    hacs = repository.json(repository.root / "hacs.json")
    project = tomllib.loads((repository.root / "pyproject.toml").read_text())["project"]
    if project["version"] != manifest["version"]:
        yield f"pyproject.toml: {project['version']} is not {manifest['version']}"
    if project["license"] != "Apache-2.0":
        yield f"pyproject.toml: the licence is {project['license']}"
    if hacs["name"] != manifest["name"]:
        yield f"hacs.json: {hacs['name']} is not {manifest['name']}"
    if AwesomeVersion(hacs["homeassistant"]) > AwesomeVersion(__version__):
        yield f"hacs.json: {hacs['homeassistant']} is newer than the tested {__version__}"
