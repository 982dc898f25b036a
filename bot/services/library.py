"""A network's library: the starter's pieces and its own, searched for whoever reads."""

import asyncio
import gc
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.guidance import NETWORK, Entry, Found, Piece, Reader
from bot.domain.passages import cut, sentence
from bot.domain.search import Encode, Hit, worth_showing
from bot.domain.search.fusion import Floats
from bot.domain.topics import in_words
from bot.services import library_news
from bot.services.library_news import NEVER, News
from bot.services.prepared import Prepared, counted, rounded, texts
from bot.services.shelf import Shelf
from bot.services.starter import Starter
from models.base import Digest

QUERY_TOKENS = 128

COUNTED_EVERY = timedelta(minutes=1)
"""How often it is read what readers found useful."""


class Library:
    """All that one workspace has in its library, in memory, as it stood at the last look.

    First `read` in a transaction, then `take_in` outside of any, for an index takes a moment.
    """

    def __init__(
        self, starter: Starter, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._starter = starter
        self._now = now
        self._shelf = Shelf.of(starter)
        self._changing = asyncio.Lock()
        self._counted_at: datetime | None = None
        self.revision = NEVER
        """The library's count in the database when it was last read."""

    @property
    def is_dense(self) -> bool:
        """Whether meaning counts, not words alone."""
        return self._starter.encode is not None

    @property
    def encode(self) -> Encode | None:
        """What texts are embedded with; None where words alone count."""
        return self._starter.encode

    @property
    def model(self) -> str | None:
        """Names what pieces are prepared with; None where words alone count."""
        return self._starter.model

    def __len__(self) -> int:
        return len(self._shelf.entries)

    async def follow(self, session: AsyncSession) -> bool:
        """Read what changed since the last look, take it in, and tell whether anything did."""
        news = await self.read(session)
        return await self.take_in(news) if news else False

    async def read(self, session: AsyncSession) -> News | None:
        """Read what changed since the last look: without news it costs one small statement."""
        now = self._now()
        due = self._counted_at is None or now - self._counted_at >= COUNTED_EVERY
        news = await library_news.read(session, since=self.revision, model=self.model, votes=due)
        if due:
            self._counted_at = now
        return news

    async def take_in(self, news: News) -> bool:
        """Show from now on what was read, and tell whether that changes anything."""
        async with self._changing:
            if news.revision <= self.revision:  # somebody was faster
                news = News(revision=self.revision, votes=news.votes, vault=news.vault)
            before, self._shelf = self._shelf, await asyncio.to_thread(_added, self._shelf, news)
            self.revision = news.revision
            return self._shelf is not before

    def unprepared(self, limit: int) -> dict[Digest, Piece]:
        """Give up to so many pieces that are found by words alone, for lack of vectors."""
        shelf = self._shelf
        holdings = ((slug, shelf.holdings.held[slug]) for slug in shelf.holdings.missing(limit))
        return {each.mark: shelf.entries[slug].piece for slug, each in holdings if each.mark}

    async def prepare(self, piece: Piece) -> Prepared | None:
        """Work out what is stored of a piece: about 8 ms for each of its passages."""
        encode = self._starter.encode
        if encode is None:
            return None
        vectors = await asyncio.to_thread(_one_by_one, encode, texts(piece))
        return Prepared(counted(piece), rounded(vectors))

    async def give_meaning(self, prepared: Mapping[Digest, Prepared]) -> None:
        """Find pieces by their meaning from now on."""
        vectors = {mark: each.vectors for mark, each in prepared.items()}
        async with self._changing:
            holdings = await asyncio.to_thread(self._shelf.holdings.filled, vectors.get)
            self._shelf = replace(self._shelf, holdings=holdings)

    def marks(self) -> set[Digest]:
        """Name all pieces of which something may be stored."""
        return {each.mark for each in self._shelf.holdings.held.values() if each.mark}

    def entries(self, reader: Reader = NETWORK) -> list[Entry]:
        """List all that somebody may read, by slug."""
        shelf = self._shelf
        found = (shelf.seen(slug, reader) for slug in sorted(shelf.entries))
        return [entry for entry in found if entry]

    def entry(self, slug: str, reader: Reader = NETWORK) -> Entry | None:
        """Give an entry, if it is there and they may read it."""
        return self._shelf.seen(slug, reader)

    def shipped(self, slug: str) -> Piece | None:
        """Give a piece as it came with Lantern, whatever was made of it here."""
        entry = self._starter.entries.get(slug)
        return entry.piece if entry else None

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
        return await asyncio.to_thread(
            self._look_up, text, reader, frozenset(topics), limit, skip, is_sure=True
        )

    async def rank(
        self,
        text: str,
        *,
        reader: Reader = NETWORK,
        topics: Collection[str] = (),
        limit: int = 3,
        skip: int = 0,
    ) -> list[Found]:
        """Return the same, but also what fits badly."""
        return await asyncio.to_thread(
            self._look_up, text, reader, frozenset(topics), limit, skip, is_sure=False
        )

    def _look_up(
        self,
        text: str,
        reader: Reader,
        topics: frozenset[str],
        limit: int,
        skip: int,
        *,
        is_sure: bool,
    ) -> list[Found]:
        shelf, encode = self._shelf, self._starter.encode
        index = shelf.holdings.index
        vector = encode([text], max_tokens=QUERY_TOKENS)[0] if encode else None
        hits = index.search(
            text,
            vector,
            limit=limit + skip,
            allowed=shelf.allowed(reader),
            priors=shelf.priors(reader, self._now().date()),
        )
        if is_sure:
            hits = worth_showing(hits, dense=self.is_dense)
        shown = (_found(shelf, hit, text, reader, topics) for hit in hits[skip:])
        return [found for found in shown if found]


def _one_by_one(encode: Encode, told: Sequence[str]) -> Floats:
    """Embed a network's own words: of many at once a file would remember the vectors, unsealed."""
    return np.stack([encode([each])[0] for each in told])


def _added(shelf: Shelf, news: News) -> Shelf:
    """Take in what is new. Of so many new objects none is garbage: looking doubles the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        return shelf.and_(news)
    finally:
        if was_collecting:
            gc.enable()


def _found(
    shelf: Shelf, hit: Hit, text: str, reader: Reader, topics: frozenset[str]
) -> Found | None:
    """Say what was found, as far as the reader may see it."""
    slug, place = shelf.holdings.place(hit.row)
    entry = shelf.seen(slug, reader)
    if entry is None:
        return None
    passage = cut(entry.piece)[place].text
    return Found(
        entry=entry,
        why=_why(entry.piece, topics, hit),
        passage=passage,
        sentence=sentence(passage, text, shelf.holdings.index.weight),
    )


def _why(piece: Piece, topics: frozenset[str], hit: Hit) -> str:
    """Say why in words: the topics that were chosen, or else those that the piece is on."""
    if named := in_words(piece.topics & topics) or in_words(piece.topics):
        return f"On {named}"
    if hit.cosine:
        return "Close in meaning to what was asked"
    return f"Has the words {', '.join(f'“{word}”' for word in hit.shared[:3])} too"
