"""Home Assistant without the integrations that it always brings along.

    python -m tests.crash.lean BYTECODE_FOLDER [ARGUMENTS OF HOME ASSISTANT...]

The core is as it always is; it merely loads no more than its configuration says,
which takes two seconds instead of ten. The byte code is kept, for the same end.
"""

from pathlib import Path
import sys

REPOSITORY = Path(__file__).parents[2]


def main() -> int:
    """Run from the command line."""
    sys.dont_write_bytecode = False
    sys.pycache_prefix = sys.argv.pop(1)
    # The integration to be tried is the one in the configuration folder.
    sys.path = [place for place in sys.path if Path(place).resolve() != REPOSITORY]

    # Their byte code is to be kept as well.
    from homeassistant import bootstrap  # noqa: PLC0415
    from homeassistant.__main__ import main as run  # noqa: PLC0415

    bootstrap.DEFAULT_INTEGRATIONS = set()
    bootstrap.CRITICAL_INTEGRATIONS = set()
    return run()


if __name__ == "__main__":
    sys.exit(main())
