"""When automations could not see an entity: its last absence, as in a restart."""

from dataclasses import dataclass
from datetime import datetime

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN


@dataclass(frozen=True, kw_only=True)
class Absence:
    """From when to when an entity was not there for automations."""

    since: datetime
    until: datetime | None
    """None while automations do not run yet."""


_ABSENCES: HassKey[dict[str, Absence]] = HassKey(f"{DOMAIN}_absences")


@callback
def note_absence(hass: HomeAssistant, entity_id: str, absence: Absence) -> None:
    """Note when an entity was absent last."""
    hass.data.setdefault(_ABSENCES, {})[entity_id] = absence


@callback
def last_absence(hass: HomeAssistant, entity_id: str) -> Absence | None:
    """Return when an entity was absent last, None where that is not known."""
    return hass.data.get(_ABSENCES, {}).get(entity_id)
