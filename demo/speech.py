"""What the demo says to the person who started it."""

import sys


def say(text: str) -> None:
    """Tell the person something."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
