"""How well words answer words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.counting import count
from bot.domain.search.lexical import Lexicon, rarity
from bot.domain.search.terms import terms

LIBRARY = [
    "A board vote on the word equity: keep the goals, change the label.",
    "Suspensions rose after restorative practices. Ask who suspends, and for what.",
    "New in the role: decide what is not yours before every department decides for you.",
]

WORDS = ["board", "vote", "family", "budget", "data", "mentor", "school", "the"]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), min_size=1, max_size=8)
queries = st.lists(st.sampled_from([*WORDS, "unheard"]), max_size=6).map(" ".join)


def over(texts: list[str]) -> Lexicon:
    return Lexicon([count(text) for text in texts])


def test_the_text_that_says_the_word_is_found_by_it() -> None:
    scores = over(LIBRARY).scores(terms("How do we cut suspensions?"))
    assert scores.argmax() == 1
    assert np.count_nonzero(scores) == 1


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    lexicon = over(["school rare", "school often", "school often"])
    assert lexicon.scores(terms("rare"))[0] == pytest.approx(lexicon.scores(terms("often"))[1])
    both = lexicon.scores(terms("rare often"))
    assert both[0] > both[1] > 0
    assert rarity(np.array([1]), 3) > rarity(np.array([2]), 3) > rarity(np.array([3]), 3) > 0


def test_a_long_text_that_says_the_word_once_is_less_about_it() -> None:
    short, long = over(["vote", "vote " + "data " * 20]).scores(terms("vote"))
    assert short > long > 0


def test_what_the_query_repeats_counts_as_often() -> None:
    lexicon = over(["budget cuts", "family evenings"])
    scores = lexicon.scores(terms("budget family family"))
    assert scores[1] == pytest.approx(2 * scores[0])


def test_an_average_text_that_says_every_word_once_scores_one() -> None:
    scores = over(["board vote", "family night"]).scores(terms("vote board"))
    assert scores.tolist() == pytest.approx([1, 0])


def test_a_word_that_no_text_knows_is_part_of_what_is_asked() -> None:
    lexicon = over(LIBRARY)
    known, mixed = (lexicon.scores(terms(query))[0] for query in ("board", "board dripping taps"))
    assert 0 < mixed < known / 2


def test_shared_words_are_the_query_s_own_weightiest_first() -> None:
    lexicon = over(["school budgets", "school data", "school families"])
    assert lexicon.shared(terms("Schools: who reads our Budget?"), 0) == ("Budget", "Schools")
    assert lexicon.shared(terms("Schools: who reads our Budget?"), 1) == ("Schools",)
    assert lexicon.shared(terms("taps"), 0) == ()


@given(texts=texts, query=queries)
def test_scores_are_numbers_and_nothing_shared_scores_nothing(texts: list[str], query: str) -> None:
    lexicon, asked = over(texts), terms(query)
    scores = lexicon.scores(asked)
    assert scores.shape == (len(texts),)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()
    assert [bool(lexicon.shared(asked, row)) for row in range(len(texts))] == (scores > 0).tolist()


@given(texts=texts, query=queries, chance=st.randoms(use_true_random=False))
def test_the_order_of_the_texts_makes_no_difference(
    texts: list[str], query: str, chance: "np.random.Generator"
) -> None:
    order = list(range(len(texts)))
    chance.shuffle(order)
    straight = over(texts).scores(terms(query))
    shuffled = over([texts[row] for row in order]).scores(terms(query))
    assert shuffled == pytest.approx(straight[order], abs=1e-5)


@given(said=st.integers(1, 7))
def test_saying_the_word_more_often_never_scores_less(said: int) -> None:
    """Two texts of one length: the one that says it once more is ahead."""
    once, more = (["vote"] * count + ["data"] * (10 - count) for count in (said, said + 1))
    scores = over([" ".join(once), " ".join(more), "data"]).scores(terms("vote"))
    assert scores[1] > scores[0] > scores[2] == 0
