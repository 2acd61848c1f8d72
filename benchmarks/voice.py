"""How long Assist takes for what is said, after a name has changed and after that."""

from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

from homeassistant.components.conversation import async_converse
from homeassistant.const import Platform
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er

from .ground import Bench, bench, home, recorder

PORTS = 16
TIMES = 9
LANGUAGES = ("en", "fr")

# It is of none of the ports, so that all sentences are looked through.
SAID = {"en": "turn off the kitchen light", "fr": "éteins la lampe de la cuisine"}

type Json = dict[str, Any]


async def measure(folder: Path) -> Json:
    """Return the CPU of the loop's thread for a sentence, ms, by language."""
    async with (
        recorder(folder, 0, PORTS) as one,
        home(folder) as hass,
        bench(hass, one, streams=False) as made,
    ):
        return {language: await _in_language(made, language) for language in LANGUAGES}


async def _in_language(made: Bench, language: str) -> Json:
    hass = made.hass
    await hass.config.async_update(language=language)
    await hass.async_block_till_done()
    await _say(hass, language)
    first, after = [], []
    for number in range(TIMES):
        _rename(made, f"Gate camera {number}")
        await hass.async_block_till_done()
        first.append(await _say(hass, language))
        after.append(await _say(hass, language))
    return {"first": round(median(first), 1), "after": round(median(after), 1)}


def _rename(made: Bench, name: str) -> None:
    """Call the device at a port something else."""
    switch = er.async_get(made.hass).async_get(
        made.entity_id(Platform.SWITCH, "port1-poe")
    )
    if switch is None or switch.device_id is None:
        raise RuntimeError("Port 1 has no device")
    dr.async_get(made.hass).async_update_device(switch.device_id, name_by_user=name)


async def _say(hass: HomeAssistant, language: str) -> float:
    began = thread_time()
    await async_converse(hass, SAID[language], None, Context(), language=language)
    return 1000 * (thread_time() - began)
