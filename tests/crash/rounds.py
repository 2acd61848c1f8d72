"""One round: a power cycle, a kill, a start, and what became of the port."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from time import monotonic

import aiohttp

from .moments import AIMS, Phase, Round, phase
from .stage import Stage
from .waiting import until

POLL_INTERVAL = 30.0
"""s from the start of the process, within which the port has to be on."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a round went."""

    phase: str
    """In which the kill came."""
    wrong: str = ""
    """Nothing: all is right."""
    on_after_start: float | None = None
    """s; None where the port was on already, or did not come on in time."""
    on_after_loaded: float | None = None


async def play(stage: Stage, one: Round) -> Outcome:
    """Play a round with a Home Assistant that is up, and is again after it."""
    await stage.recorder.begin_anew()
    await _cycle_and_kill(stage, one)
    outcome = Outcome(phase=await _phase(stage, one))
    if one.aim.again:
        # The first one counts only where it is wrong.
        await stage.recorder.do("reset_log")
        await stage.home.begin()
        await one.aim.come(stage.recorder, one)
        await asyncio.sleep(one.pause)
        await stage.home.kill()
        if outcome.phase != Phase.UNRECORDED:
            outcome = Outcome(phase=f"after a start: {await _phase(stage, one)}")
    if outcome.phase.endswith(Phase.UNRECORDED):
        outcome = replace(outcome, wrong="nobody would know of the port")
    await stage.recorder.behave()
    outcome = await _start_and_see(stage, one, outcome)
    if outcome.wrong:
        await stage.home.kill()
        stage.home.forget_intentions()
        await stage.recorder.begin_anew()
        await stage.home.start_with_recorder()
    return outcome


def table(outcomes: Iterable[Outcome]) -> str:
    """Sum up the rounds by phase."""
    by_phase: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_phase[outcome.phase].append(outcome)
    order = [*Phase, *(f"after a start: {each}" for each in Phase)]
    rows = [_row(each, by_phase[each]) for each in order if each in by_phase]
    everything = [outcome for each in by_phase.values() for outcome in each]
    head = (
        f"{'killed':<46}{'rounds':>8}{'right':>8}"
        f"{'on after start':>22}{'on after loaded':>22}"
    )
    unit = f"{'':<62}{'median / slowest, s':>22}{'median / slowest, s':>22}"
    return "\n".join([head, unit, *rows, _row("all", everything)])


def _row(name: str, outcomes: list[Outcome]) -> str:
    right = sum(not outcome.wrong for outcome in outcomes)
    started = _figures(one.on_after_start for one in outcomes)
    loaded = _figures(one.on_after_loaded for one in outcomes)
    return f"{name:<46}{len(outcomes):>8}{right:>8}{started:>22}{loaded:>22}"


def _figures(seconds: Iterable[float | None]) -> str:
    known = sorted(each for each in seconds if each is not None)
    if not known:
        return "-"
    return f"{known[len(known) // 2]:.1f} / {known[-1]:.1f}"


async def _cycle_and_kill(stage: Stage, one: Round) -> None:
    """Start the power cycle and kill Home Assistant at the moment drawn."""

    async def cycle() -> None:
        # Whoever waits for the action loses the connection.
        with suppress(aiohttp.ClientError):
            await stage.cycle(one.port, one.off_time)

    aim = (
        next(each for each in AIMS if each.name == "wait") if one.aim.again else one.aim
    )
    cycling = asyncio.create_task(cycle())
    try:
        await aim.come(stage.recorder, one)
        await asyncio.sleep(0 if aim.name == "by chance" else one.pause)
        await stage.home.kill()
    finally:
        await cycling


async def _phase(stage: Stage, one: Round) -> Phase:
    state = await stage.recorder.state()
    return phase(state, stage.home.intended(), one.port)


async def _start_and_see(stage: Stage, one: Round, outcome: Outcome) -> Outcome:
    """Start Home Assistant and see that everything is as before the round."""
    home, recorder = stage.home, stage.recorder
    was_on = await recorder.is_on(one.port)

    async def comes_on() -> float | None:
        try:
            await until(lambda: recorder.is_on(one.port), within=POLL_INTERVAL)
        except TimeoutError:
            return None
        return monotonic()

    async with asyncio.TaskGroup() as group:
        seen = group.create_task(comes_on())
        group.create_task(home.start_with_recorder())
    on_at = seen.result()
    if on_at is not None and not was_on:
        outcome = replace(
            outcome,
            on_after_start=on_at - home.started_at,
            on_after_loaded=on_at - home.loaded_at,
        )
    wrong = [outcome.wrong] if outcome.wrong else []
    try:
        await until(lambda: _is_settled(stage, one), within=POLL_INTERVAL)
    except TimeoutError:
        wrong.append(
            f"on: {await recorder.is_on(one.port)}, intended: {home.intended()}, "
            f"issues: {await home.issues()}, shown: {await stage.is_shown(one.port)}"
        )
    if on_at is None:
        wrong.append(f"not on within {POLL_INTERVAL:g} s of the start")
    return replace(outcome, wrong="; ".join(wrong))


async def _is_settled(stage: Stage, one: Round) -> bool:
    """Whether the port is on, nothing is owed, and Home Assistant shows it."""
    return (
        await stage.recorder.is_on(one.port)
        and not stage.home.intended()
        and not await stage.home.issues()
        and await stage.is_shown(one.port) == "on"
    )
