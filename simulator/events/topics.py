"""Topic filters of the event stream (WS-Notification's concrete topic expressions)."""

from dataclasses import dataclass
import re
from typing import Self

SEGMENT = re.compile(r"(?:(?P<prefix>\w+):)?(?P<name>\w+|\*)")
SUBTREE = "//."
AXIS = "tnsaxis"
PREFIXES = {None, "tns1", AXIS}

type Segment = tuple[str | None, str]


def segments(path: str) -> tuple[Segment, ...]:
    """Take a topic apart into prefixes and names."""
    found = [SEGMENT.fullmatch(part) for part in path.split("/")]
    if not all(found):
        raise ValueError(f"{path} is no topic")
    return tuple((one["prefix"], one["name"]) for one in found if one)


@dataclass(frozen=True)
class TopicFilter:
    """What a client wants to hear of: one topic, or all below it as well."""

    path: tuple[Segment, ...]
    subtree: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `a/b`, `a/b//.`, or with `*` in the place of a name."""
        path = text.strip()
        subtree = path.endswith(SUBTREE)
        parsed = segments(path.removesuffix(SUBTREE))
        if not {prefix for prefix, _ in parsed} <= PREFIXES:
            raise ValueError(f"{text} has an unknown prefix")
        return cls(parsed, subtree)

    def matches(self, topic: str) -> bool:
        """Whether a topic passes."""
        path = segments(topic)
        if len(path) != len(self.path) and not self.subtree:
            return False
        return len(path) >= len(self.path) and all(
            map(_same, self.path, path, strict=False)
        )


def parse_filter(text: str) -> tuple[TopicFilter, ...]:
    """Read a filter with alternatives between bars."""
    return tuple(TopicFilter.parse(part) for part in text.split("|"))


def _same(wanted: Segment, given: Segment) -> bool:
    """Compare one segment; a bare name is one of Axis' own."""
    prefix, name = wanted
    if name == "*":
        return True
    return name == given[1] and (prefix or AXIS) == (given[0] or AXIS)
