"""Who has a place free that no other request may take: for whom the bot asks by itself."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services import finding, mentors
from models import Mentor, Origin, Problem, ProblemState, Request, RequestState

_LOOKED_AT = 30
"""Mentors who fit, best first, among whom one with a free place is looked for."""


async def first(session: AsyncSession, problem: Problem, *, now: datetime) -> str | None:
    """Name the best who may be asked and has a place for each request they think about."""
    look = finding.wanted(problem)
    fitting = await finding.best(session, look, now=now, limit=_LOOKED_AT)
    names = [each.mentor for each in fitting]
    free = await _free(session, names)
    return next((name for name in names if free.get(name, 0) > 0), None)


async def has_place(session: AsyncSession, mentor: str) -> bool:
    """Whether a mentor, whom the caller locked, has one."""
    return (await _free(session, [mentor])).get(mentor, 0) > 0


async def is_full_for(session: AsyncSession, problem: Problem, *, now: datetime) -> bool:
    """Whether some fit, and none has a place; the caller saw that `first` names nobody."""
    if await finding.next_for(session, problem, now=now):
        return True
    return await finding.all_are_full(session, problem, now=now)


async def _free(session: AsyncSession, names: Collection[str]) -> dict[str, int]:
    """Count places less those taken, and those somebody is asked about."""
    offers = select(Mentor.slack_id, Mentor.capacity).where(Mentor.slack_id.in_(names))
    asked = (
        select(Request.helper, func.count())
        .join(Problem, Problem.id == Request.problem_id)
        .where(
            Request.helper.in_(names),
            Request.origin == Origin.ASKED,
            Request.state == RequestState.OPEN,
            Problem.state == ProblemState.OPEN,
        )
        .group_by(Request.helper)
    )
    capacities = {row[0]: row[1] for row in await session.execute(offers)}
    taken = await mentors.loads(session, names)
    waiting = {row[0]: row[1] for row in await session.execute(asked)}
    return {
        name: capacity - taken.get(name, 0) - waiting.get(name, 0)
        for name, capacity in capacities.items()
    }
