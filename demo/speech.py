"""What the demo says to the person who started it."""

import sys


class DemoError(Exception):
    """The demo can't go on; the message is a sentence for the person."""


def say(text: str) -> None:
    """Tell the person something."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
