"""An Assist that listens."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from .saying import listen


@pytest.fixture(autouse=True)
def _frozen(freezer: FrozenDateTimeFactory) -> None:
    """Have no power cycle end before a test lets time pass."""


@pytest.fixture
async def assist(hass: HomeAssistant) -> None:
    """Have Home Assistant listen."""
    await listen(hass)
