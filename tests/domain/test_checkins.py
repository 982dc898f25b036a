"""When a question comes to somebody, when it comes back, and how long a pause may be."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checkins import (
    Asked,
    CheckInChoices,
    Pause,
    comes_back,
    done_about,
    local_day,
)
from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek

MONDAY = date(2026, 3, 2)
WEEK = WorkingWeek(zone="America/Chicago")
EIGHT, NINE = 8 * 60, 9 * 60


def asked(zone: str | None = None, *, planned: bool = True, day: date = MONDAY) -> Asked:
    return Asked(day=day, minute=NINE, zone=zone, planned=planned)


def chicago(hour: int, minute: int = 0, *, day: date = MONDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("America/Chicago"))


@pytest.mark.parametrize(
    ("prompt", "own", "moment"),
    [
        (asked(), None, chicago(9)),
        (asked(), EIGHT, chicago(8)),
        (asked("America/New_York"), None, chicago(8)),
        (asked("America/New_York"), NINE, chicago(9)),
        (asked("America/New_York", planned=False), NINE, chicago(8)),
    ],
    ids=[
        "each member's time",
        "their own time",
        "the cohort's clock",
        "their own time, whatever clock the cohort goes by",
        "sent now, to all at once",
    ],
)
def test_a_question_comes_at(prompt, own, moment):
    assert prompt.moment(WEEK, own) == moment


def test_an_hour_that_the_clock_leaves_out_comes_an_hour_later():
    sunday = date(2026, 3, 8)
    at_half_past_two = asked(day=sunday).moment(WEEK, 2 * 60 + 30)
    assert at_half_past_two == chicago(3, 30, day=sunday)


def test_what_is_a_day_old_is_not_made_up():
    moment = chicago(9)
    assert not asked().is_late(moment, moment + timedelta(hours=24))
    assert asked().is_late(moment, moment + timedelta(hours=24, seconds=1))


@pytest.mark.parametrize(
    ("now", "back"),
    [
        (chicago(9, 5), chicago(12, 5)),
        (chicago(7), chicago(12)),
        (chicago(15), chicago(17)),
        (chicago(16, 45), chicago(9, day=date(2026, 3, 3))),
        (chicago(19), chicago(9, day=date(2026, 3, 3))),
        (chicago(10, day=date(2026, 3, 7)), chicago(9, day=date(2026, 3, 9))),
    ],
    ids=[
        "in three hours",
        "three hours into the day",
        "at the end of the day",
        "tomorrow, as the day ends",
        "tomorrow, in the evening",
        "on Monday, at the weekend",
    ],
)
def test_put_off_it_comes_back(now, back):
    assert comes_back(WEEK, now, None) == back


def test_it_comes_back_an_hour_before_its_window_closes_if_it_still_can():
    now = chicago(9)
    assert comes_back(WEEK, now, chicago(11)) == chicago(10)
    assert comes_back(WEEK, now, chicago(10)) == chicago(12)  # too soon to be later at all
    assert comes_back(WEEK, now, chicago(12, 1)) == chicago(12)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # hypothesis adds it
    st.none() | st.integers(0, 200),
)
def test_it_never_comes_back_at_once_and_always_at_work(now, hours):
    closes = now + timedelta(hours=hours) if hours is not None else None
    back = comes_back(WEEK, now, closes)
    assert back > now
    if closes is None or back != closes - timedelta(hours=1):
        opens, ends = WEEK.hours_of(local_day(back, WEEK))
        assert opens <= back <= ends


@pytest.mark.parametrize(
    "until", [None, MONDAY, MONDAY - timedelta(days=1), MONDAY + timedelta(days=367)]
)
def test_a_pause_ends_on_a_day_to_come_within_a_year(until):
    with pytest.raises(InvalidInput) as wrong:
        Pause.asked(until, today=MONDAY)
    assert list(wrong.value.problems) == ["until"]


def test_a_pause_may_take_the_rest_with_it():
    until = MONDAY + timedelta(days=1)
    pause = Pause.asked(until, today=MONDAY, mentoring=True)
    assert pause == Pause(until=until, mentoring=True, peers=False)


@pytest.mark.parametrize(
    ("field", "choice"),
    [("minute", {"minute": 24 * 60}), ("minute", {"minute": -1}), ("reminders", {"reminders": 3})],
)
def test_a_choice_that_cannot_be_is_explained_beside_it(field, choice):
    with pytest.raises(InvalidInput) as wrong:
        CheckInChoices(**choice)
    assert list(wrong.value.problems) == [field]


def test_nothing_left_is_done_at_no_time():
    assert done_about(chicago(9), 0, 5) is None
    assert done_about(chicago(9), 3000, 5) == chicago(9, 10)
