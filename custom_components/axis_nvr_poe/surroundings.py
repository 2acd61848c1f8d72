"""Finding out who hangs on a recorder, and keeping what it answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from homeassistant.components.diagnostics import REDACTED
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .connection import async_create_flow_client
from .const import CONF_FINGERPRINT, DOMAIN
from .identify import Found, async_identify
from .recorder.places import find_places
from .redaction import secret_pattern
from .runtime import AxisNvrPoeConfigEntry
from .vapix.client import RecorderClient
from .vapix.find_neighbours import find_neighbours
from .vapix.models import Credentials, RawAnswer
from .vapix.neighbours import Findings

# By entry: the answers outlast it being loaded anew, as when it gets its devices.
_ANSWERS: HassKey[dict[str, dict[str, RawAnswer]]] = HassKey(f"{DOMAIN}_neighbours")

_CONFIGURATION = "/config/"


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What came of finding out, and who was found."""

    findings: Findings
    found: tuple[Found, ...]


async def async_find_out(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    administrator: Credentials | None = None,
) -> Surroundings:
    """Ask a recorder that is set up who hangs on it, each question in its turn.

    By the entry's own account, or by one that is used for this alone. Raises
    VapixError as `find_neighbours` does.
    """
    coordinator = entry.runtime_data.coordinator
    client = coordinator.client
    if administrator is not None:
        client = async_create_flow_client(
            hass,
            client.transport.origin,
            administrator,
            entry.data[CONF_FINGERPRINT],
        )
    try:
        findings = await find_neighbours(client, coordinator.turn.poll)
    finally:
        _async_keep(hass, entry, client, administrator)
    statuses = {
        number: port.status.code for number, port in coordinator.data.ports.items()
    }
    found = async_identify(hass, entry, find_places(findings, statuses))
    return Surroundings(findings=findings, found=found)


@callback
def async_answers(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry
) -> Mapping[str, RawAnswer]:
    """Return what a recorder answered when it was last asked who hangs on it."""
    return hass.data.get(_ANSWERS, {}).get(entry.entry_id, {})


@callback
def async_forget(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry) -> None:
    """Forget the answers of a recorder that is removed."""
    hass.data.get(_ANSWERS, {}).pop(entry.entry_id, None)


def is_about_neighbours(call: str) -> bool:
    """Return whether an answer may tell of other devices than the recorder."""
    return call.startswith(_CONFIGURATION)


@callback
def _async_keep(
    hass: HomeAssistant,
    entry: AxisNvrPoeConfigEntry,
    client: RecorderClient,
    administrator: Credentials | None,
) -> None:
    """Keep the answers without the account that they were given to."""
    account = administrator and (administrator.username, administrator.password)
    secrets = secret_pattern(account or ())
    kept = hass.data.setdefault(_ANSWERS, {}).setdefault(entry.entry_id, {})
    for call, answer in client.transport.raw_answers.items():
        if is_about_neighbours(call):
            kept[call] = replace(answer, body=secrets.sub(REDACTED, answer.body))
