"""The watch sees what the integration shows, wherever it shows it."""

from collections.abc import Iterator
from types import FunctionType
from unittest.mock import patch

from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.update_coordinator import UpdateFailed
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from tests.common import set_up

from .gather import ICONS, TEXTS
from .watch import look_at_actions


@pytest.fixture(autouse=True)
def _no_texts(_watched: None) -> Iterator[None]:
    """Have no text and no icon at all while a test lasts."""
    with patch.object(TEXTS, "texts", {}), patch.object(ICONS, "texts", {}):
        yield
        # What is looked at once a test is over.
        noticed()


def noticed() -> str:
    """Return what was noticed, which then fails no test."""
    return "\n".join([*TEXTS.take_problems(), *ICONS.take_problems()])


async def test_a_recorder_that_is_set_up(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Its entities, their states and icons, its devices, and the actions."""
    await set_up(hass, entry)
    look_at_actions(hass)

    problems = noticed()
    for path in (
        "entity.sensor.poe_class.name",
        "entity.sensor.status.state.disabled",
        "entity.event.activity.state_attributes.event_type.state.failure",
        "entity.switch.keep_power: KeepPowerSwitch has no icon",
        "device.port.name",
        "services.power_cycle.fields.off_time.name",
    ):
        assert path in problems


async def test_a_config_flow(hass: HomeAssistant) -> None:
    """The form and its fields."""
    await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert "config.step.user.data.host: is shown, but" in noticed()


@pytest.mark.parametrize("fixable", [True, False])
async def test_an_issue(hass: HomeAssistant, fixable: bool) -> None:
    """Its title, and what says more of it unless a repair does."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        "x",
        is_fixable=fixable,
        severity=ir.IssueSeverity.ERROR,
        translation_key="nowhere",
    )
    problems = noticed()
    assert "issues.nowhere.title: is shown, but" in problems
    assert ("issues.nowhere.description: is shown, but" in problems) is not fixable


def test_an_error_without_its_text() -> None:
    """The sentence an error is told in, also that of a class derived."""
    UpdateFailed(translation_domain=DOMAIN, translation_key="nowhere")
    assert "exceptions.nowhere.message: is shown, but" in noticed()


@pytest.mark.parametrize("kind", [HomeAssistantError, UpdateFailed])
def test_an_error_that_is_not_translated(kind: type[HomeAssistantError]) -> None:
    """One that the integration makes, while anybody else may."""
    kind("anybody's")
    assert noticed() == ""

    def make() -> HomeAssistantError:
        return kind("ours")

    module = f"custom_components.{DOMAIN}.x"
    FunctionType(make.__code__, {"__name__": module}, closure=make.__closure__)()
    assert noticed() == f"{module}: {kind.__name__} has no translation"


def test_an_error_of_another_integration() -> None:
    """What others say is looked up by others."""
    HomeAssistantError(translation_domain="homeassistant", translation_key="x")
    assert noticed() == ""
