"""Run the simulated recorder."""

import sys

from .cli import main

sys.exit(main())
