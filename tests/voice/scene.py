"""A house with two recorders of a model, to be spoken of in any language."""

from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.const import ATTR_ENTITY_ID, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.const import DOMAIN
from simulator import Camera, RecorderModel, Simulator
from tests.common import MAC, connect, entry_for, pass_time

from .saying import listen
from .transcript import NOTHING, Part, Transcript

SECOND_MAC = "ac:cc:8e:00:00:02"
TITLES = {MAC: "AXIS S3008", SECOND_MAC: "AXIS S3008 Attic"}


@dataclass
class Scene:
    """The house, set up."""

    hass: HomeAssistant
    freezer: FrozenDateTimeFactory
    parts: list[Part]
    models: dict[str, RecorderModel]

    def entity(self, part: Part, platform: Platform, key: str) -> str:
        """Return an entity of a port."""
        unique_id = f"{_mac(part)}-port{part.number}-{key}"
        found = er.async_get(self.hass).async_get_entity_id(platform, DOMAIN, unique_id)
        assert found is not None
        return found

    def _now(self, part: Part) -> str:
        restarting = self.entity(part, Platform.BINARY_SENSOR, "restarting")
        state = self.hass.states.get(restarting)
        if state is not None and state.state == STATE_ON:
            return "restarts"
        model = self.models[_mac(part)]
        return "on" if model.is_enabled(part.number) else "off"

    def _changed(self) -> Iterator[tuple[Part, str]]:
        for part in self.parts:
            before = "off" if "off" in part.notes else "on"
            if (now := self._now(part)) != before:
                yield part, now

    async def what_was_done(self) -> str:
        """Return what has changed of the ports, and undo it."""
        changes = list(self._changed())
        for part, now in changes:
            await self.hass.services.async_call(
                Platform.SWITCH,
                "turn_off" if now == "on" else "turn_on",
                {ATTR_ENTITY_ID: self.entity(part, Platform.SWITCH, "poe")},
                blocking=True,
            )
        if changes:  # cameras take a while to start
            await pass_time(self.hass, self.freezer, timedelta(minutes=2))
        done = ", ".join(f"{part.label} {now}" for part, now in changes)
        return done or NOTHING


@asynccontextmanager
async def recorders(
    hass: HomeAssistant, models: Mapping[str, RecorderModel]
) -> AsyncGenerator[dict[str, MockConfigEntry]]:
    """Have recorders by their MAC addresses, with an entry each that is not set up.

    They are taken down in the end, before they stop listening.
    """
    entries = {}
    async with AsyncExitStack() as listening:
        for mac, model in models.items():
            recorder = await listening.enter_async_context(Simulator(model))
            recorder.dialect.events.listed = False
            entries[mac] = MockConfigEntry(
                domain=DOMAIN,
                title=TITLES[mac],
                unique_id=mac,
                data=dict(entry_for(recorder).data),
            )
            entries[mac].add_to_hass(hass)
        yield entries
        for entry in entries.values():
            await hass.config_entries.async_unload(entry.entry_id)


@asynccontextmanager
async def house(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    language: str,
    transcript: Transcript,
) -> AsyncGenerator[Scene]:
    """Set the house of a transcript up, with Assist."""
    await hass.config.async_update(language=language)
    await listen(hass)
    models = {
        MAC: RecorderModel(ports=8, power_limit=130.0),
        SECOND_MAC: RecorderModel(serial="ACCC8E000002", ports=4),
    }
    for part in transcript.parts:
        _plug(models[_mac(part)], part)
    async with recorders(hass, models) as entries:
        for entry in entries.values():
            _connect(hass, entry, transcript.parts)
        assert await hass.config_entries.async_setup(entries[MAC].entry_id)
        await hass.async_block_till_done()
        scene = Scene(hass, freezer, transcript.parts, models)
        for part in transcript.parts:
            _name(scene, part)
        await hass.async_block_till_done()
        yield scene


def _mac(part: Part) -> str:
    return SECOND_MAC if part.is_on_second else MAC


def _connect(hass: HomeAssistant, entry: MockConfigEntry, parts: list[Part]) -> None:
    """Say what is connected to the ports of a recorder."""
    for part in parts:
        if _mac(part) == entry.unique_id and "connected" in part.notes:
            protected = "protected" in part.notes
            connect(hass, entry, part.number, part.name, protected=protected)


def _plug(model: RecorderModel, part: Part) -> None:
    """Plug a camera in, unless the port is empty."""
    if "empty" not in part.notes:
        watts = 3.0 + part.number / 10
        camera = Camera(name=part.name, poe_class=2, power=watts)
        model.plug(part.number, camera, running=True)
    model.enable(part.number, on="off" not in part.notes)


def _name(scene: Scene, part: Part) -> None:
    """Give a port the alias and the area it has, and the name where it is renamed.

    And put a camera of the same name beside it, where there is one.
    """
    hass = scene.hass
    switch = scene.entity(part, Platform.SWITCH, "poe")
    entities = er.async_get(hass)
    entity = entities.async_get(switch)
    assert entity is not None
    assert entity.device_id is not None
    if part.alias:
        aliases = [*entity.aliases, part.alias]
        entities.async_update_entity(switch, aliases=aliases)
    devices = dr.async_get(hass)
    if "renamed" in part.notes:
        devices.async_update_device(entity.device_id, name_by_user=part.name)
    if part.area:
        area = ar.async_get(hass).async_get_or_create(part.area)
        devices.async_update_device(entity.device_id, area_id=area.id)
    if "camera beside" in part.notes:
        camera = f"camera.beside_{part.number}"
        hass.states.async_set(camera, "streaming", {"friendly_name": part.name})
        async_expose_entity(hass, "conversation", camera, should_expose=True)
