"""What raises or lowers a piece beside its words: which of two equals goes first, and no more."""

from datetime import date, timedelta

import numpy as np
import pytest

from bot.domain.guidance import Entry, Piece, Source
from bot.domain.priors import OTHER_STATE, priors, weight

TODAY = date(2026, 3, 1)
PLAIN = {
    "slug": "one",
    "title": "One",
    "kind": "tip",
    "topics": frozenset(),
    "support": None,
    "summary": "",
    "source": Source(title="A Year of Pauses", author="A Network of the North", year=2023),
    "licence": "CC BY 4.0",
    "reviewed": TODAY,
    "body": "Ask.",
}


def entry(*states: str, **stands) -> Entry:
    piece = Piece(**PLAIN | {"states": frozenset(states)})
    return Entry(piece=piece, **{"reviewed": TODAY, "review_by": TODAY} | stands)


def overdue() -> Entry:
    return entry(review_by=TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("first", "then", "state"),
    [
        (entry(), overdue(), None),
        (entry(), entry(law_changed=frozenset({"TX"})), "TX"),
        (entry("TX"), entry(), "TX"),
        (entry(), entry("OH"), "TX"),
        (entry("OH", "TX"), entry("OH"), "TX"),
        (entry(useful=3), entry(), None),
        (entry(), entry(not_useful=3), None),
        (entry(useful=30, not_useful=3), entry(useful=2), None),
        (entry(useful=1), entry(useful=1, not_useful=1), None),
    ],
)
def test_of_two_that_fit_equally_well_this_one_goes_first(first, then, state):
    assert weight(first, state, TODAY) > weight(then, state, TODAY)


def test_of_a_reader_s_state_nothing_is_guessed():
    assert weight(entry("OH"), None, TODAY) == weight(entry(), None, TODAY)
    assert weight(entry(law_changed=frozenset({"TX"})), None, TODAY) == 0
    assert weight(entry(law_changed=frozenset({"TX"})), "OH", TODAY) == 0


def test_it_is_due_on_the_last_day_and_overdue_on_the_next():
    assert weight(entry(), None, TODAY) == 0
    assert weight(entry(), None, TODAY + timedelta(days=1)) < 0


def test_all_that_speaks_against_a_piece_is_less_than_a_clearly_better_fit():
    """The best hit stands some four spreads above the middle."""
    worst = entry("OH", review_by=date(2020, 1, 1), law_changed=frozenset({"TX"}), not_useful=1000)
    assert -2 < weight(worst, "TX", TODAY) < OTHER_STATE


def test_where_nothing_tells_pieces_apart_no_search_is_touched():
    assert priors([entry(), entry()], state="TX", today=TODAY) is None
    assert priors([], state=None, today=TODAY) is None
    weighed = priors([entry(), overdue()], state=None, today=TODAY)
    assert weighed.dtype == np.float32
    assert weighed[0] == 0
    assert weighed[1] < 0
