"""An author's search for a mentor: one at a time is asked, and it goes on until somebody helps.

Whoever changes a search holds its problem's lock, then takes the search's, then one mentor's.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.asking import steps, tells_at
from bot.domain.errors import NotAllowed
from bot.domain.network import Network
from bot.services import (
    asking_news,
    asking_state,
    calls,
    finding,
    members,
    mentors,
    norms,
    problems,
    request_messages,
    room,
    suggestions,
    turns,
)
from bot.services.asking_news import Since
from models import Asking, AskingState, Origin, Problem, ProblemState, Request, RequestState

UNSETTLED = (RequestState.OPEN, RequestState.PASSED)
"""Requests to which a yes still counts."""


async def begin(
    session: AsyncSession, problem: Problem, *, passes_on: bool | None, now: datetime
) -> Asking:
    """Have a search for a problem: a new one, or one that ended and begins again."""
    asking = await asking_state.of(session, problem, lock=True)
    if asking is None or asking.state not in (AskingState.ASKING, AskingState.WAITING):
        await _require_patience(session, problem)
    if asking is None:
        asking = Asking(problem_id=problem.id, began_at=now, state=AskingState.CHOOSING)
        session.add(asking)
    elif asking.state not in asking_state.SEARCHING:
        asking.began_at, asking.told_at, asking.call_offered_at = now, None, None
        asking.state = AskingState.CHOOSING
    if passes_on is not None:
        asking.passes_on = passes_on
    asking.wanted = max(asking.wanted, await asking_state.helped(session, problem) + 1)
    await session.flush()
    return asking


async def go_on(
    session: AsyncSession,
    problem: Problem,
    *,
    now: datetime,
    network: Network,
    since: Since = "on",
    mentor: str | None = None,
) -> None:
    """Ask the next, stand in line, or leave it to the author, and tell them which; once a call.

    `mentor` and `since` say what became of whom. Where nobody is looked for, nothing happens.
    """
    asking = await asking_state.of(session, problem, lock=True)
    if asking is None or problem.state != ProblemState.OPEN:
        return
    if asking.state == AskingState.ENDED or not await asking_state.missing(
        session, problem, asking
    ):
        await schedule(session, problem, asking)
        return
    if asking.state in (AskingState.HELPED, AskingState.CALLED):
        asking.began_at, asking.told_at = now, None
    request = await _ask_next(session, problem, asking, now=now, network=network)
    await schedule(session, problem, asking)
    link = await problems.link(session, problem, network)
    await suggestions.show(session, problem, network, link=link)
    await asking_news.tell(
        session, problem, asking, request, since=since, mentor=mentor, link=link, now=now
    )


async def put_to(
    session: AsyncSession,
    problem: Problem,
    asking: Asking,
    mentor: str,
    *,
    now: datetime,
    network: Network,
) -> Request:
    """Ask one mentor, who is locked, and start their clock."""
    request = await _request(session, problem, mentor, now)
    request.origin, request.state = Origin.ASKED, RequestState.OPEN
    request.created_at, request.answered_at, request.reason = now, None, None
    person = await members.get(session, mentor)
    planned = steps(person.week, now, await norms.get(session), problem.needed_by)
    request.nudge_at, request.passes_at = planned.nudge_at, planned.passes_at
    asking.state = AskingState.ASKING
    await session.flush()
    if not await asking_state.missing(session, problem, asking):
        asking.waiting_since = None
    link = await problems.link(session, problem, network)
    await request_messages.put(session, problem, request, to=mentor, link=link)
    await schedule(session, problem, asking)
    return request


async def schedule(session: AsyncSession, problem: Problem, asking: Asking) -> None:
    """Work out when the clock looks at a search next; flushes it."""
    thinking = await asking_state.thinking(session, problem)
    due = [at for each in thinking for at in (each.nudge_at, each.passes_at) if at]
    if asking.state == AskingState.ASKING and not thinking:
        due.append(asking.began_at)
    if asking.state in asking_state.SEARCHING and asking.told_at is None:
        due.append(await tells_of(session, problem, asking))
    asking.due_at = min(due, default=None)
    await session.flush()


async def tells_of(session: AsyncSession, problem: Problem, asking: Asking) -> datetime:
    """Tell when facilitators hear of it, by the week of who thinks about it, or its author's."""
    thinking = await asking_state.thinking(session, problem)
    whose = thinking[0].helper if thinking else problem.author
    week = (await members.get(session, whose)).week
    return tells_at(week, asking.began_at, await norms.get(session), problem.needed_by)


async def close(
    session: AsyncSession, problem: Problem, asking: Asking, state: AskingState, *, network: Network
) -> None:
    """Stop a search, and take back what asks everybody; its requests are the caller's."""
    asking.state, asking.waiting_since, asking.due_at = state, None, None
    await session.flush()
    await calls.close(session, problem, asking, network)


async def take_back(
    session: AsyncSession, problem: Problem, request: Request, *, now: datetime, link: str | None
) -> None:
    """Withdraw one request, and say so where it was put."""
    request.state, request.answered_at = RequestState.WITHDRAWN, now
    request.nudge_at = request.passes_at = None
    await session.flush()
    await request_messages.show(session, problem, request, link=link)


async def own(session: AsyncSession, problem_id: int, *, by: str) -> Problem:
    """Lock an open problem for its author."""
    problem = await problems.get(session, problem_id, lock=True)
    problems.require_author(problem, by)
    problems.require_open(problem)
    return problem


async def is_free(session: AsyncSession, problem: Problem, mentor: str, *, now: datetime) -> bool:
    """Lock a mentor, so that two searches cannot take the same place, and see that they fit."""
    locked = await mentors.get(session, mentor, lock=True)
    return locked is not None and await finding.may_be_asked(session, problem, mentor, now=now)


async def _ask_next(
    session: AsyncSession, problem: Problem, asking: Asking, *, now: datetime, network: Network
) -> Request | None:
    """Ask the best who may be asked; otherwise stand in line, or wait for the author's choice.

    One mentor is locked in a transaction, no more: where their last place was taken in that very
    moment, nobody thinks about it, and the clock looks again at once.
    """
    thinking = await asking_state.thinking(session, problem)
    mentor = await room.first(session, problem, now=now) if asking.passes_on else None
    if mentor:
        is_free_still = await is_free(session, problem, mentor, now=now)
        if is_free_still and await room.has_place(session, mentor):
            return await put_to(session, problem, asking, mentor, now=now, network=network)
        asking.state, asking.waiting_since = AskingState.ASKING, None
        return None
    is_full = asking.passes_on and await room.is_full_for(session, problem, now=now)
    asking.waiting_since = (asking.waiting_since or now) if is_full else None
    if not thinking:
        asking.state = AskingState.WAITING if is_full else AskingState.CHOOSING
    return None


async def _request(session: AsyncSession, problem: Problem, mentor: str, now: datetime) -> Request:
    """Find what was between the two, or begin it."""
    known = await session.scalar(
        select(Request).where(Request.problem_id == problem.id, Request.helper == mentor)
    )
    if known is None:
        known = Request(problem_id=problem.id, helper=mentor, origin=Origin.ASKED, created_at=now)
        session.add(known)
    return known


async def _require_patience(session: AsyncSession, problem: Problem) -> None:
    """Keep one author from taking up everybody's time."""
    await turns.wait(session, f"searches:{problem.author}")
    most = (await norms.get(session)).most_open
    if await asking_state.searches(session, problem.author, but=problem) >= most:
        raise NotAllowed(
            f"I am looking for a mentor for {most} of your problems already. As soon as one of "
            "them is settled, or you withdraw its request, I can look for another."
        )
