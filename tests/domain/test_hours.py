"""A working week, held against a clock on the wall that is read every quarter of an hour."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import DAYS, WorkingWeek, hours_apart, overlap

QUARTER = timedelta(minutes=15)
ZONES = (
    "America/Chicago",
    "Europe/Berlin",
    "Australia/Lord_Howe",  # its clocks change by half an hour
    "Asia/Kathmandu",  # a quarter of an hour beside the others
    "Pacific/Auckland",
)
CHICAGO = ZoneInfo("America/Chicago")

quarters = st.integers(0, 365 * 96).map(lambda at: datetime(2026, 1, 1, tzinfo=UTC) + at * QUARTER)


@st.composite
def weeks(draw):
    """Any week of at least an hour a day, with no work in the hours in which clocks change."""
    starts = draw(st.integers(4 * 4, 20 * 4)) * 15
    ends = draw(st.integers(starts // 15 + 4, 24 * 4)) * 15
    days = draw(st.frozensets(st.sampled_from(tuple(DAYS))))
    return WorkingWeek(zone=draw(st.sampled_from(ZONES)), starts=starts, ends=ends, days=days)


def is_at_work(week, moment):
    """Read the clock on their wall."""
    local = moment.astimezone(ZoneInfo(week.zone))
    day = tuple(DAYS)[local.weekday()]
    minutes = local.hour * 60 + local.minute
    return (not week.days or day in week.days) and week.starts <= minutes < week.ends


def quarters_of_work(week, start, end):
    return sum(is_at_work(week, start + i * QUARTER) for i in range((end - start) // QUARTER))


@given(weeks(), quarters)
def test_the_next_open_moment_is_the_first_at_which_they_are_at_work(week, moment):
    opens = week.next_open(moment)
    ahead = (moment + i * QUARTER for i in range(9 * 96))
    assert opens == next(each for each in ahead if is_at_work(week, each))


@given(weeks(), quarters, st.integers(0, 5 * 96))
def test_work_between_two_moments_is_what_the_clock_counts(week, start, length):
    end = start + length * QUARTER
    assert week.worked(start, end) == quarters_of_work(week, start, end) * QUARTER
    assert week.worked(end, start) == timedelta(0)


@given(weeks(), quarters, st.integers(0, 40))
def test_later_is_when_that_much_work_is_done_and_they_are_there(week, moment, work):
    done = week.later(moment, work * QUARTER)
    assert week.worked(moment, done) == work * QUARTER
    assert is_at_work(week, done) or is_at_work(week, done - QUARTER)


@given(weeks(), quarters, st.integers(0, 96), st.integers(0, 96))
def test_hours_later_they_are_at_work_and_more_hours_are_no_sooner(week, moment, hours, more):
    first, second = week.after(moment, hours), week.after(moment, hours + more)
    assert moment <= first <= second
    assert is_at_work(week, first)
    assert is_at_work(week, second)


@given(st.sampled_from(ZONES), quarters, st.integers(0, 240))
def test_where_somebody_always_works_hours_are_those_of_the_wall_clock(zone, moment, hours):
    always = WorkingWeek(zone=zone, starts=0, ends=24 * 60, days=frozenset())
    wall = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + timedelta(hours=hours)
    over = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert always.after(moment, hours) == max(over, moment)


@given(weeks(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_last_open_moment_of_a_day_is_its_end_or_that_of_a_day_before(week, day):
    closes = week.last_open(day)
    assert is_at_work(week, closes - QUARTER)
    local = (closes - QUARTER).astimezone(ZoneInfo(week.zone)).date()
    assert local <= day
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(week.zone)) + timedelta(1)
    assert not quarters_of_work(week, closes, midnight.astimezone(UTC))


@pytest.mark.parametrize(
    ("moment", "hours", "over"),
    [
        ("2026-03-06 16:00", 24, "2026-03-09 16:00"),  # over a weekend on which clocks change
        ("2026-10-30 16:00", 24, "2026-11-02 16:00"),
        ("2026-03-03 07:00", 24, "2026-03-04 09:00"),
        ("2026-03-03 20:00", 24, "2026-03-05 09:00"),
        ("2026-03-07 12:00", 48, "2026-03-11 09:00"),
    ],
)
def test_a_day_off_does_not_count_and_a_working_day_counts_whole(moment, hours, over):
    week = WorkingWeek(zone="America/Chicago")
    start = datetime.fromisoformat(moment).replace(tzinfo=CHICAGO)
    assert week.after(start, hours) == datetime.fromisoformat(over).replace(tzinfo=CHICAGO)


def test_in_an_hour_that_comes_twice_time_does_not_run_backwards():
    always = WorkingWeek(zone="America/Chicago", starts=0, ends=24 * 60, days=frozenset())
    second = datetime(2026, 11, 1, 7, 30, tzinfo=UTC)  # half past one, for the second time
    assert always.after(second, 0) == second


def test_where_nothing_is_known_it_is_the_world_s_clock_and_every_day_counts():
    unknown = WorkingWeek(days=frozenset())
    saturday = datetime(2026, 3, 7, 10, tzinfo=UTC)
    assert unknown.next_open(saturday) == saturday


def test_the_hours_that_two_share_are_shared_or_none():
    chicago, berlin = WorkingWeek(zone="America/Chicago"), WorkingWeek(zone="Europe/Berlin")
    assert overlap(chicago, berlin, date(2026, 1, 6)) == (
        datetime(2026, 1, 6, 15, tzinfo=UTC),
        datetime(2026, 1, 6, 16, tzinfo=UTC),
    )
    assert overlap(chicago, berlin, date(2026, 1, 10)) is None
    auckland = WorkingWeek(zone="Pacific/Auckland")
    assert overlap(berlin, auckland, date(2026, 1, 6)) is None
    assert hours_apart(chicago, berlin, datetime(2026, 1, 6, tzinfo=UTC)) == 7
    assert hours_apart(chicago, WorkingWeek(), datetime(2026, 1, 6, tzinfo=UTC)) is None
