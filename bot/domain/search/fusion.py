"""How meaning and words become one score."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]

WORDS = 0.2 / 0.8
"""How much words count beside meaning, once both spread equally."""

FLAT = 1e-5
"""A spread below this part of the largest score is rounding, not a difference."""

TELLING = 0.5
"""How far words tell the meaning of a text whose vector is still being made, in spreads."""

ALL = 0.5
"""How much a piece's passages on average count beside its nearest one."""


def nearness(cosines: Floats, starts: NDArray[np.intp], counts: NDArray[np.intp]) -> Floats:
    """Say how near each piece is: half by its nearest passage, half by all of them.

    `cosines`: its passages', 0 where there is no vector; `starts`: where each piece's begin;
    `counts`: how many of them have one, at least 1.
    """
    nearest: Floats = np.maximum.reduceat(cosines, starts)
    mean = (np.add.reduceat(cosines, starts) / counts).astype(np.float32)
    return np.float32(1 - ALL) * nearest + np.float32(ALL) * mean


def words_weight(cosine: Floats, lexical: Floats) -> np.float32:
    """Say what to multiply BM25 with, so that it spreads a fixed part as wide as the cosines.

    Where the cosines do not differ at all, the words decide alone; where the words do not, they
    are left out.
    """
    words = spread(lexical)
    return np.float32(WORDS * (spread(cosine) or 1) / words if words else 0)


def fused(cosine: Floats, lexical: Floats, known: NDArray[np.bool_]) -> Floats:
    """Add up meaning and words; where the cosine is not known, the words tell it for now."""
    if known.all():
        return cosine + words_weight(cosine, lexical) * lexical
    weight = words_weight(cosine[known], lexical)
    return guessed(cosine, lexical, known) + weight * lexical


def guessed(cosine: Floats, lexical: Floats, known: NDArray[np.bool_]) -> Floats:
    """Put in the place of each cosine that is not known what the words lead to expect.

    Never more than the best that is known: words alone do not beat meaning.
    """
    cosine = cosine.copy()
    nearest = cosine[known]
    words = spread(lexical)
    apart = (lexical[~known] - lexical.mean()) / words if words else 0
    expected = nearest.mean() + TELLING * spread(nearest) * apart
    cosine[~known] = np.minimum(expected, nearest.max())
    return cosine


def spread(scores: Floats) -> float:
    """Measure the standard deviation; 0 where all that differs is rounding."""
    deviation = float(scores.std())
    return deviation if deviation > FLAT * float(np.abs(scores).max()) else 0.0


def top(scores: Floats, count: int) -> NDArray[np.intp]:
    """Find the places of the highest scores, highest first; equal scores by place."""
    if count < 1:
        return np.zeros(0, np.intp)
    if count >= len(scores):
        return np.argsort(-scores, kind="stable")
    floor = np.partition(scores, -count)[-count]
    above = np.flatnonzero(scores > floor)
    level = np.flatnonzero(scores == floor)[: count - len(above)]
    places = np.sort(np.concatenate([above, level]))
    return places[np.argsort(-scores[places], kind="stable")]
