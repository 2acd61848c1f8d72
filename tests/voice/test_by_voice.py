"""A device is spoken of by its name, and the answer names it."""

import asyncio
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.conversation import async_converse
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED, Platform
from homeassistant.core import Context, CoreState, HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
)
from homeassistant.helpers.entity_registry import COMPUTED_NAME
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from custom_components.axis_nvr_poe import by_voice
from custom_components.axis_nvr_poe.const import CONF_FINGERPRINT, DOMAIN
from custom_components.axis_nvr_poe.spoken import SpokenPort, spoken_ports
from simulator import Camera, RecorderModel, Simulator
from tests.common import (
    connect,
    device_of,
    disable,
    entity_id,
    entry_for,
    just_enabled,
    pass_time,
    set_up,
    switch,
)
from tests.selection import every

from .saying import answer, listen, say


@pytest.fixture
def ports() -> int:
    """Return how many ports the recorder has."""
    return 4


@pytest.fixture
def model(ports: int) -> RecorderModel:
    """Return a recorder whose ports are all on."""
    return RecorderModel(ports=ports)


@pytest.fixture
async def listening(
    hass: HomeAssistant, assist: None, running: MockConfigEntry
) -> MockConfigEntry:
    """Return a recorder whose ports can be spoken of."""
    return running


def off(model: RecorderModel) -> list[int]:
    """Return the ports that are off."""
    return [port for port in model.numbers if not model.is_enabled(port)]


def rename(hass: HomeAssistant, port: int, name: str | None) -> None:
    """Rename a port's device, as a person does."""
    dr.async_get(hass).async_update_device(device_of(hass, port).id, name_by_user=name)


async def is_understood(hass: HomeAssistant, name: str) -> bool:
    """Return whether a name is known, without restarting what bears it."""
    await hass.async_block_till_done()
    said = await answer(hass, f"restart the {name}")
    return said.startswith((f"Restarting {name}", f"{name} ("))


@pytest.mark.parametrize(
    "sentence",
    every(
        2,
        [
            "restart the gate camera",
            "Please reboot gate camera!",
            "power cycle the Gate Camera",
            "turn the gate camera off and on again",
            "switch gate camera off and back on, please",
        ],
    ),
)
async def test_a_device_is_restarted_by_its_name(
    hass: HomeAssistant,
    listening: MockConfigEntry,
    model: RecorderModel,
    freezer: FrozenDateTimeFactory,
    sentence: str,
) -> None:
    """Its port goes off and comes on again, and no other; the answer names it."""
    connect(hass, listening, 3, "Gate camera")
    connect(hass, listening, 4, "Gate")
    await hass.async_block_till_done()

    assert await answer(hass, sentence) == "Restarting Gate camera."
    assert off(model) == [3]
    await pass_time(hass, freezer, timedelta(seconds=11))
    assert off(model) == []


@pytest.mark.parametrize("ports", [6])
async def test_every_way_to_call_a_port(
    hass: HomeAssistant, listening: MockConfigEntry, model: RecorderModel
) -> None:
    """Names of devices and of ports, numbers and aliases, each reaches its own."""
    connect(hass, listening, 1, "Gate")
    rename(hass, 2, "The Gate")
    connect(hass, listening, 3, "Attic door")
    rename(hass, 3, "Loft door")
    er.async_get(hass).async_update_entity(
        entity_id(hass, Platform.SWITCH, "port4-poe"),
        aliases=[COMPUTED_NAME, "Yard", "Porch"],
    )
    await hass.async_block_till_done()

    for sentence, port in (
        ("restart the gate", 2),
        ("restart gate", 1),
        ("restart loft door", 3),
        ("restart the porch", 4),
        ("restart port 5", 5),
        ("restart AXIS S3008 port 6", 6),
    ):
        before = off(model)
        await answer(hass, sentence)
        assert set(off(model)) - {*before} == {port}, sentence
    before = off(model)
    await answer(hass, "restart port 66")
    assert off(model) == before


