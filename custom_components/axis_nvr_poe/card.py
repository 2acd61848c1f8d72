"""The dashboard card: served to the frontend, which loads it by itself.

Nothing is written into anybody's dashboards or resources. The address tells the
content, so that no browser goes on with the card of an older version.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

from homeassistant.components import frontend
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, LOGGER

CARD: Final = Path(__file__).parent / "frontend" / "axis-nvr-poe.js"

_URL: HassKey[str] = HassKey(f"{DOMAIN}_card_url")


async def async_serve_card(hass: HomeAssistant) -> None:
    """Serve the card, where there is a frontend; it is served until the end."""
    if frontend.DOMAIN not in hass.config.components:
        return
    try:
        content = await hass.async_add_executor_job(CARD.read_bytes)
    except OSError as err:
        # Cameras matter more than how they are drawn.
        LOGGER.warning("The card cannot be shown: %s", err)
        return
    url = f"/{DOMAIN}/{sha256(content).hexdigest()[:12]}/{CARD.name}"
    await hass.http.async_register_static_paths([StaticPathConfig(url, str(CARD))])
    hass.data[_URL] = url


@callback
def async_load_card(hass: HomeAssistant) -> None:
    """Have every browser load the card, those that are open, too."""
    url = hass.data.get(_URL)
    if url is not None and url not in hass.data[frontend.DATA_EXTRA_MODULE_URL].urls:
        frontend.add_extra_js_url(hass, url)


@callback
def async_unload_card(hass: HomeAssistant) -> None:
    """Have no browser load the card any more, once there is no recorder."""
    left = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    if (url := hass.data.get(_URL)) and not left:
        frontend.remove_extra_js_url(hass, url)
