"""Figures are rounded and told in bands, and every chart says in words what it shows."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput
from bot.domain.periods import Quarter, due, quarters, words
from bot.domain.pictures import (
    Share,
    Week,
    at_least,
    average,
    pulse_chart,
    shared_by_week,
    together,
)
from bot.domain.reports import Line, table, totals


@given(st.lists(st.integers(1, 5), min_size=5, max_size=9))
def test_below_ten_people_an_average_is_in_halves_and_never_at_an_end(numbers):
    told = average(numbers)
    assert (told * 2).is_integer()
    assert 1.5 <= told <= 4.5


def test_that_everybody_chose_the_same_end_cannot_be_read():
    assert average([5] * 6) == average([5, 5, 5, 5, 4, 4]) == 4.5


def test_from_ten_people_on_an_average_is_in_tenths():
    assert average([3] * 9 + [4]) == 3.1


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_band_is_never_more_than_there_are_and_never_all(count, more):
    told = at_least(count, count + more)
    assert told % 5 == 0
    assert told <= max(0, count + more - 1)
    assert count - told < 10


def test_cohorts_of_one_week_are_weighed_by_their_people():
    monday, friday = date(2026, 9, 7), date(2026, 9, 11)
    weeks = [Week(day=monday, load=2, people=5), Week(day=friday, load=4, support=3, people=15)]
    assert together(weeks) == [Week(day=monday, load=3.5, support=3, people=20)]


def test_a_share_that_may_not_be_told_is_in_no_sum():
    monday = date(2026, 9, 7)
    told = Share(day=monday, asked=10, answered=5)
    hidden = Share(day=monday, asked=10, answered=None, at_least=5)
    few = Share(day=monday, asked=10, answered=4)
    assert [it.percent for it in shared_by_week([told, hidden, few])] == [50]
    assert [it.percent for it in shared_by_week([hidden])] == [None]


def test_a_chart_says_its_gaps():
    weeks = [Week(day=date(2026, 9, 7), load=3.5), Week(day=date(2026, 9, 14))]
    chart = pulse_chart(weeks, title="The pulse of Example cohort")
    assert chart
    assert "Sep 7 3.5, Sep 14 no figure" in chart.words
    assert pulse_chart(weeks[1:], title="") is None


def test_a_table_says_why_a_value_is_missing():
    lines = [Line(part="problems", name="shared", period="Q3 2026", value=None)]
    _, row = table(lines, days="").decode("utf-8-sig").splitlines()
    assert row.startswith('Problems of practice,Problems shared,Q3 2026,,"not told')


def test_averages_are_not_added_up():
    lines = [Line(part="problems", name="days", period="Q3 2026", value=2)]
    assert totals(lines) == []


NOVEMBER = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_a_school_year_begins_in_july():
    assert [it.key for it in quarters("year", NOVEMBER, None)] == ["2026-Q3", "2026-Q4"]
    assert [it.key for it in quarters("year", datetime(2027, 2, 1, tzinfo=UTC), None)] == [
        "2026-Q3",
        "2026-Q4",
        "2027-Q1",
    ]


def test_a_programme_begins_with_its_first_quarter_and_last_is_the_one_before():
    assert [it.key for it in quarters("programme", NOVEMBER, date(2026, 5, 2))] == [
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
    ]
    assert quarters("last", NOVEMBER, None) == quarters("2026-Q3", NOVEMBER, None)
    assert words(quarters("this", NOVEMBER, None), NOVEMBER) == (
        "October 1, 2026 to November 20, 2026"
    )


def test_a_period_that_nobody_offers_is_refused():
    with pytest.raises(InvalidInput):
        quarters("2026-Q9", NOVEMBER, None)


@pytest.mark.parametrize(("day", "is_due"), [(4, False), (5, True), (9, True), (12, False)])
def test_a_quarter_is_reported_from_its_first_monday_on_and_made_up_for_some_days(day, is_due):
    found = due(datetime(2026, 10, day, 15, tzinfo=UTC))
    assert (found is not None) == is_due
    assert not found or found[0] == Quarter(year=2026, number=3)
