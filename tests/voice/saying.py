"""Saying something to Assist."""

from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.intent import IntentResponse
from homeassistant.setup import async_setup_component


async def listen(hass: HomeAssistant) -> None:
    """Have Home Assistant listen from now on."""
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()


async def say(
    hass: HomeAssistant, sentence: str, language: str = "en"
) -> IntentResponse:
    """Say a sentence, and return what comes of it."""
    result = await async_converse(hass, sentence, None, Context(), language=language)
    await hass.async_block_till_done()
    return result.response


async def answer(hass: HomeAssistant, sentence: str, language: str = "en") -> str:
    """Say a sentence, and return what is answered."""
    response = await say(hass, sentence, language)
    return str(response.speech["plain"]["speech"])
