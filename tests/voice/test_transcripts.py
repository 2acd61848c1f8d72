"""What is said to Assist is understood, in Home Assistant's own matcher."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.intent import IntentResponse, IntentResponseErrorCode
import pytest

from .saying import say
from .scene import house
from .transcript import LANGUAGES, NOT_UNDERSTOOD, Line, Transcript


def answered(response: IntentResponse) -> str:
    """Return what is answered."""
    if response.error_code is IntentResponseErrorCode.NO_INTENT_MATCH:
        return NOT_UNDERSTOOD
    return str(response.speech["plain"]["speech"])


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_said_is_understood(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, language: str
) -> None:
    """Each sentence does and answers what stands beside it, and nothing else."""
    transcript = Transcript.of(language)
    misheard = []
    async with house(hass, freezer, language, transcript) as scene:
        for line in transcript.lines:
            response = await say(hass, line.sentence, language)
            done = await scene.what_was_done()
            heard = Line(line.sentence, done, answered(response))
            if heard != line:
                misheard.append(f"{heard} instead of {line}")
    assert misheard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_sentences_are_said(language: str) -> None:
    """None of them twice, and every port of the house is spoken of in the scene."""
    transcript = Transcript.of(language)
    assert len({line.sentence for line in transcript.lines}) >= 60
    labels = [part.label for part in transcript.parts]
    assert labels == [*map(str, range(1, 9)), "A1", "A2", "A3", "A4"]
