"""What a poll costs: three arms, three sizes, and more or less that has changed.

The arms take turns, so that what the machine does besides hits all alike. CPU is
that of the thread of Home Assistant's event loop; what the simulated recorder
spends, in a process of its own, is not a real recorder's. What is asked and what is
written is counted in rounds of their own.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from cProfile import Profile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any

import aiohttp
from homeassistant.const import (
    EVENT_STATE_CHANGED,
    EVENT_STATE_REPORTED,
    STATE_OFF,
    STATE_ON,
    Platform,
)
from homeassistant.core import Event, HomeAssistant, callback

from .arms import FLOOR, Arm, Floor, Ours, Yaml
from .ground import Bench, bench, home, recorder
from .yaml_by_hand import configuration

SIZES = (8, 16, 48)
WARM_UP = 5
COUNTED = 4
TOGGLES = 20

NOTHING = "nothing changed"
FIGURE = "one figure per port changed"
WATTS = "every watt changed"

CAMERA = {"power": 5.0, "variation": 0.0, "requested_power": 9.0}

# What the cameras draw and ask for, W, in one round and in the next.
CHANGES: dict[str, tuple[dict[str, float], ...]] = {
    NOTHING: ({"power": 5.0, "requested": 9.0},),
    FIGURE: ({"power": 5.0, "requested": 9.0}, {"power": 5.1, "requested": 9.0}),
    WATTS: ({"power": 5.0, "requested": 9.0}, {"power": 5.1, "requested": 8.9}),
}


type Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What the polls of one arm cost, with so many ports and such changes."""

    arm: str
    ports: int
    change: str

    cpu: float
    """ms of the event loop's thread a poll, the median."""

    requests: float
    """A poll."""

    changed: float
    """States written that differ, a poll."""

    reported: float
    """States written that are what they were, a poll."""


class Writes:
    """Counts what is written to the state machine."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Count from now on."""
        self.count: Counter[object] = Counter()

        @callback
        def note(event: Event[Any]) -> None:
            self.count[event.event_type] += 1

        @callback
        def every(_: Any) -> bool:
            return True

        self._ends = [
            hass.bus.async_listen(EVENT_STATE_CHANGED, note),
            # Home Assistant wants a filter with what is fired so often.
            hass.bus.async_listen(EVENT_STATE_REPORTED, note, event_filter=every),
        ]

    def end(self) -> None:
        """Count no more."""
        for end in self._ends:
            end()


async def measure(
    folder: Path, rounds: int, *, sizes: Sequence[int] = SIZES, yaml: bool = True
) -> Json:
    """Let the arms poll recorders of all sizes in turn, YAML by hand where wanted."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        recorders = [
            await enter(recorder(folder, index, size))
            for index, size in enumerate(sizes)
        ]
        by_hand = configuration(*recorders) if yaml else ""
        hass = await enter(home(folder, by_hand))
        session = await enter(aiohttp.ClientSession())
        rows: list[Row] = []
        for one in recorders:
            made = await enter(bench(hass, one, streams=False))
            made.stop_polling()
            await fill(made)
            arms: list[Arm] = [Floor(session, one.origin)]
            if yaml:
                arms.append(Yaml(hass, one))
            arms.append(Ours(made))
            for change in CHANGES:
                rows += await _compare(made, arms, change, rounds)
        return {
            "rows": [asdict(row) for row in rows],
            "toggle": await toggles(made, TOGGLES),
            "setup_requests": await setup_requests(made),
        }


async def profile(folder: Path, profiler: Profile, rounds: int) -> None:
    """Have a profiler look on while the integration polls figures that change."""
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        one = await enter(recorder(folder, 0, SIZES[1]))
        made = await enter(bench(await enter(home(folder)), one, streams=False))
        made.stop_polling()
        await fill(made)
        arm = Ours(made)
        for turn in range(WARM_UP + rounds):
            await made.remote.do("draw", **CHANGES[FIGURE][turn % 2])
            await made.hass.async_block_till_done()
            if turn >= WARM_UP:
                profiler.enable()
            await arm.poll()
            profiler.disable()


async def fill(one: Bench) -> None:
    """Plug the same camera into every port, so that all have figures to change."""
    for port in (await one.remote.state())["ports"]:
        number = port["port"]
        await one.remote.do("mode", port=number, enabled=True)
        await one.remote.do("unplug", port=number)
        await one.remote.do("plug", port=number, camera=CAMERA, running=True)


async def _compare(one: Bench, arms: list[Arm], change: str, rounds: int) -> list[Row]:
    """Let the arms poll in turn, all after the same change."""
    cpu: dict[str, list[float]] = {arm.name: [] for arm in arms}
    figures = CHANGES[change]
    for turn in range(WARM_UP + rounds):
        await one.remote.do("draw", **figures[turn % len(figures)])
        # Whoever comes after YAML by hand finds the processor's caches full of it.
        for arm in arms if turn % 2 else reversed(arms):
            await one.hass.async_block_till_done()
            before = thread_time()
            await arm.poll()
            await one.hass.async_block_till_done()
            if turn >= WARM_UP:
                cpu[arm.name].append(1000 * (thread_time() - before))
    rows: list[Row] = []
    for arm in arms:
        requests, changed, reported = await _count(one, arm, figures)
        rows.append(
            Row(
                arm=arm.name,
                ports=one.recorder.ports,
                change=change,
                cpu=round(median(cpu[arm.name]), 3),
                requests=requests,
                changed=changed,
                reported=reported,
            )
        )
    return rows


async def _count(
    one: Bench, arm: Arm, figures: tuple[dict[str, float], ...]
) -> tuple[float, float, float]:
    """Return a poll's requests, and its writes that change and that do not."""
    writes = Writes(one.hass)
    await one.remote.do("draw", **figures[0])
    await arm.poll()
    await one.remote.do("reset_log")
    writes.count.clear()
    for turn in range(COUNTED):
        await one.remote.do("draw", **figures[(turn + 1) % len(figures)])
        await arm.poll()
        await one.hass.async_block_till_done()
    writes.end()
    requests = (await one.remote.state())["request_count"]
    return (
        requests / COUNTED,
        writes.count[EVENT_STATE_CHANGED] / COUNTED,
        writes.count[EVENT_STATE_REPORTED] / COUNTED,
    )


async def toggles(one: Bench, times: int) -> float:
    """Return how long it takes until a switch shows what it was told, ms."""
    hass = one.hass
    switch = one.entity_id(Platform.SWITCH, "port1-poe")
    took: list[float] = []
    for turn in range(times):
        wanted = STATE_ON if turn % 2 else STATE_OFF
        began = perf_counter()
        await hass.services.async_call(
            Platform.SWITCH, f"turn_{wanted}", {"entity_id": switch}, blocking=True
        )
        state = hass.states.get(switch)
        if state is None or state.state != wanted:
            raise RuntimeError("the switch does not show what it was told")
        took.append(1000 * (perf_counter() - began))
    return round(median(took), 1)


async def setup_requests(one: Bench) -> int:
    """Return how many requests it takes to set the recorder up."""
    await one.remote.do("reset_log")
    entry = one.coordinator.config_entry
    await one.hass.config_entries.async_reload(entry.entry_id)
    await one.hass.async_block_till_done()
    return int((await one.remote.state())["request_count"])


def ratio(rows: list[Json], row: Json) -> float:
    """Return what a row costs beside the floor of the same kind."""
    [floor] = [
        one["cpu"]
        for one in rows
        if (one["arm"], one["ports"], one["change"])
        == (FLOOR, row["ports"], row["change"])
    ]
    return float(row["cpu"] / floor)
