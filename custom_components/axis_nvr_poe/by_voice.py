"""Sentences about a device by its name, such as "restart the gate camera".

There are some for each name of each port that is exposed to Assist, none with a gap
that anything would fill. They follow whatever changes the names. "The camera in the
garden" is the name of the only one there.

Only to be imported once Assist is set up, which brings what this needs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from hassil.recognize import RecognizeResult
from hassil.util import remove_punctuation
from homeassistant.components.conversation import (
    DOMAIN as ASSIST,
    ConversationInput,
    get_agent_manager,
)
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, CoreState, Event, HomeAssistant, callback
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
)
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.translation import async_load_integrations

from .const import DOMAIN
from .said_of_others import async_done_to_others
from .sentences import literals
from .spoken import SpokenPort, spoken_ports
from .texts import common_text, device_text
from .voice_answers import ANSWERS, OF_PROTECTED


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a sentence may mean."""

    asked: str
    """What is asked for, a key of ANSWERS."""

    name: str
    """The name in it, of a device or of an area."""

    is_area: bool
    ports: list[SpokenPort] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Return whether it is not left to Home Assistant."""
        return self.asked not in OF_PROTECTED or any(
            port.is_protected for port in self.ports
        )


class ByVoice:
    """Keeps the sentences in step with the names, and does as they say."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Have no sentences yet."""
        self._hass = hass
        self._meanings: dict[str, Meaning] = {}
        self._forget: CALLBACK_TYPE | None = None
        self._is_due = False

    @callback
    def async_start(self) -> None:
        """Follow all that changes names."""
        hass = self._hass
        hass.bus.async_listen(ar.EVENT_AREA_REGISTRY_UPDATED, self._changed)
        hass.bus.async_listen(fr.EVENT_FLOOR_REGISTRY_UPDATED, self._changed)
        hass.bus.async_listen(
            dr.EVENT_DEVICE_REGISTRY_UPDATED, self._changed, self._is_our_device
        )
        # Exposure stands in the registry, too.
        hass.bus.async_listen(
            er.EVENT_ENTITY_REGISTRY_UPDATED, self._changed, self._is_our_entity
        )
        hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._config_changed)
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed)
        # Nobody speaks before, and at the start every name is new.
        async_at_started(hass, self._changed)

    @callback
    def _is_our_device(self, data: dr.EventDeviceRegistryUpdatedData) -> bool:
        """Return whether a device may be one of ours, which one that has gone may be."""
        device = dr.async_get(self._hass).async_get(data["device_id"])
        return device is None or (
            any(one[0] == DOMAIN for one in device.identifiers)
            and device.config_entry_id not in self._being_set_up()
        )

    @callback
    def _is_our_entity(self, data: er.EventEntityRegistryUpdatedData) -> bool:
        """Return whether an entity may be one of ours, likewise."""
        entity = er.async_get(self._hass).async_get(data["entity_id"])
        return entity is None or (
            entity.platform == DOMAIN
            and entity.config_entry_id not in self._being_set_up()
        )

    @callback
    def _entry_changed(self, _: ConfigEntryChange, entry: ConfigEntry[Any]) -> None:
        """Look at what a recorder brings or takes away.

        Of many that are set up at a time, the last one counts for all.
        """
        comes = entry.state in (
            ConfigEntryState.SETUP_IN_PROGRESS,
            ConfigEntryState.LOADED,
        )
        if entry.domain == DOMAIN and not (comes and self._being_set_up()):
            self._changed()

    def _being_set_up(self) -> set[str]:
        """Return the recorders that are, each of which changes its entities one by one.

        They have no names before, and that they are set up is a change as well.
        """
        return {
            entry.entry_id
            for entry in self._hass.config_entries.async_entries(DOMAIN)
            if entry.state is ConfigEntryState.SETUP_IN_PROGRESS
        }

    @callback
    def _changed(self, *_: Any) -> None:
        """Look at the names anew, once for all that changes in one go."""
        if not self._is_due and self._hass.state is CoreState.running:
            self._is_due = True
            self._hass.loop.call_soon(self._follow)

    async def _config_changed(self, event: Event) -> None:
        """Look at them in another language, once it is loaded."""
        if "language" in event.data:
            await async_load_integrations(self._hass, {DOMAIN})
            self._changed()

    @callback
    def _follow(self) -> None:
        self._is_due = False
        meanings = self._all_meanings()
        if meanings == self._meanings:
            return
        if self._forget is not None:
            self._forget()
            self._forget = None
        self._meanings = meanings
        if meanings:
            self._forget = get_agent_manager(self._hass).register_trigger(
                list(meanings), partial(self._async_said, meanings)
            )

    def _all_meanings(self) -> dict[str, Meaning]:
        """Return what each sentence means; of two that fit, the first one counts."""
        found: dict[str, tuple[str, Meaning]] = {}
        for name, is_area, port in _named(spoken_ports(self._hass, ASSIST)):
            for asked, sentence in self._sentences(name, port, is_area=is_area):
                new = Meaning(asked=asked, name=name, is_area=is_area)
                _, known = found.setdefault(sentence.casefold(), (sentence, new))
                if port not in known.ports:
                    known.ports.append(port)
        return {
            sentence: meaning
            for sentence, meaning in found.values()
            if meaning.is_answered
        }

    def _sentences(
        self, name: str, port: SpokenPort, *, is_area: bool
    ) -> Iterator[tuple[str, str]]:
        """Yield what can be asked with a name, each with a sentence for it."""
        places = (*port.areas, *port.floors) if port.is_protected else ()
        for literal in _literals(name):
            if is_area:
                yield from self._asked(ANSWERS, self._device_in(literal))
                continue
            called = self._in_cases(literal)
            yield from self._asked(ANSWERS, called)
            for place in chain.from_iterable(map(_literals, places)):
                yield from self._asked(OF_PROTECTED, self._in(place, called))

    def _asked(self, asked: Iterable[str], name: str) -> Iterator[tuple[str, str]]:
        """Yield what is asked, each with a sentence for it."""
        for each in asked:
            text = common_text(self._hass, each, name=name)
            yield from ((each, sentence) for sentence in text.splitlines())

    def _in_cases(self, name: str) -> str:
        """Return a name, with the word for a camera that it begins with in all cases.

        "Kamera przy bramie" is told "zrestartuj kamerę przy bramie" in Polish.
        """
        cases = common_text(self._hass, "voice_camera")
        first, blank, rest = name.partition(" ")
        if first.casefold() not in cases.casefold().split("|"):
            return name
        return f"({cases}){blank}{rest}"

    def _device_in(self, area: str) -> str:
        """Return the part of a sentence that stands for the device in an area."""
        return _one_of(common_text(self._hass, "voice_device_in_area", area=area))

    def _in(self, area: str, name: str) -> str:
        """Return the part of a sentence that names a device and its area or floor.

        Of one that is named so, Home Assistant says that it was turned off, even where
        it was not.
        """
        key = "voice_named_in_area"
        return _one_of(common_text(self._hass, key, area=area, name=name))

    async def _async_said(
        self,
        meanings: Mapping[str, Meaning],
        said: ConversationInput,
        result: RecognizeResult,
    ) -> str:
        """Do as a sentence says, as it was meant when it was said; return the answer."""
        sentence = result.intent_sentence and result.intent_sentence.text
        meaning = meanings[sentence or ""]
        if meaning.asked in OF_PROTECTED and (
            answered := await async_done_to_others(self._hass, said, meaning.ports)
        ):
            return answered
        if len(meaning.ports) > 1:
            return self._question(meaning)
        answer = ANSWERS[meaning.asked]
        return await answer(self._hass, meaning.ports[0], said.context)

    def _question(self, meaning: Meaning) -> str:
        """Return which ports are meant, by names that each has alone."""
        if meaning.is_area:
            names = [port.names[0] for port in meaning.ports]
            return common_text(
                self._hass,
                "voice_same_area",
                area=meaning.name,
                devices=", ".join(names),
            )
        names = [
            device_text(
                self._hass, "port", recorder=port.entry.title, port=str(port.number)
            )
            for port in meaning.ports
        ]
        return common_text(
            self._hass, "voice_same_name", name=meaning.name, devices=", ".join(names)
        )


def _literals(name: str) -> list[str]:
    """Return what stands for a name in a sentence, as Assist hears it."""
    return literals(remove_punctuation(name))


def _one_of(text: str) -> str:
    """Return a part of a sentence that is any line of a text."""
    return f"({'|'.join(text.splitlines())})"


def _named(ports: Iterable[SpokenPort]) -> list[tuple[str, bool, SpokenPort]]:
    """Return the names of ports, and of areas for the devices there.

    Longer ones before those that they may end in: "the gate" is rather the one with
    that name than the gate.
    """
    named = [(name, False, port) for port in ports for name in port.names] + [
        (name, True, port)
        for port in ports
        if port.is_named and port.names
        for name in port.areas
    ]
    return sorted(named, key=lambda one: -len(one[0]))
