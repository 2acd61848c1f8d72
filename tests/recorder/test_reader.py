"""What a poll asks beyond the statuses, and when."""

import asyncio
from typing import cast

import pytest

from custom_components.axis_nvr_poe.recorder.data import RecorderData
from custom_components.axis_nvr_poe.recorder.reader import Reader
from custom_components.axis_nvr_poe.recorder.settling import Settling
from custom_components.axis_nvr_poe.recorder.turn import Turn
from custom_components.axis_nvr_poe.vapix.client import RecorderClient
from custom_components.axis_nvr_poe.vapix.errors import (
    InvalidRequestError,
    NotFoundError,
    NotSupportedError,
    ProcessingError,
    RecorderConnectionError,
    ResponseError,
    UnauthorizedRequestError,
    VapixError,
)
from custom_components.axis_nvr_poe.vapix.models import PortStatus

from .tools import Clock, picture, status

PROCESSING = ProcessingError(10, None)

type Answer = float | bool | VapixError | None


class Recorder:
    """Answers the three questions, and notes them."""

    def __init__(self) -> None:
        """Answer as a recorder in health."""
        self.asked: list[str] = []
        self.takes = 0.0
        self.clock: Clock | None = None
        self.limit: Answer = 65.0
        self.keep_power: Answer = False
        self.mode: Answer = True

    async def get_total_power_limit(self) -> Answer:
        """Return W."""
        return self._answer("limit", self.limit)

    async def get_keep_power(self) -> Answer:
        """Return whether it is on."""
        return self._answer("keep_power", self.keep_power)

    async def get_port_mode(self, port: int) -> Answer:
        """Return whether it is enabled."""
        return self._answer(f"mode {port}", self.mode)

    def _answer(self, question: str, answer: Answer) -> Answer:
        self.asked.append(question)
        if self.clock is not None:
            self.clock.now += self.takes
        if isinstance(answer, VapixError):
            raise answer
        return answer


@pytest.fixture
def clock() -> Clock:
    """Return the clock of the reader."""
    return Clock()


@pytest.fixture
def recorder() -> Recorder:
    """Return what is asked."""
    return Recorder()


@pytest.fixture
def settling() -> Settling:
    """Return ports at rest."""
    return Settling()


@pytest.fixture
def turn() -> Turn:
    """Return whose turn it is: nobody's."""
    return Turn()


@pytest.fixture
def reader(recorder: Recorder, settling: Settling, turn: Turn, clock: Clock) -> Reader:
    """Return a reader that has read nothing yet."""
    return Reader(cast(RecorderClient, recorder), settling, turn, clock)


async def take(turn: Turn) -> None:
    """Give a command, which does nothing."""
    async with turn.command():
        pass


async def read(
    reader: Reader, *statuses: PortStatus, shown: RecorderData | None = None
) -> RecorderData:
    """Complete some statuses."""
    by_port = {one.port: one for one in statuses}
    return await reader.complete(by_port, shown or RecorderData())


async def test_settings_are_read_every_ten_minutes(
    reader: Reader, recorder: Recorder, clock: Clock
) -> None:
    """In between they are as they were shown."""
    data = await read(reader, status(1))
    assert recorder.asked == ["limit", "keep_power"]
    recorder.limit = 50.0

    clock.now += 599
    data = await read(reader, status(1), shown=data)
    assert data.settings.power_budget == 65.0
    assert len(recorder.asked) == 2

    clock.now += 1
    data = await read(reader, status(1), shown=data)
    assert data.settings.power_budget == 50.0


async def test_what_is_the_same_is_the_same_object(
    reader: Reader, clock: Clock
) -> None:
    """A picture of the same statuses, and a port whose record is as it was."""
    statuses = {1: status(1), 2: status(2)}
    first = await reader.complete(statuses, RecorderData())
    clock.now += 30
    assert await reader.complete(statuses, first) is first
    assert await read(reader, status(1), status(2), shown=first) is first
    other = await read(reader, status(1), status(2, power_consumption=5.0), shown=first)

    assert other.ports[1] is first.ports[1]
    assert other.ports[2] is not first.ports[2]


async def test_an_empty_port_is_known_as_such_after_a_slow_answer(
    reader: Reader, recorder: Recorder, clock: Clock
) -> None:
    """The time that takes may be over while a setting is read; the next poll knows."""
    recorder.clock, recorder.takes = clock, 15.0
    statuses = {1: status(1, 0)}
    first = await reader.complete(statuses, RecorderData())
    assert first.ports[1].has_device is None

    clock.now += 30
    second = await reader.complete(statuses, first)
    assert second.ports[1].has_device is False


