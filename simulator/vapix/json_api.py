"""The JSON calls every AXIS device has: discovery, device information, readiness."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.http.accounts import Role
from simulator.http.exchange import Answer, Exchange, page
from simulator.recorder.model import RecorderModel

from .dialect import Dialect
from .json_messages import (
    DEVICE_INFO,
    DISCOVERY,
    READY,
    SUPPORTED_VERSIONS,
    Json,
    JsonError,
    asked_for,
    json_answer,
)

APIS = [
    ("api-discovery", "1.0", "API Discovery Service"),
    ("basic-device-info", "1.3", "Basic Device Information"),
    ("systemready", "1.2", "Systemready"),
]
NVR_POE = ("nvr-poe", "1.0", "NVR PoE switch configuration")
EVENTS = ("event-streaming-over-websocket", "1.0", "Event streaming over WebSocket")


@dataclass(frozen=True)
class JsonApi:
    """Answers the calls from the model."""

    model: RecorderModel
    dialect: Dialect

    def paths(self) -> list[str]:
        """List the paths that are answered here."""
        return list(SUPPORTED_VERSIONS)

    def needs_login(self, exchange: Exchange) -> bool:
        """Whether the call is refused to a stranger."""
        if exchange.path == DISCOVERY:
            return self.dialect.discovery_login and not self.dialect.discovery_absent
        if exchange.path == DEVICE_INFO:
            return self.dialect.device_info_login or _wants_secrets(exchange)
        return False

    def turns_away(self, role: Role) -> bool:
        """No role is too low."""
        del role
        return False

    def answer(self, exchange: Exchange, role: Role | None) -> Answer:
        """Carry out a call."""
        del role
        if exchange.path == DISCOVERY and self.dialect.discovery_absent:
            return page(404)
        asked: Json = {}
        try:
            asked = asked_for(exchange)
            answered = {"data": self._data(exchange.path, asked)}
        except JsonError as error:
            answered = {"error": {"code": error.code, "message": str(error)}}
        return json_answer(exchange.path, asked, answered)

    def _data(self, path: str, asked: Json) -> Json:
        method = asked.get("method")
        versions = SUPPORTED_VERSIONS[path]
        if method == "getSupportedVersions":
            return {"apiVersions": versions}
        call = CALLS.get((path, str(method)))
        if call is None:
            raise JsonError(2004)
        if asked.get("apiVersion", versions[-1]) not in versions:
            raise JsonError(2003)
        parameters = asked.get("params", {})
        if not isinstance(parameters, dict):
            raise JsonError(4002)
        return call(self, parameters)

    def api_list(self, parameters: Mapping[str, Any]) -> Json:
        """Carry out getApiList, of one id or of all."""
        known = [*APIS, *self.dialect.extra_apis]
        if self.dialect.nvr_poe_listed:
            known.append(NVR_POE)
        if self.dialect.events.listed:
            known.append(EVENTS)
        wanted = parameters.get("id")
        return {
            "apiList": [
                self._api(*api) for api in known if wanted is None or api[0] == wanted
            ]
        }

    def _api(self, api_id: str, version: str, name: str) -> Json:
        entry = {
            "id": api_id,
            "version": version,
            "name": name,
            "docLink": "https://www.axis.com/vapix-library/",
            "status": self.dialect.api_status,
        }
        return {key: value for key, value in entry.items() if value is not None}

    def unrestricted(self) -> dict[str, str]:
        """Tell what a stranger may know of the device."""
        model = self.model
        return {
            "Brand": "AXIS",
            "HardwareID": model.hardware_id,
            "ProdFullName": model.full_name,
            "ProdNbr": model.number,
            "ProdShortName": model.short_name,
            "ProdType": self.dialect.product_type,
            "ProdVariant": "",
            "SerialNumber": model.serial,
            "Version": model.firmware,
            "WebURL": "http://www.axis.com",
        }

    def unrestricted_properties(self, parameters: Mapping[str, Any]) -> Json:
        """Carry out getAllUnrestrictedProperties."""
        del parameters
        return self._listed(self.unrestricted())

    def all_properties(self, parameters: Mapping[str, Any]) -> Json:
        """Carry out getAllProperties."""
        del parameters
        return self._listed(self.unrestricted() | RESTRICTED)

    def some_properties(self, parameters: Mapping[str, Any]) -> Json:
        """Carry out getProperties; the names are those of getAllProperties."""
        known = self.unrestricted() | RESTRICTED
        wanted = parameters.get("propertyList")
        if not isinstance(wanted, list):
            raise JsonError(4002)
        if not set(wanted) <= known.keys():
            raise JsonError(1000)
        return self._listed({name: known[name] for name in wanted})

    def system_ready(self, parameters: Mapping[str, Any]) -> Json:
        """Carry out systemready; an answer at all means yes."""
        del parameters
        return {
            "systemready": "yes",
            "needsetup": "no",
            "uptime": f"{self.model.uptime:.0f}",
            "bootid": self.model.boot_id,
        }

    def _listed(self, properties: dict[str, str]) -> Json:
        omitted = self.dialect.omit_properties
        shown = {name: v for name, v in properties.items() if name not in omitted}
        return {"propertyList": shown}


RESTRICTED = {
    "Architecture": "aarch64",
    "BuildDate": "Nov 06 2024 13:26",
    "Soc": "Axis Simulated",
    "SocSerialNumber": "00000000-00000000-00000000-00000000",
}

CALLS: dict[tuple[str, str], Callable[[JsonApi, Mapping[str, Any]], Json]] = {
    (DISCOVERY, "getApiList"): JsonApi.api_list,
    (DEVICE_INFO, "getAllUnrestrictedProperties"): JsonApi.unrestricted_properties,
    (DEVICE_INFO, "getAllProperties"): JsonApi.all_properties,
    (DEVICE_INFO, "getProperties"): JsonApi.some_properties,
    (READY, "systemready"): JsonApi.system_ready,
}
OPEN_METHODS = {"getAllUnrestrictedProperties", "getSupportedVersions"}


def _wants_secrets(exchange: Exchange) -> bool:
    try:
        return asked_for(exchange)["method"] not in OPEN_METHODS
    except JsonError:
        return False
