"""Every number and every name reaches its own port by voice, or none.

The names are the worst there could be: they differ in a digit, and each has the
number of another port.
"""

from collections.abc import Iterator
from itertools import product

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.entity_registry import COMPUTED_NAME
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import RecorderModel
from tests.common import MAC, connect
from tests.selection import every

from .saying import listen, say
from .scene import SECOND_MAC, TITLES, recorders

# How a port is turned off and restarted, and what a port is called.
WORDS = {
    "en": ("turn off {}", "restart {}", "port"),
    "de": ("schalte {} aus", "starte {} neu", "Port"),
    "sv": ("stäng av {}", "starta om {}", "port"),
    "fr": ("éteins {}", "redémarre {}", "port"),
    "es": ("apaga {}", "reinicia {}", "puerto"),
}
RENAMED = {"one": slice(1, 2), "some": slice(0, None, 2), "all": slice(None)}


def name_of(mac: str, port: int, ports: int) -> str:
    """Return what a port is called once it has a name."""
    number = port % ports + 1 + (ports if mac == SECOND_MAC else 0)
    return f"Camera {number}"


def registered(hass: HomeAssistant, mac: str, port: int) -> er.RegistryEntry:
    """Return the switch of a port."""
    registry = er.async_get(hass)
    unique_id = f"{mac}-port{port}-poe"
    switch = registry.async_get_entity_id(Platform.SWITCH, DOMAIN, unique_id)
    entity = registry.async_get(switch or "")
    assert entity is not None
    return entity


def rename(hass: HomeAssistant, mac: str, port: int, name: str) -> None:
    """Rename a port's device by hand."""
    device_id = registered(hass, mac, port).device_id
    assert device_id is not None
    dr.async_get(hass).async_update_device(device_id, name_by_user=name)


def first_names(hass: HomeAssistant, mac: str, port: int) -> list[str]:
    """Return what a port was called at first."""
    aliases = registered(hass, mac, port).aliases
    return [str(alias) for alias in aliases if alias is not COMPUTED_NAME]


def off(models: dict[str, RecorderModel]) -> list[tuple[str, int]]:
    """Return the ports that are off, and turn them on again."""
    found = [
        (mac, port)
        for mac, model in models.items()
        for port in model.numbers
        if not model.is_enabled(port)
    ]
    for mac, port in found:
        models[mac].enable(port, on=True)
    return found


def expected(
    hass: HomeAssistant,
    models: dict[str, RecorderModel],
    named: list[int],
    word: str,
) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield what can be said, and the port that it is to reach."""
    ports = len(models[MAC].numbers)
    for mac, model in models.items():
        for port in model.numbers:
            names = first_names(hass, mac, port)
            assert names[0] == f"{TITLES[mac]} {word} {port}"
            if port in named:
                names.append(name_of(mac, port, ports))
            yield from ((name, [(mac, port)]) for name in names)
        yield f"{TITLES[mac]} {word} {ports + 1}", []
    for nobody in (f"{word} {ports + 1}", "Camera", word):
        yield nobody, []
    if len(models) > 1:
        yield from ((f"{word} {port}", []) for port in range(1, ports + 1))


async def misled(
    hass: HomeAssistant,
    language: str,
    ports: int,
    renamed: str,
    *,
    by_hand: bool,
    count: int,
) -> list[str]:
    """Say every name and every number; return which did not reach its port alone."""
    turn_off, restart, word = WORDS[language]
    await hass.config.async_update(language=language)
    await listen(hass)
    macs = (MAC, SECOND_MAC)[:count]
    models = {
        mac: RecorderModel(serial=mac.replace(":", "").upper(), ports=ports)
        for mac in macs
    }
    named = list(models[MAC].numbers[RENAMED[renamed]])
    wrong = []
    async with recorders(hass, models) as entries:
        assert await hass.config_entries.async_setup(entries[MAC].entry_id)
        await hass.async_block_till_done()
        for mac, port in product(macs, named):
            name = name_of(mac, port, ports)
            if by_hand:
                rename(hass, mac, port, name)
            else:
                connect(hass, entries[mac], port, name)
        await hass.async_block_till_done()
        for name, reached in expected(hass, models, named, word):
            for sentence in (turn_off.format(name), restart.format(name)):
                await say(hass, sentence, language)
                if (found := off(models)) != reached:
                    wrong.append(f"{sentence}: {found} instead of {reached}")
                await free(hass, entries)
    return wrong


async def free(hass: HomeAssistant, entries: dict[str, MockConfigEntry]) -> None:
    """End what power cycles there are."""
    for mac, entry in entries.items():
        runtime = entry.runtime_data
        for port in runtime.coordinator.data.ports:
            if runtime.port_power.cycle(port) is not None:
                await hass.services.async_call(
                    Platform.SWITCH,
                    "turn_on",
                    {"entity_id": registered(hass, mac, port).entity_id},
                    blocking=True,
                )


@pytest.mark.parametrize(
    ("ports", "renamed", "by_hand", "count"),
    every(24, product((8, 16), RENAMED, (False, True), (1, 2))),
)
async def test_every_name_reaches_its_own_port(
    hass: HomeAssistant, ports: int, renamed: str, by_hand: bool, count: int
) -> None:
    """With one or two recorders of one size, some of whose ports have names."""
    assert await misled(hass, "en", ports, renamed, by_hand=by_hand, count=count) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", [code for code in WORDS if code != "en"])
async def test_every_name_reaches_its_own_port_in(
    hass: HomeAssistant, language: str
) -> None:
    """Also in other languages."""
    assert await misled(hass, language, 16, "some", by_hand=False, count=1) == []
