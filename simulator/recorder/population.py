"""A believable set of cameras to start with."""

from dataclasses import dataclass, replace
from hashlib import sha256

from .camera import AXIS_MAC, Camera
from .model import RecorderModel


@dataclass(frozen=True)
class Place:
    """What a port starts with."""

    camera: Camera | None = None
    enabled: bool = True


# Models and figures are of the size that data sheets give, not measured. With
# 65 W the last one is over budget, and the others fit after a cold start too.
PLACES = (
    Place(Camera(name="AXIS P3265-LV", requested_power=9.3, power=6.4, variation=0.7)),
    Place(
        Camera(
            name="AXIS M3086-V",
            poe_class=2,
            requested_power=5.6,
            power=3.9,
            variation=0.3,
        )
    ),
    Place(Camera(name="AXIS P1467-LE", requested_power=9.9, power=7.8, variation=1.1)),
    Place(
        Camera(name="AXIS M4318-PLR", requested_power=11.0, power=5.4, variation=0.5)
    ),
    Place(Camera(name="AXIS M1075-L", poe_class=2, power=4.1, variation=0.4)),
    Place(),
    Place(Camera(name="AXIS P3268-LV", requested_power=9.5, power=6.9), enabled=False),
    Place(Camera(name="AXIS Q6315-LE", poe_class=4, requested_power=25.5, power=14.0)),
)

# What else may be plugged in by hand: the classes that PLACES leaves out, and two
# that a port with a low class limit or a small budget has its trouble with.
OTHERS = (
    Camera(name="Microphone", poe_class=1, power=1.6, boot_time=8.0),
    Camera(name="Old camera", poe_class=0, power=6.2, variation=0.4),
    Camera(name="PTZ dome", poe_class=6, requested_power=48.0, power=33.0),
    Camera(name="Network switch", needs_poe=False),
)
CAMERAS = (*(place.camera for place in PLACES if place.camera), *OTHERS)


def populate(model: RecorderModel) -> None:
    """Fill the ports, over and over where there are more than eight."""
    for number in model.numbers:
        place = PLACES[(number - 1) % len(PLACES)]
        model.enable(number, on=place.enabled)
        if place.camera is not None:
            camera = replace(place.camera, mac=_mac(model.serial, number))
            model.plug(number, camera, running=True)


def _mac(serial: str, port: int) -> str:
    """Return an address of its own for each camera, also of those of a name."""
    return AXIS_MAC + sha256(f"{serial} {port}".encode()).hexdigest()[:6]
