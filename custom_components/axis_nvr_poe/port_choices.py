"""The ports of a recorder as a person chooses from them in a form."""

from homeassistant.core import HomeAssistant, callback

from .names import port_name
from .runtime import AxisNvrPoeConfigEntry, RuntimeData
from .texts import common_text, number_text, state_text
from .vapix.models import PortStatus, PortStatusCode


@callback
def port_choice(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, port: int) -> str:
    """Return a port in a list, as "Port 3 · Powered, 5.4 W · nothing named yet"."""
    name = port_name(hass, entry, port) or common_text(hass, "nothing_named")
    parts = [common_text(hass, "port", port=str(port)), *_status(hass, entry, port)]
    return " · ".join([*parts, name])


def _status(hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, port: int) -> list[str]:
    """Return what is known of a port now, in a few words or none."""
    runtime: RuntimeData | None = getattr(entry, "runtime_data", None)
    shown = None if runtime is None else runtime.coordinator.data.ports.get(port)
    if runtime is None or not runtime.coordinator.last_update_success or shown is None:
        return []
    return _status_words(hass, shown.status)


def _status_words(hass: HomeAssistant, status: PortStatus) -> list[str]:
    if status.code is None:
        return []
    words = state_text(hass, "sensor", "status", status.code.name.lower())
    if status.code is PortStatusCode.CONNECTED_POE and status.power_consumption:
        words = f"{words}, {number_text(hass, status.power_consumption)} W"
    return [words]
