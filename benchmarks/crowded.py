"""A library as large as one likes: the guidance's words, shaken, with made-up vectors."""

import random
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from bot import encoder
from bot.domain.guidance import Piece, Source
from bot.domain.passages import cut
from bot.domain.search.index import Encode, Floats
from bot.services.starter import FOLDER

PASSAGE = 100
"""Words of a passage; two make a piece."""
SOURCE = Source(title="Made up", author="A benchmark", year=2026)


def piece(slug: str, title: str, body: str) -> Piece:
    """Make a piece of a text of which nothing more is known."""
    return Piece(
        slug=slug,
        title=title,
        kind="tip",
        topics=frozenset(),
        support=None,
        summary="",
        source=SOURCE,
        licence="",
        reviewed=date(9000, 1, 1),
        body=body,
    )


class Crowd:
    """Writes pieces and questions, the same ones every time."""

    def __init__(self) -> None:
        self._dice = random.Random(1)  # noqa: S311  # no secret
        texts = (file.read_text("utf-8") for file in sorted(FOLDER.glob("*.md")))
        self._words = " ".join(texts).replace("#", "").replace("*", "").split()

    def written(self, length: int) -> str:
        return " ".join(self._dice.choices(self._words, k=length))

    def pieces(self, passages: int) -> Iterator[Piece]:
        """Write pieces until they are cut into so many passages."""
        made = 0
        while made < passages:
            paragraphs = "\n\n".join(self.written(PASSAGE // 2 + 10) for _ in range(4))
            new = piece(f"piece-{made}", self.written(6), paragraphs)
            made += len(cut(new))
            yield new


class MadeUp:
    """Encodes a question for true, and many texts as points anywhere."""

    fingerprint = "made up"

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._chance = np.random.default_rng(1)

    def __call__(self, texts: Sequence[str], *, max_tokens: int = encoder.PASSAGE_TOKENS) -> Floats:
        if len(texts) == 1:
            return self._encode(texts, max_tokens=max_tokens)
        vectors = self._chance.standard_normal((len(texts), encoder.model.WIDTH), np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors
