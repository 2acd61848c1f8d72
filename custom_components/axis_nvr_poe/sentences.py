"""Names as Home Assistant's sentence matcher takes them.

A text of the translations may hold sentences to be spoken, a template a line. In it
(a|b) is one of several, [a] may be left out, and {name} stands for a name.
"""

import re

# What means something in a template.
_SYNTAX = re.compile(r"[\\()\[\]{}<>|;]")

# What nobody says aloud, unlike the apostrophe of "Dad's camera".
_SILENT = re.compile(r"[^\w\s'\u2019.]|_")


def literals(name: str) -> list[str]:
    """Return what stands for a name in a template, that may not look like one.

    That is the name as it is written, and without what nobody says aloud.
    """
    spellings = dict.fromkeys((" ".join(name.split()), spoken(name)))
    return [_SYNTAX.sub(r"\\\g<0>", each) for each in spellings if each]


def spoken(name: str) -> str:
    """Return what of a name is said aloud."""
    return " ".join(_SILENT.sub(" ", name).split())
