"""What every handler and job may use: the bot without a front."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.db import Database
from bot.domain.network import Network
from bot.gathering import Gathering
from bot.services.expertise import Expertise
from bot.services.library import Library
from bot.services.pace import Pace
from bot.services.problems import Submission
from bot.slack.gateway import Gateway
from bot.slack.homes import Homes
from bot.slack.people import People


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

    async def affinity(self, words: str) -> dict[str, float]:
        """Tell how well mentors know what these words are about, with what is new of them."""
        [known] = await self.affinities([words])
        return known

    async def affinities(self, texts: Iterable[str]) -> list[dict[str, float]]:
        """Tell it of several texts, for which what is new is read once."""
        async with self.db.transaction() as session:
            await self.expertise.learn(session)
        return [await self.expertise.scores(text) for text in texts]
