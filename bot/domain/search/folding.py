"""Tells whether two texts say nearly the same, so that one of them is shown."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from bot.domain.search.counting import Words

LEAST = 12
"""Distinct words of the shortest text that is folded: short ones are alike without being one."""

ALIKE = 0.8
"""Least part of all their words that two texts share."""


def unlike(found: Iterable[tuple[int, Words]], limit: int) -> list[int]:
    """Go through what was found, best first; keep up to `limit` that are not like a better one."""
    return list(islice(_unlike(found), limit))


def _unlike(found: Iterable[tuple[int, Words]]) -> Iterator[int]:
    kept: list[Words] = []
    for place, words in found:
        if not any(alike(words, other) for other in kept):
            kept.append(words)
            yield place


def alike(one: Words, other: Words) -> bool:
    """Tell whether two texts are nearly the same in their words."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < LEAST or shorter < ALIKE * longer:
        return False
    shared = len(np.intersect1d(one.keys, other.keys, assume_unique=True))
    return shared >= ALIKE * (shorter + longer - shared)
