"""Texts in Home Assistant's language, for what is put together in the background."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.translation import async_get_cached_translations

from .const import DOMAIN


@callback
def exception_text(hass: HomeAssistant, key: str, **placeholders: str) -> str:
    """Return the message of an exception."""
    return _text(hass, "exceptions", f"{key}.message").format(**placeholders)


@callback
def error_text(hass: HomeAssistant, err: BaseException | None) -> str:
    """Return what an error says; by itself it would say so in English."""
    if not isinstance(err, HomeAssistantError) or err.translation_domain != DOMAIN:
        return str(err)
    placeholders = err.translation_placeholders or {}
    return exception_text(hass, str(err.translation_key), **placeholders)


@callback
def common_text(hass: HomeAssistant, key: str, **placeholders: str) -> str:
    """Return a part that sentences have in common."""
    return _text(hass, "common", key).format(**placeholders)


@callback
def device_text(hass: HomeAssistant, key: str, **placeholders: str) -> str:
    """Return what a device is called to begin with."""
    return _text(hass, "device", f"{key}.name").format(**placeholders)


@callback
def state_text(hass: HomeAssistant, platform: str, key: str, state: str) -> str:
    """Return what a state of an entity is called."""
    return _text(hass, "entity", f"{platform}.{key}.state.{state}")


@callback
def number_text(hass: HomeAssistant, number: float) -> str:
    """Return a number as it is written in Home Assistant's language."""
    return f"{number:g}".replace(".", common_text(hass, "decimal_sign"))


def _text(hass: HomeAssistant, category: str, key: str) -> str:
    texts = async_get_cached_translations(hass, hass.config.language, category, DOMAIN)
    return texts.get(f"component.{DOMAIN}.{category}.{key}", key)