@pytest.mark.parametrize(
    ("name", "said"),
    every(
        5,
        [
            ("Dr. Smith's (old) cam", "Dr. Smith's old cam"),
            ("Dr. Smith's (old) cam", "Dr Smith\u2019s (old) cam"),
            ("PTZ-1 / Gate_2", "PTZ 1 Gate 2"),
            ("Tür [1] {x}|<y>;z \\", "tür 1 x y z"),
            ("Tür [1] {x}|<y>;z \\", "Tür [1] {x}|<y>;z \\"),
            ("  Yard\n camera ", "yard camera"),
            ("A.C.", "A.C."),
            ("U.S. gate / 2", "U.S. gate 2"),
            ("Straße", "Straße"),
            ("门口", "门口"),
        ],
    ),
)
async def test_names_of_any_characters(
    hass: HomeAssistant, listening: MockConfigEntry, name: str, said: str
) -> None:
    """None of them means more than itself, and what nobody says can be left out."""
    rename(hass, 1, "Yard")
    rename(hass, 2, name)
    await hass.async_block_till_done()

    assert await answer(hass, f"restart {said}") == f"Restarting {name}."
    assert await answer(hass, "restart Yard") == "Restarting Yard."


async def test_the_sentences_follow_the_names(
    hass: HomeAssistant, listening: MockConfigEntry
) -> None:
    """Names that come, change and go, and those of a recorder that goes."""
    subentry = connect(hass, listening, 1, "Gate")
    assert await is_understood(hass, "Gate")

    hass.config_entries.async_update_subentry(listening, subentry, title="Portal")
    assert await is_understood(hass, "Portal")
    assert not await is_understood(hass, "Gate")

    rename(hass, 1, "Drive")
    assert await is_understood(hass, "Drive")
    rename(hass, 1, None)

    registry = er.async_get(hass)
    port = entity_id(hass, Platform.SWITCH, "port1-poe")
    registry.async_update_entity(port, aliases=[COMPUTED_NAME, "Wicket"])
    await hass.async_block_till_done()
    assert "Portal" in await answer(hass, "restart the wicket")
    registry.async_update_entity(port, aliases=[])
    assert not await is_understood(hass, "Portal")
    registry.async_update_entity(port, aliases=[COMPUTED_NAME])
    assert await is_understood(hass, "Portal")

    await hass.config_entries.async_unload(listening.entry_id)
    assert not await is_understood(hass, "Portal")
    await hass.config_entries.async_setup(listening.entry_id)
    assert await is_understood(hass, "Portal")

    hass.config_entries.async_remove_subentry(listening, subentry.subentry_id)
    assert not await is_understood(hass, "Portal")
    connect(hass, listening, 2, "Yard")
    assert await is_understood(hass, "Yard")
    await hass.config_entries.async_remove(listening.entry_id)
    assert not await is_understood(hass, "Yard")


async def test_what_is_not_exposed_is_not_understood(
    hass: HomeAssistant, listening: MockConfigEntry, model: RecorderModel
) -> None:
    """From the moment it is not, and until it is again."""
    connect(hass, listening, 3, "Gate camera")
    port = entity_id(hass, Platform.SWITCH, "port3-poe")
    assert await is_understood(hass, "Gate camera")

    async_expose_entity(hass, "conversation", port, should_expose=False)
    assert not await is_understood(hass, "Gate camera")
    async_expose_entity(hass, "conversation", port, should_expose=True)
    assert await is_understood(hass, "Gate camera")


async def test_a_switch_that_is_disabled_restarts_nothing(
    hass: HomeAssistant, listening: MockConfigEntry, model: RecorderModel
) -> None:
    """So nobody is told that it does."""
    connect(hass, listening, 3, "Gate camera")
    disable(hass, "port3-poe")
    await hass.async_block_till_done()
    assert "Restarting" not in await answer(hass, "restart the gate camera")
    assert off(model) == []


