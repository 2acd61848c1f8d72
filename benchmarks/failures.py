"""How soon Home Assistant shows that a port fails: event stream beside polling alone.

Two recorders that differ in nothing but that one lists the event stream are set
up in one Home Assistant at the same time. A fault is injected at a port; the time
runs until `binary_sensor …_poe_failure` of that port is on in the state machine.
It includes the control request that injects the fault, so it is an upper bound.

With the stream, one port after the other fails at random moments. With polling
alone, at the real interval of 30 s, many ports fail side by side, each at a random
moment of its own: one poll may show several failures, but the moment at which
each began within the interval is independent of the others.
"""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
import random
from statistics import median
from time import perf_counter
from typing import Any

from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, callback
from homeassistant.helpers.event import async_track_state_change_event

from .ground import INTERVAL, Bench, bench, home, percentile, recorder

CHANCE = random.Random(2)  # noqa: S311 - moments, not secrets
PATIENCE = 3 * INTERVAL
PORTS = 48

type Json = dict[str, Any]


@dataclass
class Arm:
    """One way to learn of failures, and what it took."""

    name: str
    bench: Bench
    latencies: list[float] = field(default_factory=list)
    _waiting: dict[tuple[str, str], asyncio.Future[float]] = field(default_factory=dict)

    async def ports(self) -> dict[int, str]:
        """Return the ports that can fail, with their failure sensors."""
        return {
            port["port"]: self.bench.entity_id(
                Platform.BINARY_SENSOR, f"port{port['port']}-poe_failure"
            )
            for port in (await self.bench.remote.state())["ports"]
            if port["enabled"]
        }

    def watch(self, sensors: dict[int, str]) -> CALLBACK_TYPE:
        """Note when sensors change, by Home Assistant's own events; return the end."""

        @callback
        def note(event: Event[EventStateChangedData]) -> None:
            new = event.data["new_state"]
            if new and (waiter := self._waiting.get((new.entity_id, new.state))):
                waiter.set_result(perf_counter())

        return async_track_state_change_event(
            self.bench.hass, list(sensors.values()), note
        )

    async def fail_once(self, port: int, sensor: str) -> None:
        """Break a port, note how long it took to show, and mend it again."""
        began = perf_counter()
        seen = await self._do_and_see("fault", port, sensor, STATE_ON)
        self.latencies.append(seen - began)
        await self._do_and_see("clear", port, sensor, STATE_OFF)

    async def _do_and_see(
        self, action: str, port: int, sensor: str, state: str
    ) -> float:
        """Return when a sensor came to show what was done to its port."""
        key = (sensor, state)
        waiter: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting[key] = waiter
        try:
            async with asyncio.timeout(PATIENCE):
                await self.bench.remote.do(action, port=port)
                return await waiter
        finally:
            del self._waiting[key]


async def fail_in_turn(arm: Arm, rounds: int, gap: float) -> None:
    """Let one port after the other fail, so far apart on average, s."""
    sensors = await arm.ports()
    stop = arm.watch(sensors)
    for _ in range(rounds):
        await asyncio.sleep(CHANCE.uniform(0, 2 * gap))
        await arm.fail_once(*CHANCE.choice(list(sensors.items())))
    stop()


async def fail_side_by_side(arm: Arm, rounds: int) -> None:
    """Let all ports fail, each at random moments of the polling interval."""
    sensors = await arm.ports()
    stop = arm.watch(sensors)
    left: Iterator[int] = iter(range(rounds))

    async def fail(port: int, sensor: str) -> None:
        for _ in left:
            await asyncio.sleep(CHANCE.uniform(0, INTERVAL))
            await arm.fail_once(port, sensor)

    async with asyncio.TaskGroup() as group:
        for port, sensor in sensors.items():
            group.create_task(fail(port, sensor))
    stop()


async def subscribed(one: Bench) -> None:
    """Wait until the event stream is open."""
    async with asyncio.timeout(PATIENCE):
        while not (await one.remote.state())["events"]["clients"]:  # noqa: ASYNC110
            await asyncio.sleep(0.1)


async def measure(folder: Path, rounds: int, ports: int = PORTS) -> Json:
    """Measure both, at the same time; takes minutes, for the polls are real ones."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        recorders = [await enter(recorder(folder, index, ports)) for index in (0, 1)]
        hass = await enter(home(folder))
        streaming = await enter(bench(hass, recorders[0]))
        polling = await enter(bench(hass, recorders[1], streams=False))
        await subscribed(streaming)
        pushed = Arm("event stream", streaming)
        polled = Arm("polling alone", polling)
        # A port alternates between a failure and its end: an interval each.
        able = len(await polled.ports())
        length = ceil(rounds / able) * 2 * INTERVAL
        async with asyncio.TaskGroup() as group:
            group.create_task(fail_in_turn(pushed, rounds, length / rounds))
            group.create_task(fail_side_by_side(polled, rounds))
        if not (await streaming.remote.state())["events"]["clients"]:
            raise RuntimeError("the event stream was lost on the way")
        if (await polling.remote.state())["events"]["notified"]:
            raise RuntimeError("the recorder without an event stream has notified")
        return {
            "ports": ports,
            "interval": INTERVAL,
            "arms": [_figures(arm) for arm in (pushed, polled)],
        }


def _figures(arm: Arm) -> Json:
    """Return how long it took, ms."""
    some = [1000 * time for time in arm.latencies]
    return {
        "arm": arm.name,
        "samples": len(some),
        "median": round(median(some), 1),
        "p95": round(percentile(some, 0.95), 1),
        "longest": round(max(some), 1),
    }
