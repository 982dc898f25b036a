"""Who acts in the tests of harvests, and what each press does in a transaction of its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.db import Database
from bot.domain import harvests as rules
from bot.domain.harvests import Draft
from bot.domain.hours import DAYS, WorkingWeek
from bot.domain.members import About
from bot.domain.network import Network
from bot.domain.notices import Notice
from bot.domain.problems import Resolution
from bot.services import (
    agreeing,
    changes,
    harvest_clock,
    harvests,
    helpful,
    members,
    outbox,
    pieces,
    problems,
)
from models import Consent, Delivery, Harvest, HelpfulAnswer, Operation, Piece, Problem
from tests.conftest import NOW, TEAM
from tests.services.making import shared

ADA, GRACE, MAE, FAY, BOT = "U0ADA", "U0GRACE", "U0MAE", "U0FAY", "U0LANTERN"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user=BOT,
    home_url="https://lantern.slack.com/",
    facilitators=(FAY,),
)
ALWAYS = WorkingWeek(starts=0, ends=24 * 60, days=frozenset(DAYS))
HELPED = "We asked every family in Samplestown first, and Ms. Placeholder wrote the answers down."
SAID = "Begin with the families who never come. Otto Sample did, in 2019, with 1,250 of them."


@dataclass
class Bench:
    """Does things in a transaction each, as a press or the clock does."""

    database: Database
    now: datetime = NOW

    async def resolves(self, *, anonymous: bool = True, consent: bool = True, by: str = ADA) -> int:
        async with self.database.transaction() as session:
            problem = await shared(session, anonymous=anonymous)
            problem.context = "Nobody comes, Amara Okafor told me, and the board counts heads."
            await self._ends(session, problem, consent=consent, by=by)
            return problem.id

    async def _ends(self, session, problem: Problem, *, consent: bool, by: str) -> None:
        resolution = Resolution(what_helped=HELPED, may_become_guidance=consent)
        await changes.resolve(session, problem, resolution, by=by, network=NETWORK, now=self.now)

    async def marks(self, problem_id: int, *, writer: str = MAE, by: str = ADA, ts="1.1") -> bool:
        async with self.database.transaction() as session:
            return await helpful.mark(
                session,
                await problems.get(session, problem_id, lock=True),
                ts=ts,
                writer=writer,
                words=SAID,
                by=by,
                network=NETWORK,
                now=self.now,
            )

    async def time_passes(self, luck: float = 0.5, **how: float) -> None:
        self.now += timedelta(**how)
        await self.clock(luck)

    async def clock(self, luck: float = 0.5) -> None:
        """Do what the job does."""
        async with self.database.transaction() as session:
            answers = await helpful.due(session, now=self.now)
            due = await harvest_clock.due(session, now=self.now)
        for number, words in answers:
            async with self.database.transaction() as session:
                cleaned = rules.cleaned(words)
                await helpful.ask(session, number, *cleaned, network=NETWORK)
        for number in due:
            async with self.database.transaction() as session:
                wanted = await harvest_clock.wanted(session, number, now=self.now, luck=luck)
            if wanted:
                draft = rules.drafted(*wanted)
                async with self.database.transaction() as session:
                    await harvest_clock.put(session, number, draft, now=self.now)

    async def answers(self, consent: Consent, *, by: str = MAE, name: str = "") -> None:
        (answer,) = await self.all_of(HelpfulAnswer)
        cause = f"{consent}:{self.now}"
        async with self.database.transaction() as session:
            found = await helpful.settle(session, answer.id, consent, by=by, name=name, cause=cause)
            await agreeing.heard(session, *found, now=self.now, cause=cause)

    async def agrees(self, *, by: str = ADA, form: str = "F1", **changed: object) -> None:
        (harvest,) = await self.all_of(Harvest)
        told = harvest.draft | changed
        async with self.database.transaction() as session:
            draft = Draft.from_json(told)
            await agreeing.agree(session, harvest.id, draft, by=by, form_id=form, now=self.now)

    async def tells(self, happened: str, *, by: str = ADA) -> None:
        (harvest,) = await self.all_of(Harvest)
        async with self.database.transaction() as session:
            words, agreed, topics = await harvests.tell(
                session, harvest.id, tried="", happened=happened, by=by
            )
        draft = rules.extended(agreed, words) if agreed else rules.drafted(words, topics)
        async with self.database.transaction() as session:
            await harvests.propose(session, harvest.id, draft, by=by, cause=happened)

    async def takes_back(self, *, by: str = ADA) -> None:
        (harvest,) = await self.all_of(Harvest)
        async with self.database.transaction() as session:
            await harvests.take_back(session, harvest.id, by=by, now=self.now)

    async def withdraws(self, problem_id: int) -> None:
        async with self.database.transaction() as session:
            problem = await problems.get(session, problem_id, lock=True)
            await changes.withdraw(session, problem, by=ADA, network=NETWORK, now=self.now)

    async def works(self, member: str, week: WorkingWeek = ALWAYS) -> None:
        async with self.database.transaction() as session:
            await members.save(session, member, About(week=week))
            if week.zone:
                await members.know(session, member, zone=week.zone)

    async def harvest(self) -> Harvest:
        (found,) = await self.all_of(Harvest)
        return found

    async def pieces(self) -> list[Piece]:
        return await self.all_of(Piece)

    async def said(self, to: str, kind: type | None = None) -> list[Notice]:
        """What somebody was sent, as it looks now."""
        owed = [each for each in await self.all_of(Delivery) if each.channel == to]
        looks = {it.target_id: it for it in owed if it.operation == Operation.UPDATE}
        posts = [looks.get(it.id, it) for it in owed if it.operation == Operation.POST]
        said = [outbox.notice_of(each) for each in posts if each.notice]
        return [each for each in said if kind is None or isinstance(each, kind)]

    async def all_of(self, table):
        async with self.database.transaction() as session:
            return list(await session.scalars(select(table).order_by(table.id)))

    async def publishes(self) -> None:
        """Have a facilitator approve the one piece there is."""
        (piece,) = await self.pieces()
        async with self.database.transaction() as session:
            row = await pieces.get(session, piece.id)
            await pieces.publish_words(session, row, pieces.words_of(row), by=FAY, now=self.now)
