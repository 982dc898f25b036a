"""A rhythm's dates, and the moments at which they come, against plain arithmetic with zoneinfo."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput
from bot.domain.hours import DAYS
from bot.domain.schedules import (
    CATCH_UP,
    KINDS,
    Calendar,
    Rhythm,
    ScheduleDraft,
    first_on_earth,
    last_on_earth,
    too_late_from,
    usual_week,
    wall,
    words,
)
from bot.services.falling_due import dates

FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
ZONES = sorted(available_timezones())
_MINUTE, _HOURS = timedelta(minutes=1), timedelta(hours=4)

zones = st.sampled_from(ZONES)
minutes = st.integers(0, 24 * 60 - 1)
days = st.dates(FIRST, LAST)
weekdays = st.sets(st.sampled_from(list(DAYS)), min_size=1).map(tuple)
rhythms = st.builds(
    Rhythm,
    weekdays=weekdays,
    minute=minutes,
    every=st.integers(1, 12),
    zone=st.none() | zones,
    starts_on=days,
    ends_on=st.just(LAST),
)


def shown(moment: datetime, zone: str) -> datetime:
    """What a clock on the wall shows, without its zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def offset(moment: datetime, zone: str) -> timedelta:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)


def changes(zone: str) -> tuple[datetime, ...]:
    """Find each minute at which a clock is put forward or back, by looking at it every ten days.

    Even where they change for the month of Ramadan, none changes twice within ten days.
    """
    first = datetime.combine(FIRST, time(), UTC)
    found = []
    for earlier, later in pairwise(first + timedelta(days=10 * n) for n in range(257)):
        if offset(earlier, zone) != offset(later, zone):
            low, high = 0, 10 * 24 * 60
            while high - low > 1:
                middle = (low + high) // 2
                same = offset(earlier + middle * _MINUTE, zone) == offset(earlier, zone)
                low, high = (middle, high) if same else (low, middle)
            found.append(earlier + high * _MINUTE)
    return tuple(found)


