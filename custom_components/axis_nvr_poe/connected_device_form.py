"""The fields of a connected device's form, and what a person said in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Self

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_DEVICE_ID, CONF_NAME, CONF_PORT
from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import section
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.selector import (
    BooleanSelector,
    DeviceSelector,
    DurationSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)

from .adoption import CONF_TAKE_AREA, device_name, is_own
from .connected_devices import (
    CONF_MAX_RESTARTS,
    CONF_PROTECTED,
    CONF_UNAVAILABLE_FOR,
    CONF_WATCH,
    CONF_WATCHDOG,
    DEFAULT_MAX_RESTARTS,
    DEFAULT_UNAVAILABLE_FOR,
    LONGEST_UNAVAILABLE_FOR,
    MOST_MAX_RESTARTS,
    SHORTEST_UNAVAILABLE_FOR,
    ConnectedDevice,
)
from .names import name_by_person, port_name
from .port_choices import port_choice
from .runtime import AxisNvrPoeConfigEntry
from .schema import vol
from .vapix.values import text

CONF_WATCHDOG_SETTINGS: Final = "watchdog_settings"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a person said of a connected device."""

    port: int
    name: str | None
    """What the device is to be called; None where nothing tells."""

    device_id: str | None
    take_area: bool
    protected: bool
    watchdog: bool
    watch: tuple[str, ...]
    unavailable_for: timedelta
    max_restarts: int

    @classmethod
    def from_input(
        cls, hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, filled: dict[str, Any]
    ) -> Self:
        """Return what was said; the name is the device's own where none was typed."""
        port = int(filled[CONF_PORT])
        device_id = filled.get(CONF_DEVICE_ID)
        watchdog = filled[CONF_WATCHDOG_SETTINGS]
        name = (
            text(filled.get(CONF_NAME))
            or name_by_person(hass, entry, port)
            or device_name(hass, device_id)
        )
        return cls(
            port=port,
            name=name,
            device_id=device_id,
            take_area=filled[CONF_TAKE_AREA],
            protected=filled[CONF_PROTECTED],
            watchdog=watchdog[CONF_WATCHDOG],
            watch=tuple(watchdog.get(CONF_WATCH, ())),
            unavailable_for=cv.time_period_dict(watchdog[CONF_UNAVAILABLE_FOR]),
            max_restarts=int(watchdog[CONF_MAX_RESTARTS]),
        )

    def errors(
        self,
        hass: HomeAssistant,
        taken: Mapping[int, ConnectedDevice],
        subentry: ConfigSubentry | None,
    ) -> dict[str, str]:
        """Return what a person has to say in another way, by field."""
        other = taken.get(self.port)
        if other and (subentry is None or other.subentry_id != subentry.subentry_id):
            return {CONF_PORT: "port_taken"}
        if self.device_id is not None and is_own(hass, self.device_id):
            return {CONF_DEVICE_ID: "own_device"}
        if self.name is None:
            return {CONF_NAME: "name_missing"}
        return self._watchdog_errors() if self.watchdog else {}

    def _watchdog_errors(self) -> dict[str, str]:
        if self.protected:
            return {"base": "protected_and_watched"}
        if not self.watch and self.device_id is None:
            return {"base": "nothing_to_watch"}
        if not (
            SHORTEST_UNAVAILABLE_FOR <= self.unavailable_for <= LONGEST_UNAVAILABLE_FOR
        ):
            return {"base": "unavailable_for_out_of_range"}
        return {}

    def as_data(self) -> dict[str, Any]:
        """Return it as a subentry keeps it; seconds for times."""
        return {
            CONF_PORT: self.port,
            CONF_DEVICE_ID: self.device_id,
            CONF_PROTECTED: self.protected,
            CONF_WATCHDOG: self.watchdog,
            CONF_WATCH: list(self.watch),
            CONF_UNAVAILABLE_FOR: int(self.unavailable_for.total_seconds()),
            CONF_MAX_RESTARTS: self.max_restarts,
        }


@callback
def form_schema(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, ports: Collection[int]
) -> vol.Schema:
    """Return the form, with what is sensible filled in."""
    own = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    watchdog = vol.Schema(
        {
            vol.Required(CONF_WATCHDOG, default=False): BooleanSelector(),
            vol.Optional(CONF_WATCH): EntitySelector(
                EntitySelectorConfig(
                    multiple=True, exclude_entities=[one.entity_id for one in own]
                )
            ),
            vol.Required(
                CONF_UNAVAILABLE_FOR, default=_as_fields(DEFAULT_UNAVAILABLE_FOR)
            ): DurationSelector(),
            vol.Required(
                CONF_MAX_RESTARTS, default=DEFAULT_MAX_RESTARTS
            ): NumberSelector(
                NumberSelectorConfig(
                    min=1, max=MOST_MAX_RESTARTS, mode=NumberSelectorMode.BOX
                )
            ),
        }
    )
    return vol.Schema(
        {
            vol.Required(CONF_PORT): SelectSelector(
                SelectSelectorConfig(
                    options=[
                        SelectOptionDict(
                            value=str(port), label=port_choice(hass, entry, port)
                        )
                        for port in ports
                    ],
                    mode=SelectSelectorMode.DROPDOWN,
                )
            ),
            vol.Optional(CONF_NAME): TextSelector(),
            vol.Optional(CONF_DEVICE_ID): DeviceSelector(),
            vol.Required(CONF_TAKE_AREA, default=True): BooleanSelector(),
            vol.Required(CONF_PROTECTED, default=False): BooleanSelector(),
            vol.Required(CONF_WATCHDOG_SETTINGS): section(
                watchdog, {"collapsed": True}
            ),
        }
    )


@callback
def present_values(
    hass: HomeAssistant, entry: AxisNvrPoeConfigEntry, subentry: ConfigSubentry | None
) -> dict[str, Any]:
    """Return what the form holds to begin with: what was said before, if anything."""
    if subentry is None:
        return {}
    device = ConnectedDevice.from_subentry(subentry)
    if device is None:
        return {CONF_NAME: subentry.title}
    return {
        CONF_PORT: str(device.port),
        # The port may have been renamed since.
        CONF_NAME: port_name(hass, entry, device.port),
        **({} if device.device_id is None else {CONF_DEVICE_ID: device.device_id}),
        CONF_TAKE_AREA: False,
        CONF_PROTECTED: device.protected,
        CONF_WATCHDOG_SETTINGS: {
            CONF_WATCHDOG: device.watchdog,
            CONF_WATCH: list(device.watch),
            CONF_UNAVAILABLE_FOR: _as_fields(device.unavailable_for),
            CONF_MAX_RESTARTS: device.max_restarts,
        },
    }


def _as_fields(duration: timedelta) -> dict[str, int]:
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return {"hours": hours, "minutes": minutes, "seconds": seconds}
