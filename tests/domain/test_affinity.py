"""Who knows a subject, as a caller sees it: with a made-up sense of meaning, and by words alone."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.affinity import WHOLE, Affinity
from bot.domain.search.index import Floats

SUBJECTS = ("circles", "budget", "board", "families")
"""What the made-up model understands: each is a direction of its own."""

CIRCLES = "Led our move from suspensions to circles, and trained the adults for circles."
BUDGET = "Built an equity budget with three departments, and kept the budget through cuts."
BOARD = "Prepared our board for a vote on the plan, and lost it before the board changed."
FAMILIES = "Went to families at their hour, with an interpreter, and families came back."


class Meaning:
    """Sees how often a text names each subject, and remembers what it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, texts: Sequence[str], *, max_tokens: int = 256) -> Floats:
        self.read += texts
        counts = np.array(
            [
                [text.lower().split()[:max_tokens].count(each) for each in SUBJECTS] + [0.3]
                for text in texts
            ],
            np.float32,
        )
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


@pytest.fixture(params=["by meaning and words", "by words"])
def encode(request: pytest.FixtureRequest) -> Meaning | None:
    return Meaning() if request.param == "by meaning and words" else None


def test_who_wrote_on_the_subject_comes_first(encode: Meaning | None) -> None:
    affinity = Affinity([[CIRCLES], [BUDGET], [BOARD], [FAMILIES]], encode)
    scores = affinity.scores("How do you keep a budget for families when the budget is cut?")
    assert scores.argmax() == 1
    assert scores[3] > scores[0]


def test_there_is_a_number_from_0_to_1_for_each_profile_in_their_order(
    encode: Meaning | None,
) -> None:
    affinity = Affinity([[CIRCLES, BUDGET], [BOARD]], encode)
    scores = affinity.scores("The board votes on our circles")
    assert scores.shape == (2,)
    assert scores.dtype == np.float32
    assert ((scores > 0) & (scores <= 1)).all()
    assert len(affinity) == 2


def test_an_experience_beside_others_is_still_seen(encode: Meaning | None) -> None:
    """What somebody did besides takes little away from what they know."""
    affinity = Affinity([[BOARD], [BUDGET, FAMILIES, CIRCLES], [BUDGET, FAMILIES]], encode)
    scores = affinity.scores("Suspensions rose although we adopted circles.")
    assert scores.argmax() == 1


def test_three_pieces_near_the_subject_tell_more_than_one(encode: Meaning | None) -> None:
    again = ["Coached four schools in circles.", "Wrote our guide to circles.", CIRCLES]
    affinity = Affinity([[CIRCLES, BUDGET, BOARD], again, [FAMILIES]], encode)
    scores = affinity.scores("Teachers call circles soft.")
    assert scores[1] > scores[0] > scores[2]


def test_a_piece_given_twice_counts_once(encode: Meaning | None) -> None:
    question = "Teachers call circles soft."
    once = Affinity([[CIRCLES, BUDGET], [BOARD]], encode).scores(question)
    twice = Affinity([[CIRCLES, BUDGET, f" {CIRCLES}\n", " "], [BOARD]], encode).scores(question)
    assert twice == pytest.approx(once)


def test_who_wrote_nothing_knows_nothing_and_changes_nothing(encode: Meaning | None) -> None:
    question = "Teachers call circles soft."
    alone = Affinity([[CIRCLES], [BUDGET]], encode).scores(question)
    among = Affinity([[], [CIRCLES], [" ", ""], [BUDGET], []], encode).scores(question)
    assert list(among[[0, 2, 4]]) == [0, 0, 0]
    assert among[[1, 3]] == pytest.approx(alone)


@pytest.mark.parametrize("profiles", [[], [[]], [[], ["  "]]])
def test_where_nobody_wrote_anything_every_score_is_0(
    profiles: list[list[str]], encode: Meaning | None
) -> None:
    scores = Affinity(profiles, encode).scores("Anything at all")
    assert scores.shape == (len(profiles),)
    assert not scores.any()


def test_a_blank_text_is_known_to_nobody(encode: Meaning | None) -> None:
    assert not Affinity([[CIRCLES], [BUDGET]], encode).scores(" \n ").any()


def test_by_words_alone_a_text_without_a_shared_word_is_known_to_nobody() -> None:
    assert not Affinity([[CIRCLES], [BUDGET]], None).scores("Transportation is late").any()


def test_a_text_that_is_like_everything_is_well_known_to_nobody() -> None:
    """Scores of one person are comparable between texts: a generic one does not lead."""
    affinity = Affinity([[CIRCLES], [BUDGET], [BOARD], [FAMILIES]], Meaning())
    of_circles = affinity.scores("Our circles fail and suspensions rise.")[0]
    of_anything = affinity.scores("circles budget board families and more of everything")[0]
    assert of_anything < of_circles / 2


def test_one_rare_word_does_not_make_an_expert() -> None:
    """Two know the subject, one only shares a name with the text."""
    profiles = [[CIRCLES], ["Met Zuzana at the convening."], *[[BUDGET, BOARD, FAMILIES]] * 30]
    scores = Affinity(profiles, Meaning()).scores("Zuzana asks how circles last.")
    assert scores.argmax() == 0


def test_each_distinct_text_is_embedded_once() -> None:
    meaning = Meaning()
    Affinity([[CIRCLES, BUDGET], [BUDGET], [CIRCLES]], meaning)
    assert sorted(meaning.read) == sorted([CIRCLES, BUDGET])


def test_of_a_long_biography_every_part_is_read() -> None:
    """The model reads only so far, so a text on many things is cut into passages."""
    filler = " ".join(["and"] * WHOLE)
    affinity = Affinity([[f"{filler} {CIRCLES}"], [BUDGET]], Meaning())
    scores = affinity.scores("Suspensions rose with circles.")
    assert scores[0] > 0.5 > scores[1]


def test_the_index_stays_as_it_was_when_its_lists_change(encode: Meaning | None) -> None:
    pieces = [CIRCLES]
    affinity = Affinity([pieces, [BUDGET]], encode)
    before = affinity.scores("circles")
    pieces.append(BUDGET)
    assert (affinity.scores("circles") == before).all()


words = st.sampled_from([*SUBJECTS, "and", "we", "vote", "cuts", "Ünïcode", "42", "…", "\x00", ""])
texts = st.lists(words, max_size=12).map(" ".join)


@given(profiles=st.lists(st.lists(texts, max_size=4), max_size=6), text=texts, dense=st.booleans())
def test_whatever_was_written_scores_are_numbers_from_0_to_1(
    profiles: list[list[str]], text: str, *, dense: bool
) -> None:
    scores = Affinity(profiles, Meaning() if dense else None).scores(text)
    assert scores.shape == (len(profiles),)
    assert ((scores >= 0) & (scores <= 1)).all()


@given(profiles=st.lists(st.lists(texts, max_size=4), min_size=1, max_size=6), text=texts)
def test_the_order_of_people_does_not_matter(profiles: list[list[str]], text: str) -> None:
    forward = Affinity(profiles, Meaning()).scores(text)
    backward = Affinity(profiles[::-1], Meaning()).scores(text)
    assert backward[::-1] == pytest.approx(forward, abs=1e-5)
