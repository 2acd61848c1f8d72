"""A recorder as a diagnostics file of Home Assistant tells of it.

The raw answers in the file are taken as far as they go. They are read leniently,
since they come from devices nobody here has seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
import json
from math import inf
from pathlib import Path
import re
from typing import Any

from simulator.http.exchange import short_name
from simulator.recorder.camera import CLASS_WATTS, Camera
from simulator.recorder.model import RecorderModel
from simulator.recorder.status import StatusCode
from simulator.vapix.dialect import Dialect, SchemaVersion
from simulator.vapix.json_api import APIS, EVENTS, NVR_POE, JsonApi
from simulator.vapix.poe_xml import told_of
from simulator.vapix.recall import Recalled

# An element with nothing but text in it; some forget the slash at its end.
LEAF = re.compile(r"<(?P<name>\w+)\s*(?:/>|>(?P<text>[^<]*)</?(?P=name)>)")
PORT_STATUS = re.compile(r"<PortStatus>(.*?)</PortStatus>", re.DOTALL)
SCHEMA_VERSION = re.compile(r"<SchemaVersion>(.*?)</SchemaVersion>", re.DOTALL)
VERSION_NUMBER = re.compile(r"(\d+)\.(\d+)")
SERIAL = re.compile(r"[0-9A-F]{12}")
QUERY_PORT = re.compile(r"[?&]port=(\d+)")
NOT_SUPPORTED = "50"
NOT_FOUND = 404
OK = 200
PROPERTIES = {
    "ProdFullName": "full_name",
    "ProdShortName": "short_name",
    "ProdNbr": "number",
    "HardwareID": "hardware_id",
    "Version": "firmware",
}

type Texts = dict[str, str]


@dataclass(frozen=True)
class RawAnswer:
    """What the recorder answered to one call."""

    target: str
    status: int
    body: str

    @property
    def leaves(self) -> Texts:
        """The texts of its elements; of a repeated one the last counts."""
        return _leaves(self.body)


class DiagnosticsFile:
    """The raw answers of a recorder."""

    def __init__(self, path: Path) -> None:
        """Read the file, or say what it is not."""
        self._answers = [
            RawAnswer(target, one["status"], one["body"])
            for target, one in _raw_answers(path).items()
        ]
        statuses = self._good("getportstatuses")
        found = [] if statuses is None else PORT_STATUS.findall(statuses.body)
        ports = [_leaves(text) for text in found]
        self._ports = {
            int(one["Port"]): one for one in ports if one.get("Port", "").isdecimal()
        }
        if not self._ports:
            raise ValueError(f"{path} holds no answer of a recorder about its ports")

    def build(self, serial: str) -> tuple[RecorderModel, Dialect]:
        """Build the recorder; `serial` stands in for the one that was redacted."""
        model = self._model(serial)
        dialect = self._dialect()
        if told := self._properties():
            whole = JsonApi(model, dialect).unrestricted()
            dialect.omit_properties = whole.keys() - told.keys()
        dialect.recall = dict(self._recalled(model))
        known = {name for status in model.statuses() for name, _ in told_of(status)}
        given = dict.fromkeys(name for port in self._ports.values() for name in port)
        dialect.extra_elements = [(name, "") for name in given if name not in known]
        return model, dialect

    # The model

    def _model(self, serial: str) -> RecorderModel:
        told = self._properties()
        names: dict[str, Any] = {
            name: told[key] for key, name in PROPERTIES.items() if key in told
        }
        if SERIAL.fullmatch(told.get("SerialNumber", "")):
            serial = told["SerialNumber"]
        model = RecorderModel(power_limit=inf, serial=serial, **names)
        for number in model.numbers:
            model.remove_port(number)
        for number, texts in self._ports.items():
            model.pse_class_limit = _class(texts, "PseClassLimit", 4)
            model.add_port(number)
            self._furnish(model, number, texts)
        self._limit(model)
        model.keep_power = self._keep_power()
        return model

    def _furnish(self, model: RecorderModel, number: int, texts: Texts) -> None:
        """Bring a port into the state that was told, but for a want of budget."""
        code = texts.get("StatusCode", "").strip()
        asked = texts.get("RequestedPower", "")
        camera = Camera(
            name=f"Device at port {number}",
            poe_class=_class(texts, "PoeClass", 3),
            requested_power=_watts(asked) if asked.strip() else None,
            power=_watts(texts.get("PowerConsumption", "")),
            needs_poe=code != str(StatusCode.CONNECTED_NO_POE.value),
        )
        plugged = code in {"1", "2"} or (code == "5" and texts.get("PoeClass"))
        if plugged:
            model.plug(number, camera, running=True)
        if code == str(StatusCode.ERROR_OTHER.value):
            reason = texts.get("Extra") or "Fault"
            model.inject_fault(number, reason, even_disabled=True)
        off = code == str(StatusCode.DISABLED.value)
        if off or (code not in {"0", "1", "2"} and self._mode(number) == "no"):
            model.enable(number, on=False)

    def _limit(self, model: RecorderModel) -> None:
        """Set the budget, and then plug in what was refused for want of it."""
        answer = self._good("gettotalpowerlimit")
        told = answer.leaves.get("Limit", "") if answer else ""
        model.power_limit = _watts(told) or model.allocated
        for number, texts in self._ports.items():
            if texts.get("StatusCode", "").strip() == "4":
                _refuse(model, number, _class(texts, "PoeClass", 3))

    def _keep_power(self) -> bool | None:
        answer = self._good("getkeeppower")
        leaves = answer.leaves if answer else {}
        if leaves.get("ErrorCode") == NOT_SUPPORTED:
            return None
        return leaves.get("Enabled") == "yes"

    def _mode(self, port: int) -> str | None:
        """Find what getportmode said of a port; it was seldom asked."""
        for answer in self._answers:
            found = QUERY_PORT.search(answer.target)
            asked = short_name(answer.target) == "getportmode"
            if asked and found and int(found[1]) == port:
                return answer.leaves.get("Enabled")
        return None

    # How it speaks

    def _dialect(self) -> Dialect:
        dialect = Dialect()
        statuses, versions = self._good("getportstatuses"), self._good("schemaversions")
        if statuses and "<StatusCode>" in statuses.body:
            dialect.unclosed_status_code = "</StatusCode>" not in statuses.body
            dialect.attribute_gap = "" if '"xsi:' in statuses.body else " "
        if versions:
            offered = [_leaves(one) for one in SCHEMA_VERSION.findall(versions.body)]
            dialect.versions = list(_versions(offered)) or dialect.versions
            if "<SchemaVersionsSuccess>" in versions.body:
                dialect.versions_element = "SchemaVersionsSuccess"
        self._discovery(dialect)
        return dialect

    def _discovery(self, dialect: Dialect) -> None:
        answer = self._answer("apidiscovery")
        dialect.discovery_absent = answer is not None and answer.status == NOT_FOUND
        apis = self._json("apidiscovery").get("apiList")
        if not isinstance(apis, list):
            return
        listed = {str(one.get("id")): one for one in apis if isinstance(one, dict)}
        dialect.nvr_poe_listed = NVR_POE[0] in listed
        dialect.events.listed = EVENTS[0] in listed
        dialect.api_status = listed.get(NVR_POE[0], {}).get("status")
        own = {api_id for api_id, *_ in (*APIS, NVR_POE, EVENTS)}
        dialect.extra_apis = [
            (name, str(one.get("version", "")), str(one.get("name", "")))
            for name, one in listed.items()
            if name not in own
        ]

    def _recalled(self, model: RecorderModel) -> Iterable[tuple[int, Recalled]]:
        """Find what the model would tell otherwise than the recorder did."""
        for status in model.statuses():
            texts = self._ports[status.port]
            told = dict(told_of(status))
            differing: dict[str, str | None] = {
                name: texts.get(name)
                for name in {**told, **texts}
                if texts.get(name) != told.get(name)
            }
            yield status.port, Recalled(status, differing)

    # The file

    def _answer(self, call: str) -> RawAnswer | None:
        wanted = [one for one in self._answers if short_name(one.target) == call]
        return wanted[-1] if wanted else None

    def _good(self, call: str) -> RawAnswer | None:
        answer = self._answer(call)
        return answer if answer is not None and answer.status == OK else None

    def _properties(self) -> Texts:
        """Find the device's properties."""
        told = self._json("basicdeviceinfo").get("propertyList")
        known = told if isinstance(told, dict) else {}
        return {str(name): str(text) for name, text in known.items()}

    def _json(self, call: str) -> dict[str, Any]:
        """Find what is in the `data` of a JSON answer, if there is any."""
        answer = self._good(call)
        try:
            told = json.loads(answer.body if answer else "")
        except ValueError:
            return {}
        data = told.get("data") if isinstance(told, dict) else None
        return data if isinstance(data, dict) else {}


