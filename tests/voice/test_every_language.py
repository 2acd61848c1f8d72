"""Whatever a language's sentences allow is understood, once it is Home Assistant's."""

from collections.abc import Iterator
import json
from pathlib import Path

from hassil.expression import Alternative, Expression, Group, TextChunk
from hassil.parse_expression import parse_sentence
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.voice_answers import ANSWERS, OF_PROTECTED
from simulator import RecorderModel
from tests.common import connect, device_of
from tests.selection import every

from .saying import answer

TRANSLATIONS = Path(__file__).parents[2] / "custom_components/axis_nvr_poe/translations"
LANGUAGES = sorted(path.stem for path in TRANSLATIONS.iterdir())
WAYS = 4
NAME, AREA = "Xanadu", "Yuma"


def texts(language: str) -> dict[str, str]:
    """Return what is said in a language."""
    content = json.loads((TRANSLATIONS / f"{language}.json").read_text())
    return dict(content["common"])


def sentences(language: str, asked: str) -> Iterator[str]:
    """Yield some of the sentences that a language has for something."""
    said = texts(language)
    places = said["voice_device_in_area"].format(area=AREA).splitlines()
    if asked in OF_PROTECTED:
        both = said["voice_named_in_area"].format(name=NAME, area=AREA)
        places += both.splitlines()
    for template in said[asked].splitlines():
        for name in (NAME, *(f"({place})" for place in places)):
            expression = parse_sentence(template.format(name=name)).expression
            yield from {way(expression, number) for number in range(WAYS)}


def way(expression: Expression, number: int) -> str:
    """Return one way to say a template: always its n-th of several, or its last."""
    match expression:
        case TextChunk():
            return expression.original_text
        case Alternative():
            return way(expression.items[min(number, len(expression.items) - 1)], number)
        case Group():
            return "".join(way(item, number) for item in expression.items)
    raise AssertionError(f"a template holds {expression}")


@pytest.fixture
def model() -> RecorderModel:
    """Return a recorder with a port that is off, so that nothing restarts it."""
    model = RecorderModel(ports=1)
    model.enable(1, on=False)
    return model


# English, whose every sort of sentence test_by_voice.py says, is not the quick one.
@pytest.mark.parametrize("language", every(len(LANGUAGES), LANGUAGES))
async def test_every_language_is_understood(
    hass: HomeAssistant, assist: None, running: MockConfigEntry, language: str
) -> None:
    """By name and by area, without a restart of Home Assistant."""
    area = ar.async_get(hass).async_create(AREA)
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, area_id=area.id)
    device = connect(hass, running, 1, NAME)
    wrong = []
    await hass.config.async_update(language=language)
    for asked in ANSWERS:
        protected = asked in OF_PROTECTED
        hass.config_entries.async_update_subentry(
            running, device, data={"port": 1, "protected": protected}
        )
        await hass.async_block_till_done()
        for sentence in sentences(language, asked):
            said = await answer(hass, sentence, language)
            if said != expected(language, asked):
                wrong.append(f"{sentence}: {said}")
    assert wrong == []


@pytest.mark.parametrize("languages", every(5, (LANGUAGES[n::5] for n in range(5))))
async def test_a_name_is_understood_in_every_case_of_its_camera(
    hass: HomeAssistant, assist: None, running: MockConfigEntry, languages: list[str]
) -> None:
    """As "kamerę przy bramie", where it is called "Kamera przy bramie"."""
    device = connect(hass, running, 1, NAME)
    wrong = []
    for language in languages:
        await hass.config.async_update(language=language)
        cases = texts(language)["voice_camera"].split("|")
        name = f"{cases[0].capitalize()} {NAME}"
        hass.config_entries.async_update_subentry(running, device, title=name)
        await hass.async_block_till_done()
        template = texts(language)["voice_restart"].splitlines()[0]
        for case in cases:
            told = parse_sentence(template.format(name=f"{case} {NAME}")).expression
            said = await answer(hass, way(told, 0), language)
            if said != expected(language, "voice_restart", name):
                wrong.append(f"{language}: {way(told, 0)}: {said}")
    assert wrong == []


def expected(language: str, asked: str, name: str = NAME) -> str:
    """Return what is answered of a device whose port is off."""
    content = json.loads((TRANSLATIONS / f"{language}.json").read_text())
    common = content["common"]
    if asked == "voice_restart":
        port = common["named_port"].format(name=name, port=1)
        message = content["exceptions"]["power_cycle_of_port_off"]["message"]
        return str(message.format(port=port))
    if asked == "voice_turn_off":
        return str(common["voice_stays_on"].format(name=name))
    status = content["entity"]["sensor"]["status"]["state"]["disabled"]
    return str(common["voice_not_powered"].format(name=name, status=status))
