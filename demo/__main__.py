"""Run the demo."""

import sys

from laboratory.error import LaboratoryError


def main() -> int:
    """Run from the command line."""
    try:
        # These take a while, in which Ctrl-C is to end it as quietly as later.
        import asyncio  # noqa: PLC0415

        from .options import read_options  # noqa: PLC0415
        from .run import run  # noqa: PLC0415

        asyncio.run(run(read_options()))
    except LaboratoryError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


sys.exit(main())
