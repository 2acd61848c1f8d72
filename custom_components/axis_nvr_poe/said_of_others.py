"""Leaving to Home Assistant what is said of something else that has the same name.

A sentence of ours comes before all of Home Assistant's, which may know better whose
name is in it: "the gate" may be a light in the room where somebody speaks.

Only to be imported once Assist is set up, which brings what this needs.
"""

from collections.abc import Iterable

from hassil.recognize import RecognizeResult
from homeassistant.components.conversation import (
    DOMAIN as ASSIST,
    ConversationInput,
    async_get_chat_log,
    async_handle_intents,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.chat_session import async_get_chat_session
from homeassistant.helpers.intent import (
    IntentResponseType,
    MatchTargetsConstraints,
    async_match_targets,
)

from .spoken import SpokenPort


async def async_done_to_others(
    hass: HomeAssistant, said: ConversationInput, ports: Iterable[SpokenPort]
) -> str | None:
    """Return Home Assistant's answer where it knows somebody else who may be meant.

    It has done as it was told then. None where only our protected ports are meant, to
    which it would do nothing, or where it does not know whom it should take.
    """
    kept = {port.switch for port in ports if port.is_protected}

    def is_ours(result: RecognizeResult) -> bool:
        name = result.entities.get("name")
        return name is not None and _called(hass, str(name.value)) <= kept

    with (
        async_get_chat_session(hass, said.conversation_id) as session,
        async_get_chat_log(hass, session, said) as chat_log,
    ):
        response = await async_handle_intents(
            hass, said, chat_log, intent_filter=is_ours
        )
    if response is None or response.response_type is IntentResponseType.ERROR:
        return None
    return str(response.speech["plain"]["speech"])


def _called(hass: HomeAssistant, name: str) -> set[str]:
    """Return all entities that Assist knows by a name."""
    constraints = MatchTargetsConstraints(
        name=name, assistant=ASSIST, allow_duplicate_names=True
    )
    return {state.entity_id for state in async_match_targets(hass, constraints).states}
