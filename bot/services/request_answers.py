"""Answer a request for help, or an offer of it: once, and by the right person."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import RequestDeclined
from bot.services import (
    conversations,
    mentors,
    outbox,
    problems,
    request_messages,
    suggestions,
)
from models import Origin, Problem, Request, RequestState

_ANSWERED = {
    RequestState.ACCEPTED: "You have said yes to this already: the conversation is in your direct "
    "messages.",
    RequestState.DECLINED: "You have answered this with Not now already. The other side knows.",
    RequestState.ENDED: "This problem was closed meanwhile, so there is nothing left to answer.",
}


async def accept(
    session: AsyncSession, request_id: int, *, by: str, now: datetime, network: Network
) -> None:
    """Say yes, and bring the two together; a mentor only where they have room.

    Others who were asked about the same problem stay asked: its author may want several views,
    and each of them is answered for themselves.
    """
    problem, request = await _answerable(session, request_id, by=by)
    if request.origin == Origin.ASKED:
        await _require_room(session, request.helper)
    request.state, request.answered_at = RequestState.ACCEPTED, now
    await problems.mark_answered(session, problem, by=request.helper, now=now, network=network)
    link = await problems.link(session, problem, network)
    await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)
    await conversations.begin(session, problem, request, link=link)


async def decline(
    session: AsyncSession, request_id: int, *, by: str, now: datetime, network: Network
) -> None:
    """Say not now, which needs no reason, and tell the one who waits."""
    problem, request = await _answerable(session, request_id, by=by)
    request.state, request.answered_at = RequestState.DECLINED, now
    link = await problems.link(session, problem, network)
    await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)
    await _tell_of_not_now(session, problem, request, link=link)


async def _tell_of_not_now(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> None:
    by_author = request.origin == Origin.OFFERED
    author = None if problem.anonymous else problem.author
    notice = RequestDeclined(
        title=problem.title,
        problem_id=problem.id,
        by_author=by_author,
        other=author if by_author else request.helper,
        more_to_ask=await suggestions.are_left(session, problem),
        link=link,
    )
    waits = request.helper if by_author else problem.author
    await outbox.say(session, notice, to=waits, key=f"{request_messages.key_of(request)}:not now")


async def _answerable(
    session: AsyncSession, request_id: int, *, by: str
) -> tuple[Problem, Request]:
    """Lock what is to be answered, and see that it is theirs to answer and still open.

    The problem's lock makes all answers about it take turns, so what is read after it is true.
    """
    found = select(Request.problem_id).where(Request.id == request_id)
    problem_id = await session.scalar(found)
    if problem_id is None:
        raise Gone
    problem = await problems.get(session, problem_id, lock=True)
    request = (await session.scalars(select(Request).where(Request.id == request_id))).one()
    if by != (request.helper if request.origin == Origin.ASKED else problem.author):
        raise NotAllowed("Only the person this was sent to can answer it.")
    if request.state != RequestState.OPEN:
        raise Gone(_ANSWERED[request.state])
    problems.require_open(problem)
    return problem, request


async def _require_room(session: AsyncSession, helper: str) -> None:
    """Lock a mentor's offer, so that two problems cannot take the same last place."""
    mentor = await mentors.get(session, helper, lock=True)
    if mentor and await mentors.load(session, helper) >= mentor.capacity:
        raise NotAllowed(
            f"You offered to help {mentor.capacity} at once, and you do. Answer Not now, or first "
            "raise the number under Change my mentoring in my Home."
        )
