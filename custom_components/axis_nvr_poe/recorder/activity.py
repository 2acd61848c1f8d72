"""What happens to a recorder and its ports that people are told of, once each.

What was told last is remembered, and the difference to it is told. So it makes no
difference whether somebody looked on while it happened.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

from .data import Port


class Activity(StrEnum):
    """Types of events."""

    FAILURE = "failure"
    RECOVERED = "recovered"
    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    POWER_CYCLE_STARTED = "power_cycle_started"
    POWER_CYCLE_FINISHED = "power_cycle_finished"
    WATCHDOG_RESTARTED = "watchdog_restarted"
    WATCHDOG_GAVE_UP = "watchdog_gave_up"
    UNREACHABLE = "unreachable"
    REACHABLE = "reachable"


OF_RECORDERS = (Activity.UNREACHABLE, Activity.REACHABLE)
OF_PORTS = tuple(activity for activity in Activity if activity not in OF_RECORDERS)


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened, with what there is to say of it."""

    activity: Activity
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """What Home Assistant is doing to a port."""

    cycled_by: str | None = None
    """Who wanted the power cycle that is under way, None where none is."""

    is_held: bool = False
    """Whether it is held off for the power cycle of another port."""


UNTREATED = Treatment()


@dataclass(frozen=True, kw_only=True)
class Told:
    """What people know of a port, by what they were told last or have seen."""

    failing: bool = False

    has_device: bool | None = None
    """Whether a device is connected; None while nobody knows."""

    cycled_by: str | None = None
    """Who wanted the power cycle that is under way, None where none is."""

    was_held: bool = False
    """Whether it was held off, and has not come to rest since."""

    @classmethod
    def silently(cls, port: Port, treatment: Treatment) -> Self:
        """Return what is seen of a port that is new, which is no news."""
        return cls(
            failing=port.failing is True,
            has_device=port.has_device,
            cycled_by=treatment.cycled_by,
            was_held=treatment.is_held,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return asdict(self)

    @classmethod
    def from_stored(cls, stored: Any) -> Self:
        """Return it as it was before it was stored, as far as that can be read."""
        kept = stored if isinstance(stored, dict) else {}
        # What is not kept yet of a port is known by its last event.
        failed = kept.get("last_event_type") == Activity.FAILURE
        has_device, cycled_by = kept.get("has_device"), kept.get("cycled_by")
        return cls(
            failing=kept.get("failing", failed) is True,
            has_device=has_device if isinstance(has_device, bool) else None,
            cycled_by=cycled_by if isinstance(cycled_by, str) else None,
            was_held=kept.get("was_held") is True,
        )


def news_of(
    port: Port, treatment: Treatment, told: Told
) -> tuple[list[Happening], Told]:
    """Return what is to be told of a port, and what is known then."""
    if _is_known(port, treatment, told):
        return [], told
    is_held = treatment.is_held or (told.was_held and not _is_at_rest(port))
    # A port that waits for power fails before it is held off and after it, and has
    # not recovered in between.
    failing = None if is_held else port.failing
    news = [
        *_of_power_cycle(port, treatment.cycled_by, told),
        *_of_device(port, told),
        *_of_failure(port, told, failing=failing),
    ]
    known = Told(
        failing=told.failing if failing is None else failing,
        has_device=told.has_device if port.has_device is None else port.has_device,
        cycled_by=treatment.cycled_by,
        was_held=is_held,
    )
    return news, known


def _is_known(port: Port, treatment: Treatment, told: Told) -> bool:
    """Return whether a port is as it was told; so it is at almost every update."""
    return (
        told.failing is port.failing
        and told.has_device is port.has_device
        and told.cycled_by == treatment.cycled_by
        and not told.was_held
        and not treatment.is_held
    )


def _is_at_rest(port: Port) -> bool:
    """Return whether a port shows what it has come to after it was held off."""
    is_off = port.enabled is False
    # Its status may still be that of the port while it was held.
    is_connected = port.status.code is not None and port.status.code.is_connected
    return is_off or is_connected or port.failing is True or port.has_device is False


def _of_power_cycle(port: Port, cycled_by: str | None, told: Told) -> list[Happening]:
    """Return the end of a power cycle, and the beginning of another.

    One that left its port off, since a person wanted it so, is not finished.
    """
    news: list[Happening] = []
    if cycled_by == told.cycled_by:
        return news
    if told.cycled_by is not None and port.enabled is not False:
        by = {"by": told.cycled_by}
        news.append(Happening(activity=Activity.POWER_CYCLE_FINISHED, attributes=by))
    if cycled_by is not None:
        by = {"by": cycled_by}
        news.append(Happening(activity=Activity.POWER_CYCLE_STARTED, attributes=by))
    return news


def _of_device(port: Port, told: Told) -> list[Happening]:
    if None in (port.has_device, told.has_device) or port.has_device is told.has_device:
        return []
    seen = Activity.CONNECTED if port.has_device else Activity.DISCONNECTED
    return [Happening(activity=seen)]


def _of_failure(port: Port, told: Told, *, failing: bool | None) -> list[Happening]:
    if failing in (None, told.failing):
        return []
    failure = port.failure
    return [
        Happening(
            activity=Activity.FAILURE if failing else Activity.RECOVERED,
            attributes={"reason": failure.reason, "reason_text": failure.reason_text},
        )
    ]
