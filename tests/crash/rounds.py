"""One round: a port goes off for a while, a kill, a start, and what became of it."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from time import monotonic

import aiohttp

from .control import PORTS
from .home import Home
from .moments import AIMS, Kind, Phase, Round, phase
from .stage import Stage
from .waiting import until

POLL_INTERVAL = 30.0
"""s from the start of the process, within which the port has to be on."""

SHED_FOR = 1.0
"""s, for which load that was shed is seen to stay so after a start."""

FIRST = PORTS[0]
"""The port that comes back before the one of a round, where load is shed."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a round went."""

    kind: Kind
    phase: str
    """In which the kill came."""
    wrong: str = ""
    """Nothing: all is right."""
    on_after_start: float | None = None
    """s; None where the port was on already, or did not come on in time."""
    on_after_loaded: float | None = None


async def play(stage: Stage, one: Round) -> Outcome:
    """Play a round with a Home Assistant that is up, and is again after it."""
    await _prepare(stage, one)
    await _act_and_kill(stage, one)
    outcome = Outcome(kind=one.kind, phase=await _phase(stage, one))
    if one.aim.again:
        # The first one counts only where it is wrong.
        await stage.recorder.do("reset_log")
        await stage.home.begin()
        await one.aim.come(stage.recorder, one)
        await asyncio.sleep(one.pause)
        await stage.home.kill()
        if outcome.phase != Phase.UNRECORDED:
            came = await _phase(stage, one)
            outcome = Outcome(kind=one.kind, phase=f"after a start: {came}")
    dark = [port for port in PORTS if not await stage.recorder.is_on(port)]
    is_unrecorded = not stage.home.intended() >= {*dark}
    if is_unrecorded or outcome.phase.endswith(Phase.UNRECORDED):
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
    kinds = [
        _row(kind, [one for one in everything if one.kind is kind]) for kind in Kind
    ]
    return "\n".join([head, unit, *rows, *kinds, _row("all", everything)])


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


async def _prepare(stage: Stage, one: Round) -> None:
    """Have every port on, and what is drawn possible."""
    await stage.recorder.begin_anew(for_all=one.kind is not Kind.HELD)
    await stage.look()
    if one.kind is Kind.SHED:
        await stage.shed(FIRST)
    await stage.recorder.do("reset_log")


async def _act(stage: Stage, one: Round) -> None:
    """Have the port go off, and come on again after a while."""
    if one.kind is not Kind.SHED:
        await stage.cycle(one.port, one.off_time)
        return
    await stage.shed(one.port)
    await stage.bring_back(FIRST, one.port, stagger=one.seconds_off)


async def _act_and_kill(stage: Stage, one: Round) -> None:
    """Turn the port off and kill Home Assistant at the moment drawn."""

    async def cycle() -> None:
        # Whoever waits for the action loses the connection.
        with suppress(aiohttp.ClientError):
            await _act(stage, one)

    aim = (
        next(each for each in AIMS if each.name == "wait") if one.aim.again else one.aim
    )
    cycling = asyncio.create_task(cycle())
    try:
        await aim.come(stage.recorder, one)
        await asyncio.sleep(0 if aim.name == "by chance" else one.pause)
        if one.aim.again:
            # What is planned after the kill has to be planned before it.
            await cycling
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
    stays_off = not was_on and _waits_for_word(home, one.port)

    async def comes_on() -> float | None:
        if stays_off:
            return None
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
    if stays_off:
        await asyncio.sleep(SHED_FOR)
        if await recorder.is_on(one.port) or not _waits_for_word(home, one.port):
            wrong.append("load that was shed did not stay so")
    elif on_at is None:
        wrong.append(f"not on within {POLL_INTERVAL:g} s of the start")
    if one.kind is Kind.SHED:
        await stage.bring_back(FIRST, one.port)
    try:
        await until(lambda: _is_settled(stage, one), within=POLL_INTERVAL)
    except TimeoutError:
        state = await recorder.state()
        wrong.append(
            f"on: {[port['enabled'] for port in state['ports']]}, "
            f"intended: {home.record()}, issues: {await home.issues()}, "
            f"shown: {await stage.is_shown(one.port)}"
        )
    return replace(outcome, wrong="; ".join(wrong))


def _waits_for_word(home: Home, port: int) -> bool:
    """Whether a port is shed, and nobody has said when it is to come back."""
    restore = home.record().get(port)
    return restore is not None and restore.get("until", "") is None


async def _is_settled(stage: Stage, one: Round) -> bool:
    """Whether all ports are on, nothing is owed, and Home Assistant shows it.

    The cycled camera has its power; none of those that waited has taken it.
    """
    return (
        all([await stage.recorder.is_on(port) for port in PORTS])
        and await stage.recorder.is_powered(one.port)
        and not stage.home.intended()
        and not {*await stage.home.issues()} - {"power_budget"}
        and await stage.is_shown(one.port) == "on"
    )
