"""However Home Assistant is told to turn something off, a protected device stays on."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from hassil.errors import MissingListError
from hassil.intents import SlotList, TextSlotList
from hassil.parse_expression import parse_sentence
from hassil.sample import sample_expression
from home_assistant_intents import get_intents, get_languages
from homeassistant.core import HomeAssistant
from homeassistant.util.language import matches
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import RecorderModel
from tests.common import connect
from tests.selection import every

from .saying import answer
from .test_every_language import LANGUAGES, NAME, texts

# A sentence of Home Assistant's may be said in thousands of ways.
WAYS = 500


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with one port."""
    return RecorderModel(ports=1)


def own_sentences(language: str) -> Iterator[str]:
    """Yield how Home Assistant itself turns a switch off by name, in few words."""
    intents: dict[str, Any] = get_intents(matches(language, get_languages())[0]) or {}
    rules = {
        name: parse_sentence(body) for name, body in intents["expansion_rules"].items()
    }
    names: dict[str, SlotList] = {
        "name": TextSlotList.from_strings([NAME], name="name")
    }
    for group in intents["intents"]["HassTurnOff"]["data"]:
        wanted = group.get("requires_context", {}).get("domain", "switch")
        if "switch" not in wanted or group.get("slots"):
            continue
        for sentence in group["sentences"]:
            expression = parse_sentence(sentence).expression
            try:
                ways = [*islice(sample_expression(expression, names, rules), WAYS)]
            except MissingListError:  # It names an area or a floor as well.
                continue
            if named := [" ".join(way.split()) for way in ways if NAME in way]:
                yield min(named, key=len)


@pytest.mark.parametrize("languages", every(5, (LANGUAGES[n::5] for n in range(5))))
async def test_a_protected_device_says_why_it_stays_on(
    hass: HomeAssistant, assist: None, running: MockConfigEntry, languages: list[str]
) -> None:
    """Where Home Assistant alone would only speak of an error."""
    connect(hass, running, 1, NAME, protected=True)
    for language in languages:
        await hass.config.async_update(language=language)
        await hass.async_block_till_done()
        stays_on = texts(language)["voice_stays_on"].format(name=NAME)
        heard = {
            sentence: await answer(hass, sentence, language)
            for sentence in own_sentences(language)
        }
        assert heard
        assert heard == dict.fromkeys(heard, stays_on)
