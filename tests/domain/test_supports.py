"""The five supports: what a score is, what counts as weak, what moved, and when to ask again."""

from datetime import date, timedelta

import pytest

from bot.domain import supports
from bot.domain.errors import InvalidInput
from bot.domain.supports import AGAIN_AFTER, FIRST_AFTER, STATEMENTS, Taken, is_due
from bot.domain.topics import SUPPORTS

TODAY = date(2026, 10, 5)


def answers(**numbers):
    """Answer each named support with these numbers, statement by statement; 0 leaves one out."""
    return {
        key: number
        for name, given in numbers.items()
        for key, number in zip(supports.keys_of(name.replace("_", "-")), given, strict=False)
        if number
    }


def taken(number, day=TODAY, **numbers):
    return Taken(assessment_id=number, answered_on=day, answers=answers(**numbers))


def score(told, support):
    return next(it.score for it in supports.scores(told) if it.support == support)


def test_each_support_has_four_statements_that_are_told_apart():
    assert list(STATEMENTS) == [support.slug for support in SUPPORTS]
    assert {len(each) for each in STATEMENTS.values()} == {4}
    texts = [text for each in STATEMENTS.values() for text in each.values()]
    assert len(set(texts)) == len(supports.KEYS) == 20
    assert all(supports.statement(key) in texts for key in supports.KEYS)


def test_a_score_is_the_mean_of_what_was_answered_and_one_statement_is_none():
    told = answers(alignment=(1, 2, 0, 5), every_department=(4,))
    assert score(told, "alignment") == pytest.approx(8 / 3)
    assert score(told, "every-department") is None
    assert score(told, "community-support") is None


def test_the_one_or_two_lowest_are_weak_and_a_strong_one_never_is():
    told = answers(
        alignment=(2, 2), money_and_mentorship=(1, 1), every_department=(3, 3),
        seat_at_the_table=(5, 5), community_support=(2, 3),
    )  # fmt: skip
    assert supports.weakest(told) == ["money-and-mentorship", "alignment"]
    assert supports.weakest(answers(alignment=(4, 4), every_department=(3, 3))) == [
        "every-department"
    ]
    assert supports.weakest(answers(alignment=(5, 4), every_department=(4, 4))) == []


def test_the_statements_that_hold_least_are_named():
    told = answers(alignment=(3, 1, 0, 1))
    assert supports.lowest(told, "alignment") == ["alignment.plan", "alignment.same"]


def test_what_moved_is_told_by_what_was_answered_both_times():
    before, now = answers(alignment=(1, 1, 5, 0)), answers(alignment=(2, 2, 0, 5))
    assert supports.change(now, before, "alignment") == pytest.approx(1.0)
    assert supports.change(answers(alignment=(2, 0, 0, 5)), before, "alignment") is None


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "not at all"), (1.49, "not at all"), (1.5, "a little"), (3.25, "in part"), (5, "fully")],
)
def test_a_score_has_a_word(value, words):
    assert supports.word(value) == words


def test_nothing_is_kept_that_gives_no_score_at_all():
    for told in ({}, answers(alignment=(3,), every_department=(5,)), {"alignment.plan": 0}):
        with pytest.raises(InvalidInput) as refused:
            supports.checked(told, field="here")
        assert set(refused.value.problems) == {"here"}
    unsure = {"alignment.policy": 4, "alignment.plan": 2, "alignment.same": 0, "made.up": 3}
    assert supports.checked(unsure, field="here") == answers(alignment=(4, 2))


def test_a_chart_shows_the_last_three_and_says_all_of_it_in_words():
    past = [taken(number, date(2026, number, 5), alignment=(number, number)) for number in (4, 3)]
    past += [taken(2, date(2026, 2, 5), alignment=(2, 3)), taken(1, date(2026, 1, 5))]
    drawn = supports.chart(past)
    assert [each.name for each in drawn.series] == [
        "February 5, 2026",
        "March 5, 2026",
        "This time, April 5, 2026",
    ]
    assert drawn.series[-1].values == [4, None, None, None, None]
    assert "This time, April 5, 2026: alignment 4; money and mentorship no score" in drawn.words
    assert "February 5, 2026: alignment 2.5" in drawn.words
    assert "January" not in drawn.words


def test_the_first_invitation_comes_thirty_days_after_the_first_check_in():
    def due(today):
        return is_due(first=TODAY, last=None, invited=None, today=today)

    assert not due(TODAY + FIRST_AFTER - timedelta(days=1))
    assert due(TODAY + FIRST_AFTER)


@pytest.mark.parametrize(("last", "invited"), [(-9, -90), (-90, -9), (None, -9), (-9, None)])
def test_the_next_comes_half_a_year_after_the_last_of_both(last, invited):
    def day(offset):
        return None if offset is None else TODAY + timedelta(days=offset)

    def due(after):
        today = TODAY - timedelta(days=9) + after
        return is_due(first=date(2020, 1, 1), last=day(last), invited=day(invited), today=today)

    assert not due(AGAIN_AFTER - timedelta(days=1))
    assert due(AGAIN_AFTER)
    assert timedelta(days=150) < AGAIN_AFTER
