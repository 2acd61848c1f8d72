"""Checks of manifest.json, hacs.json and what else says a version."""

import ast
from collections.abc import Iterator
import re
import tomllib
from typing import Any

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
from homeassistant.const import Platform, __version__
from homeassistant.requirements import DISCOVERY_INTEGRATIONS
import voluptuous as vol
from voluptuous.humanize import humanize_error

from .code import Code
from .repository import DOMAIN, Repository

_LOWER = vol.All(str, vol.Match(re.compile(r"[^A-Z]+\Z"), "must be lower case"))
_MAC = vol.All(str, vol.Match(re.compile(r"[0-9A-F]+\*\Z"), "must be upper case and *"))
_HTTPS = vol.All(str, vol.Match(re.compile(r"https://\S+\Z"), "must be https"))
_PINNED = vol.All(str, vol.Match(re.compile(r"[\w.\[\]-]+==\S+\Z"), "must be pinned"))
_HANDLE = vol.All(str, vol.Match(re.compile(r"@[\w/-]+\Z"), "must be a GitHub handle"))
_SERVICE = vol.All(str, vol.Match(re.compile(r"_[\w-]+\._(tcp|udp)\.local\.\Z")))
_VERSION_STRATEGIES = [
    AwesomeVersionStrategy.CALVER,
    AwesomeVersionStrategy.SEMVER,
    AwesomeVersionStrategy.PEP440,
]


def _version(value: str) -> str:
    if AwesomeVersion(value).strategy not in _VERSION_STRATEGIES:
        raise vol.Invalid(f"{value} is not a version")
    return value


# What hassfest allows, less what makes no sense here; required is also what
# HACS asks for and what the design settles.
MANIFEST = vol.Schema(
    {
        vol.Required("domain"): DOMAIN,
        vol.Required("name"): str,
        vol.Optional("after_dependencies"): [str],
        vol.Required("codeowners"): vol.All([_HANDLE], vol.Length(min=1)),
        vol.Required("config_flow"): True,
        vol.Optional("dependencies"): [str],
        vol.Required("dhcp"): vol.All(
            [
                vol.All(
                    {
                        vol.Optional("hostname"): _LOWER,
                        vol.Optional("macaddress"): _MAC,
                        vol.Optional("registered_devices"): bool,
                    },
                    vol.Length(min=1),
                )
            ],
            vol.Length(min=1),
        ),
        vol.Required("documentation"): _HTTPS,
        vol.Required("integration_type"): vol.In(["device", "hub"]),
        vol.Required("iot_class"): "local_polling",
        vol.Required("issue_tracker"): _HTTPS,
        vol.Optional("loggers"): [str],
        vol.Optional("quality_scale"): vol.In(["bronze", "silver", "gold", "platinum"]),
        vol.Required("requirements"): [_PINNED],
        vol.Required("version"): vol.All(str, _version),
        vol.Required("zeroconf"): vol.All(
            [
                vol.Any(
                    _SERVICE,
                    {
                        vol.Required("type"): _SERVICE,
                        vol.Optional("name"): _LOWER,
                        vol.Optional("properties"): {_LOWER: _LOWER},
                    },
                )
            ],
            vol.Length(min=1),
        ),
    }
)

HACS = vol.Schema(
    {
        vol.Required("name"): str,
        vol.Required("homeassistant"): vol.All(str, _version),
        vol.Optional("content_in_root"): bool,
        vol.Optional("country"): vol.Any(str, [str]),
        vol.Optional("filename"): str,
        vol.Optional("hacs"): str,
        vol.Optional("hide_default_branch"): bool,
        vol.Optional("persistent_directory"): str,
        vol.Optional("render_readme"): bool,
        vol.Optional("zip_release"): bool,
    }
)

# Components an integration may import from without depending on them.
_FREE_COMPONENTS = {*Platform, "diagnostics", "homeassistant", "repairs", "zone"}


def problems(schema: vol.Schema, data: Any, where: str) -> Iterator[str]:
    """Yield what a schema finds wrong."""
    try:
        schema(data)
    except vol.Invalid as err:
        yield f"{where}: {humanize_error(data, err)}"


def check_manifest_schema(repository: Repository) -> Iterator[str]:
    """Check that the manifest has the keys it needs, no others, in the right form."""
    yield from problems(
        MANIFEST, repository.integration_json("manifest.json"), "manifest.json"
    )


def check_manifest_order(repository: Repository) -> Iterator[str]:
    """Check that the keys are domain, name, then alphabetical."""
    keys = list(repository.integration_json("manifest.json"))
    if keys != (wanted := ["domain", "name", *sorted({*keys} - {"domain", "name"})]):
        yield f"manifest.json: the order should be {wanted}"


def check_manifest_domain(repository: Repository) -> Iterator[str]:
    """Check that the code's domain is the folder's name."""
    in_code = Code.of(repository.integration).strings(
        ast.Name(id="DOMAIN"), ast.Module(body=[], type_ignores=[])
    )
    if in_code != {repository.integration.name}:
        yield f"const.py: DOMAIN is {in_code}"


def check_requirements(repository: Repository) -> Iterator[str]:
    """Check that the tests run with exactly what users get."""
    tested = (repository.root / "requirements_test.txt").read_text().splitlines()
    for requirement in repository.integration_json("manifest.json")["requirements"]:
        if requirement not in tested:
            yield f"manifest.json: {requirement} is not in requirements_test.txt"


def check_dependencies(repository: Repository) -> Iterator[str]:
    """Check that components the code imports from are dependencies."""
    manifest = repository.integration_json("manifest.json")
    allowed = {
        *_FREE_COMPONENTS,
        *manifest.get("dependencies", []),
        *manifest.get("after_dependencies", []),
        *(
            component
            for component, keys in DISCOVERY_INTEGRATIONS.items()
            if any(key in manifest for key in keys)
        ),
    }
    for name, node, _ in Code.of(repository.integration).nodes():
        if isinstance(node, ast.ImportFrom) and node.module:
            path = node.module.split(".")
            imported = path[2:3] or [alias.name for alias in node.names]
            if path[:2] == ["homeassistant", "components"]:
                for component in {*imported} - allowed:
                    yield f"{name}: {component} is imported but not a dependency"


def check_config_schema(repository: Repository) -> Iterator[str]:
    """Check that an integration with async_setup says what it takes from YAML."""
    module = Code.of(repository.integration).modules["__init__.py"]
    names = {
        getattr(target, "id", "")
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
    }
    functions = {getattr(node, "name", "") for node in module.body}
    if "async_setup" in functions and "CONFIG_SCHEMA" not in names:
        yield "__init__.py: has async_setup but no CONFIG_SCHEMA"


def check_hacs(repository: Repository) -> Iterator[str]:
    """Check that hacs.json has only keys HACS knows."""
    yield from problems(
        HACS, repository.json(repository.root / "hacs.json"), "hacs.json"
    )


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
