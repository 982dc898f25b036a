"""Mentors: who offers time, how much of it is left, and who fits a problem."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain import matching
from bot.domain.matching import Candidate, Need
from bot.domain.members import NOT_TOLD
from bot.domain.mentors import Offer
from bot.domain.notices import SuggestedMentor
from bot.services import members
from models import Mentor, Origin, Problem, ProblemState, Request, RequestState


async def get(session: AsyncSession, member: str, *, lock: bool = False) -> Mentor | None:
    """Find a member's offer. `lock` makes whoever decides about their time take turns."""
    found = select(Mentor).where(Mentor.slack_id == member)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return await session.scalar(found)


async def offered(session: AsyncSession, member: str) -> Offer | None:
    """Return what a member offers, as their form shows it; None where they do not mentor."""
    row = await get(session, member)
    if row is None:
        return None
    return Offer(
        topics=tuple(row.topics),
        experience=row.experience,
        capacity=row.capacity,
        paused=row.paused,
    )


async def offer(session: AsyncSession, new: Offer, *, member: str, now: datetime) -> None:
    """Make a member a mentor, or change what they offer; the last word counts.

    Requests that reached them before, and conversations, stay as they are.
    """
    row = insert(session, Mentor).values(
        slack_id=member,
        topics=list(new.topics),
        experience=new.experience.strip(),
        capacity=new.capacity,
        paused=new.paused,
        offered_at=now,
    )
    changed = {
        name: getattr(row.excluded, name) for name in ("topics", "experience", "capacity", "paused")
    }
    await session.execute(
        row.on_conflict_do_update(index_elements=["team_id", "slack_id"], set_=changed)
    )


async def suggest(
    session: AsyncSession,
    problem: Problem,
    *,
    author: str,
    utc_offset: int | None = None,
    limit: int = 3,
) -> list[SuggestedMentor]:
    """Name up to `limit` mentors who fit a problem, best first, with reasons for its author alone.

    `utc_offset` is the author's, in seconds; without it their own offer to mentor is looked at.
    """
    rows = {row.slack_id: row for row in await session.scalars(select(Mentor))}
    need = await _need(session, problem, author=author, utc_offset=utc_offset)
    matches = matching.rank(need, await _candidates(session, rows.values()), limit=limit)
    return [
        SuggestedMentor(
            mentor=match.mentor,
            reasons=match.reasons,
            experience=rows[match.mentor].experience,
        )
        for match in matches
    ]


async def appeal(session: AsyncSession, problem: Problem, mentor: Mentor) -> list[str]:
    """Say to a mentor why they are asked; of an author who gives no name, it tells nothing."""
    need = await _need(session, problem, author=problem.author)
    if problem.anonymous:
        need = replace(need, district=NOT_TOLD)
    [candidate] = await _candidates(session, [mentor])
    return matching.appeal(need, candidate)


async def load(session: AsyncSession, member: str) -> int:
    """Count the colleagues a mentor is helping: who asked, was accepted, and is not done."""
    return (await _loads(session, [member])).get(member, 0)


async def _loads(session: AsyncSession, mentors: Collection[str]) -> dict[str, int]:
    found = (
        select(Request.helper, func.count().label("busy"))
        .join(Problem, Problem.id == Request.problem_id)
        .where(
            Request.helper.in_(mentors),
            Request.state == RequestState.ACCEPTED,
            Request.origin == Origin.ASKED,
            Problem.state == ProblemState.OPEN,
        )
        .group_by(Request.helper)
    )
    return {row[0]: row[1] for row in await session.execute(found)}


async def _need(
    session: AsyncSession, problem: Problem, *, author: str, utc_offset: int | None = None
) -> Need:
    approached = select(Request.helper).where(Request.problem_id == problem.id)
    return Need(
        author=author,
        topics=frozenset(problem.topics),
        district=await members.get(session, author),
        utc_offset=utc_offset,
        approached=frozenset(await session.scalars(approached)),
    )


async def _candidates(session: AsyncSession, mentors: Collection[Mentor]) -> list[Candidate]:
    ids = [mentor.slack_id for mentor in mentors]
    loads, districts = await _loads(session, ids), await members.districts(session, ids)
    return [
        Candidate(
            mentor=mentor.slack_id,
            topics=frozenset(mentor.topics),
            load=loads.get(mentor.slack_id, 0),
            capacity=mentor.capacity,
            paused=mentor.paused,
            district=districts.get(mentor.slack_id, NOT_TOLD),
        )
        for mentor in mentors
    ]
