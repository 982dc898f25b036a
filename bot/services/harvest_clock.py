"""What time brings a harvest: the draft, the question what became of it, and an end unused."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.harvests import ASKED_AFTER, WRITERS_HAVE, Draft, Told, next_time
from bot.services import harvest_news, harvests, helpful, members, problems
from models import Harvest, HarvestState, Problem, ProblemState

AT_ONCE = 100


async def due(session: AsyncSession, *, now: datetime) -> Sequence[int]:
    """List what the clock has come to."""
    found = select(Harvest.id).where(Harvest.due_at <= now)
    return (await session.scalars(found.order_by(Harvest.due_at).limit(AT_ONCE))).all()


async def is_any_running(session: AsyncSession) -> bool:
    """Whether anybody may be about to agree to something."""
    found = select(Harvest.id).where(Harvest.state.in_(helpful.RUNNING)).limit(1)
    return await session.scalar(found) is not None


async def wanted(
    session: AsyncSession, harvest_id: int, *, now: datetime, luck: float
) -> tuple[Told, list[str]] | None:
    """Do what is due, unless it is a draft: then return the words and topics to draft from.

    Whatever comes second, from any process, finds it done.
    """
    problem, harvest = await _locked(session, harvest_id)
    if not _is_due(harvest, now) or await _waits(session, problem, harvest, now=now, luck=luck):
        return None
    if harvest.step == 0:
        return harvests.told(problem, harvest), list(problem.topics)
    if harvest.step < len(ASKED_AFTER):
        await harvest_news.ask_outcome(session, problem, harvest)
        if harvest.state == HarvestState.WAITING:
            harvest.state = HarvestState.ASKED
        harvests.go_on(harvest)
    else:
        await _lapse(session, problem, harvest)
    await session.flush()
    return None


async def put(session: AsyncSession, harvest_id: int, draft: Draft, *, now: datetime) -> None:
    """Ask the author about a first draft, unless another process has."""
    problem, harvest = await _locked(session, harvest_id)
    if harvest.step != 0 or not _is_due(harvest, now):
        return
    harvest.draft, harvest.state = draft.as_json(), HarvestState.ASKED
    await harvest_news.ask_draft(session, problem, harvest, draft)
    harvests.go_on(harvest)
    await session.flush()


async def _waits(
    session: AsyncSession, problem: Problem, harvest: Harvest, *, now: datetime, luck: float
) -> bool:
    """Put it off, where somebody is not here, not at work, or has not answered yet."""
    author = await members.get(session, problem.author)
    if not author.here or problem.state != ProblemState.RESOLVED:
        harvests.empty(harvest, HarvestState.LAPSED)
        await session.flush()
        return True
    last = harvest.began_at + WRITERS_HAVE
    if harvest.step == 0 and now < last and await helpful.pending(session, problem):
        harvest.due_at = last
        await session.flush()
        return True
    at = next_time(author.week, now, now, luck)
    if at > now:
        harvest.due_at = at
        await session.flush()
    return at > now


async def _lapse(session: AsyncSession, problem: Problem, harvest: Harvest) -> None:
    """End it: what is agreed to stays, what was only drafted is forgotten."""
    if harvest.piece_id is not None:
        harvest.state, harvest.due_at = HarvestState.AGREED, None
        return
    await harvest_news.settle(session, harvest, "lapsed", cause="lapsed")
    await helpful.forget(session, problem)
    harvests.empty(harvest, HarvestState.LAPSED)


async def _locked(session: AsyncSession, harvest_id: int) -> tuple[Problem, Harvest]:
    harvest = await session.get_one(Harvest, harvest_id)
    problem = await problems.get(session, harvest.problem_id, lock=True)
    await session.refresh(harvest)
    return problem, harvest


def _is_due(harvest: Harvest, now: datetime) -> bool:
    return harvest.due_at is not None and harvest.due_at <= now