async def test_a_switch_that_was_just_enabled_is_waited_for(
    hass: HomeAssistant,
    listening: MockConfigEntry,
    model: RecorderModel,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Home Assistant loads it half a minute later, and until then it does nothing."""
    connect(hass, listening, 3, "Gate camera")
    await just_enabled(hass, "port3-poe")

    assert await answer(hass, "restart the gate camera") == (
        "The switch of Gate camera is not loaded yet. Try again in a minute."
    )
    assert await answer(hass, "is the gate camera powered") == (
        "Gate camera is not powered. Status: Not connected."
    )
    assert off(model) == []

    await pass_time(hass, freezer, timedelta(seconds=31))
    assert await answer(hass, "restart the gate camera") == "Restarting Gate camera."
    assert off(model) == [3]


async def test_assist_may_come_later(
    hass: HomeAssistant, running: MockConfigEntry
) -> None:
    """A recorder is set up without it, and is spoken of as soon as it is there."""
    connect(hass, running, 3, "Gate camera")
    await listen(hass)
    assert await is_understood(hass, "Gate camera")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return for whom the names are looked at, each time they are."""
    seen: list[str] = []

    def look(hass: HomeAssistant, assistant: str) -> list[SpokenPort]:
        seen.append(assistant)
        return spoken_ports(hass, assistant)

    monkeypatch.setattr(by_voice, "spoken_ports", look)
    return seen


async def test_names_are_looked_at_once_for_a_whole_start(
    hass: HomeAssistant, entry: MockConfigEntry, looks: list[str]
) -> None:
    """However many entities are registered then; nor do those of others matter."""
    hass.set_state(CoreState.starting)
    await listen(hass)
    await set_up(hass, entry)
    assert looks == []
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()
    assert looks == ["conversation"]

    er.async_get(hass).async_get_or_create("switch", "other", "1")
    await hass.async_block_till_done()
    assert looks == ["conversation"]
    assert await is_understood(hass, "AXIS S3008 port 3")


async def test_names_are_not_looked_at_while_a_recorder_is_set_up(
    hass: HomeAssistant, assist: None, entry: MockConfigEntry, looks: list[str]
) -> None:
    """Before and after it, not with each entity, as all names of all recorders are."""
    await set_up(hass, entry)
    assert len(looks) == 2
    assert await is_understood(hass, "AXIS S3008 port 3")


async def test_names_are_looked_at_once_for_recorders_that_are_set_up_together(
    hass: HomeAssistant,
    assist: None,
    entry: MockConfigEntry,
    looks: list[str],
) -> None:
    """Before the first and after the last one."""
    async with Simulator(RecorderModel(serial="B8A44F000001", ports=1)) as other:
        entries = [entry, entry_for(other)]
        for one in entries:
            one.add_to_hass(hass)
        await async_setup_component(hass, DOMAIN, {})
        await hass.async_block_till_done()
        assert {one.state for one in entries} == {ConfigEntryState.LOADED}
        assert len(looks) == 2
        assert await is_understood(hass, "AXIS S3008 port 3")
        await hass.config_entries.async_unload(entries[1].entry_id)


async def test_names_are_followed_while_another_recorder_is_set_up(
    hass: HomeAssistant, listening: MockConfigEntry
) -> None:
    """It may be slow to answer; what is gone meanwhile is not spoken of any more."""
    connect(hass, listening, 1, "Gate")
    connect(hass, listening, 2, "Yard")
    connect(hass, listening, 3, "Drive")
    assert await is_understood(hass, "Gate")
    other_model = RecorderModel(serial="B8A44F000001", ports=1)
    async with Simulator(other_model) as other, other.hold() as held:
        slow = entry_for(other)
        slow.add_to_hass(hass)
        setting_up = asyncio.create_task(hass.config_entries.async_setup(slow.entry_id))
        await held.arrived.wait()
        rename(hass, 1, "Portal")
        disable(hass, "port2-poe")
        assert await is_understood(hass, "Portal")
        assert not await is_understood(hass, "Yard")
        await hass.config_entries.async_remove(listening.entry_id)
        assert not await is_understood(hass, "Drive")
        held.release()
        await setting_up
        assert await is_understood(hass, "AXIS S3008 port 1")
        await hass.config_entries.async_unload(slow.entry_id)


async def test_a_refusal_is_told(
    hass: HomeAssistant,
    listening: MockConfigEntry,
    model: RecorderModel,
    recorder: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """In plain words, with the device's name, and nothing is switched."""
    connect(hass, listening, 1, "Gate camera", protected=True)
    connect(hass, listening, 2, "Yard camera")
    connect(hass, listening, 3, "Porch camera")
    await switch(hass, "port2-poe", on=False)

    assert await answer(hass, "restart the gate camera") == (
        "Gate camera is protected, so it was not restarted."
    )
    assert await answer(hass, "restart the yard camera") == (
        "Yard camera (port 2) is off. Turn it on instead of power cycling it."
    )
    await recorder.stop()
    await pass_time(hass, freezer)
    assert (await answer(hass, "restart the porch camera")).startswith(
        "AXIS S3008 cannot be reached: "
    )
    assert off(model) == [2]


async def test_a_protected_device_is_not_turned_off_and_assist_says_so(
    hass: HomeAssistant, listening: MockConfigEntry, model: RecorderModel
) -> None:
    """All others are turned off by Home Assistant itself, as soon as they may be."""
    floor = fr.async_get(hass).async_create("Basement")
    area = ar.async_get(hass).async_create("Garden", floor_id=floor.floor_id)
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, area_id=area.id)
    gate = connect(hass, listening, 1, "Gate camera", protected=True)
    connect(hass, listening, 2, "Yard camera")
    await hass.async_block_till_done()

    for sentence in (
        "turn off the gate camera",
        "Switch gate camera off, please!",
        "turn off the camera in the garden",
        "turn off the gate camera in the garden",
        "turn the garden gate camera off",
        "turn off the gate camera in the basement",
        "turn off port 1",
    ):
        assert await answer(hass, sentence) == (
            "Gate camera is protected, so it was not turned off."
        )
    fr.async_get(hass).async_update(floor.floor_id, name="Cellar")
    await hass.async_block_till_done()
    assert "is protected" in await answer(
        hass, "turn off the gate camera in the cellar"
    )
    assert off(model) == []
    assert (await answer(hass, "turn off the yard camera")).startswith("Turned off")
    assert off(model) == [2]

    hass.config_entries.async_update_subentry(
        listening, gate, data={"port": 1, "protected": False}
    )
    await hass.async_block_till_done()
    assert (await answer(hass, "turn off the gate camera")).startswith("Turned off")
    assert off(model) == [1, 2]


async def test_a_protected_device_that_shares_its_name_is_asked_for(
    hass: HomeAssistant, listening: MockConfigEntry, model: RecorderModel
) -> None:
    """The other one may be meant, which could be turned off."""
    connect(hass, listening, 1, "Gate camera", protected=True)
    connect(hass, listening, 2, "Gate camera")
    await hass.async_block_till_done()
    assert (await answer(hass, "turn off the gate camera")).startswith(
        "Several devices are called Gate camera."
    )
    assert off(model) == []


@pytest.mark.parametrize(
    ("protected", "other", "sentence"),
    [
        ("Gate", "The gate", "turn off the gate"),
        ("Pond camera", "Camera in the garden", "turn off the camera in the garden"),
    ],
)
async def test_a_protected_device_takes_no_sentence_from_another_device(
    hass: HomeAssistant,
    listening: MockConfigEntry,
    model: RecorderModel,
    protected: str,
    other: str,
    sentence: str,
) -> None:
    """That is turned off by Home Assistant, which knows whose name it is."""
    area = ar.async_get(hass).async_create("Garden")
    dr.async_get(hass).async_update_device(device_of(hass, 1).id, area_id=area.id)
    connect(hass, listening, 1, protected, protected=True)
    connect(hass, listening, 2, other)
    await hass.async_block_till_done()

    assert (await answer(hass, sentence)).startswith("Turned off")
    assert off(model) == [2]
    assert await answer(hass, f"turn off {protected}") == (
        f"{protected} is protected, so it was not turned off."
    )
    assert off(model) == [2]


async def test_a_protected_device_takes_no_sentence_from_a_light(
    hass: HomeAssistant, listening: MockConfigEntry, model: RecorderModel
) -> None:
    """One of its name that is in the room where somebody speaks is turned off."""
    hall = ar.async_get(hass).async_create("Hall")
    devices = dr.async_get(hass)
    speaker = devices.async_get_or_create(
        config_entry_id=listening.entry_id, identifiers={("other", "speaker")}
    )
    devices.async_update_device(speaker.id, area_id=hall.id)
    light = er.async_get(hass).async_get_or_create(
        "light", "other", "1", original_name="Porch"
    )
    er.async_get(hass).async_update_entity(light.entity_id, area_id=hall.id)
    hass.states.async_set(light.entity_id, "on", {"friendly_name": "Porch"})
    calls = async_mock_service(hass, "light", "turn_off")
    connect(hass, listening, 1, "Porch", protected=True)
    await hass.async_block_till_done()

    said = await async_converse(
        hass, "turn off the porch", None, Context(), "en", device_id=speaker.id
    )
    assert said.response.speech["plain"]["speech"].startswith("Turned off")
    assert [call.data["entity_id"] for call in calls] == [[light.entity_id]]
    assert await answer(hass, "turn off the porch") == (
        "Porch is protected, so it was not turned off."
    )
    assert off(model) == []


async def test_two_devices_of_one_name_are_a_question(
    hass: HomeAssistant,
    assist: None,
    running: MockConfigEntry,
    model: RecorderModel,
    recorder: Simulator,
) -> None:
    """Neither is restarted; the answer has names that each has alone."""
    attic = RecorderModel(serial="ACCC8E000002", ports=4)
    async with Simulator(attic, certificate=recorder.certificate) as other:
        other.dialect.events.listed = False
        second = MockConfigEntry(
            domain="axis_nvr_poe",
            title="Attic",
            unique_id="ac:cc:8e:00:00:02",
            data={**running.data, "port": other.http_port, CONF_FINGERPRINT: None},
        )
        await set_up(hass, second)
        connect(hass, running, 3, "Yard")
        connect(hass, second, 2, "yard")
        await hass.async_block_till_done()

        assert await answer(hass, "restart the yard") == (
            "Several devices are called Yard. "
            "Say one of these instead: AXIS S3008 port 3, Attic port 2."
        )
        assert off(model) == off(attic) == []
        assert await answer(hass, "restart Attic port 2") == "Restarting yard."
        assert off(model) == []
        assert off(attic) == [2]


async def test_the_camera_of_an_area(
    hass: HomeAssistant, listening: MockConfigEntry, model: RecorderModel
) -> None:
    """Is the only one there; of several none is taken."""
    garden = ar.async_get(hass).async_create("Garden", aliases={"Lawn"})
    devices = dr.async_get(hass)
    for port in (1, 2):
        devices.async_update_device(device_of(hass, port).id, area_id=garden.id)
    connect(hass, listening, 2, "Pond camera")
    await hass.async_block_till_done()

    said = await answer(hass, "restart the camera in the garden")
    assert said == "Restarting Pond camera."
    assert off(model) == [2]

    connect(hass, listening, 3, "Hedge camera")
    er.async_get(hass).async_update_entity(
        entity_id(hass, Platform.SWITCH, "port3-poe"),
        name="Outlet",
        area_id=garden.id,
    )
    await hass.async_block_till_done()
    assert await answer(hass, "reboot the device on the lawn") == (
        "There are several devices in Lawn: Pond camera, Hedge camera. "
        "Say which one by its name."
    )
    ar.async_get(hass).async_update(garden.id, name="Park", aliases=set())
    await hass.async_block_till_done()
    assert "in Park" in await answer(hass, "restart the camera in the park")
    said = await answer(hass, "reboot the device on the lawn")
    assert said == "Sorry, I am not aware of any area called lawn"

    for port in (2, 3):
        er.async_get(hass).async_update_entity(
            entity_id(hass, Platform.SWITCH, f"port{port}-poe"), aliases=[]
        )
    await hass.async_block_till_done()
    said = await answer(hass, "restart the camera in the park")
    assert "Park" not in said
    assert off(model) == [2]


async def test_a_device_that_is_held_off_is_said_to_be(
    hass: HomeAssistant,
    assist: None,
    entry: MockConfigEntry,
    model: RecorderModel,
    freezer: FrozenDateTimeFactory,
) -> None:
    """It was not turned off by anybody, and comes on by itself."""
    model.power_limit = 20.0
    model.plug(1, Camera(poe_class=3, power=5.4, boot_time=5), running=True)
    model.plug(2, Camera(poe_class=3, power=5.4, boot_time=5))
    freezer.tick(timedelta(seconds=10))
    await set_up(hass, entry)
    connect(hass, entry, 2, "Gate camera")
    await hass.async_block_till_done()

    await say(hass, "restart port 1")
    assert await answer(hass, "is the gate camera powered") == (
        "Gate camera is held off while another port is power cycled, "
        "and comes on after it."
    )


@pytest.mark.parametrize("ports", [5])
async def test_whether_a_device_is_powered_and_what_it_draws(
    hass: HomeAssistant,
    assist: None,
    entry: MockConfigEntry,
    recorder: Simulator,
    model: RecorderModel,
    freezer: FrozenDateTimeFactory,
) -> None:
    """As the recorder last said, which may be nothing."""
    model.plug(1, Camera(name="Gate", poe_class=3, power=5.4), running=True)
    model.plug(2, Camera(name="Yard", poe_class=3, power=5.4), running=True)
    model.plug(3, Camera(name="Yard", poe_class=3, power=5.4), running=True)
    model.inject_fault(3, "Short circuit")
    model.enable(4, on=False)
    recorder.dialect.override[2] = {"PowerConsumption": ""}
    recorder.dialect.override[5] = {"StatusCode": "17"}
    await set_up(hass, entry)
    garden = ar.async_get(hass).async_create("Garden")
    connect(hass, entry, 1, "Gate camera")
    device = device_of(hass, 1)
    dr.async_get(hass).async_update_device(device.id, area_id=garden.id)
    await hass.async_block_till_done()

    not_told = "The recorder does not say that about AXIS S3008 port {}."
    fails = "AXIS S3008 port 3 is not powered. Status: "
    for sentence, said in (
        ("Is the gate camera powered?", "Yes, Gate camera is powered."),
        ("What does the gate camera draw?", "Gate camera draws 5.4 watts."),
        ("What does the camera in the garden use?", "Gate camera draws 5.4 watts."),
        ("Is there power at port 2?", "Yes, AXIS S3008 port 2 is powered."),
        ("How many watts does port 2 use now?", not_told.format(2)),
        (
            "Does port 4 have power?",
            "AXIS S3008 port 4 is not powered. Status: Off.",
        ),
        (
            "What is the power draw of port 4?",
            "AXIS S3008 port 4 is not powered. Status: Off.",
        ),
        ("Is port 5 powered", not_told.format(5)),
    ):
        assert await answer(hass, sentence) == said
    said = await answer(hass, "is port 3 powered")
    assert said.startswith(fails)
    assert "Short circuit" in said
    assert off(model) == [4]

    await recorder.stop()
    await pass_time(hass, freezer)
    said = await answer(hass, "is port 1 powered")
    assert said.startswith("AXIS S3008 cannot be reached: ")
