"""The whole simulator as JSON; power in W, times in s."""

from dataclasses import asdict
from typing import Any

from simulator.fields import camera_to
from simulator.http.record import RequestRecord
from simulator.server import Server

RECENT = 50

type Json = dict[str, Any]


def state(simulator: Server) -> Json:
    """Tell everything a page or a test may want to know."""
    model = simulator.model
    statuses = model.statuses()
    return {
        "product": {
            "full_name": model.full_name,
            "short_name": model.short_name,
            "number": model.number,
            "serial": model.serial,
            "firmware": model.firmware,
        },
        "addresses": {"http": simulator.http_url, "https": simulator.https_url},
        "fingerprint": simulator.certificate.fingerprint,
        "policy": simulator.auth.policy,
        "accounts": {
            one.username: one.role.name.lower()
            for one in simulator.auth.accounts.values()
        },
        "time": model.clock(),
        "reachable": model.reachable,
        "back_in": model.back_in,
        "uptime": model.uptime,
        "boot_id": model.boot_id,
        "keep_power": model.keep_power,
        "status_lag": model.status_lag,
        "power_limit": model.power_limit,
        "allocated_power": round(model.allocated, 1),
        "power": round(sum(one.power_consumption for one in statuses), 1),
        "ports": [_port(simulator, number) for number in model.numbers],
        "hardware": [asdict(one) for one in model.hardware.states],
        "events": {
            "open": simulator.events.open,
            "clients": simulator.events.clients,
            "notified": simulator.events.notified,
            "sent_at": simulator.events.sent_at,
        },
        "misbehaviours": [
            {
                "name": rule.misbehaviour.name,
                "path": rule.path,
                "left": rule.left,
                "hits": rule.hits,
            }
            for rule in simulator.rules
        ],
        "connections": simulator.connections,
        "concurrent_max": simulator.concurrent_max,
        "request_count": len(simulator.requests),
        "requests": [_request(one) for one in simulator.requests[-RECENT:]],
    }


def _port(simulator: Server, number: int) -> Json:
    model = simulator.model
    status = model.status(number)
    fault = model.fault(number)
    camera = model.camera(number)
    return {
        "port": number,
        "enabled": model.is_enabled(number),
        "powered": model.is_powered(number),
        "phase": model.phase(number).name.lower(),
        "status": asdict(status) | {"description": status.description},
        "camera": camera_to(camera),
        "mac": camera and camera.mac_address,
        "up": model.is_up(number),
        "fault": None if fault is None else asdict(fault),
    }


def _request(record: RequestRecord) -> Json:
    return {
        "time": record.time,
        "scheme": record.scheme,
        "method": record.method,
        "path": record.path,
        "query": record.query,
        "status": record.status,
        "authorization": record.authorization,
        "connection": record.connection,
    }