async def test_settings_are_read_anew_once_they_are_forgotten(
    reader: Reader, recorder: Recorder
) -> None:
    """After an outage it may be another firmware."""
    await read(reader, status(1))
    reader.begin_anew()
    await read(reader, status(1))

    assert recorder.asked == ["limit", "keep_power"] * 2


async def test_a_recorder_without_the_function_has_no_keep_power(
    reader: Reader, recorder: Recorder
) -> None:
    """Error 50 says so; any other refusal leaves it unknown."""
    recorder.keep_power = NotSupportedError(50, None)
    data = await read(reader, status(1))
    assert not data.settings.keep_power_supported

    recorder.keep_power = InvalidRequestError(20, None)
    reader.begin_anew()
    data = await read(reader, status(1))
    assert data.settings.keep_power_supported
    assert data.settings.keep_power is None


@pytest.mark.parametrize("code", [0, 1, 2])
async def test_a_status_that_tells_the_mode_is_enough(
    reader: Reader, recorder: Recorder, code: int
) -> None:
    """No port is asked."""
    data = await read(reader, status(1, code))
    data = await read(reader, status(1, code), status(2, 3), shown=data)

    assert [port.enabled for port in data.ports.values()] == [True, False]
    assert recorder.asked == ["limit", "keep_power"]


@pytest.mark.parametrize("mode", [True, False, None])
async def test_a_port_that_reads_as_disabled_to_begin_with_is_asked_once(
    reader: Reader, recorder: Recorder, mode: bool | None
) -> None:
    """Some read so after a start although they are enabled."""
    recorder.mode = mode
    data = RecorderData()
    for _ in range(2):
        data = await read(reader, status(1, 3), shown=data)
        assert data.ports[1].enabled is (mode is True)

    assert recorder.asked.count("mode 1") == 1


async def test_a_misread_port_is_believed_once_its_status_changes(
    reader: Reader, recorder: Recorder
) -> None:
    """From then on *disabled* means what it says, until all is read anew."""
    data = await read(reader, status(1, 3))
    data = await read(reader, status(1, 1), shown=data)
    data = await read(reader, status(1, 3), shown=data)
    assert data.ports[1].enabled is False

    reader.begin_anew()
    data = await read(reader, status(1, 3), shown=data)
    assert data.ports[1].enabled is True


async def test_a_misread_port_that_was_switched_off_is_off(
    reader: Reader, recorder: Recorder, settling: Settling
) -> None:
    """From then on *disabled* means what it says."""
    data = await read(reader, status(1, 3))
    assert data.ports[1].enabled is True

    settling.switched(1)
    data = data.with_port_enabled(1, enabled=False)
    for _ in range(2):
        data = await read(reader, status(1, 3), shown=data)
        assert data.ports[1].enabled is False


async def test_slow_answers_of_many_disabled_ports_are_spread_over_polls(
    reader: Reader, recorder: Recorder, clock: Clock
) -> None:
    """Until a port was asked, nothing is known of its mode."""
    recorder.takes = 6.0
    recorder.clock = clock
    disabled = [status(port, 3) for port in range(1, 6)]
    shown = RecorderData()
    modes = []
    for _ in range(4):
        shown = await read(reader, *disabled, shown=shown)
        modes.append([port.enabled for port in shown.ports.values()])

    assert modes == [
        [True, True, None, None, None],
        [True, True, True, True, None],
        [True] * 5,
        [True] * 5,
    ]
    asked = [one for one in recorder.asked if one.startswith("mode")]
    assert asked == [f"mode {port}" for port in range(1, 6)]


async def test_a_port_that_changed_before_it_was_asked_is_believed(
    reader: Reader, recorder: Recorder, clock: Clock
) -> None:
    """There is no more to ask."""
    recorder.takes = 11.0
    recorder.clock = clock
    data = await read(reader, status(1, 3), status(2, 3))
    data = await read(reader, status(1, 3), status(2, 1), shown=data)
    data = await read(reader, status(1, 3), status(2, 3), shown=data)

    assert data.ports[2].enabled is False
    assert "mode 2" not in recorder.asked


