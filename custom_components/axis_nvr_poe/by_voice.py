"""Sentences about a device by its name, such as "restart the gate camera".

There are some for the names of all ports that are exposed to Assist, none with a gap
that anything would fill. They follow whatever changes the names. "The camera in the
garden" is the name of the only one there.

Only to be imported once Assist is set up, which brings what this needs.
"""

from functools import partial
from typing import Any

from hassil.recognize import RecognizeResult
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
from .spoken import spoken_ports
from .texts import common_text, device_text
from .vocabulary import Called, Vocabulary, vocabulary
from .voice_answers import ANSWERS, OF_PROTECTED


class ByVoice:
    """Keeps the sentences in step with the names, and does as they say."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Have no sentences yet."""
        self._hass = hass
        self._vocabulary: Vocabulary | None = None
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
            and not self._is_being_set_up(device.config_entry_id)
        )

    @callback
    def _is_our_entity(self, data: er.EventEntityRegistryUpdatedData) -> bool:
        """Return whether an entity may be one of ours, likewise."""
        entity = er.async_get(self._hass).async_get(data["entity_id"])
        return entity is None or (
            entity.platform == DOMAIN
            and not self._is_being_set_up(entity.config_entry_id)
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
        ours = self._hass.config_entries.async_entries(DOMAIN)
        more_come = any(one.state is ConfigEntryState.SETUP_IN_PROGRESS for one in ours)
        if entry.domain == DOMAIN and not (comes and more_come):
            self._changed()

    def _is_being_set_up(self, entry_id: str | None) -> bool:
        """Return whether a recorder is, which changes its entities one by one.

        It has no names before, and that it is set up is a change as well.
        """
        entry = self._hass.config_entries.async_get_entry(entry_id or "")
        return entry is not None and entry.state is ConfigEntryState.SETUP_IN_PROGRESS

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
        new = vocabulary(self._hass, spoken_ports(self._hass, ASSIST))
        if new == self._vocabulary:
            return
        if self._forget is not None:
            self._forget()
            self._forget = None
        self._vocabulary = new
        if new.sentences:
            self._forget = get_agent_manager(self._hass).register_trigger(
                new.sentences, partial(self._async_said, new)
            )

    async def _async_said(
        self, known: Vocabulary, said: ConversationInput, _: RecognizeResult
    ) -> str:
        """Do as a sentence says, as it was meant when it was said; return the answer."""
        meaning = known.meaning(said.text)
        called = meaning.called
        if meaning.asked in OF_PROTECTED and (
            answered := await async_done_to_others(self._hass, said, called.ports)
        ):
            return answered
        if len(called.ports) > 1:
            return self._question(called)
        answer = ANSWERS[meaning.asked]
        return await answer(self._hass, called.ports[0], said.context)

    def _question(self, called: Called) -> str:
        """Return which ports are meant, by names that each has alone."""
        if called.is_area:
            names = [port.names[0] for port in called.ports]
            return common_text(
                self._hass,
                "voice_same_area",
                area=called.name,
                devices=", ".join(names),
            )
        names = [
            device_text(
                self._hass, "port", recorder=port.entry.title, port=str(port.number)
            )
            for port in called.ports
        ]
        return common_text(
            self._hass, "voice_same_name", name=called.name, devices=", ".join(names)
        )
