"""The folder in which all is kept."""

from pathlib import Path
import shutil

from laboratory.error import LaboratoryError

MARK = ".made-by-the-demo"


def make_folder(folder: Path, *, fresh: bool) -> None:
    """Make the folder if need be; `fresh`: anew, if it is the demo's own.

    Raises LaboratoryError rather than remove what somebody else has made.
    """
    if fresh and (folder / MARK).exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        (folder / MARK).touch()
    elif fresh:
        raise LaboratoryError(
            f"{folder} was not made by the demo, so it is not removed."
        )
