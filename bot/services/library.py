"""A network's library: the starter's pieces and its own, searched for whoever reads."""

import asyncio
from collections.abc import Callable, Collection
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.guidance import NETWORK, Entry, Found, Piece, Reader, as_shipped
from bot.domain.search import Encode, Hit, worth_showing
from bot.domain.topics import in_words
from bot.services.starter import Starter

QUERY_TOKENS = 128


class Library:
    """All that one workspace has in its library, in memory, as it stood at the last look."""

    def __init__(
        self, starter: Starter, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._starter = starter
        self._now = now
        self._entries = {piece.slug: as_shipped(piece) for piece in starter.pieces}
        self.revision = 0
        """The library's count in the database when it was last read."""

    @property
    def is_dense(self) -> bool:
        """Whether meaning counts, not words alone."""
        return self._starter.encode is not None

    @property
    def encode(self) -> Encode | None:
        """What texts are embedded with; None where words alone count."""
        return self._starter.encode

    def __len__(self) -> int:
        return len(self._entries)

    async def follow(self, session: AsyncSession) -> bool:
        """Read what changed since the last look, and tell whether anything did."""
        raise NotImplementedError

    def entries(self, reader: Reader = NETWORK) -> list[Entry]:
        """List all that somebody may read, by slug."""
        found = (entry for _, entry in sorted(self._entries.items()))
        return [entry for entry in found if reader.may_read(entry)]

    def entry(self, slug: str, reader: Reader = NETWORK) -> Entry | None:
        """Give an entry, if it is there and they may read it."""
        entry = self._entries.get(slug)
        return entry if entry and reader.may_read(entry) else None

    def guide(self, name: str, reader: Reader = NETWORK) -> list[Entry]:
        """List the steps of a guided set in order."""
        steps = [entry for entry in self.entries(reader) if entry.piece.guide == name]
        return sorted(steps, key=lambda entry: entry.piece.step or 0)

    async def search(
        self,
        text: str,
        *,
        reader: Reader = NETWORK,
        topics: Collection[str] = (),
        limit: int = 3,
        skip: int = 0,
    ) -> list[Found]:
        """Return up to `limit` pieces that fit well, best first, after the first `skip`.

        Usually fewer, often none; never one that the reader may not see.
        """
        return await asyncio.to_thread(self._search, text, reader, frozenset(topics), limit, skip)

    def _search(
        self, text: str, reader: Reader, topics: frozenset[str], limit: int, skip: int
    ) -> list[Found]:
        encode = self._starter.encode
        vector = encode([text], max_tokens=QUERY_TOKENS)[0] if encode else None
        hits = self._starter.index.search(text, vector, limit=limit + skip)
        found = [
            Found(entry=entry, why=_why(entry.piece, topics, hit), passage=entry.piece.summary)
            for hit in worth_showing(hits, dense=self.is_dense)
            for entry in [self._entries[self._starter.pieces[hit.row].slug]]
            if reader.may_read(entry)
        ]
        return found[skip:]


def _why(piece: Piece, topics: frozenset[str], hit: Hit) -> str:
    """Say why in words: the topics that were chosen, or else those that the piece is on."""
    if named := in_words(piece.topics & topics) or in_words(piece.topics):
        return f"On {named}"
    if hit.cosine:
        return "Close in meaning to what was asked"
    return f"Has the words {', '.join(f'“{word}”' for word in hit.shared[:3])} too"