def holds(day: date, minute: int, zone: str) -> None:
    """The promise of a moment, told by reading clocks alone."""
    moment = wall(day, minute, zone)
    wanted = datetime.combine(day, time(minute // 60, minute % 60))
    read = shown(moment, zone)
    assert read.date() == day, "a day's moment is on that day"
    if read == wanted:
        earlier = [shown(moment - back * _MINUTE, zone) for back in (30, 60, 120)]
        assert wanted not in earlier, "of an hour shown twice, it is the first"
    else:
        nearby = [shown(moment + n * _MINUTE, zone) for n in range(-180, 181, 15)]
        assert wanted not in nearby, "it moves only where the clock leaves that time out"
        put_forward = offset(moment + _HOURS, zone) - offset(moment - _HOURS, zone)
        assert abs(read - wanted) == put_forward, "and by as much as it is put forward"


@given(zone=zones, day=days, minute=minutes)
def test_a_clock_on_the_wall_shows_the_time_that_was_set(zone: str, day: date, minute: int):
    holds(day, minute, zone)


def test_it_does_so_at_every_change_of_every_clock_on_earth():
    alike = {
        (changes(zone), offset(datetime(2024, 1, 1, tzinfo=UTC), zone)): zone for zone in ZONES
    }
    told = 0
    for (turns, _), zone in alike.items():
        for turn in turns:
            for day in {shown(turn - _MINUTE, zone).date(), shown(turn, zone).date()}:
                for minute in (0, 15, 90, 150, 9 * 60, 22 * 60 + 30, 23 * 60 + 30):
                    holds(day, minute, zone)
                    told += shown(wall(day, minute, zone), zone).time() != time(*divmod(minute, 60))
    assert told > 100, "and the hours that clocks leave out were among them"


@given(rhythm=rhythms)
def test_no_day_is_dropped_doubled_or_added(rhythm: Rhythm):
    monday = rhythm.starts_on - timedelta(days=rhythm.starts_on.weekday())
    span = (LAST - rhythm.starts_on).days + 1
    every_day = [rhythm.starts_on + timedelta(days=n) for n in range(span)]
    wanted = [
        day
        for day in every_day
        if list(DAYS)[day.weekday()] in rhythm.weekdays
        and (day - monday).days // 7 % rhythm.every == 0
    ]
    assert list(dates(rhythm)) == wanted


@given(rhythm=rhythms, after=days)
def test_it_can_be_taken_up_after_any_day(rhythm: Rhythm, after: date):
    assert list(dates(rhythm, after=after)) == [day for day in dates(rhythm) if day > after]


@given(rhythm=rhythms, zone=zones)
def test_moments_come_in_the_order_of_their_days_and_never_two_on_a_date(rhythm: Rhythm, zone: str):
    moments = [wall(day, rhythm.minute, zone) for day in islice(dates(rhythm), 200)]
    assert all(one < other for one, other in pairwise(moments))
    on = [shown(moment, zone).date() for moment in moments]
    assert len(set(on)) == len(on)


@given(zone=zones, day=days, minute=minutes)
def test_nobody_is_before_the_first_on_earth_or_after_the_last(zone: str, day: date, minute: int):
    assert first_on_earth(day, minute) <= wall(day, minute, zone) <= last_on_earth(day, minute)


def test_a_time_that_a_spring_night_leaves_out_comes_later_by_as_much():
    moment = wall(date(2026, 3, 8), 2 * 60 + 30, "America/New_York")
    assert shown(moment, "America/New_York") == datetime(2026, 3, 8, 3, 30)  # noqa: DTZ001


def test_a_time_that_an_autumn_night_shows_twice_comes_at_the_first():
    moment = wall(date(2026, 11, 1), 90, "America/New_York")
    assert moment == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_where_the_last_hour_of_a_day_is_left_out_it_still_comes_on_that_day():
    moment = wall(date(2024, 3, 30), 23 * 60 + 30, "America/Nuuk")
    assert shown(moment, "America/Nuuk") == datetime(2024, 3, 30, 22, 30)  # noqa: DTZ001


def test_a_last_day_may_fall_before_the_first_of_its_weekdays():
    short = {"starts_on": date(2026, 1, 5), "ends_on": date(2026, 1, 6), "minute": 0}
    assert list(dates(Rhythm(weekdays=("fri",), **short))) == []
    assert list(dates(Rhythm(weekdays=("fri", "tue"), **short))) == [date(2026, 1, 6)]


@pytest.mark.parametrize(
    ("rhythm", "told"),
    [
        ({"weekdays": ("mon",)}, "Mondays at 9:00 AM, your time"),
        (
            {"weekdays": ("fri", "wed", "mon")},
            "Mondays, Wednesdays and Fridays at 9:00 AM, your time",
        ),
        (
            {"weekdays": ("thu", "tue"), "every": 2, "minute": 840, "zone": "America/New_York"},
            "Every second Tuesday and Thursday at 2:00 PM (New York)",
        ),
        (
            {"weekdays": ("mon",), "every": 12, "minute": 0},
            "Every twelfth Monday at 12:00 AM, your time",
        ),
        ({"weekdays": tuple(DAYS), "minute": 725}, "Every day at 12:05 PM, your time"),
        ({"weekdays": tuple(DAYS)[:5]}, "Monday to Friday at 9:00 AM, your time"),
    ],
)
def test_it_is_told_in_words(rhythm: dict, told: str):
    assert words(Rhythm(**{"minute": 540, "starts_on": FIRST} | rhythm)) == told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("weekdays", ()), ("weekdays", ("someday",)), ("minute", -1), ("minute", 1440)),
        *(("every", 0), ("every", 13), ("zone", "Mars/Olympus"), ("ends_on", date(2023, 12, 31))),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(field: str, value: object):
    fine = {"weekdays": ("mon",), "minute": 540, "starts_on": FIRST}
    with pytest.raises(InvalidInput) as refused:
        Rhythm(**fine | {field: value})
    assert set(refused.value.problems) == {field}


@pytest.mark.parametrize("kind", ["digest", "pairs"])
def test_what_comes_at_one_moment_for_all_needs_a_clock(kind: str):
    rhythm = Rhythm(weekdays=("fri",), minute=900, starts_on=FIRST)
    with pytest.raises(InvalidInput) as refused:
        ScheduleDraft(cohort_id=1, schedule_id=None, kind=kind, rhythm=rhythm)
    assert set(refused.value.problems) == {"zone"}


def test_the_usual_week_asks_reminds_and_closes_in_this_order():
    monday = date(2026, 1, 5)
    week = usual_week(monday, "America/Chicago")
    assert [words(rhythm, whose="each member's time") for rhythm in week.values()] == [
        "Mondays at 9:00 AM, each member's time",
        "Wednesdays and Fridays at 9:00 AM, each member's time",
        "Fridays at 3:00 PM (Chicago)",
    ]
    for kind, rhythm in week.items():
        ScheduleDraft(cohort_id=1, schedule_id=None, kind=kind, rhythm=rhythm)


def test_a_cohort_does_nothing_on_breaks_and_outside_its_programme():
    calendar = Calendar(
        starts_on=date(2026, 1, 5),
        ends_on=date(2026, 5, 29),
        breaks=[(date(2026, 3, 30), date(2026, 4, 3))],
    )
    told = {
        date(2026, 1, 4): "not_begun",
        date(2026, 1, 5): None,
        date(2026, 3, 29): None,
        date(2026, 3, 30): "break",
        date(2026, 4, 3): "break",
        date(2026, 4, 4): None,
        date(2026, 5, 29): None,
        date(2026, 5, 30): "over",
    }
    assert {day: calendar.why_not(day) for day in told} == told
    assert Calendar(archived=True).why_not(date(2026, 1, 5)) == "archived"


def test_every_kind_is_made_up_for_a_while_and_no_longer():
    assert CATCH_UP.keys() == KINDS.keys()
    own = Rhythm(weekdays=("mon",), minute=540, starts_on=FIRST)
    late = too_late_from(own, "prompt", date(2026, 1, 5), date(2026, 1, 12))
    assert late == last_on_earth(date(2026, 1, 5), 540) + CATCH_UP["prompt"]


def test_of_several_missed_days_only_the_latest_is_made_up():
    daily = Rhythm(weekdays=tuple(DAYS), minute=900, zone="UTC", starts_on=FIRST)
    monday, tuesday = date(2026, 1, 5), date(2026, 1, 6)
    assert too_late_from(daily, "digest", monday, tuesday) == wall(tuesday, 900, "UTC")
