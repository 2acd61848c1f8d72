"""The debug log: what a person needs who reports a fault, and no secret."""

from datetime import timedelta
import logging
import re

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from simulator import Misbehaviour, RecorderModel, Simulator

from .common import entry_for, idle, pass_time, set_up, switch, until
from .test_power_cycle import OFF_TIME, cycle

LOGGER = "custom_components.axis_nvr_poe"


def lines(caplog: pytest.LogCaptureFixture) -> str:
    """Return the log of the integration."""
    return "\n".join(
        record.getMessage()
        for record in caplog.records
        if record.name.startswith(LOGGER)
    )


async def test_requests_and_each_step_of_a_cycle_are_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Which request, what came of it and how long it took; what a port is to be."""
    caplog.set_level(logging.DEBUG, LOGGER)
    await set_up(hass, entry_for(recorder))
    await switch(hass, "keep_power", on=True)
    await cycle(hass)
    recorder.misbehave(Misbehaviour.status(500), "setportmode")
    await pass_time(hass, freezer, OFF_TIME)
    recorder.behave()
    await pass_time(hass, freezer, timedelta(seconds=6))

    told = lines(caplog)
    for expected in (
        "/poe/getportstatuses.cgi {'schemaversion': '1'}: HTTP 200 after ",
        "'port': '1', 'enabled': 'no'}: HTTP 200 after ",
        "'port': '1', 'enabled': 'yes'}: HTTP status 500 after ",
        "Keep power of AXIS S3008 is to be on",
        "POST /axis-cgi/basicdeviceinfo.cgi getAllUnrestrictedProperties: HTTP 200 ",
        "The power cycle of port 1 of AXIS S3008 goes off until ",
        "Port 1 of AXIS S3008 is to be off",
        "Port 1 of AXIS S3008 is off",
        "The power cycle of port 1 of AXIS S3008 is tried again in 0:00:05",
        "Port 1 of AXIS S3008 is on",
        "The power cycle of port 1 of AXIS S3008 is over",
    ):
        assert expected in told, expected


@pytest.mark.parametrize("https", [False, True], ids=["http", "https"])
async def test_a_whole_session_tells_no_secret(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    model: RecorderModel,
    caplog: pytest.LogCaptureFixture,
    https: bool,
) -> None:
    """Events, commands, an outage: no password, and no token of the stream."""
    caplog.set_level(logging.DEBUG, LOGGER)
    recorder.dialect.events.listed = True
    entry = entry_for(recorder, https=https)
    await set_up(hass, entry)
    await until(recorder.events.configured.is_set)
    model.inject_fault(1, "Short circuit")
    await until(lambda: "Short circuit" in lines(caplog))
    await switch(hass, "port2-poe", on=False)
    recorder.events.kill()
    recorder.misbehave(Misbehaviour.status(500), "ws-data-stream", times=1)
    await until(lambda: not recorder.events.clients)
    for _ in range(3):
        freezer.tick(timedelta(seconds=6))
        await idle()
    await hass.config_entries.async_unload(entry.entry_id)

    told = lines(caplog)
    handshakes = [one for one in recorder.requests if one.path == "ws-data-stream"]
    tokens = [one.query["wssession"] for one in handshakes if "wssession" in one.query]
    assert tokens
    for secret in (*tokens, "wssession=", "Authorization"):
        assert secret not in told
    assert not re.search(r"\bpass\b", told)
