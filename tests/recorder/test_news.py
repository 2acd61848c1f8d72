"""What was pushed of failures stands beside what is polled, for as long as it may."""

import pytest

from custom_components.axis_nvr_poe.recorder.news import News
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
    """Return news of nothing yet."""
    return News(clock)


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
    news.doubt(told_anew=())
    known = news.begin_poll()
    clock.now += 30
    news.take(notice(failing=failing), FAILING)
    news.end_poll(known, FAILING)

    assert news.notices == {1: notice(failing=failing)}


def test_a_new_stream_leaves_in_doubt_what_it_does_not_tell(news: News) -> None:
    """The next poll forgets it; what was told again stands."""
    news.take(notice(1), WELL)
    news.take(notice(2), WELL)

    assert news.doubt(told_anew={2})
    news.end_poll(news.begin_poll(), WELL)

    assert news.notices == {2: notice(2)}


def test_nothing_is_in_doubt_where_all_is_told_again(news: News) -> None:
    """Or where nothing was known."""
    assert not news.doubt(told_anew=())
    news.take(notice(), WELL)
    assert not news.doubt(told_anew={1})


def test_a_doubt_that_is_dispelled_during_a_poll_is_none(news: News) -> None:
    """The new stream told the failure while the poll was under way."""
    news.take(notice(), WELL)
    news.doubt(told_anew=())
    known = news.begin_poll()
    news.take(notice(), WELL)
    news.end_poll(known, WELL)
    news.end_poll(news.begin_poll(), WELL)

    assert news.notices == {1: notice()}


def test_a_doubt_that_arises_during_a_poll_waits_for_the_next_one(news: News) -> None:
    """That poll may have been answered before the stream was lost."""
    news.take(notice(), WELL)
    known = news.begin_poll()
    news.doubt(told_anew=())
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
