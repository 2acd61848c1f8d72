"""An Assist that listens."""

from collections.abc import Iterator
from copy import copy
from functools import cache
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from hassil import intents, parse_sentence
from hassil.expression import Sentence
from homeassistant.core import HomeAssistant
import pytest

from .saying import listen


@pytest.fixture(autouse=True, scope="session")
def _parsed_once() -> Iterator[None]:
    """Parse a sentence that Home Assistant knows once, not anew for every test.

    Each still gets a sentence of its own, which keeps what else there is to say.
    """
    parse = cache(parse_sentence)

    def parsed(text: str, *, keep_text: bool = False) -> Sentence:
        return copy(parse(text, keep_text=keep_text))

    with patch.object(intents, "parse_sentence", parsed):
        yield


@pytest.fixture(autouse=True)
def _frozen(freezer: FrozenDateTimeFactory) -> None:
    """Have no power cycle end before a test lets time pass."""


@pytest.fixture
async def assist(hass: HomeAssistant) -> None:
    """Have Home Assistant listen."""
    await listen(hass)
