"""Checks of the brand images that Home Assistant shows."""

from collections.abc import Iterator
import struct

from .files import Repository

ICON = {"icon.png": (256, 256), "icon@2x.png": (512, 512)}
LOGO_HEIGHT = {"logo.png": range(128, 257), "logo@2x.png": range(256, 513)}


def check_brand(repository: Repository) -> Iterator[str]:
    """Check that brand images have the names and sizes Home Assistant knows."""
    sizes = {}
    for path in (repository.integration / "brand").iterdir():
        header = path.read_bytes()[:26]
        if header[:8] != b"\x89PNG\r\n\x1a\n" or header[25] != 6:
            yield f"brand/{path.name}: not a PNG with transparency"
        sizes[path.name] = struct.unpack(">II", header[16:24])
    if unknown := {name.removeprefix("dark_") for name in sizes} - {
        *ICON,
        *LOGO_HEIGHT,
    }:
        yield f"brand: Home Assistant does not look for {unknown}"
    for name in {*ICON, *LOGO_HEIGHT} - {*sizes}:
        yield f"brand/{name}: missing"
    for name, (width, height) in sizes.items():
        plain = name.removeprefix("dark_")
        if ICON.get(plain, (width, height)) != (width, height):
            yield f"brand/{name}: is {width} by {height}"
        if height not in LOGO_HEIGHT.get(plain, (height,)) or width < height:
            yield f"brand/{name}: is {width} by {height}"
