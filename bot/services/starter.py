"""The guidance that comes with Lantern: read once, and shared by every workspace of a process."""

from itertools import chain
from pathlib import Path

import numpy as np

from bot.domain.guidance import Piece, as_shipped, parse
from bot.domain.search import Encode, count
from bot.services.holdings import Holding, Holdings
from bot.services.prepared import RECIPE, texts

FOLDER = Path(__file__).parents[2] / "guidance"

UNNAMED = "unnamed"
"""The fingerprint of an encoder that has none."""


class Starter:
    """The starter library with its index. It never changes while a process runs."""

    def __init__(self, pieces: list[Piece], encode: Encode | None) -> None:
        """Embed every passage: about 8 s for 1,000 of them, where nothing remembers them."""
        self.pieces = pieces
        self.encode = encode
        self.entries = {piece.slug: as_shipped(piece) for piece in pieces}
        passages = {piece.slug: texts(piece) for piece in pieces}
        every = list(chain.from_iterable(passages.values()))
        # An empty library, too, has to know how wide the vectors are that a network adds.
        vectors = encode(every or [""])[: len(every)] if encode else None
        held = {slug: Holding(tuple(map(count, each))) for slug, each in passages.items()}
        self.holdings = Holdings(held, vectors, np.full(len(held), encode is not None))

    def __len__(self) -> int:
        return len(self.pieces)

    @property
    def model(self) -> str | None:
        """Names what pieces are prepared with: no others can be compared. None: words alone."""
        if self.encode is None:
            return None
        return f"{getattr(self.encode, 'fingerprint', UNNAMED)} {RECIPE}"


def load(encode: Encode | None, folder: Path = FOLDER) -> Starter:
    """Read the starter library. A file that is no piece of guidance raises Unreadable."""
    files = sorted(folder.glob("*.md"))
    return Starter([parse(file.stem, file.read_text("utf-8")) for file in files], encode)
