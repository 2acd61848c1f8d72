"""A command that comes to nothing says why, in a sentence of its own."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Authority, RecorderModel, Simulator, self_signed

from .common import entry_for, pass_time, set_up, state_of, switch

OTHER_CERTIFICATE = self_signed("B8A44F000001")


@pytest.mark.parametrize(
    ("trusted", "reason"),
    [
        (True, "presents a certificate other than the trusted one"),
        (False, "can no longer be verified"),
    ],
    ids=["trusted by fingerprint", "vouched for"],
)
async def test_another_certificate_is_sent_no_command(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    recorder: Simulator,
    authority: Authority,
    caplog: pytest.LogCaptureFixture,
    trusted: bool,
    reason: str,
) -> None:
    """The command says so, and so does the log after the next poll."""
    recorder.replace_certificate(authority.issue())
    pinned = recorder.certificate.fingerprint if trusted else None
    entry = entry_for(recorder, https=True, fingerprint=pinned)
    await set_up(hass, entry)
    recorder.replace_certificate(OTHER_CERTIFICATE)
    recorder.reset_log()

    with pytest.raises(HomeAssistantError) as raised:
        await switch(hass, "port1-poe", on=False)
    await pass_time(hass, freezer)

    assert reason in caplog.text
    assert str(raised.value).startswith("Port 1 was not switched.")
    assert reason in str(raised.value)
    assert recorder.requests == []


async def test_a_password_is_not_sent_in_the_clear_for_a_command(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """A recorder that asks for it is given advice instead."""
    recorder.auth.policy = "basic"

    with pytest.raises(HomeAssistantError) as raised:
        await switch(hass, "port1-poe", on=False)

    assert str(raised.value).startswith("Port 1 was not switched.")
    assert "Use HTTPS" in str(raised.value)
    assert recorder.heard("pass") == []


@pytest.mark.four_ports
async def test_a_port_that_stays_off_is_told(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The recorder takes the command, and does not follow it."""
    async with recorder.hold("getportmode", stage="request") as held:
        action = hass.async_create_task(switch(hass, "port4-poe", on=True))
        await held.arrived.wait()
        model.enable(4, on=False)

    with pytest.raises(
        HomeAssistantError, match="Port 4 is still off, although AXIS S3008"
    ):
        await action

    assert state_of(hass, Platform.SWITCH, "port4-poe").state == "off"


async def test_power_that_is_still_kept_is_told(
    hass: HomeAssistant,
    running: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
) -> None:
    """The same for keeping power during a restart."""
    await switch(hass, "keep_power", on=True)
    async with recorder.hold("getkeeppower", stage="request") as held:
        action = hass.async_create_task(switch(hass, "keep_power", on=False))
        await held.arrived.wait()
        model.keep_power = True

    with pytest.raises(HomeAssistantError, match="but still keeps power"):
        await action

    assert state_of(hass, Platform.SWITCH, "keep_power").state == "on"
