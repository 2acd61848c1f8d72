"""What outlives the simulator: modes, cameras, keep power, the certificate."""

from dataclasses import asdict
import json
import os
from pathlib import Path
from typing import Any

from simulator.fields import camera_from, camera_to, check
from simulator.http.certificates import Certificate
from simulator.recorder.model import RecorderModel

PORT_FIELDS = {"enabled": bool, "camera": dict | None}
FIELDS = {"keep_power": bool | None, "ports": dict, "certificate": dict}


class StateFile:
    """A JSON file; it holds a private key and is readable by its owner only."""

    def __init__(self, path: Path) -> None:
        """Read what was kept, if anything was."""
        self._path = path
        self._kept: dict[str, Any] | None = None
        if path.exists():
            self._kept = check(json.loads(path.read_text()), FIELDS, {})

    @property
    def is_new(self) -> bool:
        """Whether nothing was kept yet."""
        return self._kept is None

    @property
    def certificate(self) -> Certificate | None:
        """The certificate clients have come to trust."""
        if self._kept is None:
            return None
        return Certificate(**check(self._kept["certificate"], PEM_FIELDS, {}))

    def restore(self, model: RecorderModel) -> None:
        """Bring the model back to what was kept; cameras are up already."""
        if self._kept is None:
            return
        model.keep_power = self._kept["keep_power"]
        for name, kept in self._kept["ports"].items():
            port = check(kept, PORT_FIELDS, {})
            number = int(name)
            if number not in model.numbers:
                continue
            model.enable(number, on=port["enabled"])
            if port["camera"] is not None:
                model.plug(number, camera_from(port["camera"]), running=True)

    def save(self, model: RecorderModel, certificate: Certificate) -> None:
        """Keep what has changed, all or nothing."""
        now = {
            "keep_power": model.keep_power,
            "ports": {
                str(number): {
                    "enabled": model.is_enabled(number),
                    "camera": camera_to(model.camera(number)),
                }
                for number in model.numbers
            },
            "certificate": asdict(certificate),
        }
        if now == self._kept:
            return
        self._kept = now
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(now, indent=2))
        os.replace(draft, self._path)  # noqa: PTH105 - atomic on every system


PEM_FIELDS = {"pem": str, "key": str}
