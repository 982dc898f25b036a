"""A text's words counted once, in a form from which an index is put together fast."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.domain.search.terms import stems

Keys: TypeAlias = NDArray[np.uint64]
Counts: TypeAlias = NDArray[np.uint16]

MOST = np.iinfo(np.uint16).max
"""A word that is said more often than this has been said enough."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The distinct words of a text: what stands for each, ascending, and how often it is said."""

    keys: Keys
    counts: Counts

    def __len__(self) -> int:
        return len(self.keys)


def count(text: str) -> Words:
    """Count a text's telling words; forms of one word are one."""
    found = Counter(map(key, stems(text)))
    keys = np.fromiter(found.keys(), np.uint64, len(found))
    counts = np.minimum(np.fromiter(found.values(), np.int64, len(found)), MOST)
    order = np.argsort(keys)
    return Words(keys[order], counts[order].astype(np.uint16))


@lru_cache(maxsize=100_000)
def key(stem: str) -> int:
    """Give the number that stands for a stem, the same in every process."""
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")
