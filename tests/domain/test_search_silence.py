"""When nothing fits, nothing is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search import Hit, fits, worth_showing
from bot.domain.search.silence import Bars

cosines = st.floats(-1, 1)
shares = st.floats(0, 2.5)


def hit(cosine: float, lexical: float, *shared: str, row: int = 0, spoken: bool = False) -> Hit:
    return Hit(row=row, score=9.0, cosine=cosine, lexical=lexical, shared=shared, spoken=spoken)


@pytest.mark.parametrize(
    ("cosine", "lexical", "shown"),
    [(0.6, 0.0, True), (0.5, 0.1, True), (0.45, 0.05, False), (0.35, 0.6, True), (0.2, 0.3, False)],
)
def test_meaning_and_words_speak_for_a_hit_together(
    cosine: float, lexical: float, shown: bool
) -> None:
    assert fits(hit(cosine, lexical, "board", "vote"), dense=True) is shown


def test_a_word_that_means_something_else_is_not_enough() -> None:
    assert not fits(hit(0.2, 0.8, "code"), dense=True)


@pytest.mark.parametrize("dense", [True, False])
def test_a_search_of_a_few_words_finds_all_that_have_them(dense: bool) -> None:
    """Somebody who types "IEP" looks for the word."""
    found = [hit(0.24, 1.39, "IEP", row=1), hit(0.14, 1.3, "IEP", row=2), hit(0.3, 0.0, row=3)]
    assert worth_showing(found, dense=dense) == found[:2]


def test_without_vectors_it_takes_two_words_and_enough_of_the_question() -> None:
    assert fits(hit(0, 0.4, "board", "vote"), dense=False)
    assert not fits(hit(0, 0.4, "board"), dense=False)
    assert not fits(hit(0, 0.1, "board", "vote"), dense=False)


@given(cosine=cosines, lexical=shares, more=st.floats(0, 1), dense=st.booleans())
def test_a_nearer_hit_is_never_the_silent_one(
    cosine: float, lexical: float, more: float, dense: bool
) -> None:
    if fits(hit(cosine, lexical, "board", "vote"), dense=dense):
        assert fits(hit(cosine + more, lexical, "board", "vote"), dense=dense)
        assert fits(hit(cosine, lexical + more, "board", "vote"), dense=dense)


def test_a_weak_hit_is_shown_alone_and_never_beside_a_better_one() -> None:
    clear, weak = hit(0.7, 0.3, row=1), hit(0.5, 0.2, row=2)
    assert worth_showing([weak], dense=True) == [weak]
    assert worth_showing([clear, weak], dense=True) == [clear]
    assert worth_showing([clear, weak, clear], dense=True) == [clear, clear]


def test_what_does_not_fit_takes_nobodys_place() -> None:
    beside, weak = hit(0.1, 0.1, row=1), hit(0.5, 0.1, row=2)
    assert worth_showing([beside, weak], dense=True) == [weak]
    assert worth_showing([beside], dense=True) == []


def test_by_words_alone_the_further_ones_must_say_more_of_the_question_too() -> None:
    clear, weak = hit(0, 0.5, "board", "vote"), hit(0, 0.3, "board", "vote")
    assert worth_showing([weak, clear, weak], dense=False) == [weak, clear]


def test_what_has_no_vector_yet_is_judged_by_its_words() -> None:
    assert fits(hit(0, 0.4, "board", "vote", spoken=True), dense=True)
    assert not fits(hit(0, 0.4, "board", spoken=True), dense=True)
    assert not fits(hit(0, 0.1, "board", "vote", spoken=True), dense=True)


def test_other_bars_may_be_tried() -> None:
    strict = Bars(near=0.5, fitting=0.9, further=0.9)
    clear = hit(0.7, 0.3)
    assert worth_showing([clear], dense=True) == [clear]
    assert worth_showing([clear], dense=True, bars=strict) == []
