"""Finds who should be asked about a problem, and says why to the one who may know."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, not_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain import matching
from bot.domain.matching import Candidate, Need
from bot.domain.members import Person
from bot.domain.notices.helping import SuggestedMentor
from bot.services import apart, candidates, members
from models import Conversation, Mentor, Origin, Problem, Request, RequestState

SOON = timedelta(days=3)
"""Where an answer is needed by then, silence counts more."""
DECLINES_COUNT = timedelta(days=60)
"""How long a mentor who said not now to an author is not asked by them about something else."""
_AT_A_TIME = 50
"""For how many is looked up, best first, whether they and the author are kept apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a mentor is looked for."""

    author: str
    topics: frozenset[str]
    affinity: Mapping[str, float]
    """How well mentors know the subject, 0 to 1; empty where nobody could tell."""
    needed_by: date | None
    anonymous: bool
    problem_id: int | None
    """None: there are only words so far."""


def wanted(problem: Problem) -> Wanted:
    """Say what a mentor is looked for, for a problem."""
    return Wanted(
        author=problem.author,
        topics=frozenset(problem.topics),
        affinity=problem.affinity or {},
        needed_by=problem.needed_by,
        anonymous=problem.anonymous,
        problem_id=problem.id,
    )


async def best(
    session: AsyncSession, wanted: Wanted, *, now: datetime, limit: int = 3, skip: int = 0
) -> list[SuggestedMentor]:
    """Name those who fit and may be asked now, best first, with reasons for the author alone."""
    need = await _need(session, wanted, now=now)
    ranked = matching.in_order(need, await candidates.load(session, now=now, need=need))
    chosen = (await _first(session, need, ranked, skip + limit))[skip:]
    found = select(Mentor).where(Mentor.slack_id.in_([each.mentor for each in chosen]))
    offers = {each.slack_id: each for each in await session.scalars(found)}
    return [
        SuggestedMentor(
            mentor=each.mentor,
            reasons=matching.explain(need, each).reasons,
            experience=offers[each.mentor].experience,
            rather_not=offers[each.mentor].rather_not or "",
        )
        for each in chosen
    ]


async def next_for(session: AsyncSession, problem: Problem, *, now: datetime) -> str | None:
    """Name the best who may be asked now; None where there is nobody."""
    need = await _need(session, wanted(problem), now=now)
    ranked = matching.in_order(need, await candidates.load(session, now=now, need=need))
    found = await _first(session, need, ranked, 1)
    return found[0].mentor if found else None


async def all_are_full(session: AsyncSession, problem: Problem, *, now: datetime) -> bool:
    """Whether there are mentors who fit, and none of them has room."""
    need = await _need(session, wanted(problem), now=now)
    fitting = [
        each
        for each in await candidates.load(session, now=now, need=need)
        if matching.fits(need, each)
    ]
    fitting.sort(key=lambda each: not each.has_room)
    found = await _first(session, need, fitting, 1)
    return bool(found) and not found[0].has_room


async def may_be_asked(
    session: AsyncSession, problem: Problem, mentor: str, *, now: datetime
) -> bool:
    """Whether nothing forbids to ask them now, whether or not they know the subject.

    From whom the author took a request back, they may ask again.
    """
    need = await _need(session, wanted(problem), now=now, again=True)
    found = [
        each
        for each in await candidates.load(session, now=now, only=mentor)
        if matching.is_eligible(need, each) and each.has_room
    ]
    return bool(await _first(session, need, found, 1))


async def appeal(
    session: AsyncSession, problem: Problem, mentor: str, *, now: datetime
) -> list[str]:
    """Say to a mentor why they are asked; of an author who gives no name, it tells nothing."""
    look = wanted(problem)
    author = Person(member=look.author)
    if not look.anonymous:
        author = await members.get(session, look.author)
    need = Need(author=author, topics=look.topics, affinity=look.affinity, now=now)
    found = await candidates.load(session, now=now, only=mentor)
    return matching.appeal(need, found[0]) if found else []


async def _need(
    session: AsyncSession, wanted: Wanted, *, now: datetime, again: bool = False
) -> Need:
    return Need(
        author=await members.get(session, wanted.author),
        topics=wanted.topics,
        affinity=wanted.affinity,
        now=now,
        excluded=frozenset(
            [
                *await _approached(session, wanted.problem_id, again=again),
                *await _declined(session, wanted.author, now=now),
            ]
        ),
        urgent=wanted.needed_by is not None and wanted.needed_by <= (now + SOON).date(),
    )


async def _approached(
    session: AsyncSession, problem_id: int | None, *, again: bool
) -> Collection[str]:
    """Name who was asked about this problem or offered to help, whatever came of it.

    But those who were thinking about it when somebody else said yes; and, with `again`, those
    from whom the request was taken back.
    """
    if problem_id is None:
        return ()
    taken_back = and_(Request.origin == Origin.ASKED, Request.state == RequestState.WITHDRAWN)
    free = taken_back if again else and_(taken_back, _was_released(problem_id))
    found = select(Request.helper).where(Request.problem_id == problem_id, not_(free))
    return (await session.scalars(found)).all()


def _was_released(problem_id: int) -> ColumnElement[bool]:
    """Whether a request ended in the moment in which somebody else's yes began a conversation."""
    yes = aliased(Request)
    began = (
        select(Conversation.began_at)
        .join(yes, yes.id == Conversation.request_id)
        .where(yes.problem_id == problem_id)
    )
    return and_(
        Request.passed_at.is_(None),
        Request.answered_at.is_not(None),
        Request.answered_at.in_(began),
    )


async def _declined(session: AsyncSession, author: str, *, now: datetime) -> list[str]:
    """Name who lately said not now to this author.

    Authors are sealed, so those of all that was declined lately are opened, and not of all there
    is.
    """
    found = (
        select(Request.helper, Problem.author)
        .join(Problem, Problem.id == Request.problem_id)
        .where(
            Request.origin == Origin.ASKED,
            Request.state == RequestState.DECLINED,
            Request.answered_at > now - DECLINES_COUNT,
        )
    )
    return [helper for helper, asked_by in await session.execute(found) if asked_by == author]


async def _first(
    session: AsyncSession, need: Need, ranked: Sequence[Candidate], count: int
) -> list[Candidate]:
    """Return the first of these who are not kept apart from the author."""
    found: list[Candidate] = []
    for start in range(0, len(ranked), _AT_A_TIME):
        some = ranked[start : start + _AT_A_TIME]
        kept_apart = await apart.of(session, need.author.member, [each.mentor for each in some])
        found += [each for each in some if each.mentor not in kept_apart]
        if len(found) >= count:
            break
    return found[:count]
