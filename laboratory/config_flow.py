"""A recorder comes to Home Assistant, as a person would add it."""

import re
from typing import Any

from .api import Api
from .error import LaboratoryError
from .recorders import PASSWORD, USERNAME, Recorder
from .registry import DOMAIN

FLOW = "/api/config/config_entries/flow"


async def add_recorder(api: Api, recorder: Recorder) -> str:
    """Walk through the config flow to its good end; return the entry's title."""
    form = await api.post(FLOW, handler=DOMAIN)
    step = f"{FLOW}/{form['flow_id']}"
    result = await api.post(
        step, host=recorder.host, username=USERNAME, password=PASSWORD
    )
    if result.get("step_id") == "trust_certificate":
        await _compare(api, recorder, result["description_placeholders"])
        result = await api.post(step)
    if result["type"] != "create_entry":
        wrong = result.get("errors") or result.get("reason")
        raise LaboratoryError(
            f"The recorder at {recorder.host} could not be set up: {wrong} "
            f"({result.get('description_placeholders')})"
        )
    return str(result["title"])


async def _compare(api: Api, recorder: Recorder, shown: dict[str, Any]) -> None:
    """Raise where the certificate to be trusted isn't the recorder's own."""
    own = (await recorder.remote(api.session).state())["fingerprint"]
    if bytes.fromhex(re.sub(r"[:\s]", "", shown["fingerprint"])).hex() != own:
        raise LaboratoryError(
            f"Somebody else answers at {recorder.host}: {shown['fingerprint']}"
        )
