"""What time brings to a search: the mentor is reminded, it goes on, facilitators are told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.asking import Steps, passes_after_nudge
from bot.domain.network import Network
from bot.services import (
    asking_news,
    asking_state,
    askings,
    line,
    members,
    problems,
    request_messages,
    suggestions,
)
from models import Asking, AskingState, Problem, Request, RequestState


async def due(session: AsyncSession, *, now: datetime) -> Sequence[int]:
    """List the problems whose searches time brings something to, the longest due first."""
    found = select(Asking.problem_id).where(Asking.due_at <= now)
    return (await session.scalars(found.order_by(Asking.due_at))).all()


async def tick(session: AsyncSession, problem_id: int, *, now: datetime, network: Network) -> None:
    """Do what is due about one search, once; what another process does is left to it."""
    problem = await line.unlocked(session, problem_id)
    if problem is None:
        return
    asking = await asking_state.of(session, problem, lock=True)
    if asking is None or asking.due_at is None or asking.due_at > now:
        return
    for request in await asking_state.thinking(session, problem):
        if request.nudge_at and request.nudge_at <= now:
            await _remind(session, problem, request, now=now, network=network)
        elif request.passes_at and request.passes_at <= now:
            await _pass_on(session, problem, request, now=now, network=network)
    if asking.state == AskingState.ASKING and not await asking_state.thinking(session, problem):
        await askings.go_on(session, problem, now=now, network=network)
    await _tell(session, problem, asking, now=now, network=network)
    await askings.schedule(session, problem, asking)


async def _remind(
    session: AsyncSession, problem: Problem, request: Request, *, now: datetime, network: Network
) -> None:
    """Bring a request up again, in the mentor's working hours; late, it leaves them a day."""
    if request.nudge_at is None or request.passes_at is None:
        return
    week = (await members.get(session, request.helper)).week
    planned = Steps(nudge_at=request.nudge_at, passes_at=request.passes_at)
    opens = week.next_open(now)
    request.nudge_at = opens if opens > now else None
    request.passes_at = passes_after_nudge(week, opens, planned, problem.needed_by)
    await session.flush()
    if request.nudge_at is None:
        await request_messages.remind(session, request)
    if request.passes_at != planned.passes_at:
        link = await problems.link(session, problem, network)
        await request_messages.show(session, problem, request, link=link)
        await suggestions.show(session, problem, network, link=link)


async def _pass_on(
    session: AsyncSession, problem: Problem, request: Request, *, now: datetime, network: Network
) -> None:
    """Let a request go on to the next, with a kind word to both; a late yes still counts."""
    request.state, request.nudge_at, request.passes_at = RequestState.PASSED, None, None
    request.passed_at = now
    await session.flush()
    link = await problems.link(session, problem, network)
    await request_messages.show(session, problem, request, link=link)
    await request_messages.release(session, request, why="passed")
    await askings.go_on(
        session, problem, now=now, network=network, since="passed", mentor=request.helper
    )


async def _tell(
    session: AsyncSession, problem: Problem, asking: Asking, *, now: datetime, network: Network
) -> None:
    """Tell facilitators of a search that found nobody, and offer its author to ask everybody."""
    if asking.told_at or asking.state not in asking_state.SEARCHING:
        return
    if await askings.tells_of(session, problem, asking) > now:
        return
    asking.told_at = now
    await asking_news.tell_facilitators(session, problem, asking, network)
    if asking.called_in_id is None:
        asking.call_offered_at = now
        await session.flush()
        await asking_news.offer_call(session, problem, asking, network)
        link = await problems.link(session, problem, network)
        await suggestions.show(session, problem, network, link=link)
