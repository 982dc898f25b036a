"""Coaching's modals and its part of Home keep Slack's limits, whatever people wrote."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pairings import (
    ABOUT,
    LONGEST_GOAL,
    LONGEST_NOTE,
    RHYTHMS,
    Assignment,
    SeenGoal,
    SeenNote,
    Together,
)
from bot.views import coaching, coaching_form, goals
from tests.conftest import NOW
from tests.views.limits import check_blocks, check_view
from tests.views.made_up import words

DAY = date(2026, 1, 5)
MANY = 150


def together(number: int = 1, *, ended: bool = False, kind: str = "coaching") -> Together:
    return Together(
        pairing_id=number,
        kind=kind,
        part="guide" if number % 2 else "officer",
        other=f"U{number:010}",
        rhythm="weekly",
        starts_on=DAY,
        ends_on=DAY if number % 3 else None,
        open_goals=number,
        forgotten_on=DAY if ended else None,
    )


seen_goals = st.builds(
    SeenGoal,
    goal_id=st.integers(1, 10**9),
    text=words.map(lambda text: text[:LONGEST_GOAL]),
    about=st.sampled_from([*ABOUT, "no longer on the list"]),
    by_when=st.sampled_from([None, DAY]),
    state=st.sampled_from(["open", "reached", "dropped"]),
    notes=st.integers(0, 200),
)
seen_notes = st.builds(
    SeenNote,
    writer=st.just("U0ADA"),
    text=words.map(lambda text: text[:LONGEST_NOTE]),
    written_at=st.just(NOW),
)


@settings(max_examples=20)
@given(some=st.lists(seen_goals, max_size=15), number=st.integers(0, 3), ended=st.booleans())
def test_a_pairings_page_keeps_slacks_limits(some, number, ended):
    check_view(goals.page(together(ended=ended), some, number=number))


@settings(max_examples=20)
@given(goal=seen_goals, some=st.lists(seen_notes, max_size=10), ended=st.booleans())
def test_the_notes_on_a_goal_keep_slacks_limits(goal, some, ended):
    check_view(goals.notes(together(ended=ended), goal, some))
    check_view(goals.form(1, goal))


@pytest.mark.parametrize("count", [0, 1, MANY])
def test_however_many_there_are_lists_are_turned_page_by_page(count):
    pairings = [together(number) for number in range(count)]
    running = [
        Assignment(
            pairing_id=number,
            coach=f"U0COACH{number // 3}",
            officer=f"U0OFFICER{number}",
            starts_on=DAY,
            ends_on=None,
        )
        for number in range(count)
    ]
    coaches = [f"U0COACH{number}" for number in range(count)]
    shown = ""
    for number in range(-(-count // 20) or 1):
        check_view(coaching.overview(pairings, number=number))
        view = coaching_form.assignments(coaches, running, number=number)
        check_view(view)
        shown += str(view.to_dict())
    assert all(each.officer in shown for each in running)


@pytest.mark.parametrize("count", [0, 1, 6, 7, MANY])
def test_in_home_it_takes_ten_blocks_at_most(count):
    blocks = list(coaching.in_home([together(number) for number in range(count)]))
    assert len(blocks) <= 10
    check_blocks([block.to_dict() for block in blocks])
    assert bool(blocks) == bool(count)


@pytest.mark.parametrize("author", [True, False])
@pytest.mark.parametrize("anonymous", [True, False])
@settings(max_examples=5)
@given(title=words)
def test_the_forms_keep_slacks_limits(author, anonymous, title):
    other = None if anonymous and not author else "U0MAE"
    form = coaching_form.keep_going(1, title, other, author=author, anonymous=anonymous, today=DAY)
    check_view(form)


def test_the_other_forms_keep_slacks_limits_too():
    for number in range(len(RHYTHMS)):
        check_view(coaching_form.terms(together(number)))
        check_view(coaching.change(together(number), [f"U{each}" for each in range(60)]))
    check_view(coaching.change(together(), []))
    check_view(coaching_form.assign())
    check_view(coaching_form.proposed(None))
    check_view(coaching.facilitators_know())
