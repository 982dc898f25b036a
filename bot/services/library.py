"""The guidance library: find the pieces that fit a text, or none."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.guidance import Piece, parse
from bot.domain.notices import FoundPiece
from bot.domain.search import Encode, Hit, Index, worth_showing
from bot.domain.topics import in_words

FOLDER = Path(__file__).parents[2] / "guidance"
QUERY_TOKENS = 128


@dataclass(frozen=True, slots=True)
class Found:
    """A piece that fits, and why in words."""

    piece: Piece
    why: str

    def told(self) -> FoundPiece:
        """Reduce it to what a message shows."""
        piece = self.piece
        return FoundPiece(
            slug=piece.slug,
            title=piece.title,
            summary=piece.summary,
            why=self.why,
            source=str(piece.source),
            url=piece.source.url,
        )


class Library:
    """All pieces in memory, searched by words, and by meaning where there is a model."""

    def __init__(self, pieces: Sequence[Piece], encode: Encode | None) -> None:
        """Embed every piece: about 5 s for 1,000 of them."""
        self._pieces = pieces
        self._by_slug = {piece.slug: piece for piece in pieces}
        texts = [piece.text for piece in pieces]
        self._encode = encode
        self._index = Index(texts, encode(texts) if encode and texts else None)

    @property
    def is_dense(self) -> bool:
        """Whether meaning counts, not words alone."""
        return self._encode is not None

    @property
    def encode(self) -> Encode | None:
        """What texts are embedded with; None where words alone count."""
        return self._encode

    def __len__(self) -> int:
        return len(self._pieces)

    def piece(self, slug: str) -> Piece | None:
        return self._by_slug.get(slug)

    async def search(
        self, text: str, *, topics: Collection[str] = (), limit: int = 3
    ) -> list[Found]:
        """Return up to `limit` pieces that fit well, best first; usually fewer, often none."""
        return await asyncio.to_thread(self._search, text, frozenset(topics), limit)

    def _search(self, text: str, topics: frozenset[str], limit: int) -> list[Found]:
        vector = self._encode([text], max_tokens=QUERY_TOKENS)[0] if self._encode else None
        hits = self._index.search(text, vector, limit=limit)
        return [
            Found(piece, _why(piece, topics, hit))
            for hit in worth_showing(hits, dense=self.is_dense)
            for piece in [self._pieces[hit.row]]
        ]


def load(encode: Encode | None, folder: Path = FOLDER) -> Library:
    """Read the starter library. A file that is no piece of guidance raises Unreadable."""
    files = sorted(folder.glob("*.md"))
    pieces = [parse(file.stem, file.read_text("utf-8")) for file in files]
    return Library(pieces, encode)


def _why(piece: Piece, topics: frozenset[str], hit: Hit) -> str:
    """Say why in words: the topics that were chosen, or else those that the piece is on."""
    if named := in_words(piece.topics & topics) or in_words(piece.topics):
        return f"On {named}"
    if hit.cosine:
        return "Close in meaning to what was asked"
    return f"Has the words {', '.join(f'“{word}”' for word in hit.shared[:3])} too"
