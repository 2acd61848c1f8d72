"""What a storm of notifications costs, and when its last state is shown."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from time import monotonic, thread_time
from typing import Any

from homeassistant.const import STATE_OFF, STATE_ON, Platform

from .failures import subscribed
from .ground import Bench, bench, home, recorder
from .heartbeat import heartbeat
from .polls import Writes

PORTS = 48
NOTIFICATIONS = 10_000
STALL = 50.0
"""ms, what nobody is to be held up for."""

PATIENCE = 300.0


async def measure(folder: Path) -> dict[str, Any]:
    """Have every port fail and recover in turn, ever so often, and fail at last."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        one = await enter(recorder(folder, 0, PORTS))
        hass = await enter(home(folder))
        made = await enter(bench(hass, one))
        await subscribed(made)
        sensors = [
            made.entity_id(Platform.BINARY_SENSOR, f"port{port}-poe_failure")
            for port in range(1, PORTS + 1)
        ]
        await _until(made, sensors, STATE_OFF)
        before = (await made.remote.state())["events"]["notified"]
        writes = Writes(hass)
        async with heartbeat() as heart:
            cpu, began = thread_time(), monotonic()
            await made.remote.do("stream_flood", count=NOTIFICATIONS // PORTS | 1)
            await _until(made, sensors, STATE_ON)
            shown = monotonic()
            await asyncio.sleep(1)
        events = (await made.remote.state())["events"]
        return {
            "ports": PORTS,
            "notifications": events["notified"] - before,
            "sent_within": round(events["sent_at"] - began, 2),
            "shown_after": round(shown - events["sent_at"], 2),
            "cpu": round(1000 * (thread_time() - cpu)),
            **heart.figures(),
            "stalls": heart.above(STALL),
            "written": sum(writes.count.values()),
        }


async def _until(one: Bench, sensors: list[str], wanted: str) -> None:
    """Wait until all sensors show a state."""
    async with asyncio.timeout(PATIENCE):
        while True:
            states = [one.hass.states.get(sensor) for sensor in sensors]
            if all(state and state.state == wanted for state in states):
                return
            await asyncio.sleep(0.02)
