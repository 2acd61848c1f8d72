"""What the control API has to offer: cameras to plug in, ways to misbehave, calls."""

from typing import Any

from simulator.fields import camera_to
from simulator.recorder.population import CAMERAS
from simulator.server import Server

from .actions import MISBEHAVIOURS, Kind


def catalogue(simulator: Server) -> dict[str, Any]:
    """Tell what a page needs to offer a choice."""
    return {
        "cameras": [camera_to(camera) for camera in CAMERAS],
        "misbehaviours": {name: _fields(kind) for name, kind in MISBEHAVIOURS.items()},
        "calls": simulator.calls,
    }


def _fields(kind: Kind) -> dict[str, Any]:
    both = {**kind.required, **kind.optional}
    return {
        name: {
            "type": getattr(of, "__name__", str(of)),
            "required": name in kind.required,
        }
        for name, of in both.items()
    }
