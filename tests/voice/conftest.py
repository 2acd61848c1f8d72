"""An Assist that listens."""

from homeassistant.core import HomeAssistant
import pytest

from .saying import listen


@pytest.fixture
async def assist(hass: HomeAssistant) -> None:
    """Have Home Assistant listen."""
    await listen(hass)
