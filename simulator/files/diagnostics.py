"""A recorder as a diagnostics file of Home Assistant tells of it."""

from collections.abc import Iterable
from math import inf
from pathlib import Path
import re
from typing import Any

from simulator.http.exchange import short_name
from simulator.recorder.camera import CLASS_WATTS, Camera
from simulator.recorder.model import RecorderModel
from simulator.recorder.status import StatusCode
from simulator.vapix.dialect import Dialect
from simulator.vapix.json_api import JsonApi
from simulator.vapix.poe_xml import told_of
from simulator.vapix.recall import Recalled

from .raw_answers import RawAnswers, Texts, leaves_of
from .speech import dialect_of

PORT_STATUS = re.compile(r"<PortStatus>(.*?)</PortStatus>", re.DOTALL)
SERIAL = re.compile(r"[0-9A-F]{12}")
QUERY_PORT = re.compile(r"[?&]port=(\d+)")
NOT_SUPPORTED = "50"
PROPERTIES = {
    "ProdFullName": "full_name",
    "ProdShortName": "short_name",
    "ProdNbr": "number",
    "HardwareID": "hardware_id",
    "Version": "firmware",
}


class DiagnosticsFile:
    """The raw answers of a recorder."""

    def __init__(self, path: Path) -> None:
        """Read the file, or say what it is not."""
        self._answers = RawAnswers(path)
        statuses = self._answers.good("getportstatuses")
        found = [] if statuses is None else PORT_STATUS.findall(statuses.body)
        ports = [leaves_of(text) for text in found]
        self._ports = {
            int(one["Port"]): one for one in ports if one.get("Port", "").isdecimal()
        }
        if not self._ports:
            raise ValueError(f"{path} holds no answer of a recorder about its ports")

    def build(self, serial: str) -> tuple[RecorderModel, Dialect]:
        """Build the recorder; `serial` stands in for the one that was redacted."""
        model = self._model(serial)
        dialect = dialect_of(self._answers)
        if told := self._answers.properties():
            whole = JsonApi(model, dialect).unrestricted()
            dialect.omit_properties = whole.keys() - told.keys()
        dialect.recall = dict(self._recalled(model))
        known = {name for status in model.statuses() for name, _ in told_of(status)}
        given = dict.fromkeys(name for port in self._ports.values() for name in port)
        dialect.extra_elements = [(name, "") for name in given if name not in known]
        return model, dialect

    # The model

    def _model(self, serial: str) -> RecorderModel:
        told = self._answers.properties()
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
        answer = self._answers.good("gettotalpowerlimit")
        told = answer.leaves.get("Limit", "") if answer else ""
        model.power_limit = _watts(told) or model.allocated
        for number, texts in self._ports.items():
            if texts.get("StatusCode", "").strip() == "4":
                _refuse(model, number, _class(texts, "PoeClass", 3))

    def _keep_power(self) -> bool | None:
        answer = self._answers.good("getkeeppower")
        leaves = answer.leaves if answer else {}
        if leaves.get("ErrorCode") == NOT_SUPPORTED:
            return None
        return leaves.get("Enabled") == "yes"

    def _mode(self, port: int) -> str | None:
        """Find what getportmode said of a port; it was seldom asked."""
        for answer in self._answers.all:
            found = QUERY_PORT.search(answer.target)
            asked = short_name(answer.target) == "getportmode"
            if asked and found and int(found[1]) == port:
                return answer.leaves.get("Enabled")
        return None

    # What the model would not say

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
