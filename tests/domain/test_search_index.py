"""What a search promises, with vectors and without."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.domain.search.fusion import spread, top, words_weight
from tests.domain.searched import (
    AXES,
    LIBRARY,
    WIDTH,
    over,
    rows_of,
    seeds,
    sentences,
    somewhere,
    towards,
)


def test_meaning_finds_what_shares_no_word() -> None:
    [best] = over(LIBRARY, AXES).search("Nobody shows up", towards([0, 0.1, 0, 1])[0], limit=1)
    assert (best.row, best.shared) == (3, ())
    assert best.cosine > 0.9
    assert best.lexical == 0


def test_between_two_of_like_meaning_the_words_decide() -> None:
    query = towards([1, 1, 0.1, 0.1])[0]
    index = over(LIBRARY, AXES)
    assert rows_of(index.search("suspensions", query))[0] == 1
    assert rows_of(index.search("the vote", query))[0] == 0


def test_a_hit_says_which_of_the_query_s_words_it_shares() -> None:
    for vectors in (None, AXES):
        query = "Suspensions: what did restorative practice change?"
        best = over(LIBRARY, vectors).search(query, AXES[1] if vectors is not None else None)[0]
        assert best.row == 1
        assert set(best.shared) == {"Suspensions", "restorative", "practice"}


def test_the_best_hit_draws_its_likes_closer() -> None:
    """Rows 1 and 2 are equally near the query; row 1 is like the best hit and comes before 2."""
    vectors = towards([1, 0.5], [0.2, 1], [0.2, -1], [-1])
    query = towards([1])[0]
    plain = (vectors @ query).round(6)
    assert plain[1] == plain[2]
    hits = over(["one", "two", "three", "four"], vectors).search("five", query)
    assert rows_of(hits) == [0, 1, 2, 3]
    assert hits[1].score > hits[2].score
    assert hits[1].cosine == pytest.approx(hits[2].cosine)


def test_without_vectors_only_shared_words_find_anything() -> None:
    index = over(LIBRARY, None)
    assert rows_of(index.search("a vote by the board", None)) == [0]
    assert rows_of(index.search("a vote by the board", AXES[2])) == [0]
    assert index.search("dripping taps", None) == []


def test_a_query_without_a_vector_falls_back_to_words() -> None:
    assert rows_of(over(LIBRARY, AXES).search("suspensions", None)) == [1]


def test_an_empty_index_finds_nothing() -> None:
    assert over([], None).search("vote", None) == []
    assert over([], np.zeros((0, WIDTH), np.float32)).search("vote", AXES[0]) == []


def test_a_blank_query_finds_nothing() -> None:
    assert over(LIBRARY, AXES).search(" \n", AXES[0]) == []
    assert over(LIBRARY, None).search("", None) == []


def test_a_query_of_stop_words_is_left_to_its_meaning() -> None:
    assert rows_of(over(LIBRARY, AXES).search("what is this about", AXES[2]))[0] == 2
    assert over(LIBRARY, None).search("what is this about", None) == []


def test_the_only_text_is_found() -> None:
    [hit] = over(["a vote"], AXES[:1]).search("vote", AXES[0])
    assert hit.score == pytest.approx(1)
    [hit] = over(["a vote"], None).search("vote", None)
    assert hit.shared == ("vote",)


def test_equal_scores_keep_the_order_of_the_texts() -> None:
    same = np.repeat(AXES[:1], 300, axis=0)
    assert rows_of(over(["vote"] * 300, same).search("vote", AXES[0], limit=4)) == [0, 1, 2, 3]
    assert rows_of(over(["vote"] * 300, None).search("vote", None, limit=4)) == [0, 1, 2, 3]


def test_where_all_mean_the_same_the_words_decide() -> None:
    same = np.repeat(AXES[:1], 4, axis=0)
    assert rows_of(over(LIBRARY, same).search("restorative", AXES[0]))[0] == 1


def test_more_hits_may_be_asked_than_the_pool_holds() -> None:
    index = over(["vote"] * 500, somewhere(3, 500))
    hits = index.search("vote", AXES[0], limit=400)
    assert len({hit.row for hit in hits}) == 400


@pytest.mark.parametrize(
    "vectors",
    [AXES[:2], AXES[0], np.full((4, WIDTH), np.nan, np.float32)],
    ids=["too few", "one row", "not numbers"],
)
def test_vectors_that_cannot_be_the_texts_are_refused(vectors: NDArray[np.float32]) -> None:
    with pytest.raises(ValueError, match="vector"):
        over(LIBRARY, vectors)


def test_half_precision_vectors_are_welcome() -> None:
    assert rows_of(over(LIBRARY, AXES.astype(np.float16)).search("x", AXES[2]))[0] == 2


@given(
    texts=st.lists(sentences, max_size=12), query=sentences, limit=st.integers(0, 15), seed=seeds
)
def test_any_search_gives_distinct_rows_best_first_within_the_limit(
    texts: list[str], query: str, limit: int, seed: int
) -> None:
    for vectors in (None, somewhere(seed, len(texts))):
        vector = None if vectors is None else somewhere(seed + 1, 1)[0]
        hits = over(texts, vectors).search(query, vector, limit=limit)
        scores = [hit.score for hit in hits]
        assert np.isfinite(
            [number for h in hits for number in (h.score, h.cosine, h.lexical)]
        ).all()
        assert scores == sorted(scores, reverse=True)
        assert len(set(rows_of(hits))) == len(hits) <= min(limit, len(texts))
        if vectors is not None and query.strip():
            assert len(hits) == min(limit, len(texts))
        assert hits == over(texts, vectors).search(query, vector, limit=limit)


@given(texts=st.lists(sentences, min_size=1, max_size=10), query=sentences, seed=seeds)
def test_the_order_of_the_texts_does_not_change_a_text_s_score(
    texts: list[str], query: str, seed: int
) -> None:
    vectors, vector = somewhere(seed, len(texts)), somewhere(seed + 1, 1)[0]
    straight = over(texts, vectors).search(query, vector, limit=10)
    last = len(texts) - 1
    turned = over(texts[::-1], vectors[::-1]).search(query, vector, limit=10)
    there = {last - hit.row: hit.score for hit in turned}
    assert there == pytest.approx({hit.row: hit.score for hit in straight}, abs=1e-4)


@given(texts=st.lists(sentences, max_size=8), query=sentences, seed=seeds)
def test_one_more_text_loses_none_of_the_others(texts: list[str], query: str, seed: int) -> None:
    vectors = somewhere(seed, len(texts) + 1)
    vector = somewhere(seed + 1, 1)[0]
    before = over(texts, vectors[:-1]).search(query, vector, limit=20)
    after = over([*texts, "a dripping tap"], vectors).search(query, vector, limit=20)
    assert set(rows_of(before)) <= set(rows_of(after))
    cosines = {hit.row: hit.cosine for hit in after}
    assert all(cosines[hit.row] == pytest.approx(hit.cosine, abs=1e-5) for hit in before)


@given(numbers=st.lists(st.integers(-3, 3), max_size=30), count=st.integers(0, 40))
def test_the_top_is_what_a_stable_sort_puts_first(numbers: list[int], count: int) -> None:
    scores = np.array(numbers, np.float32)
    places = sorted(range(len(numbers)), key=lambda place: -numbers[place])
    assert top(scores, count).tolist() == places[:count]


@given(value=st.floats(-1e6, 1e6, width=32), count=st.integers(1, 50))
def test_equal_scores_have_no_spread(value: float, count: int) -> None:
    level = np.full(count, value, np.float32)
    assert spread(level) == 0
    assert words_weight(level, level) == 0
