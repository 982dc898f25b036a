"""Who meets in the tests of rounds, and what each press does in a transaction of its own."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.db import Database
from bot.domain.members import About, District
from bot.domain.network import Network
from bot.domain.notices import Notice
from bot.domain.peers import ASK_AFTER, PeerChoices, RoundDraft, RoundSeen
from bot.services import (
    apart,
    members,
    outbox,
    round_answers,
    round_drafts,
    round_drawing,
    round_seen,
    round_sending,
    rounds,
)
from models import ApartWhy, Delivery, Meeting, Round, RoundPair
from tests.conftest import NOW, TEAM

FAY = "U0FAY"
ADA, BEA, CLEO, DORA, EVE = "U0ADA", "U0BEA", "U0CLEO", "U0DORA", "U0EVE"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user="U0LANTERN",
    home_url="https://lantern.slack.com/",
    facilitators=(FAY,),
)
WEEK = ASK_AFTER
SENT = NOW + timedelta(minutes=11)


@dataclass
class Table:
    """Makes rounds, a transaction for each step, as presses and the clock do."""

    database: Database
    now: datetime = NOW
    made: int = field(default=0, init=False)

    async def joins(self, *names: str, wish: str | None = None, until: datetime | None = None):
        chosen = PeerChoices(
            takes_part=True, wish=wish, paused_until=until.date() if until else None
        )
        async with self.database.transaction() as session:
            for name in names:
                await rounds.choose(session, name, chosen)

    async def leaves_out(self, *names: str) -> None:
        async with self.database.transaction() as session:
            for name in names:
                await rounds.choose(session, name, PeerChoices())

    async def tells(self, name: str, *, zone: str | None = None, **about) -> None:
        region = about.pop("region", None)
        async with self.database.transaction() as session:
            district = District(region=region)
            await members.save(session, name, About(district=district, **about))
            await members.know(session, name, zone=zone)

    async def keeps_apart(self, one: str, other: str) -> None:
        async with self.database.transaction() as session:
            await apart.keep(session, one, other, ApartWhy.CHOSEN)

    async def drafts(self, *cohorts: int, within: int = 6) -> RoundSeen:
        """Make a draft and draw it."""
        self.made += 1
        draft = RoundDraft(cohorts=cohorts, whole=not cohorts, no_repeat_within=within)
        async with self.database.transaction() as session:
            made = await round_drawing.begin(
                session, draft, form_id=f"V{self.made}", by=FAY, now=self.now
            )
        return await self.redraws(made.id)

    async def redraws(self, round_id: int, *, version: int | None = None) -> RoundSeen:
        async with self.database.transaction() as session:
            sheet = await round_drawing.sheet(session, round_id, now=self.now, version=version)
        async with self.database.transaction() as session:
            await round_drawing.store(session, sheet, sheet.draw())
        return await self.sees(round_id)

    async def sees(self, round_id: int) -> RoundSeen:
        async with self.database.transaction() as session:
            return await round_seen.show(session, round_id, now=self.now)

    async def does(self, deed, seen: RoundSeen, *args, **how) -> RoundSeen:
        """Change a draft as somebody does who sees it so."""
        async with self.database.transaction() as session:
            await deed(session, seen.round_id, *args, version=seen.version, **how)
        return await self.sees(seen.round_id)

    async def swaps(self, seen: RoundSeen, one: str, other: str) -> RoundSeen:
        return await self.does(round_drafts.swap, seen, one, other, now=self.now)

    async def decides(self, seen: RoundSeen) -> RoundSeen:
        return await self.does(round_drafts.decide, seen, now=self.now)

    async def takes_back(self, round_id: int, *, now: datetime) -> None:
        async with self.database.transaction() as session:
            await round_drafts.take_back(session, round_id, now=now)

    async def passes(self, now: datetime, *, limit: int = 100) -> int:
        """Let the clock do what is due at a moment; how many parts that took."""
        parts = 0
        for step in (round_sending.send_due, round_answers.ask_due):
            more = True
            while more:
                async with self.database.transaction() as session:
                    more = await step(session, now=now, limit=limit)
                parts += more
        return parts

    async def sends(self, *cohorts: int, now: datetime | None = None) -> RoundSeen:
        """Draw, decide and send a round."""
        self.now = now or self.now
        seen = await self.decides(await self.drafts(*cohorts))
        await self.passes(self.now + timedelta(minutes=11))
        return await self.sees(seen.round_id)

    async def answers(self, name: str, said: Meeting, *, cause: str = "1") -> None:
        group = await self.group_of(name)
        async with self.database.transaction() as session:
            await round_answers.answer(session, group.id, said, by=name, cause=f"{name}{cause}")

    async def wants(self, name: str, *, wants: bool = True, cause: str = "1") -> None:
        group = await self.group_of(name)
        async with self.database.transaction() as session:
            await round_answers.want_another(
                session, group.id, wants=wants, by=name, cause=f"{name}:{wants}:{cause}"
            )

    async def group_of(self, name: str) -> RoundPair:
        """The last group that somebody is in."""
        async with self.database.transaction() as session:
            rows = await session.scalars(select(RoundPair).order_by(RoundPair.id.desc()))
            return next(row for row in rows if name in row.members)

    async def round(self, round_id: int) -> Round:
        async with self.database.transaction() as session:
            return await session.get_one(Round, round_id)

    async def said(self) -> list[tuple[str, Notice]]:
        """Everything owed, in order: to whom, and what."""
        async with self.database.transaction() as session:
            owed = (await session.scalars(select(Delivery).order_by(Delivery.id))).all()
        return [(each.channel, outbox.notice_of(each)) for each in owed if each.notice]


def met(seen: RoundSeen) -> set[frozenset[str]]:
    """Who meets whom in a round."""
    return {frozenset(group.members) for group in seen.meeting}


def alone(seen: RoundSeen) -> dict[str, str]:
    """Who is left out of a round, and what they will read."""
    return {group.members[0]: group.reasons[0] for group in seen.alone}
