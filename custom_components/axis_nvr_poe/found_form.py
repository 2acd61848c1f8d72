"""A line for each port: what was found there, to be confirmed or changed.

A line holds what was found at any port, so that a person can say where something
hangs that could not be assigned; or a name can be typed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from .adoption import CONF_TAKE_AREA
from .connected_devices import connected_devices
from .identify import Found
from .names import known_ports, name_by_person
from .port_choices import port_choice
from .runtime import AxisNvrPoeConfigEntry
from .schema import vol
from .texts import common_text, device_text
from .vapix.values import TEXT_LIMIT, text


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What hangs on a port, as a person has confirmed it."""

    port: int
    name: str
    device_id: str | None = None


class FoundForm:
    """The lines of one recorder's ports."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: AxisNvrPoeConfigEntry,
        found: Sequence[Found],
    ) -> None:
        """Make a line for each port, under a name that stays while the form is open."""
        self._hass = hass
        self._entry = entry
        # A field that takes any text shows no label beside it: the label is its value.
        self._models = Counter(one.model for one in found if not one.name)
        self._present = connected_devices(entry)
        self._found = dict(zip(self._labels(found), found, strict=True))
        ports = known_ports(hass, entry)
        self._lines = {port_choice(hass, entry, port): port for port in ports}

    @property
    def unassigned(self) -> str:
        """Return a paragraph on what was found at no port in particular, if anything."""
        labels = [label for label, one in self._found.items() if one.port is None]
        if not labels:
            return ""
        devices = "\n".join(f"- {label}" for label in labels)
        return common_text(
            self._hass, "unassigned", devices=devices, recorder=self._entry.title
        )

    @callback
    def schema(self, filled: Mapping[str, Any] | None = None) -> vol.Schema:
        """Return the form, with what was found, or filled in before."""
        lines: dict[Any, Any] = {}
        for line, port in self._lines.items():
            suggested = self._suggested(port) if filled is None else filled.get(line)
            description = {"suggested_value": suggested} if suggested else None
            lines[vol.Optional(line, description=description)] = SelectSelector(
                SelectSelectorConfig(
                    options=self._options(port),
                    custom_value=True,
                    mode=SelectSelectorMode.DROPDOWN,
                )
            )
        lines[vol.Required(CONF_TAKE_AREA, default=True)] = BooleanSelector()
        return vol.Schema(lines)

    def choices(self, filled: Mapping[str, Any]) -> list[Choice]:
        """Return what was chosen; what stays as it is, or is nothing, is left out."""
        chosen = [
            self._choice(port, filled.get(line)) for line, port in self._lines.items()
        ]
        return [choice for choice in chosen if choice is not None]

    def twice(self, choices: Sequence[Choice]) -> str | None:
        """Return the name of a device that would hang on two ports, if any does."""
        changed = {choice.port for choice in choices}
        seen = {
            device.device_id
            for port, device in self._present.items()
            if port not in changed
        } - {None}
        for choice in choices:
            if choice.device_id in seen:
                return choice.name
            seen |= {choice.device_id} - {None}
        return None

    def _choice(self, port: int, value: str | None) -> Choice | None:
        """Return what a line says, None where that is nothing new.

        A device that was found takes its own name to the port, unless a person has
        named the port.
        """
        typed = text(value)
        if typed is None:
            return None
        present = self._present.get(port)
        found = self._found.get(typed)
        is_present = present is not None and present.name == typed
        # What was found elsewhere may have the name of what is here.
        if is_present and (found is None or found.port != port):
            return None
        if found is None:
            return Choice(port=port, name=typed)
        named = None if present else name_by_person(self._hass, self._entry, port)
        name = named or self._name(found, port) or found.host or found.mac or typed
        is_known = present and (present.name, present.device_id) == (
            name,
            found.device_id,
        )
        if is_known:
            return None
        return Choice(port=port, name=name, device_id=found.device_id)

    def _suggested(self, port: int) -> str | None:
        """Return what a line holds to begin with.

        A person's word counts more than what was found; what is known by its address
        alone has no name that anybody would keep.
        """
        if port in self._present:
            return self._present[port].name
        is_named = name_by_person(self._hass, self._entry, port) is not None
        for label, one in self._found.items():
            if one.port == port and (self._name(one, port) or is_named):
                return label
        return None

    def _options(self, port: int) -> list[SelectOptionDict]:
        """Return what may hang on a port: as it is, found there, found elsewhere."""
        present = self._present.get(port)
        here = [label for label, one in self._found.items() if one.port == port]
        labels = dict.fromkeys([*([present.name] if present else []), *here])
        labels |= dict.fromkeys(self._found)
        return [SelectOptionDict(value=label, label=label) for label in labels]

    def _labels(self, found: Sequence[Found]) -> list[str]:
        """Return a label for each that was found, and no two alike."""
        labels: list[str] = []
        for one in found:
            own = self._label(one)
            further = chain([one.mac] if one.mac else [], map(str, count(2)))
            each = chain([own], (_longer(own, more) for more in further))
            labels.append(next(label for label in each if label not in labels))
        return labels

    def _label(self, found: Found) -> str:
        """Return what was found in a few words: name or address, and maker."""
        name = self._name(found, found.port) or found.host or found.mac
        label = " · ".join(part for part in (name, found.maker) if part is not None)
        if found.port is None and found.interface is not None:
            seen = common_text(self._hass, "seen_on", interface=found.interface)
            label = f"{label} · {seen}" if label else seen
        # As it comes back from the form.
        return text(label) or "?"

    def _name(self, found: Found, port: int | None) -> str | None:
        """Return what a device may be called at a port, None where that is not known.

        Of a model that is there more than once, each is called by its port as well.
        """
        if found.name or not found.model:
            return found.name
        if self._models[found.model] == 1 or port is None:
            return found.model
        return device_text(self._hass, "port", recorder=found.model, port=str(port))


def _longer(label: str, more: str) -> str:
    """Return a label that says more, as it comes back from the form."""
    more = f" · {more}"
    return text(label[: TEXT_LIMIT - len(more)] + more) or more
