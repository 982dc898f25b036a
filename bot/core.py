"""What every handler and job may use: the bot without a front."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.db import Database
from bot.domain.guidance import Piece, Reader
from bot.domain.network import Network
from bot.gathering import Gathering
from bot.services import embeddings, readers
from bot.services.expertise import Expertise
from bot.services.library import Library
from bot.services.pace import Pace
from bot.services.problems import Submission
from bot.slack.gateway import Gateway, Refused, Unavailable
from bot.slack.homes import Homes
from bot.slack.people import People
from models.base import Digest

AT_ONCE = 4
"""Pieces that somebody who changed the library waits for: 0.1 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """One workspace's bot: no handlers, no jobs, no web."""

    db: Database
    gateway: Gateway
    library: Library
    expertise: Expertise
    """Who knows a subject."""
    people: People
    homes: Homes
    submissions: Gathering[Submission]
    """Saves problems; in a rush, several with one commit."""
    network: Network
    pace: Pace = field(default_factory=Pace)
    """How fast the bot may speak."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    """Set after a commit that left something to deliver."""

    async def reader(self, member: str) -> Reader:
        """Tell what somebody may read; while Slack does not say what they are, as any member."""
        try:
            facilitates = await self.people.is_facilitator(member)
        except (Refused, Unavailable):
            facilitates = False
        async with self.db.transaction() as session:
            return await readers.of(session, member, facilitates=facilitates)

    async def affinity(self, words: str) -> dict[str, float]:
        """Tell how well mentors know what these words are about, with what is new of them."""
        [known] = await self.affinities([words])
        return known

    async def affinities(self, texts: Iterable[str]) -> list[dict[str, float]]:
        """Tell it of several texts, for which what is new is read once."""
        async with self.db.transaction() as session:
            await self.expertise.learn(session)
        return [await self.expertise.scores(text) for text in texts]

    async def refresh_library(self, *, at_once: int = AT_ONCE) -> None:
        """Read what is new in the library, so that it is found from now on.

        Of the pieces without vectors, `at_once` are given theirs; `jobs.library` does the rest.
        """
        async with self.db.transaction() as session:
            news = await self.library.read(session)
        if news:
            await self.library.take_in(news)
        if pieces := self.library.unprepared(at_once):
            await self._give_meaning(pieces)

    async def _give_meaning(self, pieces: Mapping[Digest, Piece]) -> None:
        """Find pieces by meaning too. No transaction is open while the model thinks."""
        library, model = self.library, str(self.library.model)
        async with self.db.transaction() as session:
            stored = await embeddings.read(session, model, list(pieces))
        known = {mark: there for mark in pieces if (there := stored.get(mark))}
        new = [mark for mark in pieces if mark not in known]
        made = {mark: each for mark in new if (each := await library.prepare(pieces[mark]))}
        if made:
            async with self.db.transaction() as session:
                await embeddings.keep(session, model, made)
        await library.give_meaning(known | made)
