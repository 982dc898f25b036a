"""Who acts in the tests of requests, and what each press does in a transaction of its own."""

import asyncio
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.db import Database
from bot.domain.errors import DomainError
from bot.domain.hours import WorkingWeek
from bot.domain.members import About, District
from bot.domain.mentors import Offer
from bot.domain.network import Network
from bot.domain.notices import Notice
from bot.domain.problems import Draft, Resolution
from bot.services import (
    asking_clock,
    askings,
    calls,
    changes,
    line,
    members,
    mentors,
    outbox,
    problems,
    request_answers,
    requests,
    steering,
)
from bot.services.problems import Submission
from models import Asking, Delivery, Problem, Request
from tests.conftest import NOW, TEAM

ADA, GRACE, MAE, OTTO, FAY = "U0ADA", "U0GRACE", "U0MAE", "U0OTTO", "U0FAY"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user="U0LANTERN",
    home_url="https://lantern.slack.com/",
    facilitators=(FAY,),
)
RURAL = District(setting="rural", size="small")
DISCIPLINE = "discipline-and-school-climate"
TITLE = "Suspensions rose after restorative practices"
ALWAYS = WorkingWeek(starts=0, ends=24 * 60, days=frozenset(("mon", "tue", "wed", "thu", "fri")))


@dataclass
class Desk:
    """Does things in a transaction each, as a press does."""

    database: Database
    now: datetime = NOW

    async def shares(
        self,
        author: str = ADA,
        *,
        form: str = "V1",
        anonymous: bool = False,
        needed_by: date | None = None,
    ) -> int:
        draft = self._draft(anonymous=anonymous, needed_by=needed_by)
        async with self.database.transaction() as session:
            submitted = Submission(draft=draft, author=author, form_id=form, submitted_at=self.now)
            await problems.save(session, [submitted])
            await problems.announce_new(session, NETWORK, now=self.now)
            found = select(Problem.id).where(Problem.form_id == form)
            return (await session.scalars(found)).one()

    async def keeps_private(
        self, author: str = ADA, *, form: str = "V1", anonymous: bool = False
    ) -> int:
        """Save a problem that only mentors who are asked read."""
        async with self.database.transaction() as session:
            problem = await problems.save_private(
                session,
                self._draft(anonymous=anonymous),
                author=author,
                form_id=form,
                affinity=None,
                now=self.now,
            )
            return problem.id

    def _draft(self, *, anonymous: bool, needed_by: date | None = None) -> Draft:
        return Draft(
            title=TITLE,
            context="Teachers call it soft.",
            question="Where do I start?",
            topics=(DISCIPLINE,),
            anonymous=anonymous,
            needed_by=needed_by,
            earliest=NOW.date(),
        )

    async def mentors(
        self, *names: str, capacity: int = 2, weekly: int = 2, paused: bool = False
    ) -> None:
        new = Offer(
            topics=(DISCIPLINE,),
            experience="Led this for six years.",
            capacity=capacity,
            weekly=weekly,
            paused=paused,
        )
        async with self.database.transaction() as session:
            for name in names:
                await mentors.offer(session, new, member=name, now=NOW)

    async def works(self, *names: str, week: WorkingWeek = ALWAYS) -> None:
        """Tell when they work; the zone is Slack's to tell."""
        async with self.database.transaction() as session:
            for name in names:
                await members.save(session, name, About(week=week))
                await members.know(session, name, zone=week.zone)

    async def asks(self, problem_id: int, mentor: str, *, by: str = ADA, **how) -> int:
        await self.does(requests.ask, problem_id, mentor, by=by, **how)
        return (await self.between(problem_id, mentor)).id

    async def offers(self, problem_id: int, *, by: str) -> int:
        await self.does(requests.offer, problem_id, by=by)
        return (await self.between(problem_id, by)).id

    async def accepts(self, request_id: int, *, by: str) -> None:
        await self.does(request_answers.accept, request_id, by=by)

    async def declines(self, request_id: int, *, by: str) -> None:
        await self.does(request_answers.decline, request_id, by=by)

    async def takes_back(self, problem_id: int, *, by: str = ADA) -> None:
        await self.does(steering.withdraw, problem_id, by=by)

    async def wants_another(self, problem_id: int, *, by: str = ADA) -> None:
        await self.does(steering.want_another, problem_id, by=by)

    async def switches(self, problem_id: int, *, by: str = ADA) -> bool:
        return bool(await self.does(steering.switch, problem_id, by=by))

    async def calls_everybody(self, problem_id: int, *, by: str = ADA, words: str = "") -> None:
        async with self.database.transaction() as session:
            problem = await askings.own(session, problem_id, by=by)
            await calls.make(session, problem, words=words, now=self.now, network=NETWORK)

    async def leaves(self, member: str) -> None:
        await self.does(requests.part_with, member)

    async def does(self, deed, *what, **how):
        async with self.database.transaction() as session:
            return await deed(session, *what, now=self.now, network=NETWORK, **how)

    async def resolves(self, problem_id: int) -> None:
        async with self.database.transaction() as session:
            problem = await problems.get(session, problem_id, lock=True)
            await changes.resolve(
                session,
                problem,
                Resolution(),
                by=problem.author,
                network=NETWORK,
                now=self.now,
            )

    async def withdraws(self, problem_id: int) -> None:
        async with self.database.transaction() as session:
            problem = await problems.get(session, problem_id, lock=True)
            await changes.withdraw(
                session, problem, by=problem.author, network=NETWORK, now=self.now
            )

    async def time_passes(self, **how: float) -> None:
        """Let the clock look once, that much later."""
        self.now += timedelta(**how)
        await self.clock_looks()

    async def clock_looks(self) -> None:
        async with self.database.transaction() as session:
            due = await asking_clock.due(session, now=self.now)
        for problem_id in due:
            await self.does(asking_clock.tick, problem_id)
        async with self.database.transaction() as session:
            waiting = await line.waiting(session)
        for problem_id in waiting:
            await self.does(line.serve, problem_id)

    async def between(self, problem_id: int, helper: str) -> Request:
        async with self.database.transaction() as session:
            found = select(Request).where(
                Request.problem_id == problem_id, Request.helper == helper
            )
            return (await session.scalars(found)).one()

    async def asking(self, problem_id: int) -> Asking:
        async with self.database.transaction() as session:
            return await session.get_one(Asking, problem_id)

    async def said(self, to: str, kind: type | None = None) -> list[Notice]:
        """Everything owed to somebody, in order; or what is of a kind."""
        async with self.database.transaction() as session:
            owed = (await session.scalars(select(Delivery).order_by(Delivery.id))).all()
        said = [outbox.notice_of(each) for each in owed if each.channel == to and each.notice]
        return [each for each in said if kind is None or isinstance(each, kind)]

    async def everything(self) -> list[dict[str, object]]:
        """The requests, problems and messages there are, to see whether anything changed."""
        async with self.database.transaction() as session:
            rows = [
                row
                for table in (Request, Problem, Delivery)
                for row in await session.scalars(select(table).order_by(table.id))
            ]
            return [{each.name: getattr(row, each.name) for each in fields(row)} for row in rows]


async def attempts(*presses) -> list[DomainError | None]:
    """Let several people press at once; what each was told, if anything."""
    told = await asyncio.gather(*presses, return_exceptions=True)
    assert all(each is None or isinstance(each, (DomainError, int)) for each in told), told
    return [each if isinstance(each, DomainError) else None for each in told]
