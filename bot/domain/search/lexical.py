"""BM25: how well each text's words answer a query's words."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.domain.search.counting import Words, key
from bot.domain.search.terms import Term

Scores: TypeAlias = NDArray[np.float32]
Rows: TypeAlias = NDArray[np.int32]
Groups: TypeAlias = NDArray[np.intp]

SATURATION = 1.5
"""BM25's k1: how soon a word that is repeated in a text stops counting."""

LENGTH = 0.75
"""BM25's b: how much a long text is held to its length."""

RARITY = 1.5
"""The power of the idf. Above 1, rare words decide more, as suits long personal posts."""


class Lexicon:
    """An inverted index in three arrays.

    The texts with word n are `_rows[_starts[n]:_starts[n + 1]]`, ascending, and what it adds to
    each of them is in the same places of `_weights`.
    """

    def __init__(self, texts: Sequence[Words], groups: Groups | None = None) -> None:
        """Take texts as they were counted; those of one group are one text, in its own row.

        `groups` counts from 0 and ascends; None: each text is a row.
        """
        numbers = np.arange(len(texts)) if groups is None else groups
        self._size = int(numbers[-1]) + 1 if len(numbers) else 0
        keys, found, rows, counts = joined(texts, numbers)
        self._numbers = dict(zip(keys.tolist(), range(len(keys)), strict=True))
        found_in = np.bincount(found, minlength=len(keys))
        self._starts = np.concatenate([[0], np.cumsum(found_in)])
        self._rows: Rows = rows
        self._rarity: Scores = rarity(found_in, self._size)
        self._unheard = float(rarity(np.zeros(1), self._size)[0])
        lengths = np.bincount(rows, counts, minlength=self._size)
        relative = lengths[rows] / lengths.mean() if len(rows) else np.zeros(0)
        held = counts + SATURATION * (1 - LENGTH + LENGTH * relative)
        self._weights: Scores = (self._rarity[found] * counts * (SATURATION + 1) / held).astype(
            np.float32
        )

    def scores(self, query: Sequence[Term]) -> Scores:
        """Score every text: (texts,). A word counts as often as the query says it.

        In units of what the query asks for: 1 is a text of average length that says every word of
        the query once. Words that no text knows are part of what is asked for.
        """
        scores = np.zeros(self._size, np.float32)
        if not query or not self._size:
            return scores
        for term in query:
            rows, weights = self._postings(term)
            scores[rows] += term.count * weights
        return scores / np.float32(self._asked(query))

    def shared(self, query: Sequence[Term], row: int) -> tuple[str, ...]:
        """Name the query's words that a text has, as the query wrote them, the weightiest first."""
        added: list[tuple[float, str]] = []
        wanted = self._rows.dtype.type(row)  # Of another type, the rows would be copied.
        for term in query:
            rows, weights = self._postings(term)
            at = int(rows.searchsorted(wanted))
            if at < len(rows) and rows[at] == row:
                added.append((-term.count * float(weights[at]), term.surface))
        return tuple(surface for _, surface in sorted(added, key=lambda pair: pair[0]))

    def weight(self, stem: str) -> float:
        """Say how much a word tells: the more, the fewer texts have it."""
        number = self._numbers.get(key(stem))
        return self._unheard if number is None else float(self._rarity[number])

    def _postings(self, term: Term) -> tuple[Rows, Scores]:
        """Say which texts have a term, and what it adds to each."""
        number = self._numbers.get(key(term.stem))
        if number is None:
            return self._rows[:0], self._weights[:0]
        part = slice(self._starts[number], self._starts[number + 1])
        return self._rows[part], self._weights[part]

    def _asked(self, query: Sequence[Term]) -> float:
        return sum(term.count * self.weight(term.stem) for term in query)


def joined(
    texts: Sequence[Words], groups: Groups
) -> tuple[NDArray[np.uint64], NDArray[np.intp], Rows, Scores]:
    """Turn texts into postings, by word and then by row.

    Returns the distinct words' keys, and for each posting which of them it is, its row, its count.
    """
    keys = np.concatenate([_NO_KEYS, *(words.keys for words in texts)])
    order = np.argsort(keys, kind="stable")  # Stable, so that a word's rows stay ascending.
    keys = keys[order]
    rows = np.repeat(groups.astype(np.int32), [len(words) for words in texts])[order]
    counts = np.concatenate([_NO_COUNTS, *(words.counts for words in texts)])[order]
    is_new = changes(keys)
    starts = np.flatnonzero(is_new | changes(rows))
    summed = np.add.reduceat(counts.astype(np.float32), starts) if len(starts) else _NO_COUNTS
    return keys[is_new], np.cumsum(is_new)[starts] - 1, rows[starts], summed.astype(np.float32)


def changes(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Say where a value is another than the one before; the first one is."""
    return np.concatenate([np.ones(min(1, len(values)), np.bool_), values[1:] != values[:-1]])


_NO_KEYS = np.zeros(0, np.uint64)
_NO_COUNTS = np.zeros(0, np.uint16)


def rarity(found_in: NDArray[np.integer] | NDArray[np.float64], size: int) -> Scores:
    """Weigh words by how few of the `size` texts have them; never below zero."""
    odds = (size - found_in + 0.5) / (found_in + 0.5)
    return (np.log1p(odds) ** RARITY).astype(np.float32)
