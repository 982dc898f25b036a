"""BM25: how well each text's words answer a query's words."""

from array import array
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.domain.search.terms import Term, stems

Scores: TypeAlias = NDArray[np.float32]
Rows: TypeAlias = NDArray[np.int32]

SATURATION = 1.5
"""BM25's k1: how soon a word that is repeated in a text stops counting."""

LENGTH = 0.75
"""BM25's b: how much a long text is held to its length."""

RARITY = 1.5
"""The power of the idf. Above 1, rare words decide more, as suits long personal posts."""


class Lexicon:
    """An inverted index in three arrays.

    The texts with term t are `_rows[_starts[t]:_starts[t + 1]]`, ascending, and what t adds to
    each of them is in the same places of `_weights`.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        self._numbers: dict[str, int] = {}
        columns = array("i"), array("i"), array("i")
        lengths = np.array([self._read(row, text, *columns) for row, text in enumerate(texts)])
        numbers, rows, counts = (np.array(column, np.int32) for column in columns)
        order = np.argsort(numbers, kind="stable")
        found_in = np.bincount(numbers, minlength=len(self._numbers))
        self._starts = np.concatenate([[0], np.cumsum(found_in)])
        self._rows: Rows = rows[order]
        self._rarity: Scores = rarity(found_in, self._size)
        often = counts[order].astype(np.float32)
        relative = lengths[self._rows] / lengths.mean() if len(often) else np.zeros(0)
        held = often + SATURATION * (1 - LENGTH + LENGTH * relative)
        weights = np.repeat(self._rarity, found_in) * often * (SATURATION + 1) / held
        self._weights: Scores = weights.astype(np.float32)

    def _read(
        self, row: int, text: str, numbers: "array[int]", rows: "array[int]", counts: "array[int]"
    ) -> int:
        """Note a text's words; return how many they are."""
        words = Counter(stems(text))
        numbers.extend(self._numbers.setdefault(word, len(self._numbers)) for word in words)
        rows.extend([row] * len(words))
        counts.extend(words.values())
        return words.total()

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
        for term in query:
            rows, weights = self._postings(term)
            at = int(np.searchsorted(rows, row))
            if at < len(rows) and rows[at] == row:
                added.append((-term.count * float(weights[at]), term.surface))
        return tuple(surface for _, surface in sorted(added, key=lambda pair: pair[0]))

    def _postings(self, term: Term) -> tuple[Rows, Scores]:
        """Say which texts have a term, and what it adds to each."""
        number = self._numbers.get(term.stem)
        if number is None:
            return self._rows[:0], self._weights[:0]
        part = slice(self._starts[number], self._starts[number + 1])
        return self._rows[part], self._weights[part]

    def _asked(self, query: Sequence[Term]) -> float:
        unknown = float(rarity(np.zeros(1), self._size)[0])
        numbers = ((term, self._numbers.get(term.stem)) for term in query)
        return sum(
            term.count * (unknown if number is None else float(self._rarity[number]))
            for term, number in numbers
        )


def rarity(found_in: NDArray[np.integer] | NDArray[np.float64], size: int) -> Scores:
    """Weigh words by how few of the `size` texts have them; never below zero."""
    odds = (size - found_in + 0.5) / (found_in + 0.5)
    return (np.log1p(odds) ** RARITY).astype(np.float32)
