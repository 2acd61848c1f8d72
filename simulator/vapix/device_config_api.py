"""Two of the device configuration APIs: who told of itself by LLDP, who was heard.

They live below `/config/`, answer JSON to GET, and want an administrator.
"""

from collections.abc import Iterator
from dataclasses import dataclass
import json
from typing import Any

from simulator.http.accounts import Role
from simulator.http.exchange import Answer, Exchange, page
from simulator.recorder.camera import Camera
from simulator.recorder.model import RecorderModel

from .neighbour_dialect import VERSIONS, NeighbourDialect

DISCOVERY = "/config/discover"
REST = "/config/rest"
LLDP = "lldp"
NETWORK_SETTINGS = "network-settings"
CALLS = {
    LLDP: ("neighbors", "activated"),
    NETWORK_SETTINGS: ("switch_supported", "switch"),
}

# Others that a recorder lists, with the version in the path.
OTHERS = {
    "basic-device-info": "v2beta",
    "cert": "v1",
    "firewall": "v1",
    "snmp": "v1",
    "time": "v2",
}
FORBIDDEN = 403


@dataclass(frozen=True)
class DeviceConfigApi:
    """Answers the calls from the model."""

    model: RecorderModel
    dialect: NeighbourDialect

    def paths(self) -> list[str]:
        """List the paths that are answered here, in whichever version."""
        calls = [
            f"{REST}/{api}/{version}/{call}"
            for api, called in CALLS.items()
            for version in VERSIONS
            for call in called
        ]
        return [DISCOVERY, *calls, *self.dialect.recalled]

    def needs_login(self, exchange: Exchange) -> bool:
        """Whether the call is refused to a stranger; what is not there is not."""
        return self._is_there(exchange.path)

    def turns_away(self, role: Role) -> bool:
        """Whether the web server itself refuses this role, with 401."""
        return role < Role.ADMINISTRATOR and self.dialect.low_role == "401"

    def answer(self, exchange: Exchange, role: Role | None) -> Answer:
        """Carry out a call."""
        if not self._is_there(exchange.path):
            return page(404)
        if role is None or role < Role.ADMINISTRATOR:
            refused = self.dialect.low_role == "403"
            return page(403) if refused else rest_error(FORBIDDEN, "Forbidden")
        if exchange.method != "GET":
            return page(405)
        if told := self.dialect.recalled.get(exchange.path):
            status, body = told
            return Answer(body.encode(), "application/json", status)
        if exchange.path == DISCOVERY:
            return _json(self._discovery())
        return _json({"status": "success", "data": self._data(exchange.name)})

    def _is_there(self, path: str) -> bool:
        if path in self.dialect.recalled:
            return True
        if path == DISCOVERY:
            return self.dialect.discovery
        _, _, _, api, version, _ = path.split("/")
        return version == self._offered()[api]

    def _offered(self) -> dict[str, str | None]:
        return {
            LLDP: self.dialect.lldp,
            NETWORK_SETTINGS: self.dialect.network_settings,
        }

    def _discovery(self) -> dict[str, Any]:
        offered = {**OTHERS, **self._offered()}
        apis = {
            api: {version.removesuffix("beta"): _listed(api, version)}
            for api, version in sorted(offered.items())
            if version is not None
        }
        whole = {"framework_version": "1.0.0", "apis": apis}
        return whole if self.dialect.wrapped else apis

    def _data(self, call: str) -> Any:
        match call:
            case "neighbors":
                return [] if self.dialect.silent else list(self._neighbours())
            case "switch":
                data = {"port": list(self._switch_ports())}
                return [data] if self.dialect.as_list else data
            case "switch_supported":
                return self.dialect.switch
            case _:
                return True

    def _awake(self) -> Iterator[tuple[int, Camera]]:
        """Find the devices that are up, whoever powers them."""
        for number in self.model.numbers:
            camera = self.model.camera(number)
            if camera is not None and self.model.is_up(number):
                yield number, camera

    def _neighbours(self) -> Iterator[dict[str, Any]]:
        """Tell of the devices that send LLDPDUs, and of others."""
        for number, camera in self._awake():
            if camera.requested_power is not None:
                yield _neighbour(self.dialect.interface(number), number, camera)
        yield from self.dialect.others

    def _switch_ports(self) -> Iterator[dict[str, Any]]:
        heard = {str(number): camera.mac_address for number, camera in self._awake()}
        port_ids = [str(number) for number in self.model.numbers]
        for port_id in dict.fromkeys([*port_ids, *self.dialect.heard]):
            macs = [heard[port_id]] if port_id in heard else []
            macs += self.dialect.heard.get(port_id, [])
            yield {
                "portId": port_id,
                "enabled": True,
                "lowerState": "UP" if macs else "DOWN",
                "remoteAddresses": [] if self.dialect.silent else macs,
                "security_supported": False,
            }


def rest_error(code: int, message: str) -> Answer:
    """Answer with an error inside HTTP 200."""
    return _json({"status": "error", "error": {"code": code, "message": message}})


def _listed(api: str, version: str) -> dict[str, str]:
    """Tell of one version of an API."""
    major = version.removesuffix("beta")
    number = f"{major.removeprefix('v')}.0.0"
    return {
        "doc": f"{DISCOVERY}/apis/{api}/{major}/doc.md",
        "rest_api": f"{REST}/{api}/{version}",
        "state": "released" if version == major else "beta",
        "version": number if version == major else f"{number}-beta.3",
    }


def _neighbour(interface: str, number: int, camera: Camera) -> dict[str, Any]:
    """Tell what an LLDPDU says."""
    mac = camera.mac_address
    identifier = {"subType": "MACAddress", "value": mac}
    return {
        "TTL": 120,
        "age": 10,
        "chassisID": identifier,
        "ifName": interface,
        "mgmtIP": {"subType": "IPv4", "value": f"10.10.1.{100 + number}"},
        "portDescr": "eth0",
        "portID": identifier,
        "protocol": "LLDP",
        "sysDescr": f"{camera.name} Network Camera" if camera.is_axis else None,
        "sysName": f"axis-{mac.replace(':', '')}" if camera.is_axis else None,
    }


def _json(content: dict[str, Any]) -> Answer:
    return Answer(json.dumps(content).encode(), "application/json")
