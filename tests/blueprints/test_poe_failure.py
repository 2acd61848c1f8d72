"""Tell me when a camera fails to get its power, and when that is over."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from simulator import RecorderModel, Simulator
from tests.common import OUTAGE, connect, until
from tests.targets import by_area, by_recorder
from tests.waiting import pass_by

from .home import down, pass_minutes, restart, use
from .told import PHONE, Told, told_by

BLUEPRINT = "poe_failure"
STARTED = (
    "PoE failure: Gate camera",
    (
        "Port 1 of AXIS S3008 fails to power its device. "
        "The recorder says: Error: Other (Short circuit)"
    ),
)
CLEARED = (
    "PoE failure cleared: Gate camera",
    "Port 1 of AXIS S3008 no longer fails.",
)


@pytest.fixture
def told(hass: HomeAssistant) -> Told:
    """Return what is shown as a notification of Home Assistant."""
    return told_by(hass, "persistent_notification", "create")


@pytest.fixture
async def used(hass: HomeAssistant, running: MockConfigEntry) -> None:
    """Have the blueprint in use, with its defaults, for the whole recorder."""
    connect(hass, running, 1, "Gate camera")
    await use(hass, BLUEPRINT, {"ports": by_recorder(hass, running)})


@pytest.mark.usefixtures("used")
async def test_a_failure_is_told_with_its_reason_and_its_end(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    told: Told,
) -> None:
    """Each once; the second takes the place of the first."""
    model.inject_fault(1)
    await pass_minutes(hass, freezer, 5)
    shown = [call.data["notification_id"] for call in told]
    assert told.take() == [STARTED]

    model.clear_fault(1)
    await pass_minutes(hass, freezer, 5)
    assert [call.data["notification_id"] for call in told] == shown
    assert told.take() == [CLEARED]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_each_port_that_fails_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    told: Told,
) -> None:
    """Also if all fail at once."""
    for port in range(1, 5):
        model.inject_fault(port)
    await pass_minutes(hass, freezer, 1)
    assert sorted(title for title, _ in told.take()) == [
        "PoE failure: AXIS S3008 port 2",
        "PoE failure: AXIS S3008 port 3",
        "PoE failure: AXIS S3008 port 4",
        "PoE failure: Gate camera",
    ]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_what_happens_in_an_outage_is_told_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    told: Told,
) -> None:
    """A failure that begins, and one that ends, while the recorder is away."""
    for change, expected in (
        (model.inject_fault, STARTED),
        (model.clear_fault, CLEARED),
    ):
        model.restart(OUTAGE)
        await pass_by(hass, freezer)
        change(1)
        await pass_minutes(hass, freezer, 1)
        assert told.take() == []
        await pass_minutes(hass, freezer, 5)
        assert told.take() == [expected]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_what_happens_while_home_assistant_restarts_is_told_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    told: Told,
) -> None:
    """A failure that begins and one that ends, each once; one that lasts not again."""
    for change, expected in (
        (model.inject_fault, STARTED),
        (model.clear_fault, CLEARED),
    ):
        async with down(hass, freezer, running):
            change(1)
        await pass_minutes(hass, freezer, 3)
        assert told.take() == [expected]
        await restart(hass, freezer, running)
        await pass_minutes(hass, freezer, 3)
        assert told.take() == []


@pytest.mark.slow
async def test_it_is_sent_to_a_phone_in_ones_own_words(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    recorder: Simulator,
) -> None:
    """With the recorder's own reason, for the ports of one area, and not its end."""
    recorder.dialect.events.listed = True
    await hass.config_entries.async_reload(running.entry_id)
    await until(recorder.events.configured.is_set)
    sent = told_by(hass, "notify", "send_message")
    lamps = async_mock_service(hass, "test", "lamp")
    inputs = {
        "ports": by_area(hass, running),
        "tell_cleared": False,
        "recipients": [PHONE],
        "actions": [{"action": "test.lamp", "data": {"text": "{{ message }}"}}],
        "title_started": "{{ trigger.name }} ist ohne Strom",
        "message_started": "Grund: {{ trigger.reason_text }}",
    }
    await use(hass, BLUEPRINT, inputs)

    recorder.model.inject_fault(2)
    recorder.model.inject_fault(1, "Short circuit")
    await until(lambda: sent)
    recorder.model.clear_fault(1)
    await pass_minutes(hass, freezer, 2)

    assert [call.data["entity_id"] for call in sent] == [[PHONE]]
    assert sent.take() == [("AXIS S3008 port 1 ist ohne Strom", "Grund: Short circuit")]
    assert [call.data["text"] for call in lamps] == ["Grund: Short circuit"]
    await hass.config_entries.async_unload(running.entry_id)


@pytest.mark.slow
async def test_a_phone_that_cannot_be_reached_keeps_nobody_from_being_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    told: Told,
) -> None:
    """The notification is shown all the same."""

    @callback
    def refuse(_call: object) -> None:
        raise HomeAssistantError("no such phone")

    hass.services.async_register("notify", "send_message", refuse)
    ports = by_recorder(hass, running)
    await use(hass, BLUEPRINT, {"ports": ports, "recipients": [PHONE]})
    model.inject_fault(1)
    await pass_minutes(hass, freezer, 1)

    assert len(told) == 1
