"""The actions of the control API, as a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.fields import FieldError, Spec, camera_from, check
from simulator.http.accounts import Account, Role
from simulator.http.auth import POLICIES
from simulator.http.certificates import self_signed
from simulator.misbehaviour import Misbehaviour
from simulator.rules import ANY_PATH
from simulator.server import Server

type Given = dict[str, Any]

PORT = {"port": int}
NEIGHBOURS: Spec = {
    "lldp": str | None,
    "network_settings": str | None,
    "switch": bool,
    "interfaces": str,
    "silent": bool,
    "low_role": str,
}


@dataclass(frozen=True)
class Action:
    """What an action takes and what it does."""

    do: Callable[[Server, Given], object]
    required: Spec = field(default_factory=dict)
    optional: Spec = field(default_factory=dict)

    def run(self, simulator: Server, given: Any) -> None:
        """Check the fields and act."""
        self.do(simulator, check(given, self.required, self.optional))


@dataclass(frozen=True)
class Kind:
    """A misbehaviour and the fields it takes."""

    make: Callable[..., Misbehaviour]
    required: Spec = field(default_factory=dict)
    optional: Spec = field(default_factory=dict)


MISBEHAVIOURS: Mapping[str, Kind] = {
    "status": Kind(Misbehaviour.status, {"status": int}),
    "login_page": Kind(Misbehaviour.login_page),
    "redirect": Kind(Misbehaviour.redirect, {"to": str}),
    "reset": Kind(Misbehaviour.reset, {}, {"processed": bool}),
    "silence": Kind(Misbehaviour.silence, {}, {"processed": bool}),
    "delay": Kind(Misbehaviour.delay, {"seconds": float}),
    "general_error": Kind(Misbehaviour.general_error, {"code": int}),
    "json_error": Kind(Misbehaviour.json_error, {"code": int}),
    "rest_error": Kind(Misbehaviour.rest_error, {"code": int}),
    "truncated": Kind(Misbehaviour.truncated),
    "empty": Kind(Misbehaviour.empty),
    "wrong_type": Kind(Misbehaviour.wrong_type),
    "huge": Kind(Misbehaviour.huge, {}, {"size": int}),
    "entities": Kind(Misbehaviour.entities),
}


def _plug(simulator: Server, given: Given) -> None:
    camera = camera_from(given.get("camera", {}))
    simulator.model.plug(given["port"], camera, running=given.get("running", False))


def _keep_power(simulator: Server, given: Given) -> None:
    simulator.model.keep_power = given["enabled"]


def _power_limit(simulator: Server, given: Given) -> None:
    simulator.model.set_power_limit(given["watts"])


def _lag(simulator: Server, given: Given) -> None:
    if given["seconds"] < 0:
        raise FieldError("seconds can't be negative")
    simulator.model.status_lag = given["seconds"]


def _account(simulator: Server, given: Given) -> None:
    roles = {role.name.lower(): role for role in Role}
    role = given.get("role", "operator")
    if role not in roles:
        raise FieldError(f"There is no role {role}; known: {', '.join(roles)}")
    account = Account(given["username"], given["password"], roles[role])
    simulator.set_account(account)


def _policy(simulator: Server, given: Given) -> None:
    for policy in POLICIES:
        if policy == given["policy"]:
            simulator.auth.policy = policy
            return
    raise FieldError(f"There is no such policy; known: {', '.join(POLICIES)}")


def _misbehave(simulator: Server, given: Given) -> None:
    kind = MISBEHAVIOURS.get(given["kind"])
    if kind is None:
        raise FieldError(f"kind has to be one of {', '.join(MISBEHAVIOURS)}")
    arguments = check(given.get("arguments", {}), kind.required, kind.optional)
    path, times = given.get("path", ANY_PATH), given.get("times")
    simulator.misbehave(kind.make(**arguments), path, times)


def _stream_error(simulator: Server, given: Given) -> None:
    simulator.dialect.events.configure_error = given["code"]


def _stream_listed(simulator: Server, given: Given) -> None:
    simulator.dialect.events.listed = given["listed"]


def _neighbours(simulator: Server, given: Given) -> None:
    simulator.dialect.neighbours.change(**given)


ACTIONS: Mapping[str, Action] = {
    "plug": Action(_plug, PORT, {"camera": dict, "running": bool}),
    "unplug": Action(lambda sim, given: sim.model.unplug(**given), PORT),
    "draw": Action(
        lambda sim, given: sim.model.draw(**given),
        {"power": float},
        {"requested": float | None},
    ),
    "hang": Action(lambda sim, given: sim.model.hang(**given), PORT),
    "fault": Action(
        lambda sim, given: sim.model.inject_fault(**given),
        PORT,
        {"reason": str, "code": int, "even_disabled": bool},
    ),
    "clear": Action(lambda sim, given: sim.model.clear_fault(**given), PORT),
    "hardware": Action(
        lambda sim, given: sim.model.hardware.set(**given),
        {"kind": str, "failing": bool},
        {"part": int},
    ),
    "mode": Action(
        lambda sim, given: sim.model.enable(given["port"], on=given["enabled"]),
        PORT | {"enabled": bool},
    ),
    "restart": Action(
        lambda sim, given: sim.model.restart(**given),
        {},
        {"seconds": float, "firmware": str},
    ),
    "keep_power": Action(_keep_power, {"enabled": bool | None}),
    "power_limit": Action(_power_limit, {"watts": float}),
    "lag": Action(_lag, {"seconds": float}),
    "account": Action(_account, {"username": str, "password": str}, {"role": str}),
    "policy": Action(_policy, {"policy": str}),
    "certificate": Action(
        lambda sim, _: sim.replace_certificate(self_signed(sim.model.serial))
    ),
    "misbehave": Action(
        _misbehave,
        {"kind": str},
        {"path": str, "times": int | None, "arguments": dict},
    ),
    "stream_kill": Action(
        lambda sim, given: sim.events.kill(**given), {}, {"code": int | None}
    ),
    "stream_flood": Action(
        lambda sim, given: sim.events.flood(given["count"], *sim.model.numbers),
        {"count": int},
    ),
    "stream_mute": Action(
        lambda sim, given: sim.events.mute(**given), {}, {"on": bool}
    ),
    "stream_error": Action(_stream_error, {"code": int | None}),
    "stream_listed": Action(_stream_listed, {"listed": bool}),
    "neighbours": Action(_neighbours, {}, NEIGHBOURS),
    "behave": Action(lambda sim, _: sim.behave()),
    "reset_log": Action(lambda sim, _: sim.reset_log()),
}
