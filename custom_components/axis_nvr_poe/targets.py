"""What the targets of triggers and conditions stand for.

Whatever a person chooses of a port (its device, its switch, a label on either, the
area it is in) stands for the port. Whatever is chosen of the recorder itself stands
for the recorder and all its ports. Entities of other integrations stand for nothing.
"""

from collections.abc import Iterable, Iterator
import re

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN

_OF_PORT = re.compile(r"-port(\d+)-[a-z_]+$")


def port_number(entity: er.RegistryEntry) -> int | None:
    """Return which port an entity is of, None where it is the recorder's own."""
    found = _OF_PORT.search(entity.unique_id)
    return int(found[1]) if found else None


@callback
def of_targeted(
    hass: HomeAssistant, targets: Iterable[str], key: str
) -> Iterator[er.RegistryEntry]:
    """Return the entities with a key that targeted ports and recorders have."""
    chosen = {
        (entity.config_entry_id, port_number(entity)) for entity in _ours(hass, targets)
    }
    for entity in of_recorders(hass, targets, key):
        recorder = entity.config_entry_id
        if not chosen.isdisjoint({(recorder, None), (recorder, port_number(entity))}):
            yield entity


@callback
def of_recorders(
    hass: HomeAssistant, targets: Iterable[str], key: str
) -> Iterator[er.RegistryEntry]:
    """Return the entities with a key that the recorders of all targets have."""
    registry = er.async_get(hass)
    for entry_id in {entity.config_entry_id for entity in _ours(hass, targets)}:
        if entry_id is None:
            continue
        for entity in er.async_entries_for_config_entry(registry, entry_id):
            if entity.unique_id.endswith(f"-{key}"):
                yield entity


def _ours(hass: HomeAssistant, targets: Iterable[str]) -> Iterator[er.RegistryEntry]:
    registry = er.async_get(hass)
    for target in targets:
        entity = registry.async_get(target)
        if entity is not None and entity.platform == DOMAIN:
            yield entity
