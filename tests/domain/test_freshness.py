"""Which pieces are due, what a press confirms, and whom a change of law concerns."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput
from bot.domain.freshness import (
    LONGEST_ABOUT,
    Due,
    LawDoubt,
    Seen,
    is_due,
    said_about,
    urgency,
)
from bot.domain.guidance import Entry, Piece, Source
from bot.domain.states import STATES

TODAY = date(2026, 1, 5)
VOICE = "student-voice"


def entry(slug="a-piece", *, days=0, states=(), law=(), topics=(VOICE,)):
    """Make a piece that is to be looked at in so many days."""
    piece = Piece(
        slug=slug,
        title=slug,
        kind="tip",
        topics=frozenset(topics),
        support=None,
        summary="",
        source=Source(title="A book", author="Ada Example", year=2020),
        licence="CC BY 4.0",
        reviewed=TODAY,
        body="",
        states=frozenset(states),
    )
    by = TODAY + timedelta(days=days)
    return Entry(piece=piece, reviewed=TODAY, review_by=by, law_changed=frozenset(law))


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, True), (13, True), (14, False)])
def test_a_piece_is_due_from_two_weeks_before_its_day(days, due):
    assert is_due(entry(days=days), TODAY) is due


def test_a_piece_whose_law_is_in_doubt_is_due_at_once_and_first():
    doubted, late = entry("b", days=300, law=["TX"]), entry("a", days=-90)
    assert is_due(doubted, TODAY)
    ranked = sorted([Due(entry=it, reviewer=None) for it in (late, doubted)], key=urgency)
    assert [it.entry.piece.slug for it in ranked] == ["b", "a"]


@given(
    law=st.lists(st.sampled_from(sorted(STATES)), unique=True),
    version=st.integers(1, 10**6),
    week=st.none() | st.dates(),
)
def test_a_button_carries_what_was_shown(law, version, week):
    seen = Seen(slug="a-piece", version=version, law=tuple(sorted(law)), week=week)
    assert Seen.read(str(seen)) == seen
    assert len(str(seen)) < 2000


def concerned(entries, **doubt):
    return LawDoubt(state="TX", **doubt).concerns(entries)


def test_a_change_of_law_concerns_the_pieces_for_that_state():
    pieces = [entry("here", states=["TX"]), entry("there", states=["OH"]), entry("everywhere")]
    assert concerned(pieces) == ["here"]


def test_pieces_that_hold_everywhere_are_doubted_by_topic_only():
    pieces = [
        entry("voice"),
        entry("money", topics=["budget-and-resourcing"]),
        entry("none", topics=[]),
    ]
    assert concerned(pieces, everywhere=True, topics=frozenset([VOICE])) == ["voice"]
    with pytest.raises(InvalidInput) as refused:
        concerned(pieces, everywhere=True)
    assert list(refused.value.problems) == ["topics"]


def test_a_doubt_is_taken_back_where_it_is():
    pieces = [entry("here", law=["TX", "OH"]), entry("there", law=["OH"]), entry("nowhere")]
    assert LawDoubt(state="TX").doubted(pieces) == ["here"]


def test_what_is_no_state_has_no_law():
    with pytest.raises(InvalidInput):
        LawDoubt(state="ZZ")


@pytest.mark.parametrize("words", ["", "   no   ", "x" * (LONGEST_ABOUT + 1)])
def test_what_two_pieces_disagree_about_is_one_sentence(words):
    with pytest.raises(InvalidInput) as refused:
        said_about(words)
    assert list(refused.value.problems) == ["about"]


def test_a_sentence_is_kept_on_one_line():
    assert said_about(" Whether to name\nthe vendor. ") == "Whether to name the vendor."


def test_a_piece_that_is_due_soon_is_not_urgent():
    soon = Due(entry=entry(days=5), reviewer="U0ADA")
    assert not soon.is_urgent(TODAY)
    assert replace(soon, entry=entry(days=-1)).is_urgent(TODAY)
    assert replace(soon, entry=entry(days=5, law=["TX"])).is_urgent(TODAY)
