"""When the library's digests are due, and which pieces they name."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digests import (
    FEWEST_WORDS,
    MADE_UP,
    Judged,
    first_tuesday,
    month_before,
    monthly,
    most_useful,
    tuesday_of,
    weekly,
)

CHICAGO = "America/Chicago"
ZONES = ["UTC", None, CHICAGO, "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"]
zones = st.sampled_from(ZONES)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
NOON = datetime(2026, 1, 6, 12, tzinfo=UTC)


def local(year, month, day, hour=9, zone=CHICAGO):
    return datetime(year, month, day, hour, tzinfo=ZoneInfo(zone))


def test_a_monday_at_nine_is_the_time():
    assert weekly(CHICAGO, local(2026, 1, 5)) == local(2026, 1, 5)


def test_before_nine_the_week_before_counts_which_is_too_long_ago():
    assert weekly(CHICAGO, local(2026, 1, 5, 8)) is None


@pytest.mark.parametrize(("day", "is_due"), [(9, True), (10, False)])
def test_what_nobody_sent_on_monday_is_made_up_within_days(day, is_due):
    assert (weekly(CHICAGO, local(2026, 1, day, 10)) is not None) is is_due


def test_nine_stays_nine_when_the_clocks_change():
    before, after = weekly(CHICAGO, local(2026, 3, 2)), weekly(CHICAGO, local(2026, 3, 9))
    assert before.hour == 15
    assert after.hour == 14


@pytest.mark.parametrize(
    ("day", "tuesday"),
    [
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 6, 30), date(2026, 6, 2)),
        (date(2026, 4, 1), date(2026, 4, 7)),
    ],
)
def test_the_first_tuesday_is_on_the_first_to_the_seventh(day, tuesday):
    assert first_tuesday(day) == tuesday


def test_the_month_before_january_is_december():
    assert month_before(date(2026, 1, 6)) == date(2025, 12, 2)


def test_a_first_tuesday_is_due_at_nine_and_for_days_after():
    on_time = local(2026, 4, 7)
    assert monthly(CHICAGO, on_time) == on_time
    assert monthly(CHICAGO, on_time + timedelta(days=4)) == on_time
    assert monthly(CHICAGO, on_time - timedelta(minutes=1)) is None
    assert monthly(CHICAGO, on_time + timedelta(days=6)) is None


@given(zone=zones, now=moments)
def test_it_is_always_nine_on_the_right_day_where_the_reader_is(zone, now):
    for told, weekday in ((weekly(zone, now), 0), (monthly(zone, now), 1)):
        if told:
            there = told.astimezone(ZoneInfo(zone or "UTC"))
            assert (there.hour, there.minute, there.weekday()) == (9, 0, weekday)
            assert timedelta(0) <= now - told <= MADE_UP


@given(zone=zones, now=moments)
def test_a_month_is_the_same_month_for_all_zones(zone, now):
    if at := monthly(zone, now):
        there = at.astimezone(ZoneInfo(zone or "UTC")).date()
        assert tuesday_of(at) == there == first_tuesday(there)


def judged(slug, useful, words, *, ago=1):
    return Judged(slug=slug, useful=useful, words=words, last=NOON - timedelta(days=ago))


def test_a_piece_with_too_few_words_on_it_is_never_named():
    few = judged("few", FEWEST_WORDS - 1, FEWEST_WORDS - 1)
    enough = judged("enough", FEWEST_WORDS, FEWEST_WORDS)
    assert most_useful([few, enough], since=NOON - timedelta(days=30)) == ["enough"]


def test_the_most_useful_come_first_and_what_divides_readers_does_not_come():
    words = [judged("good", 6, 7), judged("best", 9, 10), judged("divides", 4, 8)]
    assert most_useful(words, since=NOON - timedelta(days=30)) == ["best", "good"]


def test_what_nobody_spoke_of_lately_is_not_named_again():
    assert most_useful([judged("old", 9, 9, ago=31)], since=NOON - timedelta(days=30)) == []
