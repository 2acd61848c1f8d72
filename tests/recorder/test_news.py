"""What was pushed of failures stands beside what is polled, for as long as it may."""

import pytest

from custom_components.axis_nvr_poe.recorder.data import RecorderData
from custom_components.axis_nvr_poe.recorder.news import (
    REPLAY_LIMIT,
    STREAM_GAP_LIMIT,
    News,
)
from custom_components.axis_nvr_poe.vapix.models import WHOLE_RECORDER

from .tools import Clock, notice, picture

WELL = picture(port1=1, port2=1)
FAILING = picture(port1=5, port2=1)


@pytest.fixture
def clock() -> Clock:
    """Return the clock of the news."""
    return Clock()


@pytest.fixture
def news(clock: Clock) -> News:
    """Return news of nothing yet, from a stream that has told the states it found."""
    news = News(clock)
    news.begin_stream()
    news.subscribed()
    clock.now += REPLAY_LIMIT.total_seconds()
    return news


def reconnect(news: News, *told_anew: int, shown: RecorderData = WELL) -> None:
    """Have a new stream tell the failures of some ports again."""
    news.was_asked()
    news.begin_stream()
    for port in told_anew:
        news.take(notice(port), shown)
    news.subscribed()


def test_a_failure_is_news_once(news: News) -> None:
    """Told again it changes nothing; with another reason it does."""
    assert news.take(notice(), WELL)
    assert not news.take(notice(), WELL)
    assert news.take(notice(text="Short circuit"), WELL)

    assert news.notices == {1: notice(text="Short circuit")}


def test_a_recovery_of_what_does_not_fail_is_no_news(news: News) -> None:
    """Nor is one of a port that nobody knows, or whose state is unknown."""
    assert not news.take(notice(failing=False), WELL)
    assert not news.take(notice(9, failing=False), WELL)
    assert not news.take(notice(failing=False), picture(port1=None))

    assert news.notices == {}


def test_a_recovery_of_what_the_poll_shows_failing_is_news(news: News) -> None:
    """The poll of a moment ago does not know yet."""
    assert news.take(notice(failing=False), FAILING)


def test_a_notice_that_tells_no_state_changes_nothing(news: News) -> None:
    """The poll says the rest, of a failure that is shown or told too."""
    assert not news.take(notice(failing=None), WELL)
    assert not news.take(notice(failing=None), FAILING)
    assert news.notices == {}

    news.take(notice(), WELL)
    assert not news.take(notice(failing=None), WELL)
    assert news.notices == {1: notice()}


def test_a_failure_stands_although_polls_say_that_all_is_well(news: News) -> None:
    """The status need not show every failure."""
    news.take(notice(), WELL)
    for _ in range(3):
        news.end_poll(news.begin_poll(), WELL)

    assert news.notices == {1: notice()}


def test_a_recovery_ends_with_the_next_poll(news: News) -> None:
    """From then on the poll speaks."""
    news.take(notice(), WELL)
    news.take(notice(failing=False), WELL)
    news.end_poll(news.begin_poll(), WELL)

    assert news.notices == {}


def test_a_recovery_outlasts_a_status_that_lags_behind(
    news: News, clock: Clock
) -> None:
    """For twenty seconds the status may still tell of the failure."""
    news.take(notice(failing=False), FAILING)
    clock.now += 19
    news.end_poll(news.begin_poll(), FAILING)
    assert news.notices == {1: notice(failing=False)}

    clock.now += 1
    news.end_poll(news.begin_poll(), FAILING)
    assert news.notices == {}


@pytest.mark.parametrize("failing", [True, False])
def test_what_is_pushed_during_a_poll_is_newer_than_the_poll(
    news: News, clock: Clock, failing: bool
) -> None:
    """A failure told anew, and a recovery, that the poll was too early for."""
    news.take(notice(text="before"), WELL)
    reconnect(news)
    known = news.begin_poll()
    clock.now += 30
    news.take(notice(failing=failing), FAILING)
    news.end_poll(known, FAILING)

    assert news.notices == {1: notice(failing=failing)}


def test_a_new_stream_leaves_in_doubt_what_it_does_not_tell(news: News) -> None:
    """The next poll forgets it; what was told again stands."""
    news.take(notice(1), WELL)
    news.take(notice(2), WELL)

    reconnect(news, 2)
    assert news.asks
    news.end_poll(news.begin_poll(), WELL)

    assert news.notices == {2: notice(2)}


def test_nothing_is_in_doubt_where_all_is_told_again(news: News) -> None:
    """Or where nothing was known."""
    reconnect(news)
    assert not news.asks
    news.take(notice(), FAILING)
    reconnect(news, 1)
    assert not news.asks


def test_a_doubt_that_is_dispelled_during_a_poll_is_none(news: News) -> None:
    """The new stream told the failure while the poll was under way."""
    news.take(notice(), WELL)
    reconnect(news)
    known = news.begin_poll()
    news.take(notice(), WELL)
    news.end_poll(known, WELL)
    news.end_poll(news.begin_poll(), WELL)

    assert news.notices == {1: notice()}


def test_a_doubt_that_arises_during_a_poll_waits_for_the_next_one(news: News) -> None:
    """That poll may have been answered before the stream was lost."""
    news.take(notice(), WELL)
    known = news.begin_poll()
    reconnect(news)
    news.end_poll(known, WELL)
    assert news.notices == {1: notice()}

    news.end_poll(news.begin_poll(), WELL)
    assert news.notices == {}


