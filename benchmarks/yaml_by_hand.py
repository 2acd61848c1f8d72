"""What a good user would write in YAML for a recorder, for any number of ports.

Home Assistant's own means: `rest:` with Digest, one resource a call, so that each is
asked once for all that stands on it; `rest_command` to switch; templates for what
follows from it. What is shown is what the integration shows that a template can
tell: energy is left out, and so is all that needs memory.
"""

import json
from typing import Any

from laboratory.recorders import PASSWORD, USERNAME, Recorder

LONG = 24 * 60 * 60
"""s; the benchmark says when to poll."""

_PORT = (
    "{% set all = value_json.PoeResponse.GetPortStatusesSuccess.PortStatus %}"
    "{% set port = all | selectattr('Port', 'eq', '%d') | first %}"
)
_STATUSES = [
    "not_connected",
    "connected_poe",
    "connected_no_poe",
    "disabled",
    "error_power_budget",
    "error_other",
]

type Yaml = dict[str, Any]


def configuration(*recorders: Recorder) -> str:
    """Return what goes into Home Assistant's configuration; JSON is YAML as well."""
    parts: Yaml = {
        "rest": [one for recorder in recorders for one in _resources(recorder)],
        "rest_command": {
            f"{prefix(recorder)}_port": _command(recorder) for recorder in recorders
        },
        "template": [one for recorder in recorders for one in _templates(recorder)],
    }
    return "".join(f"\n{key}: {json.dumps(part)}\n" for key, part in parts.items())


def prefix(recorder: Recorder) -> str:
    """Return what the names of a recorder's entities begin with."""
    return f"yaml_{recorder.ports}_ports"


def _account() -> Yaml:
    return {
        "username": USERNAME,
        "password": PASSWORD,
        "authentication": "digest",
        "verify_ssl": False,
    }


def _url(recorder: Recorder, call: str) -> str:
    return f"{recorder.origin}/axis-cgi/nvr/poe/{call}.cgi?schemaversion=1"


def _resources(recorder: Recorder) -> list[Yaml]:
    ports = range(1, recorder.ports + 1)
    name = prefix(recorder)
    return [
        {
            **_account(),
            "resource": _url(recorder, "getportstatuses"),
            "scan_interval": LONG,
            "sensor": [one for port in ports for one in _port_sensors(name, port)],
            "binary_sensor": [
                one for port in ports for one in _port_binary_sensors(name, port)
            ],
        },
        {
            **_account(),
            "resource": _url(recorder, "gettotalpowerlimit"),
            "scan_interval": LONG,
            "sensor": [
                _watts(
                    f"{name} budget",
                    "{{ value_json.PoeResponse.GetTotalPowerLimitSuccess.Limit }}",
                )
            ],
        },
        {
            **_account(),
            "resource": _url(recorder, "getkeeppower"),
            "scan_interval": LONG,
            "binary_sensor": [
                {
                    "name": f"{name} keep power",
                    "unique_id": f"{name}_keep_power",
                    "value_template": "{{ value_json.PoeResponse.GetKeepPowerSuccess"
                    ".Enabled == 'yes' }}",
                }
            ],
        },
    ]


def _port_sensors(name: str, port: int) -> list[Yaml]:
    here = _PORT.replace("%d", str(port))
    names = json.dumps(_STATUSES)
    return [
        _watts(f"{name} {port} power", here + "{{ port.PowerConsumption }}"),
        _watts(f"{name} {port} allocated", here + "{{ port.AllocatedPower }}"),
        {
            "name": f"{name} {port} status",
            "unique_id": f"{name}_{port}_status",
            "device_class": "enum",
            "value_template": here + "{{ " + names + "[port.StatusCode | int] }}",
        },
    ]


def _port_binary_sensors(name: str, port: int) -> list[Yaml]:
    here = _PORT.replace("%d", str(port))
    return [
        {
            "name": f"{name} {port} powered",
            "unique_id": f"{name}_{port}_powered",
            "device_class": "power",
            "value_template": here + "{{ port.StatusCode == '1' }}",
        },
        {
            "name": f"{name} {port} failure",
            "unique_id": f"{name}_{port}_failure",
            "device_class": "problem",
            "value_template": here + "{{ port.StatusCode in ['4', '5'] }}",
        },
    ]


def _watts(name: str, template: str) -> Yaml:
    return {
        "name": name,
        "unique_id": name.replace(" ", "_"),
        "device_class": "power",
        "state_class": "measurement",
        "unit_of_measurement": "W",
        "value_template": template,
    }


def _command(recorder: Recorder) -> Yaml:
    query = "&port={{ port }}&enabled={{ enabled }}"
    return {**_account(), "url": _url(recorder, "setportmode") + query}


def _templates(recorder: Recorder) -> list[Yaml]:
    name = prefix(recorder)
    ports = range(1, recorder.ports + 1)
    draws = json.dumps([f"sensor.{name}_{port}_power" for port in ports])
    allocated = json.dumps([f"sensor.{name}_{port}_allocated" for port in ports])
    total = (
        "{{ expand(%s) | map(attribute='state') | map('float', 0) | sum | round(1) }}"
    )
    return [
        {"switch": [_switch(name, port) for port in ports]},
        {
            "sensor": [
                _state(f"{name} power", total.replace("%s", draws)),
                _state(f"{name} allocated", total.replace("%s", allocated)),
                _state(
                    f"{name} available",
                    f"{{{{ (states('sensor.{name}_budget') | float(0) - "
                    f"states('sensor.{name}_allocated') | float(0)) | round(1) }}}}",
                ),
            ]
        },
    ]


def _state(name: str, template: str) -> Yaml:
    sensor = _watts(name, template)
    sensor["state"] = sensor.pop("value_template")
    return sensor


def _switch(name: str, port: int) -> Yaml:
    def turn(enabled: str) -> Yaml:
        data = {"port": port, "enabled": enabled}
        return {"action": f"rest_command.{name}_port", "data": data}

    return {
        "name": f"{name} {port}",
        "unique_id": f"{name}_{port}",
        "state": f"{{{{ states('sensor.{name}_{port}_status') not in "
        "['disabled', 'unknown', 'unavailable'] }}",
        "turn_on": turn("yes"),
        "turn_off": turn("no"),
    }
