"""Home Assistant itself: its configuration folder and its process."""

from collections.abc import Sequence
import json
from pathlib import Path
from typing import Any

from .processes import REPOSITORY, Process

RESTART_EXIT_CODE = 100
INTEGRATION = REPOSITORY / "custom_components/axis_nvr_poe"

# No default_config: much of it wants the internet or hardware. No http section
# either: in YAML it would have to be confirmed in the browser within minutes.
CONFIGURATION = """\
homeassistant:
  name: Demo
  country: SE
  unit_system: metric
  # Whoever sits at this machine is let in without a login.
  auth_providers:
    - type: trusted_networks
      trusted_networks: 127.0.0.1/32
      allow_bypass_login: true
    - type: homeassistant

automation: !include automations.yaml
config:
conversation:
energy:
frontend:
history:
logbook:
scene: !include scenes.yaml
script: !include scripts.yaml

logger:
  logs:
    # It is missed on most machines, and nothing here needs it.
    haffmpeg: critical
    homeassistant.components.camera.img_util: critical
"""
INCLUDED = {"automations.yaml": "[]\n", "scenes.yaml": "[]\n", "scripts.yaml": "{}\n"}


def prepare_folder(
    folder: Path, port: int, *, more: Sequence[Path] = (), configuration: str = ""
) -> None:
    """Write what Home Assistant needs to start; what is there already stays.

    `more` are other integrations than the one that all is about, each in a folder of
    its name, and `configuration` is what they want of the configuration file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {"configuration.yaml": CONFIGURATION + configuration, **INCLUDED}
    for name, content in files.items():
        if not (folder / name).exists():
            (folder / name).write_text(content)
    _link_integrations(folder / "custom_components", [INTEGRATION, *more])
    storage = folder / ".storage"
    storage.mkdir(exist_ok=True)
    # The oldest form there is: Home Assistant fills in what later ones hold.
    here = {"server_host": ["127.0.0.1"], "server_port": port}
    _write_store(storage / "http", here, version=1)
    # This step alone would add integrations that need the internet.
    if not (storage / "onboarding").exists():
        _write_store(storage / "onboarding", {"done": ["core_config"]}, version=4)


async def start(folder: Path) -> Process:
    """Start Home Assistant."""
    return await Process.start(
        "Home Assistant",
        ["homeassistant", "--config", str(folder), "--skip-pip"],
        folder=folder,
        output=folder / "home-assistant.output",
    )


def wants_restart(exit_code: int) -> bool:
    """Whether Home Assistant ended in order to be started again."""
    return exit_code == RESTART_EXIT_CODE


def _link_integrations(folder: Path, integrations: Sequence[Path]) -> None:
    """Let Home Assistant find integrations where they are."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(exist_ok=True)
    for integration in integrations:
        link = folder / integration.name
        if not link.is_symlink():
            link.symlink_to(integration)


def _write_store(path: Path, data: dict[str, Any], *, version: int) -> None:
    """Write a file as Home Assistant's own storage does."""
    content = {"version": version, "minor_version": 1, "key": path.name, "data": data}
    path.write_text(json.dumps(content, indent=2))
