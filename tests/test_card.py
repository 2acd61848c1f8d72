"""The card that the integration brings along: the frontend loads it by itself."""

from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.config_entries import SOURCE_IGNORE
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.axis_nvr_poe import card
from custom_components.axis_nvr_poe.const import DOMAIN

from .common import set_up


def loaded(hass: HomeAssistant) -> list[str]:
    """Return the integration's scripts that a browser is to load."""
    urls = hass.data[DATA_EXTRA_MODULE_URL].urls
    return [url for url in urls if DOMAIN in url]


@pytest.fixture
async def frontend(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set up the frontend, without what it is made of in a browser."""
    with patch("hass_frontend.where", return_value=Path(__file__).parent):
        assert await async_setup_component(hass, "frontend", {})


@pytest.mark.usefixtures("frontend")
async def test_the_card_comes_and_goes_with_the_recorders(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Once for all of them, at an address that tells its content; to whoever asks."""
    # The test's web server takes no more routes once a client is connected.
    assert await async_setup_component(hass, DOMAIN, {})
    assert loaded(hass) == []
    browser = await hass_ws_client()
    await browser.send_json_auto_id({"type": "frontend/subscribe_extra_js"})
    await browser.receive_json()
    await set_up(hass, entry)
    content = card.CARD.read_bytes()
    url = f"/{DOMAIN}/{sha256(content).hexdigest()[:12]}/axis-nvr-poe.js"
    assert loaded(hass) == [url]

    answer = await (await hass_client()).get(url)
    assert await answer.read() == content
    assert answer.content_type == "text/javascript"
    assert "max-age" in answer.headers["Cache-Control"]

    await hass.config_entries.async_reload(entry.entry_id)
    other = MockConfigEntry(domain=DOMAIN, unique_id="accc8e000000")
    other.add_to_hass(hass)
    # One that a person wants to see no more of is no recorder.
    ignored = MockConfigEntry(
        domain=DOMAIN, unique_id="b8a44f000001", source=SOURCE_IGNORE
    )
    ignored.add_to_hass(hass)
    await hass.config_entries.async_remove(entry.entry_id)
    assert loaded(hass) == [url]
    await hass.config_entries.async_remove(other.entry_id)
    assert loaded(hass) == []
    told = [(await browser.receive_json())["event"] for _ in range(2)]
    assert [(one["change_type"], one["item"]["url"]) for one in told] == [
        ("added", url),
        ("removed", url),
    ]


@pytest.mark.usefixtures("frontend")
async def test_a_card_that_is_missing_keeps_nothing_else_from_working(
    hass: HomeAssistant, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says what is amiss."""
    with patch.object(card, "CARD", Path(__file__).parent / "nothing.js"):
        await set_up(hass, entry)
    assert loaded(hass) == []
    assert "The card cannot be shown" in caplog.text


async def test_without_a_frontend_there_is_no_card(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """And nothing of it is asked for."""
    await hass.config_entries.async_remove(running.entry_id)
    assert DATA_EXTRA_MODULE_URL not in hass.data
