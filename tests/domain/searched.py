"""Small texts with made-up meanings, to be searched."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.domain.search import Hit, Index, count

Groups: TypeAlias = Sequence[int] | None

WIDTH = 8
LIBRARY = [
    "A board vote on the word equity",
    "Suspensions rose after restorative practices",
    "New in the role and alone",
    "Families who stopped coming",
]
WORDS = ["board", "vote", "family", "budget", "data", "mentor", "the", "unheard"]
sentences = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
seeds = st.integers(0, 2**32 - 1)


def towards(*rows: list[float]) -> NDArray[np.float32]:
    """Rows of length 1 that point where the given numbers do."""
    directions = np.array([row + [0] * (WIDTH - len(row)) for row in rows], np.float32)
    lengths: NDArray[np.float32] = np.linalg.norm(directions, axis=1, keepdims=True)
    return directions / lengths


def somewhere(seed: int, count: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)
    lengths: NDArray[np.float32] = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / lengths


AXES = towards([1], [0, 1], [0, 0, 1], [0, 0, 0, 1])


def over(texts: Sequence[str], vectors: NDArray[Any] | None, groups: Groups = None) -> Index:
    return Index([count(text) for text in texts], vectors, groups=groups)


def rows_of(hits: list[Hit]) -> list[int]:
    return [hit.row for hit in hits]