async def test_a_command_does_not_wait_for_the_modes_of_disabled_ports(
    reader: Reader, recorder: Recorder, turn: Turn
) -> None:
    """Not even in the first poll after an outage; what was shown stands meanwhile."""
    recorder.mode = False
    shown = await read(reader, status(1, 1), status(2, 3))
    reader.begin_anew()
    recorder.asked.clear()
    async with turn.poll():
        waiting = asyncio.ensure_future(take(turn))
        await asyncio.sleep(0)
        data = await read(reader, status(1, 3), status(2, 3), shown=shown)
        assert recorder.asked == []
        assert [port.enabled for port in data.ports.values()] == [True, False]
    await waiting

    recorder.mode = True
    data = await read(reader, status(1, 3), status(2, 3), shown=data)
    assert recorder.asked[:2] == ["mode 1", "mode 2"]
    assert [port.enabled for port in data.ports.values()] == [True, True]


@pytest.mark.parametrize("code", [4, 5])
@pytest.mark.parametrize("mode", [True, False])
async def test_only_a_failing_port_is_asked_for_its_mode(
    reader: Reader, recorder: Recorder, code: int, mode: bool
) -> None:
    """Status codes 4 and 5 hide it."""
    recorder.mode = mode
    data = await read(reader, status(1), status(2, code))

    assert data.ports[2].enabled is mode
    assert recorder.asked[:1] == ["mode 2"]


async def test_an_unknown_status_hides_the_mode(
    reader: Reader, recorder: Recorder
) -> None:
    """Nothing is guessed, and nothing asked."""
    data = await read(reader, status(1, None))

    assert data.ports[1].enabled is None
    assert "mode 1" not in recorder.asked


async def test_a_port_just_switched_is_asked_while_its_status_lags_behind(
    reader: Reader, recorder: Recorder, settling: Settling
) -> None:
    """The mode decides; then the status is enough again."""
    settling.switched(1)
    shown = picture(port1=1).with_port_enabled(1, enabled=False)
    recorder.mode = False

    shown = await read(reader, status(1, 1), shown=shown)
    assert shown.ports[1].enabled is False
    assert recorder.asked[:1] == ["mode 1"]

    shown = await read(reader, status(1, 3), shown=shown)
    shown = await read(reader, status(1, 1), shown=shown)
    assert shown.ports[1].enabled is True
    assert recorder.asked.count("mode 1") == 1


async def test_a_port_that_went_and_returned_is_believed(
    reader: Reader, recorder: Recorder, settling: Settling
) -> None:
    """Nobody waits any more for what was set in motion before."""
    settling.switched(1)
    await read(reader, status(2))
    data = await read(reader, status(1, 3), status(2), shown=picture(port1=1))

    assert data.ports[1].enabled is False
    assert "mode 1" not in recorder.asked


@pytest.mark.parametrize("error", [NotFoundError(), ResponseError(), PROCESSING])
@pytest.mark.parametrize("question", ["limit", "keep_power"])
async def test_a_refused_setting_is_asked_for_again_a_few_times(
    reader: Reader, recorder: Recorder, clock: Clock, question: str, error: VapixError
) -> None:
    """Then every four minutes, until it is answered."""
    setattr(recorder, question, error)
    data = RecorderData()
    for _ in range(6):
        data = await read(reader, status(1), shown=data)
    assert recorder.asked.count(question) == 3

    clock.now += 239
    data = await read(reader, status(1), shown=data)
    assert recorder.asked.count(question) == 3

    clock.now += 1
    await read(reader, status(1), shown=data)
    assert recorder.asked.count(question) == 4


async def test_a_function_that_is_not_there_is_asked_for_like_any_setting(
    reader: Reader, recorder: Recorder, clock: Clock
) -> None:
    """Error 50 is an answer; after the first few polls ten minutes are enough."""
    recorder.keep_power = NotSupportedError(50, None)
    data = RecorderData()
    for _ in range(6):
        data = await read(reader, status(1), shown=data)
    clock.now += 599
    data = await read(reader, status(1), shown=data)
    assert recorder.asked.count("keep_power") == 3

    clock.now += 1
    await read(reader, status(1), shown=data)
    assert recorder.asked.count("keep_power") == 4