def _raw_answers(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Find the raw answers, or say that there are none."""
    try:
        content = json.loads(path.read_text())
    except ValueError:
        raise ValueError(f"{path} is no diagnostics file: it is no JSON") from None
    try:
        answers = content.get("data", content)["raw_answers"]
        sound = all(
            isinstance(one["status"], int) and isinstance(one["body"], str)
            for one in answers.values()
        )
    except AttributeError, KeyError, TypeError:
        sound = False
    if not sound:
        raise ValueError(
            f"{path} is no diagnostics file of this integration: "
            "there are no raw answers of a recorder in it"
        )
    return dict(answers)


def _refuse(model: RecorderModel, number: int, poe_class: int) -> None:
    """Plug in a device that is refused, of a greedier class if it has to be."""
    asked = CLASS_WATTS[poe_class]
    greedier = [one for one, watts in enumerate(CLASS_WATTS) if watts > asked]
    for candidate in (poe_class, *greedier):
        camera = Camera(name=f"Device at port {number}", poe_class=candidate)
        model.plug(number, camera, running=True)
        if model.status(number).code is StatusCode.ERROR_POWER_BUDGET:
            return
        model.unplug(number)


def _leaves(text: str) -> Texts:
    return {one["name"]: unescape(one["text"] or "") for one in LEAF.finditer(text)}


def _versions(offered: list[Texts]) -> Iterable[SchemaVersion]:
    for one in offered:
        number = VERSION_NUMBER.fullmatch(one.get("VersionNumber", "").strip())
        if number:
            deprecated = one.get("Deprecated", "").strip() == "true"
            yield SchemaVersion(int(number[1]), int(number[2]), deprecated)


def _class(texts: Texts, name: str, otherwise: int) -> int:
    text = texts.get(name, "").strip()
    known = text.isdecimal() and int(text) < len(CLASS_WATTS)
    return int(text) if known else otherwise


def _watts(text: str) -> float:
    try:
        figure = float(text)
    except ValueError:
        return 0.0
    return figure if 0 <= figure < inf else 0.0
