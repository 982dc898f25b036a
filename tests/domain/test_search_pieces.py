"""What a search promises of pieces in passages: once each, as far as they may be seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.searched import (
    AXES,
    LIBRARY,
    over,
    rows_of,
    seeds,
    sentences,
    somewhere,
    towards,
)

GROUPS = [0, 0, 1, 2]
"""The first two passages are one piece's."""


def test_a_piece_is_found_once_by_its_best_passage() -> None:
    hits = over(LIBRARY, AXES, GROUPS).search("Nobody shows up", towards([0.1, 1])[0])
    assert sorted(rows_of(hits)) == [1, 2, 3]
    assert rows_of(hits)[0] == 1


def test_words_in_several_passages_of_a_piece_count_together() -> None:
    parts = ["a board", "a vote", "a board of wood", "a data night"]
    [first, *_] = over(parts, None, [0, 0, 1, 2]).search("board vote", None)
    assert first.row in (0, 1)
    assert set(first.shared) == {"board", "vote"}


def test_by_words_alone_the_passage_that_has_them_is_shown() -> None:
    [hit] = over(LIBRARY, None, GROUPS).search("restorative practices", None)
    assert hit.row == 1


@pytest.mark.parametrize("groups", [[0, 0, 1], [0, 1, 0, 1]], ids=["too few", "torn apart"])
def test_passages_that_do_not_stand_by_their_piece_are_refused(groups: list[int]) -> None:
    with pytest.raises(ValueError, match="groups"):
        over(LIBRARY, AXES, groups)


@given(
    pieces=st.lists(st.tuples(sentences, st.booleans(), st.booleans()), min_size=1, max_size=12),
    query=sentences,
    seed=seeds,
)
def test_what_is_not_allowed_is_never_found(
    pieces: list[tuple[str, bool, bool]], query: str, seed: int
) -> None:
    allowed = np.array([may for _, may, _ in pieces])
    groups = np.cumsum([opens for *_, opens in pieces])
    vector = somewhere(seed + 1, 1)[0]
    for vectors in (None, somewhere(seed, len(pieces))):
        index = over([text for text, *_ in pieces], vectors, groups.tolist())
        hits = index.search(query, vector, limit=20, allowed=allowed)
        assert set(groups[~allowed]).isdisjoint(groups[rows_of(hits)])
        if allowed.all():
            assert hits == index.search(query, vector, limit=20)


def test_a_best_hit_that_is_not_allowed_does_not_draw_its_likes_closer() -> None:
    """Rows 2 and 3 are equally near the query and the best hit that may be shown, row 1."""
    vectors = towards([1, 0.5], [1, 0, 1], [0.2, 1], [0.2, -1])
    index, query = over(["one", "two", "three", "four"], vectors), towards([1])[0]
    open_to_all = index.search("five", query)
    assert rows_of(open_to_all) == [0, 1, 2, 3]
    assert open_to_all[2].score > open_to_all[3].score + 0.01
    hits = index.search("five", query, allowed=np.array([False, True, True, True]))
    assert rows_of(hits)[0] == 1
    assert hits[1].score == pytest.approx(hits[2].score)


def test_priors_turn_a_close_call_and_no_clear_one() -> None:
    vectors = towards([1, 0.1], [1, 0.12], [0.1, 1], [0.2, -1])
    index = over(LIBRARY, vectors)
    query = towards([1])[0]
    gentle = np.array([-0.5, 0, 0.5, 0], np.float32)
    assert rows_of(index.search("x", query))[:2] == [0, 1]
    assert rows_of(index.search("x", query, priors=gentle))[:2] == [1, 0]
    plain, moved = index.search("x", query), index.search("x", query, priors=gentle)
    assert {hit.row: hit.cosine for hit in plain} == {hit.row: hit.cosine for hit in moved}


def test_priors_bring_nothing_that_shares_no_word_where_words_alone_count() -> None:
    index = over(["a vote", "a vote", "a tap"], None)
    priors = np.array([0, 0.5, 9], np.float32)
    assert rows_of(index.search("vote", None, priors=priors)) == [1, 0]


def test_a_passage_whose_vector_is_still_being_made_is_found_by_its_words() -> None:
    vectors = AXES.copy()
    vectors[1] = 0
    index = over(LIBRARY, vectors)
    best, *others = index.search("restorative practices", towards([1, 0, 1, 1])[0])
    assert (best.row, best.spoken, best.cosine) == (1, True, 0)
    assert not any(hit.spoken for hit in others)


def test_vectors_that_are_all_still_being_made_leave_the_words() -> None:
    [hit] = over(LIBRARY, np.zeros_like(AXES)).search("suspensions", AXES[0])
    assert (hit.row, hit.spoken) == (1, True)


def test_pieces_that_say_nearly_the_same_are_shown_once() -> None:
    text = (
        "When the board drops the word keep goals money measures change label strategic plan vote"
    )
    texts = [text, text.replace("vote", "pass"), *LIBRARY]
    vectors = towards([1], [1, 0.01], [1, 1], [1, 2], [1, 3], [1, 4])
    assert rows_of(over(texts, vectors).search("the word", towards([1])[0], limit=2)) == [0, 2]
