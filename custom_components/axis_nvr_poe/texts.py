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
    said = our_words(err)
    return str(err) if said is None else exception_text(hass, said[0], **said[1])


def our_words(err: BaseException | None) -> tuple[str, dict[str, str]] | None:
    """Return by which text an error says what it says, None where it has none here."""
    if not isinstance(err, HomeAssistantError) or err.translation_domain != DOMAIN:
        return None
    return str(err.translation_key), err.translation_placeholders or {}


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
