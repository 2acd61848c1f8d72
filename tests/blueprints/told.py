"""What automations have told."""

from homeassistant.core import HomeAssistant, ServiceCall, callback

PHONE = "notify.phone"


class Told(list[ServiceCall]):
    """The messages that nobody has looked at yet."""

    def take(self) -> list[tuple[str, str]]:
        """Return title and message of each since the last time."""
        taken = [(call.data["title"], call.data["message"]) for call in self]
        self.clear()
        return taken


def told_by(hass: HomeAssistant, domain: str, service: str) -> Told:
    """Listen to an action that tells people something."""
    told = Told()

    @callback
    def note(call: ServiceCall) -> None:
        told.append(call)

    hass.services.async_register(domain, service, note)
    return told
