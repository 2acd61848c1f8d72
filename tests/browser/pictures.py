"""Pictures of the card, compared with those that somebody has looked at."""

from io import BytesIO
import os
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

FOLDER = Path(__file__).parent / "pictures"
TAKE = bool(os.environ.get("TAKE_PICTURES"))
"""Whether pictures are taken rather than compared."""

SHADES = 40
"""How far, of 255, a point may be off before it counts as another one."""

SHARE = 0.0001
"""Of all points, how many may be others: fewer than one lamp has."""


# Another Chromium may draw letters in another way.
_DRAWN_BY = FOLDER / "chromium.txt"


def drawn_by_another(version: str) -> str | None:
    """Return by which Chromium the pictures were drawn, None where by this one."""
    major = version.partition(".")[0]
    if TAKE:
        FOLDER.mkdir(exist_ok=True)
        _DRAWN_BY.write_text(f"{major}\n")
    known = _DRAWN_BY.read_text().strip()
    return None if known == major else known


def compare(name: str, picture: bytes) -> None:
    """Compare a picture with the one of that name, or keep it; raises AssertionError."""
    path = FOLDER / f"{name}.png"
    if TAKE:
        path.write_bytes(picture)
        return
    seen = Image.open(BytesIO(picture)).convert("RGB")
    known = Image.open(path).convert("RGB")
    assert seen.size == known.size, f"{name} is {seen.size}, not {known.size}"
    blurred = [one.filter(ImageFilter.BoxBlur(2)) for one in (seen, known)]
    difference = ImageChops.difference(*blurred).convert("L")
    others = sum(difference.histogram()[SHADES:])
    share = others / (seen.width * seen.height)
    if share > SHARE:
        (Path(os.environ.get("TMPDIR", "/tmp")) / f"{name}.png").write_bytes(picture)  # noqa: S108
    assert share <= SHARE, f"{share:.2%} of {name} is not as it was"
