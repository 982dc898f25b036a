"""A small library and who looks after it, for the tests of what keeps it right."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.db import Database
from bot.domain import guidance
from bot.domain.network import Network
from bot.domain.notices import Notice
from bot.services import disagreements, library_digest, outbox, reviewing, roles, upkeep
from bot.services.library import Library
from bot.services.starter import Starter
from models import Delivery, Member, RoleName
from tests.conftest import TEAM

ADA, OTTO, FAY, FRED = "U0ADA", "U0OTTO", "U0FAY", "U0FRED"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user="U0LANTERN",
    home_url="https://lantern.slack.com/",
    facilitators=(FAY,),
)
MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""At nine where nobody told a zone."""
TUESDAY = datetime(2026, 1, 6, 9, tzinfo=UTC)
"""The first of its month, at nine."""
CHICAGO = ZoneInfo("America/Chicago")


def piece(slug: str, reviewed: date, **more) -> guidance.Piece:
    told = {
        "title": f"On {slug}",
        "kind": "tip",
        "topics": frozenset(["student-voice"]),
        "support": None,
        "summary": f"About {slug}.",
        "source": guidance.Source(title="A book", author="Ada Example", year=2020),
        "licence": "CC BY 4.0",
        "body": "Some words.",
    }
    return guidance.Piece(slug=slug, reviewed=reviewed, **told | more)


PIECES = [
    piece("late", date(2024, 6, 1)),
    piece("later", date(2024, 9, 1)),
    piece("soon", date(2025, 1, 12)),
    piece("fresh", date(2025, 12, 1)),
]
"""As they stand on MONDAY."""


class Desk:
    """Does one thing in a transaction each, as the bot does."""

    def __init__(self, database: Database) -> None:
        self.database, self.now = database, MONDAY
        self.library = Library(Starter(PIECES, None), now=lambda: self.now)

    async def keeps(self, *rows) -> None:
        async with self.database.transaction() as session:
            session.add_all(rows)

    async def follows(self) -> None:
        async with self.database.transaction() as session:
            await self.library.follow(session)

    async def assigns(self, slug: str, reviewer: str | None, every_days: int | None = None) -> None:
        async with self.database.transaction() as session:
            await upkeep.assign(session, slug, reviewer, every_days)

    async def confirms(self, slug: str, by: str = FAY, **more) -> bool:
        async with self.database.transaction() as session:
            facilitates = by in (FAY, FRED)
            return await upkeep.confirm(
                session, slug, by=by, facilitates=facilitates, now=self.now, **more
            )

    async def doubts(self, state: str, *slugs: str, doubted: bool = True) -> int:
        async with self.database.transaction() as session:
            return await upkeep.doubt_law(session, slugs, state, doubted=doubted)

    async def disagrees(self, one: str, other: str, about: str) -> None:
        async with self.database.transaction() as session:
            await disagreements.say(session, one, other, about, by=FAY, now=self.now)

    async def facilitates(self, member: str) -> None:
        async with self.database.transaction() as session:
            await roles.give(
                session, RoleName.FACILITATOR, to=member, by=member, cause="T1", now=self.now
            )

    async def reminds(self) -> int:
        """Let the weekly job run once."""
        await self.follows()
        async with self.database.transaction() as session:
            times = await reviewing.times(session, NETWORK, now=self.now)
        return sum([await self._reminds_at(at) for at in times])

    async def _reminds_at(self, at: datetime) -> int:
        async with self.database.transaction() as session:
            return await reviewing.send(session, self.library, NETWORK, at, now=self.now)

    async def tells(self) -> int:
        """Let the monthly job run once."""
        await self.follows()
        async with self.database.transaction() as session:
            times = await library_digest.times(session, now=self.now)
        return sum([await self._tells_at(at) for at in times])

    async def _tells_at(self, at: datetime, *, most: int | None = None) -> int:
        async with self.database.transaction() as session:
            owed = await library_digest.plan(session, self.library, NETWORK, at, now=self.now)
        async with self.database.transaction() as session:
            await library_digest.send(session, owed[:most])
        if most is None:
            async with self.database.transaction() as session:
                await library_digest.finish(session, at)
        return len(owed)

    async def dies_telling(self, at: datetime) -> None:
        """Stop after the first of those who are told."""
        await self.follows()
        await self._tells_at(at, most=1)

    async def told(self) -> dict[str, list[Notice]]:
        """Read what is owed to whom."""
        async with self.database.transaction() as session:
            owed = await session.scalars(select(Delivery).order_by(Delivery.id))
            said: dict[str, list[Notice]] = {}
            for each in owed:
                said.setdefault(each.channel, []).append(outbox.notice_of(each))
            return said


def member(slack_id: str, **more) -> Member:
    return Member(slack_id=slack_id, **more)