def test_the_recorder_as_a_whole_has_news_of_its_own(news: News) -> None:
    """It fails while every port is well."""
    news.take(notice(WHOLE_RECORDER), WELL)
    shown = WELL.with_news(news.notices)

    assert shown.failing is True
    assert shown.ports[1].failing is False


def test_news_show_before_the_status(news: News) -> None:
    """With their reason; where there are none, the status speaks."""
    news.take(notice(text="Short circuit"), WELL)
    shown = WELL.with_news(news.notices)

    assert shown.ports[1].failing is True
    assert shown.ports[1].failure.reason_text == "Short circuit"
    assert FAILING.ports[1].failing is True
    assert FAILING.ports[1].failure.reason is None


# Without a stream


def without_stream(news: News, clock: Clock) -> None:
    """Have the stream be away for too long to come back unnoticed."""
    news.end_stream()
    clock.now += STREAM_GAP_LIMIT.total_seconds()


def poll(news: News, polled: RecorderData, times: int = 1) -> None:
    """Poll so often."""
    for _ in range(times):
        news.end_poll(news.begin_poll(), polled)


@pytest.mark.parametrize("port", [1, WHOLE_RECORDER])
def test_without_a_stream_two_polls_end_a_failure(
    news: News, clock: Clock, port: int
) -> None:
    """Nobody else would tell of its end."""
    news.take(notice(port), WELL)
    without_stream(news, clock)
    poll(news, WELL)
    assert news.notices == {port: notice(port)}

    poll(news, WELL)
    assert news.notices == {}


def test_without_a_stream_a_failure_stands_while_the_status_shows_it(
    news: News, clock: Clock
) -> None:
    """Two polls in a row count, and one that knows nothing contradicts nothing."""
    news.take(notice(), WELL)
    without_stream(news, clock)
    for between in (FAILING, picture(port1=None, port2=1)):
        poll(news, WELL)
        poll(news, between)

    assert news.notices == {1: notice()}


def test_polls_before_a_new_stream_do_not_count_after_it(
    news: News, clock: Clock
) -> None:
    """It told the failure again."""
    news.take(notice(), WELL)
    without_stream(news, clock)
    poll(news, WELL)
    reconnect(news, 1)
    without_stream(news, clock)
    poll(news, WELL)

    assert news.notices == {1: notice()}


def test_a_stream_that_is_soon_back_was_never_away(news: News, clock: Clock) -> None:
    """Polls may follow a command quickly."""
    news.take(notice(), WELL)
    news.end_stream()
    clock.now += STREAM_GAP_LIMIT.total_seconds() - 1
    poll(news, WELL, times=3)
    reconnect(news, 1)
    poll(news, WELL, times=3)

    assert news.notices == {1: notice()}


# What a new stream has found


@pytest.mark.parametrize("status", [WELL, FAILING])
@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize("told", [None, True])
@pytest.mark.parametrize("late", [True, False])
def test_what_a_stream_has_found_never_overrules_the_status(
    news: News,
    status: RecorderData,
    found: bool,
    told: bool | None,
    late: bool,
) -> None:
    """Before or after the subscription; only a failure told live stands beside it."""
    if told:
        news.take(notice(), WELL)
    news.end_stream()
    before = status.with_news(news.notices).ports[1].failing
    news.begin_stream()
    if late:
        news.subscribed()
    for _ in range(2):
        news.take(notice(failing=found), status)
    if not late:
        news.subscribed()
    meanwhile = status.with_news(news.notices).ports[1].failing
    poll(news, status, times=2)

    stands = bool(told and found) or status.ports[1].failing
    assert status.with_news(news.notices).ports[1].failing is stands
    # Nothing flickers: the state goes from the one to the other.
    assert meanwhile in (before, stands)


def test_where_it_contradicts_the_status_a_poll_is_asked_for(news: News) -> None:
    """And none where it agrees."""
    for failing, status, asks in (
        (False, FAILING, True),
        (True, WELL, True),
        (False, WELL, False),
    ):
        reconnect(news)
        news.take(notice(failing=failing), status)
        assert news.asks is asks


def test_the_reason_that_was_found_is_told_once_the_status_agrees(news: News) -> None:
    """The failure may have begun while there was no stream."""
    reconnect(news)
    assert not news.take(notice(text="Overload"), WELL)
    poll(news, FAILING)

    assert news.notices == {1: notice(text="Overload")}


def test_what_a_lost_stream_had_found_is_forgotten(news: News) -> None:
    """The new one does not tell it."""
    reconnect(news)
    news.take(notice(text="Overload"), WELL)
    reconnect(news)
    poll(news, FAILING)

    assert news.notices == {}


def test_what_changes_after_it_was_found_is_news(news: News) -> None:
    """However soon."""
    reconnect(news)
    news.take(notice(failing=False), WELL)
    assert news.take(notice(), WELL)

    reconnect(news)
    news.take(notice(failing=False), FAILING)
    news.take(notice(), FAILING)
    assert news.take(notice(failing=False), FAILING)


def test_a_failure_of_the_whole_recorder_has_no_other_witness(news: News) -> None:
    """No status tells of it."""
    news.begin_stream()
    assert news.take(notice(WHOLE_RECORDER), WELL)


def test_news_of_ports_that_are_not_there_are_dropped(news: News) -> None:
    """And those of a port that goes, go with it."""
    assert not any(news.take(notice(port), WELL) for port in range(3, 1000))
    news.take(notice(2), WELL)
    poll(news, picture(port1=1))

    assert (news.notices, news.asks) == ({}, True)