async def test_a_setting_that_was_refused_once_is_there_with_the_next_poll(
    reader: Reader, recorder: Recorder
) -> None:
    """Error 50 included; then there is no more to ask."""
    recorder.keep_power = NotSupportedError(50, None)
    data = await read(reader, status(1))
    assert not data.settings.keep_power_supported

    recorder.keep_power = True
    for _ in range(3):
        data = await read(reader, status(1), shown=data)
    assert data.settings.keep_power is True
    assert recorder.asked == ["limit", "keep_power", "keep_power"]


@pytest.mark.parametrize("question", ["limit", "keep_power"])
async def test_only_the_setting_that_was_refused_is_asked_for_again(
    reader: Reader, recorder: Recorder, clock: Clock, question: str
) -> None:
    """Each has its time; what the other one said stands."""
    setattr(recorder, question, PROCESSING)
    data = await read(reader, status(1))
    for seconds in (30, 30, 240):
        clock.now += seconds
        data = await read(reader, status(1), shown=data)

    assert recorder.asked == ["limit", "keep_power", question, question, question]
    told = {"limit": data.settings.power_budget, "keep_power": data.settings.keep_power}
    assert told == {"limit": 65.0, "keep_power": False, question: None}


async def test_a_command_does_not_wait_for_both_settings(
    reader: Reader, recorder: Recorder, turn: Turn
) -> None:
    """It comes while the first is asked for; the next poll asks for the second."""
    commands: list[asyncio.Future[None]] = []

    async def limit() -> Answer:
        commands.append(asyncio.ensure_future(take(turn)))
        await asyncio.sleep(0)
        return recorder._answer("limit", 65.0)  # noqa: SLF001

    recorder.get_total_power_limit = limit  # type: ignore[method-assign]
    async with turn.poll():
        data = await read(reader, status(1))
        assert recorder.asked == ["limit"]
        assert data.settings.keep_power is None
    await commands[0]

    await read(reader, status(1), shown=data)
    assert recorder.asked == ["limit", "keep_power"]


async def test_a_command_that_waits_cuts_a_poll_short(
    reader: Reader, recorder: Recorder, turn: Turn, clock: Clock
) -> None:
    """What was shown stands; the next poll asks those who were left out first."""
    shown = await read(reader, status(1, 5), status(2, 5))
    clock.now += 601
    recorder.asked.clear()
    async with turn.poll():
        waiting = asyncio.ensure_future(take(turn))
        await asyncio.sleep(0)
        data = await read(reader, status(1, 5), status(2, 5), shown=shown)
        assert recorder.asked == []
        assert data.ports[1].enabled is True
        assert data.settings == shown.settings
    await waiting


async def test_a_poll_of_slow_answers_has_a_bound(
    reader: Reader, recorder: Recorder, clock: Clock
) -> None:
    """After ten seconds the rest of the ports is left to the next poll."""
    recorder.takes = 6.0
    recorder.clock = clock
    failing = [status(port, 5) for port in range(1, 6)]
    shown = picture(**{f"port{port}": 5 for port in range(1, 6)})
    asked = []
    for _ in range(3):
        recorder.asked.clear()
        shown = await read(reader, *failing, shown=shown)
        asked.append([one for one in recorder.asked if one.startswith("mode")])

    assert asked == [["mode 1", "mode 2"], ["mode 3", "mode 4"], ["mode 5", "mode 1"]]


@pytest.mark.parametrize("question", ["limit", "keep_power", "mode"])
@pytest.mark.parametrize("error", [NotFoundError(), ResponseError(), PROCESSING])
async def test_one_refused_answer_is_unknown_and_the_rest_stands(
    reader: Reader, recorder: Recorder, question: str, error: VapixError
) -> None:
    """A refusal, or an answer that makes no sense, concerns one datum."""
    setattr(recorder, question, error)
    data = await read(reader, status(1, 5))

    answers = {
        "limit": data.settings.power_budget,
        "keep_power": data.settings.keep_power,
        "mode": data.ports[1].enabled,
    }
    assert {name for name, answer in answers.items() if answer is None} == {question}


@pytest.mark.parametrize("question", ["limit", "keep_power", "mode"])
@pytest.mark.parametrize(
    "error", [UnauthorizedRequestError(30, None), RecorderConnectionError()]
)
async def test_what_concerns_all_answers_is_raised(
    reader: Reader, recorder: Recorder, question: str, error: VapixError
) -> None:
    """A role that is too low, and a recorder that is gone."""
    setattr(recorder, question, error)

    with pytest.raises(type(error)):
        await read(reader, status(1, 5))
