"""By what names a voice assistant finds a port that was renamed.

An exact name counts more than one that is only alike: without them "turn off port 2"
would reach port 6 once port 2 has the name of its camera.
"""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_registry import COMPUTED_NAME, RegistryEntry

from .names import is_only_recorder
from .texts import common_text, device_text


@callback
def async_add_aliases(
    hass: HomeAssistant, entry: ConfigEntry[Any], switch: RegistryEntry, port: int
) -> None:
    """Give a new switch the names that its port has before anybody renames it.

    What a person makes of them afterwards is theirs, also where the switch was
    removed and is back.
    """
    if switch.aliases != [COMPUTED_NAME]:
        return
    aliases = [device_text(hass, "port", recorder=entry.title, port=str(port))]
    if is_only_recorder(hass):
        aliases.append(common_text(hass, "port", port=str(port)))
    er.async_get(hass).async_update_entity(
        switch.entity_id, aliases=[COMPUTED_NAME, *aliases]
    )
