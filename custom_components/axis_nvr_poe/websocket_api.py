"""What a card asks for: which recorders there are, and how one's front looks now."""

from collections.abc import Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .faceplate import EntityIds, Faceplate, PortPicture
from .faceplate_feed import Change, async_faceplate, async_look_at
from .names import recorder_identifier
from .schema import vol


@callback
def async_setup_websocket_api(hass: HomeAssistant) -> None:
    """Answer the commands."""
    websocket_api.async_register_command(hass, _recorders)
    websocket_api.async_register_command(hass, _faceplate)


@websocket_api.websocket_command({vol.Required("type"): f"{DOMAIN}/recorders"})
@callback
def _recorders(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Answer with the pictures of all recorders, by name."""
    found = (
        _seen_by(connection.user, async_faceplate(hass, entry))
        for entry in hass.config_entries.async_entries(DOMAIN)
    )
    pictures = [picture for picture in found if picture is not None]
    pictures.sort(key=lambda picture: picture["recorder"]["name"].casefold())
    connection.send_result(msg["id"], pictures)


@websocket_api.websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/faceplate",
        vol.Required("device_id"): str,
    }
)
@callback
def _faceplate(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send the picture of a recorder, and from then on what changes of it."""
    number = msg["id"]
    user = connection.user
    entry = _entry_of(hass, msg["device_id"])
    picture = entry and _seen_by(user, async_faceplate(hass, entry))
    if entry is None or picture is None:
        _send_not_found(connection, number)
        return

    @callback
    def send(change: Change | None) -> None:
        if change is None:
            connection.send_event(number, {"gone": True})
        elif told := _told(user, change):
            connection.send_event(number, told)

    connection.subscriptions[number] = async_look_at(hass, entry, send)
    connection.send_result(number)
    connection.send_event(number, picture)


def _entry_of(hass: HomeAssistant, device_id: str) -> ConfigEntry[Any] | None:
    """Return the entry of the recorder that a device is."""
    device = dr.async_get(hass).async_get(device_id)
    identifiers = set() if device is None else device.identifiers
    return next(
        (
            entry
            for entry in hass.config_entries.async_entries(DOMAIN)
            if recorder_identifier(entry) in identifiers
        ),
        None,
    )


def _send_not_found(connection: ActiveConnection, number: int) -> None:
    error = HomeAssistantError(
        translation_domain=DOMAIN, translation_key="recorder_not_found"
    )
    connection.send_error(
        number,
        websocket_api.ERR_NOT_FOUND,
        str(error),
        translation_domain=error.translation_domain,
        translation_key=error.translation_key,
    )


def _seen_by(user: User, picture: Faceplate | None) -> Faceplate | None:
    """Return what a user may see of a recorder, None where that is nothing."""
    if picture is None:
        return None
    ports = {
        number: port
        for number, port in picture["ports"].items()
        if _may_see(user, port)
    }
    if not ports and not _may_read_any(user, picture["recorder"]["entities"]):
        return None
    return {"recorder": picture["recorder"], "ports": ports}


def _told(user: User, change: Change) -> Mapping[str, Any]:
    """Return what a user may know of a change; nothing of what was never seen."""
    told = dict(change)
    ports = {
        number: port
        for number, port in change.get("ports", {}).items()
        if port is None or _may_see(user, port)
    }
    if ports:
        told["ports"] = ports
    else:
        told.pop("ports", None)
    return told


def _may_see(user: User, port: PortPicture) -> bool:
    """Return whether a user may see a port, which its switch stands for."""
    switch = port["entities"]["switch"]
    if switch is not None:
        return user.permissions.check_entity(switch, POLICY_READ)
    return _may_read_any(user, port["entities"])


def _may_read_any(user: User, entities: EntityIds) -> bool:
    """Return whether a user may read one at least; all, where there is none."""
    permissions = user.permissions
    return permissions.access_all_entities(POLICY_READ) or any(
        permissions.check_entity(entity_id, POLICY_READ)
        for entity_id in entities.values()
        if entity_id is not None
    )
