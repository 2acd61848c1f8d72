"""What can happen to a port, or to the recorder, that people are told of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Activity(StrEnum):
    """Types of events."""

    FAILURE = "failure"
    RECOVERED = "recovered"
    WATCHDOG_RESTARTED = "watchdog_restarted"
    WATCHDOG_GAVE_UP = "watchdog_gave_up"


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened, with what there is to say of it."""

    activity: Activity
    attributes: Mapping[str, Any] = field(default_factory=dict)
