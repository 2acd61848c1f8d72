"""Tell me when a camera was unplugged, and is not plugged in again soon."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Camera, RecorderModel
from tests.common import OUTAGE, connect
from tests.targets import by_area, by_recorder
from tests.waiting import pass_by

from .home import down, pass_minutes, restart, use
from .told import PHONE, Told, told_by

BLUEPRINT = "camera_unplugged"
UNPLUGGED = (
    "Gate camera was unplugged",
    "Nothing is connected to port 1 of AXIS S3008 any more.",
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
async def test_a_camera_that_stays_unplugged_is_told_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    told: Told,
) -> None:
    """After a minute; one that is only switched off is not unplugged."""
    model.enable(2, on=False)
    model.unplug(1)
    await pass_minutes(hass, freezer, 1)
    assert told.take() == []
    await pass_minutes(hass, freezer, 5)
    assert told.take() == [UNPLUGGED]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_camera_that_is_plugged_in_again_is_not_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    told: Told,
) -> None:
    """Neither then nor a while later."""
    model.unplug(1)
    await pass_by(hass, freezer)
    model.plug(1, Camera(), running=True)
    await pass_minutes(hass, freezer, 5)
    assert told.take() == []


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_cable_that_is_pulled_before_or_in_an_outage_is_told_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    model: RecorderModel,
    told: Told,
) -> None:
    """The recorder is away when the minute is over."""
    model.unplug(1)
    await pass_by(hass, freezer)
    model.restart(OUTAGE)
    await pass_by(hass, freezer)
    model.unplug(2)
    await pass_minutes(hass, freezer, 1)
    assert told.take() == []
    await pass_minutes(hass, freezer, 7)
    assert sorted(title for title, _ in told.take()) == [
        "AXIS S3008 port 2 was unplugged",
        "Gate camera was unplugged",
    ]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_cable_that_is_pulled_while_home_assistant_restarts_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    told: Told,
) -> None:
    """Once it runs again."""
    async with down(hass, freezer, running):
        model.unplug(1)
    await pass_minutes(hass, freezer, 5)
    assert told.take() == [UNPLUGGED]


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_cable_that_is_pulled_just_before_a_restart_is_told_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    told: Told,
) -> None:
    """Its minute is over while Home Assistant is down; another restart tells no more."""
    model.unplug(1)
    await pass_by(hass, freezer)
    for expected in ([UNPLUGGED], []):
        await restart(hass, freezer, running)
        assert told.take() == []
        await pass_minutes(hass, freezer, 5)
        assert told.take() == expected


@pytest.mark.usefixtures("used")
@pytest.mark.slow
async def test_a_cable_that_is_pulled_before_both_are_away_is_told_after_it(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
    told: Told,
) -> None:
    """Home Assistant restarts while the recorder is away, and is back first."""
    model.unplug(1)
    await pass_by(hass, freezer)
    model.restart(2 * OUTAGE)
    await pass_minutes(hass, freezer, 1)
    await restart(hass, freezer, running)
    await pass_minutes(hass, freezer, 1)
    assert told.take() == []
    await pass_minutes(hass, freezer, 8)
    assert told.take() == [UNPLUGGED]


@pytest.mark.slow
async def test_it_is_sent_to_a_phone_after_a_time_of_ones_own(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    running: MockConfigEntry,
    model: RecorderModel,
) -> None:
    """For the ports of one area, in one's own words."""
    sent = told_by(hass, "notify", "send_message")
    inputs = {
        "ports": by_area(hass, running),
        "unplugged_for": {"minutes": 5},
        "recipients": [PHONE],
        "actions": [],
        "title": "Kabel {{ trigger.port }}",
        "message": "gezogen",
    }
    await use(hass, BLUEPRINT, inputs)
    model.unplug(1)
    model.unplug(2)
    await pass_minutes(hass, freezer, 5)
    assert sent.take() == []
    await pass_minutes(hass, freezer, 2)

    assert sent.take() == [("Kabel 1", "gezogen")]
