"""Run the demo."""

import asyncio
import sys

from .options import read_command
from .run import run
from .speech import DemoError


def main() -> int:
    """Run from the command line."""
    try:
        asyncio.run(run(read_command()))
    except DemoError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


sys.exit(main())
