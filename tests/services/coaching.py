"""Who acts in the tests of coaching and mentorships, and what each press does in a transaction."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from bot.db import Database
from bot.domain.network import Network
from bot.domain.notices import Notice, RoleChanged
from bot.domain.pairings import GoalDraft, Terms
from bot.services import (
    assignments,
    goals,
    mentorships,
    outbox,
    pairing_clock,
    pairings,
    roles,
)
from models import (
    Delivery,
    Goal,
    Origin,
    Pairing,
    Problem,
    ProblemState,
    Proposal,
    Request,
    RequestState,
    RoleName,
)
from tests.conftest import NOW, TEAM

ADA, COLE, FAY, GRACE, OTTO = "U0ADA", "U0COLE", "U0FAY", "U0GRACE", "U0OTTO"
"""An officer, a coach, a facilitator, a mentor, and somebody whom nothing here concerns."""
TODAY = NOW.date()
MARK = "zebrafish"
TITLE = "Suspensions rose"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user="U0LANTERN",
    home_url="https://lantern.slack.com/",
    facilitators=(FAY, COLE),
)
"""Cole, the coach, facilitates too."""


@dataclass
class Desk:
    """Does things in a transaction each, as a press does."""

    database: Database

    async def becomes_coach(self, *members: str) -> None:
        async with self.database.transaction() as session:
            for member in members:
                await roles.give(session, RoleName.COACH, to=member, by=FAY, cause="T1", now=NOW)

    async def assigns(
        self,
        coach: str = COLE,
        officer: str = ADA,
        *,
        ends_on: date | None = None,
        now: datetime = NOW,
    ) -> int:
        terms = Terms(rhythm="weekly", ends_on=ends_on, today=now.date())
        async with self.database.transaction() as session:
            await assignments.assign(
                session, coach=coach, officer=officer, terms=terms, by=FAY, now=now
            )
        return (await self.all_of(Pairing))[-1].id

    async def ends(self, pairing_id: int, *, by: str, now: datetime = NOW) -> None:
        async with self.database.transaction() as session:
            await pairings.end(session, pairing_id, by=by, now=now)

    async def sets_goal(
        self, pairing_id: int, *, by: str, text: str = "A policy", form: str = "V1"
    ) -> int:
        draft = GoalDraft(text=text, about="alignment", earliest=TODAY)
        async with self.database.transaction() as session:
            await goals.add(session, pairing_id, draft, by=by, form_id=form, now=NOW)
        return (await self.all_of(Goal))[-1].id

    async def notes(
        self, goal_id: int, *, by: str, text: str = MARK, form: str = "V2", now: datetime = NOW
    ) -> None:
        async with self.database.transaction() as session:
            await goals.note(session, goal_id, text, by=by, form_id=form, now=now)

    async def talks(
        self, *, anonymous: bool = False, author: str = ADA, helper: str = GRACE
    ) -> int:
        """An author and a helper are in conversation; return the request's id."""
        async with self.database.transaction() as session:
            problem = _problem(author, anonymous=anonymous)
            session.add(problem)
            await session.flush()
            request = Request(
                problem_id=problem.id,
                helper=helper,
                origin=Origin.ASKED,
                created_at=NOW,
                state=RequestState.ACCEPTED,
            )
            session.add(request)
            await session.flush()
            return request.id

    async def proposes(self, request_id: int, *, by: str, form: str = "V3") -> int:
        terms = Terms(rhythm="monthly", ends_on=None, today=TODAY)
        async with self.database.transaction() as session:
            await mentorships.propose(session, request_id, terms, by=by, form_id=form, now=NOW)
        return (await self.all_of(Proposal))[-1].id

    async def agrees(self, proposal_id: int, *, by: str) -> None:
        async with self.database.transaction() as session:
            await mentorships.agree(session, proposal_id, by=by, now=NOW)

    async def declines(self, proposal_id: int, *, by: str) -> None:
        async with self.database.transaction() as session:
            await mentorships.decline(session, proposal_id, by=by)

    async def clock(self, now: datetime) -> None:
        """Let the clock do what is due, as the job does."""
        async with self.database.transaction() as session:
            due = await pairing_clock.due_now(session, now=now)
        for each in due:
            async with self.database.transaction() as session:
                await pairing_clock.step(session, each, now=now)

    async def said(self, to: str) -> list[Notice]:
        """Everything owed to somebody, in order."""
        return [
            outbox.notice_of(each)
            for each in await self.all_of(Delivery)
            if each.channel == to and each.notice
        ]

    async def all_of(self, table: type) -> list:
        async with self.database.transaction() as session:
            return list(await session.scalars(select(table).order_by(table.id)))


def kinds(notices: list[Notice]) -> list[type]:
    """What kinds of notices there are, but those of roles."""
    return [type(each) for each in notices if not isinstance(each, RoleChanged)]


def _problem(author: str, *, anonymous: bool) -> Problem:
    return Problem(
        form_id=f"V{author}{anonymous}",
        author=author,
        anonymous=anonymous,
        title=TITLE,
        context="",
        tried="",
        question="Where do I start?",
        topics=["student-voice"],
        needed_by=None,
        created_at=NOW,
        state=ProblemState.OPEN,
    )
