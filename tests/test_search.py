"""Triggers, conditions and actions are found by the words that people search for."""

import json
from pathlib import Path
from typing import Any

import pytest

from .repository.files import HERE

ENGLISH: dict[str, Any] = json.loads(
    Path(HERE.integration, "translations/en.json").read_text()
)

FINDS: dict[str, dict[str, set[str]]] = {
    "triggers": {
        "failure": {"poe_failure_started", "poe_failure_cleared"},
        "camera": {
            "device_connected",
            "device_disconnected",
            "poe_failure_cleared",
            "poe_failure_started",
            "power_cycle_finished",
        },
        "restart": {"power_cycle_finished"},
        "unplugged": {"device_disconnected"},
        "port": {
            "device_connected",
            "device_disconnected",
            "poe_failure_cleared",
            "poe_failure_started",
            "power_cycle_finished",
        },
    },
    "conditions": {
        "failure": {"is_failing"},
        "camera": {"fits_in_budget", "is_failing", "is_powered"},
        "restart": {"is_powered"},
        "power budget": {"fits_in_budget"},
        "available power": {"fits_in_budget"},
    },
    "services": {
        "camera": {"power_cycle", "restore_load", "shed_load"},
        "restart": {"power_cycle"},
        "reboot": {"power_cycle"},
        "power": {"power_cycle"},
        "cable": {"power_cycle"},
        "port": {"power_cycle", "restore_load", "shed_load"},
        "battery": {"shed_load"},
        "turn off": {"shed_load"},
        "turn on": {"restore_load"},
    },
}


@pytest.mark.parametrize("kind", FINDS)
def test_what_people_search_for_is_found(kind: str) -> None:
    """By its name or its description, and nothing else by the same word."""
    for word, expected in FINDS[kind].items():
        found = {
            key
            for key, text in ENGLISH[kind].items()
            if word in f"{text['name']} {text['description']}".lower()
        }
        assert (word, found) == (word, expected)


# Restart, camera, power, cable and port; of words that are bent, what never changes.
WORDS = {
    "cs": ("restart", "kamer", "napájení", "kabel", "port"),
    "da": ("genstart", "kamera", "strøm", "kabel", "port"),
    "de": ("neustart", "kamera", "strom", "kabel", "port"),
    "en": ("restart", "camera", "power", "cable", "port"),
    "es": ("reinici", "cámara", "alimentación", "cable", "puerto"),
    "fi": ("käynnistä", "kamera", "virta", "kaapeli", "porti"),
    "fr": ("redémarre", "caméra", "alimentation", "câble", "port"),
    "it": ("riavvia", "telecamer", "alimentazione", "cavo", "porta"),
    "ja": ("再起動", "カメラ", "電源", "ケーブル", "ポート"),
    "nb": ("omstart", "kamera", "strøm", "kabel", "port"),
    "nl": ("herstart", "camera", "stroom", "kabel", "poort"),
    "pl": ("restart", "kamer", "zasilanie", "kabel", "port"),
    "pt": ("reinici", "câmara", "alimentação", "cabo", "porta"),
    "sv": ("omstart", "kamer", "ström", "kabel", "port"),
    "zh-Hans": ("重启", "摄像头", "电源", "网线", "端口"),
}


def texts(language: str) -> dict[str, Any]:
    """Return what is said in a language."""
    path = Path(HERE.integration, f"translations/{language}.json")
    return dict(json.loads(path.read_text()))


def test_every_language_is_searched() -> None:
    """None is forgotten here."""
    folder = Path(HERE.integration, "translations")
    assert {path.stem for path in folder.glob("*.json")} == set(WORDS)


@pytest.mark.parametrize("language", WORDS)
def test_a_restart_is_found_in_every_language(language: str) -> None:
    """By what hangs, by what is done, and by what people would do without it."""
    told = texts(language)["services"]["power_cycle"]
    text = f"{told['name']} {told['description']}".lower()
    assert [word for word in WORDS[language] if word not in text] == []


@pytest.mark.parametrize("language", WORDS)
def test_the_name_of_an_action_says_that_it_is_about_cameras(language: str) -> None:
    """A word in a name counts most, the more so the fewer others there are."""
    camera = WORDS[language][1]
    for told in texts(language)["services"].values():
        assert camera in told["name"].lower()


# A failure and a restart, as triggers and conditions speak of them.
HAPPENINGS = {
    "cs": ("porucha", "restart"),
    "da": ("fejl", "genstart"),
    "de": ("störung", "neustart"),
    "en": ("failure", "restart"),
    "es": ("fallo", "reinicio"),
    "fi": ("vika", "uudelleenkäynnist"),
    "fr": ("défaillance", "redémarrage"),
    "it": ("guasto", "riavvio"),
    "ja": ("障害", "再起動"),
    "nb": ("feil", "omstart"),
    "nl": ("storing", "herstart"),
    "pl": ("awaria", "restart"),
    "pt": ("falha", "reinício"),
    "sv": ("fel", "omstart"),
    "zh-Hans": ("故障", "重启"),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("kind", ["triggers", "conditions"])
def test_triggers_and_conditions_are_found_in_every_language(
    language: str, kind: str
) -> None:
    """By what has happened, and by the camera that it has happened to."""
    failure, restart = HAPPENINGS[language]
    told = texts(language)[kind]
    found = {
        word: {
            key
            for key, text in told.items()
            if word in f"{text['name']} {text['description']}".lower()
        }
        for word in (failure, WORDS[language][1], restart)
    }
    english = FINDS[kind]
    assert found[failure] >= english["failure"]
    assert found[WORDS[language][1]] == set(told)
    assert found[restart] == english["restart"]
