"""Recorders in Home Assistant: added, moved and removed as a person would."""

from collections.abc import Sequence
from typing import Any

from .api import Api
from .recorders import PASSWORD, USERNAME, Recorder, every_mac
from .registry import DOMAIN, Registry
from .speech import DemoError, say

FLOW = "/api/config/config_entries/flow"


async def keep_entries(api: Api, recorders: Sequence[Recorder]) -> None:
    """See that exactly the recorders that are there are set up."""
    registry = await Registry.read(api)
    macs = {recorder.mac for recorder in recorders}
    for mac in every_mac():
        if mac in registry.devices and mac not in macs:
            say(f"Removing the recorder {mac}, which is not there this time")
            entry_id = registry.devices[mac]["config_entry_id"]
            await api.delete(f"/api/config/config_entries/entry/{entry_id}")
    for recorder in recorders:
        device = registry.devices.get(recorder.mac)
        if device is None:
            await _walk(api, recorder)
        elif device["configuration_url"] != recorder.origin:
            say(f"Telling Home Assistant that {device['name']} moved")
            await _walk(api, recorder, entry_id=device["config_entry_id"])


async def _walk(api: Api, recorder: Recorder, **context: str) -> None:
    """Walk through the config flow, to the end."""
    form = await api.post(FLOW, handler=DOMAIN, **context)
    step = f"{FLOW}/{form['flow_id']}"
    result = await api.post(
        step, host=recorder.host, username=USERNAME, password=PASSWORD
    )
    if result.get("step_id") == "trust_certificate":
        presented = result["description_placeholders"]["fingerprint"]
        if presented != await recorder.fingerprint():
            raise DemoError(f"Somebody else answers at {recorder.host}: {presented}")
        result = await api.post(step)
    _check(result, recorder)


def _check(result: dict[str, Any], recorder: Recorder) -> None:
    """Raise where a flow did not come to its good end."""
    if result["type"] == "create_entry":
        say(f"Added {result['title']} at {recorder.origin}")
    elif result.get("reason") != "reconfigure_successful":
        wrong = result.get("errors") or result.get("reason")
        raise DemoError(
            f"The recorder at {recorder.host} could not be set up: {wrong} "
            f"({result.get('description_placeholders')})"
        )
