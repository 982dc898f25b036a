"""A piece's passages in the form in which an index takes them, and in which they are stored."""

import hashlib
import json
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from types import ModuleType

import numpy as np

from bot.domain import passages
from bot.domain.guidance import Piece
from bot.domain.search import Words, count, counting, stem, terms
from bot.domain.search.fusion import Floats

STORED = np.dtype("<f2")
_NUMBER, _KEY, _COUNT = np.dtype("<u8"), np.dtype("<u8"), np.dtype("<u2")


def _recipe(*modules: ModuleType) -> str:
    code = b"".join(Path(str(module.__file__)).read_bytes() for module in modules)
    return hashlib.sha256(code).hexdigest()[:12]


RECIPE = _recipe(passages, counting, terms, stem)
"""Names how pieces are cut and counted: what was stored under another one is made again."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What is worked out of a piece, a row for each of its passages in order."""

    words: tuple[Words, ...]
    vectors: Floats
    """(passages, width), rows of length 1."""


def texts(piece: Piece) -> list[str]:
    """Give a piece's passages as they are searched."""
    return [passage.indexed for passage in passages.cut(piece)]


def counted(piece: Piece) -> tuple[Words, ...]:
    return tuple(count(text) for text in texts(piece))


def told(piece: Piece) -> str:
    """Give all of a piece that is searched: where it is the same, so is what is prepared of it."""
    return json.dumps([piece.title, piece.summary, piece.body])


def rounded(vectors: Floats) -> Floats:
    """Make vectors as exact as they are stored, so that every process finds the same."""
    return vectors.astype(STORED).astype(np.float32)


def packed(prepared: Prepared) -> bytes:
    """Put it into bytes: the number of passages, of words in each, their keys and counts, vectors.

    All is little-endian, and begins where its numbers are aligned.
    """
    words = prepared.words
    sizes = np.array([len(words), *map(len, words)], _NUMBER).tobytes()
    keys = [each.keys.astype(_KEY).tobytes() for each in words]
    counts = [each.counts.astype(_COUNT).tobytes() for each in words]
    return b"".join([sizes, *keys, *counts, prepared.vectors.astype(STORED).tobytes()])


def unpacked(told: bytes) -> Prepared:
    """Read it again."""
    texts = int(np.frombuffer(told, _NUMBER, 1)[0])
    sizes = np.frombuffer(told, _NUMBER, texts, _NUMBER.itemsize).tolist()
    total, at = sum(sizes), (1 + texts) * _NUMBER.itemsize
    keys = np.frombuffer(told, _KEY, total, at).copy()  # so that the bytes can be forgotten
    at += keys.nbytes
    counts = np.frombuffer(told, _COUNT, total, at).copy()
    vectors = np.frombuffer(told, STORED, -1, at + counts.nbytes)
    ends = list(accumulate(sizes))
    words = (Words(keys[a:b], counts[a:b]) for a, b in pairwise([0, *ends]))
    return Prepared(tuple(words), vectors.reshape(texts, -1).astype(np.float32))
