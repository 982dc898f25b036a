"""When a request is brought up again, goes on, and is heard of by facilitators."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.asking import Norms, Steps, passes_after_nudge, steps, tells_at
from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek
from tests.domain.test_hours import QUARTER, is_at_work, quarters, weeks

CHICAGO = WorkingWeek(zone="America/Chicago")
FRIDAY = datetime(2026, 3, 6, 20, tzinfo=UTC)  # two in the afternoon in Chicago
DAY = timedelta(days=1)


@st.composite
def norms(draw):
    nudge = draw(st.integers(1, 100))
    passes = draw(st.integers(nudge + 1, 150))
    return Norms(
        nudge_after=nudge, pass_after=passes, tell_after=draw(st.integers(passes + 1, 240))
    )


@st.composite
def requests(draw):
    """A week, when its mentor is asked, the norms, and a date up to ten days ahead, or past."""
    asked_at = draw(quarters)
    ahead = draw(st.none() | st.integers(-2, 10))
    needed_by = None if ahead is None else (asked_at + ahead * DAY).date()
    return draw(weeks()), asked_at, draw(norms()), needed_by


def is_in_hours(week, moment):
    """At work, or just about to leave."""
    return is_at_work(week, moment) or is_at_work(week, moment - timedelta(seconds=1))


@given(requests())
def test_the_reminder_is_first_then_it_goes_on_then_facilitators_hear(request_):
    week, asked_at, norms, needed_by = request_
    planned = steps(*request_)
    assert asked_at <= planned.nudge_at < planned.passes_at
    assert planned.passes_at <= tells_at(week, asked_at, norms, needed_by)


@given(requests())
def test_all_of_it_is_in_the_mentors_working_hours(request_):
    week, planned = request_[0], steps(*request_)
    for moment in (planned.nudge_at, planned.passes_at, tells_at(*request_)):
        assert is_in_hours(week, moment)


@given(requests())
def test_it_goes_on_before_the_date_wherever_the_mentor_works_until_then(request_):
    week, asked_at, norms, needed_by = request_
    undated = steps(week, asked_at, norms, None)
    planned = steps(*request_)
    if needed_by and week.worked(asked_at, week.last_open(needed_by)):
        assert planned.passes_at <= week.last_open(needed_by)
        assert tells_at(*request_) <= week.last_open(needed_by)
        assert planned.nudge_at <= undated.nudge_at
        assert planned.passes_at <= undated.passes_at
    else:
        assert planned == undated


@given(requests(), st.integers(0, 20 * 96))
def test_whoever_is_reminded_late_still_has_time_to_answer(request_, late):
    week, _, _, needed_by = request_
    planned = steps(*request_)
    nudged_at = week.next_open(planned.nudge_at + late * QUARTER)
    passes_at = passes_after_nudge(week, nudged_at, planned, needed_by)
    assert passes_at >= planned.passes_at
    assert passes_at > nudged_at
    assert is_in_hours(week, passes_at)
    if planned.passes_at <= nudged_at and needed_by is None:
        assert passes_at == week.after(nudged_at, 24)


def test_a_request_of_a_friday_afternoon_is_brought_up_again_on_monday():
    assert steps(CHICAGO, FRIDAY, Norms(), None) == Steps(
        nudge_at=datetime(2026, 3, 9, 19, tzinfo=UTC),  # the clocks went forward on Sunday
        passes_at=datetime(2026, 3, 10, 19, tzinfo=UTC),
    )
    assert tells_at(CHICAGO, FRIDAY, Norms(), None) == datetime(2026, 3, 11, 19, tzinfo=UTC)


def test_half_of_the_time_that_a_near_date_leaves_is_one_mentors():
    planned = steps(CHICAGO, FRIDAY, Norms(), date(2026, 3, 9))
    assert planned.passes_at == datetime(2026, 3, 9, 16, 30, tzinfo=UTC)  # 5.5 of 11 hours
    planned = steps(CHICAGO, FRIDAY, Norms(), date(2026, 3, 30))
    assert planned == steps(CHICAGO, FRIDAY, Norms(), None)


def test_a_mentor_has_an_hour_even_where_there_are_hardly_two():
    asked_at = datetime(2026, 3, 6, 21, 30, tzinfo=UTC)
    planned = steps(CHICAGO, asked_at, Norms(), date(2026, 3, 6))
    assert planned.passes_at == asked_at + timedelta(hours=1)


def test_a_bot_that_was_away_for_a_week_reminds_first_and_leaves_a_working_day():
    planned = steps(CHICAGO, FRIDAY, Norms(), None)
    back = datetime(2026, 3, 17, 15, tzinfo=UTC)
    assert passes_after_nudge(CHICAGO, back, planned, None) == back + DAY


def test_a_reminder_that_is_in_time_changes_nothing():
    planned = steps(CHICAGO, FRIDAY, Norms(), None)
    seconds_later = planned.nudge_at + timedelta(seconds=29)
    assert passes_after_nudge(CHICAGO, seconds_later, planned, None) == planned.passes_at


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"nudge_after": 0}, "nudge_after"),
        ({"tell_after": 241}, "tell_after"),
        ({"nudge_after": 48}, "pass_after"),
        ({"pass_after": 72}, "tell_after"),
        ({"most_open": 0}, "most_open"),
        ({"most_open": 11}, "most_open"),
    ],
)
def test_what_facilitators_choose_must_make_sense(wrong, where):
    with pytest.raises(InvalidInput) as told:
        Norms(**wrong)
    assert set(told.value.problems) == {where}


def test_a_date_years_ahead_shortens_nothing():
    asked = FRIDAY
    usual = steps(CHICAGO, asked, Norms(), None)
    assert steps(CHICAGO, asked, Norms(), date(2099, 3, 1)) == usual
    assert steps(CHICAGO, asked, Norms(), date.max) == usual
