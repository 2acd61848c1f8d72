"""When automations could not see an entity, and when they are told what lasted then.

An entity is absent while its recorder is away, and from when Home Assistant stops, or
lets go of the entity, until automations run again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

_SETTLING = timedelta(seconds=90)
"""After an absence, what has ended meanwhile may be told two polls later."""


@dataclass(frozen=True, kw_only=True)
class Absence:
    """From when to when an entity was not there for automations."""

    since: datetime
    until: datetime | None = None
    """None while it is absent."""

    def told_at(self, began: datetime, due: datetime) -> datetime:
        """Return when to tell what lasts until it is due.

        That is the same for all who listen, so that one who comes later neither tells
        it again nor misses it.
        """
        until = self.until or dt_util.utcnow()
        is_told = due <= self.since
        return due if is_told or began >= until else max(due, until + _SETTLING)

    def since_for(self, began: datetime | None) -> datetime:
        """Return since when nobody can have been told that something has lasted.

        That is now, but for what the absence has put off until after now.
        """
        now = dt_util.utcnow()
        if self.until is None:
            return self.since
        is_put_off = began is not None and began < self.until
        return self.since if is_put_off and now < self.until + _SETTLING else now

    def ended(self) -> Absence:
        """Return the absence with its end now, in the milliseconds of an event."""
        now = dt_util.utcnow()
        until = now.replace(microsecond=now.microsecond // 1000 * 1000)
        return Absence(since=self.since, until=until)


_ABSENCES: HassKey[dict[str, Absence]] = HassKey(f"{DOMAIN}_absences")


@callback
def note_absence(hass: HomeAssistant, entity_id: str, absence: Absence | None) -> None:
    """Note when an entity was absent last, None once it is gone."""
    absences = hass.data.setdefault(_ABSENCES, {})
    if absence is None:
        absences.pop(entity_id, None)
    else:
        absences[entity_id] = absence


@callback
def last_absence(hass: HomeAssistant, entity_id: str) -> Absence | None:
    """Return when an entity was absent last, None where that is not known."""
    return hass.data.get(_ABSENCES, {}).get(entity_id)
