"""The model and the pooling together, on the repository's own people."""

import pytest

from benchmarks import affinity
from bot.domain.affinity import Affinity
from bot.encoder import Encoder

OURS = affinity.read(affinity.OURS)


def test_every_rating_is_of_a_text_that_is_there_and_says_how_well() -> None:
    assert len(OURS.wrote) == len(OURS.ratings) > 10
    assert all(set(rated.values()) <= {1, 2, 3, 4, 5} for rated in OURS.ratings)
    assert all(len(rated) >= 8 and max(rated.values()) == 5 for rated in OURS.ratings)


def test_chance_is_a_half_and_the_truth_is_nothing() -> None:
    """The measure itself: who cannot tell gets a half, who is right throughout gets 0."""
    labelled = affinity.Labelled(
        wrote=[["a"], ["b"]], ratings=[{"x": 5, "y": 1, "z": 4}, {"x": 2, "y": 3}]
    )
    truth = {"x": [5, 2], "y": [1, 3], "z": [4, 0]}
    assert affinity.loss(labelled, lambda text: truth[text]) == 0
    assert affinity.loss(labelled, lambda _: [1, 1]) == 0.5
    one_wrong = truth | {"z": [6, 0]}
    assert affinity.loss(labelled, lambda text: one_wrong[text]) == pytest.approx(1 / 9)


def test_ours_orders_texts_better_than_the_simpler_ways(encoder: Encoder) -> None:
    simpler = {
        name: affinity.loss(OURS, scores)
        for name, scores in affinity.ways(OURS, affinity.remembered(encoder))
        if name != "ours"
    }
    ours = affinity.loss(OURS, Affinity(OURS.wrote, encoder).scores)
    assert ours < min(simpler.values()) - 0.02
    assert ours < 0.215
    assert simpler["ours, by words alone"] < simpler["BM25 of all that a person wrote"]
