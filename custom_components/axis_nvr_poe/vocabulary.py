"""What can be said of ports by their names, and what is meant with it.

Home Assistant gets a few sentences, with all names as (one|of|several): it reads
them anew whenever one changes, which takes it a fraction of what a sentence for each
name would. What was meant is found out once something was said.

Only to be imported once Assist is set up, which brings what this needs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from hassil import Intents
from hassil.recognize import recognize_all
from hassil.util import remove_punctuation
from homeassistant.core import HomeAssistant

from .sentences import literals
from .spoken import SpokenPort
from .texts import common_text
from .voice_answers import ANSWERS, OF_PROTECTED


@dataclass(frozen=True, kw_only=True)
class Called:
    """What some ports are called in a sentence."""

    name: str
    """Of a device or of an area."""

    is_area: bool
    """Whether it is the area, and the device is "the camera" there."""

    has_place: bool
    """Whether the name comes with its area or floor."""

    ports: list[SpokenPort] = field(default_factory=list)

    def answers(self, asked: str) -> bool:
        """Return whether what is asked is not left to Home Assistant."""
        if asked in OF_PROTECTED:
            return any(port.is_protected for port in self.ports)
        return not self.has_place


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What was meant by what was said."""

    asked: str
    """What is asked for, a key of ANSWERS."""

    called: Called


@dataclass(frozen=True)
class Vocabulary:
    """All that can be said."""

    language: str
    asked: Mapping[str, str]
    """The sentences for what can be asked, a line each, with {name} for the name."""

    called: Mapping[str, Called]
    """What stands for a name in a sentence. Of two that fit, the first one counts."""

    @cached_property
    def sentences(self) -> list[str]:
        """Return what Home Assistant is to listen for."""
        sentences: list[str] = []
        for asked, text in self.asked.items():
            names = [template for _, template in self._called_by(asked)]
            if names:
                sentences += _lines(text, f"({'|'.join(names)})")
        return sentences

    def meaning(self, said: str) -> Meaning:
        """Return what somebody means who has said one of the sentences.

        Raises ValueError where it is none of them.
        """
        places, asked = list(self.called), list(self.asked)
        place, kind = min(
            (int(heard.value), asked.index(result.intent.name))
            for result in recognize_all(said, self._reader)
            for heard in result.entities.values()
        )
        return Meaning(asked=asked[kind], called=self.called[places[place]])

    @cached_property
    def _reader(self) -> Intents:
        """Return the sentences in a form that tells which name is in them."""
        return Intents.from_dict(
            {
                "language": self.language,
                "intents": {
                    asked: {"data": [{"sentences": _lines(text, f"{{{asked}}}")}]}
                    for asked, text in self.asked.items()
                },
                "lists": {
                    asked: {
                        "values": [
                            {"in": template, "out": place}
                            for place, template in self._called_by(asked)
                        ]
                    }
                    for asked in self.asked
                },
            }
        )

    def _called_by(self, asked: str) -> list[tuple[int, str]]:
        """Return the names that something is asked with, each with its place."""
        return [
            (place, template)
            for place, (template, called) in enumerate(self.called.items())
            if called.answers(asked)
        ]


def _lines(text: str, name: str) -> list[str]:
    """Return sentences with something for the name in them."""
    return text.format(name=name).splitlines()


def vocabulary(hass: HomeAssistant, ports: Iterable[SpokenPort]) -> Vocabulary:
    """Return what can be said of ports."""
    called: dict[str, tuple[str, Called]] = {}
    for name, is_area, port in _named(ports):
        for template, has_place in _templates(hass, name, port, is_area=is_area):
            new = Called(name=name, is_area=is_area, has_place=has_place)
            _, known = called.setdefault(template.casefold(), (template, new))
            if port not in known.ports:
                known.ports.append(port)
    return Vocabulary(
        language=hass.config.language,
        asked={asked: common_text(hass, asked, name="{name}") for asked in ANSWERS},
        called=dict(called.values()),
    )


def _named(ports: Iterable[SpokenPort]) -> list[tuple[str, bool, SpokenPort]]:
    """Return the names of ports, and of areas for the devices there.

    Longer ones before those that they may end in: "the gate" is rather the one with
    that name than the gate.
    """
    ports = list(ports)
    named = [(name, False, port) for port in ports for name in port.names] + [
        (name, True, port)
        for port in ports
        if port.is_named and port.names
        for name in port.areas
    ]
    return sorted(named, key=lambda one: -len(one[0]))


def _templates(
    hass: HomeAssistant, name: str, port: SpokenPort, *, is_area: bool
) -> Iterator[tuple[str, bool]]:
    """Yield what stands for a name in a sentence, and whether that has a place in it."""
    places = (*port.areas, *port.floors) if port.is_protected else ()
    for literal in _literals(name):
        if is_area:
            yield _device_in(hass, literal), False
            continue
        called = _in_cases(hass, literal)
        yield called, False
        for place in chain.from_iterable(map(_literals, places)):
            yield _in(hass, place, called), True


def _literals(name: str) -> list[str]:
    """Return what stands for a name in a sentence, as Assist hears it."""
    return literals(remove_punctuation(name))


def _in_cases(hass: HomeAssistant, name: str) -> str:
    """Return a name, with the word for a camera that it begins with in all cases.

    "Kamera przy bramie" is told "zrestartuj kamerę przy bramie" in Polish.
    """
    cases = common_text(hass, "voice_camera")
    first, blank, rest = name.partition(" ")
    if first.casefold() not in cases.casefold().split("|"):
        return name
    return f"({cases}){blank}{rest}"


def _device_in(hass: HomeAssistant, area: str) -> str:
    """Return the part of a sentence that stands for the device in an area."""
    return _one_of(common_text(hass, "voice_device_in_area", area=area))


def _in(hass: HomeAssistant, area: str, name: str) -> str:
    """Return the part of a sentence that names a device and its area or floor.

    Of one that is named so, Home Assistant says that it was turned off, even where
    it was not.
    """
    return _one_of(common_text(hass, "voice_named_in_area", area=area, name=name))


def _one_of(text: str) -> str:
    """Return a part of a sentence that is any line of a text."""
    return f"({'|'.join(text.splitlines())})"
