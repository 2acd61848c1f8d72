"""The raw answers of a recorder, as a diagnostics file of Home Assistant has them.

They are read leniently, since they come from devices nobody here has seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
import json
from pathlib import Path
import re
from typing import Any

from simulator.http.exchange import short_name

# An element with nothing but text in it; some forget the slash at its end.
LEAF = re.compile(r"<(?P<name>\w+)\s*(?:/>|>(?P<text>[^<]*)</?(?P=name)>)")
OK = 200

type Texts = dict[str, str]


@dataclass(frozen=True)
class RawAnswer:
    """What the recorder answered to one call."""

    target: str
    status: int
    body: str

    @property
    def leaves(self) -> Texts:
        """The texts of its elements; of a repeated one the last counts."""
        return leaves_of(self.body)


class RawAnswers:
    """The answers of a file, by the call they belong to."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises ValueError, which says what it is not."""
        self.all = [
            RawAnswer(target, one["status"], one["body"])
            for target, one in _raw_answers(path).items()
        ]

    def last(self, call: str) -> RawAnswer | None:
        """Find the last answer to a call, by the call's short name."""
        wanted = [one for one in self.all if short_name(one.target) == call]
        return wanted[-1] if wanted else None

    def good(self, call: str) -> RawAnswer | None:
        """Find the last answer to a call, unless HTTP called it an error."""
        answer = self.last(call)
        return answer if answer is not None and answer.status == OK else None

    def properties(self) -> Texts:
        """Find the device's properties."""
        told = self.data("basicdeviceinfo").get("propertyList")
        known = told if isinstance(told, dict) else {}
        return {str(name): str(text) for name, text in known.items()}

    def data(self, call: str) -> dict[str, Any]:
        """Find what is in the `data` of a JSON answer, if there is any."""
        answer = self.good(call)
        try:
            told = json.loads(answer.body if answer else "")
        except ValueError:
            return {}
        data = told.get("data") if isinstance(told, dict) else None
        return data if isinstance(data, dict) else {}


def _raw_answers(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Find the raw answers, or say that there are none."""
    try:
        content = json.loads(path.read_text())
    except ValueError:
        raise ValueError(f"{path} is no diagnostics file: it is no JSON") from None
    try:
        answers = content.get("data", content)["raw_answers"]
        sound = all(
            isinstance(one["status"], int) and isinstance(one["body"], str)
            for one in answers.values()
        )
    except AttributeError, KeyError, TypeError:
        sound = False
    if not sound:
        raise ValueError(
            f"{path} is no diagnostics file of this integration: "
            "there are no raw answers of a recorder in it"
        )
    return dict(answers)


def leaves_of(text: str) -> Texts:
    """Find the texts of the elements; of a repeated one the last counts."""
    return {one["name"]: unescape(one["text"] or "") for one in LEAF.finditer(text)}
