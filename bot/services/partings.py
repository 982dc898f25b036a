"""What one of two people who talk decides: done, more time, still talking, not the right fit."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.conversations import LONGER, QUIET
from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices.talking import Ending, VerdictWord
from bot.services import (
    activity,
    apart,
    askings,
    conversations,
    problems,
    request_messages,
    suggestions,
    verdicts,
)
from models import (
    ApartWhy,
    Conversation,
    Problem,
    ProblemState,
    Request,
    RequestState,
    Side,
)

_OVER = "This conversation is over already. Thank you for both your time."


async def done(
    session: AsyncSession,
    request_id: int,
    *,
    by: str,
    now: datetime,
    network: Network,
) -> None:
    """Be done with each other, for both."""
    problem, request, _ = await _going_on(session, request_id, by=by)
    await finish(session, problem, request, now=now, network=network)


async def take_longer(session: AsyncSession, request_id: int, *, by: str, now: datetime) -> None:
    """Start the quiet clock anew, and longer."""
    await _going_on(session, request_id, by=by)
    talk = await session.get_one(Conversation, request_id)
    talk.due_at = max(talk.due_at or now, now + LONGER)
    await activity.settle(session, talk)


async def talk_on(session: AsyncSession, request_id: int, *, by: str, now: datetime) -> None:
    """Take the author's word that the two still talk."""
    problem, _, _ = await _going_on(session, request_id, by=by)
    problems.require_author(problem, by)
    talk = await session.get_one(Conversation, request_id)
    talk.due_at = now + QUIET
    await activity.settle(session, talk)


async def part(
    session: AsyncSession, request_id: int, *, by: str, now: datetime, network: Network
) -> bool:
    """End what is not the right fit; tell whether the author's search goes on."""
    problem, request, side = await _going_on(session, request_id, by=by)
    await apart.keep(session, by, _across(problem, request, side), ApartWhy.NOT_FIT)
    await verdicts.say(session, problem, request, side, "not_for_me", now=now)
    return await end(session, problem, request, side, now=now, network=network)


async def judge(
    session: AsyncSession, request_id: int, word: VerdictWord, *, by: str, now: datetime
) -> None:
    """Keep one side's answer to how it went."""
    problem, request, side = await between(session, request_id, by=by)
    await verdicts.require_asked(session, request, side)
    await verdicts.say(session, problem, request, side, word, now=now)


async def keep_apart(session: AsyncSession, request_id: int, *, by: str) -> None:
    """Never match the two again, as who answered *not for me* asks."""
    problem, request, side = await between(session, request_id, by=by)
    verdict = await verdicts.of(session, request, side)
    if verdict is None or verdict.word != "not_for_me":
        raise NotAllowed("This follows from your own answer to how it went.")
    await apart.keep(session, by, _across(problem, request, side), ApartWhy.NOT_FIT)
    await verdicts.show(session, problem, request, verdict, kept_apart=True)


async def finish(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    *,
    now: datetime,
    network: Network,
    why: Ending | None = None,
) -> None:
    """Finish a conversation, and let the messages about its request say so."""
    await conversations.finish(session, problem, request, now=now, why=why)
    await _retell(session, problem, request, network)


async def end(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    by: Side,
    *,
    now: datetime,
    network: Network,
    why: Ending = "ended",
) -> bool:
    """End a conversation for good, and tell the other side kindly, unless it was done already.

    Tell whether the author's search goes on.
    """
    was_open = request.state == RequestState.ACCEPTED
    await conversations.stop(session, problem, request, now=now)
    await _retell(session, problem, request, network)
    if not was_open:
        return False
    other = Side.HELPER if by is Side.AUTHOR else Side.AUTHOR
    await verdicts.ask(session, problem, request, other, why=why)
    goes_on = problem.state == ProblemState.OPEN
    if goes_on:
        await askings.go_on(session, problem, now=now, network=network)
    return goes_on


async def part_with(session: AsyncSession, member: str, *, now: datetime, network: Network) -> None:
    """End the conversations of somebody who left, with a word to the other."""
    for request_id in await _talks_of(session, member):
        problem, request, side = await between(session, request_id, by=member)
        if request.state != RequestState.ACCEPTED:
            continue
        # that an author without a name has left would tell who it was
        unnamed = problem.anonymous and side is Side.AUTHOR
        why: Ending = "ended" if unnamed else "left"
        if side is Side.AUTHOR:
            await conversations.stop(session, problem, request, now=now)
            await _retell(session, problem, request, network)
            await verdicts.ask(session, problem, request, Side.HELPER, why=why)
        else:
            await end(session, problem, request, side, now=now, network=network, why=why)


async def between(
    session: AsyncSession, request_id: int, *, by: str
) -> tuple[Problem, Request, Side]:
    """Lock a conversation, and see that it is theirs: nobody else learns that there is one."""
    found = select(Request).where(Request.id == request_id)
    request = await session.scalar(found)
    if request is None:
        raise Gone
    problem = await problems.get(session, request.problem_id, lock=True)
    await session.refresh(request)
    talk = await session.get(Conversation, request_id, populate_existing=True)
    if by not in (problem.author, request.helper):
        raise NotAllowed("Only the two who talk can decide this.")
    if talk is None:
        raise Gone("There is no conversation here yet.")
    return problem, request, _side(problem, by)


async def _going_on(
    session: AsyncSession, request_id: int, *, by: str
) -> tuple[Problem, Request, Side]:
    problem, request, side = await between(session, request_id, by=by)
    if request.state != RequestState.ACCEPTED:
        raise Gone(_OVER)
    return problem, request, side


async def _retell(
    session: AsyncSession, problem: Problem, request: Request, network: Network
) -> None:
    link = await problems.link(session, problem, network)
    await session.flush()
    await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)


async def _talks_of(session: AsyncSession, member: str) -> list[int]:
    """List a member's open conversations. An author's name is sealed, so all are looked at."""
    found = (
        select(Request.id, Request.helper, Problem)
        .join(Problem, Problem.id == Request.problem_id)
        .join(Conversation, Conversation.request_id == Request.id)
        .where(Conversation.ended_at.is_(None))
        .order_by(Problem.id, Request.id)
    )
    rows = await session.execute(found)
    return [each for each, helper, problem in rows if member in (helper, problem.author)]


def _across(problem: Problem, request: Request, side: Side) -> str:
    """Say who is on the other side."""
    return problem.author if side is Side.HELPER else request.helper


def _side(problem: Problem, member: str) -> Side:
    return Side.AUTHOR if member == problem.author else Side.HELPER
