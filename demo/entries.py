"""Recorders in Home Assistant: added, moved and removed as a person would."""

from collections.abc import Sequence

from laboratory.api import Api
from laboratory.config_flow import FLOW, add_recorder
from laboratory.error import LaboratoryError
from laboratory.recorders import PASSWORD, USERNAME, Recorder
from laboratory.registry import DOMAIN, Registry

from .speech import say


async def keep_entries(
    api: Api, recorders: Sequence[Recorder], known: Sequence[str]
) -> None:
    """See that exactly the recorders that are there are set up."""
    registry = await Registry.read(api)
    macs = {recorder.mac for recorder in recorders}
    for mac in known:
        if mac in registry.devices and mac not in macs:
            say(f"Removing the recorder {mac}, which is not there this time")
            entry_id = registry.devices[mac]["config_entry_id"]
            await api.delete(f"/api/config/config_entries/entry/{entry_id}")
    for recorder in recorders:
        device = registry.devices.get(recorder.mac)
        if device is None:
            title = await add_recorder(api, recorder)
            say(f"Added {title} at {recorder.origin}")
        elif device["configuration_url"] != recorder.origin:
            say(f"Telling Home Assistant that {device['name']} moved")
            await _move(api, recorder, device["config_entry_id"])


async def _move(api: Api, recorder: Recorder, entry_id: str) -> None:
    """Walk through the config flow's reconfigure step."""
    form = await api.post(FLOW, handler=DOMAIN, entry_id=entry_id)
    step = f"{FLOW}/{form['flow_id']}"
    result = await api.post(
        step, host=recorder.host, username=USERNAME, password=PASSWORD
    )
    if result.get("step_id") == "trust_certificate":
        result = await api.post(step)
    if result.get("reason") != "reconfigure_successful":
        raise LaboratoryError(f"{recorder.host} could not be set up: {result}")
