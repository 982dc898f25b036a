"""When nothing fits, nothing is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search import Hit, fits

cosines = st.floats(-1, 1)
shares = st.floats(0, 2.5)


def hit(cosine: float, lexical: float, *shared: str) -> Hit:
    return Hit(row=0, score=9.0, cosine=cosine, lexical=lexical, shared=shared)


@pytest.mark.parametrize(
    ("cosine", "lexical", "shown"),
    [(0.6, 0.0, True), (0.5, 0.1, True), (0.45, 0.05, False), (0.35, 0.6, True), (0.2, 0.3, False)],
)
def test_meaning_and_words_speak_for_a_hit_together(
    cosine: float, lexical: float, shown: bool
) -> None:
    assert fits(hit(cosine, lexical, "board", "vote"), dense=True) is shown


def test_a_word_that_means_something_else_is_not_enough() -> None:
    assert not fits(hit(0.2, 2.0, "code"), dense=True)


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
