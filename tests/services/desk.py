"""Who acts in the tests of requests, and what each press does in a transaction of its own."""

import asyncio
from dataclasses import dataclass, fields

from sqlalchemy import select

from bot.db import Database
from bot.domain.errors import DomainError
from bot.domain.members import District
from bot.domain.mentors import Offer
from bot.domain.network import Network
from bot.domain.notices import Notice
from bot.domain.problems import Draft, Resolution
from bot.services import changes, mentors, outbox, problems, request_answers, requests
from bot.services.problems import Submission
from models import Delivery, Problem, Request
from tests.conftest import NOW, TEAM

ADA, GRACE, MAE, OTTO = "U0ADA", "U0GRACE", "U0MAE", "U0OTTO"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user="U0LANTERN",
    home_url="https://lantern.slack.com/",
    facilitators=(),
)
RURAL = District(setting="rural", size="small")


@dataclass
class Desk:
    """Does things in a transaction each, as a press does."""

    database: Database

    async def shares(self, author: str = ADA, *, form: str = "V1", anonymous: bool = False) -> int:
        draft = Draft(
            title="Suspensions rose after restorative practices",
            context="Teachers call it soft.",
            question="Where do I start?",
            topics=("discipline-and-school-climate",),
            anonymous=anonymous,
            earliest=NOW.date(),
        )
        async with self.database.transaction() as session:
            submitted = Submission(draft=draft, author=author, form_id=form, submitted_at=NOW)
            await problems.save(session, [submitted])
            await problems.announce_new(session, NETWORK)
            found = select(Problem.id).where(Problem.form_id == form)
            return (await session.scalars(found)).one()

    async def mentors(self, *names: str, capacity: int = 2, paused: bool = False) -> None:
        new = Offer(
            topics=("discipline-and-school-climate",),
            experience="Led this for six years.",
            capacity=capacity,
            paused=paused,
        )
        async with self.database.transaction() as session:
            for name in names:
                await mentors.offer(session, new, member=name, now=NOW)

    async def asks(self, problem_id: int, mentor: str, *, by: str = ADA) -> int:
        async with self.database.transaction() as session:
            await requests.ask(session, problem_id, mentor, by=by, now=NOW, network=NETWORK)
        return (await self.between(problem_id, mentor)).id

    async def offers(self, problem_id: int, *, by: str) -> int:
        async with self.database.transaction() as session:
            await requests.offer(session, problem_id, by=by, now=NOW, network=NETWORK)
        return (await self.between(problem_id, by)).id

    async def accepts(self, request_id: int, *, by: str) -> None:
        async with self.database.transaction() as session:
            await request_answers.accept(session, request_id, by=by, now=NOW, network=NETWORK)

    async def declines(self, request_id: int, *, by: str) -> None:
        async with self.database.transaction() as session:
            await request_answers.decline(session, request_id, by=by, now=NOW, network=NETWORK)

    async def resolves(self, problem_id: int) -> None:
        async with self.database.transaction() as session:
            problem = await problems.get(session, problem_id, lock=True)
            await changes.resolve(
                session, problem, Resolution(), by=problem.author, network=NETWORK, now=NOW
            )

    async def withdraws(self, problem_id: int) -> None:
        async with self.database.transaction() as session:
            problem = await problems.get(session, problem_id, lock=True)
            await changes.withdraw(session, problem, by=problem.author, network=NETWORK, now=NOW)

    async def between(self, problem_id: int, helper: str) -> Request:
        async with self.database.transaction() as session:
            found = select(Request).where(
                Request.problem_id == problem_id, Request.helper == helper
            )
            return (await session.scalars(found)).one()

    async def said(self, to: str) -> list[Notice]:
        """Everything owed to somebody, in order."""
        async with self.database.transaction() as session:
            owed = (await session.scalars(select(Delivery).order_by(Delivery.id))).all()
        return [outbox.notice_of(each) for each in owed if each.channel == to and each.notice]

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
