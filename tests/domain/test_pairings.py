"""What each date brings to a coaching or mentorship, and what its forms take."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek
from bot.domain.pairings import (
    ABOUT,
    LONGEST_GOAL,
    GoalDraft,
    Terms,
    due,
    is_time,
    next_date,
)

START = date(2026, 1, 5)


def days(count: int) -> date:
    return START + timedelta(days=count)


def lived(ends_on: date | None, *, until: int, looks: int = 1) -> list[tuple[int, str]]:
    """Every day (or every `looks` days), do what is due; return on which day what was done."""
    done, due_on = [], next_date(START, ends_on, START)
    for count in range(0, until + 1, looks):
        if due_on and days(count) >= due_on:
            step = due(ends_on, since=due_on, today=days(count))
            done.append((count, step))
            due_on = None if step == "end" else next_date(START, ends_on, days(count))
    return done


def test_without_an_end_it_is_asked_at_day_30_and_then_every_60():
    asked = [(30, "ask"), (90, "ask"), (150, "ask"), (210, "ask")]
    assert lived(None, until=260) == asked


def test_with_an_end_both_are_reminded_a_week_before_and_it_ends_the_day_after():
    done = [(30, "ask"), (90, "ask"), (113, "remind"), (121, "end")]
    assert lived(days(120), until=400) == done


def test_no_question_falls_into_the_last_week():
    assert lived(days(33), until=60) == [(26, "remind"), (34, "end")]


def test_a_pairing_of_a_few_days_just_ends():
    assert lived(days(5), until=60) == [(6, "end")]


def test_what_was_missed_for_months_is_caught_up_with_once():
    assert lived(None, until=400, looks=200) == [(200, "ask"), (400, "ask")]
    assert lived(days(100), until=400, looks=200) == [(200, "end")]


def test_a_reminder_that_was_missed_is_still_given_before_the_end():
    assert lived(days(58), until=100, looks=55) == [(55, "remind")]


@given(length=st.integers(1, 730), looks=st.integers(1, 45))
def test_it_ends_once_is_reminded_once_at_most_and_never_asks_afterwards(length, looks):
    done = lived(days(length), until=length + 60, looks=looks)
    steps = [step for _, step in done]
    assert steps[-1] == "end"
    assert steps.count("end") == 1
    assert steps.count("remind") <= 1
    asked = [count for count, step in done if step == "ask"]
    assert all(count <= length for count in asked)


def test_the_day_comes_in_the_officers_zone_and_working_hours():
    week = WorkingWeek(zone="America/Los_Angeles")
    monday = date(2026, 1, 5)
    assert not is_time(week, monday, datetime(2026, 1, 5, 7, 30, tzinfo=UTC))
    assert not is_time(week, monday, datetime(2026, 1, 5, 16, 59, tzinfo=UTC))
    assert is_time(week, monday, datetime(2026, 1, 5, 17, tzinfo=UTC))
    assert not is_time(week, monday, datetime(2026, 1, 6, 2, tzinfo=UTC))
    assert is_time(week, monday, datetime(2026, 1, 6, 18, tzinfo=UTC))
    assert not is_time(week, monday, datetime(2026, 1, 10, 20, tzinfo=UTC)), "a Saturday"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * (LONGEST_GOAL + 1)}, "text"),
        ({"about": "the weather"}, "about"),
        ({"by_when": days(-1)}, "by_when"),
    ],
)
def test_a_goal_says_which_field_needs_another_look(changed, field):
    good = {"text": "A policy by June", "about": "alignment", "by_when": days(1)}
    GoalDraft(**good, earliest=START)
    with pytest.raises(InvalidInput) as refused:
        GoalDraft(**good | changed, earliest=START)
    assert set(refused.value.problems) == {field}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"rhythm": "hourly"}, "rhythm"),
        ({"ends_on": START}, "ends_on"),
        ({"ends_on": days(731)}, "ends_on"),
    ],
)
def test_terms_say_which_field_needs_another_look(changed, field):
    good = {"rhythm": "weekly", "ends_on": days(1)}
    Terms(**good, today=START)
    with pytest.raises(InvalidInput) as refused:
        Terms(**good | changed, today=START)
    assert set(refused.value.problems) == {field}


def test_a_goal_belongs_to_one_of_the_five_supports_or_a_topic():
    assert list(ABOUT)[:5] == [
        "alignment",
        "money-and-mentorship",
        "every-department",
        "seat-at-the-table",
        "community-support",
    ]
    assert len(ABOUT) == 5 + 17
