"""Help is offered after three heavy weeks running, once, and again only after lighter ones."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answering import Answer
from bot.domain.care import HEAVY, PIECES, is_due, weeks_of
from bot.domain.errors import InvalidInput

MONDAY = date(2026, 9, 7)
WEEK = timedelta(weeks=1)


def due(*loads: int | None, offered: int | None = None) -> bool:
    """Whether help is due in the last of these weeks; None is a week without an answer."""
    weeks = [(MONDAY + number * WEEK, load) for number, load in enumerate(loads) if load]
    today = MONDAY + (len(loads) - 1) * WEEK + timedelta(days=3)
    offered_on = None if offered is None else MONDAY + offered * WEEK + timedelta(days=3)
    return is_due(weeks, today=today, offered_on=offered_on)


@pytest.mark.parametrize("loads", [(4, 4, 4), (5, 4, 5), (1, 2, 5, 5, 5), (4, 4, None, 4)])
def test_three_heavy_weeks_running_lead_to_an_offer(loads):
    assert due(*loads)


@pytest.mark.parametrize(
    "loads",
    [
        (),
        (5,),
        (5, 5),
        (5, 5, 3),
        (4, 3, 4),
        (5, 5, 1, 5),
        (4, None, None, 4, 4),
        (5, 5, 5, None, None, None),
    ],
)
def test_fewer_or_lighter_weeks_or_long_ago_lead_to_none(loads):
    assert not due(*loads)


def test_while_weeks_stay_heavy_nothing_is_offered_twice():
    assert not any(due(*[5] * weeks, offered=2) for weeks in range(4, 30))


def test_after_two_lighter_weeks_and_eight_weeks_it_may_be_offered_again():
    assert due(5, 5, 5, 2, 3, 3, 2, 2, 5, 5, 5, offered=2)
    assert not due(5, 5, 5, 2, 2, 5, 5, 5, offered=2), "eight weeks are not over"
    assert not due(5, 5, 5, 2, 5, 5, 5, 5, 5, 5, 5, offered=2), "one lighter week is not two"


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_two_offers_are_never_closer_than_eight_weeks(loads):
    offers: list[int] = []
    for week in range(len(loads)):
        if due(*loads[: week + 1], offered=offers[-1] if offers else None):
            assert min(loads[week - 2 : week + 1]) >= HEAVY
            offers.append(week)
    assert all(later - sooner >= 8 for sooner, later in pairwise(offers))


def test_a_week_counts_once_by_its_last_answer_on_the_members_own_calendar():
    honolulu = ZoneInfo("Pacific/Honolulu")
    monday_in_london = datetime(2026, 9, 7, 8, tzinfo=UTC)
    answers = [(monday_in_london, 5), (monday_in_london + timedelta(days=2), 3)]
    assert weeks_of(answers, honolulu) == [(MONDAY - WEEK, 5), (MONDAY, 3)]
    assert weeks_of(answers, ZoneInfo("UTC")) == [(MONDAY, 3)]


def test_the_pieces_that_an_offer_leads_to_are_in_the_library():
    library = Path(__file__).parents[2] / "guidance"
    assert all((library / f"{slug}.md").is_file() for slug in PIECES)


def test_an_answer_needs_words_or_a_number_and_nothing_else():
    assert Answer(words="A calm one.").pulse == {}
    assert Answer(support=2).pulse == {"support": 2}
    with pytest.raises(InvalidInput) as refused:
        Answer(commitment="Call the chair.", topics=("student-voice",))
    assert set(refused.value.problems) == {"words"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("words", {"words": "x" * 3001}),
        ("words", {"load": 3, "read_by": "cohort_unnamed"}),
        ("load", {"load": 6}),
        ("support", {"support": 0}),
        ("kept", {"words": "x", "kept": "forgotten"}),
        ("topics", {"words": "x", "topics": ("no-topic",)}),
        ("commitment", {"words": "x", "commitment": "x" * 301}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(field, typed):
    with pytest.raises(InvalidInput) as refused:
        Answer(**typed)
    assert set(refused.value.problems) == {field}
