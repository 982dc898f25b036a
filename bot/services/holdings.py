"""Pieces made ready to be searched: their passages' words and vectors, and one index over them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.domain.search import Index, Words
from bot.domain.search.fusion import Floats
from models.base import Digest

Value = TypeVar("Value", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """The words of a piece's passages, in order, and by which mark its vectors are stored."""

    words: tuple[Words, ...]
    mark: Digest | None = None
    """None where they are not: what comes with Lantern has a file for them."""


Held: TypeAlias = Mapping[str, Holding]
"""By slug."""
Known: TypeAlias = Callable[[Digest], Floats | None]
"""Gives the vectors of a piece's passages, if there are any."""


class Holdings:
    """An immutable collection of pieces, each in the rows from `starts[n]` to `starts[n + 1]`."""

    def __init__(self, held: Held, vectors: Floats | None, made: NDArray[np.bool_]) -> None:
        """Take pieces in the order of their rows, and (rows, width) vectors; None: words alone.

        `made` (pieces) tells whose vectors there are; the others' are zeros.
        """
        self.held = held
        self.slugs = list(held)
        self.vectors = vectors
        self.made = made
        self.starts = starts(held)
        self._numbers = {slug: number for number, slug in enumerate(self.slugs)}
        words = list(chain.from_iterable(holding.words for holding in held.values()))
        self.index = Index(words, vectors, groups=self.by_row(np.arange(len(held))).tolist())

    def __len__(self) -> int:
        return len(self.slugs)

    def by_row(self, values: NDArray[Value]) -> NDArray[Value]:
        """Spread one value a piece over its rows."""
        return np.repeat(values, np.diff(self.starts))

    def place(self, row: int) -> tuple[str, int]:
        """Say which piece, and which of its passages, a row is."""
        number = int(np.searchsorted(self.starts, row, side="right")) - 1
        return self.slugs[number], row - int(self.starts[number])

    def number(self, slug: str, holding: Holding) -> int:
        """Say which one a piece is; -1 where it is not here, or not as it is now."""
        return self._numbers[slug] if self.held.get(slug) is holding else -1

    def missing(self, limit: int) -> list[str]:
        """Name up to so many pieces that have no vectors yet."""
        if self.vectors is None:
            return []
        return [self.slugs[number] for number in np.flatnonzero(~self.made)[:limit]]

    def filled(self, known: Known) -> "Holdings":
        """Put in vectors that were missing."""
        if self.vectors is None:
            return self
        vectors, made = self.vectors.copy(), self.made.copy()
        _fill(self.held, vectors, made, known)
        return Holdings(self.held, vectors, made)


def starts(held: Held) -> NDArray[np.intp]:
    """Count up the rows: where each piece begins, and at the end where the last one ends."""
    return np.cumsum([0, *(len(holding.words) for holding in held.values())])


def together(held: Held, sources: Sequence[Holdings], known: Known) -> Holdings:
    """Bring pieces into one, in the order of their slugs, with the vectors that there are.

    They are taken from the first of `sources` (at least one) that has the same holding, or from
    what is `known` besides.
    """
    ordered = {slug: held[slug] for slug in sorted(held)}
    made = np.zeros(len(ordered), np.bool_)
    if sources[0].vectors is None:
        return Holdings(ordered, None, made)
    vectors = np.zeros((starts(ordered)[-1], sources[0].vectors.shape[1]), np.float32)
    for source in sources:
        _copy(source, ordered, vectors, made)
    _fill(ordered, vectors, made, known)
    return Holdings(ordered, vectors, made)


def _copy(source: Holdings, held: Held, vectors: Floats, made: NDArray[np.bool_]) -> None:
    """Copy, in place, what a source has and is missing; in whole arrays, for it is much."""
    numbers = np.array([source.number(slug, each) for slug, each in held.items()], np.intp)
    if source.vectors is None or not len(numbers):
        return
    begins = starts(held)
    here = (numbers >= 0) & ~made
    shift = np.where(here, source.starts[numbers] - begins[:-1], 0)
    rows = np.flatnonzero(np.repeat(here, np.diff(begins)))
    vectors[rows] = source.vectors[rows + np.repeat(shift, np.diff(begins))[rows]]
    made[here] = source.made[numbers[here]]


def _fill(held: Held, vectors: Floats, made: NDArray[np.bool_], known: Known) -> None:
    """Put in, in place, what is missing and known."""
    begins = starts(held).tolist()
    for number, holding in enumerate(held.values()):
        if holding.mark and not made[number]:
            rows = vectors[begins[number] : begins[number + 1]]
            found = known(holding.mark)
            if found is not None and found.shape == rows.shape:
                rows[:] = found
                made[number] = True
